"""Places in an article: spans, and text that knows where each of its characters stands in the source.

Steps import these nouns from :mod:`factcheck.datatypes`, beside all others.
"""

from __future__ import annotations

import bisect
import dataclasses
import datetime
from functools import cached_property
from operator import attrgetter
from typing import Literal, NamedTuple

ParagraphKind = Literal["headline", "heading", "body", "item", "caption", "quote", "code", "furniture"]


class Span(NamedTuple):
    """A place in ``article.text``."""

    start: int
    end: int

    def overlaps(self, other: Span | None) -> bool:
        """Whether there is another place, and the two share a character."""
        return other is not None and self.start < other.end and other.start < self.end


class Run(NamedTuple):
    """A stretch of visible text and where it stands in the source.

    The visible characters from ``at`` up to the next run's ``at`` come from ``source[start:end]``: one to one where
    both have the same length, else as a whole (an HTML entity, say).
    """

    at: int
    start: int
    end: int


_AT = attrgetter("at")


@dataclasses.dataclass(frozen=True)
class Article:
    """One article; ``text`` is the only coordinate system."""

    text: str
    source: str = "<text>"  # what a reader of a report is shown: a path, or "<text>"
    title: str | None = None
    published: str | None = None  # ISO 8601 day
    format: Literal["text", "markdown", "html", "scraped"] = "text"  # a scraped page is HTML of any site
    earlier: tuple[Article, ...] = ()  # articles of the same story, which it is held up to as well

    @property
    def day(self) -> datetime.date | None:
        """The day of publication; ``None`` where it is unknown or no day."""
        try:
            return datetime.date.fromisoformat(self.published) if self.published else None
        except ValueError:
            return None

    @cached_property
    def _line_starts(self) -> list[int]:
        text, starts = self.text, [0]
        for i, char in enumerate(text):
            if char == "\n" or (char == "\r" and text[i + 1 : i + 2] != "\n"):
                starts.append(i + 1)
        return starts

    def line_col(self, offset: int) -> tuple[int, int]:
        """Line and column of an offset, both from 1, columns in code points."""
        line = bisect.bisect_right(self._line_starts, offset)
        return line, offset - self._line_starts[line - 1] + 1


@dataclasses.dataclass(frozen=True, kw_only=True)
class Passage:
    """Text as the reader sees it, and where each of its characters stands in the source."""

    text: str
    runs: tuple[Run, ...]

    def span(self, start: int, end: int) -> Span:
        """Source span of ``text[start:end]``, which must not be empty."""
        return Span(self._place(start)[0], self._place(end - 1)[1])

    def _place(self, at: int) -> tuple[int, int]:
        i = bisect.bisect_right(self.runs, at, key=_AT) - 1
        run, stop = self.runs[i], self._stop(i)
        if stop - run.at == run.end - run.start:
            return run.start + at - run.at, run.start + at - run.at + 1
        return run.start, run.end

    def _stop(self, i: int) -> int:
        """Where the visible characters of run ``i`` end."""
        return self.runs[i + 1].at if i + 1 < len(self.runs) else len(self.text)

    def cut(self, start: int, end: int) -> tuple[str, tuple[Run, ...]]:
        """Text and runs of ``text[start:end]``, for a smaller passage."""
        # bisected: a long paragraph may have as many runs as sentences, and each sentence is cut out
        first = max(bisect.bisect_right(self.runs, start, key=_AT) - 1, 0)
        kept: list[Run] = []
        for i in range(first, bisect.bisect_left(self.runs, end, key=_AT)):
            run, stop = self.runs[i], self._stop(i)
            if stop <= start:
                continue
            low, high = max(run.at, start), min(stop, end)
            if stop - run.at == run.end - run.start:
                kept.append(Run(low - start, run.start + low - run.at, run.start + high - run.at))
            else:
                kept.append(Run(low - start, run.start, run.end))
        return self.text[start:end], tuple(kept)

    @property
    def start(self) -> int:
        """Where the passage begins in the source."""
        return self.runs[0].start

    @property
    def end(self) -> int:
        """Where the passage ends in the source."""
        return self._place(len(self.text) - 1)[1]


@dataclasses.dataclass(frozen=True, kw_only=True)
class Paragraph(Passage):
    """A block of an article; ``furniture`` is navigation, advertising, bylines and the like."""

    kind: ParagraphKind = "body"


@dataclasses.dataclass(frozen=True, kw_only=True)
class Sentence(Passage):
    """A sentence; never crosses its paragraph."""

    index: int
    paragraph: int
    kind: ParagraphKind = "body"

    @property
    def heads(self) -> bool:
        """Whether it stands over others, as a headline or a heading, and is written as those are."""
        return self.kind in ("headline", "heading")
