"""A surname behind "Mr", "Ms" or "Mayor" that the article introduces nowhere: "Mr Carr will come" after Lewis Farr.

Where an article names people in full and then takes them up with a form of address, whom it addresses so has been
introduced. The one who is meant has a surname like it, or one that two people have, or is the one mayor.
What introduces ("Mr Toccafondi, an undersecretary,"), quotations and the titles of heads of state are left alone.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from typing import NamedTuple

import regex

from factcheck.comparisons.people.letters import beginning, plain
from factcheck.comparisons.people.lone_names import LoneName, Place, find
from factcheck.comparisons.people.strangers import Introduced, introduced_people, unknown
from factcheck.comparisons.statements.sexes import TITLES, given_sex
from factcheck.datatypes import Clash, Reading
from factcheck.lexicon import tables
from factcheck.lexicon.phrases import HONORIFICS, office_heads
from factcheck.words import FUNCTION_WORDS, SPEECH, words

_ADDRESS = frozenset("mr mrs ms miss".split())
#: offices of which one town, county or body has one, and whose holders of other places nobody knows by the surname
_OFFICES = frozenset("mayor sheriff superintendent rector archbishop".split())
_ADDRESSED = regex.compile(
    r"\b(?:Mr|Mrs|Ms|Miss|Dr|Inspector|Superintendent|Sergeant|Judge)\.?\s+(?P<name>\p{Lu}[\p{L}’'-]+(?:\s+\p{Lu}[\p{L}’'-]+)*)"
)
#: words under which an office had another holder, or another town has one
_OTHERS = regex.compile(
    r"\b(?:former(?:ly)?|predecessors?|successors?|previous(?:ly)?|neighbou?r\w*|mayors|sheriffs|rectors|archbishops|"
    r"(?:next|another|other) (?:town|city|county|village)|first \w+ mayor|succeed\w*|replac\w+)\b",
    regex.IGNORECASE,
)
_THEN = regex.compile(r"\b(?:(?:1[5-9]|20)\d\d|years?|decades?|then|once|when|ago)\b")
_LISTED = regex.compile(r"\b(?:Messrs|Mesdames|Messieurs|Misses|Drs)\b")  # introduces several by the surname
_MOST = 40  # people: in a longer text some are known without an introduction
_SCORE = 0.72


class _Known(NamedTuple):
    """Whom the article introduces in full, and how it goes on about them."""

    people: Sequence[Introduced]
    told: Mapping[str, int]  # how often it has a word
    doubles: frozenset[str]  # surnames of two people


def compare(reading: Reading) -> Iterator[Clash]:
    """Surnames behind a title that nobody has."""
    people = introduced_people(reading)
    if not people or len(people) > _MOST:
        return
    told = Counter(part for s in reading.sentences for w in words(s.text) for part in (w.text, *w.text.split("-")[1:]))
    by_surname = Counter(who.surname for who in people)
    known = _Known(people, told, frozenset(name for name, times in by_surname.items() if times > 1))
    names = [name for name in find(reading) if name.text not in by_surname and _a_word_of_its_own(name, told)]
    addressed = [name for name in names if any(_addressed(place) for place in name.places)]
    if len(addressed) == 1 and _goes_by_titles(reading, known):
        name = addressed[0]
        found = ((place, _meant(name, place, known)) for place in name.places if _addressed(place))
        place, who = next(((place, who) for place, who in found if who), (name.places[0], None))
        yield from _clash(reading, name, place, who)
    elsewhere = {m.sentence for m in reading.mentions if m.type != "person"}  # "Mayor Adams of New York"
    for name in names:
        held = next((place for place in name.places if _in_office(place)), None)
        if held and held.sentence.index not in elsewhere:
            yield from _clash(reading, name, held, _holder(reading, name, held, known))


def _a_word_of_its_own(name: LoneName, told: Mapping[str, int]) -> bool:
    """Whether every use of the word is one that stands alone: "Rubaie" is a part of "al-Rubaie"."""
    return told[name.text] == len(name.places)


def _addressed(place: Place) -> bool:
    """ "Mr Carr will come": told by the article itself, and nothing says who he is."""
    text = place.sentence.text
    after = text[place.word.stop :].lstrip()[:1]
    return place.title in _ADDRESS and not place.quoted and after not in {",", "(", "-", "–", "—"} and _bare(place)


def _bare(place: Place) -> bool:
    """Whether no word before the title says who it is: "Undersecretary Mr Toccafondi", "his lawyer, Mr Carr"."""
    before = words(place.sentence.text[: place.word.at])
    at = next((i for i in range(len(before) - 1, -1, -1) if before[i].low.rstrip(".") == place.title), 0)
    return at == 0 or before[at - 1].low in FUNCTION_WORDS or before[at - 1].text in {".", "”", '"'}


def _in_office(place: Place) -> bool:
    return place.title in _OFFICES and not place.quoted and _bare(place) and not _THEN.search(place.sentence.text)


def _goes_by_titles(reading: Reading, known: _Known) -> bool:
    """Whether the article takes up somebody whom it introduced with "Mr", "Ms" or a rank."""
    surnames = {who.surname for who in known.people}
    if any(_LISTED.search(s.text) for s in reading.sentences):
        return False
    said = [m["name"] for s in reading.sentences for m in _ADDRESSED.finditer(s.text)]
    return any(name in surnames for name in said)


def _meant(name: LoneName, place: Place, known: _Known) -> Introduced | None:
    """Who is addressed: of the people introduced before, the one of that sex whom most speaks for."""
    here = {w.text for w in words(place.sentence.text)}
    sex = TITLES[place.title or "mr"]
    able = [
        who for who in known.people
        if who.sentence.index < place.sentence.index
        and not (who.surname in here or _ranked(who))
        and given_sex(who.mention.text) in {None, sex}
    ]  # fmt: skip
    ranked = sorted(((_speaks_for(name, who, known), who) for who in able), key=lambda row: -row[0])
    if not ranked or (len(ranked) > 1 and ranked[0][0] == ranked[1][0]):
        return None
    who = ranked[0][1]
    double = who.surname in known.doubles and plain(name.text) not in tables.common_words()
    return who if double or _like(name, who) else None


def _ranked(who: Introduced) -> bool:
    """Whether a title stands before the name, by which the person is addressed: "Superintendent Neil Ray"."""
    before = who.sentence.text[: who.mention.at].split()[-1:]
    low = before[0].lower() if before and before[0][0].isupper() else ""
    return low in office_heads() and low not in HONORIFICS


def _speaks_for(name: LoneName, who: Introduced, known: _Known) -> int:
    """How much speaks for somebody: a surname that is dropped, or that two have, or that is like the wrong one."""
    return 3 * (known.told[who.surname] == 1) + 3 * (who.surname in known.doubles) + 2 * _like(name, who)


def _like(name: LoneName, who: Introduced) -> bool:
    a, b = plain(name.text), plain(who.surname)
    return beginning(a, b) >= 2 or (len(a) == len(b) and a[-3:] == b[-3:])


def _holder(reading: Reading, name: LoneName, place: Place, known: _Known) -> Introduced | None:
    """The one person to whom the article gives the office, now."""
    roles = [c.role for c in reading.claims if c.role and c.role.office.split()[-1] == place.title]
    holders = {role.person for role in roles if " " in role.person}
    if len(holders) != 1 or any(role.mark for role in roles):
        return None
    who = next((who for who in known.people if who.mention.entity in holders), None)
    speaks = place.sentence.text[place.word.stop :].split()[:1]
    # an earlier mayor may be told of ("under Mayor Hopkins"), and that of another town
    alone = bool(speaks) and speaks[0] in SPEECH and not any(_OTHERS.search(s.text) for s in reading.sentences)
    return who if who and (alone or _like(name, who)) else None


def _clash(reading: Reading, name: LoneName, place: Place, who: Introduced | None) -> Iterator[Clash]:
    if who is None or who.surname in {w.text for w in words(place.sentence.text)}:
        return
    yield unknown(reading, name, (place, who), introduction=len(name.places) > 1, score=_SCORE)
