"""A duration against its own beginning and end: "for nine years, from 1963 to 1982", "a three-day fair, from Monday to
Friday".

Both stand side by side, so they tell of one stretch of time, or the one stretch of days of an article is taken up with
"the three-week strike", "over ten days". Counted with or without the last year or day it must fit; what is told as
"nearly" or "about" is left alone.
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import NamedTuple

import regex

from factcheck.comparisons.places_in_text import narrowed, quoted, two_places
from factcheck.datatypes import Claim, Clash, Reading, Sentence
from factcheck.moments import MONTHS, WEEKDAYS
from factcheck.quantities.numerals import ONES, whole

_NUMBER = rf"(?P<count>\d{{1,3}}|{'|'.join(ONES)})"
_YEAR = r"(?:1[5-9]|20)\d\d"
_DAYS = "|".join(WEEKDAYS)
_BETWEEN = (
    rf"(?:from\s+(?P<one>{_YEAR})\s+(?:to|until|till)\s+(?P<other>{_YEAR})|"
    rf"\((?:from\s+)?(?P<one>{_YEAR})(?:\s+to\s+|[-–])(?P<other>{_YEAR})\))(?!\d)"
)
_WEEK = rf"from\s+(?P<one>{_DAYS})\s+(?:to|until|till)\s+(?P<other>{_DAYS})(?!\p{{L}})"
_MONTH = "|".join(MONTHS)
_DATES = (
    rf"from\s+(?P<one>\d{{1,2}})(?:\s+(?P<begun>{_MONTH}))?\s+(?:to|until|till)\s+"
    rf"(?P<other>\d{{1,2}})\s+(?P<month>{_MONTH})\b"
)
_SPAN = rf"(?P<span>{_NUMBER}(?P<joint>\s+|-)(?P<unit>years?|weeks?|days?))"
_GAP = r"(?P<gap>(?:\s+\p{Ll}[\p{Ll}-]*){0,4},?\s+)"
_FORMS = (
    regex.compile(rf"\b(?:[Ff]or|[Aa]fter|[Aa]|[Tt]he|[Hh]is|[Hh]er|[Ii]ts|[Tt]heir)\s+{_SPAN}{_GAP}{_BETWEEN}"),
    regex.compile(rf"\b(?:[Ff]or|[Aa]fter|[Aa]|[Tt]he|[Hh]is|[Hh]er|[Ii]ts|[Tt]heir)\s+{_SPAN}{_GAP}{_WEEK}"),
    regex.compile(rf"\b(?:[Ff]or|[Aa]fter|[Aa]|[Tt]he|[Hh]is|[Hh]er|[Ii]ts|[Tt]heir)\s+{_SPAN}{_GAP}{_DATES}"),
)
_OF_DATES = 2  # the form of two dates
_OPEN = regex.compile(
    r"\b(?:nearly|almost|about|around|some|over|more|less|than|first|last|next|every|each|per|old|before|between|since|"
    r"and|but|or|ago|later|earlier|another|by|out|off)\b"
)


class _Stretch(NamedTuple):
    """A duration with its ends."""

    claim: Claim
    found: regex.Match[str]
    told: int
    spans: tuple[int, int]  # counted without and with the last year or day


def compare(reading: Reading) -> Iterator[Clash]:
    """Clashes of kind "date" between a duration and its ends."""
    for claim in reading.claims:
        if claim.kind == "statement":
            for one in _stretches(claim):
                if not _fits(one.told, one.found["unit"], *one.spans):
                    yield _clash(one)
    yield from _taken_up(reading)


# --- "began on 3 May and ended on 17 May", "the three-week strike" ----------------------------------------------------

_BEGAN = regex.compile(
    rf"\b(?:[Ff]rom|(?:began|begins|started|starts|opened|opens|walked\s+out)\s+on)\s+(?P<one>\d{{1,2}})"
    rf"(?:\s+(?P<begun>{_MONTH}))?\s+(?:(?:to|until|till)|and\s+(?:ended|ends|closed|closes|finished|finishes)\s+on)\s+"
    rf"(?P<other>\d{{1,2}})\s+(?P<month>{_MONTH})\b"
)
_TAKEN_UP = regex.compile(
    rf"\b(?:[Tt]he|[Ii]ts|[Tt]heir|[Oo]ver|[Dd]uring|[Aa]fter)\s+(?:the\s+)?{_NUMBER}(?:\s+|-)(?P<unit>weeks?|days?)"
    r"(?P<behind>\s+[\p{L}-]+)?"
)
_NEXT = 3  # sentences from the stretch to what takes it up


def _taken_up(reading: Reading) -> Iterator[Clash]:
    """The one stretch of days of an article, and the one duration near it that takes it up."""
    body = [s for s in reading.sentences if not s.heads]
    ends = [(s, m) for s in body for m in _BEGAN.finditer(s.text) if m["begun"] in {None, m["month"]}]
    if len(ends) != 1 or quoted(ends[0][0].text, ends[0][1].start()):
        return
    sentence, found = ends[0]
    low, high = _counted(found["one"], found["other"])
    near = [s for s in body if 0 <= s.index - sentence.index <= _NEXT]
    told = [(s, m) for s in near for m in _TAKEN_UP.finditer(s.text) if _whole_of(s.text, m)]
    told = [(s, m) for s, m in told if not (s is sentence and m.start() < found.start())]
    if len(told) != 1 or low < 1:
        return
    owner, span = told[0]
    if not _fits(whole(span["count"]), span["unit"], low, high):
        yield _between(reading, sentence, found, owner, span)


def _whole_of(text: str, found: regex.Match[str]) -> bool:
    """Whether a duration is that of the whole: not "the first two weeks", "after three days of talks"."""
    after = found.group().lower().startswith("after") and (found["behind"] or "").strip() in {"of", "in", "on"}
    return not (after or _OPEN.search(found["behind"] or "") or quoted(text, found.start()))


def _between(
    reading: Reading, sentence: Sentence, found: regex.Match[str], owner: Sentence, span: regex.Match[str]
) -> Clash:
    ends = (sentence, found.start("one"), found.end("month"))
    first, second = two_places(reading.claims, ends, (owner, span.start("count"), span.end("unit")))
    return Clash(
        kind="date", first=first, second=second, score=0.76,
        reason=f"From {found['one']} to {found['other']} {found['month']} is not {span['count']} {span['unit']}.",
    )  # fmt: skip


# --- in one sentence --------------------------------------------------------------------------------------------------


def _stretches(claim: Claim) -> Iterator[_Stretch]:
    text = claim.sentence.text
    for form, pattern in enumerate(_FORMS):
        for found in pattern.finditer(text):
            unit = found["unit"].rstrip("s")
            if unit not in (("day", "week") if form == _OF_DATES else ("day",) if form else ("year",)) or quoted(
                text, found.start()
            ):
                continue
            months = found.groupdict()
            broken = regex.compile(r",?\s+(?:with|not|on\s+and\s+off|except)\b").match(text, pos=found.end())
            if broken or _OPEN.search(found["gap"]) or months.get("begun") not in {None, months.get("month")}:
                continue
            told = whole(found["count"])
            yield _Stretch(claim, found, told, _counted(found["one"], found["other"]))


def _fits(told: int, unit: str, low: int, high: int) -> bool:
    """Whether a duration is as long as its ends are apart, both counted in days where it is told in weeks."""
    if unit.startswith("week"):
        return -(-(low - 2) // 7) <= told <= (high + 2) // 7
    return low - 1 <= told <= high


def _counted(one: str, other: str) -> tuple[int, int]:
    if one in WEEKDAYS:
        days = (WEEKDAYS.index(other) - WEEKDAYS.index(one)) % 7
        return days + 1, days + 1
    years = int(other) - int(one)  # or days of one month
    return years, years + 1


def _clash(one: _Stretch) -> Clash:
    claim, found = one.claim, one.found
    span, ends = (claim.sentence.span(*found.span("span")), claim.sentence.span(found.start("one"), found.end("other")))
    first = narrowed(claim, span)
    second = narrowed(claim, ends)
    return Clash(
        kind="date", first=first, second=second, score=0.8,
        reason=f"From {found['one']} to {found['other']} is not {found['count']} {found['unit'].rstrip('s')}s.",
    )  # fmt: skip
