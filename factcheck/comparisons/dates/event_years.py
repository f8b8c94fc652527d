"""One disaster or crime in one month of two years: "the fire in May 2017", later "the blaze in May 2019".

That two such events fall into the same month is rare, and a text says so then ("another fire", "a fire", "again").
The month stands beside the event's own word on both sides; three years, or an event told with "a" once more, are a
series.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Sequence
from typing import NamedTuple

from factcheck.comparisons.dates.beside import body_of, near
from factcheck.comparisons.dates.event_words import Named, named
from factcheck.comparisons.dates.years_told import odd
from factcheck.comparisons.places_in_text import quoted, voices
from factcheck.datatypes import Claim, Clash, Reading
from factcheck.moments import Moment, read
from factcheck.words import Word, words

#: events that do not come back every year
_RARE = frozenset(
    """fire crash attack explosion quake flood storm eruption robbery collapse landslide sinking failure spill escape
    landfall""".split()
)
_AGAIN = frozenset(
    """another other others second third previous previously earlier again also similar new separate last next until
    since before after between would could may might not never like unlike each every anniversary""".split()
)


class _Told(NamedTuple):
    """An event with its month and year."""

    claim: Claim
    moment: Moment
    new: bool  # "a flood"


def compare(reading: Reading) -> Iterator[Clash]:
    """Clashes of kind "date"."""
    found: dict[tuple[str, int], list[_Told]] = defaultdict(list)
    for claim in reading.claims:
        if claim.kind == "statement":
            for event, told in _told(claim):
                found[event, told.moment.month or 0].append(told)
    for (event, _), told_ in found.items():
        years = {t.moment.year for t in told_}
        if len(years) == 2 and not any(t.new for t in told_[1:]):
            yield from _changed(reading, event, told_)


def _told(claim: Claim) -> Iterator[tuple[str, _Told]]:
    text = claim.sentence.text
    tokens = words(text)
    for moment in read(text):
        if not (moment.month and moment.year) or moment.at < body_of(text) or quoted(text, moment.at):
            continue
        beside = [x for x in named(text, tokens) if near(text, tokens, x, moment.at, moment.stop)]
        events = {x.event for x in beside} & _RARE
        if len(events) == 1 and not any(_again(tokens, x) for x in beside):
            one = next(x for x in beside if x.event in events)
            lows = {w.low for w in tokens[max(0, one.first - 4) : one.first]}
            yield one.event, _Told(claim, moment, bool(lows & {"a", "an"}) and not one.phrase)


def _again(tokens: Sequence[Word], one: Named) -> bool:
    return any(w.low in _AGAIN for w in tokens[max(0, one.first - 4) : one.last + 2] if w.text != "May")


def _changed(reading: Reading, event: str, told: Sequence[_Told]) -> Iterator[Clash]:
    first = told[0]
    other = next(t for t in told if t.moment.year != first.moment.year)
    if voices(first.claim, other.claim) or first.claim is other.claim:
        return
    votes = [sum(t.moment.year == side.moment.year for t in told) for side in (first, other)]
    wrong, right = (first, other) if votes[0] < votes[1] else (other, first)
    if votes[0] == votes[1]:
        strange = odd(reading, (first.claim, first.moment), (other.claim, other.moment))
        wrong, right = (first, other) if strange == (first.claim, first.moment) else (other, first)
    at = wrong.moment.at + wrong.moment.text.rindex(str(wrong.moment.year))
    yield Clash(
        kind="date", first=first.claim, second=other.claim, score=0.74,
        reason=f"The {event} is told of “{first.moment.text}” in one place and of “{other.moment.text}” in another.",
        suspect=wrong.claim.sentence.span(at, at + 4), suggestion=str(right.moment.year),
        witnesses=tuple(t.claim for t in told if t.moment.year == right.moment.year and t not in (first, other)),
    )  # fmt: skip
