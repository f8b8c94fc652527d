"""Reviewdog's diagnostic format: one document, or one diagnostic a line. Columns count bytes of UTF-8."""

from __future__ import annotations

import json
from collections.abc import Iterator, Sequence
from typing import Any

from factcheck.datatypes import Article, Severity, Span
from factcheck.excerpts import visible
from factcheck.formats.places import Located, located, message, region, words
from factcheck.reports import Outcome, Report, Unchecked

_LEVELS = {"error": "ERROR", "warning": "WARNING", "info": "INFO"}
_SOURCE = {"name": "factcheck", "url": "https://pypi.org/project/factcheck-nli/"}


def render(outcomes: Sequence[Outcome], *, model: str, min_severity: Severity = "warning") -> str:
    """One document."""
    return json.dumps({"source": _SOURCE, "diagnostics": list(_diagnostics(outcomes, min_severity))}, indent=2)


def lines(outcomes: Sequence[Outcome], *, model: str, min_severity: Severity = "warning") -> str:
    """One diagnostic a line."""
    return "\n".join(json.dumps({"source": _SOURCE} | one) for one in _diagnostics(outcomes, min_severity))


def _diagnostics(outcomes: Sequence[Outcome], min_severity: Severity) -> Iterator[dict[str, Any]]:
    for outcome in outcomes:
        if isinstance(outcome, Unchecked):
            yield {
                "message": f"not checked: {visible(outcome.error)}",
                "location": {"path": _path(outcome.path)},
                "severity": "ERROR",
                "code": {"value": "unchecked"},
            }
        else:
            yield from (_diagnostic(outcome, row) for row in located(outcome, min_severity))


def _diagnostic(report: Report, row: Located) -> dict[str, Any]:
    found, article = row.found, report.article
    said: dict[str, Any] = {
        "message": message(report, row),
        "location": _location(report.path, article, row.main),
        "severity": _LEVELS[found.severity],
        "code": {"value": found.code},
        "related_locations": [
            {
                "message": f"clashes with: {words(row.home, row.other)}",
                "location": _location(row.path, row.home, row.other),
            }
        ],
    }
    if found.suspect and found.suggestion:
        said["suggestions"] = [{"range": _range(article, found.suspect), "text": visible(found.suggestion)}]
    return said


def _location(path: str, article: Article, span: Span) -> dict[str, Any]:
    return {"path": _path(path), "range": _range(article, span)}


def _range(article: Article, span: Span) -> dict[str, Any]:
    at = region(article, span, unit="utf-8")
    return {
        "start": {"line": at.line, "column": at.column},
        "end": {"line": at.end_line, "column": at.end_column},
    }


def _path(path: str) -> str:
    return path.removeprefix("./")
