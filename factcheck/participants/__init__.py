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

from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from typing import NamedTuple

from factcheck.datatypes import Claim, Mention, Outlier, Probs, Swap
from factcheck.lexicon.forms import placed_text
from factcheck.lexicon.phrases import office_heads
from factcheck.participants.dyads import calls
from factcheck.participants.field import (
    Field,
    around,
    field_of,
    forms_of,
    pairings_of,
    premises,
    profile_of,
    rivals_of,
)
from factcheck.words import words

MAX_SWAPS = 24  # per article, best profile first
RIVALS = 3  # other participants tried for one mention
PAIRINGS = 2  # other statements that pair the rival so; what only the model sees was wrong as often as right
MAX_STATEMENTS = 2000  # of one article that are searched
FIRM = 3  # statements that make a pairing firm


class Trials(NamedTuple):
    """Swaps worth trying, and how many more there were."""

    swaps: list[Swap]
    skipped: int


def propose(claims: Sequence[Claim]) -> Trials:
    """The swaps worth trying, best profile first, at most ``MAX_SWAPS``."""
    field = field_of(claims)
    introduced = frozenset((c.sentence.index, c.role.person) for c in claims if c.role)
    by_type = rivals_of(field)
    trials: list[_Trial] = []
    for at in range(min(len(field.claims), MAX_STATEMENTS)):
        if field.claims[at].article:
            continue  # a reference is trusted
        trials.extend(_trials(field, at, by_type, introduced))
    trials.sort(key=lambda trial: trial.rank)
    swaps = [swap for trial in trials[:MAX_SWAPS] if (swap := _swap(field, trial))]
    unread = max(0, len(field.claims) - MAX_STATEMENTS)  # each may hold a swap: counted, not passed over in silence
    return Trials(swaps, max(0, len(trials) - MAX_SWAPS) + unread)


class _Trial(NamedTuple):
    """A rival for one mention, before it is worded."""

    at: int
    mention: Mention
    rival: str
    profile: float
    pairings: tuple[Claim, ...]
    told: int

    @property
    def rank(self) -> tuple[float | str, ...]:
        """What sorts the most promising trial first."""
        return -len(self.pairings), -self.profile, self.at, self.mention.at, self.rival


def _trials(
    field: Field, at: int, by_type: Mapping[str, Sequence[str]], introduced: frozenset[tuple[int, str]]
) -> Iterator[_Trial]:
    """The best rivals for each participant of a statement."""
    claim = field.claims[at]
    eligible = [
        m
        for m in _participants(claim)
        # a slip puts in somebody who is in the story anyway, not somebody who is presented here
        if (field.counts[m.entity] >= 2 or calls(claim, m)) and (claim.sentence.index, m.entity) not in introduced
    ]
    if not eligible or claim.sentence.heads:
        return
    named, others = _named(claim), around(field, at)
    for mention in eligible:
        partner = calls(claim, mention)
        rivals = [r for r in by_type.get(mention.type, ()) if r not in named]
        told = len(pairings_of(field, at, partner, mention.entity))
        ranked = [
            _Trial(
                at,
                mention,
                rival,
                profile_of(field, at, mention, rival, others),
                pairings_of(field, at, partner, rival),
                told,
            )
            for rival in rivals
        ]
        ranked.sort(key=lambda trial: trial.rank)
        if field.counts[mention.entity] < 2:
            # told nowhere else: only a pairing that is firm beyond doubt speaks against it
            ranked = [t for t in ranked if len(t.pairings) >= FIRM]
        yield from (t for t in ranked[:RIVALS] if len(t.pairings) >= PAIRINGS and t.profile > 0)


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


def _swap(field: Field, trial: _Trial) -> Swap | None:
    """The trial in words, with its premises; ``None`` where no wording or no premise fits."""
    claim, mention, rival = field.claims[trial.at], trial.mention, trial.rival
    placed = placed_text(claim.sentence.text, mention, rival, forms_of(field, rival))
    near, far = premises(field, trial.at, mention, rival)
    if not placed or not near:
        return None
    text, put = placed
    return Swap(
        claim=claim,
        mention=mention,
        other=rival,
        words=put,
        text=text,
        profile=trial.profile,
        pairings=trial.pairings,
        told=trial.told,
        near=near,
        far=far,
    )


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
    gains = []
    for original, exchanged in zip(answers[::2], answers[1::2], strict=True):
        if original is None or exchanged is None:
            return None
        gains.append(_gain(original, exchanged))
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
