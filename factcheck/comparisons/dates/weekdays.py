"""Weekdays against dates: "Friday, 13 March" in an article whose other dates make it a Thursday.

A stated year settles it by the calendar, and so does the day on which the article was published or that its dateline
tells, near which a date without a year lies; without any, its other pairs of weekday and date do, modulo seven.
"""

from __future__ import annotations

import calendar
import datetime
from collections import Counter
from collections.abc import Iterator, Sequence
from typing import NamedTuple

import regex

from factcheck.comparisons.places_in_text import narrowed
from factcheck.datatypes import Claim, Clash, Reading
from factcheck.moments import WEEKDAYS, Moment, read

_DATELINE = regex.compile(r"(?P<line>\p{Lu}[^;:“”\"]{2,60}?)\s+[-–—]\s")
_AROUND = 150  # days around the day of publication in which a date without a year is taken to lie
_NEAR = 4  # months: farther apart, two dates without a year may lie in two years


class Dated(NamedTuple):
    """A weekday with its date, in a statement."""

    claim: Claim
    moment: Moment


def compare(reading: Reading) -> Iterator[Clash]:
    """Clashes of kind "date" between a weekday and its date."""
    found = [
        Dated(claim, m)
        for claim in reading.claims
        if claim.kind == "statement"
        for m in read(claim.sentence.text)
        if m.weekday is not None and m.day and m.month
    ]
    published = reading.article.day or _dateline(reading)
    for dated in found:
        right, witnesses = _weekday(dated, found, published)
        if right is not None and right != dated.moment.weekday:
            yield _clash(dated, right, witnesses)


def _dateline(reading: Reading) -> datetime.date | None:
    """The day with its year before the dash that opens the body: "OSLO, March 4, 2025 -"."""
    opening = next((s.text for s in reading.sentences if not s.heads), "")
    found = _DATELINE.match(opening)
    days = [m for m in read(found["line"]) if m.day and m.month and m.year] if found else []
    try:
        return datetime.date(days[0].year or 1, days[0].month or 1, days[0].day or 1) if len(days) == 1 else None
    except ValueError:
        return None


def _near(moment: Moment, published: datetime.date) -> int | None:
    """The weekday of a date without a year, in the year that puts it nearest to the day of publication."""
    days = []
    for year in (published.year - 1, published.year, published.year + 1):
        try:
            days.append(datetime.date(year, moment.month or 1, moment.day or 1))
        except ValueError:  # 29 February
            continue
    day = min(days, key=lambda one: abs((one - published).days), default=None)
    return day.weekday() if day and abs((day - published).days) <= _AROUND else None


def _weekday(dated: Dated, found: Sequence[Dated], published: datetime.date | None) -> tuple[int | None, list[Dated]]:
    """The weekday that the date must have, and the pairs that say so; ``None`` where nothing settles it."""
    moment = dated.moment
    if published and not moment.year and (near := _near(moment, published)) is not None:
        return near, []
    if moment.year:
        try:
            return datetime.date(moment.year, moment.month or 1, moment.day or 1).weekday(), []
        except ValueError:
            return None, []
    votes: Counter[int] = Counter()
    voters: dict[int, list[Dated]] = {}
    for other in found:
        if other is dated or other.moment.year or (other.moment.month, other.moment.day) == (moment.month, moment.day):
            continue
        implied = _implied(other.moment, moment)
        if implied is not None:
            votes[implied] += 1
            voters.setdefault(implied, []).append(other)
    if not votes:
        return None, []
    (best, count), *rest = votes.most_common()
    clear = count >= 2 and not any(n >= count for _, n in rest) and votes[moment.weekday or 0] == 0
    return (best, voters[best]) if clear else (None, [])


def _implied(known: Moment, wanted: Moment) -> int | None:
    """The weekday of ``wanted`` by the one of ``known``; ``None`` where a leap day or a new year may lie between."""
    if known.month is None or wanted.month is None or known.day is None or wanted.day is None:
        return None
    gap = abs(known.month - wanted.month)
    crosses = min(known.month, wanted.month) <= 2 < max(known.month, wanted.month)
    if gap > _NEAR or crosses or known.weekday is None:
        return None
    days = _day_of_year(wanted) - _day_of_year(known)
    return (known.weekday + days) % 7


def _day_of_year(moment: Moment) -> int:
    months = [calendar.monthrange(2023, month)[1] for month in range(1, moment.month or 1)]
    return sum(months) + (moment.day or 1)


def _clash(dated: Dated, right: int, witnesses: Sequence[Dated]) -> Clash:
    moment, claim = dated.moment, dated.claim
    name = WEEKDAYS[moment.weekday or 0]
    at = moment.at + moment.text.index(name)
    place = claim.sentence.span(at, at + len(name))
    whole = claim.sentence.span(moment.at, moment.stop)
    other = witnesses[0].claim if witnesses else narrowed(claim, whole)
    mine = narrowed(claim, place) if other.sentence is claim.sentence else claim
    first, second = (mine, other) if mine.start <= other.start else (other, mine)
    why = "by the calendar" if not witnesses else f"if “{witnesses[0].moment.text}” is right"
    return Clash(
        kind="date", first=first, second=second, score=0.95 if moment.year else 0.85,
        reason=f"“{moment.text}” is a {WEEKDAYS[right]} {why}.",
        suspect=place, suggestion=WEEKDAYS[right], witnesses=tuple(w.claim for w in witnesses[1:]),
    )  # fmt: skip
