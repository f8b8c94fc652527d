"""Words that stand alone as a surname does, and are nobody's name in full: "Ingram said", "Ingram's office".

News takes up by the surname alone whom it has introduced in full. How surely a word is meant for a person shows in what
stands beside it: a form of address, a verb of speech, an age, a clause with "who"; less surely, any verb.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Sequence
from itertools import pairwise, takewhile
from typing import NamedTuple

import regex

from factcheck.acts.verbs import FORMS
from factcheck.datatypes import Reading, Sentence
from factcheck.lexicon import tables
from factcheck.lexicon.phrases import HONORIFICS, OPEN_HEADS
from factcheck.words import CALENDAR, FUNCTION_WORDS, SPEECH, Word, quoted_words, words

SHORTEST = 4  # letters of a surname
#: what follows a lone name, by how surely it is a person's
SURE, ACTING, LIKELY = 3, 2, 1

_SAINTS = frozenset("saint st lady lord king queen prince princess pope".split())  # whose names are of another kind
_RANKS = frozenset(
    "general colonel major captain lieutenant sergeant corporal private admiral brigadier commander".split()
)
_GENERAL = frozenset("general major private".split())  # ranks, and words of the names of bodies
_TITLES = (HONORIFICS | OPEN_HEADS | _RANKS) - _SAINTS
_PRONOUNS = frozenset("mine yours hers ours theirs nobody everybody somebody anyone everyone someone others".split())
_DETERMINERS = frozenset("the a an this that these those its their his her our my your no".split())
_WHERE = frozenset("in at near into from around outside across towards toward between via inside over off".split())
_MARKS = frozenset(", . ; : ” “ \" ’ ' ?".split())
_WHO = frozenset("who whose whom himself herself".split())
_AUXILIARIES = frozenset("has had was is will would did does could can may might must should".split())
_OPENS = frozenset(", ; : and but when that if whether after because".split())
_OBJECTS = frozenset("the a an his her its their him them it that to at on off for from with in up out".split())
_OWNS = frozenset(("'s", "’s"))
_BESIDE = frozenset("told asked by".split())
_APPOSED = frozenset("a an the aged then now himself herself asked by".split())  # behind a name and a comma
_VERB = regex.compile(r"\p{Ll}{2,}(?:ed|s)")
_SAYING = frozenset("said says told recalled added".split())
_VOICES = frozenset("blamed thanked praised apologised apologized".split())
_SPEAKER = frozenset("i me my".split())
_HIS = frozenset("his her".split())
_SELF = frozenset("himself herself".split())
#: whose name follows them: "the marine institute Nortek"
_BODIES = frozenset(
    """institute company firm group bank agency charity club union team website newspaper magazine broadcaster airline
    brand party chain start-up maker network paper supermarket retailer consultancy operator laboratory""".split()
)
#: what nobody but a person has
_OWN = frozenset(
    """own leg legs arm arms hand hands head knee ankle wrist shoulder back neck eye eyes face wife husband mother
    father son daughter sons daughters children brother sister parents family career bedroom garden childhood
    youth""".split()
)
#: what several are called at the start of a sentence: "Lawmakers said"
_SEVERAL = regex.compile(r".*(?:[eo]rs|ists|ians|ants|ents|als|[mM]en|women|ies|folk)")


class Place(NamedTuple):
    """A word where it stands, and how surely it is a person there."""

    sentence: Sentence
    word: Word
    title: str | None  # a form of address or an office before it, without its dot
    weight: int
    quoted: bool = False
    personal: bool = False  # what stands around can be said of nobody but a person: an age, "her leg", "I", said


class LoneName(NamedTuple):
    """A word that stands alone wherever it stands."""

    text: str
    places: tuple[Place, ...]

    @property
    def weight(self) -> int:
        """How surely it is a person's name: of its places, the surest."""
        return max(place.weight for place in self.places)


def find(reading: Reading) -> list[LoneName]:
    """The lone names of an article, in their order; common words and names of places are none."""
    found: dict[str, list[Place]] = defaultdict(list)
    others: set[str] = set()  # words that are no surname, or are somebody's full name
    inside, paragraph = False, -1
    for sentence in reading.sentences:
        tokens = words(sentence.text)
        opened = inside and sentence.paragraph == paragraph
        (flags, inside), paragraph = quoted_words(tokens, opened), sentence.paragraph
        for at, word in enumerate(tokens):
            if not word.alpha:
                continue
            if not _like_a_name(word):
                others.add(word.low)
            elif word.low not in FUNCTION_WORDS and word.low not in CALENDAR and word.low not in _PRONOUNS:
                place = _place(sentence, tokens, at)
                if place is None:
                    others.add(word.low)
                else:
                    personal = _personal(tokens, flags, at, opened=opened)
                    weight = max(place.weight, ACTING * personal)
                    found[word.text].append(place._replace(weight=weight, quoted=flags[at], personal=personal))
    names = (LoneName(text, tuple(places)) for text, places in found.items() if text.lower() not in others)
    return [name for name in names if name.weight and not _of_its_own(name)]


def _like_a_name(word: Word) -> bool:
    return word.capital and len(word.text) >= SHORTEST and not word.text.isupper() and not {"'", "’"} & set(word.text)


def _place(sentence: Sentence, tokens: Sequence[Word], at: int) -> Place | None:
    """A word that stands alone; ``None`` where a name, a number or an article stands beside it."""
    before = tokens[at - 1] if at else None
    after = tokens[at + 1] if at + 1 < len(tokens) else None
    if after is not None and (after.capital or after.text in "-–&]"):
        return None
    if before is None:
        return Place(sentence, tokens[at], None, _weight(tokens, at, None))
    title = _title(tokens, at)
    beside = before.capital and before.low not in FUNCTION_WORDS
    if not title and (beside or before.text in "-–’'" or before.low in _DETERMINERS or before.text[0].isdigit()):
        return None
    weight = _weight(tokens, at, title)
    speaks = after is not None and after.low in SPEECH | _WHO  # "scientists at Nortek said"
    where = before.low in _WHERE and (weight < ACTING or speaks)
    return None if where or (not title and before.low in _BODIES) else Place(sentence, tokens[at], title, weight)


def _title(tokens: Sequence[Word], at: int) -> str | None:
    """The form of address or the office before a word: "Mr", "Coun.", "Sheriff", "union president"."""
    before = tokens[at - 1]
    if before.text == "." and at > 1:
        before = tokens[at - 2]
        return before.low if before.low in HONORIFICS - _SAINTS else None
    low = before.low.rstrip(".")
    return low if low in _TITLES and not (low in _GENERAL and tokens[at].low in tables.common_words()) else None


def _weight(tokens: Sequence[Word], at: int, title: str | None) -> int:
    before = tokens[at - 1] if at else None
    following = [w.low for w in tokens[at + 1 : at + 3]] + [".", "."]
    after, second = following[:2]
    beginning = before is None or before.text in '“"'
    opens = beginning or (before is not None and before.low in _OPENS)
    if opens and _SEVERAL.fullmatch(tokens[at].text) and after not in _OWNS:
        return 0
    said = before is not None and before.low in SPEECH and after in _MARKS
    aged = after == "," and (second in _WHO or (second.isdigit() and len(second) == 2))
    source = at > 1 and before is not None and before.low == "to" and tokens[at - 2].low == "according"
    if title or said or aged or source or after in SPEECH or after in _VOICES or after in _WHO:
        return SURE
    if before is not None and before.low in {"of", "to", *_WHERE}:
        return 0
    apposed = after == "," and second in _APPOSED
    apposed |= opens and bool(_VERB.fullmatch(after)) and second in _OBJECTS
    if after in _AUXILIARIES or after in FORMS or after in _OWNS or apposed:
        return ACTING
    told = before is not None and (before.low in FORMS or before.low in _BESIDE or _VERB.fullmatch(before.text))
    return LIKELY if told or _VERB.fullmatch(after) else 0


def _personal(tokens: Sequence[Word], flags: Sequence[bool], at: int, *, opened: bool) -> bool:
    """Whether a person must stand here: "Lindquist, 81,", "Lindquist broke her leg", ' ... us," Lindquist said'."""
    before, after = (tokens[i].low if 0 <= i < len(tokens) else "." for i in (at - 1, at + 1))
    behind = [w for w, inside in zip(tokens[at + 1 :], flags[at + 1 :], strict=True) if not inside]
    if after == "," and len(behind) > 2 and behind[1].text.isdigit() and len(behind[1].text) == 2:
        return behind[2].text in {",", "."}
    if before in _SAYING or after in _SAYING:
        spoken = {w.low.partition("’")[0].partition("'")[0] for w, inside in zip(tokens, flags, strict=True) if inside}
        if spoken & _SPEAKER and (opened or any(flags[:at])):
            return True
    clause = list(takewhile(lambda w: w.text not in {";", ":", "–", "—"}, behind))
    lows = [w.low for w in clause]
    own = any(low in _HIS and noun in _OWN for low, noun in pairwise(lows))
    who = lows[:2] == [",", "who"] and _SAYING & set(lows)
    return _subject(tokens, at) and bool(own or who or _SELF & set(lows))


def _subject(tokens: Sequence[Word], at: int) -> bool:
    """Whether a word opens its sentence or clause and a verb follows, or a clause about it."""
    before, after = (tokens[i].low if 0 <= i < len(tokens) else "." for i in (at - 1, at + 1))
    verb = after.isalpha() and after not in FUNCTION_WORDS - _AUXILIARIES
    return (at == 0 or before in _OPENS) and (verb or after == ",")


def _of_its_own(name: LoneName) -> bool:
    """Whether a word is a given name or a place, so that it may stand alone; behind a form of address it is not."""
    if any(place.title for place in name.places):
        return False
    if name.text.endswith("shire") or name.text.lower() in tables.common_words():
        return True  # "Kent", "Wells", "Ford": places, firms and the famous
    town = tables.towns().get(name.text)
    known = any(name.text in table for table in (tables.first_names(), tables.nicknames(), tables.country_forms()))
    return known or town is True or (town is not None and name.weight < SURE)
