"""An event that is called after a town where it did not happen: "the Yambol explosion" in a report from Sliven.

The first statements say where the event was. An event that is called after another town is the same one only if the
article tells of no such event there, which is what is looked at.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import NamedTuple

import regex

from factcheck.comparisons.places_in_text import quoted
from factcheck.datatypes import Claim, Clash, Mention, Reading, earlier_first
from factcheck.words import words

#: what is called after its town, and the beginning of all words that tell of it
_EVENTS: dict[str, tuple[str, ...]] = {
    "explosion": ("explo", "blast", "blew"), "blast": ("explo", "blast", "blew"), "fire": ("fire", "blaze", "burn"),
    "blaze": ("fire", "blaze", "burn"), "crash": ("crash", "colli"), "collision": ("crash", "colli"),
    "derailment": ("derail",), "collapse": ("collaps",), "flood": ("flood",), "earthquake": ("earthq", "quake"),
    "quake": ("earthq", "quake"), "landslide": ("landsl",), "avalanche": ("avalan",),
    "shooting": ("shoot", "shot", "gunm"), "stabbing": ("stab",), "murder": ("murder", "kill"), "robbery": ("robb",),
    "siege": ("siege",), "sinking": ("sank", "sink"),
    "outbreak": ("outbr",), "spill": ("spill",), "eruption": ("erupt",), "meteorite": ("meteo",),
}  # fmt: skip
_IN = regex.compile(
    r"\b(?:in|near|outside|"
    r"(?:edge|outskirts|town|city|port|village|resort|suburb|district|east|west|north|south|part) of)\s+$"
)
_LEAD = 4  # statements, the headline included, that say where it was


class Called(NamedTuple):
    """An event called after a town, with the statement."""

    claim: Claim
    town: Mention
    event: str


def compare(reading: Reading) -> Iterator[Clash]:
    """Clashes of kind "place"."""
    statements = reading.statements
    for called in (found for claim in statements for found in _called(claim)):
        tells = [c for c in statements if c is not called.claim and _tells(c, called.event)]
        if any(called.town.entity in {m.entity for m in c.mentions} for c in tells):
            continue  # there was one there, too
        placed = ((c, _towns(c)) for c in tells if c in statements[:_LEAD])
        lead, towns = next((found for found in placed if found[1]), (called.claim, []))
        if len({m.entity for m in towns}) == 1 and not quoted(called.claim.sentence.text, called.town.at):
            yield _clash(called, lead, towns[0])


def _called(claim: Claim) -> Iterator[Called]:
    """ "the Yambol explosion": a town between "the" and the event."""
    tokens = words(claim.sentence.text)
    by_start = {m.at: m for m in claim.mentions if _is_town(m)}
    for at, word in enumerate(tokens[:-2]):
        town = by_start.get(tokens[at + 1].at) if word.low == "the" else None
        if town and tokens[at + 2].low in _EVENTS:
            yield Called(claim, town, tokens[at + 2].low)


def _is_town(mention: Mention) -> bool:
    return mention.type in {"place", "organisation"} and mention.form == "name" and " " not in mention.text


def _tells(claim: Claim, event: str) -> bool:
    return any(w.low.startswith(_EVENTS[event]) for w in words(claim.sentence.text))


def _towns(claim: Claim) -> Sequence[Mention]:
    """Towns that a statement puts something in, whatever their names look like."""
    return [m for m in claim.mentions if _is_town(m) and _IN.search(claim.sentence.text, 0, m.at)]


def _clash(called: Called, lead: Claim, right: Mention) -> Clash:
    first, second = earlier_first(lead, called.claim)
    return Clash(
        kind="place", first=first, second=second, score=0.72,
        reason=f"The {called.event} is called after {called.town.text}; the article begins with one at {right.text}.",
        suspect=called.claim.sentence.span(called.town.at, called.town.stop), suggestion=right.text,
    )  # fmt: skip
