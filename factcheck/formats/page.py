"""Reports as HTML: one file, no script, nothing remote, every word of the article escaped."""

from __future__ import annotations

import base64
import hashlib
import itertools
from collections.abc import Iterable, Sequence
from html import escape
from typing import NamedTuple

from factcheck.datatypes import Article, Contradiction, Severity, Span
from factcheck.excerpts import visible
from factcheck.formats import text
from factcheck.formats.codes import RULES
from factcheck.reports import Outcome, Unchecked

_STYLE = """
.factcheck { --ink: #1b1b1b; --paper: #ffffff; --soft: #595959; --line: #c8c8c8; --error: #a4001d; --warning: #7a4a00;
  --info: #0b4f8a; --mark: #ffe08a; color: var(--ink); background: var(--paper); line-height: 1.5;
  font-family: system-ui, sans-serif; max-width: 50rem; margin: 0 auto; padding: 1rem; }
@media (prefers-color-scheme: dark) { .factcheck { --ink: #ececec; --paper: #161616; --soft: #b4b4b4; --line: #4a4a4a;
  --error: #ff9aa8; --warning: #f2c078; --info: #9ccaf5; --mark: #5c4a00; } }
.factcheck h2, .factcheck h3 { line-height: 1.25; }
.factcheck section { border-top: 1px solid var(--line); }
.factcheck .error { color: var(--error); }
.factcheck .warning { color: var(--warning); }
.factcheck .info { color: var(--info); }
.factcheck .soft { color: var(--soft); }
.factcheck a { color: inherit; }
.factcheck mark { background: var(--mark); color: inherit; }
.factcheck mark.suspect { outline: 2px solid var(--error); }
.factcheck blockquote { margin: .5rem 0; padding-left: .75rem; border-left: 3px solid var(--line); }
.factcheck pre { white-space: pre-wrap; overflow-wrap: anywhere; font: inherit; }
@media print { .factcheck { max-width: none; } .factcheck section { break-inside: avoid; } }
"""
_BARE = "html { color-scheme: light dark; } body { margin: 0; }"


class _Mark(NamedTuple):
    span: Span
    id: str  # empty where the mark is not the target of a link
    title: str
    suspect: bool = False


def render(outcomes: Sequence[Outcome], min_severity: Severity = "warning") -> str:
    """A whole page."""
    style = _STYLE + _BARE
    digest = base64.b64encode(hashlib.sha256(style.encode()).digest()).decode()
    policy = f"default-src 'none'; style-src 'sha256-{digest}'; base-uri 'none'; form-action 'none'"
    return "\n".join(
        [
            '<!DOCTYPE html><html lang="en"><head><meta charset="utf-8">',
            f'<meta http-equiv="Content-Security-Policy" content="{escape(policy)}">',
            '<meta name="viewport" content="width=device-width, initial-scale=1">',
            f"<title>factcheck report</title><style>{style}</style></head><body>",
            _body(outcomes, min_severity),
            "</body></html>\n",
        ]
    )


def fragment(outcomes: Sequence[Outcome], min_severity: Severity = "warning") -> str:
    """The same for a notebook: its style reaches nothing else on the page."""
    return f"<style>{_STYLE}</style>{_body(outcomes, min_severity)}"


def _body(outcomes: Sequence[Outcome], min_severity: Severity) -> str:
    # ids must differ between two reports on one notebook page, and be the same on each run
    seed = "\0".join(one.error if isinstance(one, Unchecked) else one.article.text for one in outcomes)
    key = hashlib.sha256(seed.encode("utf-8", "surrogatepass")).hexdigest()[:8]
    summary = "<br>".join(_safe(line) for line in text.summary(outcomes, min_severity=min_severity).splitlines())
    parts = [_outcome(one, f"fc-{key}-{i}", min_severity) for i, one in enumerate(outcomes)]
    return f'<div class="factcheck"><p>{summary}</p>\n{"".join(parts)}</div>'


def _outcome(outcome: Outcome, key: str, min_severity: Severity) -> str:
    head = f'<section><h2 dir="auto">{_safe(outcome.path)}</h2>\n'
    if isinstance(outcome, Unchecked):
        return f'{head}<p class="error">could not be checked: {_safe(outcome.error)}</p></section>\n'
    found = outcome.shown(min_severity)
    cards = [_finding(outcome.article, one, f"{key}-{i}", i + 1) for i, one in enumerate(found)]
    marks = [mark for i, one in enumerate(found) for mark in _marks(one, f"{key}-{i}", i + 1)]
    whole = f"<h3>The article</h3>\n{_marked(outcome.article.text, marks)}" if outcome.article.text.strip() else ""
    return f"{head}{''.join(cards)}{whole}</section>\n"


def _finding(article: Article, found: Contradiction, key: str, order: int) -> str:
    lines = [
        f'<h3 class="{found.severity}" dir="auto">{order}. {found.code} {found.severity}: {_safe(found.reason)}</h3>',
        _side(article, found.first.span, f"{key}-a"),
        _side(article, found.second.span, f"{key}-b"),
        f'<p class="soft">Why: {_safe(RULES[found.code].clash)} (score {found.score:.2f})</p>',
    ]
    if found.suspect:
        words = article.text[found.suspect.start : found.suspect.end]
        lines.append(f'<p>Looks wrong: <mark class="suspect" dir="auto">{_safe(words)}</mark></p>')
    if found.suggestion:
        lines.append(f'<p>Probably meant: <strong dir="auto">{_safe(found.suggestion)}</strong></p>')
    return "\n".join(lines) + "\n"


def _side(article: Article, span: Span, target: str) -> str:
    line, column = article.line_col(span.start)
    words = _safe(article.text[span.start : span.end])
    return f'<blockquote dir="auto"><a href="#{target}">line {line}, column {column}</a>: {words}</blockquote>'


def _marks(found: Contradiction, key: str, order: int) -> Iterable[_Mark]:
    yield _Mark(found.first.span, f"{key}-a", f"{order}, first place")
    yield _Mark(found.second.span, f"{key}-b", f"{order}, second place")
    if found.suspect:
        yield _Mark(found.suspect, "", f"{order}, looks wrong", suspect=True)


def _marked(source: str, marks: Sequence[_Mark]) -> str:
    """The source with its marked stretches; stretches may overlap, so the text is cut at every edge."""
    edges = sorted({0, len(source), *(edge for mark in marks for edge in mark.span)})
    parts = []
    for start, end in itertools.pairwise(edges):
        over = [mark for mark in marks if mark.span.start <= start and mark.span.end >= end]
        anchors = [f'<span id="{mark.id}"></span>' for mark in over if mark.id and mark.span.start == start]
        words = _safe_lines(source[start:end])
        if over:
            kind = ' class="suspect"' if any(mark.suspect for mark in over) else ""
            title = escape("; ".join(mark.title for mark in over))
            words = f'<mark{kind} title="{title}">{words}</mark>'
        parts.append("".join(anchors) + words)
    return f'<pre dir="auto">{"".join(parts)}</pre>\n'


def _safe(words: str) -> str:
    return escape(visible(words))


def _safe_lines(words: str) -> str:
    """Escaped, with line ends and the spaces around marks kept."""
    return "\n".join(escape(visible(f"|{line}|")[1:-1]) for line in words.replace("\r\n", "\n").split("\n"))
