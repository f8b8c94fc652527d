"""Who is named where, for comparisons that cannot miss a name: ships, firms and parties that no list knows, too.

Mentions leave alone what they cannot type. Here each capitalised run is a name, a capital stands for its country, and a
name that begins or ends another one means the same party ("the Front", "Unity Front").
"""

from __future__ import annotations

import dataclasses
from collections.abc import Iterator, Mapping, Sequence
from collections.abc import Set as AbstractSet

from factcheck.comparisons.parties.masks import masked
from factcheck.datatypes import Claim, Clash, Mention, Reading, Sentence, earlier_first, mentions_by_sentence
from factcheck.lexicon.forms import country_of, placed_text
from factcheck.words import CALENDAR, FUNCTION_WORDS, Word, words

#: verbs of which a name in the first place is the subject
_VERBS = frozenset(
    """beat beats defeated edged knocked won lost led drew has will agreed had said declined withdrew offered lies
    reached plans hopes expects went were was is are came fell led scored trailed says""".split()
)
Named = Mapping[int, tuple[Mention, ...]]


def named(reading: Reading) -> Named:
    """The parties that each sentence names, by its index, in text order."""
    by_sentence = mentions_by_sentence(reading.mentions)
    tokens = [words(s.text) for s in reading.sentences]
    common = frozenset(w.text for told in tokens for w in told if w.text.islower())
    first = {told[0].text for told in tokens if _goes_on(told) and told[0].low not in common}
    inner = first.union(w.text for told in tokens for w in told[1:] if w.capital)
    found = {s.index: tuple(_of(s, by_sentence.get(s.index, ()), inner)) for s in reading.sentences}
    longer = _longer({m.entity for told in found.values() for m in told if m.type not in ("country", "person")})
    return {
        index: tuple(dataclasses.replace(m, entity=longer.get(m.entity, m.entity)) for m in told)
        for index, told in found.items()
    }


def worded(text: str, wrong: Mention, right: Mention, parties: Named) -> str:
    """The right party in the form of the wrong one: "Lusaka" for "Maputo", "Omani" for "Ethiopian"."""
    told = [m for found in parties.values() for m in found if m.entity == right.entity]
    if wrong.type == "country":
        used = [m.text for m in told if m.form == wrong.form]
        placed = None if used or right.type != "country" else placed_text(text, wrong, right.entity, [right])
        return max(used, key=used.count) if used else placed[1] if placed else right.text
    short = [m.text for m in told if m.text != right.entity]
    if not short or (wrong.text == wrong.entity and " " in wrong.text):
        return right.entity
    alike = [t for t in short if right.entity.endswith(t) == wrong.entity.endswith(wrong.text)]
    return max(alike or short, key=short.count)


def texts_of(statements: Sequence[Claim], parties: Named) -> dict[int, str]:
    """The text of each statement's sentence with its parties masked, by the sentence's index."""
    return {c.sentence.index: masked(c.sentence.text, parties[c.sentence.index]) for c in statements}


def misplaced(claim: Claim, who: Mention, against: Claim, *, score: float, reason: str, mend: str | None) -> Clash:
    """A clash of kind "participant": by another claim, the party that a claim names is not meant."""
    first, second = earlier_first(against, claim)
    return Clash(
        kind="participant", first=first, second=second, score=score, reason=reason,
        suspect=claim.sentence.span(who.at, who.stop), suggestion=mend,
    )  # fmt: skip


def _of(sentence: Sentence, mentions: Sequence[Mention], inner: AbstractSet[str]) -> Iterator[Mention]:
    """The mentions of a sentence and the names between them."""
    kept = [_country(m) if m.form == "capital" else m for m in mentions]
    free: list[Mention] = []
    for first, last in _runs(words(sentence.text), inner):
        over = [m for m in kept if m.at < last.stop and first.at < m.stop]
        known = sentence.text[: first.at].lower().endswith("the ")
        if not over or (known and len(over) == 1 and over[0].type != "country" and over[0].stop == last.stop):
            text = sentence.text[first.at : last.stop]
            kept = [m for m in kept if m not in over]
            free.append(
                Mention(
                    sentence=sentence.index, at=first.at, stop=last.stop, text=text, entity=text, type="organisation"
                )
            )
    yield from sorted((*kept, *free), key=lambda m: m.at)


def _country(mention: Mention) -> Mention:
    return dataclasses.replace(mention, entity=country_of(mention.text), type="country")


def _runs(tokens: Sequence[Word], inner: AbstractSet[str]) -> Iterator[tuple[Word, Word]]:
    """The first and the last word of each capitalised run."""
    run: list[Word] = []
    for at, word in enumerate(tokens):
        proper = word.alpha and word.capital and word.low not in FUNCTION_WORDS and word.low not in CALENDAR
        if proper and (at or word.text in inner):
            run.append(word)
            continue
        if run:
            yield run[0], run[-1]
        run = []
    if run:
        yield run[0], run[-1]


def _goes_on(tokens: Sequence[Word]) -> bool:
    """Whether the capital of the first word is that of a name: "Wexley beat", "Corran Rovers"."""
    after = tokens[1:3]
    joined = len(after) == 2 and after[0].low == "and" and after[1].capital
    return bool(after) and (after[0].capital or after[0].low in _VERBS or joined)


def _longer(entities: set[str]) -> dict[str, str]:
    """Names that begin or end exactly one longer name, with that name."""
    found = {}
    for entity in entities:
        more = [other for other in entities if other != entity and _part(entity.split(), other.split())]
        if len(more) == 1:
            found[entity] = more[0]
    return found


def _part(short: list[str], long: list[str]) -> bool:
    return len(short) < len(long) and (long[: len(short)] == short or long[-len(short) :] == short)
