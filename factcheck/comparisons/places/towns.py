"""The towns and countries of an article, and what stands in which of them."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence

import regex

from factcheck.datatypes import Claim, Mention
from factcheck.lexicon import tables

_SETTLEMENT = r"(?:edge|outskirts|centre|center|town|city|port|village|resort|suburb|hamlet|east|west|north|south)"
_IN = regex.compile(
    rf"\b(?:in|at|near|outside|off|(?:in|at|near|on|outside)\s+the\s+(?:\p{{L}}+\s+)?{_SETTLEMENT}\s+of|"
    rf"{_SETTLEMENT}\s+of)\s+$"
)
_NAME = r"(?P<name>\p{Lu}[\p{L}’'-]+(?:[\s-]\p{Lu}[\p{L}’'-]+){0,3})"
#: "the town of Selvik", "Selvik, a small port", "Selvik, some 30 kilometres north"
_NAMED_TOWNS = (
    regex.compile(rf"\b(?:town|city|village|port|resort|suburb|hamlet)\s+of\s+{_NAME}"),
    regex.compile(rf"\b{_NAME},\s+(?:a|the)\s+(?:\p{{L}}+\s+){{0,3}}(?:town|city|village|port|resort|hamlet)\b"),
    regex.compile(rf"\b{_NAME}\s+town\b"),
    regex.compile(
        rf"\b(?:sent|taken|flown|moved|brought|driven|directed|evacuated|transferred|towed)\s+to\s+{_NAME},\s+where\b"
    ),
    regex.compile(rf"\b{_NAME},\s+(?:some\s+|about\s+)?\d+\s*(?:km|kilomet(?:re|er)s|miles)\b"),
)
#: "JUJUY, Argentina - "
_DATELINE = regex.compile(r"^(?P<town>\p{Lu}[\p{Lu}\s.’'-]{2,30})(?:,\s[\p{L}\s.\d,]{2,30})?(?:\s\([^()]+\))?\s[-–—]\s")


def towns_of(statements: Sequence[Claim]) -> dict[str, str]:
    """The texts of mentions that are surely towns or countries -> which of the two."""
    found: dict[str, str] = {}
    told = {m["name"] for c in statements for pattern in _NAMED_TOWNS for m in pattern.finditer(c.sentence.text)}
    datelines = {m["town"] for m in (_DATELINE.search(c.sentence.text) for c in statements) if m}
    for mention in (m for c in statements for m in c.mentions):
        known = mention.type != "person" and mention.text in tables.towns()
        if mention.form == "capital" or known or mention.text.upper() in datelines:
            found[mention.text] = "town"
        elif mention.type == "country" and mention.form == "name":
            found[mention.text] = "country"
        elif mention.type in {"place", "organisation"} and mention.text in told:
            found[mention.text] = "town"
    return found


def located(claim: Claim, towns: Mapping[str, str]) -> Iterator[tuple[Mention, int]]:
    """Towns that the statement puts something in, with the place where "in" begins."""
    for mention in claim.mentions:
        found = _IN.search(claim.sentence.text, 0, mention.at) if mention.text in towns else None
        if found:
            yield mention, found.start()
