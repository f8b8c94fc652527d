"""Who wrote an article, by its front matter or page head, and the lines that say no more than that."""

from __future__ import annotations

import dataclasses
import re
from collections.abc import Sequence

from factcheck.datatypes import Article, Paragraph

_HEAD = 50_000  # characters that may hold it
_FRONT = re.compile(r"\A\ufeff?(---|\+\+\+)[ \t]*\r?\n((?:(?!\1).{0,2000}\r?\n){0,100}?)\1")
_KEY = re.compile(
    r"^[ \t]*(?:authors?|by(?:line)?)[ \t]*[:=][ \t]*(?P<line>[^\r\n]*)(?P<list>(?:\r?\n[ \t]*-[ \t][^\r\n]*)*)",
    re.IGNORECASE | re.MULTILINE,
)
_META = re.compile(
    r"<meta\b[^>]{0,200}(?:name|property)=[\"'](?:author|article:author)[\"'][^>]{0,200}content=[\"'](?P<line>[^\"'<>]{1,300})",
    re.IGNORECASE,
)
_PARTS = re.compile(r"\s*(?:[,;\[\]\r\n]|\band\b|&|(?:^|(?<=\s))-(?=\s))\s*")
_NAME = re.compile(r"[^\W\d_][\w.'’\-]*(?: [\w.'’\-]+){1,4}")
_BLURB = re.compile(
    r",? (?:[^.!?]{1,60}, )?"
    r"(?:is|was|has been|covers|writes|reports|works|contributed|edits|lives|leads|joined|can be)\b"
)
_LAST = 3  # paragraphs at the end among which a note about the author may stand


def authors(article: Article) -> tuple[str, ...]:
    """The authors that the front matter of a Markdown file or the head of a page names."""
    head = article.text[:_HEAD]
    if article.format == "markdown":
        front = _FRONT.match(head)
        found = _KEY.search(front[2]) if front else None
        told = found["line"] + found["list"] if found else ""
    else:
        found = _META.search(head) if article.format != "text" else None
        told = found["line"] if found else ""
    names = (re.sub(r"^[Bb]y +", "", part.strip("\"' \t")) for part in _PARTS.split(told))
    return tuple(name for name in names if _NAME.fullmatch(name))


def mark(paragraphs: Sequence[Paragraph], names: Sequence[str]) -> list[Paragraph]:
    """The same paragraphs; bylines, and at the end notes about an author, are furniture."""
    prose = [i for i, one in enumerate(paragraphs) if one.kind in ("body", "quote")]
    last = set(prose[-_LAST:])
    return [
        dataclasses.replace(one, kind="furniture")
        if one.kind in ("body", "quote", "item", "heading")
        and (_is_byline(one, names) or (i in last and _is_blurb(one, names)))
        else one
        for i, one in enumerate(paragraphs)
    ]


def _is_byline(paragraph: Paragraph, names: Sequence[str]) -> bool:
    text = paragraph.text.strip()
    if len(text) > 200 or text.endswith((".", "!", "?")):
        return False
    told = re.sub(r"^(?:words |story |text |reporting )?by\s+", "", text, flags=re.IGNORECASE)
    first = next((name for name in names if told.casefold().startswith(name.casefold())), None)
    if first is None:
        return False
    rest = told[len(first) :]
    for name in names:
        rest = re.sub(re.escape(name), "", rest, flags=re.IGNORECASE)
    return not re.sub(r"[\s,;&|·/–—-]|\band\b", "", rest) or bool(
        re.fullmatch(r"\s*[,|·–—-]\s*(?:[\w’'-]+ ?){1,5}", rest)
    )


def _is_blurb(paragraph: Paragraph, names: Sequence[str]) -> bool:
    return any(paragraph.text.startswith(name) and _BLURB.match(paragraph.text, len(name)) for name in names)
