"""A time with its distance from another: "on 11 June 2021, a week after the last transfer", "exactly ten years after".

The distance gives the other time. Where the article tells the very day, or of exact years the very month, in another
year, that year is mistyped. "Two years later, in 1998" is counted from the only year of the sentence before.
"""

from __future__ import annotations

import dataclasses
import itertools
from collections.abc import Iterator, Sequence

import regex

from factcheck.comparisons.dates.beside import body_of
from factcheck.comparisons.dates.distances import COUNT, Distant, clash, distances
from factcheck.comparisons.places_in_text import quoted, voices
from factcheck.datatypes import Claim, Clash, Reading
from factcheck.moments import read
from factcheck.quantities.numerals import whole

_LATER = regex.compile(
    rf"(?:^|[.;]\s+|\band\s+)(?:(?P<next>[Tt]he\s+(?:following|next)\s+year)|(?i:{COUNT})\s+years?\s+(?P<way>later|earlier))"
    r",\s+(?:in\s+)?(?:\p{Lu}\p{Ll}+\s+)?(?P<year>(?:1[5-9]|20)\d\d)\b"
)
_YEARS_APART = 12  # farther apart, two dates with one day and month are two anniversaries of nothing


def compare(reading: Reading) -> Iterator[Clash]:
    """Clashes of kind "date"."""
    statements = reading.statements
    for claim in statements:
        for one in distances(claim):
            yield from list(_beside(one))[:1] or list(_other_year(reading, statements, one))[:1]
    yield from _later(reading, statements)


# --- "after it was built, in 1898" -----------------------------------------------------------------------------------


def _beside(one: Distant) -> Iterator[Clash]:
    """The year of what the distance is counted from, told right behind it."""
    text = one.claim.sentence.text
    found = regex.compile(r"[^,;:.“”\"]{0,60}?,?\s+in\s+(?P<year>(?:1[5-9]|20)\d\d)(?!\d)").match(text, pos=one.start)
    if (
        not found
        or one.moment.at <= found.start("year") < one.moment.stop
        or abs(int(found["year"]) - one.other[0]) <= 1
    ):
        return
    here, there = one.claim.sentence.span(one.moment.at, one.moment.stop), one.claim.sentence.span(*found.span("year"))
    yield Clash(
        kind="date", first=dataclasses.replace(one.claim, start=here.start, end=here.end),
        second=dataclasses.replace(one.claim, start=there.start, end=there.end), score=0.8,
        reason=f"The distance from “{one.moment.text}” leads to {one.other[0]}, not to {found['year']}.",
    )  # fmt: skip


# --- the very day of another year -----------------------------------------------------------------------------------


def _other_year(reading: Reading, statements: Sequence[Claim], one: Distant) -> Iterator[Clash]:
    year, month, day = one.other
    if not month or not (day or one.exact):
        return
    told = [
        (c, m) for c in statements for m in read(c.sentence.text) if m.year and m.month == month and m is not one.moment
    ]
    told = [
        (c, m) for c, m in told if (m.day == day if day else not m.day) and not (c is one.claim and m == one.moment)
    ]
    if not told or any(m.year == year for _, m in told):
        return
    years = {m.year for _, m in told}
    claim, moment = told[0]
    if len(years) == 1 and abs((moment.year or 0) - year) <= _YEARS_APART and not voices(claim, one.claim):
        yield clash(reading, one, claim, moment)


# --- two years later, in --------------------------------------------------------------------------------------------


def _later(reading: Reading, statements: Sequence[Claim]) -> Iterator[Clash]:
    for before, claim in itertools.pairwise(statements):
        text = claim.sentence.text
        found = _LATER.search(text)
        if not found or before.sentence.index != claim.sentence.index - 1 or quoted(text, found.start("year")):
            continue
        if before.sentence.paragraph != claim.sentence.paragraph or voices(before, claim):
            continue
        earlier = [m for m in read(text) if m.year and m.stop <= found.start()]
        base = earlier or [m for m in read(before.sentence.text) if m.year and m.at >= body_of(before.sentence.text)]
        count = 1 if found["next"] else whole(found["count"].lower())
        way = -1 if found["way"] == "earlier" else 1
        if len({m.year for m in base}) != 1 or not count:
            continue
        right, year = (base[0].year or 0) + way * count, int(found["year"])
        known = {m.year for c in statements if c.start < claim.start for m in read(c.sentence.text)}
        if abs(right - year) > 1 and year - way * count not in known:
            yield Clash(
                kind="date", first=before, second=claim, score=0.72,
                reason=f"Counted from “{base[0].text}” this should be {right}, not {year}.",
                suspect=claim.sentence.span(*found.span("year")), suggestion=str(right),
            )  # fmt: skip
