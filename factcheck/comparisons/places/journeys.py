"""Where a journey begins, stops and ends: a train that left one town for another cannot be due in the first.

The article tells one journey ("left Porto for Braga", "on its way from Vienna to Boston"). Its vehicle or travellers
then arrive where it began, begin where it was to end, are set down where they only waited, or go on from a town in
which they never stopped. An article of several journeys, of returns and of other vehicles is left alone.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import NamedTuple

import regex

from factcheck.comparisons.parties.masks import masked
from factcheck.comparisons.places_in_text import quoted
from factcheck.datatypes import Claim, Clash, Mention, Reading, earlier_first
from factcheck.words import words

_VEHICLES = frozenset(
    """train trains bus buses coach ferry ship vessel boat plane jet airliner aircraft flight lorry truck convoy yacht
    trawler tanker freighter tram minibus van car helicopter balloon passengers travellers travelers pilgrims
    pupils""".split()
)
_RIDE = (
    r"(?:train|bus|coach|ferry|ship|vessel|boat|plane|jet|airliner|aircraft|flight|lorry|truck|yacht|tanker|freighter|"
    r"minibus|helicopter)"
)
_RIDERS = (
    rf"(?:[Tt]he\s+(?:\p{{Ll}}+\s+)?{_RIDE}|[Ii]t|[Tt]hey|[Hh]e|[Ss]he|[Tt]he\s+(?:passengers|travell?ers|others|rest))"
)
_A, _B, _X = r"‹(?P<a>\d+)›", r"‹(?P<b>\d+)›", r"‹(?P<x>\d+)›"
_TOLD = (
    regex.compile(
        rf"\b(?:left|leaving|departed|set\s+off\s+from|set\s+out\s+from|sailed\s+from|took\s+off\s+from)\s+{_A}\s+(?:[^;,“”\"‹]{{0,40}}?\s)?(?:for|bound\s+for)\s+{_B}"
    ),
    regex.compile(
        rf"\b(?:on\s+(?:its|his|her|their|the)\s+way|en\s+route|bound|flying|travelling|traveling|sailing|heading|running|driving|going)\s+from\s+{_A}\s+(?:to|for)\s+{_B}"
    ),
    regex.compile(rf"\b{_RIDE}(?:\s+(?:\p{{Ll}}+|\d+)){{0,4}}\s+from\s+{_A}\s+(?:to|for|bound\s+for)\s+{_B}"),
)
_STOPS = regex.compile(
    r"\b(?:landing|landed|diverted|touched\s+down|put\s+in|waited[^.;,“”\"‹]{0,30})\s+"
    rf"(?:safely\s+|instead\s+)?(?:at|in|to)\s+{_X}"
)
_DUE = regex.compile(
    rf"{_RIDERS}\s+(?:(?:had\s+been|was|were|is|are)\s+)(?:due|expected|scheduled)\s+(?:to\s+(?:arrive|dock|land)\s+)?(?:in|at)\s+{_X}"
)
_ARRIVED = regex.compile(
    rf"{_RIDERS}\s+(?:\p{{Ll}}+ly\s+)?(?:had\s+)?(?:arrived\s+(?:in|at)|reached|got\s+to|docked\s+(?:in|at)|pulled\s+into)\s+{_X}"
)
_SET_DOWN = regex.compile(
    rf"\b(?:set|put|dropped)\s+(?:them|her|him|us|the\s+\p{{Ll}}+)\s+(?:down|off)\s+(?:in|at)\s+{_X}"
)
_BEGAN = regex.compile(
    rf"\b[Tt]he\s+(?:\p{{Ll}}+\s+)?{_RIDE}\s+(?:had\s+)?(?:left|departed(?:\s+from)?|set\s+off\s+from|sailed\s+from|taken\s+off\s+from|took\s+off\s+from)\s+{_X}"
)
_WENT_ON = regex.compile(
    rf"{_RIDERS}\s+(?:\p{{Ll}}+ly\s+)?(?:left|departed(?:\s+from)?|took\s+off\s+(?:again\s+)?from|were\s+able\s+to\s+leave|set\s+off\s+from)\s+{_X}"
)
_RETURN = regex.compile(
    r"\b(?:back|return(?:s|ed|ing)?|home|again|another|other|second|turned|both|earlier|previous|"
    r"had|tow(?:ed)?|limped|safely|next|service|that\s+night|later)\b"
)
_NEAR = 4  # sentences from a wait to what follows it
_SCORE = 0.78


class _Journey(NamedTuple):
    """From where to where, in which statement."""

    claim: Claim
    start: Mention
    end: Mention


class _Place(NamedTuple):
    """A town of a journey's later part."""

    claim: Claim
    town: Mention
    told: str  # the words that tell it


def compare(reading: Reading) -> Iterator[Clash]:
    """Clashes of kind "place"."""
    statements = reading.statements
    if not any(w.low in _VEHICLES for c in statements for w in words(c.sentence.text)):
        return
    texts = {id(c): _masked(c) for c in statements}
    journeys = [one for c in statements for one in _journeys(c, texts[id(c)])]
    if len({(j.start.text, j.end.text) for j in journeys}) != 1:
        return
    journey = journeys[0]
    later = [c for c in statements if c.start > journey.claim.start]
    for claim in later:
        yield from _ends(journey, claim, texts[id(claim)])
    yield from _stops(journey, statements, [(c, texts[id(c)]) for c in (journey.claim, *later)])


def _named(claim: Claim) -> list[Mention]:
    return sorted(
        (m for m in claim.mentions if m.form in {"name", "capital"} and m.type != "person"), key=lambda m: m.at
    )


def _masked(claim: Claim) -> str:
    return masked(claim.sentence.text, _named(claim))


def _journeys(claim: Claim, text: str) -> Iterator[_Journey]:
    named = _named(claim)
    for found in (m for form in _TOLD for m in form.finditer(text)):
        start, end = named[int(found["a"])], named[int(found["b"])]
        if start.text != end.text and not quoted(text, found.start()):
            yield _Journey(claim, start, end)


def _places(claim: Claim, text: str, form: regex.Pattern[str]) -> Iterator[_Place]:
    named = _named(claim)
    for found in form.finditer(text):
        if not quoted(text, found.start()):
            yield _Place(claim, named[int(found["x"])], found[0])


def _onward(claim: Claim, text: str, form: regex.Pattern[str]) -> Iterator[_Place]:
    """The towns of a sentence that tells of no way back."""
    if not _RETURN.search(text):
        yield from _places(claim, text, form)


def _ends(journey: _Journey, claim: Claim, text: str) -> Iterator[Clash]:
    """An arrival where it began, a departure from where it was to end."""
    for form in (_DUE, _ARRIVED, _SET_DOWN):
        for place in _onward(claim, text, form):
            if place.town.text == journey.start.text:
                yield _clash(journey, place, journey.end)
    for place in _onward(claim, text, _BEGAN):
        if place.town.text == journey.end.text and journey.start.text not in claim.sentence.text:
            yield _clash(journey, place, journey.start)


def _stops(journey: _Journey, statements: Sequence[Claim], told: Sequence[tuple[Claim, str]]) -> Iterator[Clash]:
    """Travellers set down where they only waited, or going on from where they never stopped."""
    stops = [p for c, text in told for p in _places(c, text, _STOPS)]
    if len({p.town.text for p in stops}) != 1:
        return
    stop = stops[0]
    ends = {journey.start.text, journey.end.text}
    for claim, text in told:
        if claim.start <= stop.claim.start or stop.town.text in ends:
            continue
        for place in _onward(claim, text, _SET_DOWN):
            if place.town.text == stop.town.text and claim.sentence.index - stop.claim.sentence.index <= _NEAR:
                yield _clash(journey, place, journey.end)
        for place in _onward(claim, text, _WENT_ON):
            known = any(place.town.text in c.sentence.text for c in statements if c.sentence is not claim.sentence)
            if place.town.text not in {*ends, stop.town.text} and not known:
                yield _clash(journey._replace(claim=stop.claim), place, stop.town)


def _clash(journey: _Journey, place: _Place, right: Mention) -> Clash:
    first, second = earlier_first(journey.claim, place.claim)
    return Clash(
        kind="place", first=first, second=second, score=_SCORE,
        reason=f"The way from {journey.start.text} to {journey.end.text} makes it {right.text}, not {place.town.text}.",
        suspect=place.claim.sentence.span(place.town.at, place.town.stop), suggestion=right.text,
    )  # fmt: skip
