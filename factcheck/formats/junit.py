"""JUnit XML: one test case an article; what could not be checked is an error, not a failure."""

from __future__ import annotations

import re
from collections.abc import Sequence
from xml.sax.saxutils import escape, quoteattr

from factcheck.datatypes import Severity
from factcheck.excerpts import visible
from factcheck.formats import text
from factcheck.reports import Outcome, Report, Unchecked, number

_ILLEGAL = re.compile("[^\\t\\n\\r\\x20-\\ud7ff\\ue000-\\ufffd\\U00010000-\\U0010ffff]")


def render(outcomes: Sequence[Outcome], *, model: str, min_severity: Severity = "warning") -> str:
    """One suite."""
    reports = [one for one in outcomes if isinstance(one, Report)]
    failures = sum(bool(one.shown(min_severity)) for one in reports)
    errors = len(outcomes) - len(reports)
    head = f'tests="{len(outcomes)}" failures="{failures}" errors="{errors}"'
    cases = "\n".join(_case(one, min_severity) for one in outcomes)
    told = f'<properties><property name="model" value={_attribute(model)}/></properties>'
    return "\n".join(
        [
            '<?xml version="1.0" encoding="utf-8"?>',
            f'<testsuites name="factcheck" {head}>',
            f'<testsuite name="factcheck" {head} skipped="0" time="0">',
            told,
            *([cases] if cases else []),
            "</testsuite>",
            "</testsuites>",
        ]
    )


def _case(outcome: Outcome, min_severity: Severity) -> str:
    head = f'<testcase classname="factcheck" name={_attribute(outcome.path)} file={_attribute(outcome.path)} time="0">'
    if isinstance(outcome, Unchecked):
        return f'{head}<error type="unchecked" message={_attribute(outcome.error)}/></testcase>'
    shown = outcome.shown(min_severity)
    if not shown:
        return f"{head}</testcase>"
    told = f"{number(len(shown), 'finding')}: " + ", ".join(found.code for found in shown)
    body = escape(_legal(text.article(outcome, min_severity=min_severity)))
    return f'{head}<failure type="contradiction" message={_attribute(told)}>{body}</failure></testcase>'


def _attribute(value: str) -> str:
    return quoteattr(_legal(visible(value)))


def _legal(value: str) -> str:
    """Without the characters that XML 1.0 cannot hold."""
    return _ILLEGAL.sub("", value)
