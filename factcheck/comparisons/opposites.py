"""One thing told with two words that exclude each other: the council "rejected the plan", and "adopted the plan".

Each predicate of a table (verbs, participles, adjectives, and nouns with "of": "the approval of the takeover") is read
with the noun phrase that it is told of and, where it has one, the one who acts. "Not", "refused to", "failed to" turn a
predicate round. Both sides must name the same thing in the same words, in the narrator's voice or by one speaker, as
what has happened; a thing of which the article tells both outcomes more than once has a history and is left alone.
"""

from __future__ import annotations

from collections.abc import Iterator
from itertools import combinations
from typing import NamedTuple

import regex

from factcheck.comparisons.noun_phrases import Noun, before, behind, same
from factcheck.comparisons.places_in_text import quoted
from factcheck.datatypes import Claim, Clash, Reading
from factcheck.lexicon.opposites import KEYS, OF_AGENTS, OPPOSITES, PREDICATES, Predicate
from factcheck.sameness import frame
from factcheck.words import words

_BE = regex.compile(
    r"\b(?:was|were|been|being|be|is|are|got)\s+(?:\p{L}+ly\s+|all\s+|both\s+|also\s+|not\s+|never\s+)*$"
)
_NOT = regex.compile(
    r"(?:\b(?:not|never|no\s+longer|nor|neither|(?:refused|refuses|failed|fails|declined|declines)\s+to)|n[’']t)"
    r"(?:\s+(?:been|be|have|has|\p{L}+ly|even|yet))*\s*$"
)
_IRREAL = regex.compile(
    r"\b(?:no|nobody|none|few|fewer|would|could|should|may|might|must|will|shall|can|if|whether|unless|until|to|likely|not\s+yet|before|let|"
    r"hope[sd]?|want(?:s|ed)?|urge[sd]?|ask(?:s|ed)?|expect\p{L}*|planned|fear\p{L}*|demand\p{L}*|than|had\s+\p{L}+)\b[^,;:.]*$",
    regex.IGNORECASE,
)
_SINCE = frozenset(
    """first initially originally later eventually finally then again once earlier previously previous
    afterwards reversed instead next another other second formerly used twice""".split()
)


class _Told(NamedTuple):
    """A predicate with what it is told of; ``at`` and ``stop`` are its offsets in the sentence's text."""

    claim: Claim
    family: str
    sign: int
    theme: Noun
    agent: Noun | None
    denied: bool
    at: int
    stop: int


def compare(reading: Reading) -> Iterator[Clash]:
    """Clashes of kind "statement" between two opposite predicates of one thing."""
    told = [found for claim in reading.claims if claim.kind == "statement" for found in _read(claim)]
    done: set[str] = set()
    for one, other in combinations(told, 2):
        alike = [t for t in told if _one_matter(t, one) or t is one]
        against = [t for t in told if _one_matter(t, other) or t is other]
        if one.sign != other.sign and _one_matter(one, other) and one.claim is not other.claim:
            sides = [[t for t in {*alike, *against} if t.sign == side.sign] for side in (one, other)]
            if min(map(len, sides)) == 1 and not _apart(one, other) and other.theme.head not in done:
                done.add(other.theme.head)
                yield _clash(one, other, len(sides[0]), len(sides[1]))


def _read(claim: Claim) -> Iterator[_Told]:
    text = claim.sentence.text
    keys = KEYS & {w.low for w in words(text)}
    for predicate in PREDICATES if keys else ():
        if not keys & predicate.keys:
            continue
        for sign, at, stop in _places(text, predicate):
            agent = None
            if predicate.part == "verb":
                theme, agent = _taken(text, at, stop)
            else:
                theme = before(text, at) if predicate.part == "state" else behind(text, stop + len(" of "))
            if theme:
                yield _Told(claim, predicate.family, sign, theme, agent, sign != predicate.sign, at, stop)


def _places(text: str, predicate: Predicate) -> Iterator[tuple[int, int, int]]:
    """Where a predicate stands as what has happened, with its sign, negations counted."""
    for m in predicate.pattern.finditer(text):
        lead = text[: m.start()]
        denied = _NOT.search(lead)
        if not quoted(text, m.start()) and not _IRREAL.search(lead[: denied.start()] if denied else lead):
            yield -predicate.sign if denied else predicate.sign, m.start(), m.end()


def _taken(text: str, at: int, stop: int) -> tuple[Noun | None, Noun | None]:
    """The object and the subject of a verb, in the passive the other way round."""
    if _BE.search(text[:at]):
        by = regex.match(r"\s+(?:by|in|from)\s+", text[stop:])
        return before(text, at), behind(text, stop + by.end()) if by else None
    if regex.match(r"\s+by\b", text[stop:]) or regex.match(
        r"[^,.;]{3,60}?\b(?:to\s+(?!(?:the|a|an|its|his|her|their)\b)\p{Ll}|from\s+\p{L}+ing\b)", text[stop:]
    ):
        return None, None  # "a bill rejected by", "allowed the service to explain"
    return behind(text, stop), before(text, at)


def _one_matter(one: _Told, other: _Told) -> bool:
    if one.family != other.family or not same(one.theme, other.theme):
        return False
    if one.family in OF_AGENTS or (one.agent and other.agent):
        return same(one.agent, other.agent)
    return True


def _apart(one: _Told, other: _Told) -> bool:
    """Whether two speak, or the wording says that the two are told of different times."""
    speakers = {c.speaker for c in (one.claim, other.claim) if c.speaker}
    frames = [frame(t.claim.sentence.text) for t in (one, other)]
    years = frames[0].years != frames[1].years and (frames[0].years or frames[1].years)
    changed = any(_SINCE & {w.low for w in words(t.claim.sentence.text)} for t in (one, other))
    return len(speakers) > 1 or bool(years) or frames[0].relative != frames[1].relative or changed


def _clash(one: _Told, other: _Told, votes: int, against: int) -> Clash:
    wrong, right = (one, other) if votes < against else (other, one)
    sentence = wrong.claim.sentence
    said, meant = (t.claim.sentence.text[t.at : t.stop] for t in (wrong, right))
    return Clash(
        kind="statement", first=one.claim, second=other.claim, score=0.78,
        reason=f"“{said}” and “{meant}” are told of one thing.",
        suspect=sentence.span(wrong.at, wrong.stop), suggestion=None if wrong.denied else OPPOSITES.get(said.lower()),
    )  # fmt: skip
