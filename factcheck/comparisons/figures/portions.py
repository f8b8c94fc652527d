"""A part against its own words in one breath: "five of the seven ..., the other three", "nearly half, 61 percent".

What is left of a whole must be the whole without the part, and a fraction in words must fit the percentage or the "35
of the 90" that explains it behind a comma or in brackets. Where a further number may belong to the whole, all is left
alone.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import combinations

import regex

from factcheck.comparisons.places_in_text import narrowed, quoted
from factcheck.datatypes import Claim, Clash, Reading
from factcheck.quantities import Quantity, read, same_thing, written_like

_OTHERS = regex.compile(r"\b[Tt]he\s+(?:other|remaining)\s+$")
_PLURAL = regex.compile(r"\s+(?:[\p{L}-]+\s+)?(?:\p{L}+s|people|men|women|children)\b")
_FRACTION = regex.compile(
    r"\b(?P<bound>(?:slightly\s+|well\s+|just\s+|a\s+little\s+)?(?:more\s+than|over|above|less\s+than|under|below)\s+|"
    r"(?:nearly|almost|just\s+under|about|around|roughly|some|exactly)\s+)?"
    r"(?:(?P<count>an?|one|two|three|four)[\s-](?P<part>third|quarter|fifth|tenth|half)s?|(?P<half>half)|"
    r"(?P<most>(?:an?\s+|the\s+)(?:clear\s+|large\s+|small\s+|narrow\s+)?(?:majority|minority)))\b",
    regex.IGNORECASE,
)
#: between the fraction and the number that explains it: "half of the members, or 61 percent", "a third (45 percent)"
_EXPLAINED = regex.compile(
    r"(?:\s+of\s+(?:[\p{L}’'-]+\s*){1,5})?(?:,\s+(?:or\s+|that\s+is\s+|i\.e\.\s+)|\s+\()(?:exactly\s+|some\s+|about\s+)?"
)
#: "half of the members, 61 percent," without a word between
_BESIDE = regex.compile(r"\s+of\s+(?:the|its|their|all|those)\s+(?:[\p{L}’'-]+\s+){0,3}?[\p{L}’'-]+,\s+")
_NAMED = regex.compile(
    r"(?:\s+per\s?cent)?(?:\s+of\s+(?:the|its|their|all)(?:\s+\d[\d,]*)?)?(?:\s+[\p{L}’'-]+){0,3}(?:,|\s[-–—]|\s\()\s*(?:or\s+)?"
)
_END = regex.compile(r"\s*[,.;)]")
_PARTS = {"half": 1 / 2, "third": 1 / 3, "quarter": 1 / 4, "fifth": 1 / 5, "tenth": 1 / 10}
_COUNTS = {"two": 2, "three": 3, "four": 4}
_SLACK = 0.06  # of one: "a third" for 38%


def compare(reading: Reading) -> Iterator[Clash]:
    """Clashes of kind "count" or "number" between a part and its own words."""
    statements = reading.statements
    for at, claim in enumerate(statements):
        yield from _remainders(claim, statements[at + 1 : at + 2])
        yield from _fractions(claim)


# --- "five of the seven ..., the other three" -------------------------------------------------------------------------


def _remainders(claim: Claim, following: Sequence[Claim]) -> Iterator[Clash]:
    """The rest in the same sentence behind the part, or in the next one."""
    counts = [(c, q) for c in (claim, *following) for q in read(c.sentence.text) if q.kind == "count"]
    parts = [q for c, q in counts if c is claim and q.whole and not q.bound]
    if len(parts) != 1:
        return
    part, whole = parts[0], parts[0].whole or 0.0
    rests = [
        (c, q) for c, q in counts if _OTHERS.search(c.sentence.text[: q.at]) and (c is not claim or q.at > part.at)
    ]
    if len(rests) != 1 or quoted(rests[0][0].sentence.text, rests[0][1].at):
        return
    owner, rest = rests[0]
    further = [q.value for _, q in counts if q not in (part, rest)]
    sums = {part.value, *(part.value + v for v in further), *(part.value + a + b for a, b in combinations(further, 2))}
    alike = not _PLURAL.match(owner.sentence.text, rest.stop) or same_thing(rest.head, part.head)
    if alike and whole > rest.value and whole - rest.value not in sums and whole > part.value:
        yield _clash(claim, part, owner, rest, whole - part.value)


def _clash(claim: Claim, part: Quantity, owner: Claim, rest: Quantity, right: float) -> Clash:
    place = owner.sentence.span(rest.at, rest.stop)
    told = claim.sentence.span(part.at, part.stop)
    sides = [claim, owner]
    if claim is owner:
        sides = [narrowed(claim, s) for s in (told, place)]
    return Clash(
        kind="count", first=sides[0], second=sides[1], score=0.8,
        reason=f"With {part.text} of {part.whole:g}, {right:g} are left, not {rest.text}.",
        suspect=place, suggestion=written_like(rest, right),
    )  # fmt: skip


# --- "nearly half, or 61 percent" -------------------------------------------------------------------------------------


def _fractions(claim: Claim) -> Iterator[Clash]:
    text = claim.sentence.text
    quantities = read(text)
    for found in _FRACTION.finditer(text):
        explained = _EXPLAINED.match(text, found.end())
        number = next((q for q in quantities if explained and q.at == explained.end()), None)
        beside = _BESIDE.match(text, found.end())
        number = number or next((q for q in quantities if beside and q.at == beside.end() and _ended(text, q)), None)
        number = number or next((q for q in quantities if _names(text, q, found)), None)
        share = _share(number) if number else None
        if number and share is not None and not quoted(text, number.at) and not _fits(found, share):
            words, place = claim.sentence.span(*found.span()), claim.sentence.span(number.at, number.stop)
            sides = [narrowed(claim, s) for s in sorted((words, place))]
            yield Clash(
                kind="number", first=sides[0], second=sides[1], score=0.76,
                reason=f"“{found.group().strip()}” and “{number.text}” are not the same part.", suspect=place,
            )  # fmt: skip


def _ended(text: str, number: Quantity) -> bool:
    """Whether nothing stands behind a percentage: "61 percent," and not "61 percent of the others"."""
    return number.kind == "percent" and bool(regex.compile(r"(?:\s+per\s?cent)?,").match(text, number.stop))


def _names(text: str, number: Quantity, found: regex.Match[str]) -> bool:
    """Whether the fraction stands behind the number that it names: "27 of the 60 members, nearly half,"."""
    between = _NAMED.fullmatch(text, number.stop, found.start())
    return bool(between and _END.match(text, found.end()))


def _share(number: Quantity) -> float | None:
    if number.bound in {"range", "more"}:
        return None
    if number.kind == "percent":
        return number.value / 100
    return number.value / number.whole if number.whole else None


def _fits(found: regex.Match[str], share: float) -> bool:
    if found["most"]:
        return (share > 0.5) == found["most"].lower().endswith("majority") or share == 0.5
    told = _PARTS[found["part"] or "half"] * _COUNTS.get((found["count"] or "").lower(), 1)
    bound = (found["bound"] or "").lower()
    if regex.search(r"more|over|above", bound):
        return told - 0.005 <= share <= told + 4 * _SLACK
    if regex.search(r"less|under|below|nearly|almost", bound):
        return told - 4 * _SLACK <= share <= told + 0.005
    return abs(share - told) <= _SLACK
