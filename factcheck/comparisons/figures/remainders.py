"""What is left of a sum whose parts are told: $3.2 million, $1.9 million of it and $800,000, "the remaining $900,000".

The whole, its parts and the rest stand within a few sentences. Where any of the numbers told there come to the rest,
all is well; a rest that is one digit off what they leave, or that makes the parts more than the whole, is not.
"""

from __future__ import annotations

import dataclasses
import itertools
from collections.abc import Iterator, Sequence
from typing import NamedTuple

import regex

from factcheck.comparisons.places_in_text import narrowed, quoted
from factcheck.datatypes import Claim, Clash, Reading, earlier_first
from factcheck.quantities import Quantity, read, slip, written_like

_REST = regex.compile(
    r"\b(?:the\s+(?:remaining|other|final|last|outstanding)|the\s+(?:rest|remainder|balance)(?:,|\s+of|\s*[–—-]|\s+\()|"
    r"that\s+(?:left|leaves)\s+(?:\p{L}+\s+){1,5}?(?:paying|with|to\s+\p{L}+)|"
    r"leaving\s+(?:\p{L}+\s+){1,5}?(?:paying|to\s+(?:pay|find|raise|borrow|cover)))"
    r"(?:\s+(?:about|some|around|nearly|roughly|of))?\s*$",
    regex.IGNORECASE,
)
_REMAINING = regex.compile(
    r"\b(?:remain|rest\b|balance\b|left\b|leav|other\b|final\b|last\b|outstanding)", regex.IGNORECASE
)
#: a part that is due last is no rest
_LAST = regex.compile(r"\b(?:final|last|other)\s+$", regex.IGNORECASE)
_PIECE = regex.compile(
    r"(?:\s+\p{L}+)?\s+(?:inst?al?lments?|tranche|payment|stage|phase|bill|project|grant)\b", regex.IGNORECASE
)
_AND_REST = regex.compile(r"\b(?:rest|remainder|remaining|balance)\b")
#: a sum that is no part of the whole
_ASIDE = regex.compile(
    r"\b(?:instead|had|would\s+have|year\s+ago|last\s+year|each|every|per|fined?|average|compared|than|from)\b",
    regex.IGNORECASE,
)
#: words beside a whole
_COST = regex.compile(
    r"\b(?:costs?|costing|priced?|budget|total|totall?ing|gap|shortfall|hole|bill|needs?|needed|owes?|owed|raise|worth|fund|"
    r"project|pay|paid|debts?|loans?|plan|package|programme|program|investment|in\s+all|altogether|deal)\b",
    regex.IGNORECASE,
)
_OF_IT = regex.compile(
    r"\bof\s+(?:that|it|this|which|the\s+(?:total|sum|cost|money|bill|amount|gap|debt|price|budget))\b"
)
_REACH = 14  # statements before the rest
_MOST = 8  # numbers in reach of which all sums are tried


class Told(NamedTuple):
    """A sum or measure with its statement."""

    claim: Claim
    quantity: Quantity


def compare(reading: Reading) -> Iterator[Clash]:
    """Clashes of kind "number" between a rest and what the parts leave of the whole."""
    statements = reading.statements
    for at, claim in enumerate(statements):
        text = claim.sentence.text
        if _REMAINING.search(text):
            for rest in read(text):
                if _is_rest(text, rest):
                    found = _missed(Told(claim, rest), statements[max(0, at - _REACH) : at + 1])
                    if found:
                        yield found


def _is_rest(text: str, quantity: Quantity) -> bool:
    told = quantity.kind in {"money", "measure", "percent"} and quantity.bound in {"", "more", "about"}
    timed = quantity.unit in {"days", "nights", "months", "time"}
    if _AND_REST.search(text, quantity.stop) or (
        _LAST.search(text[: quantity.at]) and _PIECE.match(text, quantity.stop)
    ):
        return False
    return told and not timed and bool(_REST.search(text[: quantity.at])) and not quoted(text, quantity.at)


def _missed(rest: Told, near: Sequence[Claim]) -> Clash | None:
    mine = rest.quantity
    told = [
        Told(c, q)
        for c in near
        for q in read(c.sentence.text)
        if _one_unit(q, mine) and not (c is rest.claim and q.at >= mine.at)
    ]
    if mine.kind == "percent":
        own = [t for t in told if t.claim is rest.claim]
        return _of_hundred(rest, own) if own else _to_hundred(rest, told)
    if len(told) < 2 or len(told) > _MOST or _reached(mine, [t.quantity.value for t in told]):
        return None
    whole = max(told, key=lambda t: t.quantity.value)
    behind = told[told.index(whole) + 1 :]
    parts = list({t.quantity.value: t for t in behind if t.quantity.value < whole.quantity.value}.values())
    if not parts or any(t.quantity.bound in {"range", "limit"} for t in (whole, *parts)):
        return None
    left = whole.quantity.value - sum(t.quantity.value for t in parts)
    if left <= 0 or not _is_whole(whole, parts):
        return None
    right = _like(mine, left)
    aside = any(_ASIDE.search(t.claim.sentence.text) for t in parts)
    sure = slip(right, mine) in _SLIPS
    made = mine.value + sum(t.quantity.value for t in parts)
    if not sure and slip(_like(whole.quantity, made), whole.quantity) in _SLIPS:
        return _whole_wrong(rest, whole, made)
    more = mine.value > 1.03 * left and not aside and all(not t.quantity.bound for t in parts)
    return _clash(rest, whole, parts, left) if sure or more else None


_SLIPS = frozenset(("digit", "swap", "tenfold", "ten", "teen"))


def _like(quantity: Quantity, value: float) -> Quantity:
    """The quantity with another value."""
    return dataclasses.replace(quantity, number=value * quantity.number / quantity.value, value=value)


def _one_unit(quantity: Quantity, mine: Quantity) -> bool:
    """Whether two numbers have one unit; "is giving 36 million" leaves that of money out."""
    bare = mine.kind == "money" and quantity.kind == "count" and not quantity.nouns and "illion" in quantity.text
    return bare or (quantity.kind, quantity.unit) == (mine.kind, mine.unit)


def _is_whole(whole: Told, parts: Sequence[Told]) -> bool:
    """Whether the largest number is told as what the others are parts of."""
    texts = [t.claim.sentence.text for t in parts]
    return (
        whole.quantity.modifier
        or bool(_COST.search(whole.claim.sentence.text))
        or any(_OF_IT.search(text) for text in texts)
    )


def _reached(mine: Quantity, values: Sequence[float]) -> bool:
    """Whether a whole without some of the other numbers is the rest, or several make it."""
    near = 0.02 * mine.value
    for size in range(1, min(5, len(values)) + 1):
        for some in itertools.combinations(values, size):
            top = max(some)
            if abs(sum(some) - mine.value) <= near or abs(2 * top - sum(some) - mine.value) <= near:
                return True
    return False


def _of_hundred(rest: Told, told: Sequence[Told]) -> Clash | None:
    """ "58 per cent, 30 per cent and the remaining 22"."""
    parts = [t for t in told if not t.quantity.bound]
    left = 100 - sum(t.quantity.value for t in parts)
    if len(parts) != len(told) or not parts or left <= 0 or abs(left - rest.quantity.value) <= 1.5:
        return None
    return _clash(rest, parts[0], parts, left)


def _to_hundred(rest: Told, told: Sequence[Told]) -> Clash | None:
    """ "Accepted by 54.8 per cent. The remaining 41.6 per cent": the one share that is a slip for what is left."""
    left = 100 - rest.quantity.value
    shares = [t for t in told if t.quantity.kind == "percent" and not t.quantity.bound]
    if any(abs(t.quantity.value - left) <= 1.5 for t in shares) or left <= 0:
        return None
    slips = [t for t in shares if slip(_like(t.quantity, left), t.quantity) in _SLIPS - {"tenfold"}]
    return _whole_wrong(rest, slips[0], left) if len({t.quantity.value for t in slips}) == 1 else None


def _whole_wrong(rest: Told, wrong: Told, right: float) -> Clash:
    """The rest is right with its parts, and what they are parts of is the slip."""
    mine, other = rest.quantity, wrong.quantity
    place = wrong.claim.sentence.span(other.at, other.stop)
    sides = (narrowed(wrong.claim, place), narrowed(rest.claim, rest.claim.sentence.span(mine.at, mine.stop)))
    first, second = earlier_first(*sides)
    return Clash(
        kind="number", first=first, second=second, score=0.78,
        reason=f"“{mine.text}” is told as the rest, which it is not of “{other.text}”.",
        suspect=place, suggestion=written_like(other, right),
    )  # fmt: skip


def _clash(rest: Told, whole: Told, parts: Sequence[Told], left: float) -> Clash:
    mine = rest.quantity
    place = rest.claim.sentence.span(mine.at, mine.stop)
    one, other = whole.claim, rest.claim
    if one.sentence is other.sentence:
        stop = max(t.quantity.stop for t in parts if t.claim is one) if one is other else whole.quantity.stop
        one, other = narrowed(one, one.sentence.span(whole.quantity.at, stop)), narrowed(other, place)
    first, second = earlier_first(one, other)
    told = ", ".join(f"“{t.quantity.text}”" for t in parts)
    of = "a hundred percent" if mine.kind == "percent" else f"“{whole.quantity.text}”"
    return Clash(
        kind="number", first=first, second=second, score=0.8,
        reason=f"Of {of}, {told} leave something else than “{mine.text}”.",
        suspect=place, suggestion=written_like(mine, left),
    )  # fmt: skip
