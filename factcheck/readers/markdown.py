"""Markdown: blocks by ``markdown-it-py``, which knows lines; inline markup by our own scanner, which keeps columns."""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Iterator, Sequence
from typing import TYPE_CHECKING, NamedTuple

from factcheck.datatypes import Article, Paragraph, ParagraphKind, Run, Span
from factcheck.readers import html_pages
from factcheck.readers.inline import Inline, Piece
from factcheck.readers.plain import Weaver

if TYPE_CHECKING:
    from markdown_it.token import Token

_LINE = re.compile(r"([^\r\n]*)(?:\r\n|\r|\n|\Z)")
_RULE = re.compile(r"(---|\+\+\+)[ \t]*\Z")
_TITLE = re.compile(
    r"""title[ \t]*[:=][ \t]*(?:"(?P<double>[^"]+)"|'(?P<single>[^']+)'|(?P<bare>[^\s"'].*))""", re.IGNORECASE
)
_FRONT_LIMIT = 200  # lines; longer front matter is none
_CAPTION = re.compile(
    r"!\[([^\[\]]{1,500})\]\([^()\n]{0,1000}(?:\([^()\n]{0,200}\)[^()\n]{0,200})?\)\s*(?:\{[^{}\n]{0,200}\})?\s*"
)
_FOOTNOTE = re.compile(r"\[\^[^\]\s]{1,40}\]:\s*")


def paragraphs(article: Article) -> list[Paragraph]:
    """The paragraphs of a Markdown file; the title in its front matter is a headline."""
    text = article.text
    lines = _lines(text)
    skipped = _front_matter(text, lines)
    found = list(_title(text, lines[:skipped]))
    headed = bool(found)
    for block in _blocks(text, lines, skipped):
        for paragraph in _read(text, block):
            if paragraph.kind == "headline":
                kind: ParagraphKind = "heading" if headed and paragraph.text != found[0].text else "headline"
                headed = True
                paragraph = Paragraph(text=paragraph.text, runs=paragraph.runs, kind=kind)  # noqa: PLW2901
            found.append(paragraph)
    return found


def _lines(text: str) -> list[Span]:
    """Lines without their line breaks."""
    start = 1 if text.startswith("\ufeff") else 0
    return [Span(*match.span(1)) for match in _LINE.finditer(text, start)]


def _front_matter(text: str, lines: Sequence[Span]) -> int:
    """How many lines the front matter takes."""
    opening = _RULE.match(text[slice(*lines[0])]) if lines else None
    if not opening:
        return 0
    for i, line in enumerate(lines[1:_FRONT_LIMIT], 1):
        if text[slice(*line)].rstrip() in (opening[1], "..."):
            return i + 1
    return 0


def _title(text: str, lines: Sequence[Span]) -> Iterator[Paragraph]:
    for line in lines:
        match = _TITLE.match(text, line.start, line.end)
        if match and match.lastgroup:
            value = match[match.lastgroup].strip()
            start = text.index(value, match.start(match.lastgroup))
            if value:
                yield Paragraph(text=value, runs=(Run(0, start, start + len(value)),), kind="headline")
            return


# --- blocks -------------------------------------------------------------------------------------------------------


class _Block(NamedTuple):
    """A leaf block: the source of each of its lines, without the markup of lists and quotes around it."""

    kind: ParagraphKind
    lines: list[Span]
    markup: bool = True  # inline markup is read
    is_html: bool = False
    labels: frozenset[str] = frozenset()  # link references of the document


def _blocks(text: str, lines: Sequence[Span], skipped: int) -> Iterator[_Block]:
    from markdown_it import MarkdownIt  # heavy: not for `import factcheck`

    parser = MarkdownIt("commonmark").enable("table").disable("inline")
    environment: dict[str, dict[str, object]] = {}
    source = "\n".join(text[slice(*line)] for line in lines[skipped:])
    tokens = parser.parse(source, environment)
    labels = frozenset(label.casefold() for label in environment.get("references", {}))
    containers: list[str] = []
    cursor = 0
    for token in tokens:
        if token.nesting > 0:
            containers.append(token.tag)
        elif token.nesting < 0:
            containers.pop()
        elif token.map and token.type in ("inline", "fence", "code_block", "html_block"):
            own = [lines[skipped + i] for i in range(*token.map) if skipped + i < len(lines)]
            if own and containers and containers[-1] in ("td", "th"):
                cursor = max(cursor, own[0].start)
                own = _cell(text, token.content, Span(cursor, own[0].end))
                cursor = own[0].end
            else:
                own = list(_located(text, token, own))
            yield _Block(_kind(token, containers), own, token.type == "inline", token.type == "html_block", labels)


def _kind(token: Token, containers: Sequence[str]) -> ParagraphKind:
    if token.type in ("fence", "code_block"):
        return "code"
    if containers and containers[-1] in ("h1", "h2", "h3", "h4", "h5", "h6"):
        return "headline" if containers[-1] == "h1" else "heading"
    if "blockquote" in containers:
        return "quote"
    return "item" if {"li", "td", "th"} & set(containers) else "body"


def _located(text: str, token: Token, lines: Sequence[Span]) -> Iterator[Span]:
    """Where the lines of a block's content stand: at the end of their source lines, as a rule."""
    if token.type == "fence":
        lines = lines[1:]
    for content, line in zip(token.content.split("\n"), lines, strict=False):
        wanted, source = content.strip(), text[slice(*line)].rstrip()
        at = len(source) - len(wanted) if source.endswith(wanted) else source.rfind(wanted)
        if wanted and at < 0:  # a tab or NUL that the parser replaced
            at, wanted = len(source) - len(source.lstrip()), source.lstrip()
        if wanted:
            yield Span(line.start + at, line.start + at + len(wanted))


def _cell(text: str, content: str, row: Span) -> list[Span]:
    for wanted in (content, content.replace("|", "\\|")):
        at = text.find(wanted, row.start, row.end)
        if at >= 0:
            return [Span(at, at + len(wanted))]
    return [row]


def _read(text: str, block: _Block) -> Iterator[Paragraph]:
    if not block.lines:
        return
    if block.is_html:
        yield from html_pages.fragment(text, block.lines[0].start, block.lines[-1].end)
        return
    joined = "\n".join(text[slice(*line)] for line in block.lines)
    if not block.markup:
        yield from _woven(joined, block, [(0, len(joined), None)], block.kind)
        return
    caption = _CAPTION.match(joined)
    if caption:
        yield from _woven(joined, block, [(*caption.span(1), None)], "caption")
    begin = caption.end() if caption else 0
    footnote = _FOOTNOTE.match(joined, begin)
    pieces = Inline(joined, block.labels).pieces(footnote.end() if footnote else begin)
    yield from _woven(joined, block, pieces, block.kind)


def _woven(joined: str, block: _Block, pieces: Sequence[Piece], kind: ParagraphKind) -> Iterator[Paragraph]:
    """The paragraph of the visible pieces of ``joined``, whose lines stand where the block's lines are."""
    starts = [0]
    for line in block.lines:
        starts.append(starts[-1] + line.end - line.start + 1)
    weaver = Weaver()
    for start, end, shown in pieces:
        at = start
        while at < end:
            i = bisect_right(starts, at) - 1
            stop = end if shown is not None else min(end, starts[i + 1])
            place = block.lines[i].start + at - starts[i]
            seen = joined[at:stop].replace("\n", " ") if shown is None else shown
            weaver.add(seen, place, place + stop - at)
            at = stop
    paragraph = weaver.paragraph(kind)
    if paragraph:
        yield paragraph
