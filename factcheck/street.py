"""The order of the steps, and nothing else: the only file that knows it.

::

    article → paragraphs → sentences → mentions, speakers, pronouns → statements, roles → pairs, swaps
            → (one call of the model for many articles) → verdicts, outliers; comparisons → clashes
            → contradictions → report
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import NamedTuple

from factcheck import (
    claims,
    comparisons,
    decisions,
    earlier,
    facts,
    mentions,
    pairs,
    participants,
    readers,
    references,
    roles,
    sameness,
    sentences,
    suppressions,
)
from factcheck import speakers as attribution
from factcheck import verdicts as verdict_step
from factcheck.calibration import Reach
from factcheck.datatypes import Article, Clash, Pair, Paragraph, Probs, Reading, Tally
from factcheck.mentions import descriptions, pronouns
from factcheck.reports import Report


class Desk(NamedTuple):
    """What articles are checked with, besides themselves.

    With a ``reach``, pairs that could not become a finding that matters are not asked about.
    """

    pairs_per_claim: float = pairs.PER_CLAIM
    facts: facts.Facts = facts.NO_FACTS
    references: tuple[Article, ...] = ()  # trusted; the sheet of the facts is among them
    reach: Reach | None = None


class Read(NamedTuple):
    """An article, with what it is checked against, up to its claims."""

    bundle: references.Bundle
    paragraphs: list[Paragraph]
    reading: Reading


class Asked(NamedTuple):
    """A read article with its questions for the model."""

    read: Read
    candidates: pairs.Candidates
    hopeless: int  # candidates that could not become a finding that matters
    trials: participants.Trials
    clashes: list[Clash]

    def requests(self) -> list[tuple[str, str]]:
        """The pairs of texts that the model is asked for, in the order in which :func:`report` takes the answers."""
        return verdict_step.requests(self.candidates.pairs) + participants.requests(self.trials.swaps)


ALONE = Desk()


def read(article: Article, desk: Desk = ALONE) -> Read:
    """An article up to its claims; needs no model."""
    bundle = references.bundle(article, (*desk.references, *article.earlier))
    paragraphs = references.paragraphs(bundle, readers.split)
    found = sentences.split(paragraphs)
    named = facts.renamed(desk.facts, mentions.find(found))
    speakers = attribution.attribute(found, named)
    meant = pronouns.find(found, named)
    held = roles.find(found, [*named, *meant], speakers)
    stated = claims.state(found, named, speakers) + held
    ordered = references.attributed(bundle, sorted(stated, key=lambda c: (c.start, c.end, c.kind)))
    own = [p for p in paragraphs if not bundle.foreign(p.start)]
    return Read(
        bundle, own, Reading(bundle.whole, found, named, speakers, ordered, meant, descriptions.find(found, named))
    )


def ask(article: Article, desk: Desk) -> Asked:
    """An article up to its questions for the model."""
    done = read(article, desk)
    proposed = pairs.propose(done.reading.claims, per_claim=desk.pairs_per_claim)
    asked = _hopeful(proposed.pairs, done.reading, desk.reach) if desk.reach else proposed.pairs
    trials = participants.propose(done.reading.claims)
    candidates, hopeless = proposed._replace(pairs=asked), len(proposed.pairs) - len(asked)
    return Asked(done, candidates, hopeless, trials, references.clashes(done.bundle, comparisons.find(done.reading)))


def _hopeful(proposed: Sequence[Pair], reading: Reading, reach: Reach) -> list[Pair]:
    weight = sameness.weights(reading.claims)
    return [p for p in proposed if p.first.role or decisions.worth_asking(p, weight, reach)]


def report(asked: Asked, answers: Sequence[Probs | None], model: str, desk: Desk) -> Report:
    """What is told of an article once the model has answered."""
    bundle, _, reading = asked.read
    split = 2 * len(asked.candidates.pairs)
    judged = verdict_step.judge(asked.candidates.pairs, answers[:split])
    outliers = participants.weigh(asked.trials.swaps, answers[split:])
    told = list(references.placed(bundle, decisions.decide(judged, outliers, asked.clashes, reading.claims)))
    told = list(earlier.weighed(bundle.draft, told))
    wanted = [one for one in told if not facts.accepts(desk.facts, one, bundle.draft.text)]
    found, unused = suppressions.apply(wanted, suppressions.read(bundle.draft.text))
    tally = _tally(asked, len(judged), len(outliers))
    return Report(
        article=bundle.draft,
        claims=tuple(c for c in reading.claims if not c.article),
        contradictions=tuple(found),
        tally=tally._replace(suppressed=len(wanted) - len(found), accepted=len(told) - len(wanted)),
        model=model,
        unused=tuple(s.comment for s in unused),
    )


def _tally(asked: Asked, judged: int, outliers: int) -> Tally:
    """What was and was not looked at, up to the model's answers."""
    bundle, paragraphs, reading = asked.read
    candidates, trials = asked.candidates, asked.trials
    return Tally(
        paragraphs=len(paragraphs),
        furniture=sum(p.kind == "furniture" for p in paragraphs),
        sentences=sum(not bundle.foreign(s.start) for s in reading.sentences),
        claims=sum(not c.article for c in reading.claims),
        pairs_proposed=len(candidates.pairs) + asked.hopeless + candidates.skipped,
        pairs_judged=judged,
        pairs_too_long=len(candidates.pairs) - judged,
        pairs_skipped=candidates.skipped,
        pairs_hopeless=asked.hopeless,
        swaps_judged=outliers,
        swaps_too_long=len(trials.swaps) - outliers,
        swaps_skipped=trials.skipped,
    )
