"""Claims → candidate pairs: which two claims are worth the model's time, best first, each with its reason.

Choosing pairs beats faster kernels: an article of 30 sentences has 870 ordered pairs, and nearly all of them speak of
different things. Role claims meet only claims about the same person; statements meet where they share a name, content
words, a kind of quantity or the headline, and the pairs that share most are judged: recall and cost of this choice are
figures of ``python -m benchmarks quality``.
"""

from __future__ import annotations

import heapq
import itertools
import math
from collections import Counter, deque
from collections.abc import Iterator, Mapping, Sequence
from itertools import combinations
from typing import NamedTuple

from factcheck import moments, quantities
from factcheck.datatypes import Claim, Pair, Role, earlier_first
from factcheck.words import stems

#: marks under which an office says nothing about the offices that its holder has now
OTHER_TIME = frozenset({"former", "dated", "elect", "candidate", "negated", "acting", "outgoing", "honorary", "joint"})


PER_CLAIM = 2.0  # statement pairs for each statement: at 30 sentences a seventh of all
MAX_PAIRS = 3000  # statement pairs of one article, however long it is
MAX_ROLE_PAIRS = 400
_NAME, _UNIT, _DATED = 0.5, 0.6, 0.5  # beside the weights of shared words, which are at most 1 each
_REACH = 25  # a claim meets at most so many earlier ones for each name or word: cost grows with length, not its square


class Candidates(NamedTuple):
    """Pairs worth judging, and how many more there were."""

    pairs: list[Pair]
    skipped: int


def propose(claims: Sequence[Claim], *, per_claim: float = PER_CLAIM) -> Candidates:
    """Candidate pairs, best first; at most ``per_claim`` statement pairs for each statement."""
    all_roles = list(_role_pairs([c for c in claims if c.role]))
    roles = all_roles[:MAX_ROLE_PAIRS]
    statements = [c for c in claims if c.kind == "statement"]
    limit = min(MAX_PAIRS, math.ceil(max(0.0, per_claim) * len(statements)))
    met = itertools.count()  # a book has millions: only the best are held
    found = (pair for pair, _ in zip(_statement_pairs(statements), met, strict=False))
    best = heapq.nsmallest(limit, found, key=lambda pair: (-pair.priority, pair.first.start, pair.second.start))
    deque(found, maxlen=0)  # with a limit of 0 nothing was looked at, and all is skipped
    skipped = next(met) - len(best) + len(all_roles) - len(roles)
    return Candidates(roles + best, skipped)


# --- roles ----------------------------------------------------------------------------------------------------------


def _role_pairs(claims: Sequence[Claim]) -> Iterator[Pair]:
    """One pair for each two offices that one person is given, in their first mention each."""
    people: dict[str, dict[tuple[str, str | None], Claim]] = {}
    for claim in claims:
        if claim.role and claim.role.mark not in OTHER_TIME:
            offices = people.setdefault(claim.role.person, {})
            offices.setdefault((_with_deputy(claim.role), claim.role.body), claim)
    for offices in people.values():
        for one, other in combinations(offices.values(), 2):
            if _both_trusted(one, other):
                continue
            if one.role and other.role and _comparable(one.role, other.role) and not _two_speakers(one, other):
                yield Pair(first=one, second=other, why="one person, two offices", priority=2.0)


def _with_deputy(role: Role) -> str:
    return f"deputy {role.office}" if role.mark == "deputy" else role.office


def _comparable(one: Role, other: Role) -> bool:
    """Two offices that could be one post: a deputy is compared with the office itself only."""
    if "deputy" in (one.mark, other.mark):
        return one.office == other.office and one.mark != other.mark
    return one.office != other.office or bool(one.body and other.body and one.body != other.body)


def _two_speakers(one: Claim, other: Claim) -> bool:
    return one.speaker is not None and other.speaker is not None and one.speaker != other.speaker


def _both_trusted(one: Claim, other: Claim) -> bool:
    """Whether both stand in reference articles, which are not what is checked."""
    return one.article is not None and other.article is not None


# --- statements -----------------------------------------------------------------------------------------------------


class _Features(NamedTuple):
    """What a statement can share with another."""

    stems: frozenset[str]
    names: frozenset[str]
    units: frozenset[str]  # kinds and units of its quantities
    dated: bool


def _features(claim: Claim) -> _Features:
    text = claim.sentence.text
    return _Features(
        stems(claim.text),
        frozenset(m.entity for m in claim.mentions),
        frozenset(f"{q.kind} {q.unit}" for q in quantities.read(text)),
        bool(moments.read(text)),
    )


def _statement_pairs(claims: Sequence[Claim]) -> Iterator[Pair]:
    features = [_features(c) for c in claims]
    weight = _weights([one.stems for one in features])
    for one, other in _meetings(claims, features):
        first, second = claims[one], claims[other]
        if _two_speakers(first, second) or _both_trusted(first, second) or first.text == second.text:
            continue
        mine, theirs = features[one], features[other]
        shared, names = mine.stems & theirs.stems, mine.names & theirs.names
        units, dated = mine.units & theirs.units, mine.dated and theirs.dated
        overlap = math.fsum(weight[w] for w in shared)
        priority = overlap + _NAME * len(names) + _UNIT * bool(units) + _DATED * dated
        first, second = earlier_first(first, second)
        yield Pair(first=first, second=second, why=_why(names, shared, units), priority=priority)


def _meetings(claims: Sequence[Claim], features: Sequence[_Features]) -> Iterator[tuple[int, int]]:
    """Index pairs of claims that share something or of which one is the headline; each once, in order."""
    seen_in: dict[str, deque[int]] = {}
    headlines: list[int] = []
    for at, mine in enumerate(features):
        earlier = set(headlines)
        keys = [*mine.stems, *(f"@{name}" for name in mine.names), *(f"#{unit}" for unit in mine.units)]
        for key in (*keys, *(["#when"] if mine.dated else [])):
            waiting = seen_in.setdefault(key, deque(maxlen=_REACH))
            earlier.update(waiting)
            waiting.append(at)
        if claims[at].sentence.kind == "headline":
            headlines.append(at)
        for other in sorted(earlier):
            yield other, at


def _weights(sets: Sequence[frozenset[str]]) -> Mapping[str, float]:
    """How telling a stem is: rare in the article, more telling."""
    counts = Counter(word for words in sets for word in words)
    return {word: math.log(1 + len(sets) / count) / math.log(1 + len(sets)) for word, count in counts.items()}


def _why(names: frozenset[str], shared: frozenset[str], units: frozenset[str]) -> str:
    if names:
        return "same name: " + ", ".join(sorted(names)[:2])
    if shared:
        return "same words: " + ", ".join(sorted(shared)[:3])
    return "quantities of one kind" if units else "headline and body, or two dates"
