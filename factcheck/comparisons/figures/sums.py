"""Arithmetic of changes: "up 64 million to 402 million from 318 million" does not add up.

A difference in percent is reckoned from the first of its two ends; rounded figures are given their rounding. For a
rate, the levels that the article tells elsewhere count, too: raised by half a point to 3.75%, though it went from 3% to
3.5%.
"""

from __future__ import annotations

import dataclasses
from collections.abc import Iterator, Sequence

import regex

from factcheck.comparisons.places_in_text import narrowed
from factcheck.datatypes import Claim, Clash, Reading, earlier_first
from factcheck.quantities import Change, Quantity, changes, read, slip, written_like

_NEAR = 0.011  # percentage points


def compare(reading: Reading) -> Iterator[Clash]:
    """Clashes of kind "number" between a change and its two ends."""
    statements = reading.statements
    for claim in statements:
        for change in changes(claim.sentence.text):
            found = _own_ends(claim, change) or _other_levels(claim, change, statements)
            if found:
                yield found
                break


# --- all three numbers in one sentence --------------------------------------------------------------------------------


def _own_ends(claim: Claim, change: Change) -> Clash | None:
    by, to, start = change.by, change.to, change.start
    if by is None or to is None or start is None or not _comparable(by, to, start) or _fits(change.sign, by, to, start):
        return None
    gap = change.sign * (to.value - start.value)
    if gap <= 0:
        return None  # "up to 5 from 7" is read wrong rather than written wrong
    wrong, right = by, 100 * gap / start.value if _relative(by, to) else gap
    if not _relative(by, to):
        for end, value in ((to, start.value + change.sign * by.value), (start, to.value - change.sign * by.value)):
            if slip(end, dataclasses.replace(end, number=value, value=value)) == "swap":
                wrong, right = end, value
    ends = [q for q in (by, to, start) if q is not wrong]
    place = claim.sentence.span(wrong.at, wrong.stop)
    other = claim.sentence.span(min(q.at for q in ends), max(q.stop for q in ends))
    sides = [narrowed(claim, s) for s in (place, other)]
    first, second = earlier_first(*sides)
    return Clash(
        kind="number", first=first, second=second, score=0.82,
        reason=f"From “{start.text}” to “{to.text}” is not “{by.text}”.",
        suspect=place, suggestion=written_like(wrong, right),
    )  # fmt: skip


def _comparable(by: Quantity, to: Quantity, start: Quantity) -> bool:
    if any(q.bound for q in (by, to, start)) or to.kind != start.kind or to.unit != start.unit:
        return False
    return by.kind == "percent" or (by.unit == to.unit and by.kind in {to.kind, "points"})


def _relative(by: Quantity, to: Quantity) -> bool:
    """Whether the change is told in percent of a level that is no percentage itself."""
    return by.kind == "percent" and to.kind != "percent"


def _fits(sign: int, by: Quantity, to: Quantity, start: Quantity) -> bool:
    """Whether the ends are as far apart as is told, roundings aside."""
    gap = sign * (to.value - start.value)
    if _relative(by, to):
        told = 100 * gap / start.value if start.value else 0.0
        return abs(told - by.value) <= max(1.0, 0.08 * abs(told))
    if by.kind == "percent" and start.value:
        told = 100 * gap / start.value  # "rose 5% to 21% from 20%": of the share itself
        if abs(told - by.value) <= max(1.0, 0.08 * abs(told)):
            return True
    return abs(gap - by.value) <= max(0.051, 0.02 * max(abs(gap), by.value))


# --- the levels of a rate in other sentences --------------------------------------------------------------------------


def _other_levels(claim: Claim, change: Change, statements: Sequence[Claim]) -> Clash | None:
    by, to = change.by, change.to
    if by is None or to is None or change.start or by.kind != "points" or to.kind != "percent" or by.bound or to.bound:
        return None
    levels = [
        (c, q)
        for c in statements
        if c is not claim and regex.search(r"\brates?\b", c.sentence.text, regex.IGNORECASE)
        for q in read(c.sentence.text)
        if q.kind == "percent"
    ]
    start = to.value - change.sign * by.value
    if any(_same(q.value, start) or _same(q.value, to.value) for _, q in levels):
        return None
    for other, right in levels:
        behind = [c for c, q in levels if _same(q.value, right.value - change.sign * by.value)]
        if behind and _is_level(other, right):
            first, second = earlier_first(claim, other)
            return Clash(
                kind="number", first=first, second=second, score=0.84,
                reason=f"A change of “{by.text}” leads to “{right.text}”, as is told elsewhere, not to “{to.text}”.",
                suspect=claim.sentence.span(to.at, to.stop), suggestion=right.text, witnesses=(behind[0],),
            )  # fmt: skip
    return None


def _same(one: float, other: float) -> bool:
    return abs(one - other) < _NEAR


def _is_level(claim: Claim, level: Quantity) -> bool:
    """Whether a percentage stands as where the rate is: "with the rate at 3.5%", "a rate of 3.5%"."""
    before = claim.sentence.text[max(0, level.at - 30) : level.at]
    return bool(regex.search(r"\brates?\s+(?:\S+\s+)?(?:at|of|is|now|to)\s+(?:\S+\s+)?$", before))
