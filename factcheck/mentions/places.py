"""Countries in a sentence: names, adjectives, demonyms, capitals and metonyms of the table."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from factcheck.datatypes import Mention, Sentence
from factcheck.lexicon import tables
from factcheck.lexicon.phrases import modifier_words
from factcheck.lexicon.tables import CountryForm
from factcheck.mentions.kinds import LOCATIVE, ORG_WORDS
from factcheck.mentions.names import is_title
from factcheck.words import FUNCTION_WORDS, Word, words


def countries(sentence: Sentence) -> Iterator[Mention]:
    """Country names, adjectives, demonyms, capitals and metonyms, the longest match first."""
    forms, unclear = tables.country_forms(), tables.ambiguous_forms()
    tokens, at = words(sentence.text), 0
    while at < len(tokens):
        yield from _hyphenated(sentence, tokens[at])
        for size in (4, 3, 2, 1):
            part = tokens[at : at + size]
            if len(part) < size or not part[0].capital:
                continue
            surface = sentence.text[part[0].at : part[-1].stop]
            if size > 1 and surface in tables.other_phrases():
                at += size - 1
                break
            hit = forms.get(surface) or (forms.get(surface + ".") if "." in surface else None)
            if hit and not (surface in unclear and _inside_name(tokens, at, size)) and not _firm(tokens, at, size):
                yield _country(sentence, tokens[at : at + size], _located(tokens, at), hit)
                at += size - 1
                break
        at += 1


def _hyphenated(sentence: Sentence, word: Word) -> Iterator[Mention]:
    """Both countries of "China-Russia" and "Kyrgyz-Mongolian"."""
    parts, at = word.text.split("-"), word.at
    if len(parts) != 2 or not all(part in tables.country_forms() for part in parts):
        return
    for part in parts:
        entity, form = tables.country_forms()[part]
        form = "adjective" if form != "name" else form
        yield Mention(
            sentence=sentence.index, at=at, stop=at + len(part), text=part, entity=entity, type="country", form=form
        )
        at += len(part) + 1


def _country(sentence: Sentence, part: Sequence[Word], located: bool, hit: tuple[str, CountryForm]) -> Mention:
    """A mention of a country, or of a place where a capital only says where something happens."""
    at, stop = part[0].at, part[-1].stop
    text, (entity, form) = sentence.text[at:stop], hit
    place = form == "capital" and located
    return Mention(
        sentence=sentence.index,
        at=at,
        stop=stop,
        text=text,
        entity=text if place else entity,
        type="place" if place else "country",
        form=form,
    )


def _located(tokens: Sequence[Word], at: int) -> bool:
    return at > 0 and tokens[at - 1].low in LOCATIVE


def _inside_name(tokens: Sequence[Word], at: int, size: int) -> bool:
    """Whether an ambiguous form ("Jordan", "Chad") is a part of somebody's name."""
    before = tokens[at - 1] if at else None
    after = tokens[at + size] if at + size < len(tokens) else None
    if after and after.capital and after.alpha and after.low not in FUNCTION_WORDS:
        behind = tokens[at + size + 1] if at + size + 1 < len(tokens) else None
        office = after.low in modifier_words() or (is_title(after.low) and behind is not None and behind.capital)
        return not office
    return bool(before and before.capital and at > 1 and before.alpha and before.low not in FUNCTION_WORDS)


def _firm(tokens: Sequence[Word], at: int, size: int) -> bool:
    """Whether the form is part of an organisation's name: "American Airlines", "Bank of China"."""
    end = at + size
    if end < len(tokens) and tokens[end].capital and tokens[end].low in ORG_WORDS and not is_title(tokens[end].low):
        return tokens[end].low not in {"parliament", "congress", "army", "navy", "police", "government", "ministry"}
    if at > 1 and tokens[at - 1].low == "of" and tokens[at - 2].capital:
        return tokens[at - 2].low in {"bank", "university", "institute", "museum", "church"}
    return False
