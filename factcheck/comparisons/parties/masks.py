"""A sentence with each name replaced by its number, "‹0› ordered ‹1› to pay", so that patterns can say who and whom."""

from __future__ import annotations

from collections.abc import Sequence

import regex

from factcheck.datatypes import Claim, Mention, Reading

#: what may stand before a name and describes it: "the Finnish chip designer", "Chile's"
DESCRIBED = r"(?:(?:the|a|an)\s+)?(?:(?:‹\d+›['’]s|‹\d+›|(?!to\b|by\b|from\b|and\b|or\b)[\p{Ll}-]+)\s+){0,5}?"
#: where somebody is from: "Veltra of Spain", "Kita Metals in Osaka"
FROM = r"(?:,?\s+(?:of|in)\s+‹\d+›)?"
_JOINED = regex.compile(r"(?:\band|\bor|›,)\s+(?:the\s+)?$")


def parties(claim: Claim) -> tuple[Mention, ...]:
    """The countries, bodies and people that a claim names, in order."""
    return tuple(m for m in claim.mentions if m.type != "place")


def masked(text: str, named: Sequence[Mention]) -> str:
    """The sentence's text with each of the mentions replaced by its number."""
    at, parts = 0, list[str]()
    for number, mention in enumerate(named):
        if mention.at >= at:
            parts.append(f"{text[at : mention.at]}‹{number}›")
            at = mention.stop
    return "".join(parts) + text[at:]


def people(reading: Reading) -> frozenset[str]:
    """Who is surely a person: called by a surname alone, or "he" or "she"."""
    named = (*reading.mentions, *reading.pronouns)
    return frozenset(m.entity for m in named if m.type == "person" and m.form in {"surname", "pronoun"})


def alike(one: Mention, other: Mention, sure: frozenset[str]) -> bool:
    """Whether both are of one type, and not one party by two names; a company may look like a person's name."""
    mine, theirs = (mention.entity.removesuffix("?").split() for mention in (one, other))
    if mine[0] == theirs[0] or set(mine) <= set(theirs) or set(theirs) <= set(mine):
        return False
    if one.type == other.type:
        return True
    return {one.type, other.type} == {"person", "organisation"} and not {one.entity, other.entity} & sure


def joined(before: str) -> bool:
    """Whether the party behind these words is one of several: "Oska and", "Oska, the"."""
    return bool(_JOINED.search(before))
