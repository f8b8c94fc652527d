"""The formats of whole runs by name; each is imported only when it is asked for."""

from __future__ import annotations

import json
from collections.abc import Callable, Sequence

from factcheck.datatypes import Severity
from factcheck.formats import wire
from factcheck.formats.places import located, message
from factcheck.formats.text import path
from factcheck.reports import Outcome, Report

#: what ``-f`` takes; "text" streams and is written by the command line itself
NAMES = tuple("text concise json jsonl github sarif rdjson rdjsonl gitlab junit markdown html".split())


def render(name: str, outcomes: Sequence[Outcome], *, model: str, min_severity: Severity = "warning") -> str:
    """A whole run in the format ``name``, which is one of :data:`NAMES` but "text"."""
    return _renderer(name)(outcomes, model=model, min_severity=min_severity)


def _renderer(name: str) -> Callable[..., str]:
    from factcheck.formats import github, gitlab, junit, markdown, rdjson, sarif

    return {
        "concise": concise, "json": wire.render, "jsonl": jsonl, "github": github.render, "sarif": sarif.render,
        "rdjson": rdjson.render, "rdjsonl": rdjson.lines, "gitlab": gitlab.render, "junit": junit.render,
        "markdown": markdown.render, "html": _page,
    }[name]  # fmt: skip


def concise(outcomes: Sequence[Outcome], *, model: str, min_severity: Severity = "warning") -> str:
    """One line a finding: ``path:line:column: CODE severity: message``."""
    rows = [(one, row) for one in outcomes if isinstance(one, Report) for row in located(one, min_severity)]
    lines = []
    for report, row in rows:
        line, column = report.article.line_col(row.main.start)
        said = message(report, row)
        lines.append(f"{path(report.path)}:{line}:{column}: {row.found.code} {row.found.severity}: {said}")
    return "\n".join(lines)


def jsonl(outcomes: Sequence[Outcome], *, model: str, min_severity: Severity = "warning") -> str:
    """One entry of the wire schema a line."""
    return "\n".join(
        json.dumps({"schema": wire.SCHEMA, "model": model} | wire.entry(one, min_severity)) for one in outcomes
    )


def _page(outcomes: Sequence[Outcome], *, model: str, min_severity: Severity = "warning") -> str:
    from factcheck.formats import page

    return page.render(outcomes, min_severity)
