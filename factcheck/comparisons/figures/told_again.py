"""A sum or measure taken up as known with its digits exchanged: "a 7.4km corridor" and "along all 4.7km".

What is taken up ("the £16.4m shortfall", "all 4.7km") must have been told before. If it stands nowhere else, nothing
else comes to it, and one other number of the same unit has its digits in another order, it is that number mistyped.
"""

from __future__ import annotations

import itertools
from collections.abc import Iterator, Sequence
from typing import NamedTuple

import regex

from factcheck.comparisons.places_in_text import quoted, voices
from factcheck.datatypes import Claim, Clash, Reading
from factcheck.quantities import Quantity, agree, makes, read, same_thing, slip, written_like
from factcheck.sameness import apart, frame
from factcheck.words import stem, stems

#: a number told as one that the reader knows
_KNOWN = regex.compile(
    r"\b(?:all|(?:the|its|their|this|that|those)(?:\s+(?:whole|full|entire|total|planned|promised))?)"
    r"(?:\s+of\s+(?:the|its|their))?\s+$",
    regex.IGNORECASE,
)
_DIGITS = regex.compile(r"\d[.,]?\d")
_NOUN_BEFORE = regex.compile(r"(?P<noun>\p{L}+)\s+(?:of|to|at|is|was)\s+(?:(?:about|some|nearly|almost|around)\s+)?$")
#: what the number is of: "the £14m cost of the new pool"
_OF_WHAT = regex.compile(
    r"(?:\s+[\p{L}-]+){0,2}?\s+(?:of|for|a?round)\s+(?P<what>(?:(?:the|an?|its|their|new|old)\s+)*\p{L}+)"
)
_OTHER = regex.compile(r"\b(?:rivals?|older|others?|another|second|as\s+well|too)\b")
#: nouns that name one sum in news, besides those that ``quantities`` knows
_SUMS = tuple(
    frozenset(map(stem, line.split()))
    for line in (
        "gap shortfall hole deficit black",
        "share contribution stake part",
        "cost price bill budget",
        "fall drop decline decrease",
        "rise increase growth jump",
        "sales revenue turnover income",
        "profit earnings",
        "fine penalty sanction",
        "offer bid takeover deal purchase sale",
        "debt loan borrowing",
        "route line corridor road path trail section",
        "fund funding grant aid subsidy",
    )
)


class Told(NamedTuple):
    """A sum or measure with its statement and stems of what it is of."""

    claim: Claim
    quantity: Quantity
    things: frozenset[str]


def compare(reading: Reading) -> Iterator[Clash]:
    """Clashes of kind "number" between a known number and one with its digits in another order."""
    statements = [c for c in reading.claims if c.kind == "statement" and _DIGITS.search(c.sentence.text)]
    told = [t for c in statements for t in _told(c)]
    for mine, right in _exchanged(told):
        others = [t.quantity for t in told if t.quantity.unit == mine.quantity.unit and t is not mine]
        if not makes(others, mine.quantity.value) and not any(agree(q, mine.quantity) for q in others):
            yield _clash(mine, right)


def _told(claim: Claim) -> Iterator[Told]:
    text = claim.sentence.text
    for quantity in read(text):
        if quantity.kind in {"money", "measure", "percent"} and quantity.bound not in {"range", "more"}:
            before = _NOUN_BEFORE.search(text[: quantity.at])
            things = {*quantity.nouns[:3], *([stem(before["noun"])] if before else [])}
            yield Told(claim, quantity, frozenset(things))


def _exchanged(told: Sequence[Told]) -> Iterator[tuple[Told, Told]]:
    """Each known number with the one other whose digits it has in another order."""
    pairs = [
        (one, other)
        for one, other in itertools.permutations(told, 2)
        if (one.quantity.kind, one.quantity.unit) == (other.quantity.kind, other.quantity.unit)
        and not (one.quantity.word or other.quantity.word)
        and slip(one.quantity, other.quantity) == "swap"
        and _may_be_one(one, other)
    ]
    for mine in dict.fromkeys(one for one, _ in pairs):
        rights = [other for one, other in pairs if one is mine]
        if len({t.quantity.value for t in rights}) == 1:
            yield mine, rights[0]


def _may_be_one(mine: Told, other: Told) -> bool:
    """Whether the one is taken up as known and the other may be what it takes up."""
    one, two = mine.claim, other.claim
    if one.sentence is two.sentence or voices(one, two) or (two.start > one.start and one.sentence.kind != "headline"):
        return False
    known = bool(_KNOWN.search(one.sentence.text[: mine.quantity.at]))
    named = any(_one_sum(a, b) for a in mine.things for b in other.things)
    if (mine.things and other.things and not named) or not _of_one(mine, other):
        return False
    digits = len(f"{mine.quantity.number:.10g}".replace(".", "").rstrip("0"))
    if _two_times(one.sentence.text, two.sentence.text, sure=named and digits >= 3):
        return False
    return digits >= 2 and ((known and mine.quantity.kind != "percent") or (named and (known or digits >= 3)))


def _of_one(mine: Told, other: Told) -> bool:
    """Whether nothing sets what the number is of apart from what the other is told of."""
    one, two = mine.claim.sentence.text, other.claim.sentence.text
    found = _OF_WHAT.match(one, mine.quantity.stop)
    apart_ = found and not stems(found["what"]) & stems(two)
    return not (apart_ or _OTHER.search(one) or _OTHER.search(two))


def _two_times(one: str, other: str, *, sure: bool) -> bool:
    """Whether the two tell of different times; where the number is surely one, only if both say when."""
    first, second = frame(one), frame(other)
    if sure and not (first.relative and second.relative):
        return bool(first.years and second.years and not first.years & second.years)
    return bool(first.years - second.years) or apart(one, other) in {"another year", "another time"}


def _one_sum(one: str, other: str) -> bool:
    return same_thing(one, other) or any({one, other} <= line for line in _SUMS)


def _clash(mine: Told, right: Told) -> Clash:
    sentence = mine.claim.sentence
    inside = quoted(sentence.text, mine.quantity.at)
    first, second = sorted((mine.claim, right.claim), key=lambda c: (c.start, c.end))
    return Clash(
        kind="number", first=first, second=second, score=0.82,
        reason=f"“{mine.quantity.text}” is taken up as known; what the article tells is “{right.quantity.text}”.",
        suspect=sentence.span(mine.quantity.at, mine.quantity.stop),
        suggestion=None if inside else written_like(mine.quantity, right.quantity.value),
    )  # fmt: skip
