"""A day with its distance from an event that has another day: "on Friday, the day after the robbery", robbed Saturday.

The event is told with its own day in one other place, by its noun or a verb of its family. Weekdays are counted in the
week, dates in the calendar of a year without a leap day, months in twelves.
"""

from __future__ import annotations

import datetime
import itertools
from collections.abc import Iterator
from typing import NamedTuple

import regex

from factcheck.comparisons.dates.beside import body_of
from factcheck.comparisons.dates.event_context import set_apart, several_days
from factcheck.comparisons.dates.event_families import NOUNS, VERBS
from factcheck.comparisons.dates.tellings import Telling, differ, tellings
from factcheck.comparisons.places_in_text import quoted
from factcheck.datatypes import Claim, Clash, Reading, earlier_first
from factcheck.moments import WEEKDAYS, Moment, read
from factcheck.quantities.numerals import ONES, whole
from factcheck.words import FUNCTION_WORDS, stem, stems, words

_COUNT = rf"(?P<count>\d{{1,2}}|an?|one|{'|'.join(ONES)})"
_DISTANCE = regex.compile(
    rf"(?:\s+(?:morning|afternoon|evening|night))?,?\s+(?:{_COUNT}\s+(?P<unit>days?|weeks?|months?)|the\s+(?P<next>day|month))\s+"
    r"(?P<way>before|after)\s+(?P<rest>[^,;:.“”\"]+)"
)
_AHEAD = regex.compile(r"\b(?:will|would|to|due)\b")
_ANOTHER = regex.compile(
    r"\b(?:another|second|first|previous|earlier|next|similar|put\s+out|ended|end|over|started|began)\b"
)
_CLAUSES = frozenset("since that which who when while where because and but as in on at".split())
_REACH = 7  # words behind "after" in which the event is named
_LEAD = 3  # statements, headline included, that introduce the story
_NO_LEAP = 2023  # a year in which dates without a year are counted


class _Distant(NamedTuple):
    """A time, and how many of its units lie between it and an event."""

    claim: Claim
    moment: Moment
    unit: str
    apart: int  # positive: the event is earlier
    families: frozenset[str]
    others: frozenset[str]  # stems of the sentence's words
    told: frozenset[str]  # stems of what is told of the event beside its word
    stop: int  # where the event's word ends in the text
    ahead: bool  # of a day that may still be to come


def compare(reading: Reading) -> Iterator[Clash]:
    """Clashes of kind "date"."""
    counted = [one for claim in reading.statements for one in _distances(claim)]
    if not counted:
        return
    told = tellings(reading)
    early = {id(claim) for claim in reading.statements[:_LEAD]}
    for one in counted:
        known = [x for x in told if x.families & one.families and x.claim is not one.claim and _graded(x, one)]
        known = known if all(_of_one(one, x) for x in known) else []
        single = known and not any(differ(known[0], x) for x in known)
        if single and not _fits(known[0].moment, one):
            introduced = any(id(x.claim) in early for x in known)
            same = introduced or any(x.others & one.others - {stem(x.word.low)} for x in known)
            if same and (one.ahead or not known[0].planned):
                yield _clash(known[0], one, sure=introduced)


def _distances(claim: Claim) -> Iterator[_Distant]:
    text = claim.sentence.text
    for moment in read(text):
        found = _DISTANCE.match(text, moment.stop)
        if not found or moment.at < body_of(text) or quoted(text, moment.at) or _ANOTHER.search(found["rest"]):
            continue
        rest = list(itertools.takewhile(lambda w: w.low not in _CLAUSES, words(found["rest"])[:_REACH]))
        at = next((i for i, w in enumerate(rest) if w.low in NOUNS or w.low in VERBS), None)
        if at is None:
            continue
        word = rest[at]
        told = {w.low for w in (*rest[:at], *rest[at + 1 :])} - FUNCTION_WORDS
        families = frozenset(NOUNS.get(word.low, ())) | {v.family for v in VERBS.get(word.low, ()) if not v.rest}
        unit = (found["unit"] or found["next"]).removesuffix("s")
        ahead = found["way"] == "before" or bool(_AHEAD.search(text))
        count = whole(found["count"]) if found["count"] else 1
        apart = count * (1 if found["way"] == "after" else -1)
        beside = frozenset(map(stem, told))
        stop = found.start("rest") + word.stop
        yield _Distant(claim, moment, unit, apart, families, stems(text), beside, stop, ahead)


def _of_one(one: _Distant, known: Telling) -> bool:
    """Whether the event has one time where it is told, and nothing sets it apart from what the distance is from."""
    text = known.claim.sentence.text
    apart = set_apart(one.claim.sentence.text, one.stop, text) or several_days(text, known.moment)
    return one.told <= known.others and not apart


def _graded(known: Telling, one: _Distant) -> bool:
    """Whether the event's time is as fine as the distance asks for."""
    a, b = known.moment, one.moment
    if one.unit == "month":
        return bool(a.month and b.month)
    if b.day and b.month:
        return bool(a.day and a.month)
    return one.unit == "day" and None not in (a.weekday, b.weekday) and not a.day


def _fits(known: Moment, one: _Distant) -> bool:
    """Whether the distance leads to the known time."""
    moment = one.moment
    if one.unit == "month":
        return abs((moment.month or 0) - (known.month or 0) - one.apart) % 12 in {0, 1, 11}
    if not (moment.day and moment.month):
        return ((moment.weekday or 0) - (known.weekday or 0) - one.apart) % 7 == 0
    days = _day(moment) - _day(known)
    return days == one.apart if one.unit == "day" else abs(days - 7 * one.apart) <= 3


def _day(moment: Moment) -> int:
    try:
        return datetime.date(_NO_LEAP, moment.month or 1, moment.day or 1).timetuple().tm_yday
    except ValueError:
        return 60


def _clash(known: Telling, one: _Distant, *, sure: bool) -> Clash:
    days = None not in (known.moment.weekday, one.moment.weekday) and not one.moment.day
    right = WEEKDAYS[((known.moment.weekday or 0) + one.apart) % 7] if days else None
    first, second = earlier_first(known.claim, one.claim)
    return Clash(
        kind="date", first=first, second=second, score=0.76,
        reason=f"“{one.moment.text}” does not lie as far from “{known.moment.text}” as the article counts.",
        suspect=one.claim.sentence.span(one.moment.at, one.moment.stop) if sure else None,
        suggestion=right if sure else None,
    )  # fmt: skip
