"""Which of two years is odd: articles tell most of their years in order, and a mistyped one stands out of it."""

from __future__ import annotations

import itertools

from factcheck.datatypes import Claim, Reading
from factcheck.moments import Moment, read

Dated = tuple[Claim, Moment]


def odd(reading: Reading, one: Dated, other: Dated) -> Dated | None:
    """The one without which the article's years are told more nearly in order; ``None`` where that tells nothing."""
    years = [
        (claim.sentence.start + m.at, m.year)
        for claim in reading.claims
        if claim.kind == "statement"
        for m in read(claim.sentence.text)
        if m.year
    ]
    falls = []
    for claim, moment in (one, other):
        rest = [year for at, year in years if at != claim.sentence.start + moment.at]
        falls.append(sum(b < a for a, b in itertools.pairwise(rest)))
    if falls[0] == falls[1]:
        return None
    return one if falls[0] < falls[1] else other


def mistyped(year: int, right: int) -> bool:
    """Whether one wrong digit, or two exchanged ones, make one year of the other."""
    one, other = str(year), str(right)
    differ = [i for i in range(4) if one[i : i + 1] != other[i : i + 1]]
    exchanged = len(differ) == 2 and [one[i] for i in differ] == [other[i] for i in reversed(differ)]
    return len(one) == len(other) == 4 and (len(differ) == 1 or exchanged)
