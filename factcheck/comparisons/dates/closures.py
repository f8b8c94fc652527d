"""A closure from one date to another against the day of the reopening: shut until the 26th, first train on the 20th.

The reopening may fall on the last day or behind it, never between the two. What opens in part, for some or for a while
is left alone, and so is an article that tells of two closures. A closure of "16 days" must fit its dates.
"""

from __future__ import annotations

import datetime
from collections.abc import Iterator, Sequence
from typing import NamedTuple

import regex

from factcheck.comparisons.places_in_text import quoted, voices
from factcheck.datatypes import Claim, Clash, Reading, earlier_first
from factcheck.moments import MONTHS, WEEKDAYS, Moment, read
from factcheck.quantities.numerals import whole
from factcheck.words import stem, words

_SHUT = regex.compile(
    r"\b(?:clos(?:e|es|ed|ing|ure)|shut(?:s|ting|down)?|suspend(?:s|ed)?|suspension|out\s+of\s+service)\b"
)
_DAY = (
    rf"(?:(?:{'|'.join(WEEKDAYS)}),?\s+)?(?:\d{{1,2}}(?:\s+(?:{'|'.join(MONTHS)}))?|(?:{'|'.join(MONTHS)})\s+\d{{1,2}})"
)
_RANGE = regex.compile(
    rf"\b(?:(?:from|between)\s+(?P<one>{_DAY})(?:\s+(?:to|until|till|through|and)\s+|\s*[-–]\s*)(?P<other>{_DAY}))\b"
)
_AGAIN = regex.compile(
    r"\b(?:re-?open(?:s|ed|ing)?|open(?:s|ed)?\s+again|resum(?:e|es|ed|ption)|again\s+be\s+(?:open|running)|"
    r"back\s+(?:in\s+(?:service|use|operation)|on\s+the\s+(?:rails|road|water))|(?:run|sail|operate|fly|flow)(?:s|ning)?\s+again|"
    r"(?:return|go)\s+back\s+to\s+(?:class|school|work)|"
    r"[Tt]he\s+(?:first|next)\s+(?:regular\s+|passenger\s+|scheduled\s+)?(?:trains?|trams?|bus(?:es)?|ferry|boats?|flights?|"
    r"cars?|vehicles?|lorries|visitors|guests|readers|swimmers|pupils|lessons?|performance|match|cable\s+car|concert)\s+"
    r"(?:will|is|are|can|should|may))\b"
)
_PARTLY = regex.compile(
    r"\b(?:part(?:s|ly|ial|ially)?|one|single|limited|phase|some|temporar\w+|until|section|lane|test|trial|stretch|"
    r"not|would\s+have|had|last\s+year|another|second|between|pedestrians?|cyclists|for\s+a\s+day|north|south|east|west|"
    r"parallel|neighbou?ring|others?|next\s+door|nearby)\b"
)
_COUNTED = regex.compile(
    r"\b(?:clos\w+|shut\w*|suspen\w+)\s+(?:\p{Ll}+\s+){0,3}?for\s+(?P<count>\d{1,3}|[a-z]+)\s+(?P<unit>days|weeks)\b|"
    r"\b(?P<count>\d{1,3}|[a-z]+)-(?P<unit>day|week)\s+(?:closure|shutdown|suspension)\b"
)
#: who comes first again -> where
_KIN = tuple(
    (regex.compile(rf"\b[Tt]he\s+(?:first|next)\s+(?:\p{{Ll}}+\s+)?(?:{who})\b"), regex.compile(rf"\b(?:{where})\b"))
    for who, where in (
        ("trains?|trams?", "[Rr]ailway|[Tt]racks?|[Tt]rains?|[Tt]rams?"),
        ("ferry|boats?", "[Ff]err(?:y|ies)|[Bb]oats?"),
        ("readers", "[Ll]ibrary"),
        ("swimmers", "[Pp]ool|[Bb]aths"),
        ("visitors", "[Mm]useum|[Gg]allery|[Zz]oo|[Cc]astle"),
        ("guests", "[Hh]otel"),
        ("cars|vehicles|lorries", "[Bb]ridge|[Tt]unnel|[Rr]oad"),
        ("flights?", "[Aa]irport|[Ff]lights?"),
    )
)
_HEADS_END = frozenset(
    """on in at of for from to by with across along between near behind next that which who and or will would is are was
    were has have had can could should may must be been being it's not also then now only""".split()
)
_SCORE = 0.78
_NO_LEAP = 2023  # a year in which dates without a year are counted


class _Closure(NamedTuple):
    """From when to when something is shut."""

    claim: Claim
    first: datetime.date
    last: datetime.date
    end: Moment
    at: int
    stop: int
    heads: frozenset[str]  # stems of what is shut


def compare(reading: Reading) -> Iterator[Clash]:
    """Clashes of kind "date"."""
    statements = reading.statements
    closures = [one for c in statements for one in _closures(c)]
    if len({(one.first, one.last) for one in closures}) != 1:
        return
    closure = closures[0]
    for claim in statements:
        if not voices(claim, closure.claim):
            yield from _early(closure, claim)
            yield from _miscounted(closure, claim)


def _closures(claim: Claim) -> Iterator[_Closure]:
    text = claim.sentence.text
    for found in _RANGE.finditer(text):
        moments = [m for m in read(text) if found.start() <= m.at < found.end() and m.day]
        shut = _SHUT.search(text, 0, found.start())
        if not moments or quoted(text, found.start()) or not shut:
            continue
        heads = frozenset({_head(text[: shut.start()]), _head(text[shut.end() : found.start()])} - {""})
        last = moments[-1]
        bare = regex.search(r"\d{1,2}", found["one"])
        begun = moments[0] if len(moments) == 2 else None
        day = begun.day if begun else int(bare[0]) if bare else None
        first = _date(day, begun.month if begun else last.month)
        end = _date(last.day, last.month)
        if first and end and first < end:
            yield _Closure(claim, first, end, last, found.start(), found.end(), heads)


def _head(text: str) -> str:
    """Stem of the noun with which a noun phrase ends, "it" for a pronoun; nothing without one."""
    lows = [w.low for w in words(regex.split(r"[,;:“”\"]", text)[-1]) if w.alpha]
    if {"it", "they"} & set(lows[-3:]):
        return "it"
    if lows and lows[0] == "of":
        lows = lows[1:]
    end = next((i for i, low in enumerate(lows) if low in _HEADS_END), len(lows))
    return stem(lows[end - 1]) if end else ""


def _same(closure: _Closure, text: str, again: regex.Match[str]) -> bool:
    """Whether what opens again is what was shut: told with "it", with its noun, or by those who come first."""
    head = _head(text[: again.start()])
    first = [where for who, where in _KIN if who.match(text, again.start())]
    if first:
        return any(where.search(closure.claim.sentence.text, 0, closure.at) for where in first)
    return head == "it" or head in closure.heads


def _date(day: int | None, month: int | None) -> datetime.date | None:
    try:
        return datetime.date(_NO_LEAP, month or 0, day or 0)
    except ValueError:
        return None


def _early(closure: _Closure, claim: Claim) -> Iterator[Clash]:
    """A reopening before the closure is over."""
    text = claim.sentence.text
    again = _AGAIN.search(text)
    if claim is closure.claim or not again or _PARTLY.search(text) or not _same(closure, text, again):
        return
    moments = [m for m in read(text) if m.day and m.month]
    day = _date(moments[0].day, moments[0].month) if len(moments) == 1 else None
    if not day or quoted(text, moments[0].at) or not closure.first < day < closure.last:
        return
    wrong = moments[0]
    right = closure.last + datetime.timedelta(days=1)
    fits = wrong.weekday is None or closure.end.weekday is None or (closure.end.weekday + 1) % 7 == wrong.weekday
    at = wrong.at + (wrong.text.index(" ") + 1 if wrong.weekday is not None else 0)
    one, two = earlier_first(closure.claim, claim)
    yield Clash(
        kind="date", first=one, second=two, score=_SCORE,
        reason=f"“{wrong.text}” lies before the end of the closure, “{closure.end.text}”.",
        suspect=claim.sentence.span(at, wrong.stop),
        suggestion=_like(right, wrong.text[at - wrong.at :]) if fits else None,
    )  # fmt: skip


def _like(day: datetime.date, told: str) -> str:
    """A date in the order of another: "27 April", "April 27"."""
    month = MONTHS[day.month - 1]
    return f"{day.day} {month}" if told[:1].isdigit() else f"{month} {day.day}"


def _miscounted(closure: _Closure, claim: Claim) -> Iterator[Clash]:
    """A closure told with a number of days or weeks that its dates do not have."""
    text = claim.sentence.text
    found: Sequence[regex.Match[str]] = list(_COUNTED.finditer(text))
    if len(found) != 1 or _PARTLY.search(text) or quoted(text, found[0].start()) or claim is closure.claim:
        return
    one = found[0]
    of = text[one.end() :].lstrip()
    head = _head(of if of.startswith("of ") else text[: one.start()])
    if head not in {*closure.heads, "it", ""}:
        return
    count = whole(one["count"])
    days = (closure.last - closure.first).days
    least = count * 7 - 2 if one["unit"].startswith("week") else count - 1
    most = count * 7 + 2 if one["unit"].startswith("week") else count
    if count and not least <= days <= most:
        a, b = earlier_first(claim, closure.claim)
        yield Clash(
            kind="date", first=a, second=b, score=_SCORE,
            reason=f"From {closure.first.day} to “{closure.end.text}” it is {days + 1} days.",
        )  # fmt: skip
