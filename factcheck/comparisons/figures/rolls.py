"""Everyone or everything of a kind told by name against how many there are: "her children Tom, Nell and Barney".

The names stand beside the noun as its apposition ("The ferries, the Ada and the Mary, were sold"), so they are all of
them; the article must count that noun once only ("a mother of four", "the sale of three ferries"). "The sixth this
year, after those in May, June and July" and "three men, aged 24 and 31" are told in one breath.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import NamedTuple

import regex

from factcheck.comparisons.places_in_text import claim_at, narrowed, quoted
from factcheck.datatypes import Clash, Reading, Sentence, earlier_first
from factcheck.quantities import Quantity, read, same_thing, written_like
from factcheck.quantities.numerals import value_of
from factcheck.words import stem

_NAME = r"(?:the\s+)?\p{Lu}[\p{L}\p{M}.’'-]*(?:\s+(?:(?:of|de|del|van|von|al)\s+)?\p{Lu}[\p{L}\p{M}.’'-]*){0,3}"
_NAMES = rf"(?P<one>{_NAME})(?:,\s+(?P<one>{_NAME}))*,?\s+and\s+(?P<one>{_NAME})"
_KIN = r"(?P<noun>children|sons|daughters|brothers|sisters)"
_FAMILY = regex.compile(
    rf"\b(?P<whose>[Hh]er|[Hh]is|[Tt]heir)\s+{_KIN},?\s+{_NAMES}(?!\s+and\b|,\s+and\b)(?=[.,;]|\s+\p{{Ll}})"
)
_PARENT = regex.compile(
    r"\b(?P<who>mother|father|mum|dad|parents?)\s+of\s+(?P<number>\p{L}+|\d)(?=[.,;:)]|\s+(?:who|from|and|in|at|has|had|was|is)\b|$)"
)
_THINGS = regex.compile(
    rf"^The\s+(?P<noun>\p{{Ll}}+s),\s+{_NAMES},\s+(?=(?:are|were|have|had|will|would|could|can|may|must)\b)"
)
_OTHERS = regex.compile(
    r"\b(?:another|others?|second|third|fourth|fifth|remaining|rest|last|including|among|late|died|born)\b"
)
_ORDINALS = dict(
    zip(
        "second third fourth fifth sixth seventh eighth ninth tenth eleventh twelfth".split(), range(2, 13), strict=True
    )
)
_MONTHS = (
    "January|February|March|April|May|June|July|August|September|October|November|December|"
    "Monday|Tuesday|Wednesday|Thursday|Friday|Saturday|Sunday|(?:19|20)\\d\\d"
)
_NTH = regex.compile(
    rf"\b(?:the|its|his|her|their)\s+(?P<nth>{'|'.join(_ORDINALS)})(?:\s+\p{{Ll}}+){{0,2}}(?:\s+this\s+\p{{Ll}}+)?,?\s+"
    rf"(?:after|following)\s+(?:those|ones|\p{{Ll}}+s)\s+(?:in|on)\s+(?P<one>{_MONTHS})(?:,\s+(?P<one>{_MONTHS}))*,?\s+and\s+"
    rf"(?:in\s+|on\s+)?(?P<one>{_MONTHS})(?=[.;]|$)"
)
_AGED = regex.compile(
    r"\s+(?:\p{L}+\s+){0,2}?(?:men|women|boys|girls|people|teenagers|suspects|youths),?\s+(?:both\s+)?aged\s+"
    r"(?P<one>\d{1,2})(?:,\s+(?P<one>\d{1,2}))*,?\s+and\s+(?P<one>\d{1,2})(?=[.,;]|\s+(?!years|months|to)\p{Ll})"
)
_YOUNG = regex.compile(r"\b(?:boys|girls|teenagers|youths)\b")
_HERS = {"mother": "her", "mum": "her", "father": "his", "dad": "his"}
_MOST, _MISCOUNT, _SPREAD, _REACH = 12, 3, 5, 6
_SCORE = 0.76


class Roll(NamedTuple):
    """Names of all of a kind; ``at`` and ``stop`` are offsets in the sentence's text."""

    sentence: Sentence
    noun: str
    size: int
    whose: str
    at: int
    stop: int


class Counted(NamedTuple):
    """A number of things with its sentence; ``value`` is -1 where it is not how many there are."""

    sentence: Sentence
    at: int
    stop: int
    value: int


class Breath(NamedTuple):
    """Two places of one sentence that do not go together."""

    wrong: tuple[int, int]
    other: tuple[int, int]
    reason: str
    mend: str | None


def compare(reading: Reading) -> Iterator[Clash]:
    """Clashes of kind "count" between names or ages and how many are counted."""
    for sentence in reading.sentences:
        yield from (_inside(reading, sentence, breath) for breath in _in_one_breath(sentence.text))
        for roll in _rolls(sentence):
            found = _counted(roll, reading.sentences)
            if found:
                yield _clash(reading, found, roll)


# --- in another sentence ----------------------------------------------------------------------------------------------


def _rolls(sentence: Sentence) -> Iterator[Roll]:
    if " and " in sentence.text:
        for pattern in (_FAMILY, _THINGS):
            for found in pattern.finditer(sentence.text):
                if not quoted(sentence.text, found.start()):
                    whose = (found.groupdict().get("whose") or "").lower()
                    yield Roll(sentence, stem(found["noun"]), len(found.captures("one")), whose, *found.span())


def _counted(roll: Roll, sentences: Sequence[Sentence]) -> Counted | None:
    """The one count of what is named, where it differs."""
    counts = [c for s in sentences if s is not roll.sentence for c in _counts(s, roll)]
    near = all(abs(s.index - roll.sentence.index) <= _REACH for s in (c.sentence for c in counts))
    if not near or len({c.value for c in counts}) != 1 or any(_OTHERS.search(c.sentence.text) for c in counts):
        return None
    value = counts[0].value
    differs = value != roll.size and abs(value - roll.size) <= _MISCOUNT and not _OTHERS.search(roll.sentence.text)
    return counts[0] if differs else None


def _counts(sentence: Sentence, roll: Roll) -> Iterator[Counted]:
    text = sentence.text
    if roll.noun == stem("children"):
        for found in _PARENT.finditer(text):
            value = value_of([found["number"]]) if found["number"].isalpha() else float(found["number"])
            other = {"her", "his"} - {_HERS.get(found["who"].lower(), roll.whose)}
            if value and roll.whose not in other:
                yield Counted(sentence, found.start("number"), found.end("number"), round(value))
    for q in read(text):
        if q.kind == "count" and same_thing(q.head, roll.noun) and 2 <= q.value <= _MOST:
            yield Counted(sentence, q.at, q.stop, round(q.value) if not (q.bound or q.whole or q.modifier) else -1)


def _clash(reading: Reading, counted: Counted, roll: Roll) -> Clash:
    sentence, at, stop, _ = counted
    sides = claim_at(reading.claims, sentence, at, stop), claim_at(reading.claims, roll.sentence, roll.at, roll.stop)
    first, second = earlier_first(*sides)
    mine = next((q for q in read(sentence.text) if q.at == at), None)
    return Clash(
        kind="count", first=first, second=second, score=_SCORE,
        reason=f"“{sentence.text[at:stop]}” are counted, but {roll.size} are named.",
        suspect=sentence.span(at, stop), suggestion=written_like(mine, roll.size) if mine else None,
    )  # fmt: skip


# --- in one breath ----------------------------------------------------------------------------------------------------


def _in_one_breath(text: str) -> Iterator[Breath]:
    for found in _NTH.finditer(text):
        size = len(found.captures("one"))
        if _ORDINALS[found["nth"]] != size + 1 and not quoted(text, found.start()):
            reason = f"“{found['nth']}” does not go with {size} before it."
            mend = next((word for word, nth in _ORDINALS.items() if nth == size + 1), None)
            yield Breath(found.span("nth"), (found.start("one"), found.end()), reason, mend)
    for quantity in read(text) if " aged " in text else ():
        ages = _AGED.match(text, quantity.stop)
        if ages and _miscounted(quantity, ages) and not quoted(text, quantity.at):
            size = len(ages.captures("one"))
            reason = f"“{quantity.text}” are counted, but {size} ages are told."
            yield Breath((quantity.at, quantity.stop), ages.span(), reason, written_like(quantity, size))


def _miscounted(quantity: Quantity, ages: regex.Match[str]) -> bool:
    """Whether there are too few ages or too many; "three boys aged 14 and 15" share one."""
    told = [int(age) for age in ages.captures("one")]
    if quantity.bound or quantity.value < 2:
        return False
    shared = quantity.value - len(told) != 1 or max(told) - min(told) < _SPREAD or bool(_YOUNG.search(ages.group()))
    return quantity.value < len(told) or (quantity.value > len(told) and not shared)


def _inside(reading: Reading, sentence: Sentence, breath: Breath) -> Clash:
    spans = [sentence.span(*place) for place in breath[:2]]
    claims = [claim_at(reading.claims, sentence, *place) for place in breath[:2]]
    first, second = earlier_first(*(narrowed(claim, span) for claim, span in zip(claims, spans, strict=True)))
    return Clash(
        kind="count", first=first, second=second, score=_SCORE, reason=breath.reason, suspect=spans[0],
        suggestion=breath.mend,
    )  # fmt: skip
