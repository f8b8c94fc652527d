"""The words of events: nouns, verbs and phrases by which news tells one event ("went down", "the failure").

A single word is enough to name its event; a phrase ("go to the polls", "reached the coast") tells it as a whole.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import NamedTuple

import regex

from factcheck.words import Word

#: event -> its words; one word is enough to name it
_EVENTS: dict[str, str] = {
    "arrest": "arrested detained arrest",
    "vote": "voted vote election elections polls referendum ballot runoff by-election byelection",
    "ruling": "ruled ruling verdict judgment judgement",
    "talks": "talks meeting met summit negotiations conference",
    "match": "match game final semi-final quarter-final",
    "signing": "signed signing",
    "opening": "opened opening reopened",
    "fire": "fire blaze",
    "crash": "crash collision derailment accident crashed collided derailed",
    "attack": "attack bombing shooting",
    "festival": "festival fair carnival concert audience performance premiere contest competition",
    "trial": "trial hearing inquest",
    "funeral": "funeral burial buried",
    "launch": "launched launch lift-off",
    "landing": "landed landing",
    "strike": "strike walkout stoppage",
    "quake": "earthquake quake tremor",
    "failure": "failure outage blackout breakdown",
    "landfall": "landfall",
    "robbery": "robbery burglary heist raid break-in robbed burgled",
    "collapse": "collapse collapsed",
    "landslide": "landslide mudslide rockfall",
    "sinking": "sank sinking capsized capsizing shipwreck",
    "wedding": "wedding",
    "swearing-in": "swearing-in inauguration",
    "escape": "escaped escape",
    "auction": "auction auctioned",
    "debate": "debate",
    "spill": "spill",
    "explosion": "explosion blast exploded",
    "flood": "flood",
    "storm": "storm cyclone hurricane typhoon tornado",
    "eruption": "eruption erupted",
    "visit": "visit",
    "avalanche": "avalanche",
    "stabbing": "stabbing stabbed",
    "kidnapping": "kidnapping kidnapped abduction abducted",
    "resignation": "resigned resignation",
}
EVENT_OF = {word: event for event, listed in _EVENTS.items() for word in listed.split()}
#: what fails in one go, before "went down" and "failed"
_SYSTEM = (
    r"(?:system|systems|service|services|network|grid|servers?|website|site|app|platform|exchange|internet|power|"
    r"electricity|lights|screens|lines?)"
)
_SPOT = r"(?:the|its)\s+(?:\p{L}+\s+){0,2}?(?:coast|coastline|shore)"
#: event -> how it is told in several words
_PHRASES: dict[str, str] = {
    "vote": r"(?:go|goes|going|went)\s+to\s+the\s+polls|"
    r"(?:polling\s+)?(?:stations|places)\s+(?:will\s+)?(?:be\s+)?open|"
    r"[Pp]olls\s+(?:will\s+)?(?:opened|open|closed|close)",
    "opening": r"open(?:s|ed)?\s+(?:its|their)\s+doors",
    "failure": rf"{_SYSTEM}\s+(?:went\s+(?:down|dark|out)|failed|broke\s+down|crashed|collapsed)",
    "landfall": rf"(?:reached|hit|struck|crossed)\s+{_SPOT}|came\s+ashore|made\s+landfall",
    "flood": r"(?:water|waters|river)\s+(?:stood|rose|came|reached|burst\s+its\s+banks)",
    "robbery": r"broke\s+into|held\s+up",
    "collapse": r"gave\s+way|caved\s+in",
    "sinking": r"(?:ship|boat|ferry|trawler|vessel|tanker)\s+went\s+down",
    "wedding": r"(?:were|got)\s+married|tied\s+the\s+knot",
    "crash": r"(?:came|jumped|left|ran)\s+(?:off\s+)?the\s+(?:rails|tracks)",
    "explosion": r"blew\s+up|bomb\s+went\s+off",
    "signing": r"put\s+(?:their|its|his|her)\s+(?:names?|signatures?)\s+to",
    "funeral": r"laid\s+to\s+rest",
    "launch": r"lifted\s+off|blasted\s+off",
    "resignation": r"stepped\s+down|handed\s+in\s+(?:his|her|their)\s+(?:notice|resignation)",
    "landslide": r"(?:slope|hillside|mountainside)\s+(?:came\s+down|slid)",
    "swearing-in": r"sworn\s+in|took\s+the\s+oath",
    "escape": r"broke\s+out\s+of",
    "auction": r"went\s+under\s+the\s+hammer",
    "strike": r"(?:will|to)\s+strike\s+on|(?:will|to)\s+walk\s+out|walked\s+out|down(?:ed)?\s+tools",
}
_PATTERNS = {event: regex.compile(rf"\b(?:{phrase})\b") for event, phrase in _PHRASES.items()}


class Named(NamedTuple):
    """An event's words in a sentence, from one of its words to another."""

    event: str
    first: int
    last: int

    @property
    def phrase(self) -> bool:
        """Whether it is told in several words."""
        return self.last > self.first


def named(text: str, tokens: Sequence[Word]) -> Iterator[Named]:
    """The events that a sentence names, phrases first; a word inside a phrase names nothing of its own."""
    taken: set[int] = set()
    for event, pattern in _PATTERNS.items():
        for found in pattern.finditer(text):
            inside = [i for i, w in enumerate(tokens) if found.start() <= w.at < found.end()]
            if inside and not taken & set(inside):
                taken.update(inside)
                yield Named(event, inside[0], inside[-1])
    for at, word in enumerate(tokens):
        if word.low in EVENT_OF and at not in taken:
            yield Named(EVENT_OF[word.low], at, at)
