"""One thing told with two words that exclude each other: the council "rejected the plan", and "adopted the plan".

Each predicate of a table (verbs, participles, adjectives, and nouns with "of": "the approval of the takeover") is read
with the noun phrase that it is told of and, where it has one, the one who acts. "Not", "refused to", "failed to" turn a
predicate round. Both sides must name the same thing in the same words, in the narrator's voice or by one speaker, as
what has happened; a thing of which the article tells both outcomes more than once has a history and is left alone.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import combinations
from typing import NamedTuple

import regex

from factcheck.comparisons.noun_phrases import Noun, before, behind, same
from factcheck.comparisons.places_in_text import quoted
from factcheck.comparisons.statements.moods import UNREAL, turned
from factcheck.datatypes import Claim, Clash, Reading
from factcheck.lexicon.opposites import KEYS, OF_AGENTS, OPPOSITES, PREDICATES, Predicate
from factcheck.sameness import frame
from factcheck.words import CALENDAR, stem, words

_BE = regex.compile(
    r"\b(?:was|were|been|being|be|is|are|got)\s+(?:\p{L}+ly\s+|all\s+|both\s+|also\s+|not\s+|never\s+)*$"
)
_DOING = regex.compile(r"[^,.;]{3,60}?\b(?:to\s+\p{Ll}|from\s+\p{L}+ing\b)")  # "allowed the service to explain"
_ORGANISED = (
    r"(?:organi[sz]ed|led|laid\s+out|drew\s+up|drawn\s+up|handed\s+in|staged|collected|signed|initiated|joined|got\s+up|"
    r"put\s+together|headed)"
)
_LED = regex.compile(rf"[^.;:]{{3,50}}?\b(?:that|which)\s+(?P<by>[^.;:,]{{3,50}}?\s)(?:had\s+|has\s+)?{_ORGANISED}\b")
_BY = regex.compile(rf"[^.;:]{{3,50}}?\s(?:{_ORGANISED}\s+)?by\s+")
_POSSESSIVE = regex.compile(
    r"(?P<owner>\b[Tt]he\s+(?:[\p{L}-]+\s+){0,2}?[\p{L}-]+|(?:\p{Lu}[\p{L}-]+\s+){0,2}\p{Lu}[\p{L}-]+)['’]s?\s+$"
)
_WHERE = regex.compile(r"\b(?:in|at|near)\s+(\p{Lu}\p{L}+)")
_CLAUSE_END = regex.compile(r"[,;:.]")
_BESIDE = 50  # characters
_SINCE = frozenset(
    """first initially originally later eventually finally then again once earlier previously previous
    afterwards reversed instead next another other second formerly used twice""".split()
)

#: who may vote one way while the whole, which is not named, votes the other
_OF_A_WHOLE = frozenset(
    map(
        stem,
        """village town city district canton region province state county municipality commune community parish ward
        precinct constituency valley suburb quarter island villager resident neighbour neighbor farmer woman man
        deputy faction wing minority opposition party""".split(),
    )
)
#: nouns that may name one thing that is decided on
_GENERIC = tuple(
    frozenset(map(stem, group.split()))
    for group in (
        "bill measure legislation reform draft law",
        "plan proposal scheme project idea measure",
        "offer bid takeover proposal merger",
        "deal agreement accord treaty pact contract offer settlement",
        "motion resolution proposal",
        "request application bid plan proposal",
    )
)


class _Told(NamedTuple):
    """A predicate with what it is told of; ``at`` and ``stop`` are its offsets in the sentence's text."""

    claim: Claim
    family: str
    sign: int
    theme: Noun
    agent: Noun | None
    denied: bool
    quoted: bool
    at: int
    stop: int


def compare(reading: Reading) -> Iterator[Clash]:
    """Clashes of kind "statement" between two opposite predicates of one thing."""
    told = [found for claim in reading.claims if claim.kind == "statement" for found in _read(claim)]
    done: set[str] = set()
    for one, other in combinations(told, 2):
        if one.sign == other.sign or not _one_matter(one, other) or _apart(one, other) or other.theme.head in done:
            continue
        votes = [
            sum(t.sign == side.sign and (t is side or _one_matter(t, side) or _one_matter(side, t)) for t in told)
            for side in (one, other)
        ]
        if min(votes) == 1:
            done.add(other.theme.head)
            yield _clash(one, other, votes)


def _read(claim: Claim) -> Iterator[_Told]:
    text = claim.sentence.text
    keys = KEYS & {w.low for w in words(text)}
    for predicate in PREDICATES if keys else ():
        for found in predicate.pattern.finditer(text) if keys & predicate.keys else ():
            denied = predicate.part != "cause" and turned(text[: found.start()])
            told = _told(claim, predicate, found) if denied is not None else None
            if told:
                no = "no" in {noun.determiner for noun in (told.theme, told.agent) if noun}
                yield told._replace(sign=predicate.sign * (-1 if denied != no else 1), denied=bool(denied or no))


def _told(claim: Claim, predicate: Predicate, found: regex.Match[str]) -> _Told | None:
    text, at, stop = claim.sentence.text, found.start(), found.end()
    agent = None
    if predicate.part == "verb":
        theme, agent = _taken(text, at, stop)
    elif predicate.part == "cause":
        theme, agent = behind(text, stop), _owner(text, at, stop)
    else:
        theme = before(text, at) if predicate.part == "state" else behind(text, stop + len(" of "))
    other = predicate.family == "leave" and _DOING.match(text, stop)
    said = quoted(text, at)
    mourned = predicate.family == "life" and regex.match(r"\s+by\b", text[stop:])  # "is survived by two sons"
    if theme is None or other or mourned or (said and not UNREAL.search(text[:at])):
        return None  # what is quoted may be disputed, but not that it did not come to it
    return _Told(claim, predicate.family, predicate.sign, theme, agent, False, said, at, stop)


def _taken(text: str, at: int, stop: int) -> tuple[Noun | None, Noun | None]:
    """The object and the subject of a verb, in the passive the other way round."""
    if _BE.search(text[:at]):
        by = regex.match(r"\s+(?:by|in|from)\s+", text[stop:])
        return before(text, at), behind(text, stop + by.end()) if by else None
    if regex.match(r"\s+by\b", text[stop:]):
        return None, None  # "a bill rejected by"
    return behind(text, stop), before(text, at)


def _owner(text: str, at: int, stop: int) -> Noun | None:
    """Whose cause it is: "the union's petition against the fees", "the petition that the union led"."""
    by = _BY.match(text, stop)
    led = _LED.match(text, stop)
    if led or by:
        return before(text, led.end("by")) if led else behind(text, by.end() if by else stop)
    owner = _POSSESSIVE.search(text[:at])
    return behind(owner["owner"], 0) if owner else None


def _one_matter(one: _Told, other: _Told) -> bool:
    if one.family != other.family or not (same(one.theme, other.theme) or _taken_up(one, other)):
        return False
    if one.family in OF_AGENTS or (one.agent and other.agent):
        return same(one.agent, other.agent)
    agent = one.agent or other.agent
    return agent is None or agent.head not in _OF_A_WHOLE


def _taken_up(one: _Told, other: _Told) -> bool:
    """Whether "the measure" takes up a bill that is decided on."""
    heads, later = {one.theme.head, other.theme.head}, other.theme
    known = later.determiner in {"the", "this", "that"} and not later.words and not later.of and not one.theme.which
    return known and one.family in {"decision", "stance"} and any(heads <= group for group in _GENERIC)


def _apart(one: _Told, other: _Told) -> bool:
    """Whether two speak, or the wording says that the two are told of different times."""
    if one.claim is other.claim or (one.quoted and other.quoted):
        return True
    speakers = {c.speaker for c in (one.claim, other.claim) if c.speaker}
    frames = [frame(t.claim.sentence.text) for t in (one, other)]
    years = frames[0].years != frames[1].years and (frames[0].years or frames[1].years)
    changed = any(_SINCE & {w.low for w in words(_beside(t))} for t in (one, other))
    towns = [{w for w in _WHERE.findall(t.claim.sentence.text) if w.lower() not in CALENDAR} for t in (one, other)]
    if towns[0] and towns[1] and not towns[0] & towns[1]:
        return True
    return len(speakers) > 1 or bool(years) or frames[0].relative != frames[1].relative or changed


def _beside(told: _Told) -> str:
    """The words around a predicate, up to the end of its clause."""
    text = told.claim.sentence.text
    end = _CLAUSE_END.search(text, told.stop)
    return text[max(0, told.at - _BESIDE) : end.start() if end else len(text)]


def _clash(one: _Told, other: _Told, votes: Sequence[int]) -> Clash:
    wrong, right = (one, other) if votes[0] < votes[1] or other.quoted else (other, one)
    sentence = wrong.claim.sentence
    said, meant = (t.claim.sentence.text[t.at : t.stop] for t in (wrong, right))
    return Clash(
        kind="statement", first=one.claim, second=other.claim, score=0.83,
        reason=f"“{said}” and “{meant}” are told of one thing.",
        suspect=sentence.span(wrong.at, wrong.stop), suggestion=None if wrong.denied else OPPOSITES.get(said.lower()),
    )  # fmt: skip
