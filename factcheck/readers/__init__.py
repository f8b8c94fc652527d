"""Articles become paragraphs: one reader for each format.

A reader keeps what a reader of the page sees, says where every character of it stands in the source, and labels what
is not the article's own prose (``furniture``) instead of dropping it, so that it can be counted.
"""

from __future__ import annotations

from factcheck.datatypes import Article, Paragraph
from factcheck.readers import furniture, html_pages, markdown, plain


def split(article: Article) -> list[Paragraph]:
    """The paragraphs of an article, in text order."""
    if article.format == "markdown":
        return furniture.mark(markdown.paragraphs(article), article.title)
    if article.format == "html":
        return furniture.mark(html_pages.paragraphs(article), article.title)
    return furniture.mark(plain.paragraphs(article), article.title)
