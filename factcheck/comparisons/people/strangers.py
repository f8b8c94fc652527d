"""A surname that the article introduces nowhere, and that begins like one that it does: "Ingram", "Ingraham said".

News tells of nobody by the surname alone before the full name. A lone surname is that of somebody introduced; where
only one person's begins like it, that is the one, and one of the two spellings is a slip: the one that is told less
often, the later one of two. Words made of a name ("Marxist", "Petrova") and quotations are left alone.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Mapping
from typing import NamedTuple

import regex

from factcheck.comparisons.people.kin import KIN
from factcheck.comparisons.people.letters import beginning, distance, plain, variants
from factcheck.comparisons.people.lone_names import ACTING, LIKELY, SHORTEST, SURE, LoneName, Place, find
from factcheck.comparisons.places_in_text import claim_at
from factcheck.comparisons.statements.sexes import TITLES, given_sex
from factcheck.datatypes import Clash, Mention, Reading, Sentence, earlier_first
from factcheck.lexicon import tables
from factcheck.lexicon.phrases import HONORIFICS
from factcheck.words import words

#: letters that the two must begin with, by how surely the lone word is a person
_BEGINNING = {SURE: 2, ACTING: 3, LIKELY: 4}
_BEFORE = 4  # where the lone one comes before the introduction, and is no headline
_APART = 2  # letters by which one introduced name must be nearer than the next
_FURTHEST = 2  # letters between two names that begin with one letter only
_LONG = 6
_OFTEN = 2
_SCORE = 0.7
#: verbs that are told of towns, firms and teams as often as of people
_BEING = frozenset("'s ’s is was are were have had lies stands won lost beat leads led will would could can".split())
_SPORTS = frozenset("match league goal goals half-time season cup team teams points striker defender innings".split())
_CALLINGS = frozenset("champion rider runner skier cyclist jockey golfer sprinter swimmer wrestler boxer".split())
_PLAYED = 3  # words of sport from which on a name may well be a team's
_MOST = 60  # people: in a longer text names meet by chance
_OF_A_PLACE = regex.compile(r"\s+of\s+(?:the\s+)?\p{Lu}")
#: what makes another word, or the name of another member of the family, of a name
_ENDINGS = frozenset("a e i o y es an na va ova eva ina skaya ska ski sky ian ism ist ite".split())


class Introduced(NamedTuple):
    """The last word of a full name, where it is told first."""

    surname: str
    sentence: Sentence
    mention: Mention


def compare(reading: Reading) -> Iterator[Clash]:
    """Surnames that nobody has."""
    introduced = _introduced(reading)
    if len(introduced) > _MOST:
        return
    lone = [name for name in find(reading) if name.text not in introduced] if introduced else []
    told = Counter(w.text for s in reading.sentences for w in words(s.text)) if lone else Counter[str]()
    for name in lone:
        right = _meant(name, introduced) or _by_initial(name, introduced, told)
        if right:
            yield _clash(reading, name, right)


def _introduced(reading: Reading) -> dict[str, Introduced]:
    """Who is named in full, by the surname."""
    found: dict[str, Introduced] = {}
    for who in introduced_people(reading):
        found.setdefault(who.surname, who)
    return found


def introduced_people(reading: Reading) -> list[Introduced]:
    """Who is named in full, where first; a name of two words that is no known body counts as a person."""
    by_index = {s.index: s for s in reading.sentences}
    found: dict[str, Introduced] = {}
    for mention in reading.mentions:
        *given, surname = mention.text.split()
        sentence = by_index[mention.sentence]
        the = sentence.text[: mention.at].lower().endswith("the ")  # "the Neo Democrats"
        if not given or the or not surname[0].isupper() or len(surname) < SHORTEST - 1:
            continue
        person = mention.type == "person" or (mention.type == "organisation" and _like_a_person(sentence, mention))
        if person and given[0].rstrip(".").lower() not in HONORIFICS:
            found.setdefault(mention.text, Introduced(surname, sentence, mention))
    return list(found.values())


def _like_a_person(sentence: Sentence, mention: Mention) -> bool:
    """Whether a name of an unknown kind stands as a person's does: two words, a comma or the end of a clause behind."""
    return len(mention.text.split()) == 2 and sentence.text[mention.stop :][:1] in {",", "."}


def _meant(name: LoneName, introduced: Mapping[str, Introduced]) -> Introduced | None:
    """The one person whose surname the lone word may be a slip for."""
    word = plain(name.text)
    near = sorted(((beginning(word, plain(who.surname)), who) for who in introduced.values()), key=lambda row: -row[0])
    near = [(shared, who) for shared, who in near if shared and _may_be(name, who, shared)]
    if not near or (len(near) > 1 and near[0][0] - near[1][0] < _APART):
        return None
    return near[0][1]


def _by_initial(name: LoneName, introduced: Mapping[str, Introduced], told: Mapping[str, int]) -> Introduced | None:
    """The one person with the initial of a name that is surely a person's, or whom the article otherwise drops.

    Dropped is who is introduced and never taken up; and the lone name is taken up once and never introduced.
    """
    initial = plain(name.text)[:1]
    people = [who for who in introduced.values() if plain(who.surname)[:1] == initial]
    if len(people) != 1 or people[0].mention.type != "person" or _one_family_name(name.text, people[0].surname):
        return None
    who = people[0]
    once = told[who.surname] == told[name.text] == 1 and name.weight >= ACTING
    dropped = once and _alike(name.text, who.surname) and not _introduces(name.places[0])
    played = sum(told[word] for word in _SPORTS) >= _PLAYED
    dropped = dropped and _acts(name.places[0]) and (not played or _called(name.places[0]))
    known = told[who.surname] > 1 or _alike(name.text, who.surname)
    sure = (known and all(place.personal for place in name.places)) or dropped
    before = all(who.sentence.index < place.sentence.index for place in name.places)
    aside = any(place.quoted for place in name.places)
    return who if sure and before and not aside and all(_may_stand(p, who, 1) for p in name.places) else None


def _alike(one: str, other: str) -> bool:
    """Whether two names begin or end with the same two letters."""
    a, b = plain(one), plain(other)
    return a[:2] == b[:2] or a[-2:] == b[-2:]


def _acts(place: Place) -> bool:
    """Whether a verb follows that is not told of towns, too: "Moretti has worked", not "Moretti has a school"."""
    after = [w.low for w in words(place.sentence.text[place.word.stop :])][:2]
    owns = after[:1] == ["has"] and not after[-1].endswith(("ed", "en"))
    return place.title is not None or not (owns or set(after[:1]) & _BEING)


def _called(place: Place) -> bool:
    """Whether a word for a person stands before it: "the former champion Vandenberge"."""
    return place.sentence.text[: place.word.at].rstrip().rpartition(" ")[2] in _CALLINGS


def _introduces(place: Place) -> bool:
    """Whether the words around say who or what it is: "Nordbank, the operator,", "his brother Kofi", "its prices"."""
    if {"it", "its"} & {w.low for w in words(place.sentence.text)}:
        return True
    after = [w.low for w in words(place.sentence.text[place.word.stop :])][:2]
    apposed = after[:1] in ([","], ["("]) and after[1:] != ["who"]
    low = place.word.low
    common = {low, low.removesuffix("s"), low.removesuffix("es")} & tables.common_words()
    return bool(apposed or common or place.title in KIN or place.title in {"don", "dean"})


def _one_family_name(one: str, other: str) -> bool:
    """Whether one of two names is made of the other, or they are two spellings of one."""
    a, b = plain(one), plain(other)
    shared = beginning(a, b)
    return "-" in one + other or _one_family(a[shared:], b[shared:]) or not a[shared:] or not b[shared:]


def _may_be(name: LoneName, who: Introduced, shared: int) -> bool:
    """Whether the lone word and the surname may be one name, misremembered."""
    a, b = plain(name.text), plain(who.surname)
    if _one_family(a[shared:], b[shared:]):
        return False
    if (a[shared:] in {"", "s"} and b[shared:] in {"", "s"} and name.weight < SURE) or "-" in name.text + who.surname:
        return False
    close = shared and min(len(a), len(b)) >= _LONG and distance(a, b) <= _FURTHEST
    if shared < _BEGINNING[name.weight] and not (close and name.weight >= ACTING):
        return False
    if name.weight < ACTING and variants(name.text, who.surname):
        return False
    if who.mention.type != "person" and (shared < _BEGINNING[ACTING] or name.weight < ACTING):
        return False
    told = [place for place in name.places if not place.quoted]
    sure = told and max(place.weight for place in told) == name.weight
    return bool(sure) and all(_may_stand(place, who, shared) for place in name.places)


def _one_family(one: str, other: str) -> bool:
    """Whether two endings make a word of a name, or its form for a woman: "Petrov", "Petrova"."""
    vowels = len(one) == len(other) == 1 and "a" not in {one, other}
    return one in _ENDINGS | {""} and other in _ENDINGS | {""} and not vowels


def _may_stand(place: Place, who: Introduced, shared: int) -> bool:
    """Whether the lone word may mean that person where it stands: not beside the name itself, nor of the other sex."""
    if who.surname in {w.text for w in words(place.sentence.text)}:
        return False
    if place.title and _OF_A_PLACE.match(place.sentence.text, pos=place.word.stop):
        return False  # "Sheriff Rowe of Kent County" is introduced so
    if place.sentence.index < who.sentence.index and place.sentence.kind != "headline" and shared < _BEFORE:
        return False
    sex = TITLES.get(place.title or "")
    return not sex or given_sex(who.mention.text) in {None, sex}


def _clash(reading: Reading, name: LoneName, who: Introduced) -> Clash:
    place = max((p for p in name.places if not p.quoted), key=lambda p: p.weight)
    told = sum(w.text == who.surname for s in reading.sentences for w in words(s.text))
    introduction = len(name.places) >= _OFTEN and told < len(name.places)
    return unknown(reading, name, (place, who), introduction=introduction, score=_SCORE)


def unknown(
    reading: Reading, name: LoneName, meant: tuple[Place, Introduced], *, introduction: bool, score: float
) -> Clash:
    """The clash of a surname that nobody has with who may be meant; ``introduction`` says that this one is wrong."""
    place, who = meant
    sides = (
        claim_at(reading.claims, who.sentence, who.mention.at, who.mention.stop),
        claim_at(reading.claims, place.sentence, place.word.at, place.word.stop),
    )
    first, second = earlier_first(*sides)
    introduced = who.sentence.span(who.mention.stop - len(who.surname), who.mention.stop)
    return Clash(
        kind="name", first=first, second=second, score=score,
        reason=f"The article introduces nobody called “{name.text}”; “{who.mention.text}” may be meant.",
        suspect=introduced if introduction else place.sentence.span(place.word.at, place.word.stop),
        suggestion=name.text if introduction else who.surname,
    )  # fmt: skip
