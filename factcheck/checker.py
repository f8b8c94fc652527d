"""The library's face: a model and what articles are checked with, loaded once, for many articles.

How one article is checked is written in ``street.py``, which is imported when there is an article to read: with
``cache``, one that did not change since it was last checked needs neither the street nor the model.
"""

from __future__ import annotations

import contextlib
import itertools
import math
import time
from collections import defaultdict
from collections.abc import Callable, Iterable, Iterator, Sequence
from pathlib import Path
from typing import TYPE_CHECKING

from factcheck import articles, facts, results
from factcheck.datatypes import Article, Claim, NliModel, Probs, Reading
from factcheck.errors import OptionsError
from factcheck.models import load_model
from factcheck.reports import Report

if TYPE_CHECKING:
    from factcheck.street import Asked, Desk

Source = str | Path | Article


class Checker:
    """One model load, many articles; with ``cache`` scores and reports are kept on disk and used again.

    Each article is checked against itself, against ``house_facts``, and against the reference articles ``against``,
    which are trusted. With ``thorough`` the model also judges the pairs that could be no more than information; with
    ``scraped`` (``html`` extra) of HTML pages only the article's own text is read.
    """

    def __init__(  # noqa: PLR0913 -- each is a setting of its own, by name
        self,
        model: str | Path | NliModel = "small",
        *,
        device: str | None = None,
        pairs_per_claim: float = 2.0,
        cache: bool | Path = False,
        house_facts: facts.Facts | None = None,
        against: Iterable[Source] = (),
        thorough: bool = False,
        scraped: bool = False,
    ) -> None:
        if not (math.isfinite(pairs_per_claim) and pairs_per_claim >= 0):
            raise OptionsError(f"pairs_per_claim is {pairs_per_claim!r}: a number from 0 up is needed")
        if isinstance(against, str | Path | Article):
            raise OptionsError("against takes several articles: give a list")
        self._scraped = scraped
        self.model = load_model(model, device=device, cache=cache)
        self.pairs_per_claim = pairs_per_claim
        self.facts = house_facts or facts.NO_FACTS
        sheet = facts.sheet(self.facts)
        self.references = (*map(self._article, against), *([sheet] if sheet else []))
        self.reach = None if thorough else getattr(self.model, "reach", None)
        behind = tuple((one.text, one.source, one.format) for one in self.references)
        settled = (pairs_per_claim, self.reach, self.facts, behind)
        self._kept = results.of(self.model, settled)
        #: seconds spent so far, by phase: what ``factcheck check --timing`` shows
        self.spent: dict[str, float] = defaultdict(float)

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
            for report in self._check(chunk):
                yield report
                done += 1
                if progress:
                    progress(done, total)

    def _check(self, sources: Sequence[Source]) -> Iterator[Report]:
        """The reports of some articles, whose pairs are scored together; what is kept is not computed again."""
        with self._phase("kept reports"):
            chunk = [self._article(source) for source in sources]
            kept = [self._kept.report(article) for article in chunk]
        with self._phase("claims and comparisons"):
            asked = [self._ask(article) for article, old in zip(chunk, kept, strict=True) if old is None]
        answers = iter(self._score([pair for one in asked for pair in one.requests()]))
        waiting = iter(asked)
        for old in kept:
            if old is not None:
                yield old
                continue
            from factcheck import street

            with self._phase("decisions"):
                one = next(waiting)
                mine = list(itertools.islice(answers, len(one.requests())))
                report = street.report(one, mine, self.model.name, self._desk)
                self._kept.keep(report)
            yield report

    def _score(self, pairs: Sequence[tuple[str, str]]) -> Sequence[Probs | None]:
        if not pairs:
            return ()
        with self._phase("scoring"):
            found = self.model.score(pairs)
        loading = getattr(self.model, "loading", 0.0) - self.spent["loading the model"]
        self.spent["loading the model"] += loading
        self.spent["scoring"] -= loading
        return found

    @contextlib.contextmanager
    def _phase(self, name: str) -> Iterator[None]:
        began = time.perf_counter()
        try:
            yield
        finally:
            self.spent[name] += time.perf_counter() - began

    @property
    def _desk(self) -> Desk:
        from factcheck import street

        return street.Desk(self.pairs_per_claim, self.facts, self.references, self.reach)

    def _article(self, source: Source) -> Article:
        return articles.scraped(_article(source)) if self._scraped else _article(source)

    def _ask(self, article: Article) -> Asked:
        from factcheck import street

        return street.ask(article, self._desk)


def check(source: Source) -> Report:
    """Check one article with the model that comes with the package."""
    return Checker().check(source)


def split_claims(source: Source) -> list[Claim]:
    """The claims of an article in text order; needs no model."""
    return list(read(source).claims)


def read(source: Source) -> Reading:
    """An article up to its claims; needs no model."""
    from factcheck import street

    return street.read(_article(source)).reading


def _article(source: Source) -> Article:
    if isinstance(source, Article):
        return articles.sound(source)
    return articles.read(source) if isinstance(source, Path) else articles.from_text(source)
