"""Words of a sentence with their places: the ground that mentions, speakers and roles share.

A possessive ending is a word of its own ("Uruguay", "'s"), initials and "U.S." are one word, and so is each
punctuation mark.
"""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Sequence
from functools import lru_cache
from typing import NamedTuple

import regex

_WORD = regex.compile(
    r"""(?:\p{Lu}\.)+\p{Lu}\.?(?!\p{L})          # U.S., U.S, J.K.
      | \p{Lu}\.(?=[\s-]*\p{Lu})                  # A. (Milley)
      | (?:Mr|Mrs|Ms|Dr|St|Lt|Gen|Col|Sgt|Capt|Maj|Gov|Sen|Rep|Rev|Prof|Hon|Jr|Sr|Adm|Cmdr|Supt|Insp)\.
      | ['’]s\b
      | \p{N}+(?:[.,:]\p{N}+)*
      | [\p{L}\p{M}\p{N}]+(?:[-‐‑][\p{L}\p{M}\p{N}]+|['’](?!s\b)[\p{L}\p{M}]+)*
      | [^\s]
    """,
    regex.VERBOSE,
)

_PREFIXED = regex.compile(r"(?:al|el|as|an|ar|ad|at|ul|bin|d|l|dell|van|de)[-'’‐]\p{Lu}")

#: lower-case words inside names: "Ludwig van Beethoven", "Mohammed bin Salman"
PARTICLES = frozenset(
    "de del della di da dos das do du des la le van von der den ter ten af av bin bint ibn al el y e zu of".split()
)

#: capitalised only because they open a sentence, or never part of a name
FUNCTION_WORDS = frozenset(
    """a an the this that these those and or but nor so yet if when while where as at by for from in into of off on onto
    out over to under until up upon with within without about above across after against along amid among around
    before behind below beneath beside besides between beyond despite down during except inside like near outside
    past per since than through throughout till toward towards via he she it they we you i his her its their our my
    your him them us me who whom whose which what why how all any both each every few many more most much neither
    no none not one other others own same several some such only too very just also then there here now today
    yesterday tomorrow tonight meanwhile however recently later earlier soon still even once again never always often
    instead indeed perhaps maybe although though because unless whether is are was were be been being has have had
    do does did will would shall should can could may might must let said says according asked another two three
    four five six seven eight nine ten eleven twelve dozens hundreds thousands millions nearly almost around roughly
    moreover furthermore therefore thus hence nonetheless nevertheless otherwise additionally finally first second
    third last next new old yes well oh thank thanks dear nobody nothing everyone everything everybody somebody
    something anyone anything half most-of whatever whoever wherever whenever elsewhere everywhere nowhere""".split()
)

CALENDAR = frozenset(
    """monday tuesday wednesday thursday friday saturday sunday january february march april may june july august
    september october november december jan feb mar apr jun jul aug sep sept oct nov dec christmas easter ramadan
    gmt utc est edt cet a.m p.m am pm spring summer autumn winter""".split()
)


class Word(NamedTuple):
    """A word and its place in the sentence's visible text."""

    text: str
    at: int
    stop: int

    @property
    def low(self) -> str:
        """The word in lower case."""
        return self.text.lower()

    @property
    def capital(self) -> bool:
        """Whether it begins with a capital letter, a prefix such as "al-" or "d’" aside."""
        return self.text[0].isupper() or bool(_PREFIXED.match(self.text))

    @property
    def alpha(self) -> bool:
        """Whether it is a word in the narrow sense, not a number or a mark."""
        return self.text[0].isalpha()


@lru_cache(maxsize=8192)
def words(text: str) -> tuple[Word, ...]:
    """The words of a text, in order."""
    return tuple(Word(found.group(), found.start(), found.end()) for found in _WORD.finditer(text))


#: verbs that say who speaks
SPEECH = frozenset(
    """said says say told tells added adds noted notes stressed stresses argued argues warned warns insisted insists
    acknowledged admitted announced declared explained claimed claims denied denies confirmed replied answered stated
    states emphasised emphasized wrote conceded recalled promised urged complained concluded observed joked predicted
    suggested testified maintained contended alleged alleges believes believed estimated estimates accused reported
    thinks hopes wants expects quipped recounted pledged pledges vowed asked tweeted posted commented reiterated
    underlined ruled found""".split()
)

_OPEN, _CLOSE = "“«„", "”»"


def quoted_words(tokens: Sequence[Word], inside: bool) -> tuple[list[bool], bool]:
    """Which words stand inside quotation marks, and whether a quotation is still open at the end."""
    flags = []
    for word in tokens:
        if word.text in _OPEN or (word.text == '"' and not inside):
            inside = True
        elif word.text in _CLOSE or word.text == '"':
            inside = False
        flags.append(inside)
    return flags, inside


_SUFFIXES = ("ations", "ation", "ating", "ated", "ates", "ate", "ions", "ion", "ings", "ing", "ments", "ment", "ies",
             "ied", "ers", "er", "ors", "or", "ed", "es", "ly", "al", "s", "e", "y")  # fmt: skip


def word_at(tokens: Sequence[Word], place: int) -> int:
    """Which word holds a place of its text, or the next one: of "mid-July" the place of "July" is in the first."""
    return bisect_right(tokens, place, key=lambda word: word.stop)


@lru_cache(maxsize=16_384)
def stem(word: str) -> str:
    """A crude stem: "coordination", "coordinating" and "coordinate" fall together."""
    low = word.lower()
    for suffix in _SUFFIXES:
        if low.endswith(suffix) and len(low) - len(suffix) >= 4:
            return low[: -len(suffix)]
    return low


@lru_cache(maxsize=4096)
def stems(text: str) -> frozenset[str]:
    """Stems of the content words of a text; names are included, function words are not."""
    return frozenset(stem(w.text) for w in words(text) if w.alpha and len(w.text) > 2 and w.low not in FUNCTION_WORDS)
