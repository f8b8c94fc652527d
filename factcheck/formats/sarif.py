"""SARIF 2.1.0, for code scanning: https://docs.oasis-open.org/sarif/sarif/v2.1.0/."""

from __future__ import annotations

import json
from collections.abc import Sequence
from typing import Any
from urllib.parse import quote

from factcheck.datatypes import Article, Severity, Span
from factcheck.excerpts import visible
from factcheck.formats.codes import RULES
from factcheck.formats.places import Located, located, message, region, words
from factcheck.reports import Outcome, Report, Unchecked

_LEVELS = {"error": "error", "warning": "warning", "info": "note"}
SCHEMA = "https://json.schemastore.org/sarif-2.1.0.json"


def render(outcomes: Sequence[Outcome], *, model: str, min_severity: Severity = "warning") -> str:
    """One run; articles that could not be checked are notifications, and make the run unsuccessful."""
    from factcheck import __version__

    rules = list(RULES)
    unchecked = [one for one in outcomes if isinstance(one, Unchecked)]
    run = {
        "tool": {
            "driver": {
                "name": "factcheck",
                "version": __version__,
                "informationUri": "https://pypi.org/project/factcheck-nli/",
                "rules": [_rule(code) for code in rules],
            }
        },
        "columnKind": "unicodeCodePoints",
        "invocations": [
            {"executionSuccessful": not unchecked, "toolExecutionNotifications": [_notification(o) for o in unchecked]}
        ],
        "properties": {"model": model},
        "results": [
            _result(one, row, rules.index(row.found.code))
            for one in outcomes
            if isinstance(one, Report)
            for row in located(one, min_severity)
        ],
    }
    return json.dumps({"$schema": SCHEMA, "version": "2.1.0", "runs": [run]}, indent=2)


def _rule(code: str) -> dict[str, Any]:
    rule = RULES[code]
    help_text = f"{rule.text}\n\nFlagged: {rule.flagged}\n\nSilent: {rule.silent}"
    return {
        "id": code,
        "name": rule.kind,
        "shortDescription": {"text": rule.clash[:1].upper() + rule.clash[1:]},
        "fullDescription": {"text": rule.text},
        "help": {"text": help_text},
        "properties": {"precision": "high"},
    }


def _result(report: Report, row: Located, index: int) -> dict[str, Any]:
    found, article = row.found, report.article
    related = [(row.path, row.home, row.other, "clashes with this")]
    related += [(report.path, article, w.span, "agrees with the other side") for w in found.witnesses[:5]]
    line, _ = row.home.line_col(row.other.start)
    text = message(report, row).replace("[", "(").replace("]", ")").replace(f"line {line}, ", f"[line {line}](1), ", 1)
    result: dict[str, Any] = {
        "ruleId": found.code,
        "ruleIndex": index,
        "level": _LEVELS[found.severity],
        "rank": round(100 * found.score, 1),
        "message": {"text": text},
        "locations": [_location(report.path, article, row.main)],
        "relatedLocations": [
            _location(path, home, span) | {"id": at, "message": {"text": f"{why}: {words(home, span)}"}}
            for at, (path, home, span, why) in enumerate(related, start=1)
        ],
        "partialFingerprints": {"primaryLocationLineHash": f"{row.fingerprint}:1"},
    }
    if found.suspect and found.suggestion:
        result["fixes"] = [_fix(report, found.suspect, found.suggestion)]
    return result


def _location(path: str, article: Article, span: Span) -> dict[str, Any]:
    return {"physicalLocation": {"artifactLocation": {"uri": _uri(path)}, "region": _region(article, span)}}


def _region(article: Article, span: Span) -> dict[str, int]:
    at = region(article, span)
    return {"startLine": at.line, "startColumn": at.column, "endLine": at.end_line, "endColumn": at.end_column}


def _fix(report: Report, suspect: Span, suggestion: str) -> dict[str, Any]:
    change = {"deletedRegion": _region(report.article, suspect), "insertedContent": {"text": visible(suggestion)}}
    return {
        "description": {"text": f"Put “{visible(suggestion)}” there"},
        "artifactChanges": [{"artifactLocation": {"uri": _uri(report.path)}, "replacements": [change]}],
    }


def _notification(one: Unchecked) -> dict[str, Any]:
    return {
        "level": "error",
        "message": {"text": visible(one.error)},
        "locations": [{"physicalLocation": {"artifactLocation": {"uri": _uri(one.path)}}}],
    }


def _uri(path: str) -> str:
    return quote(path.removeprefix("./").replace("\\", "/"), errors="replace")
