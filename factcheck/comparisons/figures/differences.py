"""A difference taken up against its two ends: 48,000 tonnes, up from 40,000, and "the extra 18,000 tonnes".

"The extra", "the rise of" and "the £2.6m decline" take up what two numbers told together differ by. Where no two
numbers of the article come to it, and it is a slip away from what the two told as one change do, it is the slip.
"""

from __future__ import annotations

import dataclasses
import itertools
from collections.abc import Iterator, Sequence
from typing import NamedTuple

import regex

from factcheck.comparisons.places_in_text import narrowed, quoted, voices
from factcheck.datatypes import Claim, Clash, Reading, earlier_first
from factcheck.quantities import Quantity, read, slip, written_like
from factcheck.words import stems

_NOUNS = (
    r"rise|increase|growth|gain|jump|surge|fall|drop|decline|decrease|reduction|cut|loss|slump|difference|gap|change|"
    r"improvement|widening|shortening|hike"
)
_LEAD = regex.compile(
    rf"\b(?:the|that|this|its|their|those)\s+(?:(?:extra|additional|added)|(?:\p{{Ll}}+\s+)?(?:{_NOUNS})\s+of)"
    r"(?:\s+(?:about|some|around|nearly|almost|roughly|just))?\s+$",
    regex.IGNORECASE,
)
_THE = regex.compile(r"\b(?:the|that|this|its|their)\s+$", regex.IGNORECASE)
_TAIL = regex.compile(rf"[\s-]+(?:[\p{{L}}-]+\s+){{0,2}}?(?:{_NOUNS})\b", regex.IGNORECASE)
_EXTRA = regex.compile(r"\b(?:extra|additional|added)\s", regex.IGNORECASE)
#: words before the change and after it: "the £2m revenue fall", "the £2m fall in revenue"
_WHAT = regex.compile(
    rf"[\s-]+(?:(?P<before>[\p{{L}}-]+)\s+){{0,2}}?(?:{_NOUNS})\b(?:\s+(?:in|of|on|for|at)\s+(?:the\s+|its\s+|their\s+)?(?P<in>\p{{L}}+))?|"
    r"(?:\s+\p{L}+)?\s+(?:in|of|on|for|at)\s+(?:the\s+|its\s+|their\s+)?(?P<in>\p{L}+)",
    regex.IGNORECASE,
)
_AHEAD = regex.compile(r"\b(?:expected|planned|forecast|next\s+(?:year|month|season)|set\s+aside|will\s+be)\b")
_MOVED = regex.compile(rf"\b(?:extra|additional|added|{_NOUNS})\b", regex.IGNORECASE)
#: what stands between the two ends of one change
_JOINED = regex.compile(
    r"[^.;:“”\"]{0,60}?\b(?:from|against|after|to|than|compared\s+(?:with|to))\s+"
    r"(?:(?:the|a|its|last\s+year[’']s|about|some|nearly|record|loss|profit|of|only|just|almost)\s+){0,3}",
    regex.IGNORECASE,
)
_REACH = 12  # statements between the ends and the difference


class Ends(NamedTuple):
    """Two numbers told as one change."""

    claim: Claim
    one: Quantity
    two: Quantity
    gap: float  # how far they are apart


def compare(reading: Reading) -> Iterator[Clash]:
    """Clashes of kind "number" between a difference and its two ends."""
    statements = reading.statements
    for at, claim in enumerate(statements):
        text = claim.sentence.text
        if _MOVED.search(text):
            for mine in read(text):
                if _taken_up(text, mine):
                    found = _missed(claim, mine, statements, at)
                    if found:
                        yield found


def _taken_up(text: str, mine: Quantity) -> bool:
    if mine.kind not in {"count", "money", "measure"} or mine.bound in {"range", "limit"} or quoted(text, mine.at):
        return False
    if _AHEAD.search(text, mine.stop):
        return False
    tail = _TAIL.match(text, mine.stop)
    return bool(_LEAD.search(text[: mine.at]) or (_THE.search(text[: mine.at]) and tail))


def _missed(claim: Claim, mine: Quantity, statements: Sequence[Claim], at: int) -> Clash | None:
    found = [_value(q, mine) for c in statements for q in read(c.sentence.text) if q != mine]
    told = [value for value in found if value is not None]
    if any(abs(value - mine.value) <= 0.01 * mine.value for value in told) or _reached(mine, told):
        return None
    near = [e for c in statements[max(0, at - _REACH) : at + 1] for e in _ends(c, mine)]
    near = [e for e in near if e.gap > 0 and _slipped(mine, e.gap) and not voices(e.claim, claim)]
    if len({round(e.gap, 6) for e in near}) != 1:
        return None
    ends = near[-1]
    if not _of_the_same(claim.sentence.text, mine, stems(ends.claim.sentence.text)):
        return None
    counted = mine.kind != "count" or mine.head in {ends.one.head, ends.two.head, *stems(ends.claim.sentence.text)}
    return _clash(claim, mine, ends) if counted else None


def _of_the_same(text: str, mine: Quantity, known: frozenset[str]) -> bool:
    """Whether the sentence of the ends has what the difference is in, or what the extra sum is."""
    found = _WHAT.match(text, mine.stop)
    told = stems(" ".join([*found.captures("before"), *found.captures("in")])) if found else frozenset()
    extra = _EXTRA.search(text[: mine.at][-12:]) and mine.kind == "money"
    return told <= known and not (extra and mine.nouns and not known & {*mine.nouns})


def _value(quantity: Quantity, mine: Quantity) -> float | None:
    """The value of a number of the same unit; "31,000 tonnes, up from 27,000" has it once."""
    if (quantity.kind, quantity.unit) == (mine.kind, mine.unit):
        return quantity.value
    bare = mine.kind in {"measure", "money"} and quantity.kind == "count" and not quantity.nouns and not quantity.word
    return quantity.number * mine.value / mine.number if bare and mine.number >= 10 else None


def _reached(mine: Quantity, values: Sequence[float]) -> bool:
    """Whether two numbers of the article differ by it or make it."""
    near = 0.03 * mine.value
    pairs = itertools.combinations(values, 2)
    return any(abs(abs(a - b) - mine.value) <= near or abs(a + b - mine.value) <= near for a, b in pairs)


def _ends(claim: Claim, mine: Quantity) -> Iterator[Ends]:
    text = claim.sentence.text
    found = [q for q in read(text) if q is not mine and q.bound not in {"range", "more"}]
    valued = [(q, value) for q in found if (value := _value(q, mine)) is not None]
    for (one, first), (two, second) in itertools.pairwise(valued):
        if _JOINED.fullmatch(text[one.stop : two.at]) and {one.kind, two.kind} & {mine.kind}:
            yield Ends(claim, one, two, abs(first - second))


def _slipped(mine: Quantity, gap: float) -> bool:
    right = dataclasses.replace(mine, number=gap * mine.number / mine.value, value=gap)
    return slip(right, mine) in {"digit", "swap", "tenfold", "ten", "teen"}


def _clash(claim: Claim, mine: Quantity, ends: Ends) -> Clash:
    place = claim.sentence.span(mine.at, mine.stop)
    one, other = ends.claim, claim
    if one.sentence is other.sentence:
        one = narrowed(one, one.sentence.span(ends.one.at, ends.two.stop))
        other = narrowed(other, place)
    first, second = earlier_first(one, other)
    return Clash(
        kind="number", first=first, second=second, score=0.82,
        reason=f"Between “{ends.one.text}” and “{ends.two.text}” the difference is not “{mine.text}”.",
        suspect=place, suggestion=written_like(mine, ends.gap),
    )  # fmt: skip
