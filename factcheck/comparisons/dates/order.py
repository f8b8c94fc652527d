"""Days that follow from others: "five days before the vote", "seven months into the trial", "Monday after the ruling".

* a date with a distance to an event gives the event's own date, which must be the one that is told;
* a month with a distance into something gives the month in which it began: the month that is told, but of another year,
  is a mistyped year;
* what comes after the news of the day cannot have happened on the day before it.
"""

from __future__ import annotations

import itertools
from collections.abc import Iterator, Sequence
from datetime import date, timedelta
from typing import NamedTuple

import regex

from factcheck.comparisons.dates.beside import body_of, near
from factcheck.comparisons.dates.event_words import EVENT_OF, named
from factcheck.comparisons.places_in_text import quoted, voices
from factcheck.datatypes import Claim, Clash, Reading
from factcheck.moments import MONTHS, WEEKDAYS, Moment, read
from factcheck.quantities.numerals import ONES, whole
from factcheck.words import words

_COUNT = rf"(?P<count>\d{{1,3}}|an?|{'|'.join(ONES)})"
#: ", five days before the vote", ", the day after the final"
_DISTANCE = regex.compile(
    rf",?\s+(?:{_COUNT}\s+(?P<unit>days?|weeks?)|the\s+day)\s+(?P<way>before|after|ahead\s+of)\s+the\s+"
    r"(?P<event>[\p{Ll}-]+(?:\s+[\p{Ll}-]+)?)"
)
#: ", seven months into the trial"
_INTO = regex.compile(
    rf",?\s+{_COUNT}\s+(?P<unit>months|years)\s+into\s+the\s+(?P<event>[\p{{Ll}}-]+(?:\s+[\p{{Ll}}-]+)?)"
)
_BEGINS = frozenset(
    "began begun started start launched opened enrolled recruited founded first inception beginning".split()
)
_LATER = regex.compile(
    r"\s+(?:after|following)\s+(?:the|this|that|his|her|its|their)\s+(?P<event>[\p{Ll}-]+(?:\s+[\p{Ll}-]+)?)"
)
_TIME_OF_DAY = regex.compile(r"\s+(?:morning|afternoon|evening|night)\b")
#: words by which a lead tells its event as what happened, not as something that it is about
_HAPPENS = frozenset("ruled voted signed arrested detained opened landed launched met crashed collided".split())
_CLOSE = 10  # days: farther apart, two dates are two events


class _Dated(NamedTuple):
    """An event with a full date, told or derived."""

    claim: Claim
    moment: Moment
    day: date


def compare(reading: Reading) -> Iterator[Clash]:
    """Clashes of kind "date"."""
    statements = [c for c in reading.claims if c.kind == "statement" and c.sentence.kind != "caption"]
    yield from _distances(statements)
    yield from _beginnings(statements)
    yield from _news(statements)


# --- five days before the vote --------------------------------------------------------------------------------------


def _distances(statements: Sequence[Claim]) -> Iterator[Clash]:
    derived = [found for claim in statements for found in _derived(claim)]
    for event, known in derived:
        told = [one for claim in statements if claim is not known.claim for one in _told(claim, event, known.day.year)]
        told = [one for one in told if abs((one.day - known.day).days) <= _CLOSE and not voices(one.claim, known.claim)]
        odd = [one for one in told if one.day != known.day]
        if not odd or len({one.day for one in told}) > 2:
            continue
        agreeing = [one for one in told if one.day == known.day]
        if len(odd) <= len(agreeing):
            yield _clash(odd[0], agreeing[0], f"{_shown(agreeing[0])} follows from another date as well", agreeing[1:])
        elif not agreeing:
            yield _clash(known, odd[0], f"the distance that is told leads to {_day(known.day)}", odd[1:], point=False)


def _derived(claim: Claim) -> Iterator[tuple[str, _Dated]]:
    text = claim.sentence.text
    for moment in _dates(text):
        found = _DISTANCE.match(text, moment.stop)
        event = _event(found["event"]) if found else None
        if found and event:
            way = -1 if found["way"] == "after" else 1
            count = whole(found["count"]) if found["count"] else 1
            days = count * (7 if (found["unit"] or "").startswith("week") else 1)
            yield event, _Dated(claim, moment, _date(moment, 2001) + timedelta(days=way * days))


def _told(claim: Claim, event: str, year: int) -> Iterator[_Dated]:
    """The dates that stand beside the event's own word."""
    text, tokens = claim.sentence.text, words(claim.sentence.text)
    places = [one for one in named(text, tokens) if one.event == event]
    for moment in _dates(text):
        beside = any(near(text, tokens, one, moment.at, moment.stop) for one in places)
        if beside and not _DISTANCE.match(text, moment.stop):
            yield _Dated(claim, moment, _date(moment, year))


def _dates(text: str) -> list[Moment]:
    return [m for m in read(text) if m.day and m.month and m.at >= body_of(text) and _valid(m)]


def _valid(moment: Moment) -> bool:
    try:
        _date(moment, 2001)
    except ValueError:
        return False
    return True


def _date(moment: Moment, year: int) -> date:
    return date(moment.year or year, moment.month or 1, moment.day or 1)


def _shown(one: _Dated) -> str:
    return f"“{one.moment.text}”"


def _day(day: date) -> str:
    return f"{day.day} {MONTHS[day.month - 1]}"


def _clash(wrong: _Dated, right: _Dated, why: str, more: Sequence[_Dated], *, point: bool = True) -> Clash:
    first, second = (wrong, right) if wrong.claim.start <= right.claim.start else (right, wrong)
    sentence = wrong.claim.sentence
    return Clash(
        kind="date", first=first.claim, second=second.claim, score=0.82,
        reason=f"“{wrong.moment.text}” and “{right.moment.text}” cannot both be right: {why}.",
        suspect=sentence.span(wrong.moment.at, wrong.moment.stop) if point else None,
        suggestion=_like(right.moment, wrong.moment) if point else None, witnesses=tuple(one.claim for one in more),
    )  # fmt: skip


def _like(right: Moment, wrong: Moment) -> str:
    """The right date without a weekday where the wrong one has none."""
    weekday = WEEKDAYS[right.weekday] if right.weekday is not None and wrong.weekday is None else ""
    return regex.sub(r"^[\s,(]+(?:on\s+|the\s+)?", "", right.text.removeprefix(weekday)) if weekday else right.text


# --- seven months into the trial ------------------------------------------------------------------------------------


def _beginnings(statements: Sequence[Claim]) -> Iterator[Clash]:
    for claim in statements:
        text = claim.sentence.text
        for moment in (m for m in read(text) if m.month and m.year and not m.day):
            found = _INTO.match(text, moment.stop)
            if not found or quoted(text, moment.at):
                continue
            months = whole(found["count"]) * (12 if found["unit"] == "years" else 1)
            begun = (moment.year or 0) * 12 + (moment.month or 1) - 1 - months
            for other, start in _starts(statements, claim):
                apart = (start.year or 0) * 12 + (start.month or 1) - 1 - begun
                if apart and apart % 12 == 0 and abs(apart) <= 24:
                    yield _year_clash(claim, moment, other, start, apart // 12)


def _starts(statements: Sequence[Claim], but: Claim) -> Iterator[tuple[Claim, Moment]]:
    """Months in which something is told to have begun."""
    for claim in statements:
        lows = {w.low for w in words(claim.sentence.text)}
        if claim is but or not lows & _BEGINS or voices(claim, but):
            continue
        months = [m for m in read(claim.sentence.text) if m.month and m.year and not m.day]
        yield from ((claim, m) for m in months[:1])


def _year_clash(claim: Claim, moment: Moment, other: Claim, start: Moment, years: int) -> Clash:
    year = (moment.year or 0) + years
    right = moment.text.replace(str(moment.year), str(year))
    first, second = (claim, other) if claim.start <= other.start else (other, claim)
    return Clash(
        kind="date", first=first, second=second, score=0.8,
        reason=f"Counted from “{start.text}”, where it began, this should be {right}.",
        suspect=claim.sentence.span(moment.at, moment.stop), suggestion=right,
    )  # fmt: skip


# --- on Monday after the ruling -------------------------------------------------------------------------------------


def _news(statements: Sequence[Claim]) -> Iterator[Clash]:
    """What is told to follow the lead's own event, a day or two before it."""
    leads = [c for c in statements if c.sentence.kind == "body"][:1]
    for lead in leads:
        text = lead.sentence.text
        days = [m for m in read(text) if m.weekday is not None and m.at >= body_of(text)]
        events = _happening(text)
        if len(days) != 1 or not events:
            continue
        news = days[0].weekday or 0
        for claim in statements:
            if claim is lead or claim.speaker:
                continue
            for moment, event in _following(claim.sentence.text):
                if event in events and (news - (moment.weekday or 0)) % 7 in (1, 2):
                    yield _news_clash(lead, days[0], claim, moment)


def _happening(text: str) -> frozenset[str]:
    tokens = words(text)
    lows = [w.low for w in tokens]
    told = [low for low in lows if low in _HAPPENS]
    told += ["ruling" for one, other in itertools.pairwise(lows) if (one, other) == ("ruling", "that")]
    return frozenset(EVENT_OF[low] for low in told)


def _following(text: str) -> Iterator[tuple[Moment, str]]:
    for moment in read(text):
        if moment.weekday is None or moment.day or text[: moment.at].rstrip().rpartition(" ")[2].lower() != "on":
            continue
        time = _TIME_OF_DAY.match(text, moment.stop)
        found = _LATER.match(text, time.end() if time else moment.stop)
        if found and (event := _event(found["event"])):
            yield moment, event


def _news_clash(lead: Claim, news: Moment, claim: Claim, moment: Moment) -> Clash:
    day = WEEKDAYS[news.weekday or 0]
    return Clash(
        kind="date", first=lead, second=claim, score=0.7,
        reason=f"It is told to follow what happened on {day}, and on {WEEKDAYS[moment.weekday or 0]}.",
        suspect=claim.sentence.span(moment.at, moment.stop), suggestion=day,
    )  # fmt: skip


def _event(two: str) -> str | None:
    """The event of one of two words: "vote was", "final match"."""
    return next((EVENT_OF[word] for word in two.split() if word in EVENT_OF), None)
