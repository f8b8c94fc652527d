"""Numbers told place by place, and again for one place: "310 in Lodz, 210 in Aveiro" and "120 jobs in Aveiro".

The list gives each place its number; another sentence counts the same noun and names one of the places only. It is a
slip where its number is that of another place of the list, or the place's own with two digits exchanged.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import NamedTuple

import regex

from factcheck.comparisons.figures.harmed import harm
from factcheck.comparisons.places_in_text import quoted
from factcheck.datatypes import Claim, Clash, Reading, earlier_first
from factcheck.quantities import Quantity, read, same_thing, slip, written_like
from factcheck.sameness import apart, frame
from factcheck.words import stems

_PLACE = regex.compile(
    r"^(?:\s+[\p{Ll}-]+){0,4}?\s+(?:in|at|from|near|for)\s+(?:the\s+)?"
    r"(?P<place>\p{Lu}[\p{L}\p{M}’'-]+(?:\s\p{Lu}[\p{L}\p{M}’'-]+){0,2})"
)
_HALF = regex.compile(
    r"\b(?:half|third|quarter|part|most|some|another|other|more|fewer|than|already|earlier|previous)\b"
)

_UNITS = stems("million billion thousand euros dollars pounds said will would")


class Table(NamedTuple):
    """A sentence that gives at least two places a number each."""

    claim: Claim
    numbers: Mapping[str, Quantity]
    nouns: frozenset[str]  # stems of what may be counted
    harm: str


def compare(reading: Reading) -> Iterator[Clash]:
    """Clashes of kind "number" between a list by place and what is told of one place."""
    statements = reading.statements
    for table in filter(None, map(_table, statements)):
        for claim in statements:
            if claim.sentence is not table.claim.sentence:
                found = _differing(claim, table)
                if found:
                    yield found


def _table(claim: Claim) -> Table | None:
    text = claim.sentence.text
    numbers: dict[str, Quantity] = {}
    for quantity in read(text):
        place = _PLACE.match(text[quantity.stop :])
        if place and not quantity.bound and quantity.kind in {"count", "money"} and not quantity.whole:
            if place["place"] in numbers:
                return None
            numbers[place["place"]] = quantity
    values = {q.value for q in numbers.values()}
    if len(numbers) < 2 or len(values) != len(numbers) or len({(q.kind, q.unit) for q in numbers.values()}) != 1:
        return None
    first, *others = numbers.values()
    if not all(q.kind == "money" or not q.head or same_thing(q.head, first.head) for q in others):
        return None
    nouns = frozenset([first.head]) if first.head else stems(text[: first.at])
    return Table(claim, numbers, nouns, harm(text, first))


def _differing(claim: Claim, table: Table) -> Clash | None:
    text = claim.sentence.text
    places = [place for place in table.numbers if regex.search(rf"\b{regex.escape(place)}\b", text)]
    if len(places) != 1 or _table(claim) or apart(text, table.claim.sentence.text) not in {None, "plan and outcome"}:
        return None
    if frame(text).years - frame(table.claim.sentence.text).years:
        return None
    right = table.numbers[places[0]]
    counted = [q for q in read(text) if _same_noun(q, text, right, table)]
    if len(counted) != 1 or counted[0].value == right.value or counted[0].bound or quoted(text, counted[0].at):
        return None
    wrong = counted[0]
    another = any(q.value == wrong.value for q in table.numbers.values())
    exchanged = slip(wrong, right) == "swap" and not wrong.word
    if not (another or exchanged) or _HALF.search(text[max(0, wrong.at - 25) : wrong.stop + 12]):
        return None
    told = any(q.value == right.value for q in read(text))
    first, second = earlier_first(table.claim, claim)
    return None if told else Clash(
        kind="number", first=first, second=second, score=0.82,
        reason=f"{places[0]} is told with “{right.text}” in one place and “{wrong.text}” in another.",
        suspect=claim.sentence.span(wrong.at, wrong.stop), suggestion=written_like(wrong, right.value),
    )  # fmt: skip


def _same_noun(quantity: Quantity, text: str, right: Quantity, table: Table) -> bool:
    """Whether a number counts what the list counts."""
    if quantity.kind != right.kind or quantity.unit != right.unit or quantity.modifier or quantity.whole:
        return False
    kind = harm(text, quantity)
    if table.harm or kind:
        return kind == table.harm
    if right.kind == "money":
        named = frozenset.union(_UNITS, *map(stems, table.numbers))
        return bool(stems(text) & stems(table.claim.sentence.text) - named)
    return any(same_thing(quantity.head, noun) for noun in table.nouns)
