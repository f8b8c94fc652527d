"""A stated count against the items that the article lists: "three centres, in Tema, Lomé, Cotonou and Lagos".

The list stands in the same sentence behind the counted noun, or it is a list of quoted titles in another sentence;
other lists in other sentences are for ``enumerations.py``.
"including", "such as" and "among them" open lists that need not be whole.
"""

from __future__ import annotations

import dataclasses
from collections.abc import Iterator, Sequence
from typing import NamedTuple

import regex

from factcheck.comparisons.figures.listed import size_at
from factcheck.datatypes import Claim, Clash, Reading
from factcheck.quantities import Quantity, read
from factcheck.words import stem

_ITEM = (
    r"(?:the\s+)?[\p{Lu}][\p{L}\p{M}\p{N}.'’-]*(?:\s+(?:(?:of|de|del|da|la|van|von|al|bin|the|and\s+the)\s+)?"
    r"[\p{Lu}][\p{L}\p{M}\p{N}.'’-]*){0,4}(?:\s+\([^()]{1,30}\)|,\s+\d{1,2}(?=,|\s+and\b|[.;]))?"
)
_LIST = regex.compile(
    rf"(?P<lead>[\p{{Ll}}\s-]{{0,40}}?|[\p{{L}}\s’'-]{{0,50}}?(?=,\s+(?:in|at)\s)|[\p{{L}}\p{{N}}\s’'-]{{0,80}}?(?=:\s))"
    r"(?:\s*[:,–—-]\s+|\s+\()(?:(?:in|from|at|on|of|between|namely|those of)\s+)?"
    rf"(?P<items>{_ITEM}(?:,\s+{_ITEM}){{1,9}},?\s+and\s+(?:in\s+|from\s+|the\s+)?{_ITEM})"
    r"(?P<tail>\s*[.;)—–]|,\s+(?=[\p{Ll}])|\s+[\p{Ll}]|$)"
)
_OPEN = regex.compile(
    r"\b(?:including|include|includes|such as|among|like|notably|especially|particularly|led by|mainly|chiefly|"
    r"mostly|plus|other than|except|besides|with|against|between|followed|ahead|beat|one|some|each|every)\b",
    regex.IGNORECASE,
)
_OPENED = regex.compile(r"(?P<lead>[\p{L}\s’'-]{1,60}?)(?::|\s[–—-])\s+")
_PLAIN = r"(?!(?:and|or|who|which|that|is|was|series|pair|couple|number|few|group|lot|set)\b)[\p{Ll}-]++"
#: nothing but two single things: "a lightning strike and a worn cable"
_TWO = regex.compile(rf"an?\s+(?P<item>{_PLAIN}(?:\s{_PLAIN}){{0,3}})\s+and\s+an?\s+(?&item)\s?(?:\.|$)")
_TITLES = regex.compile(r"[“\"][\p{Lu}][^“”\"]{2,60}[”\"]\s*(?:,?\s+by\b|\()")
_WORKS = frozenset(
    stem(w) for w in "novels books films songs plays albums titles works poems stories paintings".split()
)
_MOST = 12
_MISCOUNT = 4  # what is further off counts something else


class Listed(NamedTuple):
    """A list with its length and place in the sentence's text."""

    size: int
    at: int
    stop: int


def compare(reading: Reading) -> Iterator[Clash]:
    """Clashes of kind "count"."""
    statements = reading.statements
    for claim in statements:
        for quantity in read(claim.sentence.text):
            listed = listed_behind(claim.sentence.text, quantity) or _counted_behind(claim.sentence.text, quantity)
            if listed and listed.size != round(quantity.value):
                yield _clash(claim, quantity, claim, listed, statements)
    yield from _titles(statements)


def listed_behind(text: str, quantity: Quantity) -> Listed | None:
    """The names listed as what a quantity counts, if the list looks whole."""
    if not _countable(quantity):
        return None
    found = _LIST.match(text, quantity.stop)
    if found is None or _OPEN.search(found["lead"]) or not _names_noun(found["lead"]) or '"' in found["items"]:
        return None
    items = tuple(
        part.strip()
        for part in regex.split(r",\s+(?:and\s+)?(?=\D)|\s+and\s+(?!the\s+\p{Lu}\p{L}+\s+of)", found["items"])
    )
    items = tuple(item for item in items if item)
    # "A and B, C and D": pairs, not items; a lower-case tail may go on counting
    if len(items) < 2 or found["items"].count(" and ") > 1:
        return None
    return Listed(len(items), found.start("items"), found.end("items"))


def _counted_behind(text: str, quantity: Quantity) -> Listed | None:
    """What is listed behind a colon or a dash: "six people: three men, two women and a child"."""
    found = _OPENED.match(text, quantity.stop)
    if found is None or _OPEN.search(found["lead"]) or not _names_noun(found["lead"]) or not _countable(quantity):
        return None
    size = size_at(text, found.end()) or (2 if _TWO.match(text, found.end()) and not read(found["lead"]) else 0)
    return Listed(size, found.end(), len(text)) if size and abs(size - quantity.value) <= _MISCOUNT else None


def _countable(quantity: Quantity) -> bool:
    whole = quantity.kind == "count" and quantity.value == int(quantity.value) and 2 <= quantity.value <= _MOST
    return whole and not quantity.bound and not quantity.modifier and bool(quantity.nouns)


def _names_noun(lead: str) -> bool:
    """Whether nothing but the counted noun and at most one preposition stands before the list."""
    found = lead.split()
    return 1 <= len(found) <= 14 and any(w.endswith("s") or w in _PLURALS for w in found)


_PLURALS = frozenset("people men women children countries cities".split())


def _titles(statements: Sequence[Claim]) -> Iterator[Clash]:
    """A number of novels against the titles that another sentence lists."""
    for claim in statements:
        titles = list(_TITLES.finditer(claim.sentence.text))
        before = claim.sentence.text[: titles[0].start()] if titles else ""
        if len(titles) < 3 or _OPEN.search(before) or regex.search(r"\b(?:also|rest|remaining)\b", before):
            continue
        more = 1 if regex.search(r"\bother\b", before) else 0  # "the other contenders": one was told before
        listed = Listed(len(titles) + more, titles[0].start(), titles[-1].end())
        for other in statements:
            for quantity in read(other.sentence.text) if other is not claim else ():
                shortlist = regex.search(r"\b(?:short|long)?list(?:ed)?\b", other.sentence.text)
                if (
                    _countable(quantity)
                    and set(quantity.nouns) & _WORKS
                    and shortlist
                    and quantity.value != listed.size
                ):
                    yield _clash(other, quantity, claim, listed, statements)


def _clash(counted: Claim, quantity: Quantity, lister: Claim, listed: Listed, statements: Sequence[Claim]) -> Clash:
    place = counted.sentence.span(quantity.at, quantity.stop)
    items = lister.sentence.span(listed.at, listed.stop)
    narrow = dataclasses.replace(counted, start=place.start, end=place.end) if counted is lister else counted
    other = dataclasses.replace(lister, start=items.start, end=items.end) if counted is lister else lister
    first, second = (narrow, other) if narrow.start <= other.start else (other, narrow)
    count = listed.size
    agreeing = tuple(c for c in statements if c not in (counted, lister) and _counts(c, quantity, count))
    return Clash(
        kind="count", first=first, second=second, score=0.9 if agreeing else 0.82,
        reason=f"“{quantity.text}” are counted, but {count} are listed.",
        suspect=place, suggestion=_spelled(count, quantity), witnesses=agreeing,
    )  # fmt: skip


def _counts(claim: Claim, quantity: Quantity, count: int) -> bool:
    """Whether a statement gives the listed number for the same noun."""
    return any(q.value == count and set(q.nouns) & set(quantity.nouns) for q in read(claim.sentence.text))


_WORDS = "zero one two three four five six seven eight nine ten eleven twelve".split()


def _spelled(count: int, quantity: Quantity) -> str:
    """The number in the way of the words that it replaces."""
    spelled = _WORDS[count] if quantity.word and count < len(_WORDS) else str(count)
    return spelled.capitalize() if quantity.text[:1].isupper() else spelled
