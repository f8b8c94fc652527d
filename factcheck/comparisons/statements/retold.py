"""A relative clause that gives a name to what somebody else is quoted with: "X, who called it “a tax on geography”".

The clause may paraphrase ("X, who compared the hall to a waiting room"); quotations against quotations are compared in
``quotes.py``. Short phrases pass from mouth to mouth and do not count.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import NamedTuple

import regex

from factcheck.datatypes import Claim, Clash, Mention, Reading, Sentence, earlier_first, mentions_by_sentence
from factcheck.words import FUNCTION_WORDS, Word, stem, words

_QUOTED = regex.compile(r"“([^“”]{6,400})”|\"([^\"]{6,400})\"|“([^“”]{6,400})$")
_WHO = regex.compile(
    r",\s+who\s+(?:had\s+|has\s+|once\s+|also\s+)?(?P<verb>called|described|compared|likened|dubbed|branded|dismissed|"
    r"praised|denounced|said|warned|complained|told|argued)\s+(?P<said>[^,“”\"]*(?:[“\"][^“”\"]+[”\"])?[^,]*)"
)
_PAST = regex.compile(
    r"\b(?:quoting|quoted|echoing|echoed|repeating|repeated|borrowing|words? of|phrase|motto|slogan|song|"
    r"lyrics|title|titled|entitled|book|film|read|reads|chant\p{L}*|as \p{Lu}\p{L}+ (?:put|called) it)\b"
)
MIN_SHARED = 2  # content stems in a run of words for word repetition
PARAPHRASE = 3  # content stems for a paraphrase


class Said(NamedTuple):
    """Words and who said them; ``at`` and ``stop`` are offsets in the sentence's text."""

    sentence: Sentence
    at: int
    stop: int
    text: str
    speaker: str
    reported: Mention | None  # the name before the relative clause that reports the words


def compare(reading: Reading) -> Iterator[Clash]:
    """Clashes of kind "quote"."""
    said = list(_sayings(reading))
    told: set[tuple[int, int]] = set()
    for at, one in enumerate(said):
        for other in said[at + 1 :]:
            pair = (one.sentence.index, other.sentence.index)
            if one.speaker == other.speaker or pair in told or pair[0] == pair[1]:
                continue
            score = _score(one, other)
            if score:
                told.add(pair)
                yield _clash(one, other, score, reading)


def _sayings(reading: Reading) -> Iterator[Said]:
    """Everything that a named person is quoted or reported with."""
    named = mentions_by_sentence(reading.mentions)
    people = {m.entity for m in reading.mentions if m.type == "person"}
    for sentence, speaker in zip(reading.sentences, reading.speakers, strict=True):
        mentions = [m for m in named.get(sentence.index, []) if m.type == "person" and not m.entity.endswith("?")]
        reported = list(_reported(sentence, mentions))
        yield from reported
        if speaker in people and not _PAST.search(sentence.text) and not sentence.heads:
            for m in _QUOTED.finditer(sentence.text):
                group = next(i for i in (1, 2, 3) if m[i])
                inside = any(r.at <= m.start() < r.stop for r in reported)
                if not inside:
                    yield Said(sentence, m.start(group), m.end(group), m[group], speaker, None)


def _reported(sentence: Sentence, mentions: Sequence[Mention]) -> Iterator[Said]:
    for m in _WHO.finditer(sentence.text):
        owner = next((x for x in mentions if x.stop == m.start()), None)
        if owner:
            yield Said(sentence, m.start("said"), m.end("said"), m["said"], owner.entity, owner)


def _score(one: Said, other: Said) -> float:
    """How sure it is that both are the same words, 0 where they are not."""
    exact = _run(one.text, other.text)
    if exact >= MIN_SHARED and (one.reported or other.reported):
        return 0.85
    if one.reported is None and other.reported is None:
        return 0.0
    mine, theirs = _content(one.text), _content(other.text)
    short = min(len(mine), len(theirs))
    shared = len(mine & theirs)
    return 0.8 if shared >= PARAPHRASE and shared >= 0.75 * short else 0.0


def _content(text: str) -> frozenset[str]:
    return frozenset(stem(w.text) for w in words(text) if w.alpha and w.low not in FUNCTION_WORDS and len(w.text) > 2)


def _alpha(text: str) -> list[Word]:
    return [w for w in words(text) if w.alpha]


def _run(one: str, other: str) -> int:
    """Content words, names and titles aside, in the longest run of words that both have, letter for letter."""
    mine, theirs = ([w.text if i else w.low for i, w in enumerate(_alpha(text))] for text in (one, other))
    best = 0
    for i in range(len(mine)):
        for j in range(len(theirs)):
            size = 0
            while i + size < len(mine) and j + size < len(theirs) and mine[i + size] == theirs[j + size]:
                size += 1
            run = mine[i : i + size]
            telling = sum(word.islower() and word not in FUNCTION_WORDS and len(word) > 2 for word in run)
            if size >= 3 and telling > best:
                best = telling
    return best


def _clash(one: Said, other: Said, score: float, reading: Reading) -> Clash:
    """The reported one is suspect: it gives a name to words that stand elsewhere with their speaker."""
    wrong, right = (one, other) if one.reported else (other, one)
    suspect = suggestion = None
    if wrong.reported:
        suspect = wrong.sentence.span(wrong.reported.at, wrong.reported.stop)
        suggestion = _called(right.speaker, wrong.reported, reading)
    first, second = earlier_first(_claim(reading, one.sentence), _claim(reading, other.sentence))
    return Clash(
        kind="quote", first=first, second=second, score=score,
        reason=f"The same words are given to {one.speaker} in one place and to {other.speaker} in another.",
        suspect=suspect, suggestion=suggestion,
    )  # fmt: skip


def _called(speaker: str, wrong: Mention, reading: Reading) -> str:
    """The right speaker's name in the length of the wrong one: a surname for a surname."""
    if " " in wrong.text or not any(
        m.entity == speaker and m.text == speaker.rsplit(maxsplit=1)[-1] for m in reading.mentions
    ):
        return speaker if " " in wrong.text else speaker.rsplit(maxsplit=1)[-1]
    return speaker.rsplit(maxsplit=1)[-1]


def _claim(reading: Reading, sentence: Sentence) -> Claim:
    found = next((c for c in reading.claims if c.kind == "statement" and c.sentence is sentence), None)
    return found or Claim(text=sentence.text, start=sentence.start, end=sentence.end, sentence=sentence)
