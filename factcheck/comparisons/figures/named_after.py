"""A count and, in the next sentence, the names of all: "will have seven stations. They are A, B, C, D and E."

"These were the clinics in A, B and C" and "They lived in A, B and C" tell them all, too. Things that lie in places may
be more than the places are; places themselves are as many as are named.
"""

from __future__ import annotations

import itertools
from collections.abc import Iterator

import regex

from factcheck.comparisons.places_in_text import claim_at, quoted
from factcheck.datatypes import Clash, Reading, Sentence
from factcheck.quantities import PERSONS, Quantity, read, written_like
from factcheck.words import stem, words

_NAME = (
    r"(?:the\s+)?(?:St\.?\s+)?\p{Lu}[\p{L}\p{M}\p{N}.'’-]*"
    r"(?:\s+(?:(?:of|de|del|da|do|la|van|von|al|sur)\s+)?\p{Lu}[\p{L}\p{M}\p{N}.'’-]*){0,3}"
)
_NAMES = rf"(?P<one>{_NAME})(?:,\s+(?P<one>{_NAME}))+,?\s+and\s+(?P<one>{_NAME})"
_BE = r"(?:are|were|will\s+be)\s+"
_STAND = (
    r"(?:(?:are|were|will\s+be)|(?:all\s+)?(?:lived?|end(?:ed)?|start(?:ed)?|take\s+place|took\s+place|stand|stood|lie|lay|"
    r"(?:are|were|will\s+be)\s+(?:held|built|opened|based|located|situated)))\s+"
)
_LIST = regex.compile(
    rf"^(?:They|These)\s+(?:(?P<are>{_BE}(?:the\s+(?P<of>\p{{Ll}}+s)\s+(?:in|of|at|against|for)\s+)?)|"
    rf"(?P<stand>{_STAND}(?:in|at)\s+)){_NAMES}(?:\s+(?P<noun>\p{{Ll}}+s))?(?:\.|,\s+(?:the|all)\s+[^,]+\.)$"
)
_PAIRS = regex.compile(r"\b(?:Trinidad|Bosnia|Antigua|Kitts|Vincent|Tyne|Dumfries|Tobago|Sons?|Brothers?|Co)\s+and\b|&")
_PLACES = frozenset(
    stem(w)
    for w in """villages towns cities districts countries states provinces regions counties islands municipalities
    parishes communities locations places boroughs suburbs ports""".split()
)
#: words beside a number after which it counts others, or not all
_CHOSEN = frozenset(
    """other others remaining rest further additional more last first second third previous earlier former another only
    every each both next final least some about""".split()
)
_PLURALS = frozenset("people men women children".split())
_MOST, _LEAST, _MISCOUNT = 20, 3, 4


def compare(reading: Reading) -> Iterator[Clash]:
    """Clashes of kind "count" between a count and the names of the next sentence."""
    for before, after in itertools.pairwise(reading.sentences):
        found = _LIST.match(after.text) if "," in after.text else None
        if found is None or _PAIRS.search(after.text) or before.heads or before.paragraph < after.paragraph - 1:
            continue
        size = len(found.captures("one"))
        counted = _counted(before, found)
        if counted and size >= _LEAST and size != counted.value and abs(size - counted.value) <= _MISCOUNT:
            person, place = counted.head in PERSONS, counted.head in _PLACES
            moved = person or size < counted.value or not after.text.startswith("These")
            if found["stand"] and not place and moved:
                continue
            yield _clash(reading, before, counted, after, size)


def _counted(before: Sentence, found: regex.Match[str]) -> Quantity | None:
    """What "they" are: the only plural that the sentence counts, or the only places."""
    text = before.text
    if quoted(text, len(text) - 1):
        return None
    counts = [q for q in read(text) if q.kind == "count" and q.value != 1]
    if found["stand"]:
        places = [q for q in counts if q.head in _PLACES]
        counts = places or counts
    if len(counts) != 1 or not _whole(text, counts[0]):
        return None
    noun = found["noun"] or ""
    mine = counts[0]
    return mine if not noun or stem(noun) == mine.head else None


def _whole(text: str, quantity: Quantity) -> bool:
    """Whether a number counts all of several things."""
    if quantity.value != int(quantity.value) or not 2 <= quantity.value <= _MOST or not quantity.head:
        return False
    if quantity.bound or quantity.modifier or quantity.whole or quoted(text, quantity.at):
        return False
    tokens = words(text)
    before = [w.low for w in tokens if w.stop <= quantity.at][-2:]
    behind = [w.low for w in tokens if w.at >= quantity.stop][:4]
    plural = any(stem(w) == quantity.head and (w.endswith("s") or w in _PLURALS) for w in behind)
    after = " ".join(behind)
    return plural and behind[:1] != ["of"] and not _CHOSEN & {*before, *behind[:2]} and "years" not in after


def _clash(reading: Reading, before: Sentence, mine: Quantity, after: Sentence, size: int) -> Clash:
    return Clash(
        kind="count", first=claim_at(reading.claims, before, mine.at, mine.stop),
        second=claim_at(reading.claims, after, 0, len(after.text)), score=0.8,
        reason=f"“{mine.text}” are counted, but {size} are named.",
        suspect=before.span(mine.at, mine.stop), suggestion=written_like(mine, size),
    )  # fmt: skip
