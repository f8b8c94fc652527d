"""The statements of an article as the search for wrong participants sees them: topics, names, likeness."""

from __future__ import annotations

import bisect
import math
from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from typing import NamedTuple

from factcheck.datatypes import Claim, Mention
from factcheck.lexicon.forms import country_of
from factcheck.participants.dyads import Dyad, dyads
from factcheck.words import stems

PAIRED = 40  # statements of one pairing that are counted
NEAR, FAR = 4, 2  # premises on the topic, premises for the prior
MOST_NAMED = 8  # entities of a type that can be rivals
REACH = 60  # statements before and after that bear on one statement: cost grows with length, not its square
TIE, NEXT = 0.25, 0.15  # what a shared partner and standing next to each other add to likeness of topic


class Field(NamedTuple):
    """The article's statements as this step sees them."""

    claims: Sequence[Claim]
    topics: Sequence[frozenset[str]]  # stems without the names
    names: Sequence[frozenset[str]]  # entities named, and those that they stand for
    weight: Mapping[str, float]
    counts: Mapping[str, int]  # statements that name an entity
    told: Mapping[Dyad, Sequence[int]]  # two entities -> the statements that tell them in one breath


def field_of(claims: Sequence[Claim]) -> Field:
    """The statements among ``claims`` with their topics, names and weights."""
    stated = [c for c in claims if c.kind == "statement"]
    serves = {c.role.person: c.role.body for c in claims if c.role and c.role.body and c.role.mark is None}
    names = [frozenset(_stands_for(c, serves)) for c in stated]
    spoken = frozenset(s for c in stated for m in c.mentions for s in stems(m.text))
    topics = [stems(c.text) - spoken for c in stated]
    counts = Counter(word for topic in topics for word in topic)
    weight = {word: count**-0.5 for word, count in counts.items()}
    counted = Counter(name for entities in names for name in entities)
    told: dict[Dyad, list[int]] = {}
    for at, claim in enumerate(stated):
        for dyad in dyads(claim, serves):
            told.setdefault(dyad, []).append(at)
    return Field(stated, topics, names, weight, counted, told)


def _stands_for(claim: Claim, serves: Mapping[str, str]) -> Iterator[str]:
    """Entities of a claim: those named, the country of a capital, the body that a person has an office of."""
    for mention in claim.mentions:
        yield mention.entity
        if mention.entity in serves:
            yield serves[mention.entity]
        if mention.type == "place" and mention.form == "capital":
            yield country_of(mention.text)


def rivals_of(field: Field) -> dict[str, list[str]]:
    """Entities of each type that at least two statements speak of, most often named first."""
    kinds = {m.entity: m.type for c in field.claims for m in c.mentions}
    by_type: dict[str, list[str]] = {}
    for entity, count in sorted(field.counts.items(), key=lambda row: (-row[1], row[0])):
        if count >= 2 and not entity.endswith("?") and entity in kinds:
            by_type.setdefault(kinds[entity], []).append(entity)
    return {kind: entities[:MOST_NAMED] for kind, entities in by_type.items()}


def around(field: Field, at: int) -> list[tuple[int, float]]:
    """The other statements within reach, each with its likeness to statement ``at``."""
    reach = range(max(0, at - REACH), min(len(field.claims), at + REACH + 1))
    return [(o, likeness(field, at, o)) for o in reach if o != at and field.claims[o].text != field.claims[at].text]


def likeness(field: Field, one: int, other: int) -> float:
    """Shared topic words of two statements, rare ones counting more, 0..1."""
    shared = field.topics[one] & field.topics[other]
    union = field.topics[one] | field.topics[other]
    mass = math.fsum(field.weight[w] for w in union)
    return math.fsum(field.weight[w] for w in shared) / mass if mass else 0.0


def profile_of(field: Field, at: int, mention: Mention, rival: str, others: Sequence[tuple[int, float]]) -> float:
    """How much more the other sentences of this kind speak of ``rival`` than of the one mentioned, -1..1."""
    kinds = {m.entity: m.type for m in field.claims[at].mentions}
    partners = frozenset(e for e in kinds if e != mention.entity and kinds[e] == mention.type)
    mine = theirs = 0.0
    for other, topic in others:
        names = field.names[other]
        tie = TIE * (bool(partners & names) if partners else 0.4) + NEXT * _adjacent(field, at, other)
        if rival in names and mention.entity not in names:
            theirs += topic + tie
        elif mention.entity in names and rival not in names:
            mine += topic + tie
    return (theirs - mine) / (theirs + mine + 0.4)


def _adjacent(field: Field, at: int, other: int) -> bool:
    return abs(field.claims[at].sentence.index - field.claims[other].sentence.index) == 1


def premises(field: Field, at: int, mention: Mention, rival: str) -> tuple[tuple[Claim, ...], tuple[Claim, ...]]:
    """Sentences on the topic with either participant's partners, and sentences that have nothing to do with it."""
    claim = field.claims[at]
    partners = field.names[at] - {mention.entity}
    scored = []
    for other, topic in around(field, at):
        premise = field.claims[other]
        if _disagree(claim, premise):
            continue
        names = field.names[other]
        close = abs(premise.sentence.index - claim.sentence.index) <= 2
        tie = 0.3 * (rival in names) + 0.2 * bool(partners & names) + 0.1 * close
        scored.append((topic + tie, -other, premise))
    scored.sort(key=lambda row: row[:2], reverse=True)
    near = tuple(p for score, _, p in scored[:NEAR] if score > 0.2)
    return near, tuple(p for _, _, p in scored[NEAR:][-FAR:])


def _disagree(one: Claim, other: Claim) -> bool:
    return one.speaker is not None and other.speaker is not None and one.speaker != other.speaker and _quoted(other)


def _quoted(claim: Claim) -> bool:
    return any(mark in claim.text for mark in '“"')


def forms_of(field: Field, entity: str) -> list[Mention]:
    """How the article words an entity, most usual first."""
    seen = Counter((m.text, m.form, m.type) for c in field.claims for m in c.mentions if m.entity == entity)
    wanted = [key for key, _ in seen.most_common()]
    by_key = {(m.text, m.form, m.type): m for c in field.claims for m in c.mentions if m.entity == entity}
    return [by_key[key] for key in wanted]


def pairings_of(field: Field, at: int, partner: Mention | None, entity: str) -> tuple[Claim, ...]:
    """The nearest statements, at most ``PAIRED``, that tell the partner and ``entity`` in one breath; likest first."""
    if partner is None:
        return ()
    told = field.told.get(frozenset((partner.entity, entity)), ())
    middle = bisect.bisect_left(told, at)
    found = [other for other in told[max(0, middle - PAIRED // 2) : middle + PAIRED // 2] if other != at]

    def rank(other: int) -> tuple[bool, bool, float, int]:
        claim = field.claims[other]
        named = any(m.entity == entity and m.form == "name" for m in claim.mentions)
        return claim.sentence.kind == "headline", not named, -likeness(field, at, other), abs(other - at)

    return tuple(field.claims[other] for other in sorted(found, key=rank))
