"""Reports as JSON, schema 1.

Offsets are code points, lines and columns count from 1, scores have four digits. The document is pure ASCII, so that
it survives any terminal, pipe or locale.
"""

from __future__ import annotations

import json
from collections.abc import Iterable, Sequence
from typing import Any, TypeAlias

from factcheck.datatypes import Article, Claim, Severity, Span, Tally
from factcheck.reports import Outcome, Report, Unchecked

SCHEMA = 1

#: an article with its claims, or why it has none
Listed: TypeAlias = tuple[Article, Sequence[Claim]] | Unchecked


def render(outcomes: Iterable[Outcome], *, model: str, min_severity: Severity = "warning") -> str:
    """The document of a run."""
    return document([entry(outcome, min_severity) for outcome in outcomes], model=model)


def claims_document(listed: Iterable[Listed]) -> str:
    """The claims of some articles, in the same envelope."""
    return document([_claims_entry(one) for one in listed], model=None)


def document(articles: list[dict[str, Any]], *, model: str | None) -> str:
    """The envelope around the entries of articles."""
    whole = {"schema": SCHEMA, "model": model, "articles": articles}
    return json.dumps(whole, indent=2, allow_nan=False)


def entry(outcome: Outcome, min_severity: Severity = "warning") -> dict[str, Any]:
    """What the document says about one article."""
    if isinstance(outcome, Unchecked):
        return {
            "path": outcome.path,
            "ok": False,
            "contradictions": [],
            "tally": Tally()._asdict(),
            "error": outcome.error,
        }
    shown = outcome.shown(min_severity)
    hidden = outcome.tally.hidden + len(outcome.contradictions) - len(shown)
    return {
        "path": outcome.path,
        "ok": outcome.ok,
        "contradictions": _contradictions(outcome, min_severity),
        "tally": outcome.tally._replace(hidden=hidden)._asdict(),
        "error": None,
    }


def place(article: Article, span: Span) -> dict[str, Any]:
    """A place in an article, and the words that stand there."""
    line, column = article.line_col(span.start)
    return {
        "text": article.text[span.start : span.end],
        "start": span.start,
        "end": span.end,
        "line": line,
        "column": column,
    }


def _other_side(article: Article, claim: Claim) -> dict[str, Any]:
    """A side; one in a reference article says which."""
    if claim.article is None:
        return place(article, claim.span)
    return {**place(claim.article, claim.span), "path": claim.article.source}


def _contradictions(report: Report, min_severity: Severity) -> list[dict[str, Any]]:
    article = report.article
    return [
        {
            "code": found.code,
            "kind": found.kind,
            "severity": found.severity,
            "score": round(found.score, 4),
            "reason": found.reason,
            "suggestion": found.suggestion,
            "first": place(article, found.first.span),
            "second": _other_side(article, found.second),
            "suspect": None if found.suspect is None else place(article, found.suspect),
        }
        for found in report.shown(min_severity)
    ]


def _claims_entry(listed: Listed) -> dict[str, Any]:
    if isinstance(listed, Unchecked):
        return {"path": listed.path, "claims": [], "error": listed.error}
    article, claims = listed
    return {
        "path": article.source,
        "claims": [
            {**place(article, claim.span), "kind": claim.kind, "speaker": claim.speaker, "reads": claim.text}
            for claim in claims
        ],
        "error": None,
    }
