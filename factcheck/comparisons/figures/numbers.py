"""One quantity told twice with two values: a count of people, a sum of money, a share.

Numbers differ rightly nearly everywhere (parts, earlier tolls, other years), so two of them clash only where the unit
and the noun agree and nothing in the wording sets the two statements apart. What decides is how they differ: in 800
clean articles hardly two numbers of one thing had their digits exchanged (2,300 and 3,200) or sounded alike (14 and
40). Other differences need a thing told as known ("the four firms") with no third value beside it.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from typing import NamedTuple

import regex

from factcheck.comparisons.places_in_text import quoted
from factcheck.datatypes import Claim, Clash, Reading
from factcheck.quantities import UNITS, Quantity, agree, makes, read, same_thing, share_thing, slip
from factcheck.sameness import apart, sameness, weights
from factcheck.words import FUNCTION_WORDS, stem, stems, words

REACH = 60  # statements compared with those before them: cost grows with length, not its square
_PEOPLE = frozenset(stem(w) for w in "people persons residents men women passengers civilians workers".split())
#: nouns of time and part of which an article may rightly tell several lengths
_FREE = frozenset(stem(w) for w in "sentence term lead jail prison visit trip period ban gap deficit margin".split())
#: bounds that say that a number is only a part, or no number of its own
_PARTIAL = frozenset(("more", "range"))
#: words beside a number that say that it is another one
_OTHER = frozenset(
    """another other others remaining rest further additional earlier previous previously formerly originally first
    second third last next from than instead only each every per extra originally initially
    half double twice treble""".split()
)
_NEAR = 3  # words before a number in which they count
#: words of numbers and units, which are no context
_UNITS = frozenset(
    stem(w) for w in [*UNITS, *"million billion thousand hundred dozen percent cent number total".split()]
)


class Told(NamedTuple):
    """A quantity with the statement that tells it."""

    claim: Claim
    quantity: Quantity
    at: int  # place of the claim among the statements


def compare(reading: Reading) -> Iterator[Clash]:
    """Clashes of kind "number" between two statements."""
    statements = reading.statements
    weight = weights(reading.claims)
    by_unit: dict[tuple[str, str], list[Told]] = {}
    for at, claim in enumerate(statements):
        for quantity in read(claim.sentence.text):
            if quantity.kind != "age" and quantity.bound not in _PARTIAL:
                by_unit.setdefault((quantity.kind, quantity.unit), []).append(Told(claim, quantity, at))
    for group in by_unit.values():
        beside: dict[int, list[Quantity]] = defaultdict(list)
        for told in group:
            beside[told.at].append(told.quantity)
        for one, other in _within_reach(group):
            if _comparable(one, other, beside):
                score = max(_mistyped(one, other, weight), _retold(one, other, group, weight))
                if score:
                    yield _clash(one, other, score, group)


def _within_reach(group: Sequence[Told]) -> Iterator[tuple[Told, Told]]:
    """Pairs of two statements that stand near enough; the group is in text order."""
    for i, one in enumerate(group):
        for j in range(i + 1, len(group)):
            other = group[j]
            if other.at - one.at > REACH:
                break
            if other.at != one.at:
                yield one, other


def _comparable(one: Told, other: Told, beside: Mapping[int, Sequence[Quantity]]) -> bool:
    a, b = one.quantity, other.quantity
    if agree(a, b) or _two_voices(one.claim, other.claim) or a.whole != b.whole:
        return False
    for told, quantity in ((one, b), (other, a)):
        known = beside[told.at]
        if any(agree(q, quantity) for q in known) or makes(known, quantity.value):
            return False  # the article knows both, or one is reckoned from the other
    return True


# --- digits that look mistyped ---------------------------------------------------------------------------------------


#: how alike two statements must be, and how much they must share, where the digits say less
_LEAST = {"tenfold": (0.6, 1.5), "ten": (0.55, 1.2)}


def _mistyped(one: Told, other: Told, weight: Mapping[str, float]) -> float:
    """How sure it is that one number is the other with its digits exchanged, or heard wrong."""
    a, b = one.quantity, other.quantity
    kind = slip(a, b)
    if not kind or _set_apart(one, other):
        return 0.0
    digits = len(f"{a.number:.10g}".replace(".", "").rstrip("0"))
    alike, context = sameness(one.claim, other.claim, weight), _context(one, other, weight)
    named = bool(a.head) and (same_thing(a.head, b.head) or _same_people(one, other))
    if (a.modifier and b.modifier) or not (a.head or b.head or a.unit):
        return 0.0  # attributes are compared elsewhere; a bare number says nothing
    if kind in {"ten", "tenfold", "digit"} or a.kind == "percent":
        exact = named and a.kind == "count" and _modifiers(a) == _modifiers(b)
        if not exact and (kind == "digit" or (kind == "ten" and a.kind != "money")):
            return 0.0
        least = _LEAST.get(kind, (0.75, 1.8))
        sure = alike >= least[0] and context >= least[1] and _same_story(one, other)
        return (0.82 if alike >= 0.8 and context >= 2.5 else 0.66) if sure else 0.0
    if named:
        return _named(alike, context, digits, same=a.head == b.head)
    if a.head and b.head and not a.unit:
        return 0.66 if alike >= 0.6 and context >= 1.5 else 0.0  # two counted things
    if alike >= 0.35 and context >= 1.0 and (digits >= 3 or a.unit or alike >= 0.7):
        return 0.84 if alike >= 0.5 and context >= 1.5 else 0.72
    return 0.66 if a.unit and (alike >= 0.35 or digits >= 3) and context >= 0.8 else 0.0


def _named(alike: float, context: float, digits: int, *, same: bool) -> float:
    """The score of exchanged digits before one noun."""
    if same and (alike >= 0.25 or context >= 0.5):
        return 0.88 if alike >= 0.4 or digits >= 3 else 0.82
    if alike >= 0.2 or context >= 0.5 or digits >= 3:
        return 0.84 if context >= 0.5 and (digits >= 2 or alike >= 0.4) else 0.66
    return 0.0


def _same_story(one: Told, other: Told) -> bool:
    """Whether nothing sets the statements apart, and both do not name only others."""
    names = [{m.entity for m in t.claim.mentions} for t in (one, other)]
    strangers = bool(names[0] and names[1]) and not names[0] & names[1]
    return not strangers and not apart(one.claim.sentence.text, other.claim.sentence.text)


def _set_apart(one: Told, other: Told) -> bool:
    """Whether the wording says that they are two: another year, "from 14", "the other 40"."""
    why = apart(one.claim.sentence.text, other.claim.sentence.text)
    if why in {"another year", "another time"}:
        return True
    return any(_OTHER & set(_before(told, _NEAR)) for told in (one, other))


def _before(told: Told, size: int) -> list[str]:
    return [w.low for w in words(told.claim.sentence.text) if w.stop <= told.quantity.at and w.alpha][-size:]


def _context(one: Told, other: Told, weight: Mapping[str, float]) -> float:
    """Weight of the stems that both statements share, the counted noun aside."""
    sides = [stems(t.claim.sentence.text) - {t.quantity.head} - _UNITS for t in (one, other)]
    return sum(weight.get(s, 0.0) for s in sides[0] & sides[1])


# --- one thing told as known ------------------------------------------------------------------------------------------


def _retold(one: Told, other: Told, group: Sequence[Told], weight: Mapping[str, float]) -> float:
    """How sure it is that a known thing is counted again with another number."""
    a, b = one.quantity, other.quantity
    named = bool(a.head) and a.head == b.head
    if a.kind != "count" or a.modifier or b.modifier or not named or a.whole or b.whole:
        return 0.0
    if set(a.nouns[:1]) & _FREE or _third_value(one, other, group) or _set_apart(one, other):
        return 0.0
    if not _same_story(one, other):
        return 0.0
    alike, context = sameness(one.claim, other.claim, weight), _context(one, other, weight)
    same_words = _modifiers(a) == _modifiers(b)
    exact = same_words and not (a.bound or b.bound)
    if exact and b.definite and a.definite and alike >= 0.35 and context >= 0.6:
        return 0.7
    return 0.65 if b.definite and exact and alike >= 0.5 else 0.4 if alike >= 0.45 else 0.0


def _modifiers(quantity: Quantity) -> tuple[str, ...]:
    """The words between a number and its noun."""
    return quantity.nouns[: quantity.nouns.index(quantity.head)] if quantity.head in quantity.nouns else ()


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
        if told.claim in (one.claim, other.claim) or told.quantity.head != one.quantity.head:
            continue
        if not agree(told.quantity, one.quantity) and not agree(told.quantity, other.quantity):
            return True
    return False


def _two_voices(one: Claim, other: Claim) -> bool:
    """Whether two speak, who may differ; an agency and its head are one voice."""
    speakers = [None if (c.speaker or "is") in FUNCTION_WORDS else c.speaker for c in (one, other)]
    if speakers[0] is None or speakers[1] is None or speakers[0] == speakers[1]:
        return False
    lasts = [s.rpartition(" ")[2] for s in speakers if s]
    if lasts[0] == lasts[1] and lasts[0].islower():
        return False
    return not any(
        last.islower() and regex.search(rf"\b{regex.escape(last)}['’]s?\b", c.sentence.text)
        for last, c in zip(lasts, (other, one), strict=True)
    )


# --- what is said ----------------------------------------------------------------------------------------------------


def _clash(one: Told, other: Told, score: float, group: Sequence[Told]) -> Clash:
    wrong, right = _suspect(one, other, group)
    inside = quoted(wrong.claim.sentence.text, wrong.quantity.at)
    return Clash(
        kind="number",
        first=one.claim,
        second=other.claim,
        score=score,
        reason=f"The same is told as “{right.quantity.text}” in one place and “{wrong.quantity.text}” in another.",
        suspect=wrong.claim.sentence.span(wrong.quantity.at, wrong.quantity.stop),
        suggestion=None if inside else right.quantity.text,
        witnesses=tuple(t.claim for t in group if t not in (one, other) and _backs(t, right)),
    )


def _backs(told: Told, side: Told) -> bool:
    """Whether a statement tells the same value of the same thing."""
    a, b = told.quantity, side.quantity
    return agree(a, b) and (same_thing(a.head, b.head) or (bool(a.unit) and share_thing(a.nouns, b.nouns)))


def _suspect(one: Told, other: Told, group: Sequence[Told]) -> tuple[Told, Told]:
    """The wrong and the right one: the value that fewer statements tell, else the one told later."""
    votes = [sum(t is not side and _backs(t, side) for t in group) for side in (one, other)]
    return (one, other) if votes[0] < votes[1] else (other, one)
