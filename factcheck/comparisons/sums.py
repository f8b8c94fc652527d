"""Arithmetic inside a sentence: "up 64 million to 402 million from 318 million" does not add up.

A difference in percent is reckoned from the first of its two ends; rounded figures are given their rounding.
"""

from __future__ import annotations

import dataclasses
from collections.abc import Iterator

import regex

from factcheck.datatypes import Claim, Clash, Reading
from factcheck.quantities import Quantity, read

_UP = frozenset("up rose risen increased grew grown climbed gained jumped raised lifted widened".split())
_DOWN = frozenset(
    "down fell fallen dropped declined decreased shrank sank cut lowered reduced narrowed slipped".split()
)
_TURN = regex.compile(r"\b(?:" + "|".join(sorted(_UP | _DOWN)) + r")\b", regex.IGNORECASE)


def compare(reading: Reading) -> Iterator[Clash]:
    """Clashes of kind "number" between a difference and its two ends."""
    for claim in reading.claims:
        if claim.kind == "statement":
            yield from _differences(claim)


def _differences(claim: Claim) -> Iterator[Clash]:
    text = claim.sentence.text
    quantities = read(text)
    for turn in _TURN.finditer(text):
        after = [q for q in quantities if turn.end() <= q.at <= turn.end() + 90][:3]
        roles = {_role(text, turn.end(), q): q for q in after}
        by, to, start = roles.get("by"), roles.get("to"), roles.get("from")
        if by and to and start and _comparable(by, to, start):
            sign = 1 if turn.group().lower() in _UP else -1
            right = _right(by, to, start, sign)
            if right is not None:
                yield _clash(claim, by, (start, to), right)


def _role(text: str, begin: int, quantity: Quantity) -> str:
    """What a number is in "rose by A to B from C": the word before it tells."""
    before = regex.findall(r"[\p{L}]+", text[begin : quantity.at].lower())[-2:]
    for word in reversed(before):
        if word in {"by", "to", "from"}:
            return str(word)
    return "by" if len(regex.findall(r"[\p{L}]+", text[begin : quantity.at])) <= 1 else ""


def _comparable(by: Quantity, to: Quantity, start: Quantity) -> bool:
    if any(q.bound for q in (by, to, start)) or to.kind != start.kind or to.unit != start.unit:
        return False
    return by.kind == "percent" or (by.unit == to.unit and by.kind in {to.kind, "points"})


def _right(by: Quantity, to: Quantity, start: Quantity, sign: int) -> float | None:
    """The difference that the two ends make, if it is not the one told."""
    gap = sign * (to.value - start.value)
    if by.kind == "percent" and to.kind != "percent":
        gap = 100 * gap / start.value if start.value else 0.0
        wrong = abs(gap - by.value) > max(1.0, 0.08 * abs(gap))
    else:
        wrong = abs(gap - by.value) > max(0.051, 0.02 * max(abs(gap), by.value))
    return gap if wrong and gap > 0 else None


def _clash(claim: Claim, by: Quantity, ends: tuple[Quantity, Quantity], right: float) -> Clash:
    place = claim.sentence.span(by.at, by.stop)
    low, high = min(q.at for q in ends), max(q.stop for q in ends)
    other = claim.sentence.span(low, high)
    sides = sorted(
        (dataclasses.replace(claim, start=s.start, end=s.end) for s in (place, other)), key=lambda c: c.start
    )
    return Clash(
        kind="number", first=sides[0], second=sides[1], score=0.8,
        reason=f"From “{ends[0].text}” to “{ends[1].text}” is not “{by.text}” but {right:,.4g}.",
        suspect=place, suggestion=None,
    )  # fmt: skip
