"""When the first of a kind is to come, told with two times: "the first ship is to sail on 9 May", "on 9 July".

There is one first, and one day on which it does one thing: sails, or starts at all. It is another one where something
is added to it or to the time on one side only ("the first ship to Oslo", "the first electric bus", "will sail on 9 May
to Oslo"), and a second time told for the whole series or a delay leaves it alone.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator
from typing import NamedTuple

import regex

from factcheck.comparisons.dates.beside import body_of
from factcheck.comparisons.dates.event_context import LITTLE
from factcheck.comparisons.places_in_text import quoted
from factcheck.datatypes import Claim, Clash, Reading
from factcheck.moments import Moment, read
from factcheck.words import CALENDAR, stem, words

_HELPER = r"(?:will|is|are|should|can|may)"
_FIRST = regex.compile(
    rf"\b[Tt]he\s+first\s+(?P<what>(?:(?!{_HELPER}\b|to\b|in\b|on\b|of\b|for\b|from\b)\p{{Ll}}[\p{{L}}-]*\s+){{0,2}}?\p{{Ll}}[\p{{L}}-]*)"
    rf"(?:,[^,.;:]{{1,40}},)?\s+(?:{_HELPER}\s+(?:be\s+)?(?:to\s+|due\s+|expected\s+|scheduled\s+)*|due\s+)"
    r"(?P<rest>(?:(?!\b(?:who|which|that|when|and|but|after|before|until)\b)[^,.;:“”])*)"
)
_MOVED = regex.compile(
    r"\b(?:delay\w*|postpon\w*|put\s+back|pushed|brought\s+forward|late|earlier|originally|instead)\b"
)
_POINT = frozenset("in on from".split())
#: what is added to the sailing of a ship, by the preposition before it
_ADDED = regex.compile(
    r"\b(?:to|from|for|at|in|into|between|via|with|on|of|over|across|under)\s+(?:(?:the|a|an|its|their)\s+)?(?P<what>\p{L}[\p{L}-]*)"
)
#: what the first of a kind does when it starts, all one act
_STARTS = frozenset(
    map(stem, "sail leave depart go run start begin open operate work set cross fly arrive come".split())
)


class _First(NamedTuple):
    """The first of a kind, with its time."""

    claim: Claim
    moment: Moment
    act: str | None  # stem of what it does; ``None`` for "is due on Monday"
    added: frozenset[str]  # stems of what stands behind prepositions


def compare(reading: Reading) -> Iterator[Clash]:
    """Clashes of kind "date"."""
    found: dict[str, list[_First]] = defaultdict(list)
    for claim in reading.statements:
        if "first" in claim.sentence.text and not _MOVED.search(claim.sentence.text):
            for what, one in _firsts(claim):
                found[what].append(one)
    for what, firsts in found.items():
        one, other = firsts[0], next((x for x in firsts if _differ(x.moment, firsts[0].moment)), None)
        if (
            other
            and other.claim is not one.claim
            and _one_act(one, other)
            and not any(_differ(x.moment, one.moment) and _differ(x.moment, other.moment) for x in firsts)
        ):
            yield Clash(
                kind="date", first=one.claim, second=other.claim, score=0.76,
                reason=f"The first {what} is told to come “{one.moment.text}” and “{other.moment.text}”.",
            )  # fmt: skip


def _firsts(claim: Claim) -> Iterator[tuple[str, _First]]:
    text = claim.sentence.text
    for told in _FIRST.finditer(text):
        if quoted(text, told.start()):
            continue
        inside = [m for m in read(text) if told.start("rest") <= m.at < told.end() and m.at >= body_of(text)]
        before = [w.low for w in words(text[: inside[0].at])] if len(inside) == 1 else []
        if before and before[-1] in _POINT:
            yield " ".join(told["what"].split()), _First(claim, inside[0], *_done(text, told, inside[0]))


def _done(text: str, told: regex.Match[str], moment: Moment) -> tuple[str | None, frozenset[str]]:
    """What the first of a kind does at a time, and what is added to that."""
    verb = next((w for w in words(text[told.start("rest") : moment.at]) if w.alpha), None)
    act = stem(verb.low) if verb and verb.low not in _POINT else None
    found = [m["what"] for m in _ADDED.finditer(text, told.start("rest"), told.end())]
    beside = {w.low for w in words(moment.text)} | CALENDAR | LITTLE
    return act, frozenset(stem(what) for what in found if what.lower() not in beside)


def _one_act(one: _First, other: _First) -> bool:
    """Whether both sides tell one act, with nothing added to one of them."""
    acts = {one.act, other.act} - {None}
    return one.added == other.added and (one.act == other.act or acts <= _STARTS)


def _differ(one: Moment, other: Moment) -> bool:
    """Whether two times cannot be one: a month and its day may."""
    if one.year and other.year:
        return one.year != other.year
    if one.weekday is not None and other.weekday is not None:
        return one.weekday != other.weekday
    if not (one.month and other.month):
        return False
    return one.month != other.month or bool(one.day and other.day and one.day != other.day)
