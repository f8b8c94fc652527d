"""Sentences and mentions → which body "the airline", "the ministry" and "the German group" mean, where only one fits.

A body is known by the noun of its name ("Ministry of Health"), by what stands before the name ("the Spanish group
Altamar") and by what stands behind it (", a Spanish utility,"). "The" and a noun, with a nationality or without, mean
the one body that is known by both, if it has been named before and no other body, with a name or without, may be meant.
Outside of quotations only. Measured on ``tests/data/descriptions.txt``.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from typing import NamedTuple

import regex

from factcheck.datatypes import Mention, Sentence, mentions_by_sentence
from factcheck.lexicon import tables
from factcheck.mentions.description_words import COMPANIES, COMPANY, GROUPS, NAMED, OPENING, OTHERS, PAST, VERBS
from factcheck.words import FUNCTION_WORDS, Word, quoted_words, words

_ARTICLES = frozenset(("the", "a", "an"))
_DESCRIBED = regex.compile(rf"\b[Tt]he\s+(?:\p{{Lu}}[\p{{L}}-]+\s+)?(?:{'|'.join(GROUPS)})\b")
_NOUN = regex.compile(rf"\b(?:{'|'.join(GROUPS)}|agencies|parties|charities|utilities|bakeries|laboratories)s?\b")
_MARK = regex.compile(r"[“”«»„\"]")
_IN_PHRASE = 6  # words of an apposition or before a name that are read
_PHRASE_ENDS = frozenset(", . ; : ( ) – — who which that of for in at from with and or to by on based".split())
_FROM = frozenset("of in from".split())
_GENERIC = frozenset((COMPANY, GROUPS["operator"], GROUPS["manufacturer"], GROUPS["supplier"], GROUPS["developer"]))


class _Phrase(NamedTuple):
    """ "the German group": its noun and nationality; ``first`` and ``last`` are indexes of words."""

    first: int
    last: int
    group: int
    country: str | None


class _Known:
    """What the article says of its bodies: their groups, their countries, and since which sentence they are named."""

    def __init__(self) -> None:
        self.groups: dict[str, set[int]] = defaultdict(set)
        self.countries: dict[str, set[str]] = defaultdict(set)
        self.since: dict[str, tuple[int, int]] = {}

    def fitting(self, phrase: _Phrase, place: tuple[int, int]) -> list[str]:
        """The bodies named before a place that may be meant by a description."""
        named = [e for e, since in self.since.items() if since < place]
        return [e for e in named if self._fits(e, phrase)]

    def _fits(self, entity: str, phrase: _Phrase) -> bool:
        groups, lands = self.groups[entity], self.countries[entity]
        company = phrase.group in _GENERIC and (not groups or bool(groups & COMPANIES))
        kind = phrase.group in groups or company
        return kind and (phrase.country is None or phrase.country in lands)

    def sure(self, entity: str, phrase: _Phrase) -> bool:
        """Whether noun and nationality are both told of a body, not only not denied."""
        groups = self.groups[entity]
        kind = phrase.group in groups or (phrase.group == COMPANY and bool(groups & COMPANIES))
        return kind and (phrase.country is None or phrase.country in self.countries[entity])


def find(sentences: Sequence[Sentence], mentions: Sequence[Mention]) -> list[Mention]:
    """A mention of form "description" for each that is safe, in text order."""
    by_sentence = mentions_by_sentence(mentions)
    if not any(_DESCRIBED.search(s.text) for s in sentences):
        return []
    known, unnamed = _Known(), dict[int, tuple[int, int]]()
    read: list[tuple[Sentence, Sequence[Word], list[_Phrase]]] = []
    for sentence, quoted in _quoted(sentences):
        named = by_sentence.get(sentence.index, [])
        told = _NOUN.search(sentence.text)
        tokens = words(sentence.text) if named or told else ()
        _learn(known, sentence, tokens, named)
        if not told:
            continue
        for group, place in _without_name(sentence.index, tokens, named):
            unnamed[group] = min(unnamed.get(group, place), place)
        phrases = [p for p in _phrases(tokens, named) if not (quoted and quoted[p.last])]
        read.append((sentence, tokens, phrases if sentence.kind != "headline" else []))
    return [
        m for sentence, tokens, phrases in read for p in phrases for m in _resolved(sentence, tokens, p, known, unnamed)
    ]


def _quoted(sentences: Sequence[Sentence]) -> Iterator[tuple[Sentence, Sequence[bool]]]:
    """Each sentence with which of its words are quoted; nothing where none is."""
    inside, paragraph = False, -1
    for sentence in sentences:
        inside = inside and sentence.paragraph == paragraph
        paragraph, quoted = sentence.paragraph, list[bool]()
        if inside or _MARK.search(sentence.text):
            quoted, inside = quoted_words(words(sentence.text), inside)
        yield sentence, quoted


def _resolved(
    sentence: Sentence, tokens: Sequence[Word], phrase: _Phrase, known: _Known, unnamed: dict[int, tuple[int, int]]
) -> Iterator[Mention]:
    place = (sentence.index, tokens[phrase.first].at)
    fitting = known.fitting(phrase, place)
    if not fitting:  # the reader is told of one that has no name
        unnamed[phrase.group] = min(unnamed.get(phrase.group, place), place)
    other = unnamed.get(phrase.group, place) < place and not (phrase.country and phrase.group == COMPANY)
    if len(fitting) != 1 or other or not known.sure(fitting[0], phrase):
        return
    start, stop = tokens[phrase.first].at, tokens[phrase.last].stop
    yield Mention(
        sentence=sentence.index, at=start, stop=stop, text=sentence.text[start:stop], entity=fitting[0],
        type="organisation", form="description",
    )  # fmt: skip


def _learn(known: _Known, sentence: Sentence, tokens: Sequence[Word], named: Sequence[Mention]) -> None:
    """What a sentence says of the bodies that it names."""
    index = {w.at: i for i, w in enumerate(tokens)}
    lands = {m.at: m.entity for m in named if m.type == "country"}
    for mention in named:
        if mention.type not in {"organisation", "person"} or mention.at not in index or mention.entity.endswith("?"):
            continue
        if mention.form == "surname" or (" " in mention.entity and mention.entity.split()[0] in tables.first_names()):
            continue  # a person
        first = index[mention.at]
        last = next((i for i in range(first, len(tokens)) if tokens[i].stop >= mention.stop), first)
        known.groups[mention.entity] |= _of_name(mention.entity)
        before, behind = _before(tokens, first), _behind(tokens, last)
        for part in (before, behind):
            group = next((GROUPS[w.low] for w in reversed(part) if w.low in GROUPS), None)
            if group is not None and (part is behind or part[-1].low in GROUPS):
                known.groups[mention.entity].add(group)
                known.countries[mention.entity] |= {lands[w.at] for w in part if w.at in lands}
        known.countries[mention.entity] |= _home(tokens, first, last, lands)
        if mention.type == "organisation" or known.groups[mention.entity]:
            known.since.setdefault(mention.entity, (sentence.index, mention.at))


def _of_name(name: str) -> set[int]:
    """What a name says itself: "Nimbus Air", "Ministry of Health"."""
    lows = name.lower().split()
    found = {NAMED[lows[-1]]} if len(lows) > 1 and lows[-1] in NAMED else set()
    opening = {lows[0]} if lows[1:2] == ["of"] and lows[0] in OPENING else set()
    return {GROUPS[noun] for noun in found | opening if noun in GROUPS}


def _before(tokens: Sequence[Word], first: int) -> Sequence[Word]:
    """The words that describe the name behind them: "the Spanish utility" Altamar."""
    at = first
    while at > 0 and first - at < _IN_PHRASE:
        word = tokens[at - 1]
        if not word.alpha or (word.low in FUNCTION_WORDS and word.low not in {"new"}):
            break
        at -= 1
    return tokens[at:first]


def _behind(tokens: Sequence[Word], last: int) -> Sequence[Word]:
    """The words of an apposition up to its noun: Altamar ", a Spanish utility,", "is a Spanish utility"."""
    after = last + 1
    opened = after < len(tokens) and tokens[after].low in {",", "is", "was", "–", "—"}
    if not opened or after + 1 >= len(tokens):
        return ()
    start = after + 1
    if tokens[start].low not in _ARTICLES and not _owned(tokens, start):
        return ()
    end = start + 1
    while end < len(tokens) and end - start <= _IN_PHRASE and tokens[end].low not in _PHRASE_ENDS:
        end += 1
    return tokens[start:end] if end > start + 1 and tokens[end - 1].low in GROUPS else ()


def _owned(tokens: Sequence[Word], at: int) -> bool:
    """Whether somebody's own begins here: "Chile's largest airline", "the country's"."""
    return any(w.text in {"'s", "’s"} for w in tokens[at + 1 : at + 3])


def _home(tokens: Sequence[Word], first: int, last: int, lands: Mapping[int, str]) -> set[str]:
    """Where a body is from: "Altamar of Spain", "Germany's Altamar"."""
    behind = tokens[last + 1 : last + 3]
    found = {lands[behind[1].at]} if len(behind) == 2 and behind[0].low in _FROM and behind[1].at in lands else set()
    if first > 1 and tokens[first - 1].text in {"'s", "’s"} and tokens[first - 2].at in lands:
        found.add(lands[tokens[first - 2].at])
    if first and tokens[first - 1].at in lands:
        found.add(lands[tokens[first - 1].at])
    return found


def _phrases(tokens: Sequence[Word], named: Sequence[Mention]) -> Iterator[_Phrase]:
    """Each "the airline" and "the German group" of a sentence that no name follows and no "of" goes with."""
    lands = {m.at: m.entity for m in named if m.type == "country" and m.form in {"adjective", "demonym"}}
    starts = {m.at for m in named}
    for last, word in enumerate(tokens):
        if word.low not in GROUPS or word.capital:
            continue
        first = last - 1
        country = lands.get(tokens[first].at) if first >= 0 else None
        first -= country is not None
        if first < 0 or tokens[first].low != "the":
            continue
        after = tokens[last + 1] if last + 1 < len(tokens) else None
        if after and (
            after.at in starts or after.low in {"of", "for", "in", "that", "which", "who", "-"} or _noun(after)
        ):
            continue
        yield _Phrase(first, last, GROUPS[word.low], country)


def _noun(after: Word) -> bool:
    """Whether the noun goes on: "the bank manager", "the union leader", "the company's" does not."""
    if not after.alpha or after.low in FUNCTION_WORDS or after.low in VERBS:
        return False
    return not after.low.endswith(("ed", "ly", "s")) and after.low not in PAST


def _without_name(
    sentence: int, tokens: Sequence[Word], named: Sequence[Mention]
) -> Iterator[tuple[int, tuple[int, int]]]:
    """Groups of which the sentence has one without a name ("a rival airline"), with its place, or several, anywhere."""
    starts = {m.at for m in named}
    near = {m.stop for m in named}
    for at, word in enumerate(tokens):
        low = word.low
        one = low[:-3] + "y" if low.endswith("ies") else low.removesuffix("s")
        plural, group = low not in GROUPS and one in GROUPS, GROUPS.get(low, GROUPS.get(one))
        if group is None or word.capital:
            continue
        lead = [w.low for w in tokens[max(0, at - 4) : at]]
        cut = max((i for i, w in enumerate(lead) if w in _PHRASE_ENDS), default=-1)
        lead = lead[cut + 1 :]
        follows = at + 1 < len(tokens) and tokens[at + 1].at in starts
        opens = next((i for i in range(at - 1, max(-1, at - 6), -1) if tokens[i].low in {"a", "an"}), None)
        apposed = (
            opens is not None
            and opens > 0
            and (
                (tokens[opens - 1].text == "," and opens > 1 and tokens[opens - 2].stop in near)
                or (tokens[opens - 1].low in {"is", "was", "as", "became"})
            )
        )
        described = "the" in lead[:-1] and tokens[at - 1].text.islower()  # "the central bank"
        if plural or OTHERS & set(lead) or (({"a", "an"} & set(lead) or described) and not follows and not apposed):
            yield group, (-1, 0) if plural else (sentence, word.at)
