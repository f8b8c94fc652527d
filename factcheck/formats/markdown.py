"""Markdown for a job summary or a comment on a pull request: a table, and both passages folded away below it.

The first line is a hidden mark by which a bot finds its earlier comment again. Nothing of a draft is markup here.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from factcheck.datatypes import Severity
from factcheck.excerpts import visible
from factcheck.formats.places import Located, located, words
from factcheck.reports import Outcome, Report, Unchecked, number

MARK = "<!-- factcheck-report -->"
MOST = 60_000  # characters; a comment holds some 65,000
_SPECIAL = re.compile(r"([\\`*_{}\[\]()#+\-.!|<>~@:&])")
_SIGNS = {"error": "✖ error", "warning": "▲ warning", "info": "· info"}


def render(outcomes: Sequence[Outcome], *, model: str, min_severity: Severity = "warning") -> str:
    """The report, cut with a note where it would not fit."""
    rows = [(one, row) for one in outcomes if isinstance(one, Report) for row in located(one, min_severity)]
    unchecked = [one for one in outcomes if isinstance(one, Unchecked)]
    lines = [MARK, f"**factcheck**: {number(len(rows), 'finding')} in {number(len(outcomes), 'article')}", ""]
    lines += [f"- **not checked**: {plain(one.path)}: {plain(one.error)}" for one in unchecked]
    lines += [""] if unchecked else []
    if rows:
        lines += ["| | code | where | clashes with | probably meant |", "|---|---|---|---|---|"]
        lines += [_row(report, row) for report, row in rows]
        lines += ["", "<details><summary>Passages</summary>", ""]
        lines += [line for report, row in rows for line in _passages(report, row)]
        lines += ["</details>"]
    return _fitting(lines)


def _row(report: Report, row: Located) -> str:
    at, other = report.article.line_col(row.main.start), row.home.line_col(row.other.start)
    among = "" if row.home is report.article else f" of {plain(row.path)}"
    meant = plain(row.found.suggestion) if row.found.suggestion else "–"
    where = f"{plain(report.path)}:{at[0]}:{at[1]} “{plain(words(report.article, row.main))}”"
    return f"| {_SIGNS[row.found.severity]} | {row.found.code} | {where} | line {other[0]}{among} | {meant} |"


def _passages(report: Report, row: Located) -> Iterator[str]:
    yield f"**{row.found.code}** {plain(row.found.reason)}"
    yield ""
    for side in (row.found.first, row.found.second):
        home = side.article or report.article
        line, _ = home.line_col(side.start)
        among = f" of {plain(side.article.source)}" if side.article else ""
        yield f"> line {line}{among}: {plain(words(home, side.sentence.span(0, len(side.sentence.text))))}"
        yield ">"
    yield ""


def plain(text: str | None) -> str:
    """Words as words: nothing of them is a link, a tag, a mention, a table or emphasis."""
    escaped = _SPECIAL.sub(r"\\\1", visible(text or ""))
    return escaped.replace("\\<", "&lt;").replace("\\>", "&gt;").replace("\\@", "&#64;")


def _fitting(lines: Sequence[str]) -> str:
    kept: list[str] = []
    size = 0
    for line in lines:
        size += len(line) + 1
        if size > MOST:
            return "\n".join([*kept, "", "The rest does not fit here; see the full report."])
        kept.append(line)
    return "\n".join(kept)
