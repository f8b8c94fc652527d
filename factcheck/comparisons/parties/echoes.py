"""A headline or opening that repeats a sentence nearly word for word, with another name in it.

"Officers arrested one American and two Spanish citizens", and further down "Officers arrested one Venezuelan and two
Spanish citizens on board": what is written at the top is cut from the report, so most of its words stand in one
sentence there, and the names with them. Two names that stand in the same place between the same words, neither of which
is in the other sentence, are one name and a slip.
"""

from __future__ import annotations

from collections.abc import Collection, Iterator, Sequence
from typing import NamedTuple

import regex

from factcheck.comparisons.parties.names import Named, named, worded
from factcheck.comparisons.places_in_text import claim_at, quoted
from factcheck.datatypes import Clash, Mention, Reading, Sentence, earlier_first
from factcheck.moments import read
from factcheck.sameness import frame
from factcheck.words import FUNCTION_WORDS, Word, stem, words

_OPENING = 2  # sentences, with those of headlines, that may repeat another one
_SHARE = 0.75  # of the opening's content words and other names, those that stand in both
_SHARED = 5  # content words and names in both; one less where the name has the same neighbours on both sides
_NEAR = 4  # words up to the next content word
#: words between a name and its neighbour that say nothing of its part in the sentence
_IDLE = frozenset("the a an 's ’s".split())
_AUXILIARIES = frozenset("has have had was is are were will would to".split())
_SPEECH = frozenset(map(stem, "said told reported announced statement official according".split()))
_TYPED = frozenset(("person", "country"))
_DATELINE = regex.compile(r"^\p{Lu}[\p{L}\p{N}\s,.()]{1,50}\s[-–—]+\s")
#: words that tell one event, team or place of a kind from another
_CONTRASTS = tuple(
    frozenset(line.split())
    for line in """men men's women women's male female boys girls mixed
singles doubles pairs
junior senior youth under-17 under-18 under-19 under-20 under-21 under-23
qualifier group quarter-final quarter-finals semi-final semi-finals final playoff play-off
first second third fourth fifth opening closing
home away
north south east west northern southern eastern western
morning afternoon evening night
spring summer autumn winter
upper lower inner outer
sprint relay marathon slalom downhill freestyle backstroke butterfly breaststroke
lightweight middleweight heavyweight welterweight""".splitlines()
)
_ANOTHER = frozenset("too also another other again likewise both each meanwhile while instead unlike later".split())


class Unit(NamedTuple):
    """A name, a content word, a number, a function word or a mark of a sentence."""

    kind: str
    value: str
    mention: Mention | None = None


class Told(NamedTuple):
    """A sentence as units, and what it is about."""

    sentence: Sentence
    units: tuple[Unit, ...]
    content: frozenset[Unit]  # without places
    stems: frozenset[str]  # of all its words, those of names too


def compare(reading: Reading) -> Iterator[Clash]:
    """Clashes of kind "participant" between an opening and the sentence that it repeats."""
    parties = named(reading)
    told = [_told(s, parties.get(s.index, ())) for s in reading.sentences]
    for at, one in enumerate(told):
        if not one.sentence.heads and at >= _OPENING:
            continue
        for other in told[at + 1 :]:
            pair = _exchanged(one, other)
            if pair:
                yield _clash(reading, parties, (one, pair[0]), (other, pair[1]), told)
                break


def _told(sentence: Sentence, names: Sequence[Mention]) -> Told:
    units: list[Unit] = []
    for word in words(sentence.text):
        name = next((m for m in names if m.at <= word.at < m.stop), None)
        if not name:
            units.append(_unit(word))
        elif not units or units[-1].mention is not name:
            units.append(Unit("name", name.entity, name))
    content = frozenset(Unit(u.kind, u.value) for u in units if u.kind in {"name", "word", "number"})
    return Told(sentence, tuple(units), content, frozenset(stem(w.low) for w in words(sentence.text)))


def _unit(word: Word) -> Unit:
    if not word.alpha:
        return Unit("number" if word.text[0].isdigit() else "mark", word.text)
    own = word.low not in FUNCTION_WORDS
    return Unit("word" if own else "function", stem(word.low) if own else word.low)


def _exchanged(one: Told, other: Told) -> tuple[Mention, Mention] | None:
    """The two names in the same place of two sentences that tell the same."""
    both = {u for u in one.content & other.content if u.value not in _SPEECH}
    mine = {u for u in one.content if u.value not in _SPEECH}
    if len(both) < _SHARED - 1 or len(both) < _SHARE * (len(mine) - 1) or _of_another(one, other):
        return None
    for at, unit in enumerate(one.units):
        for place, against in enumerate(other.units):
            name, counterpart = unit.mention, against.mention
            alike = name and counterpart and _alike(name, counterpart)
            if name and counterpart and alike and not _known(name, other) and not _known(counterpart, one):
                sides = [_beside(one.units, at, step) for step in (-1, 1)]
                theirs_too = [_beside(other.units, place, step) for step in (-1, 1)]
                same = [a is not None and a == b for a, b in zip(sides, theirs_too, strict=True)]
                if any(same) and len(both) >= _SHARED - all(same):
                    return name, counterpart
    return None


def _of_another(one: Told, other: Told) -> bool:
    """Whether a sentence tells of another time, or says that it is about another one."""
    moments = [{m.text.lower() for m in read(told.sentence.text)} for told in (one, other)]
    loose = all(moments) and not moments[0] & moments[1]
    if loose or _far(one.sentence.text) != _far(other.sentence.text):
        return True
    lows = [{w.low for w in words(told.sentence.text)} for told in (one, other)]
    return bool(_ANOTHER & (lows[0] | lows[1])) or any(_contrasted(lows[0], lows[1], group) for group in _CONTRASTS)


def _far(text: str) -> frozenset[str]:
    """The times of a sentence, but for days, by which it may tell of another event."""
    text = _DATELINE.sub("", text)
    dated = {m.text.lower() for m in read(text) if m.year is not None or (m.month is not None and m.day is None)}
    told = frame(text)
    return frozenset({*dated, *told.years, *told.relative, *(("had",) if told.backward else ())})


def _contrasted(one: Collection[str], other: Collection[str], group: frozenset[str]) -> bool:
    """Whether each of two sentences has a word of a group that the other has not."""
    mine, theirs = group.intersection(one), group.intersection(other)
    return bool(mine - theirs and theirs - mine)


def _alike(one: Mention, other: Mention) -> bool:
    """Whether two names may stand for each other: two people, two countries, or two of which that is not known."""
    same = one.type == other.type or not {one.type, other.type} & _TYPED
    return same and (one.form == other.form or "adjective" not in {one.form, other.form})


def _known(name: Mention, other: Told) -> bool:
    """Whether a sentence has a word of a name, in whatever form."""
    return any(stem(w.low) in other.stems for w in words(f"{name.text} {name.entity}") if w.alpha)


def _beside(units: Sequence[Unit], at: int, step: int) -> tuple[Unit, tuple[str, ...]] | None:
    """The nearest content word on one side of a name, with the function words between; none behind a mark."""
    between: list[str] = []
    for unit in units[at + step :: step][:_NEAR]:
        if unit.kind == "mark":
            return None
        if unit.kind != "function":
            return Unit(unit.kind, unit.value), tuple(between)
        if unit.value not in _IDLE and (step < 0 or unit.value not in _AUXILIARIES):
            between.append(unit.value)
    return None


def _clash(
    reading: Reading, parties: Named, mine: tuple[Told, Mention], theirs: tuple[Told, Mention], told: Sequence[Told]
) -> Clash:
    (one, name), (other, right) = mine, theirs
    about = {u for u in one.content & other.content if u.kind != "number"}
    rest = [t for t in told if t not in (one, other)]
    near = [t for t in rest if len(t.content & about) > 1]
    often, beside = ([sum(_known(m, t) for t in group) for m in (name, right)] for group in (rest, near))
    known = often if abs(often[0] - often[1]) > 1 else beside
    wrong, meant = (theirs, name) if known[0] > known[1] else (mine, right)
    sides = [claim_at(reading.claims, t.sentence, m.at, m.stop) for t, m in (mine, theirs)]
    first, second = earlier_first(*sides)
    sentence, at = wrong[0].sentence, wrong[1]
    return Clash(
        kind="participant", first=first, second=second, score=0.74 if not quoted(sentence.text, at.at) else 0.6,
        reason=f"The same is told of “{right.text}” and, nearly word for word, of “{name.text}”.",
        suspect=sentence.span(at.at, at.stop), suggestion=worded(sentence.text, at, meant, parties),
    )  # fmt: skip
