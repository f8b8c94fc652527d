"""A sentence → the whole lists in it, with their lengths and what they say that their items are.

"The buildings are the old hall, the pumping station and Cameron House", "They name the new species: …", "The order
covers A, B and C", "officers counted three lorries, two vans and a car", "The masts will stand in A, in B and in C".
Lists that open with "including" or close with "and others" are none, nor is what may be read in two ways: a name behind
a comma may be an item or say who the item before it is.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import NamedTuple

import regex

from factcheck.quantities.numerals import WORDS, digits_value, value_of
from factcheck.words import stem

_PLURAL = r"(?:[\p{Ll}-]+(?<!s|u|i)s|people|men|women|children|species|series)"
_MODIFIERS = r"(?P<modifiers>(?:(?!(?:other|remaining|main|first|last|next|best)\b)[\p{Ll}-]+\s+){0,2}?)"
_POST = r"(?:\s+(?:concerned|involved|affected|in\s+question|chosen|selected|named|listed|killed|arrested|on\s+sale))?"
_AS = r"(?:(?:named|identified|listed|given)\s+as\s+)?"
_LEADS = (
    (
        "are",
        rf"(?:^|[,;]\s+)(?:[Tt]he|[Ii]ts|[Tt]heir)\s+{_MODIFIERS}(?P<noun>{_PLURAL}){_POST}\s+(?:are|were)\s+{_AS}",
    ),
    ("they", rf"^(?:They|These)\s+(?:are|were)\s+{_AS}"),
    ("are", rf"\b(?:the|these|its|their)\s+{_MODIFIERS}(?P<noun>{_PLURAL}){_POST}(?::\s+|\s+[–—-]\s+)"),
    (
        "covers",
        r"^(?:The|This|Its|Their|It)\s+(?:[\p{L}-]+\s+){0,4}?(?:covers?|covered|comprises?|comprised|takes?\s+in|spans?|"
        r"(?:consists?|consisted|is\s+made\s+up|was\s+made\s+up)\s+of|appl(?:ies|ied)\s+to|extends?\s+to|concerns?)\s+"
        rf"(?:the\s+{_MODIFIERS}(?P<noun>{_PLURAL})\s+of\s+)?",
    ),
    ("counted", r"\b(?:counted|comprises?|comprised|(?:consist|consists|consisted|made\s+up)\s+of)\s+"),
    (
        "stand",
        rf"^The\s+{_MODIFIERS}(?P<noun>{_PLURAL})\s+(?:(?:will|would|are|were|to|all|now|also)\s+){{0,3}}(?:be\s+)?"
        r"(?:stand|stood|lie|lay|open|opened|rise|go\s+up|built|located|based|set\s+up|sited|situated|held|found|planned)"
        r"\s+(?=in\b|at\b|on\b|near\b)",
    ),
)
_PATTERNS = tuple((kind, regex.compile(pattern)) for kind, pattern in _LEADS)
_NAME = (
    r"(?:the\s+)?(?:[\p{Lu}][\p{L}\p{M}\p{N}.'’-]*|St\.?)(?:\s+(?:(?:of|de|del|da|do|la|van|von|al|bin|and\s+the|for|&)\s+)?"
    r"(?:the\s+)?[\p{Lu}][\p{L}\p{M}\p{N}.'’-]*){0,4}"
)
_FROM = (
    r"(?:\s+(?:of|from|in|at)\s+(?:the\s+)?[\p{Lu}][\p{L}\p{M}’'-]*(?:\s+[\p{Lu}][\p{L}\p{M}’'-]*){0,2})?"
    r"(?:\s+\([^()]{1,40}\))?"
)
_NAMED = regex.compile(rf"{_NAME}{_FROM}")
#: an apposition of a day: "on Friday, the day after the mountain stage, and the ride"
_WHEN = regex.compile(r"the\s+(?:day|night|evening|morning|week|month|year)\s+(?:after|before|of|when|that|in|on)\b")
_AGED = regex.compile(r"(?:aged\s+)?\d{1,2}|\d{1,2}-year-old")
_DESCRIBED = regex.compile(r"(?P<article>the|an?|one|its|their)\s+(?P<rest>\S.{1,70})")
_CLAUSE = regex.compile(
    r"\b(?:who|which|that|is|are|was|were|has|have|had|will|would|said|says|but|or|and|not|also|other|others|more|"
    r"including|such|like|one|part|parts|rest|fact|lot|number|few|pair|couple|dozens?|series)\b"
)
_PREPOSITION = regex.compile(
    r"\s+(?:of|in|on|at|for|from|to|with|near|by|under|over|behind|beside|between|left|each|who)\s"
)
_AT = r"(?:in|at|on|near)\s+"
_PLACE = regex.compile(
    rf"{_AT}(?:(?:the\s+)?(?:[\p{{L}}-]+\s+){{0,2}}(?:ports|towns|cities|villages|districts|islands)\s+of\s+"
    rf"(?P<one>{_NAME})\s+and\s+(?P<two>{_NAME})|(?:the\s+)?[\p{{L}}](?:(?!\sand\s|\sor\s).){{1,60}})"
)
_PLACES = regex.compile(rf"{_AT}(?P<names>{_NAME}(?:,\s+{_NAME})+),?\s+and\s+{_NAME}")
_NEXT = regex.compile(rf"(?:,\s+(?:and\s+)?|\s+and\s+)(?={_AT})")
_PAIRS = regex.compile(
    r"\b(Trinidad|Bosnia|Antigua|Saint Kitts|St Kitts|Saint Vincent|Tyne|Dumfries) and (?=(?:the )?\p{Lu})"
)
_TAIL = regex.compile(r"(?:and|or|as\s+well|plus|along|together|among|with|including|but)\b")
#: "…, and lets the governors spend": the sentence goes on and the list does not
_GOES_ON = regex.compile(
    r"and\s+(?:(?:is|are|was|were|will|would|has|have|had|can|may)\b|(?!others?\b)[\p{Ll}]+s\s+(?:the|an?|its|to|from|in)\b)"
)
_LEAST = 3


class Listing(NamedTuple):
    """A whole list; ``at`` and ``stop`` are offsets in the sentence's text."""

    at: int
    stop: int
    size: int  # items, or what "three vans, a car and a lorry" come to
    kind: str  # how the list is opened: "are", "they", "covers", "counted", "stand"
    noun: str  # stem of what its items are, "" where it is not told
    modifiers: tuple[str, ...]


def listings(text: str) -> Iterator[Listing]:
    """The whole lists of a sentence."""
    if text.count(",") == 0:
        return
    taken: set[int] = set()
    for kind, pattern in _PATTERNS:
        for lead in pattern.finditer(text):
            if lead.end() in taken:
                continue
            rest = _rest(text, lead.end())
            size = _spread(rest) if kind == "stand" else _length(_items(rest), summed=kind == "counted")
            if size:
                taken.add(lead.end())
                noun = lead.groupdict().get("noun") or ""
                modifiers = (lead.groupdict().get("modifiers") or "").split()
                stop = lead.end() + len(rest.rstrip())
                yield Listing(lead.end(), stop, size, kind, stem(noun), tuple(stem(m) for m in modifiers))


def size_at(text: str, at: int) -> int:
    """How many things the list that begins there names or counts, 0 where there is none that is whole."""
    items = _items(_rest(text, at))
    return _summed(items) or _length(items, summed=False)


def _rest(text: str, at: int) -> str:
    """The clause up to a mark that ends it."""
    return str(regex.split(r"[;:“”\"–—]|\.(?:\s|$)|\s-\s", text[at:])[0])


def _items(rest: str) -> list[str]:
    """What stands between the commas and the last "and", empty where the list does not end as one."""
    items: list[str] = []
    parts = regex.split(r",\s+", _PAIRS.sub(r"\1 & ", rest))
    for i, part in enumerate(parts):
        left, found, right = part.partition("and ") if part.startswith("and ") else part.rpartition(" and ")
        items += [p.strip() for p in (left, right) if p.strip()]
        if found:
            after = parts[i + 1] if i + 1 < len(parts) else ""
            return [] if _TAIL.match(after) and not _GOES_ON.match(after) else items
    return []


def _length(items: Sequence[str], *, summed: bool) -> int:
    """How many things the items are, 0 where that cannot be said."""
    if len(items) < _LEAST:
        return 0
    total = _summed(items)
    if summed or total:
        return total
    kinds = "".join(map(_kind, items)).replace("NA", "N")
    if "?" in kinds or "A" in kinds:
        return 0
    described = kinds.count("D")
    if not described or kinds.count("N") == 0 or regex.fullmatch("D+N", kinds):
        return len(kinds)
    named = kinds.count("N")
    return named if regex.fullmatch("(ND)+N?", kinds) and named >= _LEAST else 0


def _kind(item: str) -> str:
    if _NAMED.fullmatch(item):
        return "N"
    if _AGED.fullmatch(item) or _WHEN.match(item):
        return "A"
    found = _DESCRIBED.fullmatch(item)
    if found is None or _CLAUSE.search(found["rest"]):
        return "?"
    head = _PREPOSITION.split(found["rest"])[0]
    plural = head.endswith("s") and not head.endswith(("ss", "us", "is", "’s", "'s"))
    return "?" if plural and found["article"] not in {"a", "an", "one"} else "D"


def _summed(items: Sequence[str]) -> int:
    """What "three vans, a car and a lorry" come to, 0 where not all are counted or none is more than one."""
    numbers = [_number(item) for item in items]
    counted = all(numbers) and any(n > 1 for n in numbers) and not any(map(_unsafe, items))
    return sum(numbers) if counted else 0


def _number(item: str) -> int:
    """ "three vans" → 3, "a car" → 1, 0 for what is not counted."""
    first, _, rest = item.partition(" ")
    if not rest or _PREPOSITION.match(f" {rest}"):
        return 0  # "31 in Ecuador"
    if first in {"a", "an", "one"}:
        return 1
    value = digits_value(first) if first.isdigit() else value_of([first]) if first.lower() in WORDS else None
    return int(value) if value and value == int(value) else 0


def _unsafe(item: str) -> bool:
    return bool(_CLAUSE.search(item.partition(" ")[2])) or bool(
        regex.search(r"\d(?:,\d|%|\s?(?:million|per)\b)|\b(?:years?|months?|weeks?|days?|hours?|euros|dollars)\b", item)
    )


def _spread(rest: str) -> int:
    """How many places a list of places names: "in A, in the ports of B and C and in D"; "in A, B and C"."""
    names = _PLACES.fullmatch(rest.strip())
    if names:
        return 2 + str(names["names"]).count(",")
    parts = [part for part in _NEXT.split(rest.strip()) if part]
    places = [_PLACE.fullmatch(part) for part in parts]
    clauses = any(_CLAUSE.search(part[2:]) for part in parts if " and " not in part)
    if len(parts) < 2 or " and " not in rest or not all(places) or clauses:
        return 0
    total = sum(2 if place and place["two"] else 1 for place in places)
    return total if total >= _LEAST else 0
