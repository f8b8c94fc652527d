"""One quantity told twice with two values: an attribute of a thing, a count of people, a sum of money.

Numbers differ rightly nearly everywhere (parts, earlier tolls, other years), so two of them clash only where unit and
noun agree, the later one is told as known ("the five-year contract"), the article has no third value for the same, and
nothing in the wording sets the two statements apart. Digits that look mistyped (2,300 and 3,200) need less.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from itertools import combinations
from typing import NamedTuple

from factcheck.datatypes import Claim, Clash, Reading, Span
from factcheck.quantities import Quantity, agree, confusable, read
from factcheck.sameness import apart, sameness, weights
from factcheck.words import stem, words

REACH = 60  # statements compared with those before them: cost grows with length, not its square
_PEOPLE = frozenset(stem(w) for w in "people persons residents men women passengers civilians workers".split())
#: nouns of time and part of which an article may rightly tell several lengths
_FREE = frozenset(stem(w) for w in "sentence term lead jail prison visit trip period ban gap deficit margin".split())


class Told(NamedTuple):
    """A quantity with the statement that tells it."""

    claim: Claim
    quantity: Quantity
    at: int  # place of the claim among the statements


def compare(reading: Reading) -> Iterator[Clash]:
    """Clashes of kind "number" between two statements."""
    statements = [c for c in reading.claims if c.kind == "statement"]
    weight = weights(reading.claims)
    by_unit: dict[tuple[str, str, bool], list[Told]] = {}
    for at, claim in enumerate(statements):
        for quantity in read(claim.sentence.text):
            if quantity.kind in {"count", "money", "percent", "measure"}:
                by_unit.setdefault((quantity.kind, quantity.unit, quantity.modifier), []).append(
                    Told(claim, quantity, at)
                )
    for group in by_unit.values():
        for one, other in combinations(group, 2):
            if other.at - one.at <= REACH and one.claim is not other.claim:
                score = _score(one, other, group, weight)
                if score:
                    yield _clash(one, other, score, group)


def _score(one: Told, other: Told, group: Sequence[Told], weight: Mapping[str, float]) -> float:
    """How sure it is that both tell the same quantity, 0 where they agree or nothing says so."""
    a, b = one.quantity, other.quantity
    if agree(a, b) or _two_voices(one.claim, other.claim):
        return 0.0
    mistyped = confusable(a, b)
    named = _same_noun(a, b) or (a.kind == "count" and _same_people(one, other))
    long = min(len([c for c in q.text if c.isdigit()]) for q in (a, b)) >= 3 or bool(a.unit) or a.number >= 1e4
    if mistyped and not named and long and sameness(one.claim, other.claim, weight) >= 0.3:
        return 0.62 if not apart(one.claim.sentence.text, other.claim.sentence.text) else 0.0
    if not named or set(a.nouns[:1]) & _FREE or (not mistyped and _third_value(one, other, group)):
        return 0.0
    alike = sameness(one.claim, other.claim, weight)
    known = b.definite or (one.claim.sentence.kind == "headline" and other.at <= 2)
    why = apart(one.claim.sentence.text, other.claim.sentence.text)
    if a.modifier and b.modifier and known and why in {None, "plan and outcome"}:
        return 0.86 if mistyped or alike >= 0.2 else 0.7
    if why:
        return 0.0
    if mistyped and (known or alike >= 0.35) and a.kind != "percent":
        return 0.84 if known else 0.7
    exact = a.nouns[:2] == b.nouns[:2] and a.kind == "count" and not (a.bound or b.bound)
    return 0.65 if known and exact and alike >= 0.5 else 0.4 if alike >= 0.45 else 0.0


def _same_noun(a: Quantity, b: Quantity) -> bool:
    if not a.nouns or not b.nouns:
        return False
    if a.kind == "count":
        return bool(set(a.nouns[:2]) & set(b.nouns[:2])) and (a.nouns[0] == b.nouns[0] or a.nouns[-1] == b.nouns[-1])
    return bool(set(a.nouns) & set(b.nouns))


def _same_people(one: Told, other: Told) -> bool:
    """ "the evacuation of 2,300 people" and "the 3,200 evacuees"."""
    for people, told in ((one, other), (other, one)):
        noun = told.quantity.nouns[:1]
        if set(people.quantity.nouns[:1]) & _PEOPLE and noun and not set(noun) & _PEOPLE:
            near = [w for w in words(people.claim.sentence.text) if w.alpha and abs(w.at - people.quantity.at) < 60]
            if any(_akin(stem(w.text), noun[0]) for w in near):
                return True
    return False


def _akin(one: str, other: str) -> bool:
    size = min(len(one), len(other))
    return size >= 5 and one[:5] == other[:5]


def _third_value(one: Told, other: Told, group: Sequence[Told]) -> bool:
    """Whether the article tells a third, different value of the same: then it is a series, not a slip."""
    for told in group:
        if told.claim in (one.claim, other.claim) or not _same_noun(told.quantity, one.quantity):
            continue
        if not agree(told.quantity, one.quantity) and not agree(told.quantity, other.quantity):
            return True
    return False


def _two_voices(one: Claim, other: Claim) -> bool:
    return one.speaker != other.speaker and one.speaker is not None and other.speaker is not None


def _clash(one: Told, other: Told, score: float, group: Sequence[Told]) -> Clash:
    wrong, right = _suspect(one, other, group)
    place = wrong.claim.sentence.span(wrong.quantity.at, wrong.quantity.stop)
    quoted = _in_quotes(wrong.claim.sentence.text, wrong.quantity.at)
    return Clash(
        kind="number",
        first=one.claim,
        second=other.claim,
        score=score,
        reason=f"The same is told as “{right.quantity.text}” in one place and “{wrong.quantity.text}” in another.",
        suspect=Span(*place),
        suggestion=None if quoted else right.quantity.text,
        witnesses=tuple(
            t.claim for t in group if t not in (one, other) and _same_noun(t.quantity, right.quantity)
            and agree(t.quantity, right.quantity)
        ),
    )  # fmt: skip


def _suspect(one: Told, other: Told, group: Sequence[Told]) -> tuple[Told, Told]:
    """The wrong and the right one: the value that fewer statements tell, else the one told later."""
    votes = [
        sum(agree(t.quantity, x.quantity) for t in group if _same_noun(t.quantity, x.quantity)) for x in (one, other)
    ]
    return (one, other) if votes[0] < votes[1] else (other, one)


def _in_quotes(text: str, at: int) -> bool:
    before = text[:at]
    return before.count("“") > before.count("”") or before.count('"') % 2 == 1
