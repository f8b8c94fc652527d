"""GitLab Code Quality: a list of issues, each with a fingerprint of its own."""

from __future__ import annotations

import hashlib
import json
from collections.abc import Sequence
from typing import Any

from factcheck.datatypes import Severity
from factcheck.excerpts import visible
from factcheck.formats.places import Located, located, message, region
from factcheck.reports import Outcome, Report, Unchecked

_LEVELS = {"error": "major", "warning": "minor", "info": "info"}


def render(outcomes: Sequence[Outcome], *, model: str, min_severity: Severity = "warning") -> str:
    """The list; an article that could not be checked is a blocker."""
    issues: list[dict[str, Any]] = []
    for outcome in outcomes:
        if isinstance(outcome, Unchecked):
            issues.append(_unchecked(outcome))
        else:
            issues += [_issue(outcome, row) for row in located(outcome, min_severity)]
    return json.dumps(issues, indent=2)


def _issue(report: Report, row: Located) -> dict[str, Any]:
    at, other = region(report.article, row.main), region(row.home, row.other)
    path = _path(report.path)
    return {
        "description": message(report, row),
        "check_name": row.found.code,
        "fingerprint": hashlib.sha256(f"{path}\0{row.fingerprint}".encode()).hexdigest(),
        "severity": _LEVELS[row.found.severity],
        "location": {"path": path, "lines": {"begin": at.line, "end": at.end_line}},
        "other_locations": [{"path": _path(row.path), "lines": {"begin": other.line, "end": other.end_line}}],
    }


def _unchecked(one: Unchecked) -> dict[str, Any]:
    return {
        "description": f"not checked: {visible(one.error)}",
        "check_name": "unchecked",
        "fingerprint": hashlib.sha256(f"{one.path}\0unchecked".encode()).hexdigest(),
        "severity": "blocker",
        "location": {"path": _path(one.path), "lines": {"begin": 1}},
    }


def _path(path: str) -> str:
    return path.removeprefix("./")
