"""A time with its distance from another: "on 11 June 2021, a week after", "three years after his return, in 1988"."""

from __future__ import annotations

import datetime
from collections.abc import Iterator
from typing import NamedTuple

import regex

from factcheck.comparisons.dates.beside import body_of
from factcheck.comparisons.dates.years_told import mistyped, odd
from factcheck.comparisons.places_in_text import quoted
from factcheck.datatypes import Claim, Clash, Reading, earlier_first
from factcheck.moments import Moment, read
from factcheck.quantities.numerals import whole

COUNT = r"(?P<count>\d{1,3}|an?|[a-z]+(?:-[a-z]+)?)"
_DISTANCE = regex.compile(
    rf",?\s+(?:and\s+)?(?P<exact>exactly\s+|precisely\s+)?(?:{COUNT}\s+(?P<unit>days?|weeks?|months?|years?)|the\s+day)"
    r"(?P<sharp>\s+to\s+the\s+(?:day|month|week))?\s+(?P<way>before|after)\s+(?P<rest>[^,;:.]+)"
)
_VAGUE = regex.compile(
    r"\b(?:nearly|almost|about|some|over|more\s+than|less\s+than|just|barely|roughly|only|at\s+least)\s*$"
)
#: "Three years after his return, in 1983,"
_AHEAD = regex.compile(
    r"(?:^|[,;]\s+|\b(?:and|when|then)\s+)(?P<exact>exactly\s+|precisely\s+)?(?i:" + COUNT + r")\s+(?P<unit>years?)"
    r"(?P<sharp>)\s+(?P<way>before|after)\s+(?P<rest>[^,;:.\d“”\"]{3,60}),\s+in\s+(?:\p{Lu}\p{Ll}+\s+)?(?P<year>(?:1[5-9]|20)\d\d)\b"
)
_ASIDE = 60  # characters between a time and its exact distance
_DAYS = {"day": 1, "week": 7}


class Distant(NamedTuple):
    """A time with its distance: the time that it leads to, as (year, month, day), what is not known 0."""

    claim: Claim
    moment: Moment
    other: tuple[int, int, int]
    exact: bool
    start: int  # where that begins
    rest: str  # what stands behind "after"


def distances(claim: Claim) -> Iterator[Distant]:
    """The times of a statement that are told with their distance from another."""
    text = claim.sentence.text
    for moment in read(text):
        found = _DISTANCE.match(text, moment.stop) or _apart(text, moment) or _ahead(text, moment)
        if not found or not moment.year or moment.at < body_of(text) or quoted(text, moment.at):
            continue
        if _VAGUE.search(text, 0, found.start("count")) if found["count"] else False:
            continue
        count = whole(found["count"] or "one")
        other = _counted(moment, count, (found["unit"] or "day").rstrip("s"), -1 if found["way"] == "after" else 1)
        if count and other:
            yield Distant(
                claim, moment, other, bool(found["exact"] or found["sharp"]), found.start("rest"), found["rest"]
            )


def _apart(text: str, moment: Moment) -> regex.Match[str] | None:
    """An exact distance behind another circumstance: "in May, in time for the vote and exactly ten years after"."""
    for found in _DISTANCE.finditer(text, moment.stop):
        between = text[moment.stop : found.start()]
        if found["exact"] and len(between) < _ASIDE and not regex.search(r"[\d;:.]", between) and between[:1] == ",":
            return found
    return None


def _ahead(text: str, moment: Moment) -> regex.Match[str] | None:
    """A distance that stands before its time: "Three years after his return, in 1988,"."""
    return next((m for m in _AHEAD.finditer(text) if moment.at <= m.start("year") < moment.stop), None)


def _counted(moment: Moment, count: int, unit: str, way: int) -> tuple[int, int, int] | None:
    """The time at a distance, no finer than the unit allows."""
    year, month, day = moment.year or 0, moment.month or 0, moment.day or 0
    if unit == "year":
        return (year + way * count, month, day)
    if unit == "month":
        months = year * 12 + month - 1 + way * count
        return (months // 12, months % 12 + 1, 0) if month else None
    if not (month and day):
        return None
    try:
        other = datetime.date(year, month, day) + datetime.timedelta(days=way * count * _DAYS[unit])
    except ValueError:
        return None
    return (other.year, other.month, other.day)


def clash(reading: Reading, one: Distant, claim: Claim, moment: Moment, *, counted: bool = False) -> Clash:
    """The time that the distance leads to against the one that is told; the odd one is accused, if there is one."""
    year = one.other[0]
    wrong = odd(reading, (one.claim, one.moment), (claim, moment))
    own = one.moment.year or 0
    if not wrong and counted and mistyped(own, own + (moment.year or 0) - year):
        wrong = (one.claim, one.moment)
    suspect = suggestion = None
    if wrong != (one.claim, one.moment):
        at = moment.at + moment.text.rindex(str(moment.year))
        suspect, suggestion = claim.sentence.span(at, at + 4), str(year)
    else:
        at = one.moment.at + one.moment.text.rindex(str(one.moment.year))
        suspect = one.claim.sentence.span(at, at + 4)
        suggestion = str((one.moment.year or 0) + (moment.year or 0) - year)
    first, second = earlier_first(one.claim, claim)
    return Clash(
        kind="date", first=first, second=second, score=0.8,
        reason=f"The distance from “{one.moment.text}” leads to {year}, not to “{moment.text}”.",
        suspect=suspect, suggestion=suggestion,
    )  # fmt: skip
