"""A first name or surname that changes: two full names that differ in one word and are described as one person.

Namesakes are common in news (families, predecessors, married couples), so one shared word is never enough: the same
post, rank or part must be told of both, and nothing may say that they are two.
"""

from __future__ import annotations

import dataclasses
from collections import Counter
from collections.abc import Iterator, Sequence
from itertools import combinations

import regex

from factcheck.comparisons.people.descriptions import Description, around, same
from factcheck.comparisons.people.kin import KIN, WED, named_beside
from factcheck.comparisons.people.letters import one_apart, plain, similar, variants
from factcheck.comparisons.places_in_text import claim_at, quoted
from factcheck.datatypes import Claim, Clash, Mention, Reading, Sentence, mentions_by_sentence
from factcheck.lexicon import tables
from factcheck.sameness import frame
from factcheck.words import PARTICLES

#: first names that two lawyers of one trial may well share
COMMON = frozenset(
    """john james david michael robert william peter paul mark thomas richard andrew daniel george mary anna anne
    elizabeth sarah maria jose josé juan carlos luis ali mohammed muhammad ahmed wei li jean pierre ivan""".split()
)


@dataclasses.dataclass(frozen=True)
class Person:
    """A full name as the article writes it."""

    name: tuple[str, ...]
    mentions: tuple[tuple[Sentence, Mention], ...]
    descriptions: tuple[tuple[Description, str], ...]  # with the sentence that gives it
    ages: frozenset[str]
    speaks: bool  # is said to say something


def compare(reading: Reading) -> Iterator[Clash]:
    """Names that change for one person."""
    everybody = people(reading)
    told = Counter(word for m in reading.mentions if m.type != "country" for word in set(_parts(m.text)))
    kin, wed = (named_beside(reading.sentences, signs) for signs in (KIN, WED))
    for one, other in combinations(everybody, 2):
        at = _changed(one.name, other.name)
        if at is None or _other_times(one, other):
            continue
        shared = {word for i, word in enumerate(one.name) if i not in at}
        namesakes = shared & (kin if one.name[-1] in shared else wed)
        score = (0.0 if namesakes else _score(one, other, at)) or _written_like(one, other, at)
        if score:
            counts = [_count(person, at, everybody, told) for person in (one, other)]
            wrong, right = (one, other) if counts[0] < counts[1] else (other, one)
            yield clash(reading, wrong, right, at, score)


def _other_times(one: Person, other: Person) -> bool:
    """Whether each is told of with years of its own: two presidents of one name."""
    years = [{year for s, _ in person.mentions for year in frame(s.text).years} for person in (one, other)]
    return bool(years[0] and years[1]) and not years[0] & years[1]


def _count(person: Person, at: set[int], people: Sequence[Person], told: Counter[str]) -> int:
    """How often the article uses the name that is in doubt: in full, and alone where nobody else has it."""
    changed = [person.name[i] for i in at]
    others = {word for p in people if p is not person for word in p.name}
    return len(person.mentions) if others & set(changed) else min(told[word] for word in changed)


def people(reading: Reading) -> list[Person]:
    """Everybody with a full name, in the order of the article."""
    by_index = {s.index: s for s in reading.sentences}
    by_sentence = mentions_by_sentence(reading.mentions)
    found: dict[tuple[str, ...], list[tuple[Sentence, Mention]]] = {}
    for mention in reading.mentions:
        sentence = by_index[mention.sentence]
        name = _parts(mention.text)
        place = bool(name) and name[-1].lower() in _PLACES
        another = _ANOTHER.search(sentence.text, 0, mention.at)
        if (
            mention.type == "person"
            and 2 <= len(name) <= 4
            and not (place or another or quoted(sentence.text, mention.at))
        ):
            found.setdefault(name, []).append((sentence, mention))
    said = {(s.index, speaker) for s, speaker in zip(reading.sentences, reading.speakers, strict=True) if speaker}
    return [
        Person(
            name=name,
            mentions=tuple(told),
            descriptions=tuple(_described(told, by_index, by_sentence)),
            ages=frozenset(age for s, m in told for age in _AGE.findall(s.text, m.stop)[:1]),
            speaks=any((s.index, m.entity) in said for s, m in told),
        )
        for name, told in found.items()
    ]


_ANOTHER = regex.compile(r"\b(?:an?|another|one|different)\s+$")  # "a Sharon Blackwood": of that name, no one told of
_PLACES = frozenset("temple street road park bridge square hill lake hall house island school avenue lane".split())
_AGE = regex.compile(r"\G, (?:aged )?(\d\d)(?=[,. ])")


def _described(
    told: Sequence[tuple[Sentence, Mention]], by_index: dict[int, Sentence], mentions: dict[int, list[Mention]]
) -> Iterator[tuple[Description, str]]:
    for sentence, mention in told:
        after = by_index.get(sentence.index + 1)
        alone = [m.type for m in mentions.get(sentence.index, []) if m.type == "person"] == ["person"]
        if after is None or not alone or after.paragraph != sentence.paragraph or _names_somebody(after, mentions):
            following = ""
        else:
            following = after.text
        for description in around(sentence.text, mention.at, mention.stop, following):
            yield description, sentence.text


def _names_somebody(sentence: Sentence, mentions: dict[int, list[Mention]]) -> bool:
    return any(m.type == "person" for m in mentions.get(sentence.index, []))


def _parts(name: str) -> tuple[str, ...]:
    """The words of a name without initials, particles and generations."""
    long = (w for w in name.split() if len(w.rstrip(".")) > 1 and not (w.isupper() and len(w) < 4))
    return tuple(w for w in long if w.lower().rstrip(".") not in _NO_NAME)


_NO_NAME = PARTICLES | {"jr", "sr", "junior", "senior", "ii", "iii", "iv"}


def _changed(one: tuple[str, ...], other: tuple[str, ...]) -> set[int] | None:
    """Where two names differ, if they may be one person's with a wrong word."""
    if len(one) != len(other):
        return None
    differ = {i for i, (a, b) in enumerate(zip(one, other, strict=True)) if plain(a) != plain(b)}
    if not differ or len(differ) > len(one) - 1 or set(map(plain, one)) == set(map(plain, other)):
        return None
    return None if any(variants(one[i], other[i]) for i in differ) else differ


def _score(one: Person, other: Person, at: set[int]) -> float:
    """How sure it is that two names are one person's."""
    if one.ages and other.ages and one.ages != other.ages:
        return 0.0
    pairs = [(a, b) for a, said in one.descriptions for b, told in other.descriptions if not _follows(said, told)]
    alike = [(a, b) for a, b in pairs if same(a, b)]
    same_surname = len(one.name) - 1 not in at
    spelled = all(similar(one.name[i], other.name[i]) for i in at)
    rare = one.name[0].casefold() not in COMMON
    if any(a.unique and b.unique and (same_surname or spelled or (rare and a.sole and b.sole)) for a, b in alike):
        return 0.86
    unique = any(a.unique and b.unique for a, b in alike)
    if (same_surname or spelled) and (unique or _nothing_else(one, other) or _unintroduced(one, other)):
        return 0.7
    return 0.0


def _nothing_else(one: Person, other: Person) -> bool:
    """Whether the one told less has the other's titles and no description of its own."""
    less, more = sorted((one, other), key=lambda p: (len(p.mentions), -p.mentions[0][0].index))
    return bool(less.descriptions) and all(
        any(same(d, e) and not _follows(said, told) for e, told in more.descriptions) for d, said in less.descriptions
    )


def _follows(said: str, told: str) -> bool:
    """Whether either sentence tells of a change in the post: "who took over in March"."""
    return any(_CHANGE.search(text) for text in (said, told))


_CHANGE = regex.compile(
    r"\b(?:t(?:ook|akes|aken|aking) (?:over|office|the post)|(?:re)?appoint\w*|replac\w+|"
    r"succe(?:ed|eds|eded|eding|ssor)|predecessor|resign\w*|retire[ds]|stepped down|incoming|outgoing)\b",
    regex.IGNORECASE,
)


def _unintroduced(one: Person, other: Person) -> bool:
    """Whether the later one is quoted without ever being introduced, which news does with nobody new."""
    early, late = sorted((one, other), key=lambda p: (p.mentions[0][0].index, p.mentions[0][1].at))
    return bool(early.descriptions) and not late.descriptions and len(late.mentions) == 1 and late.speaks


def _written_like(one: Person, other: Person, at: set[int]) -> float:
    """How sure it is that a given name told once is another one misremembered, though namesakes are about.

    "Marion" for "Margaret", of one surname, and nobody says who she is; or "Azlan" for "Azman", one letter apart.
    """
    early, late = sorted((one, other), key=lambda p: (p.mentions[0][0].index, p.mentions[0][1].at))
    a, b = early.name[0], late.name[0]
    if at != {0} or len(late.mentions) > 1 or a.casefold() in COMMON:
        return 0.0
    sexes = {tables.first_names().get(name, "u") for name in (a, b)} - {"u"}
    sentence = late.mentions[0][0]
    alone = not late.descriptions and not late.ages and not named_beside((sentence,), KIN) & {b}
    letter = min(len(a), len(b)) >= 5 and one_apart(plain(a), plain(b)) and plain(a)[-1] == plain(b)[-1]
    begins = plain(a)[:2] == plain(b)[:2] and alone and b in tables.first_names()
    return 0.7 if len(sexes) < 2 and (letter or begins) else 0.0


def clash(reading: Reading, wrong: Person, right: Person, at: set[int], score: float) -> Clash:
    """The clash of two names that differ ``at`` these words."""
    sentence, mention = wrong.mentions[0]
    start = min(mention.text.index(wrong.name[i]) for i in at)
    last = max(at)
    stop = mention.text.index(wrong.name[last]) + len(wrong.name[last])
    claims = [_claim(reading, *wrong.mentions[0]), _claim(reading, *right.mentions[0])]
    first, second = sorted(claims, key=lambda c: (c.start, c.end))
    return Clash(
        kind="name",
        first=first,
        second=second,
        score=score,
        reason=f"“{mention.text}” seems to be “{' '.join(right.name)}”: both have the same part in the story.",
        suspect=sentence.span(mention.at + start, mention.at + stop),
        suggestion=" ".join(right.name[i] for i in sorted(at)),
        witnesses=tuple(_claim(reading, *m) for m in right.mentions[1:]),
    )


def _claim(reading: Reading, sentence: Sentence, mention: Mention) -> Claim:
    return claim_at(reading.claims, sentence, mention.at, mention.stop)
