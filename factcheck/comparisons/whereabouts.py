"""The places that a sentence tells of by name: "the rise came from China"."""

from __future__ import annotations

import regex

from factcheck.words import CALENDAR

_WHERE = regex.compile(r"\b(?:in|at|from|among|across|outside|within|near)\s+(?:the\s+)?(?P<name>\p{Lu}[\p{L}\p{M}-]+)")


def places_of_its_own(text: str, *others: str) -> frozenset[str]:
    """Names of places in a text that none of the others has."""
    names = {found["name"] for found in _WHERE.finditer(text) if found["name"].lower() not in CALENDAR}
    return frozenset(name for name in names if not any(name in other for other in others))
