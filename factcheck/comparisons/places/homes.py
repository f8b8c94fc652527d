"""Where somebody comes from and where a firm has its seat, told with two towns: "born in Antsira", "his native Toamas".

A person is born in one town and a firm has one head office. "He" and "she" count where one person can be meant. A seat
that moves, a second one, and what a quotation says are left alone; so is every town that may be a part of the other.
"""

from __future__ import annotations

from collections.abc import Iterator, Set
from typing import NamedTuple

import regex

from factcheck.comparisons.parties.masks import masked
from factcheck.comparisons.places.towns import towns_of
from factcheck.comparisons.places_in_text import quoted
from factcheck.datatypes import Claim, Clash, Mention, Reading, mentions_by_sentence
from factcheck.lexicon import tables

_WHO = r"‹(?P<who>\d+)›"
_TOWN = r"‹(?P<town>\d+)›"
_SETTLEMENT = r"(?:\p{Ll}+\s+)?(?:town|city|village|port|hamlet|suburb)"
_SEAT = r"(?:headquarters|head\s+office|seat)"
#: what is told -> how it is told
_TOLD: dict[str, tuple[regex.Pattern[str], ...]] = {
    "born": (
        regex.compile(
            rf"{_WHO}(?:,[^,;“”\"]{{1,40}},)?\s+(?:was|is|had\s+been)\s+born\s+(?:\p{{Ll}}+\s+)?(?:in\s+\d{{4}}\s+)?in\s+{_TOWN}"
        ),
        regex.compile(rf"{_WHO},\s+(?:who\s+was\s+)?born\s+(?:in\s+\d{{4}}\s+)?in\s+{_TOWN}"),
        regex.compile(rf"^Born\s+(?:in\s+\d{{4}}\s+)?in\s+{_TOWN}[^;:“”\"]*?,\s+{_WHO}"),
        regex.compile(rf"{_WHO},\s+(?:who\s+is\s+)?a\s+native\s+of\s+{_TOWN}"),
        regex.compile(rf"{_TOWN},\s+the\s+{_SETTLEMENT}\s+(?:in\s+which|where)\s+{_WHO}\s+(?:was|had\s+been)\s+born"),
        regex.compile(rf"{_WHO}[^;:“”\"‹›]*\s(?:his|her)\s+(?:native|birthplace,?(?:\s+of)?)\s+{_TOWN}"),
    ),
    "seat": (
        regex.compile(rf"{_WHO}(?:,\s+(?:which\s+is\s+)?|\s+(?:is|are)\s+)(?:based|headquartered)\s+in\s+{_TOWN}"),
        regex.compile(rf"{_WHO}['’]s\s+(?:\p{{Ll}}+\s+)?{_SEAT}\s+(?:is\s+|are\s+|stands\s+)?in\s+{_TOWN}"),
        regex.compile(rf"{_WHO}\s+has\s+its\s+{_SEAT}\s+in\s+{_TOWN}"),
        regex.compile(rf"{_WHO}[^;:“”\"‹›]*\sits\s+{_SEAT}\s+in\s+{_TOWN}"),
        regex.compile(
            rf"{_TOWN},\s+where\s+{_WHO}\s+(?:(?:is|was)\s+(?:based|headquartered)|(?:has|had)\s+its\s+{_SEAT})"
        ),
        regex.compile(rf"{_SEAT}\s+of\s+{_WHO}\s+in\s+{_TOWN}"),
    ),
}
_OTHER = regex.compile(
    r"\b(?:mov(?:e|es|ed|ing)|relocat\w+|new|former(?:ly)?|old|previous\w*|second|regional|european|american|asian|african|"
    r"transfer\w*|from|until|both|also|then|now|will|would|not)\b|\b(?:European|American|Asian|African|North|Latin)\b"
)
_SCORE = 0.75


class Home(NamedTuple):
    """Somebody's town."""

    claim: Claim
    who: Mention
    town: Mention


def compare(reading: Reading) -> Iterator[Clash]:
    """Clashes of kind "place"."""
    meant = mentions_by_sentence(reading.pronouns)
    statements = [c for c in reading.claims if c.kind == "statement" and not c.sentence.heads]
    towns = {name for name, level in towns_of(reading.statements).items() if level == "town"}
    for told in _TOLD:
        homes = [h for c in statements for h in _homes(c, told, meant.get(c.sentence.index, []), towns)]
        for entity in dict.fromkeys(h.who.entity for h in homes):
            mine = [h for h in homes if h.who.entity == entity]
            other = next((h for h in mine[1:] if h.town.entity != mine[0].town.entity), None)
            if other and len({h.town.entity for h in mine}) == 2 and other.claim.sentence is not mine[0].claim.sentence:
                yield _clash(told, mine, other)


def _homes(claim: Claim, told: str, meant: list[Mention], towns: Set[str]) -> Iterator[Home]:
    """The towns that a statement gives to somebody."""
    named = sorted((*claim.mentions, *meant), key=lambda m: m.at)
    text = masked(claim.sentence.text, named)
    for m in (m for pattern in _TOLD[told] for m in pattern.finditer(text)):
        who, town = named[int(m["who"])], named[int(m["town"])]
        known = town.text in tables.towns() or town.text in towns
        kind = {"born": "person", "seat": "organisation"}[told]
        aside = told == "seat" and _OTHER.search(text)
        if who.type == kind and "?" not in who.entity and known and not aside and not quoted(text, m.start()):
            yield Home(claim, who, town)


def _clash(told: str, mine: list[Home], other: Home) -> Clash:
    known = mine[0]
    votes = sum(h.town.entity == other.town.entity for h in mine)
    wrong, right = (known, other) if votes > 1 and votes > len(mine) - votes else (other, known)
    what = {"born": "home town", "seat": "seat"}[told]
    return Clash(
        kind="place", first=known.claim, second=other.claim, score=_SCORE,
        reason=f"The {what} of {known.who.entity} is {right.town.text} in one place and {wrong.town.text} in another.",
        suspect=wrong.claim.sentence.span(wrong.town.at, wrong.town.stop), suggestion=right.town.text,
    )  # fmt: skip
