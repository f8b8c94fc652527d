"""How an article describes a person beside the full name: title, apposition, clause with "who", the next sentence.

A description is what makes two names one person: "senior ranger Mutale Sikazwe" and "Joseph Sikazwe ... the senior
ranger said". Only what a text gives to one person is read: a title, or a phrase with "the", a possessive or no article.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import NamedTuple

from factcheck.lexicon import tables
from factcheck.lexicon.phrases import HONORIFICS, MARKS, office_heads
from factcheck.words import FUNCTION_WORDS, Word, stem, words

#: ranks and forms of address that many people in one article share
_SHARED = HONORIFICS | frozenset(
    """senator councillor officer player student pupil teacher member man woman
    boy girl lawmaker spokesman spokeswoman spokesperson detective constable sergeant soldier goalkeeper striker
    defender midfielder winger forward batsman bowler victim defendant suspect witness actor actress singer""".split()
)
_OWNERS = frozenset("the its his her their our whose".split())
_POSSESSIVE = frozenset(("'s", "’s", "'", "’"))
_STOPS = frozenset(', . ; : ( ) “ ” " — – - of for at in on from to by with who whose which that and or said'.split())
_LEADS = frozenset(
    "led leads leading commanded commands headed heads directed directs ran runs oversaw oversees".split()
)
#: undertakings that somebody leads: two words for one of them are common
UNDERTAKINGS = frozenset(
    """operation raid mission search rescue swoop patrol investigation inquiry probe expedition dig excavation study
    research survey trial project programme campaign effort""".split()
)


class Description(NamedTuple):
    """What stands beside a name; ``head`` is its noun."""

    head: str
    stems: frozenset[str]
    unique: bool  # said of one person only: not "a", and no rank or title that many share
    sole: bool  # with "the" or a possessive, or an office that only one holds at a time
    mark: str | None  # "former", "acting", "deputy"


def around(text: str, at: int, stop: int, following: str = "") -> list[Description]:
    """The descriptions of a name at ``text[at:stop]``; ``following`` is the next sentence, if it names nobody else."""
    tokens = words(text)
    first = next((i for i, w in enumerate(tokens) if w.at == at), None)
    last = next((i for i, w in enumerate(tokens) if w.stop == stop), None)
    if first is None or last is None:
        return []
    found = [*_title(tokens, first), *_before(tokens, first, last), *_after(tokens, last)]
    return found + list(_resumed(words(following)))


def same(one: Description, other: Description) -> bool:
    """Whether two descriptions are of one post or part: the same noun, and one says no more than the other."""
    if one.mark != other.mark or one.head != other.head:
        return False
    if one.mark == "another":
        return False
    small, large = sorted((one.stems, other.stems), key=len)
    return small <= large or len(small & large) >= 0.6 * len(large)


def _title(tokens: Sequence[Word], first: int) -> Iterator[Description]:
    """ "said senior ranger [Mutale Sikazwe]", "Air Vice-Marshal [Corinne Haddow]", "the botanist [Hendrik Louw]"."""
    at = first
    while at > 0 and first - at < 6 and (tokens[at - 1].alpha or tokens[at - 1].text in _POSSESSIVE):
        if tokens[at - 1].low in FUNCTION_WORDS or tokens[at - 1].low in _STOPS:
            break
        at -= 1
    determined = at > 0 and tokens[at - 1].low in _OWNERS
    phrase = tokens[at:first]
    if phrase and (determined or _is_title(phrase[-1])):
        start = at if determined else _title_start(phrase, at, first)
        yield from _described(tokens[start:first], unique=True, definite=determined)


def _is_title(word: Word) -> bool:
    low = word.low.rstrip(".").removeprefix("vice-")
    return low in office_heads() or low in HONORIFICS


def _title_start(phrase: Sequence[Word], at: int, first: int) -> int:
    """Where a title without article begins: the words in the case of its last one, and adjectives of rank."""
    start = first - 1
    while start > at:
        word = phrase[start - 1 - at]
        opens = start - 1 == 0  # a capital that only opens the sentence
        if (opens or word.capital == phrase[-1].capital) and word.low not in _VERBS and not word.low.endswith("ed"):
            start -= 1
        else:
            break
    return start


_VERBS = frozenset("said says told asked met calls called named including sees saw".split())


def _before(tokens: Sequence[Word], first: int, last: int) -> Iterator[Description]:
    """ "The chief auditor, [Veerle Cools], said", "Armental's lawyer, [Gonzalo Piquer],", "As mayor, [Ana Duarte]"."""
    while first > 1 and tokens[first - 1].low.rstrip(".") in HONORIFICS:
        first -= 1
    if first > 2 and tokens[0].low == "as" and tokens[first - 1].text == "," and _is_title(tokens[first - 2]):
        if all(w.alpha for w in tokens[1 : first - 1]):
            yield from _described(tokens[1 : first - 1], unique=True)
        return
    if first < 2 or tokens[first - 1].text != "," or _text(tokens, last + 1) not in {",", ".", ";", ")"}:
        return
    at = first - 1
    while at > 0 and first - at < 12 and tokens[at - 1].text not in {",", ".", ";", ":", "“", "”", '"'}:
        at -= 1
    clause = next((i for i in range(at, first - 1) if tokens[i].low in {"who", "whose", "which", "that"}), first - 1)
    start = next((i for i in range(clause - 2, at - 1, -1) if tokens[i].low in _OWNERS), None)
    if start is None:
        start = next((i for i in range(clause - 1, at, -1) if tokens[i].text in _POSSESSIVE), None)
    if start is not None:
        yield from _described(tokens[start + 1 : clause], unique=True)


def _after(tokens: Sequence[Word], last: int) -> Iterator[Description]:
    """ "[Veerle Cools], the chief auditor,", "[Joseph Sikazwe], who commanded the raid,"."""
    if _text(tokens, last + 1) != ",":
        return
    rest = tokens[last + 2 : last + 16]
    end = next((i for i, w in enumerate(rest) if w.text in {",", ".", ";", "—", "–"}), len(rest))
    phrase = rest[:end]
    if not phrase:
        return
    if phrase[0].low == "who":
        yield from _leading(phrase[1:])
    elif phrase[0].low == "of" and len(phrase) > 2 and phrase[1].low == "the":
        things = frozenset(stem(w.text) for w in phrase[2:] if w.alpha and w.low not in FUNCTION_WORDS)
        yield Description("of", things, unique=False, sole=False, mark=None)
    elif phrase[0].low in _OWNERS or phrase[0].low in office_heads() or any(w.text in _POSSESSIVE for w in phrase[:4]):
        yield from _described(phrase, unique=True)
    elif phrase[0].low in {"a", "an", "one"}:
        yield from _described(phrase, unique=False)


def _leading(phrase: Sequence[Word]) -> Iterator[Description]:
    """ "who led the operation", "who has commanded the raid"."""
    at = 1 if phrase and phrase[0].low in {"has", "had", "is"} else 0
    if len(phrase) > at + 2 and phrase[at].low in _LEADS and phrase[at + 1].low in _OWNERS:
        thing = next((w.low for w in reversed(phrase[at + 2 : at + 5]) if w.alpha), "")
        if thing in UNDERTAKINGS:
            yield Description("leader of an undertaking", frozenset(), unique=True, sole=True, mark=None)
        elif thing:
            yield Description(f"leader of {stem(thing)}", frozenset(), unique=True, sole=True, mark=None)


def _resumed(tokens: Sequence[Word]) -> Iterator[Description]:
    """ "...," the senior ranger said" in the sentence after the name: who speaks on is described again."""
    for at, word in enumerate(tokens[:-3]):
        if word.low != "the" or (at and tokens[at - 1].text not in {",", "”", '"'}):
            continue
        end = next(
            (i for i in range(at + 1, min(at + 6, len(tokens))) if tokens[i].low in {"said", "says", "added"}), 0
        )
        if end > at + 1 and _is_title(tokens[end - 1]):
            yield from _described(tokens[at + 1 : end], unique=True)


def _described(phrase: Sequence[Word], *, unique: bool, definite: bool = True) -> Iterator[Description]:
    end = next((i for i, w in enumerate(phrase) if i and w.low in _STOPS), len(phrase))
    core = [w for w in phrase[:end] if w.low not in FUNCTION_WORDS and w.alpha]
    if not core or not core[-1].alpha:
        return
    mark = next((MARKS[w.low] for w in core if MARKS.get(w.low)), None)
    if any(w.low in _ANOTHER for w in phrase):
        mark = "another"
    rest = [w for w in phrase if w.alpha and w.low not in FUNCTION_WORDS and w.low not in MARKS and w.low not in _STOPS]
    head = core[-1].low.rstrip(".")
    shared = head in _SHARED and all(w.low.rstrip(".") in _SHARED for w in core)
    office = tables.offices().get(tables.office_of(" ".join(w.low for w in core)) or "")
    sole = definite or (office is not None and office.holder == "one")
    yield Description(stem(head), frozenset(stem(w.text) for w in rest), unique and not shared, sole and unique, mark)


_ANOTHER = frozenset("another other second third first fellow latter".split())


def _text(tokens: Sequence[Word], at: int) -> str:
    return tokens[at].text if 0 <= at < len(tokens) else "."
