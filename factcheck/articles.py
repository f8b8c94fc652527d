"""A file or a string becomes an :class:`Article`.

The decoded text is kept as it is, byte order mark and line ends included: every offset that the library reports must
be a place in the file that the editor has open.
"""

from __future__ import annotations

import codecs
import dataclasses
import re
from pathlib import Path
from typing import Literal

from factcheck.datatypes import Article
from factcheck.errors import InputError

#: bytes; no news article comes near it, a mistaken file often does
SIZE_LIMIT = 20_000_000

Format = Literal["text", "markdown", "html", "scraped"]
_FORMATS: dict[str, Format] = {".md": "markdown", ".markdown": "markdown", ".html": "html", ".htm": "html"}
SUFFIXES = (".md", ".markdown", ".html", ".htm", ".txt")  # of the files that a folder is searched for
_SURROGATE = re.compile("[\ud800-\udfff]")


def read(path: Path) -> Article:
    """The article in a file; its suffix decides the format.

    Raises :class:`InputError` for a file that is missing, a folder, unreadable, too large, binary or not UTF-8
    (UTF-16 is read where a byte order mark announces it).
    """
    path = Path(path)
    text = _decode(_bytes(path), str(path))
    form = _FORMATS.get(path.suffix.lower(), "text")
    return Article(text=text, source=str(path), format=form, published=published(text, form))


#: the day in front matter ("date: 2026-03-02") and in the head of a page (Open Graph, schema.org)
_DAY = r"[\"']?(?P<day>\d{4}-\d{2}-\d{2})(?![\d-])"
_FRONT_DAY = re.compile(
    r"\A\ufeff?(---|\+\+\+)[ \t]*\r?\n(?:(?!\1).{0,2000}\r?\n){0,100}?(?:date|published)[ \t]*[:=][ \t]*" + _DAY
)
_META_DAY = re.compile(
    r"<meta\b[^>]{0,200}(?:article:published_time|datePublished)[\"'][^>]{0,200}content=" + _DAY, re.IGNORECASE
)
_HEAD = 50_000  # characters that may hold it


def published(text: str, form: Format) -> str | None:
    """The day that a file says it was published, as ISO 8601; ``None`` where it says none."""
    where = {"markdown": _FRONT_DAY, "html": _META_DAY, "scraped": _META_DAY}.get(form)
    found = where.search(text, 0, _HEAD) if where else None
    return found["day"] if found else None


#: a str is text; one that can only be the name of a file is a mistake that must not pass as "nothing found"
_PATH = re.compile(r"\S{1,400}\.(?:txt|md|markdown|html?)")


def from_text(text: str, source: str = "<text>") -> Article:
    """The article in a string of plain text."""
    if not isinstance(text, str):
        raise InputError(f"{source}: the article must be a str, not {type(text).__name__}")
    if stray := _SURROGATE.search(text):
        raise InputError(f"{source}: lone surrogate {stray[0]!a} at offset {stray.start()} is not text")
    if _PATH.fullmatch(text):
        raise InputError(f"{text!r} is a path, not an article: give pathlib.Path({text!r})")
    if len(text) > SIZE_LIMIT:
        raise InputError(f"{source}: too large, {len(text):,} characters (limit {SIZE_LIMIT:,})")
    return Article(text=text, source=source)


def scraped(article: Article) -> Article:
    """The same page, to be read as one scraped from any site; other formats stay as they are."""
    return dataclasses.replace(article, format="scraped") if article.format == "html" else article


def sound(article: Article) -> Article:
    """The article itself; raises :class:`InputError` for one made by hand whose text no file could hold."""
    for one in (article, *article.earlier):
        if stray := _SURROGATE.search(one.text):
            raise InputError(f"{one.source}: lone surrogate {stray[0]!a} at offset {stray.start()} is not text")
    return article


def _bytes(path: Path) -> bytes:
    try:
        with path.open("rb") as file:
            raw = file.read(SIZE_LIMIT + 1)
    except FileNotFoundError as error:
        raise InputError(f"{path}: no such file") from error
    except IsADirectoryError as error:
        raise InputError(f"{path}: is a directory, not an article") from error
    except (OSError, ValueError) as error:  # ValueError: a NUL in the path
        raise InputError(f"{path}: cannot be read ({getattr(error, 'strerror', None) or error})") from error
    if len(raw) > SIZE_LIMIT:
        raise InputError(f"{path}: too large (limit {SIZE_LIMIT:,} bytes)")
    return raw


def _decode(raw: bytes, source: str) -> str:
    # the -le and -be codecs keep the mark, as "utf-8" does
    encoding = "utf-8"
    if raw.startswith(codecs.BOM_UTF16_LE):
        encoding = "utf-16-le"
    elif raw.startswith(codecs.BOM_UTF16_BE):
        encoding = "utf-16-be"
    elif b"\0" in raw:
        raise InputError(f"{source}: binary file (NUL byte at offset {raw.index(0)})")
    try:
        text = raw.decode(encoding)
    except UnicodeDecodeError as error:
        name = encoding[:6].rstrip("-").upper()
        raise InputError(f"{source}: not valid {name} (byte offset {error.start}: {error.reason})") from error
    if "\0" in text:
        raise InputError(f"{source}: binary file (NUL character at offset {text.index(chr(0))})")
    return text
