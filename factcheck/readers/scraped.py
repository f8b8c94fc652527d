"""Scraped pages: our own paragraphs with their places, and trafilatura's word on which of them are the article.

A page as a browser saved it holds teasers of other articles, which tell other stories in full sentences; neither tags
nor position give them away. trafilatura knows many thousand sites' habits but no offsets, so it only labels.
"""

from __future__ import annotations

import dataclasses
import logging
import re

from factcheck.datatypes import Article, Paragraph
from factcheck.errors import MissingExtra
from factcheck.readers import html_pages

_NO_WORD = re.compile(r"[\W_]+")
_SHORT = (
    24  # letters and digits; a shorter paragraph has to be a line of its own in the extract, or chance would find it
)


def paragraphs(article: Article) -> list[Paragraph]:
    """The paragraphs of a page; what trafilatura leaves out is furniture, unless it finds no article at all.

    Raises :class:`MissingExtra` without the ``html`` extra.
    """
    found = html_pages.paragraphs(article)
    lines = [_key(line) for line in _extract(article.text).splitlines()]
    whole, alone = "".join(lines), frozenset(lines)
    if not whole:
        return found
    return [one if one.kind == "headline" or _within(one, whole, alone) else _furniture(one) for one in found]


def _within(paragraph: Paragraph, whole: str, alone: frozenset[str]) -> bool:
    key = _key(paragraph.text)
    return key in alone or (len(key) >= _SHORT and key in whole)


def _furniture(paragraph: Paragraph) -> Paragraph:
    return dataclasses.replace(paragraph, kind="furniture")


def _key(text: str) -> str:
    return _NO_WORD.sub("", text).casefold()


def _extract(page: str) -> str:
    try:
        from trafilatura import extract
    except ImportError as error:
        raise MissingExtra("trafilatura", "html") from error
    logging.getLogger("trafilatura").setLevel(logging.CRITICAL)  # a page without an article is no news to the user
    # the newspaper's own order and words: no deduplication over pages, no language guess, nothing fetched
    return extract(page, include_comments=False, include_tables=True, deduplicate=False) or ""
