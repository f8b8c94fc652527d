"""Inline markup of Markdown: emphasis, links, code, tags, entities; what is not seen is cut out."""

from __future__ import annotations

import html
import re

from factcheck.datatypes import Span

Piece = tuple[int, int, str | None]  # a stretch that is seen, or what is seen in its place

_TOKEN = re.compile(
    r"\\(?P<escape>[!-/:-@\[-`{-~])|\\(?P<hard>(?=\n))|(?P<code>`+)|(?P<comment><!--)|"
    r"(?P<auto><(?:https?://|mailto:|www\.)[^<>\s]{1,2000}>)|(?P<tag></?[A-Za-z][^<>]{0,2000}>)|"
    r"(?P<shortcode>\{\{[<%][^{}]{0,2000}[%>]\}\}|\{%[^{}%]{0,2000}%\}|\{[#.:][^{}\n]{0,200}\})|"
    r"(?P<note>\[\^[^\]\s]{1,40}\])|(?P<open>!?\[)|(?P<close>\])|(?P<mark>\*+|_+|~~)|"
    r"(?P<entity>&(?:#[0-9]{1,7}|#[xX][0-9a-fA-F]{1,6}|[A-Za-z][A-Za-z0-9]{1,31});)"
)
_TARGET = re.compile(
    r"\((?:<[^<>\n]{0,2000}>|[^()\s<>]{0,2000}(?:\([^()\s]{0,500}\)[^()\s]{0,500}){0,3})"
    r"(?:\s+(?:\"[^\"]{0,500}\"|'[^']{0,500}'|\([^()]{0,500}\)))?\s*\)"
)
_REFERENCE = re.compile(r"\[([^\[\]]{0,200})\]")
_CODE_REACH = 2_000  # how far a code span may reach


class Inline:
    """One pass over the text of a block: what is markup is cut out."""

    def __init__(self, text: str, labels: frozenset[str]) -> None:
        self._text, self._labels = text, labels
        self._cuts: list[Piece] = []
        self._brackets: list[Span] = []
        self._marks: dict[str, list[Span]] = {"*": [], "_": [], "~": []}
        self._last_comment = text.rfind("-->")

    def pieces(self, at: int) -> list[Piece]:
        """The visible stretches from ``at`` on."""
        begin = at
        while match := _TOKEN.search(self._text, at):
            at = max(match.end(), self._markup(match))
        seen: list[Piece] = []
        for cut in sorted(self._cuts, key=lambda piece: piece[:2]):
            if cut[1] <= begin:
                continue
            seen.append((begin, max(begin, cut[0]), None))
            if cut[2] is not None and cut[0] >= begin:
                seen.append(cut)
            begin = cut[1]
        return [*seen, (begin, len(self._text), None)]

    def _markup(self, match: re.Match[str]) -> int:
        """Note what has to be cut for this token; where reading goes on, if behind the token."""
        start, end = match.span()
        kind = match.lastgroup
        if kind in ("escape", "hard"):
            self._cuts.append((start, start + 1, None))
        elif kind == "auto":
            self._cuts += [(start, start + 1, None), (end - 1, end, None)]
        elif kind in ("tag", "shortcode", "note"):
            self._cuts.append((start, end, None))
        elif kind == "entity" and (decoded := html.unescape(match[0])) != match[0]:
            self._cuts.append((start, end, " " if decoded.isspace() else decoded))
        elif kind == "open":
            self._brackets.append(Span(start, end))
        elif kind == "mark":
            self._mark(start, end)
        elif kind in ("close", "code"):
            return self._close(start) if kind == "close" else self._code(start, end)
        elif kind == "comment" and start < self._last_comment:
            end = self._text.find("-->", start) + 3
            self._cuts.append((start, end, None))
        return end

    def _code(self, start: int, end: int) -> int:
        ticks = self._text[start:end]
        close = self._text.find(ticks, end, end + _CODE_REACH)
        if close < 0 or self._text[close + len(ticks) : close + len(ticks) + 1] == "`":
            return end
        self._cuts += [(start, end, None), (close, close + len(ticks), None)]
        return close + len(ticks)

    def _close(self, at: int) -> int:
        if not self._brackets:
            return at + 1
        opening = self._brackets.pop()
        target = _TARGET.match(self._text, at + 1) or self._referenced(opening, at)
        if not target:
            return at + 1
        end = target.end() if isinstance(target, re.Match) else target
        if self._text[opening.start] == "!":
            self._cuts.append((opening.start, end, None))
        else:
            self._cuts += [(opening.start, opening.end, None), (at, end, None)]
        return end

    def _referenced(self, opening: Span, at: int) -> int:
        """Where a link by reference ends, 0 if this is none: "[sic]" stays as it is."""
        label = _REFERENCE.match(self._text, at + 1)
        own = self._text[opening.end : min(at, opening.end + 200)]
        if label and _normal(label[1] or own) in self._labels:
            return label.end()
        return at + 1 if _normal(own) in self._labels else 0

    def _mark(self, start: int, end: int) -> None:
        before, after = self._text[max(0, start - 1) : start], self._text[end : end + 1]
        opens, closes = bool(after.strip()), bool(before.strip())
        if self._text[start] == "_":  # not inside a word: snake_case
            opens, closes = opens and not before.isalnum(), closes and not after.isalnum()
        waiting = self._marks[self._text[start]]
        while closes and waiting and start < end:
            opener = waiting.pop()
            size = min(opener.end - opener.start, end - start)
            self._cuts += [(opener.end - size, opener.end, None), (start, start + size, None)]
            start += size
            if opener.end - size > opener.start:
                waiting.append(Span(opener.start, opener.end - size))
        if opens and start < end:
            waiting.append(Span(start, end))


def _normal(label: str) -> str:
    return " ".join(label.split()).casefold()
