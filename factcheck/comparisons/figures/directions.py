"""One change told up and down: "risen by 60 to 730" where it was 790 before, "fell 8%" and later "the 8% rise".

The numbers say that it is one change. A change and its new level give the old one; if the article tells the level that
the opposite change would start from, and not this one, the direction is wrong. A number with a direction that is taken
up again with the other one is the same change where the same thing rises, or where "the 8% rise" takes it up as known.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import combinations
from typing import NamedTuple

import regex

from factcheck.comparisons.figures.signs import signs
from factcheck.comparisons.noun_phrases import Noun, before, behind, same
from factcheck.comparisons.places_in_text import quoted
from factcheck.datatypes import Claim, Clash, Reading, earlier_first
from factcheck.quantities import UNITS, Change, Quantity, changes, read
from factcheck.sameness import frame
from factcheck.words import stem, stems

_VERBS = """rose/fell risen/fallen rises/falls rising/falling increased/decreased increase/decrease increases/decreases
grew/shrank grown/shrunk climbed/dropped climbs/drops jumped/dropped jumps/drops gained/lost gains/losses up/down
surged/slumped soared/plunged raised/cut raise/cut raised/lowered raising/cutting raises/cuts lifted/cut lifts/lowers
increased/reduced increase/reduce rose/declined advanced/retreated climbed/slipped rose/slid rose/sank climbed/tumbled
strengthened/weakened rise/fall growth/decline gain/loss"""
_NOUNS = """rise/fall increase/decrease growth/decline gain/loss jump/drop increase/cut increase/reduction surge/slump
raise/cut higher/lower more/less more/fewer"""
_TOLD, _NAMED = signs(_VERBS), signs(_NOUNS)
_LEAD = regex.compile(
    rf"\b(?P<way>{'|'.join(sorted(_TOLD, key=len, reverse=True))})"
    r"(?:(?P<what>\s+(?:the|its|their|his|her)(?:\s+[\p{L}-]+){1,3}?)\s+by|\s+(?:by|of))?"
    r"(?:\s+(?:about|some|almost|nearly|just|only|a\s+further))?\s+$"
)
_TAIL = regex.compile(
    r"(?:[\s-]*(?:%|per\s?cent|percentage|points?|basis|euros?|dollars?|pounds?|degrees?|(?:centi)?metres?|a\s+year)){0,2}"
    rf"\s+(?:(?:pay|price|rate|tax)\s+)?(?P<way>{'|'.join(sorted(_NAMED, key=len, reverse=True))})\b"
)
_KNOWN = regex.compile(r"\b(?:the|this|that|its|their)\s+$", regex.IGNORECASE)
_OTHER = frozenset(
    "another other earlier previous again then later second not never would could might instead offset".split()
)
_UNITS = frozenset(map(stem, [*UNITS, *_TOLD, *_NAMED, "percent", "cent", "million", "billion", "thousand"]))
_FORECAST = regex.compile(
    r"\b(?:forecast\p{L}*|expect\p{L}*|predict\p{L}*|would|could|planned|plans?|wants?|wanted|will)\b"
)
_NEAR = 2  # sentences
_SCORE = 0.83


class _Moved(NamedTuple):
    """A number with its direction; ``at`` and ``stop`` are those of the word in the sentence's text."""

    claim: Claim
    by: Quantity
    sign: int
    theme: Noun | None
    known: bool
    opposite: str
    at: int
    stop: int


def compare(reading: Reading) -> Iterator[Clash]:
    """Clashes of kind "statement" between two directions of one change."""
    statements = reading.statements
    for at, claim in enumerate(statements):
        for change in changes(claim.sentence.text):
            found = _from_level(claim, change, statements, at)
            if found:
                yield found
    yield from _twice([m for c in statements for m in _moves(c)])


# --- "risen by 60 to 730" where it was 790 ----------------------------------------------------------------------------


def _from_level(claim: Claim, change: Change, statements: Sequence[Claim], at: int) -> Clash | None:
    by, to = change.by, change.to
    if by is None or to is None or change.start or by.bound or to.bound or not to.value or to.kind == "age":
        return None
    start, opposite = (_start(by, to, sign) for sign in (change.sign, -change.sign))
    if start is None or opposite is None or to.kind == "percent":
        return None  # rates are weighed in ``sums.py``: forecasts of them stand beside
    levels = [(c, q) for c in statements for q in read(c.sentence.text) if q not in (by, to) and _comparable(q, to)]
    if any(_equal(q.value, start) for _, q in levels):
        return None
    told = [(c, q) for c, q in levels if _equal(q.value, opposite) and not _FORECAST.search(c.sentence.text)]
    word = _word_before(claim.sentence.text, by, change.sign)
    if not told or word is None or quoted(claim.sentence.text, by.at):
        return None
    other, level = told[0]
    first, second = earlier_first(claim, other)
    way = claim.sentence.text[word[0] : word[1]]
    return Clash(
        kind="statement", first=first, second=second, score=_SCORE,
        reason=f"From “{level.text}” it is not “{way}” by “{by.text}” to “{to.text}”, but the other way.",
        suspect=claim.sentence.span(*word), suggestion=_TOLD[way.lower()][1],
    )  # fmt: skip


def _start(by: Quantity, to: Quantity, sign: int) -> float | None:
    if by.kind == "percent" and to.kind != "percent":
        return to.value / (1 + sign * by.value / 100) if by.value < 100 else None
    alike = (by.kind, by.unit) == (to.kind, to.unit)
    return to.value - sign * by.value if alike else None


def _comparable(one: Quantity, to: Quantity) -> bool:
    return (one.kind, one.unit) == (to.kind, to.unit) and not one.bound


def _equal(one: float, other: float) -> bool:
    return abs(one - other) <= 0.004 * max(abs(one), abs(other))


def _word_before(text: str, by: Quantity, sign: int) -> tuple[int, int] | None:
    found = _LEAD.search(text[: by.at])
    return found.span("way") if found and _TOLD[found["way"]][0] == sign else None


# --- "fell 8%" and "the 8% rise" --------------------------------------------------------------------------------------


def _moves(claim: Claim) -> Iterator[_Moved]:
    text = claim.sentence.text
    for by in read(text):
        lead, tail = _LEAD.search(text[: by.at]), _TAIL.match(text, by.stop)
        found = lead or tail
        if found is None or by.bound in {"range", "more"} or by.kind == "age" or quoted(text, by.at):
            continue
        at, stop = found.span("way")
        known = _KNOWN.search(text[: at if lead else by.at])
        sign, opposite = _TOLD[found["way"]] if lead else _NAMED[found["way"]]
        yield _Moved(claim, by, sign, _theme(text, lead, stop), bool(known), opposite, at, stop)


def _theme(text: str, lead: regex.Match[str] | None, stop: int) -> Noun | None:
    """What rises: the subject of "rose by 8%", the object of "raised the fee by", and what stands behind "rise in"."""
    if lead:
        return behind(text, lead.start("what")) if lead["what"] else before(text, lead.start())
    of = regex.compile(r"\s+in\s+").match(text, stop)
    return behind(text, of.end()) if of else None


def _twice(moves: Sequence[_Moved]) -> Iterator[Clash]:
    for one, other in combinations(moves, 2):
        once = (one.by.kind, one.by.unit, one.by.value) == (other.by.kind, other.by.unit, other.by.value)
        if not once or one.sign == other.sign or one.claim is other.claim or _apart(one.claim, other.claim):
            continue
        alike = same(one.theme, other.theme)
        only = len({m.sign for m in moves if m.by.value == one.by.value and m not in (one, other)}) < 2
        if (alike or _taken_up(one, other)) and only:
            yield _clash(one, other, moves)


def _taken_up(one: _Moved, other: _Moved) -> bool:
    """Whether "the 8% rise" takes up a change that stands near it or shares a word with it."""
    texts = [m.claim.sentence.text for m in (one, other)]
    shared = (stems(texts[0]) & stems(texts[1])) - _UNITS
    near = other.claim.sentence.index - one.claim.sentence.index <= _NEAR
    return other.known and not other.theme and (near or bool(shared))


def _apart(one: Claim, other: Claim) -> bool:
    frames = [frame(c.sentence.text) for c in (one, other)]
    words = {w for c in (one, other) for w in regex.findall(r"\p{L}+", c.sentence.text.lower())}
    voices = {c.speaker for c in (one, other) if c.speaker}
    return frames[0].relative != frames[1].relative or bool(_OTHER & words) or len(voices) > 1


def _clash(one: _Moved, other: _Moved, moves: Sequence[_Moved]) -> Clash:
    votes = [sum(m.by.value == s.by.value and m.sign == s.sign for m in moves) for s in (one, other)]
    wrong, right = (one, other) if votes[0] < votes[1] else (other, one)
    said, meant = (m.claim.sentence.text[m.at : m.stop] for m in (wrong, right))
    return Clash(
        kind="statement", first=one.claim, second=other.claim, score=_SCORE,
        reason=f"The same change, “{one.by.text}”, is told as “{meant}” in one place and as “{said}” in another.",
        suspect=wrong.claim.sentence.span(wrong.at, wrong.stop), suggestion=wrong.opposite,
    )  # fmt: skip
