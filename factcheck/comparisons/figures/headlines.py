"""A number of the headline that the article does not open with: "Nine dead", above a report of ten bodies.

What a headline counts the first sentences count, too. Where they do not tell the headline's number, nor parts of it,
and the first of them counts the same noun, the same harm or the same span otherwise, one of the two is wrong; so is a
number that no sentence tells where the opening has it with its digits exchanged.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import NamedTuple

import regex

from factcheck.comparisons.figures.harmed import harm
from factcheck.comparisons.places_in_text import claim_at, quoted
from factcheck.datatypes import Claim, Clash, Reading
from factcheck.quantities import Quantity, agree, makes, read, same_thing, slip, written_like
from factcheck.words import stem, words

_SMALL = 12
_OPENING = 4  # statements of the body that tell the story of the headline
#: words beside a number in the body after which it counts something else than the headline does
_OTHER = frozenset(
    """another other others remaining rest further additional more last next first second third previous earlier
    leaving leaves left its their his her own has have had owns runs employs already still than from only
    would could may might each every per""".split()
)
_PERSONS = frozenset(
    stem(w)
    for w in """people persons men women children boys girls teenagers fishermen sailors workers miners climbers hikers
    skiers divers tourists students pupils migrants soldiers passengers prisoners youths suspects drivers farmers
    swimmers walkers""".split()
)
_BODIES = stem("bodies")
#: "Two held over theft": a number of people without a noun
_HELD = regex.compile(
    r"^\s+(?:held|arrested|charged|detained|jailed|convicted|sentenced|cleared|acquitted|freed|released|rescued|saved|"
    r"evacuated|trapped|stranded|pulled|plucked|seized)\b"
)
#: "A and B", "A, B and C": what a headline may have counted itself
_RUN = regex.compile(
    r"\p{Lu}[\p{L}’'-]+(?:\s\p{Lu}[\p{L}’'-]+)*(?P<more>,\s\p{Lu}[\p{L}’'-]+(?:\s\p{Lu}[\p{L}’'-]+)*)*,?\sand\s(?:in\s)?\p{Lu}"
)
#: "two men and a woman", "a driver and three passengers" are more than the number says
_AND_ONE = regex.compile(r"^[^,.;:]{0,40}?\band\s+(?:an?|one|another|his|her|their|its)\b")
_ONE_AND = regex.compile(r"(?i)\b(?:an?|one|another|his|her)\s+(?:[\p{L}-]+\s+){1,3}and\s+(?:\p{L}+\s+)?$")
_BESIDE = regex.compile(r"(?P<word>\p{L}+)\s+$")
#: "dies at 91", "got his licence at 19": ages at two moments of a life
_AGED = regex.compile(r"\b(?:at|aged|turn(?:s|ed|ing)?|(?:s?he|they)\s+(?:was|were))\s+$")
_LATER = regex.compile(r"^\s+\p{L}+\s+(?P<word>late|later|long|old|behind|early|ago)\b")


class Told(NamedTuple):
    """A number of the body with its statement."""

    claim: Claim
    quantity: Quantity


def compare(reading: Reading) -> Iterator[Clash]:
    """Clashes of kind "number" or "count" between the headline and the opening."""
    headline = next((s for s in reading.sentences if s.kind == "headline"), None)
    statements = [c for c in reading.claims if c.kind == "statement" and c.sentence.kind != "headline"]
    if headline is None or not statements:
        return
    body = [Told(c, q) for c in statements for q in read(c.sentence.text)]
    mine = read(headline.text)
    for quantity in mine:
        if quantity.bound or quantity.value < 2 or quoted(headline.text, quantity.at):
            continue
        fitting = [t for t in body if _exact(t) and not any(agree(t.quantity, q) for q in mine)]
        found = None if _told(quantity, body, statements) else _swapped(quantity, body, fitting, statements[:_OPENING])
        found = found or _recounted(headline.text, quantity, body, fitting, statements[:2])
        told = found
        if not found and not _told(quantity, body, statements):
            told = _only_other(headline.text, quantity, reading)
        if told:
            claim = claim_at(reading.claims, headline, quantity.at, quantity.stop)
            yield _clash(claim, quantity, told, body, unbacked=found is None)


def _told(quantity: Quantity, body: Sequence[Told], statements: Sequence[Claim]) -> bool:
    """Whether the body tells the number."""
    if any(agree(quantity, t.quantity) for t in body):
        return True
    if quantity.kind != "count" or quantity.value != round(quantity.value) or quantity.word:
        return False
    bare = rf"(?<![\d.,]){quantity.value:.0f}(?![\d.,]*\d)"  # "Ana Duarte, 54," is no quantity
    return any(regex.search(bare, c.sentence.text) for c in statements)


def _exact(told: Told) -> bool:
    quantity = told.quantity
    before = [w.low for w in words(told.claim.sentence.text) if w.stop <= quantity.at][-2:]
    text = told.claim.sentence.text
    joined = _AND_ONE.search(text[quantity.stop : quantity.stop + 50]) or _ONE_AND.search(text[: quantity.at])
    chosen = bool(_OTHER & set(before)) or quoted(text, quantity.at) or bool(joined)
    return quantity.bound in {"", "over"} and not chosen


def _swapped(
    quantity: Quantity, body: Sequence[Told], fitting: Sequence[Told], opening: Sequence[Claim]
) -> Told | None:
    """A number of the opening that has the headline's digits exchanged, whatever it is of."""
    same = [t for t in fitting if t.quantity.kind == quantity.kind and t.quantity.unit == quantity.unit]
    found = [t for t in same if t.claim in opening and slip(t.quantity, quantity) == "swap" and not t.quantity.word]
    found = [t for t in found if t.quantity.nouns or not _AGED.search(t.claim.sentence.text[: t.quantity.at])]
    parts = any(makes([t.quantity for t in body if t.claim is f.claim], quantity.value) for f in found)
    return found[0] if len({t.quantity.value for t in found}) == 1 and not parts else None


def _recounted(
    headline: str, quantity: Quantity, body: Sequence[Told], fitting: Sequence[Told], opening: Sequence[Claim]
) -> Told | None:
    """The one other number that the first sentence tells of the same noun, the same harm or the same span."""
    if any(agree(quantity, t.quantity) for t in body if t.claim in opening):
        return None
    kind = harm(headline, quantity) if quantity.kind == "count" else ""
    for claim in opening:
        wholes = {t.quantity.whole for t in body if t.claim is claim}
        near = [t for t in body if t.claim is claim and _same(headline, quantity, kind, t)]
        near = [t for t in near if t.quantity.value not in wholes]
        if not near:
            continue
        one = near[0]
        low, high = sorted((quantity.value, one.quantity.value))
        parts = makes([t.quantity for t in body if t.claim is claim], quantity.value)
        named = any(_names(c.sentence.text, quantity.value) for c in opening)
        open_end = bool(one.quantity.bound) and quantity.value > one.quantity.value  # "at least nine"
        sure = len(near) == 1 and one in fitting and high <= 2 * low and not parts and not named and not open_end
        return one if sure else None
    return None


def _everything(reading: Reading) -> list[Told]:
    """Each number below the headline, that of a sentence too short for a statement as well: "She was 74."."""
    below = (s for s in reading.sentences if s.kind != "headline")
    return [Told(claim_at(reading.claims, s, q.at, q.stop), q) for s in below for q in read(s.text)]


def _only_other(headline: str, quantity: Quantity, reading: Reading) -> Told | None:
    """The one number that the whole article tells of the unit, or of an age, where the headline's stands nowhere."""
    aged = quantity.kind == "count" and bool(_DIES.search(headline, 0, quantity.at)) and not quantity.nouns
    if not aged and (quantity.kind not in {"money", "measure"} or quantity.unit in _SPANS):
        return None
    body = _everything(reading)
    if aged:
        same = [t for t in body if _AGE.search(t.claim.sentence.text, 0, t.quantity.at)]
    else:
        same = [t for t in body if (t.quantity.kind, t.quantity.unit) == (quantity.kind, quantity.unit)]
        same = [t for t in same if set(t.quantity.nouns) & set(quantity.nouns)] or same
    if any(t.quantity.value == quantity.value for t in body):
        return None
    alone = len({t.quantity.value for t in same}) == 1 and all(_exact(t) for t in same)
    return same[0] if alone and same[0].quantity.modifier == quantity.modifier else None


_SPANS = frozenset("days time years months weeks hours".split())  # of which an article tells many
_DIES = regex.compile(r"\b(?:dies|died|dead)\s+(?:at|aged)\s+$")
_AGE = regex.compile(r"(?:^S?[Hh]e\s+was|\bwho\s+was|\bdie[sd]\s.{0,40}\b(?:aged|age\s+of|at))\s+$")


def _same(headline: str, quantity: Quantity, kind: str, told: Told) -> bool:
    other, text = told.quantity, told.claim.sentence.text
    if other.kind != quantity.kind or other.unit != quantity.unit or other.modifier != quantity.modifier:
        return False
    if quantity.kind == "count":
        theirs = "dead" if other.head == _BODIES else harm(text, other)
        if kind and theirs:
            return kind == theirs
        persons = not (kind or theirs) and _persons(headline, quantity) and _persons(text, other)
        return persons or (bool(quantity.head) and same_thing(quantity.head, other.head))
    return quantity.kind == "measure" and _frame(headline, quantity) == _frame(text, other) != ("", "")


def _persons(text: str, quantity: Quantity) -> bool:
    return quantity.head in _PERSONS or bool(_HELD.match(text[quantity.stop :]))


def _frame(text: str, quantity: Quantity) -> tuple[str, str]:
    """The words on both sides of a measure: "after … ", " … late"."""
    before, behind = _BESIDE.search(text[: quantity.at]), _LATER.match(text[quantity.stop :])
    return (before["word"].lower() if before and not behind else "", behind["word"] if behind else "")


def _names(text: str, value: float) -> bool:
    """Whether a sentence names as many in a row as the headline counts."""
    return any(2 + len(m.captures("more")) == value for m in _RUN.finditer(text))


def _clash(headline: Claim, quantity: Quantity, told: Told, body: Sequence[Told], *, unbacked: bool) -> Clash:
    backed = [t for t in body if t.claim is not told.claim and t.quantity.value == told.quantity.value]
    backed = [
        t for t in backed if t.quantity.unit == told.quantity.unit and same_thing(t.quantity.head, told.quantity.head)
    ]
    wrong, right, claim = (
        (quantity, told.quantity, headline) if backed or unbacked else (told.quantity, quantity, told.claim)
    )
    small = wrong.kind == "count" and wrong.word and wrong.value <= 12
    return Clash(
        kind="count" if small else "number", first=headline, second=told.claim, score=0.8,
        reason=f"The headline tells “{quantity.text}”, and the article “{told.quantity.text}”.",
        suspect=claim.sentence.span(wrong.at, wrong.stop), suggestion=written_like(wrong, right.value),
        witnesses=tuple(t.claim for t in backed),
    )  # fmt: skip
