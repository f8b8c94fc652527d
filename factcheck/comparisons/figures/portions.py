"""A fraction in words against the number that explains it: "nearly half of the members, or 61 percent".

It must fit the percentage or the "35 of the 90" behind a comma or in brackets, or before it.
"""

from __future__ import annotations

from collections.abc import Iterator

import regex

from factcheck.comparisons.places_in_text import narrowed, quoted
from factcheck.datatypes import Claim, Clash, Reading
from factcheck.quantities import Quantity, read

_FRACTION = regex.compile(
    r"\b(?P<bound>(?:slightly\s+|well\s+|just\s+|a\s+little\s+)?(?:more\s+than|over|above|less\s+than|under|below)\s+|"
    r"(?:nearly|almost|just\s+under|about|around|roughly|some|exactly)\s+)?"
    r"(?:(?P<count>an?|one|two|three|four)[\s-](?P<part>third|quarter|fifth|tenth|half)s?|(?P<half>half)|"
    r"(?P<most>(?:an?\s+|the\s+)(?:clear\s+|large\s+|small\s+|narrow\s+)?(?:majority|minority)))\b",
    regex.IGNORECASE,
)
#: between the fraction and the number that explains it: "half of the members, or 61 percent", "a third (45 percent)"
_EXPLAINED = regex.compile(
    r"(?:\s+of\s+[\p{L}’'-]++(?:\s+[\p{L}’'-]++){0,4}\s*)?(?:,\s+(?:or\s+|that\s+is\s+|i\.e\.\s+)|\s+\()(?:exactly\s+|some\s+|about\s+)?"
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
    """Clashes of kind "number" between a fraction in words and the number that explains it."""
    for claim in reading.statements:
        yield from _fractions(claim)


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
