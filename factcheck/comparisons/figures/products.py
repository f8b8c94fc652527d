"""So many, so much each, against what they make together: 48 turbines of six megawatts and "the 228 megawatts".

The count and what each of them has stand in one sentence ("the 48 turbines, each with a capacity of six megawatts").
Where no number of the unit is their product, and one looks like the product mistyped, it is.
"""

from __future__ import annotations

import dataclasses
import itertools
from collections.abc import Iterator
from typing import NamedTuple

import regex

from factcheck.comparisons.places_in_text import claim_at, quoted
from factcheck.datatypes import Clash, Reading, Sentence, earlier_first
from factcheck.quantities import Quantity, agree, read, slip, written_like

#: between the count and what each has: "turbines, each with a capacity of"
_EACH = regex.compile(
    r"(?:\s+[\p{L}’'-]+){1,5}?,?\s+(?:each|all)\s+(?:[\p{L}’'-]+\s+){0,5}?"
    r"(?:of|at|by|for|worth|holding|with|costs?)\s+"
)
_APIECE = regex.compile(r"\s+(?:each|apiece|a\s+piece)\b")
_AT = regex.compile(r"(?:\s+[\p{L}’'-]+){1,5}?,?\s+(?:at|of|for|worth|costing)\s+")
_SLIPS = frozenset(("swap", "tenfold"))
_OTHER = regex.compile(r"\b(?:other|another|second|next|last|earlier)\b", regex.IGNORECASE)


class Product(NamedTuple):
    """A number of things and what each has, with their product in the unit of the latter."""

    sentence: Sentence
    number: Quantity
    each: Quantity
    value: float


def compare(reading: Reading) -> Iterator[Clash]:
    """Clashes of kind "number" between a product and the number that looks like it."""
    products = [p for s in reading.sentences if not s.heads for p in _products(s)]
    if not products:
        return
    told = [(s, q) for s in reading.sentences for q in read(s.text) if not quoted(s.text, q.at)]
    for product in products:
        each = product.each
        unit = [(s, q) for s, q in told if (q.kind, q.unit) == (each.kind, each.unit)]
        right = dataclasses.replace(each, number=product.number.value * each.number, value=product.value)
        slips = [(s, q) for s, q in unit if q.value != each.value and _slipped(right, q) and not q.bound]
        slips = [(s, q) for s, q in slips if not _OTHER.search(s.text)]
        if not any(agree(right, q) for _, q in unit) and len({q.value for _, q in slips}) == 1:
            yield _clash(reading, product, *slips[0])


def _slipped(right: Quantity, told: Quantity) -> bool:
    """Whether a number may be the product mistyped; one changed digit is enough where there are three or more."""
    kind = slip(right, told)
    digits = [f"{q.number:.10g}".replace(".", "").rstrip("0") for q in (right, told)]
    return kind in _SLIPS or (kind == "digit" and len(digits[0]) == len(digits[1]) > 2)


def _products(sentence: Sentence) -> Iterator[Product]:
    text = sentence.text
    quantities = [q for q in read(text) if not q.modifier and not quoted(text, q.at)]
    for count, each in itertools.pairwise(quantities):
        plain = count.kind == "count" and count.value >= 2 and not count.bound and not each.bound
        if not plain or each.kind not in {"money", "measure"} or each.unit in {"days", "months", "time", "years"}:
            continue
        told = _EACH.fullmatch(text, count.stop, each.at)
        told = told or (_AT.fullmatch(text, count.stop, each.at) and _APIECE.match(text, each.stop))
        if told:
            yield Product(sentence, count, each, count.value * each.value)


def _clash(reading: Reading, product: Product, sentence: Sentence, wrong: Quantity) -> Clash:
    sides = (
        claim_at(reading.claims, product.sentence, product.number.at, product.each.stop),
        claim_at(reading.claims, sentence, wrong.at, wrong.stop),
    )
    first, second = earlier_first(*sides)
    return Clash(
        kind="number", first=first, second=second, score=0.78,
        reason=f"“{product.number.text}” of “{product.each.text}” each do not make “{wrong.text}”.",
        suspect=sentence.span(wrong.at, wrong.stop), suggestion=written_like(wrong, product.value),
    )  # fmt: skip
