"""A finding as the machine formats need it: where it is, where the other side is, and what makes it the same finding.

Lines and columns count from 1. A fingerprint knows no line, no score and no path: it holds when the article is
re-flowed or edited elsewhere, so a baseline and a code-scanning service recognise the finding.
"""

from __future__ import annotations

import hashlib
import re
from collections import Counter
from typing import NamedTuple

from factcheck.datatypes import Article, Contradiction, Severity, Span
from factcheck.excerpts import visible
from factcheck.formats.codes import RULES
from factcheck.reports import Report

MOST_WORDS = 160  # characters of a passage that a message quotes


class Region(NamedTuple):
    """A stretch of an article by lines and columns; the end is exclusive."""

    line: int
    column: int
    end_line: int
    end_column: int


class Located(NamedTuple):
    """A finding with its two places: the one to point at, and the one that it clashes with.

    The other place may stand in a reference article, its ``home``; then ``path`` is that of the reference.
    """

    found: Contradiction
    main: Span
    other: Span
    home: Article
    path: str
    fingerprint: str


def located(report: Report, min_severity: Severity = "warning") -> list[Located]:
    """The shown findings of a report; equal ones are numbered in text order."""
    seen: Counter[str] = Counter()
    rows = []
    for found in report.shown(min_severity):
        main = pointed_at(found)
        other = found.first if not found.second.article and found.second.span.overlaps(main) else found.second
        home = other.article or report.article
        key = _key(report.article, found)
        seen[key] += 1
        fingerprint = hashlib.sha256(f"{key}\0{seen[key]}".encode()).hexdigest()[:32]
        path = other.article.source if other.article else report.path
        rows.append(Located(found, main, other.span, home, path, fingerprint))
    return rows


def pointed_at(found: Contradiction) -> Span:
    """The place to point at: the suspect words, else the later side that stands in the checked article."""
    return found.suspect or found.spans[-1]


def _key(article: Article, found: Contradiction) -> str:
    """Code and the words of both claims, order and spacing aside, and the suspect words."""
    sides = sorted(_plain((s.article or article).text[s.start : s.end]) for s in (found.first, found.second))
    suspect = _plain(article.text[slice(*found.suspect)]) if found.suspect else ""
    return "\0".join([found.code, *sides, suspect])


def _plain(words: str) -> str:
    return " ".join(re.sub(r"[^\w\s]+", " ", words.casefold()).split())


def region(article: Article, span: Span, *, unit: str = "code points") -> Region:
    """Lines and columns of a span; ``unit`` is "code points", "utf-8" or "utf-16"."""
    return Region(*_place(article, span.start, unit), *_place(article, span.end, unit))


def _place(article: Article, offset: int, unit: str) -> tuple[int, int]:
    line, column = article.line_col(offset)
    if unit == "code points":
        return line, column
    before = article.text[offset - column + 1 : offset]
    if unit == "utf-8":
        return line, len(before.encode("utf-8", "replace")) + 1
    return line, len(before.encode("utf-16-le", "replace")) // 2 + 1


def words(article: Article, span: Span) -> str:
    """The words of a passage on one harmless line, cut where they are long."""
    text = visible(article.text[span.start : span.end])
    return text if len(text) <= MOST_WORDS else text[: MOST_WORDS - 1].rstrip() + "…"


def message(report: Report, row: Located) -> str:
    """What is wrong, where the other side stands, and what was probably meant, in plain words."""
    line, column = row.home.line_col(row.other.start)
    found = row.found
    among = "" if row.home is report.article else f" of {visible(row.path)}"
    clashing = f"Clashes with line {line}, column {column}{among}: “{words(row.home, row.other)}”."
    parts = [visible(found.reason), clashing]
    if found.suggestion:
        parts.append(f"Probably meant: “{visible(found.suggestion)}”.")
    return " ".join(parts)


def clash(found: Contradiction) -> str:
    """What the code of a finding says, in a few words."""
    return RULES[found.code].clash
