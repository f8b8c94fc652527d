"""A time with its distance from another: "on 11 June 2021, a week after the last transfer", "exactly ten years after".

The distance gives the other time. Where the article tells the very day, or of exact years the very month, in another
year, that year is mistyped. Where the other time is that of an act ("14 years after the firm was founded"), it must be
the year in which the article tells the act. "Two years later, in 1998" is counted from the only year of the
sentence before.
"""

from __future__ import annotations

import dataclasses
import datetime
import itertools
from collections.abc import Iterator, Sequence
from typing import NamedTuple

import regex

from factcheck.acts.nouns import NOUNS
from factcheck.acts.verbs import FORMS
from factcheck.comparisons.dates.beside import body_of
from factcheck.comparisons.dates.happenings import Happening, happenings, several
from factcheck.comparisons.dates.years_told import odd
from factcheck.comparisons.places_in_text import quoted, voices
from factcheck.datatypes import Claim, Clash, Reading, earlier_first
from factcheck.moments import Moment, read
from factcheck.quantities.numerals import value_of
from factcheck.words import words

_COUNT = r"(?P<count>\d{1,3}|an?|[a-z]+(?:-[a-z]+)?)"
_DISTANCE = regex.compile(
    rf",?\s+(?:and\s+)?(?P<exact>exactly\s+|precisely\s+)?(?:{_COUNT}\s+(?P<unit>days?|weeks?|months?|years?)|the\s+day)"
    r"(?P<sharp>\s+to\s+the\s+(?:day|month|week))?\s+(?P<way>before|after)\s+(?P<rest>[^,;:.]+)"
)
_VAGUE = regex.compile(
    r"\b(?:nearly|almost|about|some|over|more\s+than|less\s+than|just|barely|roughly|only|at\s+least)\s*$"
)
_LATER = regex.compile(
    rf"(?:^|[.;]\s+|\band\s+)(?:(?P<next>[Tt]he\s+(?:following|next)\s+year)|(?i:{_COUNT})\s+years?\s+(?P<way>later|earlier))"
    r",\s+(?:in\s+)?(?:\p{Lu}\p{Ll}+\s+)?(?P<year>(?:1[5-9]|20)\d\d)\b"
)
_YEARS_APART = 12  # farther apart, two dates with one day and month are two anniversaries of nothing
_ASIDE = 60  # characters between a time and its exact distance
_DAYS = {"day": 1, "week": 7}


class _Distant(NamedTuple):
    """A time with its distance: the time that it leads to, as (year, month, day), what is not known 0."""

    claim: Claim
    moment: Moment
    other: tuple[int, int, int]
    exact: bool
    start: int  # where that begins
    rest: str  # what stands behind "after"


def compare(reading: Reading) -> Iterator[Clash]:
    """Clashes of kind "date"."""
    statements = [c for c in reading.claims if c.kind == "statement"]
    told = happenings(reading)
    for claim in statements:
        for one in _distances(claim):
            yield from (
                list(_beside(one))[:1]
                or list(_other_year(reading, statements, one))[:1]
                or list(_other_act(reading, told, one))[:1]
            )
    yield from _later(reading, statements)


def _distances(claim: Claim) -> Iterator[_Distant]:
    text = claim.sentence.text
    for moment in read(text):
        found = _DISTANCE.match(text, moment.stop) or _apart(text, moment)
        if not found or not moment.year or moment.at < body_of(text) or quoted(text, moment.at):
            continue
        if _VAGUE.search(text, 0, found.start("count")) if found["count"] else False:
            continue
        count = _number(found["count"] or "one")
        other = _counted(moment, count, (found["unit"] or "day").rstrip("s"), -1 if found["way"] == "after" else 1)
        if count and other:
            yield _Distant(
                claim, moment, other, bool(found["exact"] or found["sharp"]), found.start("rest"), found["rest"]
            )


def _apart(text: str, moment: Moment) -> regex.Match[str] | None:
    """An exact distance behind another circumstance: "in May, in time for the vote and exactly ten years after"."""
    for found in _DISTANCE.finditer(text, moment.stop):
        between = text[moment.stop : found.start()]
        if found["exact"] and len(between) < _ASIDE and not regex.search(r"[\d;:.]", between) and between[:1] == ",":
            return found
    return None


def _number(text: str) -> int:
    if text.isdecimal():
        return int(text)
    return 1 if text in {"a", "an"} else int(value_of([text]) or 0)


def _counted(moment: Moment, count: int, unit: str, way: int) -> tuple[int, int, int] | None:
    """The time at a distance, no finer than the unit allows."""
    year, month, day = moment.year or 0, moment.month or 0, moment.day or 0
    if unit == "year":
        return (year + way * count, month, day)
    if unit == "month":
        months = year * 12 + month - 1 + way * count
        return (months // 12, months % 12 + 1, 0) if month else None
    if not (month and day):
        return None
    try:
        other = datetime.date(year, month, day) + datetime.timedelta(days=way * count * _DAYS[unit])
    except ValueError:
        return None
    return (other.year, other.month, other.day)


# --- "after it was built, in 1898" -----------------------------------------------------------------------------------


def _beside(one: _Distant) -> Iterator[Clash]:
    """The year of what the distance is counted from, told right behind it."""
    text = one.claim.sentence.text
    found = regex.compile(r"[^,;:.“”\"]{0,60}?,?\s+in\s+(?P<year>(?:1[5-9]|20)\d\d)(?!\d)").match(text, pos=one.start)
    if not found or abs(int(found["year"]) - one.other[0]) <= 1:
        return
    here, there = one.claim.sentence.span(one.moment.at, one.moment.stop), one.claim.sentence.span(*found.span("year"))
    yield Clash(
        kind="date", first=dataclasses.replace(one.claim, start=here.start, end=here.end),
        second=dataclasses.replace(one.claim, start=there.start, end=there.end), score=0.8,
        reason=f"The distance from “{one.moment.text}” leads to {one.other[0]}, not to {found['year']}.",
    )  # fmt: skip


# --- the very day of another year -----------------------------------------------------------------------------------


def _other_year(reading: Reading, statements: Sequence[Claim], one: _Distant) -> Iterator[Clash]:
    year, month, day = one.other
    if not month or not (day or one.exact):
        return
    told = [
        (c, m) for c in statements for m in read(c.sentence.text) if m.year and m.month == month and m is not one.moment
    ]
    told = [
        (c, m) for c, m in told if (m.day == day if day else not m.day) and not (c is one.claim and m == one.moment)
    ]
    if not told or any(m.year == year for _, m in told):
        return
    years = {m.year for _, m in told}
    claim, moment = told[0]
    if len(years) == 1 and abs((moment.year or 0) - year) <= _YEARS_APART and not voices(claim, one.claim):
        yield _clash(reading, one, claim, moment)


def _clash(reading: Reading, one: _Distant, claim: Claim, moment: Moment) -> Clash:
    """The time that the distance leads to against the one that is told."""
    year = one.other[0]
    wrong = odd(reading, (one.claim, one.moment), (claim, moment))
    suspect = suggestion = None
    if wrong != (one.claim, one.moment):
        at = moment.at + moment.text.rindex(str(moment.year))
        suspect, suggestion = claim.sentence.span(at, at + 4), str(year)
    else:
        at = one.moment.at + one.moment.text.rindex(str(one.moment.year))
        suspect = one.claim.sentence.span(at, at + 4)
        suggestion = str((one.moment.year or 0) + (moment.year or 0) - year)
    first, second = earlier_first(one.claim, claim)
    return Clash(
        kind="date", first=first, second=second, score=0.8,
        reason=f"The distance from “{one.moment.text}” leads to {year}, not to “{moment.text}”.",
        suspect=suspect, suggestion=suggestion,
    )  # fmt: skip


# --- years after an act ---------------------------------------------------------------------------------------------


def _other_act(reading: Reading, told: Sequence[Happening], one: _Distant) -> Iterator[Clash]:
    """An act that the distance is counted from, told with another year elsewhere."""
    tokens = [w.low for w in words(one.rest)]
    acts = {verb.act for low in tokens for verb in FORMS.get(low, ()) if verb.past}
    acts |= {NOUNS[low] for low in tokens if low in NOUNS}
    if len(acts) != 1 or {"another", "first", "second", "last", "next", "similar", "previous"} & set(tokens):
        return
    (act,) = acts
    known = [x for x in told if x.act.name == act and x.moment.year and x.claim is not one.claim and not x.act.planned]
    keys = {x.key for x in known}
    years = {x.moment.year for x in known}
    if len(keys) != 1 or len(years) != 1 or not _named(known[0], one):
        return
    apart = abs((known[0].moment.year or 0) - one.other[0])
    if apart > 1 and not several(reading, known[0].key or "") and not voices(known[0].claim, one.claim):
        yield _clash(reading, one, known[0].claim, known[0].moment)


def _named(known: Happening, one: _Distant) -> bool:
    """Whether what stands behind "after" names the thing of the act, or points to it."""
    lows = {w.low for w in words(one.rest)}
    if known.act.thing is None or known.key is None:
        return False
    if known.act.thing.head in lows:
        return True
    if known.key.islower():
        return bool({"it", "its"} & lows)
    named = {m.entity for m in one.claim.mentions}
    return known.key in named and bool({"he", "she", "his", "her", "it", "its"} & lows) and len(named) == 1


# --- two years later, in --------------------------------------------------------------------------------------------


def _later(reading: Reading, statements: Sequence[Claim]) -> Iterator[Clash]:
    for before, claim in itertools.pairwise(statements):
        text = claim.sentence.text
        found = _LATER.search(text)
        if not found or before.sentence.index != claim.sentence.index - 1 or quoted(text, found.start("year")):
            continue
        if before.sentence.paragraph != claim.sentence.paragraph or voices(before, claim):
            continue
        earlier = [m for m in read(text) if m.year and m.stop <= found.start()]
        base = earlier or [m for m in read(before.sentence.text) if m.year and m.at >= body_of(before.sentence.text)]
        count = 1 if found["next"] else _number(found["count"].lower())
        way = -1 if found["way"] == "earlier" else 1
        if len({m.year for m in base}) != 1 or not count:
            continue
        right, year = (base[0].year or 0) + way * count, int(found["year"])
        known = {m.year for c in statements if c.start < claim.start for m in read(c.sentence.text)}
        if abs(right - year) > 1 and year - way * count not in known:
            yield Clash(
                kind="date", first=before, second=claim, score=0.72,
                reason=f"Counted from “{base[0].text}” this should be {right}, not {year}.",
                suspect=claim.sentence.span(*found.span("year")), suggestion=str(right),
            )  # fmt: skip
