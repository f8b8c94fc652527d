"""The thing that a verb tells of: the noun phrase before or behind it, by the words around, without a parser.

A thing is known by its head ("bridge"), by what tells it from others of its kind ("old", "second", "of Ulm") and by how
definite it is told. Where the words leave a doubt about where the phrase ends there is no thing.
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import NamedTuple

from factcheck.words import FUNCTION_WORDS, SPEECH, Word

DEFINITE = frozenset("the this that its his her their our".split())
DETERMINERS = DEFINITE | {"a", "an"}
PREPOSITIONS = frozenset(
    """in on at by for from to with into over under near of off across along through after before since until during
    between against among around behind beside beyond outside inside above below about despite within without as like
    upon towards toward via than per""".split()
)
CLAUSES = frozenset(
    """and but or when while where because that which who whom whose if though although unless whether then so nor
    yet""".split()
)
_MARKS = frozenset(', ; : ( ) [ ] “ ” " — – - . ! ? …'.split())
BOUNDARIES = CLAUSES | _MARKS | (SPEECH - {"found", "ruled", "posted", "estimated", "reported"})
RELATIVES = frozenset({"which", "who", "that"})
_TIMES = frozenset("until after before since".split())
_ASIDE = 14  # words of "Ana Ruiz, 43, a nurse from Ulm, was"


class Thing(NamedTuple):
    """What an act is done to; ``at`` and ``stop`` are offsets of its head in the sentence's text."""

    head: str
    marks: frozenset[str]  # the other words of its phrase
    article: str  # "the", "a", "his", or nothing
    at: int
    stop: int
    of: str = ""  # head of its complement: "tunnel" of "work on the tunnel"

    @property
    def definite(self) -> bool:
        """Whether it is told as one that the reader knows."""
        return self.article in DEFINITE

    @property
    def plural(self) -> bool:
        """Whether its head looks like several."""
        return self.head.endswith("s") and not self.head.endswith(("ss", "us", "is", "news"))


def _thing(tokens: Sequence[Word], low: int, high: int) -> Thing | None:
    """The phrase of ``tokens[low:high]``, whose head stands before its first preposition."""
    end = next((i for i in range(low + 1, high) if tokens[i].low in PREPOSITIONS), high)
    while end > low and not tokens[end - 1].text[0].isalnum():
        end -= 1
    begin = max((i for i in range(low, end) if tokens[i].low in DETERMINERS or tokens[i].text[1:] == "s"), default=-1)
    owner = tokens[low:begin] if begin > low else []
    article = "" if begin < 0 else tokens[begin].low if tokens[begin].low in DETERMINERS else _owned(owner)
    first = begin + 1 if begin >= 0 else low
    named = [w for w in tokens[first:end] if w.alpha or w.text[0].isdigit()]
    if not named or not named[-1].alpha or named[-1].low in FUNCTION_WORDS - {"he", "she", "it"}:
        return None
    tail = {w.low for w in tokens[end:high] if w.alpha and w.capital}
    marks = frozenset(w.low for w in named[:-1]) | tail | {w.low for w in owner if w.alpha}
    more = [w for w in tokens[end + 1 : high] if w.alpha] if end < high else []
    cut = next((i for i, w in enumerate(more) if i and w.low in PREPOSITIONS), len(more))
    of = more[cut - 1].low if more else ""
    return Thing(named[-1].low, marks - PREPOSITIONS - DETERMINERS, article, named[-1].at, named[-1].stop, of)


def _owned(owner: Sequence[Word]) -> str:
    """How definite something owned is: "a children's hospital" is a hospital, "the city's hospital" the hospital."""
    return "a" if any(w.low in {"a", "an"} for w in owner) else "their"


def subject(tokens: Sequence[Word], at: int, *, inside: bool) -> Thing | None:
    """What stands before ``tokens[at]``; ``inside`` where no auxiliary does: ", opened in 2012," "the bridge built"."""
    if at and tokens[at - 1].low in {"he", "she", "it"} and (at < 2 or tokens[at - 2].low not in {"on", "of", "for"}):
        return _thing(tokens, at - 1, at)
    cut = next((i for i in range(at - 1, -1, -1) if tokens[i].low in BOUNDARIES | _TIMES), -1)
    if cut == at - 1:
        if cut < 0 or tokens[cut].low not in RELATIVES | {","}:
            return None
        if tokens[cut].low in RELATIVES:
            cut -= tokens[cut - 1].text == ","
            return _back(tokens, cut)
        return _over_aside(tokens, cut) or (_back(tokens, cut) if inside else None)
    low = _past_opening(tokens, cut + 1, at)
    if inside and tokens[low].low not in DETERMINERS and not tokens[low].capital:
        return _back(tokens, at)
    return _thing(tokens, low, at) if low < at else None


def _over_aside(tokens: Sequence[Word], comma: int) -> Thing | None:
    """The phrase before an aside: "Ana Ruiz, 43, a nurse from Ulm, was"; behind "On Tuesday," it comes second."""
    marks = [i for i in range(comma) if tokens[i].low in BOUNDARIES and not _relative(tokens, i)]
    inner = next(
        (k for k in range(len(marks) - 1, -1, -1) if tokens[marks[k]].text != "," or comma - marks[k] > _ASIDE), -1
    )
    commas = [i for i in marks[inner + 1 :] if tokens[i].text == ","]
    low = marks[inner] + 1 if inner >= 0 else 0
    for stop in commas[:2]:
        first = _past_opening(tokens, low, stop) if low < stop else stop
        if first < stop:
            return _thing(tokens, first, stop)
        low = stop + 1
    return None


def _relative(tokens: Sequence[Word], at: int) -> bool:
    return at > 0 and tokens[at].low in {"which", "who"} and tokens[at - 1].text == ","


def _past_opening(tokens: Sequence[Word], low: int, high: int) -> int:
    """Where the subject begins behind "On Tuesday", "In March 2012", "Also"."""
    if tokens[low].low in PREPOSITIONS:
        at = low + 1
        while at < high and (tokens[at].low in _OPENING or tokens[at].text[0].isdigit()):
            at += 1
        return at if at > low + 1 else high
    while low < high and tokens[low].low in {"also", "now", "however", "later", "eventually", "yesterday", "today"}:
        low += 1
    return low


_OPENING = frozenset(
    """monday tuesday wednesday thursday friday saturday sunday january february march april may june july august
    september october november december morning afternoon evening night early late the of that same year""".split()
) - {"the"}


def _back(tokens: Sequence[Word], stop: int) -> Thing | None:
    """The phrase that ends before ``tokens[stop]``, back to its determiner or to its name's first word."""
    at = stop
    while at > 0:
        word = tokens[at - 1]
        if word.low in DETERMINERS:
            at -= 1
            if at > 1 and tokens[at - 1].low == "of":
                at -= 1
                continue
            return _thing(tokens, at, stop)
        if word.low in BOUNDARIES or (word.low in PREPOSITIONS and word.low != "of"):
            break
        at -= 1
    named = at < stop and all(w.capital or w.low == "of" for w in tokens[at:stop] if w.alpha)
    return _thing(tokens, at, stop) if named else None


def behind(tokens: Sequence[Word], at: int, stop: int) -> Thing | None:
    """The object that begins at ``tokens[at]``; ``stop`` is where a day begins."""
    end = at
    while end < len(tokens) and tokens[end].at < stop:
        word = tokens[end]
        if word.low in BOUNDARIES or (word.low in PREPOSITIONS and word.low != "of"):
            break
        end += 1
    return _thing(tokens, at, end) if end > at and tokens[at].low not in PREPOSITIONS else None


def before_owner(tokens: Sequence[Word], at: int) -> Thing | None:
    """The owner before "'s" at ``tokens[at]``: "the bridge's completion", "Ocampo's arrest"."""
    return _back(tokens, at)
