"""A number taken up with its noun and mistyped: turnout "was 64 percent" and "the 46 percent turnout".

"The 18-year sentence", "the magnitude 4.6 quake" and "the 160 passengers" say again what the article has told. Where no
other number agrees with it, none come to it, and the one number told before of that noun is a slip away from it (digits
exchanged or one of them changed, 14 and 40, eight and 18), it is that number mistyped. A sum of money told in millions
and, with the same digits, in billions is one, too.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import NamedTuple

import regex

from factcheck.comparisons.places_in_text import claim_at, quoted
from factcheck.datatypes import Clash, Reading, Sentence
from factcheck.quantities import Quantity, agree, makes, read, same_thing, slip, written_like
from factcheck.sameness import apart, frame
from factcheck.words import FUNCTION_WORDS, stem, stems, words

_KNOWN = regex.compile(
    r"\b(?:the|its|their|his|her|that|this|those|these|all)\s+(?:(?:magnitude|whole|full|entire|total)\s+)?$",
    regex.IGNORECASE,
)
#: words beside a number that say which of several are meant, or that these are others
_CHOSEN = frozenset(
    """other others remaining rest further additional more new next last first second third previous earlier later
    former latter final original largest biggest smallest best worst top main leading same another only past
    coming before after since ago""".split()
)
_BEFORE = regex.compile(r"(?P<noun>\p{L}+)\s+(?:(?:of|was|is|at|to)\s+)?(?:(?:about|some|nearly)\s+)?$")
_APART = frozenset(("another year", "another time", "another thing"))
_SMALL = 12


class Told(NamedTuple):
    """A number with its sentence."""

    sentence: Sentence
    quantity: Quantity

    @property
    def noun(self) -> str:
        """The stem of the word before the number: "magnitude 4.6", "a turnout of 64 percent"."""
        found = _BEFORE.search(self.sentence.text[: self.quantity.at])
        return stem(found["noun"]) if found and found["noun"].lower() not in FUNCTION_WORDS else ""


def compare(reading: Reading) -> Iterator[Clash]:
    """Clashes of kind "number" or "count" between a number and the one that it takes up."""
    told = [Told(s, q) for s in reading.sentences for q in read(s.text) if not quoted(s.text, q.at)]
    for mine in told:
        alike = [t for t in told if t is not mine and _one_unit(t.quantity, mine.quantity)]
        right = _taken_up(mine, alike) or _scaled(mine, alike)
        if right:
            yield _clash(reading, mine, right)


def _one_unit(one: Quantity, other: Quantity) -> bool:
    return (one.kind, one.unit) == (other.kind, other.unit)


# --- "the 46 percent turnout" -----------------------------------------------------------------------------------------


def _taken_up(mine: Told, alike: Sequence[Told]) -> Told | None:
    """The one number before of which this one may be a slip."""
    quantity, text = mine.quantity, mine.sentence.text
    if mine.sentence.heads or quantity.value < 2 or quantity.bound or quantity.whole:
        return None
    beside = {w.low for w in words(text[: quantity.at])[-3:]} | {w.low for w in words(text[quantity.stop :])[:3]}
    if not _KNOWN.search(text[: quantity.at]) or beside & _CHOSEN:
        return None
    if any(_agrees(t.quantity, quantity) for t in alike) or makes([t.quantity for t in alike], quantity.value):
        return None
    found = [t for t in alike if t.sentence.start < mine.sentence.start and not t.quantity.bound]
    found = [t for t in found if _slipped(t.quantity, quantity) and _of_one(mine, t)]
    one = len({t.quantity.value for t in found}) == 1
    return found[0] if one and not _otherwhen(text, found[0].sentence.text) else None


def _otherwhen(text: str, other: str) -> bool:
    """Whether a sentence is about another time or thing than the other: "In 2019 the 46 percent turnout"."""
    mine, theirs = frame(text), frame(other)
    return bool(mine.years - theirs.years or (mine.relative and not theirs.relative)) or apart(text, other) in _APART


def _agrees(other: Quantity, mine: Quantity) -> bool:
    """Whether another number may be this one, rounded perhaps where both count one thing."""
    near = mine.kind != "count" or same_thing(other.head, mine.head)
    return other.value == mine.value or (near and agree(other, mine))


def _slipped(one: Quantity, other: Quantity) -> bool:
    """Whether a number may be the other mistyped; of one changed digit, there must be more than one in both."""
    kind = slip(one, other)
    digits = [f"{q.number:.10g}" for q in (one, other)]
    long = min(len(d.replace(".", "").rstrip("0")) for d in digits) > 1
    return bool(kind) and (kind != "digit" or (len(digits[0]) == len(digits[1]) and long))


def _of_one(mine: Told, other: Told) -> bool:
    """Whether two numbers are of one thing: counts of one noun, or measures of what both sentences name."""
    if mine.quantity.kind == "count":
        counted = bool(mine.quantity.head) and same_thing(mine.quantity.head, other.quantity.head)
        return counted or (mine.noun != "" and mine.noun == other.noun)
    return bool({*mine.quantity.nouns, mine.noun} - {""} & stems(other.sentence.text))


# --- "2.3 million", "2.3 billion" -------------------------------------------------------------------------------------


def _scaled(mine: Told, alike: Sequence[Told]) -> Told | None:
    """The same digits a thousandfold elsewhere, oftener or before this one."""
    quantity = mine.quantity
    if quantity.kind != "money" or quantity.bound or len(f"{quantity.number:.10g}".strip("0")) < 2:
        return None
    others = [t for t in alike if _thousandfold(t.quantity, quantity) and t.sentence is not mine.sentence]
    same = [t for t in alike if t.quantity.value == quantity.value]
    if not others or len({t.quantity.value for t in others}) != 1 or len(same) + 1 > len(others):
        return None
    first, about = others[0], stems(mine.sentence.text)
    later = first.sentence.start < mine.sentence.start or len(others) > len(same) + 1
    shared = any(len(about & stems(_SCALE.sub(" ", t.sentence.text))) > 1 for t in others)
    return first if later and shared else None


_SCALE = regex.compile(r"\b(?:million|billion|trillion|m|bn|tn)\b")


def _thousandfold(one: Quantity, other: Quantity) -> bool:
    """Whether two sums have the same digits before two words for their scale."""
    first, second = _SCALED.match(one.text), _SCALED.match(other.text)
    if first is None or second is None:
        return False
    return bool(first["digits"] == second["digits"] and first["word"].lower() != second["word"].lower())


_SCALED = regex.compile(r"(?P<digits>\P{L}*\d)[\s-]?(?P<word>million|billion|trillion|m|bn|tn)$", regex.IGNORECASE)


def _clash(reading: Reading, mine: Told, right: Told) -> Clash:
    quantity, other = mine.quantity, right.quantity
    sides = [claim_at(reading.claims, t.sentence, t.quantity.at, t.quantity.stop) for t in (mine, right)]
    first, second = sorted(sides, key=lambda claim: (claim.start, claim.end))
    return Clash(
        kind="count" if quantity.kind == "count" and quantity.value <= _SMALL else "number", first=first, second=second,
        score=0.78, reason=f"“{quantity.text}” is told of what was “{other.text}”.",
        suspect=mine.sentence.span(quantity.at, quantity.stop),
        suggestion=other.text if _thousandfold(quantity, other) else written_like(quantity, other.value),
    )  # fmt: skip
