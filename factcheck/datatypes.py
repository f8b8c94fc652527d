"""The nouns of the street, and the one contract (:class:`NliModel`).

Everything that a step hands to the next is defined here, so that steps need not know each other. All offsets are
code points into ``article.text``, half-open; ``article.text`` is the decoded source file itself, markup included.
"""

from __future__ import annotations

import bisect
import dataclasses
from collections.abc import Sequence
from functools import cached_property
from typing import Literal, NamedTuple, Protocol, runtime_checkable

Severity = Literal["error", "warning", "info"]
Kind = Literal["role", "participant", "name", "number", "count", "date", "place", "statement", "quote"]
ParagraphKind = Literal["headline", "heading", "body", "item", "caption", "quote", "code", "furniture"]
EntityType = Literal["country", "person", "organisation", "place"]

#: finding kind -> code that users select, suppress and look up
CODES: dict[Kind, str] = {
    "role": "FC101",
    "participant": "FC102",
    "name": "FC103",
    "number": "FC201",
    "count": "FC202",
    "date": "FC301",
    "place": "FC401",
    "statement": "FC501",
    "quote": "FC601",
}


class Span(NamedTuple):
    """A place in ``article.text``."""

    start: int
    end: int


class Run(NamedTuple):
    """A stretch of visible text and where it stands in the source.

    The visible characters from ``at`` up to the next run's ``at`` come from ``source[start:end]``: one to one where
    both have the same length, else as a whole (an HTML entity, say).
    """

    at: int
    start: int
    end: int


@dataclasses.dataclass(frozen=True)
class Article:
    """One article; ``text`` is the only coordinate system."""

    text: str
    source: str = "<text>"  # what a reader of a report is shown: a path, or "<text>"
    title: str | None = None
    published: str | None = None
    format: Literal["text", "markdown", "html"] = "text"

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
        i = bisect.bisect_right(self.runs, at, key=lambda run: run.at) - 1
        run = self.runs[i]
        stop = self.runs[i + 1].at if i + 1 < len(self.runs) else len(self.text)
        if stop - run.at == run.end - run.start:
            return run.start + at - run.at, run.start + at - run.at + 1
        return run.start, run.end

    def cut(self, start: int, end: int) -> tuple[str, tuple[Run, ...]]:
        """Text and runs of ``text[start:end]``, for a smaller passage."""
        kept: list[Run] = []
        for i, run in enumerate(self.runs):
            stop = self.runs[i + 1].at if i + 1 < len(self.runs) else len(self.text)
            if stop <= start or run.at >= end:
                continue
            if stop - run.at == run.end - run.start:
                low, high = max(run.at, start), min(stop, end)
                kept.append(Run(low - start, run.start + low - run.at, run.start + high - run.at))
            else:
                kept.append(Run(max(run.at, start) - start, run.start, run.end))
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


@dataclasses.dataclass(frozen=True, kw_only=True)
class Mention:
    """Words that name somebody or something, and whom they mean.

    ``at`` and ``stop`` are offsets in the sentence's visible text. ``entity`` is the resolved name, the same for all
    mentions of one entity ("Russia" for Moscow, the Kremlin, Russian).
    """

    sentence: int
    at: int
    stop: int
    text: str
    entity: str
    type: EntityType
    form: Literal["name", "adjective", "capital", "metonym", "surname", "demonym"] = "name"


@dataclasses.dataclass(frozen=True, kw_only=True)
class Role:
    """An office that the article gives to a person."""

    person: str  # entity of the holder
    office: str  # "foreign minister", normalised: lower case, singular, American and British alike
    body: str | None  # entity whose office it is: "China"
    words: Span  # the office as it stands in the article
    mark: str | None = None  # another time or rank: "former", "acting", "deputy", "elect", "dated", "negated", ...
    title: str = ""  # the office in the article's own spelling


@dataclasses.dataclass(frozen=True, kw_only=True)
class Claim:
    """One statement of the article; ``text`` is what the model reads, the span is what the reader sees."""

    text: str
    start: int
    end: int
    sentence: Sentence
    kind: Literal["statement", "role"] = "statement"
    speaker: str | None = None
    role: Role | None = None
    mentions: tuple[Mention, ...] = ()

    @property
    def span(self) -> Span:
        """Start and end together."""
        return Span(self.start, self.end)


@dataclasses.dataclass(frozen=True, kw_only=True)
class Pair:
    """Two claims worth the model's time; ``first`` stands earlier in the article."""

    first: Claim
    second: Claim
    why: str
    priority: float


class Probs(NamedTuple):
    """What a model says of (premise, hypothesis); the three sum to 1."""

    entailment: float
    neutral: float
    contradiction: float


@dataclasses.dataclass(frozen=True, kw_only=True)
class Verdict:
    """A judged pair, in both directions."""

    pair: Pair
    forward: Probs
    backward: Probs

    @property
    def contradiction(self) -> float:
        """The two directions joined: contradiction is symmetric, so their mean."""
        return (self.forward.contradiction + self.backward.contradiction) / 2

    @property
    def entailment(self) -> float:
        """The stronger direction: a compatible paraphrase may say more on one side."""
        return max(self.forward.entailment, self.backward.entailment)


@dataclasses.dataclass(frozen=True, kw_only=True)
class Swap:
    """A statement with one participant exchanged, and the premises to compare both versions on."""

    claim: Claim
    mention: Mention
    other: str  # entity put in its place
    words: str  # as it is worded there
    text: str  # the exchanged version
    profile: float  # -1..1: how much more the article's other sentences of this kind speak of ``other``
    near: tuple[Claim, ...]  # premises on the same topic
    far: tuple[Claim, ...]  # premises on other topics, for the prior


@dataclasses.dataclass(frozen=True, kw_only=True)
class Outlier:
    """A judged swap."""

    swap: Swap
    gain: float  # the model's preference for the other participant, prior subtracted, about -2..2
    clash: float  # P(contradiction) of the original with its clearest witness
    witness: Claim


@dataclasses.dataclass(frozen=True, kw_only=True)
class Contradiction:
    """What a reader is shown: two places that clash."""

    kind: Kind
    severity: Severity
    score: float
    first: Claim
    second: Claim
    reason: str
    suspect: Span | None = None
    suggestion: str | None = None
    witnesses: tuple[Claim, ...] = ()  # further claims that agree with the side that is not suspect

    @property
    def code(self) -> str:
        """The stable code of the kind, "FC101"."""
        return CODES[self.kind]


class Tally(NamedTuple):
    """What was and was not looked at; nothing is dropped without being counted."""

    paragraphs: int = 0
    furniture: int = 0  # paragraphs of navigation, advertising, bylines
    sentences: int = 0
    claims: int = 0
    pairs_proposed: int = 0
    pairs_judged: int = 0
    pairs_too_long: int = 0  # did not fit the model's window whole, so not judged
    pairs_skipped: int = 0  # over the pair budget
    hidden: int = 0  # findings under the severity that is shown


@runtime_checkable
class NliModel(Protocol):
    """The one seam: anything with a name and ``score`` is a model."""

    @property
    def name(self) -> str:
        """What reports call the model."""
        ...

    def score(self, pairs: Sequence[tuple[str, str]]) -> list[Probs | None]:
        """Probabilities of (premise, hypothesis) pairs, in order; ``None`` where a pair does not fit whole."""
        ...


def earlier_first(one: Claim, other: Claim) -> tuple[Claim, Claim]:
    """The two claims in text order."""
    return (one, other) if (one.start, one.end) <= (other.start, other.end) else (other, one)
