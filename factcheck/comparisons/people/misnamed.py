"""A full name that comes once, late and without an introduction, and that is another one but for a word.

News introduces whoever it names in full: with a post, an age or a part in the story. "Gillian Walsh listened to the
verdict" after "Gillian Marsh, the only survivor," introduces nobody, and neither does "Selam Haile" where Selam Tadesse
and Senait Haile have been told of: the given name of one and the surname of the other. Relatives share a surname,
and common given names are shared by chance; both are left alone.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Mapping

import regex

from factcheck.comparisons.people.kin import KIN, WED, named_beside
from factcheck.comparisons.people.letters import similar, variants
from factcheck.comparisons.people.names import COMMON, Person, clash, people
from factcheck.datatypes import Clash, Reading
from factcheck.lexicon import tables
from factcheck.words import words

_COUPLE = regex.compile(r"\b\p{Lu}[\p{L}’'-]+\s+(?:and|&)\s+$")
_MOST = 40  # people: in a longer list names meet by chance
_OFTEN = 4  # times that an article has the surname of somebody whom it is about
_SHORTEST = 4  # letters: shorter names are like each other by chance


def compare(reading: Reading) -> Iterator[Clash]:
    """Full names that nobody has."""
    everybody = [p for p in people(reading) if len(p.name) == 2 and not _called_the(p)]
    if len(everybody) > _MOST:
        return
    told = Counter(w.text for s in reading.sentences for w in words(s.text) if w.capital)
    kin, wed = (named_beside(reading.sentences, signs) for signs in (KIN, WED))
    for late in everybody:
        if len(late.mentions) > 1 or late.descriptions or _of_a_couple(late):
            continue
        before = [p for p in everybody if p.mentions[0][0].index < late.mentions[0][0].index]
        given = [p for p in before if p.name[0] == late.name[0]]
        family = [p for p in before if p.name[1] == late.name[1]]
        if not given and len(family) == 1 and told[late.name[1]] >= _OFTEN and late.speaks:
            given = [p for p in everybody if p.name[0] == late.name[0] and p is not late]  # introduced later
            given = [] if late.name[1] in kin else given
        if len(given) == 1 and len(family) == 1:
            if _crossed(late, family[0]) and not (late.name[1] in kin and _kin_about(late, family[0], reading)):
                yield clash(reading, late, family[0], {0}, 0.7)
        elif len(given) == 1 and not family:
            if _one_word_off(late, given[0], 1, told) and late.name[0] not in wed:
                yield clash(reading, late, given[0], {1}, 0.7)
        elif len(family) == 1 and not given and late.name[1] not in kin and _misremembered(late, family[0], told):
            yield clash(reading, late, family[0], {0}, 0.7)


def _called_the(person: Person) -> bool:
    """Whether "the" stands before the name, which then is no person's: "the Roman Empire"."""
    return any(sentence.text[: mention.at].lower().endswith("the ") for sentence, mention in person.mentions)


def _of_a_couple(person: Person) -> bool:
    """Whether another given name stands before it: "Richard and Judy Anderson"."""
    return any(_COUPLE.search(sentence.text[: mention.at]) for sentence, mention in person.mentions)


def _crossed(late: Person, right: Person) -> bool:
    """Whether neither word of the name is one that chance brings twice into an article, and the ages do not differ."""
    common = any(word.casefold() in COMMON for word in late.name)
    return not common and not (late.ages and right.ages and late.ages != right.ages)


_NEAR = 30  # letters between a name and the word for a relative: "her sister Ann Cole", "Ann Cole, a cousin"


def _kin_about(late: Person, family: Person, reading: Reading) -> bool:
    """Whether a word for a relative stands beside either name, or in the sentence before the late one."""
    sentence, _ = late.mentions[0]
    earlier = [s.text for s in reading.sentences if s.index == sentence.index - 1]
    beside = [s.text[max(0, m.at - _NEAR) : m.stop + _NEAR] for person in (late, family) for s, m in person.mentions]
    return any(w.low in KIN for text in (*earlier, *beside) for w in words(text))


def _misremembered(late: Person, right: Person, told: Mapping[str, int]) -> bool:
    """Whether a given name is nearly the right one, or any other where the article goes on about one of the surname."""
    if _one_word_off(late, right, 0, told):
        return True
    if late.ages or told[late.name[0]] > 1 or {late.name[0].casefold(), right.name[0].casefold()} & COMMON:
        return False
    if late.name[0] not in tables.first_names() or not (right.descriptions or right.ages):
        return False
    sexes = {tables.first_names().get(name, "u") for name in (late.name[0], right.name[0])} - {"u"}
    return told[right.name[1]] >= _OFTEN and len(sexes) < 2


def _one_word_off(late: Person, right: Person, at: int, told: Mapping[str, int]) -> bool:
    """Whether the other word is nearly the right one, and the name is of somebody whom the article goes on about."""
    wrong, meant = late.name[at], right.name[at]
    if late.ages or told[wrong] > 1 or told[right.name[1]] < 2 or late.name[1 - at].casefold() in COMMON:
        return False
    known = wrong in tables.first_names() and meant in tables.first_names()
    sexes = {tables.first_names()[word] for word in (wrong, meant)} - {"u"} if at == 0 and known else set()
    long = min(len(wrong), len(meant)) >= _SHORTEST
    return long and len(sexes) < 2 and similar(wrong, meant) and not variants(wrong, meant)
