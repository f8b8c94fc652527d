"""How something began, told with two years: "began with a single shop in 1974", "opened her first shop in 1984".

The first of a kind can open only once. A first one of another place ("its first shop in Rome"), of another sort ("its
first foreign shop") or of somebody else is another thing and is left alone.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator
from typing import NamedTuple

import regex

from factcheck.comparisons.dates.years_told import odd
from factcheck.comparisons.places_in_text import quoted, voices
from factcheck.datatypes import Claim, Clash, Reading
from factcheck.moments import Moment, read

_KINDS = (
    r"shop|store|restaurant|factory|branch|school|hotel|caf[eé]|coffee\s+house|tea\s+house|bakery|pub|clinic|cinema|salon|"
    r"supermarket|plant|mill|workshop|studio|brewery|gallery|bookshop|kitchen|stall|bar|gym|pharmacy|farm|garage|"
    r"showroom|hospital|office|outlet|boutique|gym|nursery|kindergarten|kiosk|shipyard|distillery|winery|library"
)
_WHERE = r"(?P<where>\s+(?:in|at|on|near)\s+(?:the\s+)?\p{Lu}[\p{L}’'-]*(?:\s+\p{Lu}[\p{L}’'-]*)*)?"
_WHEN = r",?\s+in\s+(?:\p{Lu}\p{Ll}+\s+)?(?P<year>(?:1[89]|20)\d\d)\b"
_FORMS = (
    regex.compile(
        r"\b(?:began|begun|started|set\s+out|started\s+out)\s+(?:life\s+)?(?:with|as|from)\s+(?:a|an|one)\s+"
        rf"(?:single\s+|small\s+|tiny\s+|one-room\s+)?(?:\p{{Ll}}+\s+)?(?P<kind>{_KINDS}){_WHERE}{_WHEN}"
    ),
    regex.compile(
        rf"\b(?:opened|founded|built|set\s+up|started)\s+(?:his|her|its|their|the)\s+first\s+(?P<kind>{_KINDS}){_WHERE}{_WHEN}"
    ),
    regex.compile(
        rf"\b(?:[Tt]he|[Hh]is|[Hh]er|[Ii]ts|[Tt]heir)\s+first\s+(?P<kind>{_KINDS})\s+(?:was\s+)?opened{_WHERE}{_WHEN}"
    ),
)


class _First(NamedTuple):
    """The first of a kind, with its year."""

    claim: Claim
    moment: Moment
    where: str


def compare(reading: Reading) -> Iterator[Clash]:
    """Clashes of kind "date"."""
    found: dict[str, list[_First]] = defaultdict(list)
    for claim in reading.claims:
        if claim.kind == "statement":
            for kind, one in _firsts(claim):
                found[kind].append(one)
    for kind, firsts in found.items():
        years = {one.moment.year for one in firsts}
        if len(years) == 2:
            one = firsts[0]
            other = next(x for x in firsts if x.moment.year != one.moment.year)
            if _one_place(one, other) and not voices(one.claim, other.claim) and _one_firm(one, other):
                yield _clash(reading, kind, one, other)


def _firsts(claim: Claim) -> Iterator[tuple[str, _First]]:
    text = claim.sentence.text
    for form in _FORMS:
        for found in form.finditer(text):
            moment = next((m for m in read(text) if m.at <= found.start("year") < m.stop), None)
            if moment and not quoted(text, found.start()):
                groups = found.groupdict()
                where = (groups["where"] or "").strip()
                yield found["kind"], _First(claim, moment, where)


def _one_place(one: _First, other: _First) -> bool:
    """Whether no second town is named; a first one "in Rome" later may be the first one there."""
    return not other.where or one.where == other.where


def _one_firm(one: _First, other: _First) -> bool:
    """Whether the second sentence names no organisation but those of the first, and the people may be the same."""
    mine, theirs = ({m.entity for m in side.claim.mentions if m.type == "organisation"} for side in (one, other))
    people = [{m.entity for m in side.claim.mentions if m.type == "person"} for side in (one, other)]
    return (not theirs or theirs <= mine) and (not all(people) or bool(people[0] & people[1]))


def _clash(reading: Reading, kind: str, one: _First, other: _First) -> Clash:
    strange = odd(reading, (one.claim, one.moment), (other.claim, other.moment))
    wrong, right = (one, other) if strange == (one.claim, one.moment) else (other, one)
    at = wrong.moment.at + wrong.moment.text.rindex(str(wrong.moment.year))
    return Clash(
        kind="date", first=one.claim, second=other.claim, score=0.74,
        reason=f"The first {kind} is told of “{one.moment.year}” in one place and of “{other.moment.year}” in another.",
        suspect=wrong.claim.sentence.span(at, at + 4), suggestion=str(right.moment.year),
    )  # fmt: skip
