"""Which paragraphs are not the article's own prose: navigation, teasers, bylines, credits, advertising.

A sentence that is lost costs more than a menu word that is kept: a paragraph with a stop at its end is furniture only
on a clear cue ("Sign up for our newsletter."). Without cue, only position and form speak: a short line with neither
verb nor stop, above the first or below the last sentence of the article.
"""

from __future__ import annotations

import dataclasses
import re
from collections import Counter
from collections.abc import Sequence

from factcheck.datatypes import Paragraph, ParagraphKind
from factcheck.readers.cues import (
    AGENCY,
    BYLINE,
    COUNT,
    FIGURE,
    FINITE,
    HASHTAGS,
    LINKS,
    MENU,
    PIPES,
    PROMOTION,
    SECTIONS,
    SOURCE,
    STAMP_WORDS,
    TEASER,
)

#: words of the longest line that may be a menu entry, a teaser, a headline
_LINE_WORDS, _TEASER_WORDS, _HEADLINE_WORDS = 12, 30, 28

_WORDS = re.compile(r"[^\W_]+(?:['’.\-][^\W_]+)*")
_ENDED = re.compile(r"[.!?…。！？:;,–—-][\"'”’)\]»]*\Z")


def mark(paragraphs: Sequence[Paragraph], title: str | None = None) -> list[Paragraph]:
    """The same paragraphs, with headline, headings and furniture labelled."""
    lines = [_Line(paragraph) for paragraph in paragraphs]
    _mark_cues(lines)
    _mark_headline(lines, title)
    _mark_repeats(lines)
    prose = [i for i, line in enumerate(lines) if line.is_sentence]
    if prose:
        _mark_outside(lines, prose)
        _mark_inside(lines[prose[0] : prose[-1] + 1])
    return [dataclasses.replace(line.paragraph, kind=line.kind) for line in lines]


class _Line:
    """A paragraph under judgement."""

    def __init__(self, paragraph: Paragraph) -> None:
        self.paragraph = paragraph
        self.kind: ParagraphKind = paragraph.kind
        text = paragraph.text
        # enough to tell a line from prose, also in a paragraph of 5 MB
        head = text[:600]
        self.words = _WORDS.findall(head)
        self.text = " ".join(head.split())
        self.key = " ".join(self.words).casefold()
        self.ended = bool(_ENDED.search(text[-8:]))
        self.short = len(text) <= 300

    @property
    def open(self) -> bool:
        """Not labelled yet, neither by the reader nor here."""
        return self.kind in ("body", "item", "heading")

    @property
    def is_sentence(self) -> bool:
        """Prose for certain."""
        if self.kind not in ("body", "quote", "item"):
            return False
        count = len(self.words)
        return count > 20 or (self.ended and count >= 4) or (count > 8 and self.has_verb and not self._is_titled)

    @property
    def is_fragment(self) -> bool:
        """A short line without a stop, not labelled yet."""
        return self.kind in ("body", "item") and not self.ended and len(self.words) <= _LINE_WORDS

    @property
    def ends_headlines(self) -> bool:
        """The article itself has begun: no headline stands below."""
        if self.kind not in ("body", "quote"):
            return False
        stopped = self.ended and len(self.words) > 3 and self.text[-1] not in "?!"
        return stopped or len(self.words) > _HEADLINE_WORDS

    @property
    def has_verb(self) -> bool:
        return bool(FINITE.search(self.text))

    @property
    def _is_titled(self) -> bool:
        """Most words begin with a capital, as in a headline."""
        long = [word for word in self.words if len(word) > 3]
        return 3 * len([word for word in long if word[0].isupper()]) >= 2 * len(long)


# --- cues ---------------------------------------------------------------------------------------------------------


def _cue(line: _Line) -> ParagraphKind | None:
    """Furniture or caption, where the words alone tell."""
    if not line.words:
        return "furniture"
    if not line.short:
        return None
    if AGENCY.fullmatch(line.text) and not line.ended:
        return "caption" if len(line.words) > 6 else "furniture"
    return "furniture" if _is_furniture(line) else None


def _is_furniture(line: _Line) -> bool:
    text, count = line.text, len(line.words)
    if PROMOTION.match(text) or (TEASER.match(text) and count <= _TEASER_WORDS):
        return True
    if line.ended and count > _LINE_WORDS:
        return False
    if SOURCE.match(text) or text.casefold().rstrip(".").endswith("all rights reserved"):
        return True
    plain = COUNT.sub("", text)  # "Comments (37)"
    if any(pattern.fullmatch(plain) for pattern in (MENU, BYLINE, HASHTAGS, LINKS)):
        return True
    stamped = line.kind == "body" and _is_stamp(line.words)  # a date in a table is none
    return stamped or (not line.ended and bool(PIPES.fullmatch(text)))


def _is_stamp(words: Sequence[str]) -> bool:
    figures = [word for word in words if FIGURE.fullmatch(word.casefold())]
    return bool(figures) and all(word in figures or word.casefold() in STAMP_WORDS for word in words)


def _mark_cues(lines: Sequence[_Line]) -> None:
    for line in lines:
        if line.open:
            line.kind = _cue(line) or line.kind


# --- form and position --------------------------------------------------------------------------------------------


def _mark_headline(lines: Sequence[_Line], title: str | None) -> None:
    """Label the line that heads the article, unless the reader knew it from the markup."""
    if any(line.kind == "headline" for line in lines):
        return
    known = " ".join(_WORDS.findall(title or "")).casefold()
    above: list[_Line] = []
    for line in lines:
        if line.ends_headlines:
            break
        if line.kind == "body" and line.short and line.text[-1] not in ".:;," and len(line.words) > 1:
            above.append(line)
    keys = [line.key for line in lines]
    chosen = (
        [line for line in above if line.key == known]
        or [line for line in above if len(line.words) > 2 and keys.count(line.key) > 1]
        or [line for line in above if len(line.words) > 3]
        or (above if len(above) == 1 and above[0].has_verb else [])
    )
    if chosen:
        chosen[0].kind = "headline"


def _mark_repeats(lines: Sequence[_Line]) -> None:
    """Furniture: the headline told again, and short lines that stand twice."""
    headlines: set[str] = set()
    # figures of a table may well repeat
    counts = Counter(line.key for line in lines if line.open and not line.ended and not line.key.isdigit())
    for line in lines:
        if line.kind == "headline":
            if line.key in headlines:
                line.kind = "furniture"
            headlines.add(line.key)
        elif line.open and (line.key in headlines or (counts[line.key] > 1 and len(line.words) <= _LINE_WORDS)):
            line.kind = "furniture"


def _mark_outside(lines: Sequence[_Line], prose: Sequence[int]) -> None:
    """Label the lines above the first and below the last sentence; where there is none, nothing is outside."""
    for line in lines[: prose[0]]:
        if line.is_fragment and not line.has_verb:
            line.kind = "furniture"
    tail = lines[prose[-1] + 1 :]
    crowd = sum(line.is_fragment or line.kind == "furniture" for line in tail) > 2
    for line in tail:
        counted = line.kind == "item" and any(map(str.isdigit, line.text))
        if line.is_fragment and not counted and (crowd or not line.has_verb):
            line.kind = "furniture"


def _mark_inside(lines: Sequence[_Line]) -> None:
    """Label runs of short lines between sentences: a single one is a heading, many are a menu."""
    run: list[_Line] = []
    listing = False
    for line in [*lines, None]:
        if line is not None and line.is_fragment:
            run.append(line)
            continue
        _label_run(run, listing)
        run = []
        listing = line is not None and line.kind == "furniture" and bool(SECTIONS.fullmatch(line.text))


def _label_run(run: Sequence[_Line], listing: bool) -> None:
    menu = len(run) > 2 and all(len(line.words) <= 5 and not line.has_verb for line in run)
    for line in run:
        if line.paragraph.kind != "body":
            continue
        if (listing and len(run) > 1) or (menu and not any(map(str.isdigit, line.text))):
            line.kind = "furniture"
        elif len(run) == 1 and len(line.words) <= 8:
            line.kind = "heading"
