"""Counts taken up of what was named one by one: "a guard, two brothers and a restorer", then "the five suspects".

"All five of them" and "the five" count what the article has told. Where no sentence tells that number, and one list or
one pair of counts before it comes to one or two more or less, the number is the slip.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import NamedTuple

import regex

from factcheck.comparisons.figures.listed import size_at
from factcheck.comparisons.places_in_text import quoted
from factcheck.datatypes import Claim, Clash, Reading
from factcheck.quantities import PERSONS, Quantity, read, same_thing, written_like
from factcheck.words import stem, words

_KNOWN = regex.compile(
    r"\b(?:(?P<all>all)(?:\s+of)?(?:\s+(?:the|these|those|its|their))?|the|these|those)\s+$", regex.IGNORECASE
)
_OF_THEM = regex.compile(r"\s+of\s+(?:them|whom|the\s+(?:\p{Ll}+\s+){0,2}\p{Ll}+s)\b")
_VERBS = (
    r"(?:are|were|have|had|will|would|face|faced|deny|denied|belong|belonged|pleaded|appeared|told|agreed|refused|"
    r"live|lived|work|worked|said|say|admit|admitted|escaped|survived|returned|remain|remained)\b"
)
_VERBAL = regex.compile(rf"\s+{_VERBS}")
#: a number that what follows defines: "the five countries of the council"
_DEFINED = regex.compile(
    rf"(?:\s+(?!{_VERBS})[\p{{L}}-]+){{0,2}}?\s+(?:in|of(?!\s+them\b)|on|at|from|that|who|which|whose)\b"
)
_CHOSEN = frozenset(
    """other others remaining rest further additional more new next last first second third previous earlier later
    former latter final original largest biggest smallest best worst top main leading same another only both
    half""".split()
)
_PLACES = frozenset(
    stem(w)
    for w in """villages towns cities districts countries states provinces regions counties islands municipalities sites
    stations ports schools hospitals parishes communities locations places boroughs""".split()
)
_THINGS = frozenset(
    stem(w)
    for w in """pieces items objects works paintings vehicles cars vessels boats buildings animals weapons instruments
    books machines exhibits artefacts treasures prizes medals trophies awards""".split()
)
_ONE = (
    r"\p{Lu}[\p{L}\p{M}’'-]+(?:\s(?:(?:de|del|da|al|bin|van|von|la|of)\s)?\p{Lu}[\p{L}\p{M}.’'-]*){0,3}(?:,\s\d{1,2})?"
)
_NAMES = regex.compile(
    rf"(?<![\p{{L}}’'-])(?P<one>{_ONE})(?:,\s(?P<one>{_ONE}))+,?\sand\s(?:in\s|at\s)?(?P<one>{_ONE})(?![\p{{L}}])"
)
#: before a list that need not be whole, or that tells of others
_OPEN = regex.compile(
    r"\b(?:includ\p{L}+|among|such\s+as|like|notably|especially|particularly|with|and|besides|than|example|unlike|except|"
    r"against|beat|between|from|by|over|ahead\s+of|of|follow\p{L}+|played|starring|for)\s+(?:the\s+)?$|[,:;]\s*$",
    regex.IGNORECASE,
)
_AND_MORE = regex.compile(r"^\s*(?:,\s*)?(?:and|or|among|as\s+well|plus|along|together|but)\b|^['’]s?\b")
_AT = regex.compile(r"\b(?:in|at|on|near|around)\s+$", regex.IGNORECASE)
_ITEM = regex.compile(
    r"(?<![,;:]\s)(?<!\band\s)\b(?:an?|one|two|three|four|five|six|\d)\s+(?=\p{Ll})", regex.IGNORECASE
)
_AUXILIARY = regex.compile(r"\s(?:was|were|is|are|has|have|had|will|would)\b")
_OTHERS = regex.compile(r"\s+(?:others?|more|of\s+(?:their|his|her|its))\b")
_HOUR = regex.compile(r"\b(?:before|after|by|at|until|till|around|since|past)\s+$")
#: somebody joins or is left out
_CHANGED = regex.compile(
    r"\b(?:another|(?<!the\s)others?|one\s+more|joined|withdrew|quit|added|as\s+well\s+as|"
    r"an?\s+(?:third|fourth|fifth|sixth|seventh|eighth)(?=\s\p{Ll})|as\s+do(?:es)?|too|also)\b",
    regex.IGNORECASE,
)
_WITH = regex.compile(r"\bwith\s+\p{Lu}")
_PERSON = regex.compile(r"\b\p{Lu}[\p{L}’'-]+\s\p{Lu}[\p{L}’'-]+")
_REACH = 14  # statements between a list and the number
_MOST = 12


class Gathering(NamedTuple):
    """Several named or counted in one sentence; ``at`` and ``stop`` are offsets in its text."""

    claim: Claim
    size: int
    kind: str  # "names", "places", "items", "counts"
    at: int
    stop: int


def compare(reading: Reading) -> Iterator[Clash]:
    """Clashes of kind "count" between a number taken up and what was gathered before it."""
    statements = reading.statements
    taken = [
        (at, c, q) for at, c in enumerate(statements) for q in read(c.sentence.text) if _taken_up(c.sentence.text, q)
    ]
    if not taken:
        return
    gathered = [(at, g) for at, c in enumerate(statements) for g in _gatherings(c)]
    counts = [q for c in statements for q in read(c.sentence.text) if _counts(c.sentence.text, q)]
    for at, claim, mine in taken:
        if any(_may_be(q, mine) for q in counts):
            continue
        near = [g for there, g in gathered if 0 < at - there <= _REACH and _fits(g, claim.sentence.text, mine)]
        close = [g for g in near if 1 <= abs(g.size - mine.value) <= 2]
        told = any(g.size == mine.value for _, g in gathered)
        if not told and len({g.size for g in close}) == 1 and not _changed(claim, close[-1], statements):
            yield _clash(claim, mine, close[-1])


def _taken_up(text: str, mine: Quantity) -> bool:
    """Whether a number stands as the count of all that were told."""
    whole = mine.kind == "count" and mine.value == int(mine.value) and 3 <= mine.value <= _MOST
    if not whole or mine.bound or mine.modifier or mine.whole:
        return False
    known = _KNOWN.search(text[: mine.at])
    if known is None:
        return False
    tokens = words(text)
    behind = [w.low for w in tokens if w.at >= mine.stop][:2]
    if _CHOSEN & {*behind, *[w.low for w in tokens if w.stop <= mine.at][-3:]}:
        return False
    if quoted(text, mine.at):
        return bool(known["all"] and _OF_THEM.match(text, mine.stop))
    if known["all"]:
        return True
    if _DEFINED.match(text, mine.stop):
        return False
    return bool(_VERBAL.match(text, mine.stop)) or mine.head in PERSONS | _PLACES | _THINGS


def _counts(text: str, quantity: Quantity) -> bool:
    """Whether a number counts anything: "shortly before six" does not."""
    hour = not quantity.nouns and _HOUR.search(text[: quantity.at])
    return quantity.kind == "count" and not quantity.modifier and not hour


def _may_be(quantity: Quantity, mine: Quantity) -> bool:
    """Whether another number of the article is what is taken up."""
    if quantity is mine or mine.value not in {quantity.value, quantity.whole}:
        return False
    persons = quantity.head in PERSONS and mine.head in PERSONS
    return not (quantity.head and mine.head) or same_thing(quantity.head, mine.head) or persons


# --- what was gathered ------------------------------------------------------------------------------------------------


def _gatherings(claim: Claim) -> Iterator[Gathering]:
    text = claim.sentence.text
    if " and " not in text:
        return
    if "," in text:
        yield from _names(claim, text)
        yield from _items(claim, text)
    counts = [q for q in read(text) if q.kind == "count" and not q.bound and not q.modifier and q.value <= _MOST]
    if len(counts) == 2 and _OTHERS.match(text, counts[1].stop) and " and " in text[counts[0].stop : counts[1].at]:
        size = round(sum(q.value for q in counts))
        yield Gathering(claim, size, "counts", counts[0].at, counts[1].stop)


def _names(claim: Claim, text: str) -> Iterator[Gathering]:
    for found in _NAMES.finditer(text):
        before = text[: found.start()]
        if not _OPEN.search(before) and not _AND_MORE.match(text[found.end() :]) and not quoted(text, found.start()):
            kind = "places" if _AT.search(before) else "names"
            yield Gathering(claim, len(found.captures("one")), kind, *found.span())


def _items(claim: Claim, text: str) -> Iterator[Gathering]:
    """ "A night guard, two brothers and a restorer"."""
    for found in _ITEM.finditer(text):
        if _OPEN.search(text[: found.start()]) or quoted(text, found.start()):
            continue
        verb = _AUXILIARY.search(text, found.end())
        low = text[0].lower() + text[1:]  # "A brooch, a clock and a pistol were taken"
        size = size_at(low, found.start()) or (size_at(low[: verb.start()], found.start()) if verb else 0)
        if size:
            yield Gathering(claim, size, "items", found.start(), len(text))
            return


def _fits(gathering: Gathering, text: str, mine: Quantity) -> bool:
    """Whether the number may count what was gathered."""
    if mine.head in _PLACES:
        return gathering.kind in {"places", "names"}
    if mine.head in _THINGS:
        return gathering.kind in {"items"}
    persons = mine.head in PERSONS or not mine.head or _OF_THEM.match(text, mine.stop) or _VERBAL.match(text, mine.stop)
    return bool(persons) and gathering.kind in {"names", "items", "counts"}


def _changed(claim: Claim, gathering: Gathering, statements: Sequence[Claim]) -> bool:
    """Whether more or fewer may be meant by now: somebody joins or is left out in the sentences between."""
    between = statements[statements.index(gathering.claim) : statements.index(claim) + 1]
    texts = [c.sentence.text for c in between]
    known = texts[0][gathering.at : gathering.stop]
    texts[0] = texts[0][gathering.stop :] if gathering.kind == "names" else texts[0]
    named = [name for text in texts for name in _PERSON.findall(text)] if gathering.kind == "names" else []
    if any(not {*name.split()} & {*regex.findall(r"[\p{L}’'-]+", known)} for name in named):
        return True
    return any(_CHANGED.search(text) or _WITH.search(text) for text in texts)


def _clash(claim: Claim, mine: Quantity, gathering: Gathering) -> Clash:
    inside = quoted(claim.sentence.text, mine.at)
    return Clash(
        kind="count", first=gathering.claim, second=claim, score=0.78,
        reason=f"“{mine.text}” are counted, but {gathering.size} are told of.",
        suspect=claim.sentence.span(mine.at, mine.stop),
        suggestion=None if inside else written_like(mine, gathering.size),
    )  # fmt: skip
