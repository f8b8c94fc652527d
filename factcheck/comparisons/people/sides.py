"""One person on both sides: "her attorney, Dora Roe,", later "Roe, the prosecutor"; "for the union", "for the company".

Three oppositions are known: prosecution and defence of a trial, union and employer of a dispute, and, for lawyers,
people (residents, tenants, strikers) and the body that they are up against (city, company, developer).
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Sequence
from typing import NamedTuple

import regex

from factcheck.comparisons.people.positions import Position, positions
from factcheck.comparisons.places_in_text import quoted, two_places
from factcheck.datatypes import Clash, Mention, Reading, Sentence
from factcheck.words import words

_LAWYERS = frozenset("lawyer attorney counsel barrister solicitor".split())
_OFFICERS = frozenset(
    """spokesman spokeswoman spokesperson director manager executive chair president owner negotiator organiser
    organizer official secretary leader treasurer representative delegate convener steward lawyer attorney counsel
    solicitor barrister""".split()
)
_PEOPLE = frozenset(
    """residents neighbours neighbors villagers tenants families victims protesters campaigners strikers workers
    patients nurses union unions employees staff""".split()
)
_BODIES = frozenset(
    """city council county company management employer employers firm developer developers landlord government ministry
    hospital board operator""".split()
)
_UNION = frozenset("union strikers".split())
_EMPLOYER = frozenset("company management employer employers firm operator".split())
#: what somebody does for whom, behind the name
_ACTS = regex.compile(
    r",\s+(?:who\s+(?P<verb>represents|defend(?:s|ed)|prosecut(?:es|ed))|"
    r"(?:who\s+(?:led|leads|runs|speaks|spoke|organi[sz]e[sd]|negotiate[sd])\s+"
    r"(?:the\s+(?:[\p{L}-]+\s+){1,2})?)?"
    r"(?P<verb>for)\s+the)\s+"
    r"(?P<whom>[\p{L}’' -]{2,40}?)(?=\s+(?:in|at|on|since|during|before|told|from)\b|[,.;])"
)
#: words under which somebody changes sides, or tells of another time or of a second trial
_OTHERWISE = regex.compile(
    r"\b(?:former\w*|once|turned|switch\w*|ex-\w+|previous\w*|then|years? (?:ago|earlier|before)|both|also|no longer|"
    r"used to|resign\w*|left|joined|became|new|special|private prosecut\w+|behalf|against|as an?|"
    r"had (?:defend|prosecut)\w+|(?:1[89]|20)\d\d|"
    r"(?:in|at|during|for|of) (?:an?|another|his|her|their|that|the (?=\p{L}+ \p{L}))(?: ?[\p{L}-]+){0,2} "
    r"(?:case|trial|suit|lawsuit|action|appeal|dispute|proceedings|inquiry|matter|hearing))\b",
    regex.IGNORECASE,
)
_OPPOSED = {"prosecution": "defence", "union": "employer", "people": "body"}


class _Side(NamedTuple):
    """A side of somebody at one place."""

    sentence: Sentence
    mention: Mention
    at: int
    stop: int
    side: str


def compare(reading: Reading) -> Iterator[Clash]:
    """Clashes of kind "role" between two sides of one person."""
    told: dict[str, list[_Side]] = defaultdict(list)
    for side in _sides(reading):
        if not _OTHERWISE.search(side.sentence.text):
            told[side.mention.entity].append(side)
    for found in told.values():
        for here, there in _OPPOSED.items():
            one, other = ([s for s in found if s.side == side] for side in (here, there))
            if one and other and one[0].sentence.index != other[0].sentence.index and not _both(one, other):
                yield _clash(reading, one, other)


def _both(one: Sequence[_Side], other: Sequence[_Side]) -> bool:
    """Whether a sentence tells both."""
    return bool({s.sentence.index for s in one} & {s.sentence.index for s in other})


def _sides(reading: Reading) -> Iterator[_Side]:
    by_index = {s.index: s for s in reading.sentences}
    people = {m.entity for m in reading.mentions if m.type == "person"}
    for position in positions(reading):
        if not position.mark:
            yield from (_Side(*position[:4], side) for side in _of_position(position))
    for mention in reading.mentions:
        sentence = by_index[mention.sentence]
        if mention.type == "person" and mention.form != "pronoun" and not quoted(sentence.text, mention.at):
            found = _ACTS.match(sentence.text, mention.stop)
            for side in _of_act(found, people - {mention.entity}) if found else ():
                yield _Side(sentence, mention, found.start() + 2, found.end(), side)


def _of_position(position: Position) -> Iterator[str]:
    """The sides that a title or an apposition tells of."""
    told = {w.low for w in words(position.sentence.text[position.at : position.stop])}
    lawyer = position.head in _LAWYERS
    if position.head == "prosecutor" and not told & {"general", "special"}:
        yield "prosecution"
    if lawyer and not told & _BODIES and (position.owner in {"his", "her"} or told & {"defence", "defense"}):
        yield "defence"
    if lawyer and bool(told & _PEOPLE) != bool(told & _BODIES):
        yield "people" if told & _PEOPLE else "body"
    if position.head in _OFFICERS and bool(told & _UNION) != bool(told & _EMPLOYER):
        yield "union" if told & _UNION else "employer"


def _of_act(found: regex.Match[str], others: set[str]) -> Iterator[str]:
    """The sides that "who defended", "for the union" tell of."""
    phrase = [w.low for w in words(found["whom"].partition(" of ")[0])]
    verb, whom = found["verb"], set(phrase[-1:]) if "and" not in phrase else set()  # "for the company's pensioners"
    if verb.startswith("prosecut") or (verb == "for" and whom & {"prosecution", "crown"}):
        yield "prosecution"
    client = found["whom"].split()[-1] in {name.split()[-1] for name in others} or "defendant" in whom
    if (verb.startswith("defend") and client) or (verb == "for" and whom & {"defence", "defense"}):
        yield "defence"
    if verb.startswith("represent") and bool(whom & _PEOPLE) != bool(whom & _BODIES):
        yield "people" if whom & _PEOPLE else "body"
    if verb == "for" and bool(whom & _UNION) != bool(whom & _EMPLOYER):
        yield "union" if whom & _UNION else "employer"


def _clash(reading: Reading, one: Sequence[_Side], other: Sequence[_Side]) -> Clash:
    doubted, sure = sorted((one, other), key=len)
    wrong = doubted[0] if len(doubted) < len(sure) else None
    sides = (one[0], other[0])
    first, second = two_places(reading.claims, *((s.sentence, s.at, s.stop) for s in sides))
    texts = [s.sentence.text[s.at : s.stop] for s in sides]
    return Clash(
        kind="role", first=first, second=second, score=0.75,
        reason=f"{one[0].mention.entity} is “{texts[0]}” in one place and “{texts[1]}”, the other side, in another.",
        suspect=wrong.sentence.span(wrong.at, wrong.stop) if wrong else None, suggestion=None,
    )  # fmt: skip
