"""The acts of an article with the thing that each is done to: what two comparisons of days and years look at.

Things are one where their heads are and nothing tells them apart; people are known by name or by a safe "he" or "she".
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from typing import NamedTuple

from factcheck.acts import Act, Thing, acts
from factcheck.comparisons.dates.beside import body_of
from factcheck.comparisons.dates.lives import Life, life
from factcheck.datatypes import Claim, Mention, Reading, mentions_by_sentence
from factcheck.moments import Moment
from factcheck.words import words

#: heads that tell of nothing in particular
_VAGUE = frozenset(
    """one ones thing things part parts part-time rest half people person police court government
    companies market markets shares stock season school schools shop shops polls police party member place case
    other others first last second he she world year years number numbers which who""".split()
)
#: words before a head that tell one of several
_TELLING = frozenset(
    """new old former original current present previous second third fourth fifth next last other another main main
    northern southern eastern western north south east west upper lower left right younger elder older smaller larger
    bigger own sister twin modern earlier later first amended revised updated rebuilt restored enlarged extended
    refurbished renovated draft interim final preliminary provisional children women men""".split()
)
#: what an organisation is called when it is taken up
_FIRMS = frozenset("company firm business group chain bank maker brand brewery club charity union airline".split())
_WORK = frozenset("work works construction building".split())
#: what is held, so that its opening is its beginning
_HELD = frozenset("trial inquest hearing retrial conference festival exhibition congress summit inquiry".split())
_MANY = frozenset(
    "another other others second third both two three four five six several each every either many".split()
)


class Happening(NamedTuple):
    """An act, told in a claim, and what its thing is known by."""

    claim: Claim
    act: Act
    key: str | None
    agent: str | None = None  # who did it, as the article knows them

    @property
    def moment(self) -> Moment:
        """When it is told to be done."""
        return self.act.moment


def happenings(reading: Reading) -> list[Happening]:
    """Everything that the article tells in its own voice to be done at a time."""
    named = mentions_by_sentence([*reading.mentions, *reading.pronouns, *reading.descriptions])
    found: list[Happening] = []
    topic: _Topic | None = None
    subject = life(reading, named)
    for claim in reading.claims:
        if claim.kind != "statement":
            continue
        text, index = claim.sentence.text, claim.sentence.index
        mine: list[Happening] = []
        for act in acts(text):
            if act.moment.at >= body_of(text):
                mentions = named.get(index, [])
                one = _held(Happening(claim, act, known(act.thing, mentions), known(act.agent, mentions)))
                one = _of_life(one, subject)
                mine.append(_firm(_work(_taken_up(one, topic, _people(named, index)), topic, found + mine), reading))
        topic = _next(topic, mine, text, index)
        found += mine
    return found


def _held(one: Happening) -> Happening:
    """With the opening of a trial as its beginning."""
    opens = one.act.name == "open" and one.key in _HELD
    return one._replace(act=one.act._replace(name="begin")) if opens else one


def _of_life(one: Happening, subject: Life | None) -> Happening:
    """With the person of an obituary as "he" or "she"."""
    thing, agent = one.act.thing, one.act.agent
    index = one.claim.sentence.index
    if subject and one.key is None and thing and subject.means(thing.head, index):
        one = one._replace(key=subject.person)
    if subject and one.agent is None and agent and subject.means(agent.head, index):
        one = one._replace(agent=subject.person)
    return one


class _Topic(NamedTuple):
    """What a sentence is about, for the "it" of the next."""

    key: str
    thing: Thing
    sentence: int


def _next(topic: _Topic | None, mine: Sequence[Happening], text: str, index: int) -> _Topic | None:
    if topic and index - topic.sentence <= 1 and text.startswith(("It ", "Its ")):
        return topic._replace(sentence=index)
    first = next((x for x in mine if x.act.thing and x.key), None)
    if first and first.act.thing and first.key:
        return _Topic(first.key, first.act.thing, index)
    return topic


def _people(named: Mapping[int, Sequence[Mention]], index: int) -> frozenset[str]:
    """The people whom a sentence and the one before it name."""
    return frozenset(m.entity for i in (index - 1, index) for m in named.get(i, ()) if m.type == "person")


def _taken_up(one: Happening, topic: _Topic | None, people: frozenset[str]) -> Happening:
    """With what "it", "its", "his" and "her" mean, where one thing or person alone can be meant."""
    thing = one.act.thing
    if not thing or thing.head not in {"it", "its", "his", "her"}:
        return one
    index = one.claim.sentence.index
    if thing.head in {"his", "her"}:
        if len(people) == 1:
            return one._replace(key=next(iter(people)))
        fits = not people and topic and index - topic.sentence <= 2
    else:
        before = one.claim.sentence.text[: thing.at].rstrip().rpartition(" ")[2].lower()
        fits = topic and index - topic.sentence <= 1 and before in {"", "after", "before", "since", "until", "when"}
    return one._replace(key=topic.key, act=one.act._replace(thing=topic.thing)) if fits and topic else one


def _work(one: Happening, topic: _Topic | None, found: Sequence[Happening]) -> Happening:
    """The beginning and end of work on a thing, as acts on the thing: "construction of the dam began"."""
    thing, name = one.act.thing, one.act.name
    if not thing or thing.head not in _WORK or name not in {"begin", "end", "complete"}:
        return one
    act = one.act._replace(name="break ground" if name == "begin" else "complete")
    if thing.of == "it":
        near = topic and one.claim.sentence.index - topic.sentence <= 2
        return one._replace(key=topic.key, act=act._replace(thing=topic.thing)) if near and topic else one
    if not thing.of:
        last = next((x for x in reversed(found) if x.act.name == "break ground"), None)
        return one._replace(key=last.key, act=act._replace(thing=last.act.thing)) if last else one
    told = Thing(thing.of, frozenset(), "the", thing.at, thing.stop)
    return one._replace(key=None if thing.of in _VAGUE else thing.of, act=act._replace(thing=told))


def _firm(one: Happening, reading: Reading) -> Happening:
    """With "the company" as the only organisation that its sentence and the two before it name."""
    thing = one.act.thing
    if not thing or one.key not in _FIRMS or not thing.definite or thing.marks:
        return one
    here = one.claim.sentence.index
    near = {m.entity for m in reading.mentions if m.type == "organisation" and here - 2 <= m.sentence <= here}
    return one._replace(key=near.pop()) if len(near) == 1 else one


def known(thing: Thing | None, mentions: Sequence[Mention]) -> str | None:
    """What a thing is known by in the article: a name's entity, or its head; ``None`` for nothing in particular."""
    if thing is None:
        return None
    meant = next((m for m in mentions if m.at <= thing.at < m.stop), None)
    if not meant and thing.definite:  # "the former governor, Luis Ocampo, was"
        meant = next((m for m in mentions if m.type == "person" and m.at == thing.stop + 2), None)
    if meant:
        return None if meant.entity.endswith("?") else meant.entity
    return None if thing.head in _VAGUE or thing.plural else thing.head


def same_thing(one: Thing | None, other: Thing | None, *, lately: bool = False) -> bool:
    """Whether nothing tells two things with one head apart; of what happens ``lately`` a "new" one is the one."""
    if one is None or other is None or not _one_of(one, other):
        return False
    if one.head in _FIRMS or other.head in _FIRMS:
        return one.definite or other.definite
    mine, theirs = one.marks - {one.head}, other.marks - {other.head}
    return (mine <= theirs or theirs <= mine) and not (mine ^ theirs) & (_TELLING - ({"new"} if lately else set()))


def _one_of(one: Thing, other: Thing) -> bool:
    """Whether the second takes the first up: "a bridge", "the bridge"; two names need no article."""
    return other.article not in {"a", "an"}


def several(reading: Reading, key: str) -> bool:
    """Whether the article tells of several things with this head."""
    if not key.islower():
        return False
    for sentence in reading.sentences:
        lows = [w.low for w in words(sentence.text)]
        if f"{key}s" in lows or f"{key}es" in lows or (key.endswith("y") and f"{key[:-1]}ies" in lows):
            return True
        if any(low == key and set(lows[max(0, i - 3) : i]) & _MANY for i, low in enumerate(lows)):
            return True
    return False


def differ(one: Moment, other: Moment) -> bool:
    """Whether two times cannot be one: two years, two months or dates without a year, two weekdays."""
    if one.year and other.year:
        return one.year != other.year or _dates_differ(one, other)
    if one.year or other.year:
        return False
    if one.weekday is not None and other.weekday is not None:
        return one.weekday != other.weekday
    return _dates_differ(one, other)


def _dates_differ(one: Moment, other: Moment) -> bool:
    if one.month and other.month and one.month != other.month:
        return True
    return bool(one.month and other.month and one.day and other.day and one.day != other.day)


def kinds(moments: Sequence[Moment]) -> int:
    """How many different times are told."""
    found: list[Moment] = []
    for moment in moments:
        if all(differ(moment, one) for one in found):
            found.append(moment)
    return len(found)


def pairs(found: Sequence[Happening]) -> Iterator[tuple[Happening, Happening]]:
    """Each two of them, in text order."""
    for at, one in enumerate(found):
        for other in found[at + 1 :]:
            yield one, other
