"""A sentence → its acts with a time: the verb, what it is done to, by whom, and when.

An act is read only where the sentence tells it as a fact or a firm plan: nothing denied, hoped for, possible, or done
again. Its time stands in the same clause, behind "in", "on" or nothing, and is told of no other verb.
"""

from __future__ import annotations

from collections.abc import Sequence
from functools import lru_cache
from typing import NamedTuple

from factcheck.acts import verbs
from factcheck.acts.nouns import NOUNS, owned
from factcheck.acts.things import BOUNDARIES, DETERMINERS, PREPOSITIONS, Thing, behind, subject
from factcheck.acts.times import VAGUE, comes, moment_of
from factcheck.acts.verbs import FORMS, Verb
from factcheck.moments import Moment, read
from factcheck.words import Word, quoted_words, words

_BE = frozenset("was were is are be been being got".split())
_HAVE = frozenset("had has have".split())
_ADVERBS = frozenset(
    """also finally later then since only just eventually soon subsequently duly swiftly quickly itself himself herself
    both""".split()
)
#: the act is not told as a fact, or as one of several
_DOUBT = frozenset(
    """not never no n't nobody would could should may might must if unless whether can cannot again anew afresh partly
    partially nearly almost twice re-elected hoped hopes wanted wants failed allegedly reportedly supposedly
    another""".split()
)
#: beside the verb: "was first opened", "formally signed"
_AT_FIRST = frozenset("first originally initially formally officially finally".split())
_EXPECTED = frozenset("will due planned expected awaiting ahead hopes plans scheduled".split())
_TO = frozenset("is are was were due set scheduled expected planned".split())
_ON = frozenset("in on early late of the".split())


class Act(NamedTuple):
    """Something done, with its time; ``at`` and ``stop`` are offsets of the verb in the sentence's text."""

    name: str
    thing: Thing | None
    agent: Thing | None
    object: Thing | None  # of a verb told of its subject: "joined the club"
    moment: Moment
    planned: bool
    at: int
    stop: int


@lru_cache(maxsize=4096)
def acts(text: str) -> tuple[Act, ...]:
    """The acts of a sentence that have a time, in order."""
    if not read(text):
        return ()
    tokens = words(text)
    flags, _ = quoted_words(tokens, inside=False)
    places = [place for at in range(len(tokens)) if not flags[at] for place in _places(tokens, at)]
    starts = [place.at for place in places]
    found: list[Act] = []
    before: Thing | None = None
    for place in places:
        told = _read(text, tokens, place, starts, before)
        if told:
            act, before = told
            if act:
                found.append(act)
    found += [act for at in range(len(tokens)) if not flags[at] for act in _noun(text, tokens, at)]
    return tuple(sorted(found, key=lambda act: act.at))


class _Place(NamedTuple):
    """A verb in a sentence: its first word, the index behind it, and the index before its particle ("tore it down")."""

    at: int
    end: int
    split: int
    verb: Verb


def _places(tokens: Sequence[Word], at: int) -> list[_Place]:
    """The reading of a word as the verb of an act, if it has one."""
    if at and tokens[at - 1].low in DETERMINERS | {"'s", "’s"}:
        return []
    for verb in FORMS.get(tokens[at].low, ()):
        rest = tuple(w.low for w in tokens[at + 1 : at + 1 + len(verb.rest)])
        end = at + 1 + len(rest) if rest == verb.rest else 0
        split = end
        if not end and len(verb.rest) == 1:
            split = next((i for i in range(at + 2, min(at + 7, len(tokens))) if tokens[i].low == verb.rest[0]), 0)
            between = tokens[at + 1 : split]
            end = split + 1 if split and not any(w.low in BOUNDARIES | PREPOSITIONS for w in between) else 0
        if end and _voiced(tokens, at, verb):
            return [_Place(at, end, split, verb)]
    return []


def _noun(text: str, tokens: Sequence[Word], at: int) -> list[Act]:
    """The act that a noun tells with its time right behind it, where nothing puts it in doubt."""
    name = NOUNS.get(tokens[at].low)
    found = owned(tokens, at, tokens[-1].stop) if name else None
    if not name or not found:
        return []
    thing, end = found
    moment = next((m for m in read(text) if m.at >= tokens[end - 1].stop), None)
    near = [w.low for w in tokens if moment and tokens[end - 1].stop <= w.at < moment.at]
    around = {w.low for w in tokens[max(0, at - 8) : end + 4] if w.text != "May"}
    if not moment or len(near) > 2 or not all(low in _ON | {","} for low in near) or near[:1] == [","]:
        return []
    if VAGUE.search(text, 0, moment.at) or around & (_DOUBT | _EXPECTED):
        return []
    return [Act(name, thing, None, None, moment, planned=False, at=tokens[at].at, stop=tokens[at].stop)]


def _voiced(tokens: Sequence[Word], at: int, verb: Verb) -> bool:
    """Whether it stands as a verb: a base behind "will" or "is to", a participle not before its noun."""
    back = _auxiliary(tokens, at)
    if verb.base and back >= 0 and tokens[back].low in {"will", "shall"}:
        return True
    if verb.base and back > 0 and tokens[back].low == "to":
        return tokens[back - 1].low in _TO
    if verb.present:
        before = tokens[at - 1] if at else None
        common = before and (not before.capital or before.low == "it")
        return bool(before and common and before.low not in BOUNDARIES | PREPOSITIONS)
    return verb.past and not (back >= 0 and tokens[back].low in {"to", "will", "shall", "would", "can", "did", "do"})


def _auxiliary(tokens: Sequence[Word], at: int) -> int:
    """The place of the word before the verb and its adverbs."""
    back = at - 1
    while back >= 0 and (tokens[back].low in _ADVERBS or tokens[back].low.endswith("ly")):
        back -= 1
    return back


class _Voice(NamedTuple):
    """How a verb is told: where its auxiliaries begin, whether it is passive, and whether it is still to come."""

    start: int
    passive: bool
    planned: bool


def _voice(tokens: Sequence[Word], at: int, verb: Verb) -> _Voice | None:
    """The voice of a verb; ``None`` where it tells of no fact and no firm plan: "is built", "was to be signed"."""
    back = _auxiliary(tokens, at)
    passive = back >= 0 and tokens[back].low in _BE
    start = back if passive else at
    while start > 0 and tokens[start - 1].low in _BE | _HAVE | _ADVERBS | {"will", "shall", "to", "due", "set"}:
        start -= 1
    told = {w.low for w in tokens[start:at]}
    planned = bool(told & {"will", "shall", "to"})
    if planned and told & {"was", "were", "had"}:
        return None
    planned = planned or (bool(told & {"has", "have"}) and _will_have(tokens, start))
    if not planned and told & {"is", "are"}:
        return None
    return _Voice(start, passive, planned or verb.present)


def _read(
    text: str, tokens: Sequence[Word], place: _Place, starts: Sequence[int], before: Thing | None
) -> tuple[Act | None, Thing | None] | None:
    """The act of a verb, and the thing that a second verb behind "and" would tell of."""
    at, end, verb = place.at, place.end, place.verb
    voice = _voice(tokens, at, verb)
    moment = moment_of(text, tokens, at, end, starts)
    if not voice or (verb.present and moment and moment.year and not moment.day):
        return None
    limit = moment.at if moment and moment.at > tokens[at].at else len(text)
    told = None if voice.passive else behind(tokens, end, limit)
    if place.split < end:
        told = behind(tokens, at + 1, tokens[place.split].at)
    if not told and not voice.passive and verb.act not in verbs.ONLY_SELF and _has_object(tokens, end, moment):
        return None
    who = subject(tokens, voice.start, inside=voice.start == at and told is None)
    if who is None and voice.start and tokens[voice.start - 1].low in {"and", "but", "then"}:
        who = before
    if not moment or _doubtful(tokens, voice, place):
        return None, who
    mine = voice.passive or told is None or verb.act in verbs.ONLY_SELF | verbs.OF_PEOPLE
    planned = voice.planned or comes(tokens, moment, at)
    thing, agent = (who, _by(tokens, end)) if mine else (told, who)
    aim = _aim(tokens, place, limit, told if mine else None)
    return Act(verb.act, thing, agent, aim, moment, planned, tokens[at].at, tokens[end - 1].stop), who


def _doubtful(tokens: Sequence[Word], voice: _Voice, place: _Place) -> bool:
    """Whether the words around deny the act, leave it open, or tell it as one of several."""
    low = max((i + 1 for i in range(place.at) if tokens[i].low in BOUNDARIES), default=0)
    around = {w.low for w in tokens[max(low, place.at - 5) : place.at + 3] if w.text != "May"}
    beside = (*tokens[max(0, voice.start - 1) : place.at], *tokens[place.end : place.end + 1])
    return bool(around & _DOUBT or {w.low for w in beside} & _AT_FIRST)


def _aim(tokens: Sequence[Word], place: _Place, limit: int, told: Thing | None) -> Thing | None:
    """To whom it is open, what somebody was elected to or resigned as, or what a person joined."""
    at = place.end
    opens = place.verb.act == "open" and at < len(tokens) and tokens[at].low == "to"
    if not opens and place.verb.act not in verbs.TO_OFFICE:
        return told
    at += at < len(tokens) and tokens[at].low in {"as", "to"}
    return behind(tokens, at, limit) if at < len(tokens) else None


def _will_have(tokens: Sequence[Word], start: int) -> bool:
    """Whether a perfect tells of the future: "will board after the minister has opened it"."""
    before = [w.low for w in tokens[:start]]
    return "will" in before and bool({"after", "once", "when", "soon", "until", "before"} & set(before))


def _has_object(tokens: Sequence[Word], end: int, moment: Moment | None) -> bool:
    """Whether something unreadable stands where the object does: "signed him"."""
    return (
        end < len(tokens)
        and tokens[end].low in {"him", "her", "it", "them", "us", "me", "you", "himself", "this", "that", "one", "both"}
        and not (moment and moment.at <= tokens[end].at < moment.stop)
    )


def _by(tokens: Sequence[Word], end: int) -> Thing | None:
    """Who did it: "was signed by the king"."""
    at = next((i for i in range(end, min(end + 4, len(tokens))) if tokens[i].low == "by"), None)
    return behind(tokens, at + 1, tokens[-1].stop) if at is not None and at + 1 < len(tokens) else None
