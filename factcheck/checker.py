"""The order of the steps, and nothing else: the only file that knows it.

::

    article → paragraphs → sentences → mentions, speakers → statements, roles → pairs, swaps
            → (one call of the model for many articles) → verdicts, outliers; comparisons → clashes
            → contradictions → report
"""

from __future__ import annotations

import itertools
import math
from collections.abc import Callable, Iterable, Iterator, Sequence
from pathlib import Path
from typing import NamedTuple

from factcheck import (
    articles,
    claims,
    comparisons,
    decisions,
    mentions,
    pairs,
    participants,
    readers,
    roles,
    sentences,
    suppressions,
)
from factcheck import speakers as attribution
from factcheck import verdicts as verdict_step
from factcheck.datatypes import Article, Claim, Clash, NliModel, Paragraph, Probs, Reading, Tally
from factcheck.errors import OptionsError
from factcheck.models import load_model
from factcheck.reports import Report

Source = str | Path | Article


class _Asked(NamedTuple):
    """A read article with its questions for the model."""

    paragraphs: list[Paragraph]
    reading: Reading
    candidates: pairs.Candidates
    trials: participants.Trials
    clashes: list[Clash]

    def requests(self) -> list[tuple[str, str]]:
        return verdict_step.requests(self.candidates.pairs) + participants.requests(self.trials.swaps)


class Checker:
    """One model load, many articles; with ``cache`` the scores of pairs are kept on disk and used again."""

    def __init__(
        self,
        model: str | Path | NliModel = "small",
        *,
        device: str | None = None,
        pairs_per_claim: float = 4.0,
        cache: bool | Path = False,
    ) -> None:
        if not (math.isfinite(pairs_per_claim) and pairs_per_claim >= 0):
            raise OptionsError(f"pairs_per_claim is {pairs_per_claim!r}: a number from 0 up is needed")
        self.model = load_model(model, device=device, cache=cache)
        self.pairs_per_claim = pairs_per_claim

    def check(self, source: Source) -> Report:
        """Check one article; raises :class:`InputError` if it cannot be read."""
        return next(self.check_many([source]))

    def check_many(
        self,
        sources: Iterable[Source],
        progress: Callable[[int, int], None] | None = None,
        articles_per_batch: int = 16,
    ) -> Iterator[Report]:
        """Check articles in order; pairs of ``articles_per_batch`` articles share the model's batches.

        ``progress`` is called with the articles done and, where ``sources`` has a length, their number (else 0).
        """
        if articles_per_batch < 1:
            raise OptionsError(f"articles_per_batch is {articles_per_batch!r}: at least 1 is needed")
        if isinstance(sources, str | Path | Article):
            raise OptionsError("check_many takes several articles: use check for one")
        total = len(sources) if isinstance(sources, Sequence) else 0
        done = 0
        remaining = iter(sources)
        while chunk := list(itertools.islice(remaining, articles_per_batch)):
            asked = [self._ask(source) for source in chunk]
            answers = iter(self.model.score([pair for one in asked for pair in one.requests()]))
            for one in asked:
                yield self._report(one, list(itertools.islice(answers, len(one.requests()))))
                done += 1
                if progress:
                    progress(done, total)

    def _ask(self, source: Source) -> _Asked:
        paragraphs, reading = _read(source)
        candidates = pairs.propose(reading.claims, per_claim=self.pairs_per_claim)
        trials = participants.propose(reading.claims)
        return _Asked(paragraphs, reading, candidates, trials, comparisons.find(reading))

    def _report(self, asked: _Asked, answers: Sequence[Probs | None]) -> Report:
        reading, split = asked.reading, 2 * len(asked.candidates.pairs)
        judged = verdict_step.judge(asked.candidates.pairs, answers[:split])
        outliers = participants.weigh(asked.trials.swaps, answers[split:])
        all_found = decisions.decide(judged, outliers, asked.clashes, reading.claims)
        found, unused = suppressions.apply(all_found, suppressions.read(reading.article.text))
        tally = Tally(
            paragraphs=len(asked.paragraphs),
            furniture=sum(p.kind == "furniture" for p in asked.paragraphs),
            sentences=len(reading.sentences),
            claims=len(reading.claims),
            pairs_proposed=len(asked.candidates.pairs) + asked.candidates.skipped,
            pairs_judged=len(judged),
            pairs_too_long=len(asked.candidates.pairs) - len(judged),
            pairs_skipped=asked.candidates.skipped,
            swaps_judged=len(outliers),
            swaps_too_long=len(asked.trials.swaps) - len(outliers),
            swaps_skipped=asked.trials.skipped,
            suppressed=len(all_found) - len(found),
        )
        return Report(
            article=reading.article, claims=tuple(reading.claims), contradictions=tuple(found), tally=tally,
            model=self.model.name, unused=tuple(s.comment for s in unused),
        )  # fmt: skip


def check(source: Source) -> Report:
    """Check one article with the model that comes with the package."""
    return Checker().check(source)


def split_claims(source: Source) -> list[Claim]:
    """The claims of an article in text order; needs no model."""
    return list(read(source).claims)


def read(source: Source) -> Reading:
    """An article up to its claims; needs no model."""
    return _read(source)[1]


def _read(source: Source) -> tuple[list[Paragraph], Reading]:
    article = source if isinstance(source, Article) else _article(source)
    paragraphs = readers.split(article)
    found = sentences.split(paragraphs)
    named = mentions.find(found)
    speakers = attribution.attribute(found, named)
    stated = claims.state(found, named, speakers) + roles.find(found, named, speakers)
    ordered = sorted(stated, key=lambda c: (c.start, c.end, c.kind))
    return paragraphs, Reading(article, found, named, speakers, ordered)


def _article(source: str | Path) -> Article:
    return articles.read(source) if isinstance(source, Path) else articles.from_text(source)
