"""A weekday told by its distance from an event: "on Friday, the eve of the strike", "Monday, two days after the vote".

The event's own weekday is what stands beside its word elsewhere, and the same wherever it is told; of "Thursday and
Friday" the first counts for what is before it and the last for what comes after.
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import NamedTuple

import regex

from factcheck.comparisons.dates.beside import body_of, near
from factcheck.comparisons.dates.event_context import set_apart, several_days
from factcheck.comparisons.dates.event_words import EVENT_OF, named
from factcheck.comparisons.places_in_text import quoted, voices
from factcheck.datatypes import Claim, Clash, Reading, earlier_first
from factcheck.moments import WEEKDAYS, Moment, read
from factcheck.words import words

_FAR = {"a": 1, "one": 1, "two": 2, "three": 3, "four": 4}
_DISTANCE = regex.compile(
    rf"(?:\s+(?:morning|afternoon|evening|night))?,\s+(?:(?:on\s+)?(?P<eve>the\s+eve\s+of)|the\s+day\s+(?P<way>before|after)|"
    rf"(?P<count>{'|'.join(_FAR)})\s+days?\s+(?P<way>before|after|ahead\s+of))\s+(?:the|its|their|his|her)\s+"
    r"(?P<event>[\p{Ll}-]+(?:\s+[\p{Ll}-]+)?)"
)
#: behind "the day after the": another's event, or its end
_NOT_IT = regex.compile(r"(?:\p{Ll}+\s+){1,2}(?:of|put\s+out|over|ended)\b|(?!was\s)\p{Ll}+\s+\p{Ll}+ed\b")
_AND = regex.compile(rf"\s+(?:and|to|until)\s+(?P<last>{'|'.join(WEEKDAYS)})\b")
_MANY = 20  # places that tell an event's day: too many for one event
_ELSEWHERE = regex.compile(r"\b(?:last|previous|earlier|ago|another|next|following|would|every|each|second|third)\b")


class _Held(NamedTuple):
    """An event's weekdays, first and last, where they are told."""

    claim: Claim
    moment: Moment
    first: int
    last: int


def compare(reading: Reading) -> Iterator[Clash]:
    """Clashes of kind "date"."""
    statements = reading.statements
    known: dict[str, list[_Held]] = {}
    for claim in statements:
        text = claim.sentence.text
        for moment in read(text):
            found = _DISTANCE.match(text, moment.stop) if moment.weekday is not None else None
            event = next((EVENT_OF[w] for w in found["event"].split() if w in EVENT_OF), None) if found else None
            if not found or not event or quoted(text, moment.at) or _NOT_IT.match(text, found.start("event")):
                continue
            if event not in known:
                known[event] = [one for other in statements for one in _held(other, event)]
            if len(known[event]) > _MANY:
                continue
            held = [one for one in known[event] if one.claim is not claim and not voices(one.claim, claim)]
            stop = _stop(text, found)
            if any(set_apart(text, stop, one.claim.sentence.text) for one in held):
                continue
            if held and len({(one.first, one.last) for one in held}) == 1:
                count = _FAR[found["count"]] if found["count"] else 1
                after = found["way"] == "after"
                right = (held[0].last + count if after else held[0].first - count) % 7
                if right != moment.weekday:
                    yield _clash(claim, moment, held[0], right, found[0].lstrip(", "))


def _stop(text: str, found: regex.Match[str]) -> int:
    """Where the word of the event ends."""
    tokens = words(text)
    return next(w.stop for w in tokens if w.at >= found.start("event") and w.low in EVENT_OF)


def _held(claim: Claim, event: str) -> Iterator[_Held]:
    text, tokens = claim.sentence.text, words(claim.sentence.text)
    if _ELSEWHERE.search(text):
        return
    places = [one for one in named(text, tokens) if one.event == event]
    for moment in read(text):
        if moment.weekday is None or moment.at < body_of(text) or _DISTANCE.match(text, moment.stop):
            continue
        if any(near(text, tokens, one, moment.at, moment.stop) for one in places):
            more = _AND.match(text, moment.stop)
            if not more and several_days(text, moment):
                return
            yield _Held(claim, moment, moment.weekday, WEEKDAYS.index(more["last"]) if more else moment.weekday)
            return


def _clash(claim: Claim, moment: Moment, held: _Held, right: int, told: str) -> Clash:
    first, second = earlier_first(claim, held.claim)
    at = moment.at + moment.text.index(WEEKDAYS[moment.weekday or 0])
    return Clash(
        kind="date", first=first, second=second, score=0.78,
        reason=f"With “{held.moment.text}” in one place, “{told}” is a {WEEKDAYS[right]}.",
        suspect=claim.sentence.span(at, at + len(WEEKDAYS[moment.weekday or 0])), suggestion=WEEKDAYS[right],
    )  # fmt: skip
