"""Workflow commands of GitHub Actions: one annotation a finding, on the line of the suspect words.

GitHub shows ten errors and ten warnings of a step and drops the rest without a word; errors come first, and the last
line says how many there are. Everything that a draft contributes is escaped, for a line of a log can be a command.
"""

from __future__ import annotations

from collections.abc import Sequence

from factcheck.datatypes import Severity
from factcheck.excerpts import visible
from factcheck.formats.places import Located, clash, located, message, region
from factcheck.reports import Outcome, Report, Unchecked, number

_LEVELS = {"error": "error", "warning": "warning", "info": "notice"}
SHOWN = 10


def render(outcomes: Sequence[Outcome], *, model: str, min_severity: Severity = "warning") -> str:
    """The commands, errors first, and a closing line that is none."""
    rows = [(one, row) for one in outcomes if isinstance(one, Report) for row in located(one, min_severity)]
    order = {level: at for at, level in enumerate(_LEVELS)}
    rows.sort(key=lambda pair: order[pair[1].found.severity])
    lines = [_unchecked(one) for one in outcomes if isinstance(one, Unchecked)]
    lines += [_command(report, row) for report, row in rows]
    found = f"factcheck: {number(len(rows), 'finding')} in {number(len(outcomes), 'article')}"
    beyond = f" (GitHub shows {SHOWN} of a level)" if len(rows) > SHOWN else ""
    return "\n".join([*lines, found + beyond])


def _command(report: Report, row: Located) -> str:
    at = region(report.article, row.main)
    fields = {"file": report.path.removeprefix("./"), "line": str(at.line), "endLine": str(at.end_line)}
    if at.line == at.end_line:
        fields |= {"col": str(at.column), "endColumn": str(max(at.column, at.end_column - 1))}
    fields["title"] = f"{row.found.code} {clash(row.found)}"
    listed = ",".join(f"{key}={_property(value)}" for key, value in fields.items())
    return f"::{_LEVELS[row.found.severity]} {listed}::{_data(message(report, row))}"


def _unchecked(one: Unchecked) -> str:
    return f"::error file={_property(one.path.removeprefix('./'))},title=not checked::{_data(visible(one.error))}"


def _data(text: str) -> str:
    escaped = text.replace("%", "%25").replace("\r", "%0D").replace("\n", "%0A")
    return escaped.replace("##[", "# #[")  # the runner's old form of a command counts anywhere in a line


def _property(text: str) -> str:
    return _data(visible(text)).replace(":", "%3A").replace(",", "%2C")
