"""Two statements → the slots that they fill differently: a number, a day, a place.

A difference alone says nothing, since most numbers of an article differ; but where the model holds two statements for a
contradiction, it names what clashes, and a model that is sure without any difference to point at is less often right.
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import NamedTuple

from factcheck.datatypes import Claim, Kind, Span
from factcheck.moments import Moment
from factcheck.moments import read as moments
from factcheck.quantities import Quantity, agree, confusable
from factcheck.quantities import read as quantities


class Difference(NamedTuple):
    """One slot filled in two ways; spans are places in the article."""

    kind: Kind
    first: Span
    second: Span
    words: tuple[str, str]
    weight: float  # how telling it is, 0..1


def differences(one: Claim, other: Claim) -> list[Difference]:
    """The differing slots of two statements, most telling first."""
    found = [*_numbers(one, other), *_dates(one, other), *_places(one, other)]
    return sorted(found, key=lambda d: -d.weight)


def _difference(
    kind: Kind, one: Claim, other: Claim, spans: tuple[tuple[int, int], tuple[int, int]], weight: float
) -> Difference:
    (a, b), (c, d) = spans
    return Difference(
        kind,
        one.sentence.span(a, b),
        other.sentence.span(c, d),
        (one.sentence.text[a:b], other.sentence.text[c:d]),
        weight,
    )


def _numbers(one: Claim, other: Claim) -> Iterator[Difference]:
    mine, theirs = quantities(one.sentence.text), quantities(other.sentence.text)
    for a in mine:
        for b in theirs:
            if (a.kind, a.unit) != (b.kind, b.unit) or agree(a, b):
                continue
            if any(agree(a, x) for x in theirs if x.kind == a.kind) or any(
                agree(b, x) for x in mine if x.kind == b.kind
            ):
                continue
            weight = 0.3 + 0.4 * _noun(a, b) + 0.3 * confusable(a, b)
            yield _difference("number", one, other, ((a.at, a.stop), (b.at, b.stop)), weight)


def _noun(a: Quantity, b: Quantity) -> bool:
    return bool(set(a.nouns[:2]) & set(b.nouns[:2])) or (a.unit not in {"", "%"} and a.kind == "measure")


def _dates(one: Claim, other: Claim) -> Iterator[Difference]:
    mine, theirs = moments(one.sentence.text), moments(other.sentence.text)
    for part, weight in (("weekday", 0.6), ("day", 0.8), ("month", 0.5), ("year", 0.5)):
        a, b = ([m for m in side if getattr(m, part) is not None] for side in (mine, theirs))
        values = {getattr(m, part) for m in a} & {getattr(m, part) for m in b}
        if a and b and not values and not (part == "day" and not _same_month(a[0], b[0])):
            yield _difference(
                "date", one, other, ((a[0].at, a[0].stop), (b[0].at, b[0].stop)), weight / max(len(a), len(b))
            )


def _same_month(a: Moment, b: Moment) -> bool:
    return a.month == b.month


def _places(one: Claim, other: Claim) -> Iterator[Difference]:
    """Two places told with "in" or "at", none of them in both statements."""
    sides = []
    for claim in (one, other):
        text = claim.sentence.text
        located = [
            m for m in claim.mentions if text[: m.at].rstrip().rpartition(" ")[2].lower() in {"in", "at", "near"}
        ]
        sides.append(
            [m for m in located if m.type in {"place", "country", "organisation"} and m.form in {"name", "capital"}]
        )
    mine, theirs = sides
    named = [{m.entity for m in claim.mentions} | {m.text for m in claim.mentions} for claim in (one, other)]
    if len(mine) != 1 or len(theirs) != 1:
        return
    a, b = mine[0], theirs[0]
    if not {a.entity, a.text} & named[1] and not {b.entity, b.text} & named[0]:
        yield _difference("place", one, other, ((a.at, a.stop), (b.at, b.stop)), 0.6)
