"""Whose a post is, and whether two sentences that tell of one are about two houses: two clubs, two hospitals."""

from __future__ import annotations

from collections.abc import Iterable

import regex

from factcheck.datatypes import Claim, Reading
from factcheck.words import CALENDAR, FUNCTION_WORDS, words

_PLACE = regex.compile(r"\s+(?:in|at|of|for|from)\s+(?P<name>\p{Lu}[\p{L}-]+)")
_POSSESSIVE = frozenset("its their whose his her our my your".split())
#: where a sentence says what it is about: "In Kessel", "At the Harbour", "Pell's 900 staff", "on the Tonda side"
_FRAME = regex.compile(
    r"\b(?:[Ii]n|[Aa]t|[Oo]f|[Oo]n|[Ff]rom|[Ff]or)\s+(?:the\s+)?(?P<name>(?:\p{Lu}[\p{L}-]+\s?)+)"
    r"|(?P<name>\p{Lu}[\p{L}-]+)['’]s\b|(?P<name>\p{Lu}[\p{L}-]+)\s(?:side|delegation)\b"
)
#: houses that have what stands behind: several of them in one article have one each
_HOUSES = {
    "librarian": "libraries", "executive": "firms companies airlines banks", "minister": "countries capitals states",
    "leader": "countries capitals states", "nurse": "hospitals clinics", "director": "firms companies hospitals",
    "engineer": "firms companies", "president": "clubs companies unions",
}  # fmt: skip


def house(claim: Claim) -> str | None:
    """What the house is called, "" where nothing says so, and ``None`` behind a possessive that points elsewhere."""
    role = claim.role
    if role is None:
        return None
    text = claim.sentence.text
    before = [w.text for w in words(text) if claim.sentence.span(w.at, w.stop).start < role.words.start][-3:]
    if before[-1:] and before[-1].lower() in _POSSESSIVE:
        return None
    owned = before[-1:] and (before[-1] in _GENITIVE or before[-1].endswith(tuple(_GENITIVE)))
    if owned:
        at = -2 if before[-1] in _GENITIVE and len(before) > 1 else -1
        which = before[at - 1] if len(before) > -at else ""  # "the bridge project's director" is not the project's
        owner = before[at].rstrip("'’").removesuffix("'s").removesuffix("’s")
        return f"{which} {owner}" if which.isalpha() and which.islower() and which not in FUNCTION_WORDS else owner
    place = _PLACE.match(text, at + len(title)) if (at := text.find(title := role.title)) >= 0 else None
    return place["name"] if place else role.body.split()[-1] if role.body else ""


_GENITIVE = frozenset(("'s", "’s", "s'", "s’", "'", "’"))


def two_houses(reading: Reading, one: Claim, other: Claim) -> bool:
    """Whether the sentences of two claims name two places or houses, or the article speaks of several such houses."""
    people = {claim.role.person for claim in (one, other) if claim.role}
    if two_frames(one.sentence.text, other.sentence.text, people):
        return True
    title = one.role.title.lower().split() if one.role else []
    owner = (house(one) or "").lower().rsplit(maxsplit=1)[-1:]
    several = {f"{name}{s}" for name in (*title[:1], *owner) for s in ("s", "es")}
    several |= {*(_HOUSES.get(title[-1], "").split() if title else ())}
    return any(several & {w.low for w in words(s.text)} for s in reading.sentences)


def two_frames(one: str, other: str, people: Iterable[str]) -> bool:
    """Whether two texts say that they are about two places, or one opens with its own: "At Mercy, a mile away,"."""
    mine, theirs = _framed(one, people), _framed(other, people)
    opened = [_OPENING.match(text) for text in (one, other)]
    alone = [found and found["name"].lower() not in CALENDAR and found["name"] not in text
             for found, text in zip(opened, (other, one), strict=True)]  # fmt: skip
    return bool(mine and theirs and not mine & theirs) or any(alone)


_OPENING = regex.compile(r"(?:In|At|On|Over in|Across)\s+(?:the\s+)?(?P<name>\p{Lu}[\p{L}-]+)(?=[ ,])")


def _framed(text: str, people: Iterable[str]) -> set[str]:
    """The names that say where or with whom a text is, without those of ``people`` and the calendar's."""
    names = {match["name"].strip() for match in _FRAME.finditer(text)}
    theirs = {word for person in people for word in person.split()}
    return {name for name in names if not theirs.intersection(name.split()) and name.lower() not in CALENDAR}
