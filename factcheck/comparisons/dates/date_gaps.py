"""Two dates against the days, weeks or months told between them: "on 24 May, five weeks after talks began on 3 May".

The gap stands beside both dates ("D, N weeks after … on D", "on D and, N weeks later, on D") or goes on from the only
date of the sentence before. Days are exact but for one, weeks but for half of one, months but for half of one.
"""

from __future__ import annotations

import datetime
import itertools
from collections.abc import Iterator
from typing import NamedTuple

import regex

from factcheck.comparisons.dates.beside import body_of
from factcheck.comparisons.places_in_text import narrowed, quoted, voices
from factcheck.datatypes import Claim, Clash, Reading, Span, earlier_first
from factcheck.moments import Moment, read
from factcheck.quantities.numerals import whole

_GAP = r"(?P<count>\d{1,3}|an?|[a-z]+(?:-[a-z]+)?)\s+(?P<unit>days?|weeks?|months?)"
#: behind a date: "five weeks after talks began on"
_AFTER = regex.compile(
    rf",?\s+(?:and\s+)?{_GAP}\s+(?P<way>before|after)\s+(?P<rest>[^,;:“”\"\d]{{3,70}}?)\son\s+(?:\p{{Lu}}\p{{Ll}}+day,?\s+)?$"
)
#: before a date: "and, five weeks later, on"
_LATER = regex.compile(
    rf"(?:^|[,;]\s+|\band,?\s+)(?i:{_GAP})\s+(?P<way>later|earlier),\s+(?:on\s+)?(?:\p{{Lu}}\p{{Ll}}+day,?\s+)?$"
)
_VAGUE = regex.compile(
    r"\b(?:nearly|almost|about|some|over|more\s+than|less\s+than|just|barely|roughly|only|at\s+least|around|under|within|"
    r"several|few|every)\s*$"
)
_HINT = regex.compile(r"\b(?:days?|weeks?|months?)\s+(?:before|after|later|earlier)\b")
_LENGTH = {"day": 1.0, "week": 7.0, "month": 30.44}
_SLACK = {"day": 1.0, "week": 3.9, "month": 16.0}
_MOST = {"day": 60, "week": 20, "month": 11}
_NO_LEAP = 2023  # the year in which dates without a year are counted
_SCORE = 0.76


class _Gap(NamedTuple):
    """Two dates with what is told between them, the date that the gap leads from first."""

    first: tuple[Claim, Moment]
    second: tuple[Claim, Moment]
    found: regex.Match[str]
    way: int  # 1: the second is told to be later


def compare(reading: Reading) -> Iterator[Clash]:
    """Clashes of kind "date"."""
    statements = reading.statements
    for before, claim in itertools.pairwise([None, *statements]):
        if claim and _HINT.search(claim.sentence.text):
            for gap in _gaps(before, claim):
                yield from _wrong(gap)


def _dates(claim: Claim) -> list[Moment]:
    return [m for m in read(claim.sentence.text) if m.day and m.month and m.at >= body_of(claim.sentence.text)]


def _gaps(before: Claim | None, claim: Claim) -> Iterator[_Gap]:
    text = claim.sentence.text
    dates = _dates(claim)
    for one, other in itertools.pairwise(dates):
        found = _AFTER.match(text, one.stop, other.at)
        if found and not quoted(text, one.at):
            yield _Gap((claim, one), (claim, other), found, 1 if found["way"] == "before" else -1)
    for at, moment in enumerate(dates):
        found = _LATER.search(text, 0, moment.at)
        if not found or quoted(text, moment.at):
            continue
        known = [(claim, m) for m in dates[:at]]
        if not known and before and before.sentence.index == claim.sentence.index - 1 and not voices(before, claim):
            known = [(before, m) for m in _dates(before)]
        if len(known) == 1:
            yield _Gap(known[0], (claim, moment), found, 1 if found["way"] == "later" else -1)


def _wrong(gap: _Gap) -> Iterator[Clash]:
    """The gap, if its dates have another."""
    found, unit = gap.found, gap.found["unit"].lower().rstrip("s")
    count = whole(found["count"].lower())
    if not 0 < count <= _MOST[unit] or _VAGUE.search(gap.second[0].sentence.text, 0, found.start("count")):
        return
    days = _between(gap.first[1], gap.second[1], gap.way)
    if days is None or abs(days - count * _LENGTH[unit]) <= _SLACK[unit]:
        return
    one, other = (claim.sentence.span(m.at, m.stop) for claim, m in (gap.first, gap.second))
    first, second = _sides(gap, one, other)
    told = f"{found['count'].lower()} {found['unit']}"
    yield Clash(
        kind="date", first=first, second=second, score=_SCORE,
        reason=f"Between “{gap.first[1].text}” and “{gap.second[1].text}” it is not {told}.",
        suspect=other, suggestion=None,
    )  # fmt: skip


def _between(one: Moment, other: Moment, way: int) -> int | None:
    """The days from one date to the other, over a new year where no year is told."""
    try:
        first, second = (datetime.date(m.year or _NO_LEAP, m.month or 1, m.day or 1) for m in (one, other))
    except ValueError:
        return None
    days = (second - first).days * way
    whole = bool(one.year) and bool(other.year)
    if bool(one.year) != bool(other.year):
        same = datetime.date((one.year or other.year or 0), second.month, second.day)
        days = (same - first.replace(year=one.year or other.year or 0)).days * way
    return days if whole or days >= 0 else days + 365


def _sides(gap: _Gap, one: Span, other: Span) -> tuple[Claim, Claim]:
    if gap.first[0].sentence is gap.second[0].sentence:
        return earlier_first(narrowed(gap.first[0], one), narrowed(gap.second[0], other))
    return earlier_first(gap.first[0], gap.second[0])
