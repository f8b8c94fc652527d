"""Claims → statements in which another participant was probably meant.

"China and the United States should boost coordination" is no logical contradiction in an article about China and
Russia, so no single NLI score shows it. Three comparisons do, together:

* profile: the rest of the article speaks of this dealing with somebody else (who appears with whom, on what topic);
* support: sentences on the same topic contradict the original more, and support it less, than the version in which
  the other participant stands in its place (relative scores of the same model on the same premises);
* prior: the same difference on premises of other topics is subtracted, so that a participant whom the model simply
  likes better does not win.

A winner must be unique and clear; it is the suggestion. Idea: the inverse of FactCC's entity-swap corruption
(arXiv 1910.12840) and prior-corrected cloze (EntFA, arXiv 2109.09784).
"""

from __future__ import annotations

import itertools
from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from typing import NamedTuple

from factcheck.datatypes import Claim, Mention, Outlier, Probs, Swap
from factcheck.lexicon.forms import country_of, placed_text
from factcheck.lexicon.phrases import office_heads
from factcheck.words import stems, words

MAX_SWAPS = 24  # per article, best profile first
MOST_NAMED = 8  # entities of a type that can be rivals
REACH = 60  # statements before and after that bear on one statement: cost grows with length, not its square
RIVALS = 3  # other participants tried for one mention
NEAR, FAR = 4, 2  # premises on the topic, premises for the prior
MIN_PROFILE = -0.25
TIE, NEXT = 0.25, 0.15  # what a shared partner and standing next to each other add to likeness of topic


# --- which swaps to try ---------------------------------------------------------------------------------------------


class _Field(NamedTuple):
    """The article's statements as this step sees them."""

    claims: Sequence[Claim]
    topics: Sequence[frozenset[str]]  # stems without the names
    names: Sequence[frozenset[str]]  # entities named, and those that they stand for
    weight: Mapping[str, float]
    counts: Mapping[str, int]  # statements that name an entity


def propose(claims: Sequence[Claim]) -> list[Swap]:
    """The swaps worth trying, best profile first."""
    field = _field(claims)
    introduced = frozenset((c.sentence.index, c.role.person) for c in claims if c.role)
    by_type = _rivals(field)
    trials: list[_Trial] = []
    for at in range(len(field.claims)):
        trials.extend(_trials(field, at, by_type, introduced))
    trials.sort(key=lambda t: (-t.profile, t.at, t.mention.at, t.rival))
    return list(itertools.islice((swap for t in trials if (swap := _swap(field, t))), MAX_SWAPS))


class _Trial(NamedTuple):
    """A rival for one mention, before it is worded."""

    profile: float
    at: int
    mention: Mention
    rival: str


def _trials(
    field: _Field, at: int, by_type: Mapping[str, Sequence[str]], introduced: frozenset[tuple[int, str]]
) -> Iterator[_Trial]:
    """The best rivals for each participant of a statement."""
    claim = field.claims[at]
    eligible = [
        m
        for m in _participants(claim)
        # a slip puts in somebody who is in the story anyway, not somebody who is presented here
        if field.counts[m.entity] >= 2 and (claim.sentence.index, m.entity) not in introduced
    ]
    if not eligible or claim.sentence.kind in {"headline", "heading"}:
        return
    named, around = _named(claim), _around(field, at)
    for mention in eligible:
        rivals = [r for r in by_type.get(mention.type, ()) if r not in named]
        ranked = sorted(
            ((_profile(field, at, mention, r, around), r) for r in rivals), key=lambda row: (-row[0], row[1])
        )
        yield from (_Trial(p, at, mention, r) for p, r in ranked[:RIVALS] if p >= MIN_PROFILE)


def _rivals(field: _Field) -> dict[str, list[str]]:
    """Entities of each type that at least two statements speak of, most often named first."""
    kinds = {m.entity: m.type for c in field.claims for m in c.mentions}
    by_type: dict[str, list[str]] = {}
    for entity, count in sorted(field.counts.items(), key=lambda row: (-row[1], row[0])):
        if count >= 2 and not entity.endswith("?") and entity in kinds:
            by_type.setdefault(kinds[entity], []).append(entity)
    return {kind: entities[:MOST_NAMED] for kind, entities in by_type.items()}


def _around(field: _Field, at: int) -> list[tuple[int, float]]:
    """The other statements within reach, each with its likeness to statement ``at``."""
    reach = range(max(0, at - REACH), min(len(field.claims), at + REACH + 1))
    return [(o, likeness(field, at, o)) for o in reach if o != at and field.claims[o].text != field.claims[at].text]


def _field(claims: Sequence[Claim]) -> _Field:
    stated = [c for c in claims if c.kind == "statement"]
    serves = {c.role.person: c.role.body for c in claims if c.role and c.role.body and c.role.mark is None}
    names = [frozenset(_stands_for(c, serves)) for c in stated]
    spoken = frozenset(s for c in stated for m in c.mentions for s in stems(m.text))
    topics = [stems(c.text) - spoken for c in stated]
    counts = Counter(word for topic in topics for word in topic)
    weight = {word: count**-0.5 for word, count in counts.items()}
    return _Field(stated, topics, names, weight, Counter(name for entities in names for name in entities))


def _stands_for(claim: Claim, serves: Mapping[str, str]) -> Iterator[str]:
    """Entities of a claim: those named, the country of a capital, the body that a person has an office of."""
    for mention in claim.mentions:
        yield mention.entity
        if mention.entity in serves:
            yield serves[mention.entity]
        if mention.type == "place" and mention.form == "capital":
            yield country_of(mention.text)


def _named(claim: Claim) -> frozenset[str]:
    return frozenset(m.entity for m in claim.mentions)


def _participants(claim: Claim) -> Iterator[Mention]:
    """Mentions that take part in what the claim says; an adjective of somebody's title does not."""
    tokens = words(claim.sentence.text)
    once = Counter(m.entity for m in claim.mentions)
    titled = {m.at for m in claim.mentions if m.type == "person"}
    for mention in claim.mentions:
        if mention.type == "place" or mention.form == "demonym" or mention.entity.endswith("?"):
            continue
        if once[mention.entity] > 1 or mention.entity == claim.speaker:
            continue
        after = [w for w in tokens if w.at >= mention.stop][:3]
        title = any(w.low in office_heads() or w.at in titled for w in after)
        if (title and mention.form == "adjective") or (title and after and after[0].low in {"'s", "’s"}):
            continue
        yield mention


def _swap(field: _Field, trial: _Trial) -> Swap | None:
    """The trial in words, with its premises; ``None`` where no wording or no premise fits."""
    claim, mention, rival = field.claims[trial.at], trial.mention, trial.rival
    placed = placed_text(claim.sentence.text, mention, rival, _forms(field, rival))
    near, far = _premises(field, trial.at, mention, rival)
    if not placed or not near:
        return None
    text, put = placed
    return Swap(
        claim=claim, mention=mention, other=rival, words=put, text=text, profile=trial.profile, near=near, far=far
    )  # fmt: skip


def _profile(field: _Field, at: int, mention: Mention, rival: str, around: Sequence[tuple[int, float]]) -> float:
    """How much more the other sentences of this kind speak of ``rival`` than of the one mentioned, -1..1."""
    kinds = {m.entity: m.type for m in field.claims[at].mentions}
    partners = frozenset(e for e in kinds if e != mention.entity and kinds[e] == mention.type)
    mine = theirs = 0.0
    for other, topic in around:
        names = field.names[other]
        tie = TIE * (bool(partners & names) if partners else 0.4) + NEXT * _adjacent(field, at, other)
        if rival in names and mention.entity not in names:
            theirs += topic + tie
        elif mention.entity in names and rival not in names:
            mine += topic + tie
    return (theirs - mine) / (theirs + mine + 0.4)


def _adjacent(field: _Field, at: int, other: int) -> bool:
    return abs(field.claims[at].sentence.index - field.claims[other].sentence.index) == 1


def _forms(field: _Field, entity: str) -> list[Mention]:
    """How the article words an entity, most usual first."""
    seen = Counter((m.text, m.form, m.type) for c in field.claims for m in c.mentions if m.entity == entity)
    wanted = [key for key, _ in seen.most_common()]
    by_key = {(m.text, m.form, m.type): m for c in field.claims for m in c.mentions if m.entity == entity}
    return [by_key[key] for key in wanted]


def likeness(field: _Field, one: int, other: int) -> float:
    """Shared topic words of two statements, rare ones counting more, 0..1."""
    shared = field.topics[one] & field.topics[other]
    union = field.topics[one] | field.topics[other]
    mass = sum(field.weight[w] for w in union)
    return sum(field.weight[w] for w in shared) / mass if mass else 0.0


def _premises(field: _Field, at: int, mention: Mention, rival: str) -> tuple[tuple[Claim, ...], tuple[Claim, ...]]:
    """Sentences on the topic with either participant's partners, and sentences that have nothing to do with it."""
    claim = field.claims[at]
    partners = field.names[at] - {mention.entity}
    scored = []
    for other, topic in _around(field, at):
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


# --- what the model says --------------------------------------------------------------------------------------------


def requests(swaps: Sequence[Swap]) -> list[tuple[str, str]]:
    """What to ask a model: each premise with the original and with the exchanged version, in turn."""
    asked = []
    for swap in swaps:
        for premise in swap.near + swap.far:
            asked.append((premise.text, swap.claim.text))
            asked.append((premise.text, swap.text))
    return asked


def weigh(swaps: Sequence[Swap], answers: Sequence[Probs | None]) -> list[Outlier]:
    """The swaps with the model's preference; ``answers`` belong to :func:`requests`."""
    judged, at = [], 0
    for swap in swaps:
        size = 2 * len(swap.near + swap.far)
        outlier = _weigh(swap, answers[at : at + size])
        at += size
        if outlier:
            judged.append(outlier)
    return judged


def _weigh(swap: Swap, answers: Sequence[Probs | None]) -> Outlier | None:
    gains, clashes = [], []
    for original, exchanged in zip(answers[::2], answers[1::2], strict=True):
        if original is None or exchanged is None:
            return None
        gains.append(_gain(original, exchanged))
        clashes.append(original.contradiction - exchanged.contradiction)
    near, far = gains[: len(swap.near)], gains[len(swap.near) :]
    best = max(range(len(near)), key=lambda i: near[i])
    strongest = sorted(near, reverse=True)[:2]
    prior = sum(far) / len(far) if far else 0.0
    original = answers[2 * best]
    clash = original.contradiction if original else 0.0
    gain = sum(strongest) / len(strongest) - max(0.0, prior)
    return Outlier(swap=swap, gain=gain, clash=clash, witness=swap.near[best])


def _gain(original: Probs, exchanged: Probs) -> float:
    """How much better the exchanged version goes with a premise than the original."""
    return (original.contradiction - exchanged.contradiction) + (exchanged.entailment - original.entailment)
