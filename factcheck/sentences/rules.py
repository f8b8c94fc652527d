"""Whether a sentence ends at a stop: rules for what news style makes hard."""

from __future__ import annotations

import re
from collections.abc import Callable
from typing import NamedTuple

from factcheck.sentences.abbreviations import (
    COMPANY,
    MONTHS,
    NUMBERED,
    OFFICES,
    STARTERS,
    STREETS,
    TAILS,
    TITLES,
    ZONES,
)

_DAYS = re.compile(
    r"(?:Mon|Tues?|Wed(?:nes)?|Thu(?:rs)?|Fri|Sat(?:ur)?|Sun)(?:day)?\b(?!['’]s)|"
    r"(?:Jan|Feb|Mar|Apr|May|June?|July?|Aug|Sept?|Oct|Nov|Dec)[a-z]*\.? \d|"
    r"(?:Eastern|Central|Mountain|Pacific|Atlantic|Greenwich)\b|(?:[A-Z][a-z]+ ){1,2}(?:time|Time|Eve|Day)\b"
)
_SPEECH = (
    r"(?:said|says|asked|asks|added|adds|told|wrote|writes|shouted|replied|replies|wondered|cried|tweeted|demanded|"
    r"yelled|answered|joked|exclaimed|quipped|recalled|called|warned|screamed|pleaded|mused|inquired|wanted to know)\b"
)
_ATTRIBUTION = re.compile(rf"(?:[A-Z][\w.'’-]{{0,30}} ){{1,4}}{_SPEECH}")
_NAME_VERB = re.compile(
    rf"[A-Z][\w'’-]+(?: [A-Z][\w'’-]+)? "
    rf"(?:has|had|was|were|is|are|will|would|did|does|also|later|then|can|could|{_SPEECH})\b"
)
_SHOUTED = re.compile(r"(?:Yahoo|Yum|Jeopardy|Oklahoma|Panic|Airplane|Mamma Mia|Hello, Dolly|Oliver|Chupa|Joomla)\Z")
_PARTY = re.compile(r"[A-Z]{1,3}-[A-Z][\w.]*")
_INITIAL = re.compile(r"(?:[A-Z]\.-?)*[A-Z]")
_ACRONYM = re.compile(r"(?:[A-Za-z]\.){1,5}[A-Za-z]")


class Place(NamedTuple):
    """A possible end: the text before it, its last word, the stop, the closers, and what follows."""

    before: str  # up to and without the last word
    word: str  # "Corp", "U.S", "a.m": the last word without its stop
    stop: str
    close: str
    opener: str  # quotes and brackets that open what follows
    after: str


def judge(place: Place) -> bool | None:
    """Does a sentence end here? ``None`` where no rule knows."""
    if not place.after:
        return True
    if place.after[0].islower():
        return None if re.match(r"[a-z]{1,2}[A-Z]", place.after) else False  # iPhone, eBay
    if "?" in place.stop or "!" in place.stop:
        return _after_exclamation(place)
    if place.stop != ".":
        return _after_ellipsis(place)
    if place.close and not place.close.startswith((")", "]", "'", "’")):
        return True
    for rule in _RULES:
        verdict = rule(place)
        if verdict is not None:
            return verdict
    return _after_plain_word(place)


def _after_exclamation(place: Place) -> bool:
    if not place.opener and place.close and _ATTRIBUTION.match(place.after):
        return False
    return not (_SHOUTED.search(place.before + place.word) and not _starts(place))


def _after_ellipsis(place: Place) -> bool:
    return bool(place.word or place.close) or _starts(place)


def _starts(place: Place) -> bool:
    if place.opener and place.opener.strip() != "(":
        return True
    return _first_word(place.after) in STARTERS and not re.match(r"[A-Z]\.", place.after)


def _first_word(text: str) -> str:
    match = re.match(r"[\w-]+", text)
    return match[0] if match else ""


def _clock(place: Place) -> bool | None:
    if place.word.lower() not in ("a.m", "p.m"):
        return None
    goes_on = _DAYS.match(place.after) or _first_word(place.after) in ZONES or place.opener.startswith("(")
    return not goes_on


def _title_or_number(place: Place) -> bool | None:
    if place.word in TITLES or (place.word in NUMBERED and place.after[0].isdigit()):
        return False
    if place.word in MONTHS:
        return not place.after[0].isdigit()
    return None


def _street(place: Place) -> bool | None:
    if place.word not in STREETS:
        return None
    return _first_word(place.after) not in ("NW", "NE", "SW", "SE") and _starts(place)


def _tail(place: Place) -> bool | None:
    """After a company, "Jr." or a state: an end, unless the phrase goes on ("Corp. Chief Executive")."""
    word = "Ga" if _PARTY.fullmatch(place.word) else place.word
    for words, goes_on in TAILS:
        if word in words:
            inside = _first_word(place.after) in goes_on or (words is COMPANY and place.opener.startswith("("))
            return not inside
    return None


def _acronym(place: Place) -> bool | None:
    if not _ACRONYM.fullmatch(place.word):
        return _starts(place) if _INITIAL.fullmatch(place.word) else None
    if _first_word(place.after) in OFFICES and not _starts(place):
        return False
    return _starts(place) or bool(_NAME_VERB.match(place.after))


_RULES: tuple[Callable[[Place], bool | None], ...] = (_clock, _title_or_number, _street, _tail, _acronym)


def _after_plain_word(place: Place) -> bool | None:
    letters = place.word.strip("'’,;:-")
    return True if len(letters) > 1 and "." not in letters and place.after[0].isupper() else None
