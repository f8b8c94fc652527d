"""The noun phrase behind or before a place of a sentence, read without a tagger: "the Spanish takeover", "its board".

Only what a closed list of function words bounds is read; where the bounds are unclear there is no phrase.
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import NamedTuple

from factcheck.words import CALENDAR, FUNCTION_WORDS, Word, stem, words

_DETERMINERS = frozenset("the a an its his her their our this that these those no any each every all both".split())
#: modifiers that say which of several is meant, and are function words elsewhere
_WHICH = frozenset(
    """first second third last next new old another other earlier previous former same own final original revised
    amended latest separate similar further rival""".split()
)
_AUXILIARIES = frozenset(
    """was were is are be been being has have had did does do will would could should may might must can also then not
    never already ever still only even all both later soon now finally eventually first again who which that""".split()
)
#: "shareholders of the utility": the head stands before
_CLIMB = frozenset("of for in at from with on along under over near beside between behind above below around".split())
_OF = frozenset("of for".split())  # what follows belongs to the noun
#: words before a noun by which only some are meant, or nobody
_SOME = frozenset(
    """most many some few several half two three four five six seven eight nine ten eleven twelve one more fewer
    every each another neither none""".split()
)
#: frequent verbs whose form does not show what they are
_VERBS = frozenset(
    """came come went go goes took take takes made make makes got get gets gave give gives fell rose said says saw led
    left brought sent put set sparked drew won lost met held kept told became began ran stood spoke spent cost costs
    means meant shows follows drawn outright""".split()
)
_MARKS = frozenset((",", "'", "’"))  # the last two end a plural that owns
_JOINED = frozenset("and or nor by to than as not".split())
_TIMES = frozenset("morning afternoon evening night yesterday today late early".split())


class Noun(NamedTuple):
    """A noun phrase; ``words`` are the stems of its words but the head, ``of`` those of what belongs to it."""

    head: str
    words: frozenset[str]
    determiner: str
    of: frozenset[str]

    @property
    def new(self) -> bool:
        """Whether it is told as one that the reader has not met."""
        return self.determiner in {"a", "an", "any", "no"}

    @property
    def which(self) -> frozenset[str]:
        """The words by which it says that it is one of several."""
        return frozenset(w for w in self.words if w in _WHICH or w.isdigit())


def behind(text: str, at: int) -> Noun | None:
    """The noun phrase that begins at a place."""
    tokens = [w for w in words(text) if w.at >= at]
    determiner = tokens[0].low if tokens and tokens[0].low in _DETERMINERS else ""
    found: list[Word] = []
    for word in tokens[1:] if determiner else tokens:
        if word.text in ("'s", "’s"):
            determiner = "the"
        elif _bounds(word) or (found and _verbal(word)):
            of = behind(text, word.stop) if found and word.low in _OF else None
            return _noun(found, determiner, of)
        else:
            found.append(word)
    return _noun(found, determiner)


def before(text: str, at: int) -> Noun | None:
    """The subject of the verb at a place: the noun phrase before it, auxiliaries and complements passed over."""
    tokens = _past_apposition(_past_time([w for w in words(text) if w.stop <= at]))
    while tokens and (tokens[-1].low in _AUXILIARIES or tokens[-1].low.endswith("ly") or tokens[-1].text in _MARKS):
        tokens = _past_apposition(_past_time(tokens[:-1]))
    of: Noun | None = None
    for _ in range(3):
        found, determiner = _ending(tokens)
        left = tokens[: len(tokens) - len(found) - bool(determiner)]
        if not found or (left and left[-1].low in _JOINED):
            return None
        if not (left and left[-1].low in _CLIMB):
            some = bool(left) and left[-1].low in _SOME
            return None if some else _noun([w for w in found if w.text not in ("'s", "’s")], determiner, of)
        of, tokens = _noun(found, determiner), left[:-1]
    return None


def same(one: Noun | None, other: Noun | None) -> bool:
    """Whether two phrases may name one thing: one head, and nothing beside it that sets them apart; in text order."""
    if one is None or other is None or one.head != other.head or one.which != other.which or other.new:
        return False
    belongs = bool(one.of & other.of) if one.of and other.of else not other.of
    return belongs and (one.words <= other.words or other.words <= one.words)


def _bounds(word: Word) -> bool:
    ends = word.low in FUNCTION_WORDS and word.low not in _WHICH
    return ends or not word.text[0].isalnum() or (word.capital and word.low in CALENDAR)


def _ending(tokens: Sequence[Word]) -> tuple[list[Word], str]:
    """The words of the noun phrase at the end, and its determiner."""
    found: list[Word] = []
    for word in reversed(tokens):
        if word.low in _DETERMINERS:
            return found, word.low if found else ""
        if _bounds(word) and word.text not in ("'s", "’s"):
            break
        found.insert(0, word)
    return found, ""


def _past_time(tokens: list[Word]) -> list[Word]:
    """Without "on Monday evening" at the end."""
    at = len(tokens)
    while at and (tokens[at - 1].low in _TIMES or (tokens[at - 1].capital and _bounds(tokens[at - 1]))):
        at -= 1
    return tokens[: at - 1] if at < len(tokens) and at and tokens[at - 1].low == "on" else tokens[:at]


def _past_apposition(tokens: list[Word]) -> list[Word]:
    """Without ", the largest of the three," at the end."""
    if not tokens or tokens[-1].text != ",":
        return tokens
    opening = next((i for i in range(len(tokens) - 2, -1, -1) if tokens[i].text in {",", ".", ";", ":"}), -1)
    return tokens[:opening] if opening > 0 and tokens[opening].text == "," else tokens


def _verbal(word: Word) -> bool:
    return word.text.islower() and (word.low.endswith(("ed", "ly")) or word.low in _VERBS)


def _noun(found: Sequence[Word], determiner: str, of: Noun | None = None) -> Noun | None:
    if not found or not found[-1].alpha or determiner in _SOME:
        return None
    modifiers = frozenset(w.low if w.low in _WHICH else stem(w.text) for w in found[:-1])
    return Noun(stem(found[-1].text), modifiers, determiner, of.words | {of.head} if of else frozenset())
