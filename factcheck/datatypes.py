"""The nouns of the street, and the one contract (:class:`NliModel`).

Everything that a step hands to the next is defined here, so that steps need not know each other. All offsets are
code points into ``article.text``, half-open; ``article.text`` is the decoded source file itself, markup included.
"""

from __future__ import annotations

import dataclasses
from collections.abc import Sequence
from typing import Literal, NamedTuple, Protocol, runtime_checkable

# ruff: noqa: PLC0414 -- with "as", the nouns of passages.py are nouns of this module, too
from factcheck.passages import Article as Article
from factcheck.passages import Paragraph as Paragraph
from factcheck.passages import ParagraphKind as ParagraphKind
from factcheck.passages import Passage as Passage
from factcheck.passages import Run as Run
from factcheck.passages import Sentence as Sentence
from factcheck.passages import Span as Span

Severity = Literal["error", "warning", "info"]
Kind = Literal["role", "participant", "name", "number", "count", "date", "place", "statement", "quote"]
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
    form: Literal["name", "adjective", "capital", "metonym", "surname", "demonym", "pronoun", "description"] = "name"


@dataclasses.dataclass(frozen=True, kw_only=True)
class Role:
    """An office that the article gives to a person."""

    person: str  # entity of the holder
    office: str  # "foreign minister", normalised: lower case, singular, American and British alike
    body: str | None  # entity whose office it is: "China"
    words: Span  # the office as it stands in the article
    mark: str | None = None  # another time or rank: "former", "acting", "deputy", "elect", "dated", "negated", ...
    title: str = ""  # the office in the article's own spelling, as a noun: "chair" for "has chaired the board"
    definite: bool = False  # with "the" or a possessive: said of one holder
    phrase: Span | None = None  # the office with a body directly before it: "Ireland captain"
    whole: Span | None = None  # the office with what it is of: "head of the border guards"
    headed: bool = False  # told by a verb of heading, not by a title: "who runs the hospital"


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
    article: Article | None = None  # the reference that it stands in; None for the article that is checked

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
    pairings: tuple[Claim, ...]  # other statements that tell ``other`` and the mention's partner in one breath
    told: int  # how many other statements that tell the mention itself and its partner in one breath
    near: tuple[Claim, ...]  # premises on the same topic
    far: tuple[Claim, ...]  # premises on other topics, for the prior


@dataclasses.dataclass(frozen=True, kw_only=True)
class Outlier:
    """A judged swap."""

    swap: Swap
    gain: float  # the model's preference for the other participant, prior subtracted, about -2..2
    clash: float  # P(contradiction) of the original with its clearest witness
    witness: Claim


class Reading(NamedTuple):
    """An article up to its claims: what a comparison looks at."""

    article: Article
    sentences: Sequence[Sentence]
    mentions: Sequence[Mention]
    speakers: Sequence[str | None]  # one entry a sentence
    claims: Sequence[Claim]  # statements and roles, in text order
    pronouns: Sequence[Mention] = ()  # each "he" and "she" that is safe, form "pronoun"
    descriptions: Sequence[Mention] = ()  # each "the airline" that is safe, form "description"

    @property
    def statements(self) -> list[Claim]:
        """The claims that are statements, in text order."""
        return [claim for claim in self.claims if claim.kind == "statement"]


@dataclasses.dataclass(frozen=True, kw_only=True)
class Clash:
    """What an exact comparison found: two places of the article that cannot both be right.

    Inside one sentence the two sides are the same claim with narrower spans.
    """

    kind: Kind
    first: Claim  # stands earlier
    second: Claim
    score: float  # 0..1, how sure the comparison is
    reason: str  # one sentence
    suspect: Span | None = None
    suggestion: str | None = None
    witnesses: tuple[Claim, ...] = ()  # further claims that agree with the side that is not suspect


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

    @property
    def spans(self) -> tuple[Span, ...]:
        """Its sides in the article that is checked: two, or one where the other side stands in a reference."""
        return tuple(side.span for side in (self.first, self.second) if side.article is None)


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
    pairs_hopeless: int = 0  # not asked about: whatever the model says, they could not become a warning
    swaps_judged: int = 0  # statements tried with one participant exchanged
    swaps_too_long: int = 0
    swaps_skipped: int = 0  # over the budget of swaps
    suppressed: int = 0  # findings that a comment in the article silences
    accepted: int = 0  # findings that the house facts accept
    baselined: int = 0  # findings that the baseline knows
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


def mentions_by_sentence(mentions: Sequence[Mention]) -> dict[int, list[Mention]]:
    """The mentions of each sentence, by its index, in the order given; sentences without any are left out."""
    found: dict[int, list[Mention]] = {}
    for mention in mentions:
        found.setdefault(mention.sentence, []).append(mention)
    return found
