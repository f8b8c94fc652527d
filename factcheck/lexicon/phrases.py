"""Office phrases in running text: "the acting foreign minister", "Human Resources Director", "ex-president".

Known offices come from the table; an unknown one is its head noun with the nouns before it ("cattle commissioner",
"director of ice operations"), so that a newsroom's local titles are understood without being listed.
"""

from __future__ import annotations

from collections.abc import Sequence
from functools import lru_cache
from typing import NamedTuple

from factcheck.lexicon import tables
from factcheck.words import CALENDAR, FUNCTION_WORDS, Word

#: words that mark an office as not held now, or not in full
MARKS = {
    "former": "former", "ex": "former", "then": "former", "late": "former", "retired": "former", "one-time": "former",
    "onetime": "former", "past": "former", "previous": "former", "ousted": "former", "outgoing": "outgoing",
    "deposed": "former", "longtime": "", "long-time": "", "acting": "acting",
    "interim": "acting", "caretaker": "acting", "deputy": "deputy", "assistant": "deputy", "vice": "deputy",
    "incoming": "elect", "designate": "elect", "elect": "elect", "newly": "", "new": "", "current": "", "present": "",
    "honorary": "honorary", "shadow": "shadow", "would-be": "candidate", "aspiring": "candidate", "future": "elect",
    "emeritus": "former", "associate": "deputy", "junior": "deputy", "co": "",
}  # fmt: skip

#: what somebody has "as" something: "her present post as treasurer"
POSTS = frozenset("post job role position".split())

#: what somebody spends in an office: "in her third year as mayor"
SPELLS = frozenset(
    """year years season seasons term terms spell stint decade decades week weeks month months day days campaign
    mandate tenure stretch""".split()
)

#: words before a name that say how somebody is addressed
HONORIFICS = frozenset(
    """mr mrs ms miss mx dr sir dame lord lady prof professor rev reverend father sister brother saint st hon gen lt
    col maj sgt capt cmdr adm gov sen rep supt insp cllr councillor msgr canon cdre brig prince princess king
    queen pope sheikh ayatollah imam rabbi baroness baron count countess señor señora monsieur madame herr
    frau don doña mufti cardinal""".split()
)

#: head nouns that make an office of whatever nouns stand before them
OPEN_HEADS = frozenset(
    """minister secretary president director officer chief head chair chairman chairwoman chairperson manager
    commissioner adviser advisor ambassador envoy spokesman spokeswoman spokesperson coach captain leader inspector
    superintendent prosecutor lawyer attorney judge magistrate governor mayor administrator coordinator co-ordinator
    editor analyst economist engineer consul councillor councilwoman councilman bishop archbishop rector dean principal
    treasurer controller auditor ombudsman curator conductor commander sheriff premier chancellor counsel""".split()
)
_MODIFIER_STOP = FUNCTION_WORDS | CALENDAR | {"said", "says", "told", "met", "asked", "named", "called", "including"}


#: words that name no office by themselves
_NO_OFFICE = frozenset(
    "deputy deputies assistant assistants associate associates dr rev reverend prof sir dame lord lady st".split()
)
_POSSESSIVE = frozenset(("'s", "’s"))
_PREFIXES = ("ex", "then", "co")


class OfficePhrase(NamedTuple):
    """An office in a sentence; ``start`` and ``stop`` are word indices of the office without its marks and body."""

    start: int
    stop: int
    office: str  # canonical
    mark: str | None
    left: int  # index of the first word of the phrase, marks included


_PREPOSITIONS = frozenset("of for to in at".split())


@lru_cache(maxsize=1)
def office_heads() -> frozenset[str]:
    """Head nouns of all offices: "minister", not the "energy" of "minister of energy"."""
    plain = (variant.lower().split() for variant in tables.office_variants())
    return frozenset(words[-1] for words in plain if not _PREPOSITIONS & set(words)) | OPEN_HEADS


@lru_cache(maxsize=1)
def _first_words() -> frozenset[str]:
    """Words that can open an office: most words of a text cannot."""
    return frozenset(variant.replace("-", " ").split()[0] for variant in tables.office_variants()) | OPEN_HEADS


@lru_cache(maxsize=1)
def _longest() -> int:
    return min(7, max(len(variant.split()) for variant in tables.office_variants()))


def office_phrases(tokens: Sequence[Word], taken: frozenset[int]) -> list[OfficePhrase]:
    """The offices of a sentence, left to right; words in ``taken`` (names, countries) are never part of one."""
    found: list[OfficePhrase] = []
    at = 0
    while at < len(tokens):
        phrase = None if at in taken else _match(tokens, at, taken)
        if phrase and phrase.office:
            owner = phrase.stop < len(tokens) and tokens[phrase.stop].low in _POSSESSIVE
            if not owner and not _plural(tokens, phrase):
                found.append(phrase)
            at = phrase.stop
        else:
            at += 1
    return found


def _plural(tokens: Sequence[Word], phrase: OfficePhrase) -> bool:
    """Whether several people are meant: "the suspects", "foreign ministers"."""
    return " ".join(w.low for w in tokens[phrase.start : phrase.stop]) in tables.plural_offices()


def _match(tokens: Sequence[Word], at: int, taken: frozenset[int]) -> OfficePhrase | None:
    first = tokens[at].low.replace("-", " ").split()
    if not first or (first[0] not in _first_words() and first[0] not in _PREFIXES and not tokens[at].text.isupper()):
        return None
    for size in range(min(_longest(), len(tokens) - at), 0, -1):
        if any(i in taken for i in range(at, at + size)):
            continue
        part = tokens[at : at + size]
        if part[0].low in _NO_OFFICE and size == 1:
            return None
        office, mark = _office(" ".join(w.text for w in part))
        if office is not None:
            return _extend(tokens, OfficePhrase(at, at + size, office, mark, at), taken)
    if tokens[at].low in OPEN_HEADS:
        return _extend(tokens, OfficePhrase(at, at + 1, tokens[at].low, None, at), taken)
    return None


def _office(surface: str) -> tuple[str | None, str | None]:
    """Canonical office and mark of some words: "CEO", "ex-president", "interim chief executive"."""
    low = surface.lower()
    for opening in (*_PREFIXES, *(mark for mark, kind in MARKS.items() if kind in {"former", "acting", "elect"})):
        bare = low.removeprefix(opening).lstrip("- ")
        if low.startswith((f"{opening} ", f"{opening}-")) and tables.office_of(bare):
            return tables.office_of(bare), MARKS.get(opening) or None
    for closing in ("elect", "designate"):
        bare = low.removesuffix(closing).rstrip("- ")
        if low.endswith((f" {closing}", f"-{closing}")) and tables.office_of(bare):
            return tables.office_of(bare), MARKS[closing]
    return tables.office_of(surface) or tables.office_of(low.replace("-", " ")), None


def _extend(tokens: Sequence[Word], found: OfficePhrase, taken: frozenset[int]) -> OfficePhrase:
    """Take in the modifiers and marks to the left, and "-elect" or "designate" to the right."""
    start, stop, office, mark, left = found
    if tokens[stop - 1].low in OPEN_HEADS:
        left = _modifiers(tokens, start, taken)
        if left < start:
            left = _without_name(tokens, left, start, stop)
            whole = " ".join(w.low for w in tokens[left:stop])
            office, start = tables.office_of(whole) or whole, left
    while left > 0 and left - 1 not in taken and tokens[left - 1].low in MARKS:
        left -= 1
        mark = MARKS[tokens[left].low] or mark
    if stop < len(tokens) and tokens[stop].low in {"designate", "elect", "emeritus"}:
        mark, stop = MARKS[tokens[stop].low], stop + 1
    return OfficePhrase(start, stop, office, mark, left)


def _without_name(tokens: Sequence[Word], left: int, start: int, stop: int) -> int:
    """Where the office begins behind a place's name: "[Cedar Falls] Police Chief", whose words are unknown capitals."""
    for at in range(left + 1, start + 1):
        proper = all(w.capital and w.low not in modifier_words() for w in tokens[left:at])
        if proper and tables.office_of(" ".join(w.low for w in tokens[at:stop])) and at < stop - 1:
            return at
    return left


def _modifiers(tokens: Sequence[Word], start: int, taken: frozenset[int]) -> int:
    """Index of the first noun that belongs to an open head, at most four words to its left.

    A word that the table does not know as a modifier counts only behind a determiner or possessive, or in title
    case like its head: "the cattle commissioner", "City Manager", but not "praised captain".
    """
    left, sure = start, start
    while left > 0 and start - left < 4 and left - 1 not in taken:
        word = tokens[left - 1]
        if not word.alpha or word.low in _MODIFIER_STOP or word.low in MARKS or word.low.endswith("ly"):
            break
        if word.low in office_heads() and word.low not in modifier_words():
            break
        left -= 1
        cased = word.capital and tokens[start].capital and left > 0
        if left == sure - 1 and (word.low in modifier_words() or cased):
            sure = left
    bounded = left > 0 and (left - 1 not in taken) and tokens[left - 1].low in _DETERMINERS
    return left if bounded else sure


@lru_cache(maxsize=1)
def modifier_words() -> frozenset[str]:
    """Words that stand before the head in some office of the table."""
    return frozenset(word for variant in tables.office_variants() for word in variant.split()[:-1])


_DETERMINERS = frozenset("the a an its his her their our my 's ' ’".split())
