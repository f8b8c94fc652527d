"""Plain text: blank lines, hard-wrapped lines and lists become paragraphs.

:class:`Weaver`, which the other readers use too, joins visible text with its places in the source.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from itertools import pairwise

from factcheck.datatypes import Article, Paragraph, ParagraphKind, Run, Span

_LINE = re.compile(r"[^\r\n\f\v\x85\u2028\u2029]+|\r\n|[\r\n\f\v\x85\u2028\u2029]")
_BULLET = re.compile(r"(?:[-*+•▪‣◦·]|\(?\d{1,2}[.)])[ \t]+(?=\S)")
#: a hard-wrapped text is at least and at most so wide
_NARROW, _WIDE = 40, 100


class Weaver:
    """Joins pieces of visible text, each with its place in the source, into one paragraph."""

    def __init__(self) -> None:
        self._texts: list[str] = []
        self._runs: list[Run] = []
        self._length = 0

    def add(self, text: str, start: int, end: int) -> None:
        """Append ``text``, which stands in ``source[start:end]``: one to one if that is as long, else as a whole."""
        if not text:
            return
        direct = len(text) == end - start
        if not (direct and self._continues(start)):
            self._runs.append(Run(self._length, start, end))
        else:
            self._runs[-1] = self._runs[-1]._replace(end=end)
        self._texts.append(text)
        self._length += len(text)

    def _continues(self, start: int) -> bool:
        if not self._runs:
            return False
        last = self._runs[-1]
        return last.end == start and self._length - last.at == last.end - last.start

    def paragraph(self, kind: ParagraphKind) -> Paragraph | None:
        """What was woven, without space around it; ``None`` if nothing is left. The weaver is empty afterwards."""
        text, runs = "".join(self._texts), tuple(self._runs)
        self._texts, self._runs, self._length = [], [], 0
        if not text.strip():
            return None
        start = len(text) - len(text.lstrip())
        text, runs = Paragraph(text=text, runs=runs).cut(start, len(text.rstrip()))
        return Paragraph(text=text, runs=runs, kind=kind)


def paragraphs(article: Article) -> list[Paragraph]:
    """The paragraphs of a plain text, unlabelled but for list items."""
    found: list[Paragraph] = []
    for block in _blocks(article.text):
        for lines in _groups(article.text, block):
            found.extend(_paragraph(article.text, lines))
    return found


def _blocks(text: str) -> Iterator[list[Span]]:
    block: list[Span] = []
    for line in _lines(text):
        if line.start == line.end and block:
            yield block
            block = []
        elif line.start < line.end:
            block.append(line)
    if block:
        yield block


def _lines(text: str) -> Iterator[Span]:
    """Lines without the space around them; an empty one for each blank line."""
    blank = True
    # a byte order mark is not seen by a reader
    for match in _LINE.finditer(text, 1 if text.startswith("\ufeff") else 0):
        line = match[0]
        if line[0] in "\r\n\f\v\x85\u2028\u2029":
            if blank or line[0] in "\f\u2029":
                yield Span(match.start(), match.start())
            blank = True
        elif not line.isspace():
            blank = False
            start = match.start() + len(line) - len(line.lstrip())
            yield Span(start, start + len(line.strip()))


def _groups(text: str, block: list[Span]) -> Iterator[list[Span]]:
    """Lines that belong together: all of a hard-wrapped block, else one each."""
    wrapped = _is_wrapped(text, block)
    group = [block[0]]
    for line, following in pairwise(block):
        if not _BULLET.match(text, following.start) and (wrapped or _runs_on(text, line, following)):
            group.append(following)
        else:
            yield group
            group = [following]
    yield group


def _is_wrapped(text: str, block: Sequence[Span]) -> bool:
    width = max(line.end - line.start for line in block)
    if len(block) < 2 or not _NARROW <= width <= _WIDE:
        return False
    if all(_is_ended(text, line) for line in block):
        return False  # one sentence a line
    # the first word of the next line did not fit: that is why the line was broken
    short = sum(
        line.end - line.start + 1 + _first_word(text, following) < width - 4
        for line, following in pairwise(block)
        if not _BULLET.match(text, following.start)
    )
    return short * 5 <= len(block) - 1


def _first_word(text: str, line: Span) -> int:
    space = re.compile(r"\s").search(text, line.start, line.end)
    return (space.start() if space else line.end) - line.start


def _is_ended(text: str, line: Span) -> bool:
    return text[max(line.start, line.end - 3) : line.end].rstrip("\"'”’)»")[-1:] in tuple(".!?…")


def _runs_on(text: str, line: Span, following: Span) -> bool:
    long = line.end - line.start >= 30
    return long and not _is_ended(text, line) and text[following.start].islower()


def _paragraph(text: str, lines: Sequence[Span]) -> Iterator[Paragraph]:
    weaver = Weaver()
    bullet = _BULLET.match(text, lines[0].start, lines[0].end)
    if bullet:
        lines = [Span(bullet.end(), lines[0].end), *lines[1:]]
    for i, line in enumerate(lines):
        if i:
            weaver.add(" ", lines[i - 1].end, lines[i - 1].end + 1)  # the line break is seen as a space
        weaver.add(text[line.start : line.end], line.start, line.end)
    woven = weaver.paragraph("item" if bullet else "body")
    if woven:
        yield woven
