"""Nobody hurt, and somebody hurt: "all 90 passengers were brought ashore unhurt", and "several people were injured".

What excludes any harm is told of everybody: "nobody was hurt", without "seriously", "on board" or "but". It is held up
to sentences of the same event that count the hurt; one of the two must stand in headline or opening, and neither may
tell of another time or accident.
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import NamedTuple

import regex

from factcheck.comparisons.places_in_text import claim_at, quoted, voices
from factcheck.datatypes import Clash, Reading, Sentence, earlier_first
from factcheck.sameness import frame

_NONE = regex.compile(
    r"(?:^|[,;]\s+|\band\s+)(?P<said>(?:[Nn]o[\s-]one|[Nn]obody)\s+(?:was|has\s+been|had\s+been)\s+(?:hurt|injured|harmed))"
    r"(?=[.;]|,\s+(?:said|the|he|she|police|officials|according)\b|\s+(?:as|and|because|when|in\s+the\s+"
    r"(?:accident|crash|collision|fire|blast|explosion|incident|collapse))\b)"
    r"|\b(?P<said>[Aa]ll\s+[\d,]+\s+[^.;:,]{0,60}?\b(?:unhurt|unharmed|uninjured))(?=[.;,]|\s+(?:on|when|after|by)\b|$)"
)
_WHO = r"(?:people|persons|passengers|crew|men|women|children|sailors|workers|residents|tourists|pupils|bystanders)"
_SOME = regex.compile(
    rf"(?:^|[,;]\s+|\band\s+)(?P<said>(?:[Dd]ozens\s+of|[Aa]\s+dozen|[Aa]t\s+least\s+\p{{L}}+|\d+|\p{{L}}+)\s+{_WHO}\s+"
    r"(?:was|were)\s+(?:slightly\s+|lightly\s+|seriously\s+|badly\s+)?(?:hurt|injured|wounded))\b"
    r"|^(?P<said>\p{L}+(?:-\p{L}+)?|\d+)\s+(?:\p{Ll}+\s+)?(?:hurt|injured|wounded)\s+(?:as|in|when|after|by)\b"
)
_HURT = regex.compile(r"\b(?:hurt|injured|harmed|unhurt|unharmed|uninjured|wounded)\b")
#: another accident, or only some of those concerned
_OTHER = regex.compile(
    r"\b(?:but|though|although|except|apart|other\s+than|another|other|earlier|previous\p{L}*|last|ago|later|since|second|"
    r"similar|time|had|if|would|could|might|elsewhere|rescuers?|firefighters?|police\s+officers?|(?:19|20)\d\d)\b",
    regex.IGNORECASE,
)
_ALL = regex.compile(r"[Aa]ll\s+[\d,]+\s+(?P<whom>\p{L}+)")  # the passengers may be unhurt, and the crew not
_NO = regex.compile(r"(?:no|none|nobody|few|zero|not|the|these|those|their|his|her)\b", regex.IGNORECASE)
_OPENING = 3  # sentences, the headline included
_SCORE = 0.78


class _Told(NamedTuple):
    """Who was hurt, or that nobody was."""

    sentence: Sentence
    at: int
    stop: int


def compare(reading: Reading) -> Iterator[Clash]:
    """Clashes of kind "statement" between "nobody was hurt" and a number of the hurt."""
    near = [s for s in reading.sentences if _HURT.search(s.text)]
    none = [told for s in near for told in _told(s, _NONE)]
    some = [told for s in near for told in _told(s, _SOME)] if none else []
    if none and some and 1 in {len(none), len(some)}:
        yield from _both(reading, none[0], some[0])


def _told(sentence: Sentence, pattern: regex.Pattern[str]) -> Iterator[_Told]:
    found = pattern.search(sentence.text)
    if found and not quoted(sentence.text, found.start()) and not _OTHER.search(sentence.text):
        at, stop = found.span("said")
        if pattern is _NONE or not _NO.match(sentence.text, at):
            yield _Told(sentence, at, stop)


def _both(reading: Reading, none: _Told, some: _Told) -> Iterator[Clash]:
    opening = {s.index for s in reading.sentences[:_OPENING]}
    claims = [claim_at(reading.claims, t.sentence, t.at, t.stop) for t in (none, some)]
    frames = [frame(t.sentence.text) for t in (none, some)]
    everybody = _ALL.match(none.sentence.text, none.at)
    others = everybody and not regex.search(rf"\b{everybody['whom']}\b", some.sentence.text[some.at : some.stop])
    apart = others or frames[0].relative != frames[1].relative or voices(*claims) or none.sentence is some.sentence
    if apart or not {none.sentence.index, some.sentence.index} & opening:
        return
    wrong = max((none, some), key=lambda t: t.sentence.index)
    first, second = earlier_first(*claims)
    yield Clash(
        kind="statement", first=first, second=second, score=_SCORE,
        reason="In one place nobody is hurt, in another somebody is.",
        suspect=wrong.sentence.span(wrong.at, wrong.stop),
    )  # fmt: skip
