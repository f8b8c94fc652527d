"""HTML pages: what a browser shows, with its exact place in the page's source.

The scanner is our own: ``html.parser`` takes minutes for 50 KB of unclosed tags (measured: cubic time), and a page may
come from anywhere. This one reads 5 MB of anything in seconds.
"""

from __future__ import annotations

import dataclasses
import html
import re
from collections import Counter

from factcheck.datatypes import Article, Paragraph, ParagraphKind
from factcheck.readers.plain import Weaver


def _names(text: str) -> frozenset[str]:
    return frozenset(text.split())


#: never shown, or no prose
_UNSEEN = _names("template noscript svg math select button object video audio canvas map datalist dialog")
#: not markup inside
_RAW = _names("script style xmp iframe noembed noframes textarea")
_FURNITURE = _names("nav footer aside form menu")
_KINDS: dict[str, ParagraphKind] = {
    "pre": "code", "h1": "headline", "title": "headline", "h2": "heading", "h3": "heading", "h4": "heading",
    "h5": "heading", "h6": "heading", "figcaption": "caption", "caption": "caption", "blockquote": "quote",
    "li": "item", "td": "item", "th": "item", "dt": "item", "dd": "item",
}  # fmt: skip
_BLOCKS = (
    _UNSEEN
    | _RAW
    | _FURNITURE
    | _KINDS.keys()
    | _names(
        "p div section article main header hgroup ul ol dl table thead tbody tfoot tr figure hr address body html head"
        " details summary fieldset legend center option search"
    )
)
#: what has to be closed: an end tag also ends the regions inside it (an unclosed <li> ends with its list)
_REGIONS = _UNSEEN | _FURNITURE | _KINDS.keys() | _names("ul ol dl table tr section article main")
#: a second one ends the first
_SELF_CLOSING = _names("li td th dt dd option")

_MARK = re.compile(r"[<&]")
_TAG = re.compile(r"<(/?)([a-zA-Z][a-zA-Z0-9:-]{0,40})")
_TAG_END = re.compile(r"""(?:[^>"']++|"[^"]*+"|'[^']*+')*+>""")
_ENTITY = re.compile(r"&(?:#[0-9]{1,7}|#[xX][0-9a-fA-F]{1,6}|[a-zA-Z][a-zA-Z0-9]{1,31});?")
_PIECE = re.compile(r"\s+|\S+(?:\s\S+)*")
_SPACES = dict.fromkeys(map(ord, "\t\n\r\f\v"), " ")
#: after so many tags with broken quotes, quotes are not looked at any more
_PATIENCE = 200


def paragraphs(article: Article) -> list[Paragraph]:
    """The paragraphs of a page; text in ``nav``, ``footer``, ``aside`` and ``form`` is furniture."""
    start = 1 if article.text.startswith("\ufeff") else 0
    return fragment(article.text, start, len(article.text))


def fragment(text: str, start: int, end: int) -> list[Paragraph]:
    """The paragraphs of the markup in ``text[start:end]``."""
    return _Page(text, end).read(start)


class _Page:
    """One pass over the markup."""

    def __init__(self, text: str, end: int) -> None:
        self._text, self._end = text, end
        self._weaver = Weaver()
        self._open: list[str] = []
        self._depth: Counter[str] = Counter()
        self._found: list[Paragraph] = []
        self._titles: list[int] = []
        self._spaced = True  # nothing or a space was woven last
        self._breaks = 0  # line breaks since the last word
        self._broken = 0
        self._last_close = text.rfind(">", 0, end)  # a "<" behind it is no markup

    def read(self, at: int) -> list[Paragraph]:
        while at < self._end:
            match = _MARK.search(self._text, at, self._end)
            stop = match.start() if match else self._end
            self._add_text(at, stop)
            at = stop
            if match:
                at = self._entity(at) if match[0] == "&" else self._markup(at)
        self._flush()
        if len(self._titles) < sum(paragraph.kind == "headline" for paragraph in self._found):
            for i in self._titles:  # a title bar above a page that has its own headline
                self._found[i] = dataclasses.replace(self._found[i], kind="furniture")
        return self._found

    # --- markup: each returns where reading goes on ---

    def _entity(self, at: int) -> int:
        match = _ENTITY.match(self._text, at, self._end)
        decoded = html.unescape(match[0]) if match else "&"
        if match is None or decoded == match[0]:
            self._add(self._text[at], at, at + 1)
            return at + 1
        self._add(" " if decoded.isspace() else decoded, at, match.end())
        return match.end()

    def _markup(self, at: int) -> int:
        if self._text.startswith("<!--", at):
            return self._after("-->", at + 4)
        tag = _TAG.match(self._text, at, self._end)
        if at > self._last_close or not (tag or self._text.startswith(("<!", "<?", "</"), at)):
            self._add("<", at, at + 1)
            return at + 1
        if tag is None:
            return self._after(">", at)
        stop = self._tag_end(tag.end())
        self._tag(tag[2].lower(), at, stop, closing=bool(tag[1]))
        if not tag[1] and tag[2].lower() in _RAW:
            return self._after_raw(tag[2], stop)
        return stop

    def _after(self, mark: str, at: int) -> int:
        found = self._text.find(mark, at, self._end)
        return self._end if found < 0 else found + len(mark)

    def _after_raw(self, name: str, at: int) -> int:
        found = re.compile(f"</{name}[^>]*>", re.IGNORECASE).search(self._text, at, self._end)
        return found.end() if found else self._end

    def _tag_end(self, at: int) -> int:
        if self._broken < _PATIENCE:
            match = _TAG_END.match(self._text, at, self._end)
            if match:
                return match.end()
            self._broken += 1
        return self._after(">", at)

    def _tag(self, name: str, start: int, stop: int, *, closing: bool) -> None:
        if name == "br":
            self._break(start, stop)
        if name not in _BLOCKS:
            return
        self._flush()
        if name not in _REGIONS:
            return
        if closing:
            self._leave(name)
        elif self._text[stop - 2] != "/":
            if name in _SELF_CLOSING and self._open and self._open[-1] == name:
                self._leave(name)
            self._open.append(name)
            self._depth[name] += 1

    def _leave(self, name: str) -> None:
        while self._depth[name]:
            left = self._open.pop()
            self._depth[left] -= 1
            if left == name:
                return

    def _break(self, start: int, stop: int) -> None:
        self._breaks += 1
        if self._breaks > 1:
            self._flush()
        elif not self._spaced:
            self._add(" ", start, stop)
            self._breaks = 1

    # --- text ---

    def _add_text(self, start: int, end: int) -> None:
        if self._depth["pre"]:
            self._add(self._text[start:end].translate(_SPACES), start, end)
            return
        for match in _PIECE.finditer(self._text, start, end):
            if not match[0].isspace():
                self._add(match[0].translate(_SPACES), match.start(), match.end())
            elif not self._spaced:
                self._weaver.add(" ", match.start(), match.start() + 1)
                self._spaced = True

    def _add(self, text: str, start: int, end: int) -> None:
        if text:
            self._weaver.add(text, start, end)
            self._spaced = text[-1] == " "
            self._breaks = 0

    def _flush(self) -> None:
        paragraph = self._weaver.paragraph(self._kind())
        self._spaced, self._breaks = True, 0
        if paragraph is None or any(self._depth[name] for name in _UNSEEN):
            return
        if self._depth["title"]:
            self._titles.append(len(self._found))
        self._found.append(paragraph)

    def _kind(self) -> ParagraphKind:
        if any(self._depth[name] for name in _FURNITURE):
            return "furniture"
        return next((kind for name, kind in _KINDS.items() if self._depth[name]), "body")
