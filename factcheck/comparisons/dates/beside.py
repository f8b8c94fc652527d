"""What stands beside an event's word in its sentence: the day or the town that is the event's own.

A few words and no other clause may lie between; a relative clause about the event, a place ("a landslide on the road to
Cusco on Thursday") and what the event did ("A fire swept through a shop on Monday") may.
"""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Sequence

import regex

from factcheck.comparisons.dates.event_words import EVENT_OF, Named
from factcheck.words import Word

#: where a report was written, and perhaps when: "BELGRADE, March 13 -"
_DATELINE = regex.compile(
    r"^\p{Lu}[\p{Lu}\s.,’'/-]{2,40}(?:,?\s*\p{L}+\.?\s+\d{1,2})?\s*(?:\([^()]{1,30}\)\s*)?[-–—]\s"
)
_PLACES = frozenset("in on at near off outside between along inside beside".split())
HAPPENS = frozenset(
    """swept hit struck shook killed destroyed damaged gutted ripped tore blocked injured wounded happened occurred
    broke rocked brought left forced began started swallowed buried flattened""".split()
)
_HINGES = frozenset("before after since until following by".split())
_OTHER_CLAUSE = frozenset(
    """who which that whose when where while after before because as until since if and but was were is are had has to
    said by will would""".split()
)
OPENING = 4  # words into a sentence
_HOURS = frozenset("morning afternoon evening night".split())
_FAR = 400  # characters, beyond which nothing is near
REACH = 5  # words between an event's word and its day or town


def near(text: str, tokens: Sequence[Word], one: Named, start: int, stop: int) -> bool:
    """Whether few words and no other clause stand between; a relative clause about the event may."""
    ahead = tokens[one.first].at < start
    low, high = (tokens[one.last].stop, start) if ahead else (stop, tokens[one.first].at)
    if high - low > _FAR:
        return False
    between = list(tokens[bisect_left(tokens, low, key=_place) : bisect_left(tokens, high, key=_place)])
    if not ahead and between and between[0].low in _HOURS:
        between = between[1:]
    if any(w.text in {";", ":", "“", "”", '"', "—", "–", "("} for w in between):
        return False
    if not ahead and any(w.low in _HINGES for w in between):
        return False  # "on Wednesday after the ruling"
    commas = [i for i, w in enumerate(between) if w.text == ","]
    linking = {"which", "held"} if ahead else {"when"}  # "the vote, which was on", "on Tuesday, when the vote"
    relative = len(between) > 1 and between[0].text == "," and between[1].low in linking
    if commas and not (relative and len(commas) == 1):
        return False
    if ahead and not commas and (_placed(between) or (one.first <= OPENING and _happened(between))):
        return True
    reach = REACH + 4 * (between[:1] != [] and between[0].low == "of")  # "the meeting of the eight ministers in"
    reach += 4 * one.phrase
    return sum(w.alpha for w in between) <= reach and not any(w.low in EVENT_OF for w in between)


def _place(word: Word) -> int:
    return word.at


def _placed(between: Sequence[Word]) -> bool:
    """Whether nothing but a place stands between: "a landslide on the road to Cusco on Thursday"."""
    lows = [w.low for w in between]
    plain = not any(low.endswith(("ed", "ing")) or low in _OTHER_CLAUSE - {"to"} or low in EVENT_OF for low in lows)
    return lows[:1] != [] and lows[0] in _PLACES and plain and len(lows) <= 2 * REACH


def _happened(between: Sequence[Word]) -> bool:
    """Whether an event that opens the sentence is told to happen then: "A fire swept through a shop on Monday"."""
    lows = [w.low for w in between]
    rest = lows[1:]
    plain = not any(low in _OTHER_CLAUSE or low in EVENT_OF for low in rest)
    return lows[:1] != [] and lows[0] in HAPPENS and plain and len(lows) <= 3 * REACH


def body_of(text: str) -> int:
    """Where a sentence begins behind its dateline, whose day is not that of any event."""
    found = _DATELINE.match(text)
    return found.end() if found else 0
