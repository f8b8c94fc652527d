"""How often an article tells a time: counted once, for comparisons that ask it of many."""

from __future__ import annotations

import dataclasses
from collections import Counter
from collections.abc import Callable

from factcheck.datatypes import Reading
from factcheck.moments import Moment, read

Times = Callable[[Moment], int]


def counter(reading: Reading) -> Times:
    """Tells how often the article names a weekday, a month or a year."""
    told = Counter(_bare(m) for sentence in reading.sentences for m in read(sentence.text))
    known: dict[Moment, int] = {}

    def times(moment: Moment) -> int:
        one = _bare(moment)
        if one not in known:
            known[one] = sum(count for other, count in told.items() if _equal(one, other))
        return known[one]

    return times


def _bare(moment: Moment) -> Moment:
    """A moment wherever it stands."""
    return dataclasses.replace(moment, at=0, stop=0, text="")


def _equal(one: Moment, other: Moment) -> bool:
    if one.weekday is not None and not one.day:
        return one.weekday == other.weekday
    if not (one.month or other.month):
        return one.year is not None and one.year == other.year
    days = one.day == other.day or not (one.day and other.day)
    years = one.year == other.year or not (one.year and other.year)
    return one.month == other.month and days and years
