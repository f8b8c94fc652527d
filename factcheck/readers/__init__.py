"""Articles become paragraphs: one reader for each format.

A reader keeps what a reader of the page sees, says where every character of it stands in the source, and labels what
is not the article's own prose (``furniture``) instead of dropping it, so that it can be counted.
"""

from __future__ import annotations

from collections.abc import Callable

from factcheck.datatypes import Article, Paragraph
from factcheck.readers import authors, furniture, html_pages, markdown, plain, scraped

_READERS: dict[str, Callable[[Article], list[Paragraph]]] = {
    "text": plain.paragraphs,
    "markdown": markdown.paragraphs,
    "html": html_pages.paragraphs,
    "scraped": scraped.paragraphs,
}


def split(article: Article) -> list[Paragraph]:
    """The paragraphs of an article, in text order; raises :class:`MissingExtra` for what needs one."""
    found = _READERS[article.format](article)
    return furniture.mark(authors.mark(found, authors.authors(article)), article.title)
