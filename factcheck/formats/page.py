"""Reports as HTML: one file, no script, nothing remote, every word of the article escaped.

The article stands as it reads, with the places of each finding marked by colour and shape; beside it a card for each
finding shows both places, and links lead to and fro, with the keyboard as with the mouse.
"""

from __future__ import annotations

import base64
import hashlib
from collections.abc import Iterator, Sequence
from functools import cache
from html import escape
from pathlib import Path

from factcheck.datatypes import Article, Claim, Contradiction, Severity, Span
from factcheck.formats import text
from factcheck.formats.codes import RULES
from factcheck.formats.marked import Mark, body, passage, safe
from factcheck.reports import LEVELS, Outcome, Report, Unchecked, number

_BARE = (
    "html { color-scheme: light dark; } body { margin: 0; } "
    "@media (prefers-color-scheme: dark) { body { background: #161616; } }"
)


@cache
def _style() -> str:
    return (Path(__file__).parent / "page.css").read_text(encoding="utf-8")


def render(outcomes: Sequence[Outcome], min_severity: Severity = "warning") -> str:
    """A whole page."""
    style = _style() + _BARE
    digest = base64.b64encode(hashlib.sha256(style.encode()).digest()).decode()
    policy = f"default-src 'none'; style-src 'sha256-{digest}'; base-uri 'none'; form-action 'none'"
    return "\n".join(
        [
            '<!DOCTYPE html><html lang="en"><head><meta charset="utf-8">',
            f'<meta http-equiv="Content-Security-Policy" content="{escape(policy)}">',
            '<meta name="viewport" content="width=device-width, initial-scale=1">',
            f"<title>factcheck report</title><style>{style}</style></head><body>",
            f"<main>{_whole(outcomes, min_severity, '<h1>factcheck report</h1>')}</main>",
            "</body></html>\n",
        ]
    )


def fragment(outcomes: Sequence[Outcome], min_severity: Severity = "warning") -> str:
    """The same for a notebook: its style reaches nothing else on the page."""
    return f"<style>{_style()}</style>{_whole(outcomes, min_severity, '')}"


def _whole(outcomes: Sequence[Outcome], floor: Severity, head: str) -> str:
    # ids must differ between two reports on one notebook page, and be the same on each run
    seed = "\0".join(one.error if isinstance(one, Unchecked) else one.article.text for one in outcomes)
    key = "fc-" + hashlib.sha256(seed.encode("utf-8", "surrogatepass")).hexdigest()[:8]
    summary = "<br>".join(safe(line) for line in text.summary(outcomes, min_severity=floor).splitlines())
    parts = [_outcome(one, f"{key}-{i}", floor) for i, one in enumerate(outcomes)]
    return f'<div class="factcheck">{head}<p>{summary}</p>\n{_contents(outcomes, key, floor)}{"".join(parts)}</div>'


def _contents(outcomes: Sequence[Outcome], key: str, floor: Severity) -> str:
    """Links to the articles, where there are several."""
    if len(outcomes) < 2:
        return ""
    rows = [
        f'<li><a href="#{key}-{i}">{safe(one.path)}</a>: {_told(one, floor)}</li>' for i, one in enumerate(outcomes)
    ]
    return f'<nav aria-label="articles"><ol>{"".join(rows)}</ol></nav>\n'


def _told(one: Outcome, floor: Severity) -> str:
    if isinstance(one, Unchecked):
        return "could not be checked"
    levels = [found.severity for found in one.shown(floor)]
    return ", ".join(number(levels.count(at), at) for at in reversed(LEVELS) if at in levels) or "no contradictions"


def _outcome(outcome: Outcome, key: str, floor: Severity) -> str:
    head = f'<section class="outcome" id="{key}"><h2 dir="auto">{safe(outcome.path)}</h2>\n'
    if isinstance(outcome, Unchecked):
        return f'{head}<p class="bad">could not be checked: {safe(outcome.error)}</p></section>\n'
    found = outcome.shown(floor)
    cards = [_card(outcome, one, f"{key}-{i}", i + 1) for i, one in enumerate(found)]
    marks = [mark for i, one in enumerate(found) for mark in _marks(one, f"{key}-{i}", i + 1)]
    skip = f'<a class="skip" href="#{key}-checked">skip to what was checked</a>'
    told = f'<section class="findings"><h3>Findings</h3>{skip}{"".join(cards) or "<p>None.</p>"}</section>\n'
    whole = ""
    if outcome.article.text.strip():
        whole = f'<section class="text"><h3>The article</h3>\n{body(outcome.article, marks)}</section>\n'
    return f'{head}<div class="columns">{told}{whole}</div>{_checked(outcome, floor, key)}</section>\n'


def _card(report: Report, found: Contradiction, key: str, order: int) -> str:
    article = report.article
    places = (("a", found.first), ("b", found.second))
    lines = [
        f'<section class="finding {found.severity}" id="{key}" aria-labelledby="{key}-h">',
        f'<h4 id="{key}-h" dir="auto"><span class="number">{order}</span> <span class="level">{found.severity}</span> '
        f"{found.code}: {safe(found.reason)}</h4>",
        f'<div class="sides">{"".join(_side(article, side, found, f"{key}-{part}") for part, side in places)}</div>',
    ]
    if found.suggestion:
        words = article.text[slice(*found.suspect)] if found.suspect else ""
        struck = f'<del dir="auto">{safe(words)}</del> → ' if words else ""
        lines.append(f'<p>Probably meant: {struck}<ins dir="auto">{safe(found.suggestion)}</ins></p>')
    more = len({one.sentence.index for one in found.witnesses})
    agreeing = f"; {number(more, 'more sentence')} on the other side" if more else ""
    lines.append(f'<p class="soft">{safe(RULES[found.code].clash)} (score {found.score:.2f}{agreeing})</p></section>')
    return "\n".join(lines) + "\n"


def _side(article: Article, side: Claim, found: Contradiction, target: str) -> str:
    home = side.article or article
    line, column = home.line_col(side.start)
    where = f"line {line}, column {column}"
    head = f"{safe(home.source)}, {where}" if side.article else f'<a href="#{target}">{where}</a>'
    marks = [Mark(side.span)] if side.span != Span(side.sentence.start, side.sentence.end) else []
    if found.suspect and side.article is None:
        marks.append(Mark(found.suspect, suspect=True))
    words = passage(side.sentence, marks)
    return f'<figure><figcaption>{head}</figcaption><blockquote dir="auto">{words}</blockquote></figure>'


def _marks(found: Contradiction, key: str, order: int) -> Iterator[Mark]:
    """The marks of a finding in the article; the suspect words are a mark inside that of their side."""
    for part, side, place in (("a", found.first, "first place"), ("b", found.second, "second place")):
        if side.article is None:
            title = f"{order}: back to finding {order}, {place}"
            yield Mark(side.span, id=f"{key}-{part}", card=key, number=order, title=title)
    if found.suspect:
        yield Mark(found.suspect, suspect=True)


def _checked(report: Report, floor: Severity, key: str) -> str:
    """What was looked at and what was not."""
    tally, hidden = report.tally, report.tally.hidden + len(report.contradictions) - len(report.shown(floor))
    rows = [
        ("sentences", tally.sentences),
        ("claims", tally.claims),
        ("pairs judged", tally.pairs_judged),
        ("pairs too long for the model", tally.pairs_too_long + tally.swaps_too_long),
        ("pairs not asked about: they could not become a warning", tally.pairs_hopeless),
        ("pairs with less in common", tally.pairs_skipped + tally.swaps_skipped),
        ("lines of navigation and the like, not checked", tally.furniture),
        ("findings silenced by comments", tally.suppressed),
        ("findings accepted by house facts", tally.accepted),
        ("findings in the baseline", tally.baselined),
        ("less certain findings, not shown", hidden),
    ]
    told = "".join(f"<dt>{name}</dt><dd>{count}</dd>" for name, count in rows if count)
    model = f"<dt>model</dt><dd>{safe(report.model)}</dd>" if report.model else ""
    return f'<section id="{key}-checked" class="soft"><h3>What was checked</h3><dl>{told}{model}</dl></section>'
