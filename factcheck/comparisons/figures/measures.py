"""One measure of one thing told twice: "a four-year contract" and "the five-year deal", "the truce lasts two months".

A measure is read where it stands beside its noun: before it ("a 19-metre vessel"), behind it ("a truce of two months")
or in what is said of it ("the canoe, four metres long"). The thing must be told as known the second time.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from itertools import combinations
from typing import NamedTuple

import regex

from factcheck.comparisons.places_in_text import quoted, voices
from factcheck.datatypes import Claim, Clash, Reading
from factcheck.quantities import Quantity, agree, read, same_thing, slip
from factcheck.sameness import apart, sameness, weights
from factcheck.words import stem, words

#: nouns of which an article may rightly tell several lengths
_FREE = frozenset(
    stem(w)
    for w in """sentence term terms lead jail prison visit trip period ban gap deficit margin low high break delay wait
    walk drive ride spell run streak history record plan anniversary old stint career stretch section part prize note
    notes bond bonds mortgage loan rate average man woman boy girl race event end start beginning age minimum maximum
    limit total middle""".split()
)
_LASTS = regex.compile(
    r"(?P<noun>[\p{L}-]+)(?:,?\s+(?:which|that))?\s+(?:(?:will|would|is|was|to|still|now|only|has|had)\s+){0,3}"
    r"(?:lasts?|lasted|runs?\s+for|ran\s+for|stretch(?:es|ed)?\s+for|measures?|measured|weigh(?:s|ed)|is|was|are|were)\s+"
    r"(?:(?:about|around|some|only|just|nearly|almost|over|more\s+than|less\s+than|barely|up\s+to|at\s+least)\s+)?$"
)
_OF = regex.compile(
    r"(?P<noun>[\p{L}-]+)(?:\s+of|,)\s+"
    r"(?:(?:about|some|only|just|nearly|almost|over|more\s+than|barely|which\s+is)\s+)?$"
)
_LONG = regex.compile(r"[\s-]+(?:long|deep|wide|high|tall|thick|across)\b")
#: one length takes the place of another: "a four-day week" is tried, "the five-day week will return"
_TURNS = regex.compile(
    r"\b(?:return|revert|switch|try|tries|tried|trial|replac|instead|convert|usual|normal|traditional|standard|"
    r"go(?:es)?\s+back|went\s+back)\w*",
    regex.IGNORECASE,
)
_INDEFINITE = frozenset(("a", "an", "another", "any", "every", "each", "no", "one"))
_DEFINITE = frozenset("the this that its their his her our".split())
#: when a thing ends is no other time: "when the contract runs out in June 2030"
_UNTIL = regex.compile(r"\b(?:runs?\s+out|ran\s+out|expires?|ends?|lapses?|until|till)\b[^,.;]*")


class Measured(NamedTuple):
    """A measure of a thing in a statement."""

    claim: Claim
    quantity: Quantity
    nouns: tuple[str, ...]  # stems of the words for the thing
    known: bool  # told as known: "the contract"
    at: int  # place of the claim among the statements


def compare(reading: Reading) -> Iterator[Clash]:
    """Clashes of kind "number" between two measures of one thing."""
    statements = reading.statements
    weight = weights(reading.claims)
    by_unit: dict[str, list[Measured]] = {}
    for at, claim in enumerate(statements):
        for measured in _measured(claim, at):
            by_unit.setdefault(_dimension(measured.quantity), []).append(measured)
    for group in by_unit.values():
        for one, other in combinations(group, 2):
            score = _score(one, other, group, weight)
            if score:
                yield _clash(one, other, score, group)


def _dimension(quantity: Quantity) -> str:
    """Days, weeks and years are all time."""
    return "time" if quantity.unit in {"days", "nights", "months", "time"} else quantity.unit


def _measured(claim: Claim, at: int) -> Iterator[Measured]:
    text = claim.sentence.text
    for quantity in read(text):
        if quantity.kind == "age" or quantity.bound in {"range", "more"} or quantity.value <= 0:
            continue
        if quantity.modifier and quantity.nouns:
            before = [w.low for w in words(text) if w.stop <= quantity.at][-2:]
            headline = claim.sentence.kind == "headline"
            yield Measured(claim, quantity, quantity.nouns[:3], bool(_DEFINITE & set(before)) or headline, at)
        elif quantity.kind == "measure":
            yield from _told_of(claim, quantity, at)


def _told_of(claim: Claim, quantity: Quantity, at: int) -> Iterator[Measured]:
    """ "The stoppage will last 48 hours", "a truce of two months", "the canoe, four metres long"."""
    text = claim.sentence.text
    before = text[: quantity.at]
    lasts, of = _LASTS.search(before), _OF.search(before)
    sized = bool(_LONG.search(text[quantity.stop : quantity.stop + 30]))
    found = lasts if lasts and (sized or _verb_of_length(lasts.group())) else None
    if found is None and of and (sized or of.group().rstrip().endswith("of") or " of " in of.group()):
        found = of
    if found is None:
        return
    lead = [w.low for w in words(before[: found.start("noun")])][-3:]
    yield Measured(claim, quantity, (stem(found["noun"]),), bool(_DEFINITE & set(lead)), at)


def _verb_of_length(words_before: str) -> bool:
    return bool(regex.search(r"\b(?:last|run|ran|stretch|measure|weigh)", words_before))


def _score(one: Measured, other: Measured, group: Sequence[Measured], weight: Mapping[str, float]) -> float:
    """How sure it is that both tell one measure of one thing, 0 where they agree or nothing says so."""
    a, b = one.quantity, other.quantity
    if one.claim is other.claim or _agree(a, b) or not _one_thing(one, other):
        return 0.0
    if any(_agree(t.quantity, b) for t in group if t.claim is one.claim) or voices(one.claim, other.claim):
        return 0.0
    why = apart(*(_UNTIL.sub("", m.claim.sentence.text) for m in (one, other)))
    known = other.known or one.claim.sentence.kind == "headline"
    if why not in {None, "plan and outcome"} or not known or _indefinite(other) or _other_kind(one, other):
        return 0.0
    mistyped = slip(a, b) in {"swap", "teen"} and not (a.word or b.word)
    alike = sameness(one.claim, other.claim, weight)
    if mistyped:
        return 0.88
    if _third(one, other, group) or any(_TURNS.search(m.claim.sentence.text) for m in (one, other)):
        return 0.0
    return 0.84 if alike >= 0.2 else 0.68


def _agree(a: Quantity, b: Quantity) -> bool:
    if a.unit == b.unit:
        return agree(a, b)
    # days, weeks, months: a month is four weeks or thirty days
    low, high = sorted(_days(q) for q in (a, b))
    return high - low <= 0.1 * high


def _days(quantity: Quantity) -> float:
    return quantity.value * {"months": 30.4, "time": 1 / 24}.get(quantity.unit, 1.0)


def _one_thing(one: Measured, other: Measured) -> bool:
    """Whether a word of the one may name the thing of the other."""
    if set(one.nouns[:1] + other.nouns[:1]) & _FREE:
        return False
    shared = [(a, b) for a in one.nouns for b in other.nouns if same_thing(a, b)]
    return any(not {a, b} & _FREE for a, b in shared)


def _indefinite(measured: Measured) -> bool:
    """Whether the thing is told as a new one: "a five-year contract"."""
    before = [w.low for w in words(measured.claim.sentence.text) if w.stop <= measured.quantity.at][-2:]
    return measured.quantity.modifier and bool(_INDEFINITE & set(before[-1:]))


def _other_kind(one: Measured, other: Measured) -> bool:
    """Whether the nouns are set apart by modifiers of their own: "supply contract", "bus contract"."""
    first, second = (m.nouns for m in (one, other))
    if len(first) < 2 or len(second) < 2 or first[0] == second[0] or same_thing(first[0], second[0]):
        return False
    return same_thing(first[1], second[1])


def _third(one: Measured, other: Measured, group: Sequence[Measured]) -> bool:
    """Whether a third, different measure of the same is told: then it is a series."""
    return any(
        t.claim not in (one.claim, other.claim)
        and _one_thing(t, one)
        and not _agree(t.quantity, one.quantity)
        and not _agree(t.quantity, other.quantity)
        for t in group
    )


def _backs(told: Measured, side: Measured) -> bool:
    return _one_thing(told, side) and _agree(told.quantity, side.quantity)


def _clash(one: Measured, other: Measured, score: float, group: Sequence[Measured]) -> Clash:
    votes = [
        sum(t is not m and _one_thing(t, m) and _agree(t.quantity, m.quantity) for t in group) for m in (one, other)
    ]
    wrong, right = (one, other) if votes[0] < votes[1] else (other, one)
    sentence = wrong.claim.sentence
    mend = right.quantity.text if right.quantity.unit == wrong.quantity.unit else None
    inside = quoted(sentence.text, wrong.quantity.at)
    return Clash(
        kind="number", first=one.claim, second=other.claim, score=score,
        reason=f"One thing is told with “{right.quantity.text}” in one place and “{wrong.quantity.text}” in another.",
        suspect=sentence.span(wrong.quantity.at, wrong.quantity.stop), suggestion=None if inside else mend,
        witnesses=tuple(t.claim for t in group if t not in (one, other) and _backs(t, right)),
    )  # fmt: skip
