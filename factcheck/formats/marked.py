"""An article as it reads, in HTML: its paragraphs without markup, with marks on the words that a finding is about."""

from __future__ import annotations

import itertools
from collections.abc import Iterable, Iterator, Sequence
from html import escape
from typing import NamedTuple

from factcheck import readers
from factcheck.datatypes import Article, Paragraph, Passage, Span
from factcheck.excerpts import visible


class Mark(NamedTuple):
    """Words of an article that a finding is about."""

    span: Span
    suspect: bool = False
    id: str = ""  # what links lead to; empty where the words are marked only
    card: str = ""  # the finding that the mark leads back to
    number: int = 0
    title: str = ""  # what a screen reader says: "finding 1, first place"


def body(article: Article, marks: Sequence[Mark]) -> str:
    """All paragraphs; what was not checked is folded away."""
    parts: list[str] = []
    found = readers.split(article)
    for kind, group in itertools.groupby(found, key=lambda p: p.kind if p.kind in {"furniture", "item"} else p):
        paragraphs = list(group)
        if kind == "furniture":
            parts.append(_furniture(paragraphs))
        elif kind == "item":
            items = "".join(f'<li dir="auto">{passage(p, marks)}</li>' for p in paragraphs)
            parts.append(f"<ul>{items}</ul>")
        else:
            parts += [_paragraph(p, marks) for p in paragraphs]
    return "\n".join(parts)


def _furniture(paragraphs: Sequence[Paragraph]) -> str:
    lines = "".join(f'<p dir="auto">{safe(p.text)}</p>' for p in paragraphs)
    count = f"{len(paragraphs)} line{'s' if len(paragraphs) != 1 else ''}"
    return f"<details><summary>{count} not checked (navigation, bylines and the like)</summary>{lines}</details>"


def _paragraph(paragraph: Paragraph, marks: Sequence[Mark]) -> str:
    words = passage(paragraph, marks)
    if paragraph.kind == "code":
        return f'<pre dir="auto" tabindex="0">{words}</pre>'
    if paragraph.kind == "quote":
        return f'<blockquote dir="auto">{words}</blockquote>'
    return f'<p class="{paragraph.kind}" dir="auto">{words}</p>'


def passage(found: Passage, marks: Iterable[Mark]) -> str:
    """A passage with its marks; they may overlap, so the text is cut at every edge."""
    placed = [(at, mark) for mark in marks if (at := _visible(found, mark.span))]
    edges = sorted({0, len(found.text), *(edge for at, _ in placed for edge in at)})
    parts = []
    for start, end in itertools.pairwise(edges):
        over = [(at, mark) for at, mark in placed if at.start <= start and at.end >= end]
        parts += [_anchor(mark) for at, mark in over if mark.id and at.start == start]
        words = _cut(found.text, start, end)
        if over:
            kind = ' class="suspect"' if any(mark.suspect for _, mark in over) else ""
            words = f"<mark{kind}>{words}</mark>"
        parts.append(words)
    return "".join(parts)


def _anchor(mark: Mark) -> str:
    label = escape(mark.title)
    return f'<a class="number" id="{mark.id}" href="#{mark.card}" aria-label="{label}">{mark.number}</a>'


def _visible(found: Passage, span: Span) -> Span | None:
    """Where a stretch of the source stands in a passage's visible text, ``None`` where it does not."""
    stretches = list(_stretches(found, span))
    return Span(stretches[0].start, stretches[-1].end) if stretches else None


def _stretches(found: Passage, span: Span) -> Iterator[Span]:
    stops = [*(run.at for run in found.runs[1:]), len(found.text)]
    for run, stop in zip(found.runs, stops, strict=True):
        low, high = max(run.start, span.start), min(run.end, span.end)
        if low >= high or stop <= run.at:
            continue
        if stop - run.at == run.end - run.start:
            yield Span(run.at + low - run.start, run.at + high - run.start)
        else:
            yield Span(run.at, stop)


def _cut(text: str, start: int, end: int) -> str:
    """Harmless words, with line ends and the spaces around marks kept."""
    lines = text[start:end].replace("\r\n", "\n").split("\n")
    return "\n".join(escape(visible(f"|{line}|")[1:-1]) for line in lines)


def safe(words: str) -> str:
    """Words as words: nothing of them is markup, and nothing reorders the page."""
    return escape(visible(words))
