"""Comments in an article that say "this one is fine": which findings they silence, and which of them silence nothing.

::

    <!-- factcheck-disable-next FC101 -- she was promoted on Monday -->   the next paragraph
    <!-- factcheck-disable FC2 --> ... <!-- factcheck-enable -->          everything between them
    <!-- factcheck-disable-file FC501 -->                                 the whole article

Codes may be cut short ("FC2" is FC201 and FC202); without any code every finding is meant. What follows " -- " is the
reason. A finding is silenced where one of its two places, or the suspect words, stand in the scope.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import NamedTuple

import regex

from factcheck.datatypes import Contradiction, Span

_COMMENT = regex.compile(
    r"<!--\s*factcheck-(?P<verb>disable-next|disable-file|disable|enable)\b(?P<codes>(?:[\s,]+FC\d{0,3})*)\s*"
    r"(?:--(?P<reason>[^>]*?))?\s*-->"
)
_MEANT = regex.compile(r"<!--\s*factcheck-[^>]{0,200}-->")
_BREAK = regex.compile(r"\r?\n[ \t]*\r?\n|\r\r")


class Suppression(NamedTuple):
    """A comment with its scope in the article."""

    comment: Span
    scope: Span
    codes: tuple[str, ...]  # beginnings of codes; empty for all
    reason: str


def read(text: str) -> list[Suppression]:
    """The suppressions of an article, in text order; one that is not understood has an empty scope."""
    return sorted(_suppressions(text), key=lambda one: one.comment)


def _suppressions(text: str) -> Iterator[Suppression]:
    for m in _COMMENT.finditer(text):
        comment, codes = Span(m.start(), m.end()), tuple(regex.findall(r"FC\d*", m["codes"] or ""))
        reason = (m["reason"] or "").strip()
        if m["verb"] == "disable-file":
            yield Suppression(comment, Span(0, len(text)), codes, reason)
        elif m["verb"] == "disable-next":
            yield Suppression(comment, _next(text, m.end()), codes, reason)
        elif m["verb"] == "disable":
            end = next((e.start() for e in _COMMENT.finditer(text, m.end()) if e["verb"] == "enable"), len(text))
            yield Suppression(comment, Span(m.end(), end), codes, reason)

    for m in _MEANT.finditer(text):
        if not _COMMENT.match(text, m.start()):  # misspelt: it silences nothing, and that is told
            yield Suppression(Span(m.start(), m.end()), Span(m.end(), m.end()), (), "")


def _next(text: str, at: int) -> Span:
    """The paragraph that follows a place: up to the next empty line."""
    start = at
    while start < len(text) and text[start].isspace():
        start += 1
    stop = _BREAK.search(text, start)
    return Span(start, stop.start() if stop else len(text))


def apply(
    found: Sequence[Contradiction], suppressions: Sequence[Suppression]
) -> tuple[list[Contradiction], list[Suppression]]:
    """The findings that are left, and the suppressions that silenced none."""
    used: set[Suppression] = set()
    left = []
    for finding in found:
        hit = [s for s in suppressions if _covers(s, finding)]
        used.update(hit)
        if not hit:
            left.append(finding)
    return left, [s for s in suppressions if s not in used]


def _covers(suppression: Suppression, finding: Contradiction) -> bool:
    if suppression.codes and not finding.code.startswith(suppression.codes):
        return False
    places = [*finding.spans, *([finding.suspect] if finding.suspect else [])]
    scope = suppression.scope
    return any(place.overlaps(scope) for place in places)
