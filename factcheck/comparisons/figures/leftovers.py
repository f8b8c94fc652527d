"""A whole, a part of it and the others: "five of the seven ..., the other three", "of the 320 ..., 128 ...; the rest".

The part must say of what it is: "nine of the 14", "of these, 71", "nine aircraft, four of them", "the first 12 trams"
in an article that counts trams but once. "The other five" in the same sentence or in one of the next two is what it
leaves; where a further number there may belong to the whole, all is left alone.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import combinations
from typing import NamedTuple

import regex

from factcheck.comparisons.places_in_text import quoted, two_places
from factcheck.datatypes import Clash, Reading, Sentence
from factcheck.quantities import PERSONS, Quantity, read, same_thing, written_like

_OTHERS = regex.compile(r"\b(?:the|its|their)\s+(?:other|remaining)\s+$", regex.IGNORECASE)
_WORD = regex.compile(r"\b(?:other|remaining)\b", regex.IGNORECASE)
_PLURAL = regex.compile(
    r"\s+(?!(?:and|or|who|which|to|in|on|at|by|from)\b)(?:[\p{L}-]+\s+)?(?:\p{L}+s|people|men|women|children)\b"
)
_OF_ITS = regex.compile(r"\s+of\s+(?:(?:the|its|his|her|their|our|those|these)\s+)?$")
_OF_THEM = regex.compile(r"\s+of\s+(?:them|these|those|whom|which)\b")
_OF_THE = regex.compile(r"^Of\s+(?:the|its|his|her|their|those|these)\s+$")
_OF_THESE = regex.compile(r"^Of\s+(?:these|them|those)\b")
_FIRST = regex.compile(r"\bthe\s+first\s+$", regex.IGNORECASE)
_REMAINING = regex.compile(r"\bremaining\b", regex.IGNORECASE)
_NEXT = 2  # sentences behind the part in which the others may stand


class Part(NamedTuple):
    """A part with its sentence and the whole that it is told to be of."""

    sentence: Sentence
    quantity: Quantity
    whole: float
    aside: bool = False  # told by the way: "17 pieces, nine of them damaged"


def compare(reading: Reading) -> Iterator[Clash]:
    """Clashes of kind "number" or "count" between a whole, a part and the others."""
    body = [s for s in reading.sentences if not s.heads]
    for at, sentence in enumerate(body):
        following = body[at : at + 1 + _NEXT]
        if any(_WORD.search(s.text) for s in following):
            parts = list(_parts(sentence, body, at))
            if len(parts) == 1:
                yield from _missed(reading, parts[0], following)


# --- the part and its whole -------------------------------------------------------------------------------------------


def _parts(sentence: Sentence, body: Sequence[Sentence], at: int) -> Iterator[Part]:
    text, counts = sentence.text, _counts(sentence)
    for place, quantity in enumerate(counts):
        if quantity.bound or _OTHERS.search(text[: quantity.at]) or quoted(text, quantity.at):
            continue
        whole = quantity.whole or _whole_behind(text, counts, place) or _whole_before(text, counts, place)
        whole = whole or (_counted_before(body[at - 1]) if at and _OF_THESE.match(text) and place == 0 else None)
        whole = whole or (_counted(body, quantity) if _FIRST.search(text[: quantity.at]) else None)
        if whole and whole > quantity.value:
            yield Part(sentence, quantity, whole, bool(_OF_THEM.match(text, quantity.stop)))


def _counts(sentence: Sentence) -> list[Quantity]:
    return [q for q in read(sentence.text) if q.kind == "count"]


def _whole_behind(text: str, counts: Sequence[Quantity], place: int) -> float | None:
    """ "70 of his 160 people", "18 of 28 counts"."""
    part, behind = counts[place], counts[place + 1 : place + 2]
    return behind[0].value if behind and _OF_ITS.fullmatch(text, part.stop, behind[0].at) else None


def _whole_before(text: str, counts: Sequence[Quantity], place: int) -> float | None:
    """ "Nine aircraft, four of them", "Of the 320 flights, 128"."""
    part, before = counts[place], counts[:place]
    if len(before) != 1 or before[0].bound:
        return None
    told = _OF_THEM.match(text, part.stop) or _OF_THE.match(text[: before[0].at])
    return before[0].value if told and _same(part, before[0]) else None


def _counted_before(sentence: Sentence) -> float | None:
    """The one count of the sentence before."""
    counts = [q for q in _counts(sentence) if not q.modifier]
    return counts[0].value if len(counts) == 1 and not counts[0].bound else None


def _counted(body: Sequence[Sentence], part: Quantity) -> float | None:
    """The one other count of the noun in the article: "60 trams"."""
    values = {q.value for s in body for q in _counts(s) if part.head and same_thing(q.head, part.head) and q != part}
    return values.pop() if len(values) == 1 else None


def _same(one: Quantity, other: Quantity) -> bool:
    heads = {one.head, other.head} - {""}
    return len(heads) < 2 or same_thing(one.head, other.head) or heads <= PERSONS


# --- the others -------------------------------------------------------------------------------------------------------


def _missed(reading: Reading, part: Part, following: Sequence[Sentence]) -> Iterator[Clash]:
    counts = [(s, q) for s in following for q in _counts(s) if s is not part.sentence or q.at >= part.quantity.at]
    rests = [(s, q) for s, q in counts if _OTHERS.search(s.text[: q.at]) and not quoted(s.text, q.at)]
    if len(rests) != 1:
        return
    owner, rest = rests[0]
    if part.sentence is not owner and (_nearer(owner, rest) or (part.aside and not _REMAINING.search(owner.text))):
        return
    until = [(s, q) for s, q in counts if s.index <= owner.index and q not in (part.quantity, rest)]
    further = [q.value for _, q in until if q.value != part.whole]
    mine = part.quantity.value
    sums = {mine, *(mine + v for v in further), *(mine + a + b for a, b in combinations(further, 2))}
    alike = not _PLURAL.match(owner.text, rest.stop) or same_thing(rest.head, part.quantity.head)
    if alike and 2 * part.whole > rest.value and part.whole - rest.value not in sums:
        yield _clash(reading, part, owner, rest)


def _nearer(owner: Sentence, rest: Quantity) -> bool:
    """Whether another part stands between: "six of the nine independents; the other three"."""
    return any((q.whole or _OTHERS.search(owner.text[: q.at])) and q.at < rest.at for q in _counts(owner))


def _clash(reading: Reading, part: Part, owner: Sentence, rest: Quantity) -> Clash:
    right = part.whole - part.quantity.value
    told = (part.sentence, part.quantity.at, part.quantity.stop)
    first, second = two_places(reading.claims, told, (owner, rest.at, rest.stop))
    return Clash(
        kind="count", first=first, second=second, score=0.8,
        reason=f"With {part.quantity.text} of {part.whole:g}, {right:g} are left, not {rest.text}.",
        suspect=owner.span(rest.at, rest.stop), suggestion=written_like(rest, right),
    )  # fmt: skip
