"""Spans of years told backwards: "between 2011 and 2009", "from 1998 to 1991", "(1960-1950)".

Two plain years of our time, the later one first. Years before Christ, numbers that count something and what is told to
go back from a year are left alone.
"""

from __future__ import annotations

from collections.abc import Iterator

import regex

from factcheck.comparisons.places_in_text import narrowed, quoted
from factcheck.datatypes import Clash, Reading

_YEAR = r"(?:1[5-9]|20)\d\d"
#: what may follow the later year of a span; a noun would be what is counted
_CLOSED = (
    r"(?=\s*(?:[,.;:)]|$)|\s+(?:and|but|when|while|where|as|in|at|by|for|under|with|after|before|he|she|it|they|was|were|"
    r"is|has|had)\b)"
)
_SPANS = tuple(
    regex.compile(pattern)
    for pattern in (
        rf"(?i)\bbetween\s+(?P<one>{_YEAR})\s+and\s+(?P<two>{_YEAR}){_CLOSED}",
        rf"(?i)\bfrom\s+(?P<one>{_YEAR})\s+(?:to|until|till|through)\s+(?P<two>{_YEAR}){_CLOSED}",
        rf"\((?P<one>{_YEAR})\s?[-–—]\s?(?P<two>{_YEAR})\)",
    )
)
_BACK = regex.compile(
    r"\b(?:back|backwards?|reverse\w*|down|fell|dropped|cut|rose|up|increased?|grew|moved|postponed|brought|changed|delayed|"
    r"deferred|shifted|corrected|revised|push\w*|pulled|advanced|BCE?|rank\w*|metres|meters|feet|differ\w*|compar\w*|"
    r"choos\w*|chose|choice|pick\w*|gap|link\w*|split|travel\w*|went|goes|going|numbers?|slid\w*|count\w*|little\s+between)\b"
)
_LONGEST = 90  # years of a span of our time
_SCORE = 0.76


def compare(reading: Reading) -> Iterator[Clash]:
    """Clashes of kind "date" between the two years of a span."""
    for claim in reading.claims:
        text = claim.sentence.text
        if claim.kind != "statement" or _BACK.search(text):
            continue
        for found in (m for span in _SPANS for m in span.finditer(text)):
            one, two = int(found["one"]), int(found["two"])
            if not two < one <= two + _LONGEST or quoted(text, found.start()):
                continue
            sides = [narrowed(claim, claim.sentence.span(*found.span(name))) for name in ("one", "two")]
            yield Clash(
                kind="date", first=sides[0], second=sides[1], score=_SCORE,
                reason=f"The span begins in {one} and ends in {two}, before it begins.",
                suspect=claim.sentence.span(*found.span("two")),
            )  # fmt: skip
