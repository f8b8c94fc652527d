"""Numbers that miss what two others come to: 850 of 6,200 jobs go, and "a workforce of 5,530" is left.

Two numbers of one sentence have a sum and a difference. A third number of the same thing that is neither, but is the
one or the other with two digits exchanged, is a slip: among 950 clean texts hardly one has such a number by chance. For
jobs the two may stand in two sentences, and for "320 metres deeper than the old record" anywhere.
"""

from __future__ import annotations

import dataclasses
import itertools
from collections.abc import Iterator, Sequence
from typing import NamedTuple

import regex

from factcheck.comparisons.places_in_text import quoted
from factcheck.datatypes import Claim, Clash, Reading, earlier_first
from factcheck.quantities import Quantity, read, same_thing, slip, written_like
from factcheck.sameness import apart
from factcheck.words import stem, stems

_LABOUR = frozenset(
    stem(w)
    for w in """jobs job posts positions workers employees staff workforce payroll headcount people employ employs
    employed redundancies""".split()
)
_PERSONS = frozenset(
    stem(w) for w in "people persons passengers crew men women children boys girls adults pupils dead victims".split()
)
_IN_YEAR = regex.compile(r"\b(?:[Ii]n|[Dd]uring|[Ff]rom)\s+(?:\p{L}+\s+)?(?P<year>(?:19|20)\d\d)\b")
_CUT = regex.compile(
    r"\b(?:cut|cuts|cutting|shed|sheds|shedding|axe|axes|axing|lose|loses|losing|lost|loss|slash|lay|laying|laid|"
    r"eliminat\w+|redundan\w+|dismiss\w*|go|goes|going)\b"
)
_LEFT = regex.compile(
    r"\b(?:will|would|then|still)\s+(?:\p{L}+\s+)?(?:have|employ|number|be)\b|\bleav(?:e|es|ing)\b|\bleft\b|\bremain\w*|"
    r"\b(?:down|reduced?|reducing|shrinks?|falls?)\s+to\b|\bworkforce\s+(?:of|to)\b"
)
_UNTOLD = frozenset(map(stem, "said million billion thousand year years cost".split()))
_THAN = regex.compile(r"^(?:\s+\p{L}+){0,2}?\s+(?:more|fewer|less|[\p{Ll}]+er)\s+than\b")
_OF = regex.compile(r"(?:\b[Oo]f\s+(?:the|its|their|these|those|all)\s+|^Of\s+)$")
_REACH = 40  # statements between the two numbers and the third


class Figure(NamedTuple):
    """An exact number with its statement, and stems of what it is of."""

    claim: Claim
    quantity: Quantity
    at: int
    things: frozenset[str]


def compare(reading: Reading) -> Iterator[Clash]:
    """Clashes of kind "number" between a number and what two others come to."""
    statements = reading.statements
    figures = [f for at, claim in enumerate(statements) for f in _figures(claim, at)]
    if len(figures) < 3:
        return
    told = {round(q.value, 6) for c in statements for q in read(c.sentence.text)}
    pairs = list(_pairs(figures))
    for figure in figures:
        if _suspicious(figure, figures) and not _explained(figure, figures):
            found = next((p for p in pairs if _missed(figure, p, told)), None)
            if found:
                yield _clash(figure, found)
                continue
        if _THAN.match(figure.claim.sentence.text[figure.quantity.stop :]):
            yield from _gap(figure, figures)


class Reckoned(NamedTuple):
    """What two figures come to."""

    value: float
    one: Figure
    two: Figure
    sign: str


def _figures(claim: Claim, at: int) -> Iterator[Figure]:
    text = claim.sentence.text
    for quantity in read(text):
        if quantity.kind in {"count", "money", "measure"} and not quantity.bound and quantity.value > 0:
            before = regex.search(r"(\p{L}+)\s+(?:of|to|at)\s+$", text[: quantity.at])
            things = {*quantity.nouns[:3], *([stem(before[1])] if before else [])}
            if quantity.kind == "count":
                bare = not quantity.head and bool(stems(text) & _LABOUR)
                things |= {"labour"} if bare or things & _LABOUR else set()
                things |= {"persons"} if things & _PERSONS else set()
            yield Figure(claim, quantity, at, frozenset(things))


def _digits(quantity: Quantity) -> int:
    """How many digits of a number tell something."""
    return len(f"{quantity.number:.10g}".replace(".", "").strip("0"))


def _pairs(figures: Sequence[Figure]) -> Iterator[Reckoned]:
    """Two numbers of one thing that stand in one sentence, or cuts and jobs of a firm in two."""
    for one, two in itertools.combinations(figures, 2):
        a, b = one.quantity, two.quantity
        if a.kind != b.kind or a.unit != b.unit or a.value == b.value or abs(one.at - two.at) > _REACH:
            continue
        together = one.claim.sentence is two.claim.sentence and (
            a.kind != "count" or _one_thing(one.things, two.things) or not (a.head and b.head)
        )
        staff = "labour" in one.things & two.things and _CUT.search(
            (one if a.value < b.value else two).claim.sentence.text
        )
        if together or staff:
            yield Reckoned(abs(a.value - b.value), one, two, "−")
            if together and not _part_of(one, two):
                yield Reckoned(a.value + b.value, one, two, "+")


def _part_of(one: Figure, two: Figure) -> bool:
    """Whether the greater counts what the other is taken from: "of the 140 ballots, 121 went to her"."""
    whole = max(one, two, key=lambda f: f.quantity.value)
    return bool(_OF.search(whole.claim.sentence.text, 0, whole.quantity.at))


def _one_thing(one: frozenset[str], other: frozenset[str]) -> bool:
    return bool(one & other) or any(same_thing(a, b) for a in one for b in other)


# --- digits exchanged -------------------------------------------------------------------------------------------------


def _suspicious(figure: Figure, figures: Sequence[Figure]) -> bool:
    """Whether a number has digits enough to tell, and is told once and not by somebody quoted."""
    quantity = figure.quantity
    known = sum(f.quantity.value == quantity.value for f in figures)
    return _digits(quantity) >= 3 and known == 1 and not quoted(figure.claim.sentence.text, quantity.at)


def _explained(figure: Figure, figures: Sequence[Figure]) -> bool:
    """Whether two other numbers of the article do come to it."""
    mine = figure.quantity
    others = [f.quantity.value for f in figures if f.quantity.unit == mine.unit and f is not figure]
    return any(
        abs(a + b - mine.value) < 0.001 * mine.value or abs(abs(a - b) - mine.value) < 0.001 * mine.value
        for a, b in itertools.combinations(others, 2)
    )


def _missed(figure: Figure, pair: Reckoned, told: set[float]) -> bool:
    """Whether a number is what the two come to, with two digits exchanged."""
    mine, text = figure.quantity, figure.claim.sentence.text
    if mine.unit != pair.one.quantity.unit or mine.kind != pair.one.quantity.kind or pair.value <= 0:
        return False
    if figure in (pair.one, pair.two) or pair.one.claim.sentence is figure.claim.sentence is pair.two.claim.sentence:
        return False
    if round(pair.value, 6) in told or not _exchanged(mine, pair.value):
        return False
    around = [f.claim.sentence.text for f in (pair.one, pair.two)]
    if any(apart(text, other) in {"another year", "another thing"} for other in around):
        return False
    if any(year["year"] not in "".join(around) for year in _IN_YEAR.finditer(text)):
        return False
    things = pair.one.things | pair.two.things
    if mine.kind == "count":
        alike = _one_thing(figure.things, things)
        return alike and ("labour" not in figure.things or pair.sign == "+" or bool(_LEFT.search(text)))
    shared = (stems(text) & frozenset.union(*map(stems, around))) - _UNTOLD
    return len(shared) >= (2 if mine.kind == "money" and not figure.things & things else 1)


def _exchanged(quantity: Quantity, value: float) -> bool:
    right = dataclasses.replace(quantity, number=value * quantity.number / quantity.value, value=value)
    return slip(right, quantity) == "swap"


# --- "320 metres deeper than" -----------------------------------------------------------------------------------------


def _gap(figure: Figure, figures: Sequence[Figure]) -> Iterator[Clash]:
    """A difference told in one number that no two levels have, though it is one digit off what two have."""
    mine = figure.quantity
    if (
        _digits(mine) < 2
        or mine.value < 10
        or quoted(figure.claim.sentence.text, mine.at)
        or _explained(figure, figures)
    ):
        return
    levels = [f for f in figures if f is not figure and f.quantity.unit == mine.unit and f.quantity.kind == mine.kind]
    told = {round(f.quantity.value, 6) for f in levels}
    for one, two in itertools.combinations([f for f in levels if f.quantity.value > mine.value], 2):
        value = abs(one.quantity.value - two.quantity.value)
        right = dataclasses.replace(mine, number=value * mine.number / mine.value, value=value)
        kind = slip(right, mine) if value else ""
        if (kind == "swap" and _digits(mine) >= 3) or (kind in {"swap", "digit"} and round(value, 6) in told):
            yield _clash(figure, Reckoned(value, one, two, "−"))
            return


def _clash(figure: Figure, pair: Reckoned) -> Clash:
    mine = figure.quantity
    other = max((pair.one, pair.two), key=lambda f: (f.claim is not figure.claim, f.quantity.value))
    first, second = earlier_first(figure.claim, other.claim)
    right = written_like(mine, pair.value)
    return Clash(
        kind="number", first=first, second=second, score=0.84,
        reason=f"“{pair.one.quantity.text}” and “{pair.two.quantity.text}” ({pair.sign}) do not make “{mine.text}”.",
        suspect=figure.claim.sentence.span(mine.at, mine.stop), suggestion=right,
    )  # fmt: skip
