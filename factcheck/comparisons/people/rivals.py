"""One position that two people are given: "fund director Dora Roe", and "the fund's director, Axel Lake,".

Offices of the lexicon that every house has are left to :mod:`claimants`; here a position is told together with what
it is of, or is the first of its kind ("lead author"), and the article has one such house or undertaking.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Sequence

import regex

from factcheck.comparisons.people.claimants import has_changed
from factcheck.comparisons.people.houses import two_frames
from factcheck.comparisons.people.positions import Position, positions
from factcheck.comparisons.places_in_text import two_places
from factcheck.datatypes import Clash, Reading
from factcheck.words import stem, words

#: what a house, a side or an undertaking has one of; people have many other callings
_ONE = frozenset(
    """leader chair director president coach curator conductor librarian treasurer author investigator organiser
    organizer coordinator speaker principal headmaster headmistress rector warden commander""".split()
)
_MOST = 3  # people of one head: an article about more tells of several houses
#: houses of which an article about two of them tells without saying which
_GENERAL = frozenset(
    map(stem, "company firm club team university party country side group school bank agency army state".split())
)
#: words that make a calling of what stands behind: "film director"
_CALLINGS = frozenset(map(stem, "film movie stage theatre art board funeral".split()))
#: words before a noun that say which rank it is, not whose
_FIRST = frozenset(map(stem, "lead chief head first principal".split()))
_OF_STUDIES = frozenset("author investigator organiser organizer".split())
#: what two of would have a lead author, a chief investigator each
_TWO_STUDIES = regex.compile(
    r"\b(?:studies|papers|trials|investigations|inquiries|surveys|(?:another|separate|second|earlier|previous|"
    r"different|accompanying|other|unrelated|later) (?:\w+ )?(?:study|paper|research|report|trial|analysis|"
    r"investigation|inquiry|survey|team))\b",
    regex.IGNORECASE,
)
_OF = regex.compile(r"\?$| of ")  # no full name
_OTHER = frozenset("another other second rival sister neighbouring neighboring both two three each every".split())
_YEAR = regex.compile(r"\b(?:1[5-9]|20)\d\d\b|\b(?:years?|decades?) (?:ago|earlier|before)\b")


def compare(reading: Reading) -> Iterator[Clash]:
    """Clashes of kind "role" between two people who are called what only one can be."""
    told = [p for p in positions(reading) if " " in p.mention.entity and not _OF.search(p.mention.entity)]
    by_head: dict[str, list[Position]] = defaultdict(list)
    for position in told:
        if position.head in _ONE and not position.mark and position.owner is None and position.parts:
            by_head[position.head].append(position)
    for found in by_head.values():
        people = {p.mention.entity for p in found}
        for pair in _pairs(found) if 1 < len(people) <= _MOST else ():
            if _exclusive(reading, *pair) and _surely_one(reading, pair, told):
                yield _clash(reading, pair, told)


def _pairs(found: Sequence[Position]) -> Iterator[tuple[Position, Position]]:
    """The first two places at which two people have a position in the same or fewer words."""
    told: set[frozenset[str]] = set()
    first = {(p.mention.entity, p.parts, p.names): p for p in reversed(found)}
    ordered = sorted(first.values(), key=lambda p: (p.sentence.index, p.at))
    for at, one in enumerate(ordered):
        for other in ordered[:at]:
            people = frozenset((one.mention.entity, other.mention.entity))
            if len(people) > 1 and people not in told and _alike(one, other):
                told.add(people)
                yield other, one


def _alike(one: Position, other: Position) -> bool:
    small, large = sorted((one, other), key=lambda p: len(p.parts))
    return not large.parts & _CALLINGS and small.parts <= large.parts and not large.names - small.names


def _exclusive(reading: Reading, one: Position, other: Position) -> bool:
    """Whether the two are no relatives, stand apart, and nothing about them tells of a change."""
    people = {one.mention.entity, other.mention.entity}
    kin = set(one.mention.entity.split()) & set(other.mention.entity.split())
    dated = bool(_YEAR.search(one.sentence.text)) != bool(_YEAR.search(other.sentence.text))
    apart = two_frames(one.sentence.text, other.sentence.text, people)
    if kin or dated or one.sentence.index == other.sentence.index or apart:
        return False
    if not one.names & other.names and _placed(reading, people, one.head):
        return False
    return not has_changed(reading, people, (one.sentence, other.sentence), one.head)


def _placed(reading: Reading, people: set[str], head: str) -> bool:
    """Whether a sentence about one of the two says of which place or house: "museum director in Szeged"."""
    about = {m.sentence for m in reading.mentions if m.entity in people}
    place = regex.compile(rf"\b{regex.escape(head)}\s+(?:in|at|of|for|from)\s+(?:the\s+)?\p{{Lu}}")
    return any(place.search(s.text) for s in reading.sentences if s.index in about)


def _surely_one(reading: Reading, pair: tuple[Position, Position], told: Sequence[Position]) -> bool:
    """Whether the article has one house or undertaking of the kind, and, where that is loose, another post for one."""
    parts = pair[0].parts & pair[1].parts
    houses = parts - _FIRST - pair[0].names
    two = pair[0].head not in _OF_STUDIES or any(_TWO_STUDIES.search(s.text) for s in reading.sentences)
    if two and not parts - _FIRST:
        return False
    told_as = {w.low for p in pair for w in words(_text(p)) if stem(w.text) in houses and not w.low.endswith("s")}
    if any(_several(reading, house) for house in told_as):
        return False
    loose = pair[0].parts != pair[1].parts or not parts - _FIRST - _GENERAL
    return not loose or any(_other_post(reading, p, told) for p in pair)


def _several(reading: Reading, house: str) -> bool:
    """Whether the article tells of several houses of a kind: the plural, "another", two names before it."""
    names: set[str] = set()
    for sentence in reading.sentences:
        tokens = words(sentence.text)
        for at, word in enumerate(tokens):
            before = tokens[at - 1] if at else None
            if word.low in {f"{house}s", f"{house}es", f"{house[:-1]}ies"}:
                return True
            if word.low == house and before and before.low in _OTHER:
                return True
            if word.low == house and word.capital and before and before.alpha and before.capital and at > 1:
                names.add(before.low)
    return len(names) > 1


def _other_post(reading: Reading, position: Position, told: Sequence[Position]) -> bool:
    """Whether the person is something else in another sentence."""
    who = position.mention.entity
    elsewhere = any(
        c.role and c.role.person == who and not c.role.mark and _head(c.role.title) != position.head
        for c in reading.claims
        if c.sentence.index != position.sentence.index
    )
    return elsewhere or any(
        p.mention.entity == who and p.sentence.index != position.sentence.index and p.head != position.head
        for p in told
    )


def _head(title: str) -> str:
    return (title.lower().split(" of ")[0].split() or [""])[-1]


def _text(position: Position) -> str:
    return position.sentence.text[position.at : position.stop]


def _clash(reading: Reading, pair: tuple[Position, Position], told: Sequence[Position]) -> Clash:
    times = [sum(p.mention.entity == one.mention.entity and p.head == one.head for p in told) for one in pair]
    other = [_other_post(reading, one, told) for one in pair]
    doubt = [(has, -count) for has, count in zip(other, times, strict=True)]
    wrong = None if doubt[0] == doubt[1] else pair[doubt[1] > doubt[0]]
    one, right = (wrong, pair[wrong is pair[0]]) if wrong else pair[::-1]
    first, second = two_places(reading.claims, *((p.sentence, p.at, p.stop) for p in pair))
    return Clash(
        kind="role", first=first, second=second, score=0.72,
        reason=f"{one.mention.entity} is called “{_text(one)}” here; elsewhere {right.mention.entity} is.",
        suspect=wrong.sentence.span(wrong.at, wrong.stop) if wrong else None, suggestion=None,
    )  # fmt: skip
