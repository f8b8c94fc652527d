"""Articles → outcomes: one for each, in order, whatever becomes of one of them."""

from __future__ import annotations

import os
from collections.abc import Callable, Iterator, Sequence
from pathlib import Path
from typing import TYPE_CHECKING, Any

from factcheck.datatypes import Article
from factcheck.errors import FactcheckError, InputError
from factcheck.reports import Outcome, Report, Unchecked
from factcheck.settings import Settings

if TYPE_CHECKING:
    from factcheck.checker import Checker

Progress = Callable[[int, int], None]


def checker(
    model: str,
    settled: Settings,
    *,
    against: Sequence[Path] = (),
    device: str | None = None,
    cache: bool = True,
    thorough: bool = False,
) -> Checker:
    """A checker as a project has settled it; ``against`` are further reference articles."""
    from factcheck.checker import Checker

    return Checker(model, device=device, cache=cache, thorough=thorough, **house(settled, against))


def house(settled: Settings, against: Sequence[Path] = ()) -> dict[str, Any]:
    """What a project has settled about its checkers, as they take it."""
    references = (*settled.against, *against)
    return {"house_facts": settled.facts, "against": references, "scraped": settled.scraped}


def outcomes(
    found: Sequence[Article | Unchecked], make: Callable[[], Checker], progress: Progress | None = None
) -> Iterator[Outcome]:
    """One outcome for each article, in order; ``make`` is called only when there is something to read."""
    articles = [one for one in found if isinstance(one, Article)]
    reports = _reports(articles, make, progress)
    for one in found:
        yield next(reports) if isinstance(one, Article) else one


def _reports(articles: Sequence[Article], make: Callable[[], Checker], progress: Progress | None) -> Iterator[Outcome]:
    done = 0
    made: Checker | None = None
    if not articles:
        return
    try:
        made = make()
        for report in made.check_many(articles, progress=progress):
            done += 1
            yield report
    except Exception as error:
        # one article must not take the others with it: what is left is tried alone, unless the model is the trouble
        hopeless = made is None or (isinstance(error, FactcheckError) and not isinstance(error, InputError))
        for article in articles[done:]:
            yield Unchecked(article.source, reason(error)) if hopeless or not made else _alone(made, article)


def _alone(made: Checker, article: Article) -> Outcome:
    try:
        report: Report = made.check(article)
        return report
    except Exception as error:
        return Unchecked(article.source, reason(error, f"{article.source}: "))


def reason(error: Exception, where: str = "") -> str:
    """Why something could not be done, in one line; for a mistake of ours ``FACTCHECK_DEBUG`` raises it instead."""
    if isinstance(error, FactcheckError):
        return str(error)
    if os.environ.get("FACTCHECK_DEBUG"):
        raise error
    return f"{where}internal error: {type(error).__name__}: {error} (FACTCHECK_DEBUG=1 shows where)"
