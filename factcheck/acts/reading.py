"""A sentence → its acts with a time: the verb, what it is done to, by whom, and when.

An act is read only where the sentence tells it as a fact or a firm plan: nothing denied, hoped for, possible, or done
again. Its time stands in the same clause, behind "in", "on" or nothing, and is told of no other verb.
"""

from __future__ import annotations

from collections.abc import Sequence
from functools import lru_cache
from typing import NamedTuple

import regex

from factcheck.acts import verbs
from factcheck.acts.nouns import NOUNS, owned
from factcheck.acts.things import BOUNDARIES, CLAUSES, DETERMINERS, PREPOSITIONS, Thing, behind, subject
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
    """not never no n't nobody would could should may might must if unless whether can cannot again anew afresh partly partially nearly almost twice re-elected hoped hopes wanted wants failed
    allegedly reportedly supposedly another""".split()
)
#: beside the verb: "was first opened", "formally signed"
_AT_FIRST = frozenset("first originally initially formally officially finally".split())
_EXPECTED = frozenset("will due planned expected awaiting ahead hopes plans scheduled".split())
_TO = frozenset("is are was were due set scheduled expected planned".split())
_ON = frozenset("in on early late of the".split())
_VAGUE = regex.compile(
    r"\b(?:last|next|previous|following|every|each|since|until|by|before|after|from|to|between|about|around|circa|and|"
    r"or|for|than)\s+(?:the\s+)?(?:early\s+|late\s+|mid-?\s*)?$",
    regex.IGNORECASE,
)
_REACH = 11  # words between the verb and its time


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
    found += [act for at in range(len(tokens)) if not flags[at] for act in _noun(text, tokens, at, starts)]
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


def _noun(text: str, tokens: Sequence[Word], at: int, starts: Sequence[int]) -> list[Act]:
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
    if _VAGUE.search(text, 0, moment.at) or around & (_DOUBT | _EXPECTED):
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
        return (
            bool(at)
            and (not tokens[at - 1].capital or tokens[at - 1].low == "it")
            and tokens[at - 1].low not in BOUNDARIES | PREPOSITIONS
        )
    return verb.past and not (back >= 0 and tokens[back].low in {"to", "will", "shall", "would", "can", "did", "do"})


def _auxiliary(tokens: Sequence[Word], at: int) -> int:
    """The place of the word before the verb and its adverbs."""
    back = at - 1
    while back >= 0 and (tokens[back].low in _ADVERBS or tokens[back].low.endswith("ly")):
        back -= 1
    return back


def _read(
    text: str, tokens: Sequence[Word], place: _Place, starts: Sequence[int], before: Thing | None
) -> tuple[Act | None, Thing | None] | None:
    """The act of a verb, and the thing that a second verb behind "and" would tell of."""
    at, end, verb = place.at, place.end, place.verb
    low = max((i + 1 for i in range(at) if tokens[i].low in BOUNDARIES), default=0)
    around = {w.low for w in tokens[max(low, at - 5) : at + 3] if w.text != "May"}
    back = _auxiliary(tokens, at)
    passive = back >= 0 and tokens[back].low in _BE
    start, planned = back if passive else at, False
    while start > 0 and tokens[start - 1].low in _BE | _HAVE | _ADVERBS | {"will", "shall", "to", "due", "set"}:
        start -= 1
    if passive or start < at:
        planned = bool({"will", "shall", "to"} & {w.low for w in tokens[start:at]})
        if {"was", "were", "had"} & {w.low for w in tokens[start:at]} and planned:
            return None  # "was to be signed"
        planned = planned or bool({"has", "have"} & {w.low for w in tokens[start:at]} and _will_have(tokens, start))
        if not planned and {"is", "are"} & {w.low for w in tokens[start:at]}:
            return None
    moment = _moment(text, tokens, at, end, starts)
    planned = planned or verb.present
    if verb.present and moment and moment.year and not moment.day:
        return None
    planned = planned or bool(moment and _comes(tokens, moment, at))
    end_at = tokens[end - 1].stop
    limit = moment.at if moment and moment.at > tokens[at].at else len(text)
    told = behind(tokens, end, limit) if not passive else None
    if place.split < end:
        told = behind(tokens, at + 1, tokens[place.split].at)
    aux = start < at
    if told is None and not passive and _has_object(tokens, end, moment) and verb.act not in verbs.ONLY_SELF:
        return None
    who = subject(tokens, start, inside=not aux and told is None)
    if who is None and start and tokens[start - 1].low in {"and", "but", "then"}:
        who = before
    mine = passive or verb.act in verbs.ONLY_SELF or (told is None)
    if verb.act in {"join", "leave", "marry", "divorce", "retire", "resign", "become"}:
        mine = True
    thing = who if mine else told
    agent = _by(tokens, end) if mine else who
    beside = {w.low for w in (*tokens[max(0, start - 1) : at], *tokens[end : end + 1])}
    if not moment or around & _DOUBT or beside & _AT_FIRST:
        return None, who
    if verb.act == "open" and end < len(tokens) and tokens[end].low == "to":
        return Act(verb.act, thing, agent, behind(tokens, end + 1, limit), moment, planned, tokens[at].at, end_at), who
    aim = _office(tokens, end, moment) if verb.act in verbs.TO_OFFICE else told if mine else None
    return Act(verb.act, thing, agent, aim, moment, planned, tokens[at].at, end_at), who


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


def _office(tokens: Sequence[Word], end: int, moment: Moment) -> Thing | None:
    """What somebody was appointed or elected to, or resigned as."""
    at = end + (end < len(tokens) and tokens[end].low in {"as", "to"})
    return (
        behind(tokens, at, moment.at if moment.at > tokens[end - 1].at else tokens[-1].stop)
        if at < len(tokens)
        else None
    )


def _by(tokens: Sequence[Word], end: int) -> Thing | None:
    """Who did it: "was signed by the king"."""
    at = next((i for i in range(end, min(end + 4, len(tokens))) if tokens[i].low == "by"), None)
    return behind(tokens, at + 1, tokens[-1].stop) if at is not None and at + 1 < len(tokens) else None


def _moment(text: str, tokens: Sequence[Word], at: int, end: int, places: Sequence[int]) -> Moment | None:
    """The time of a verb: behind it in its own clause, or at the beginning of the clause."""
    for moment in read(text):
        if _VAGUE.search(text, 0, moment.at) or regex.match(r"\s*[-–]\s*\d|['’]s", text[moment.stop :]):
            continue
        begin = next((i for i, w in enumerate(tokens) if w.at >= moment.at), len(tokens))
        if begin >= end:
            between = tokens[end:begin]
            between = between[1:] if len(between) == 2 and between[0].text == "," else between  # "opened, in 2016,"
            if len(between) <= _REACH and not _parted(between) and not any(at < p < begin for p in places):
                return moment
        elif (_opens(tokens, begin, moment, at) or _when(tokens, moment, at)) and not any(
            begin < p < at for p in places
        ):
            return moment
    return None


def _parted(between: Sequence[Word]) -> bool:
    return any(
        w.low in BOUNDARIES or w.low in {"after", "before", "until", "since", "by", "for"} - {"by"} for w in between
    )


def _opens(tokens: Sequence[Word], begin: int, moment: Moment, at: int) -> bool:
    """Whether a time stands first in the clause of ``tokens[at]``: "In March 2012 the bridge was opened"."""
    first = begin - 1 if begin and tokens[begin - 1].low in {"in", "on"} else begin
    stop = next((i for i, w in enumerate(tokens) if w.at >= moment.stop), len(tokens))
    comma = stop < at and tokens[stop].text == ","
    rest = tokens[stop + comma : at]
    starts = first == 0 or tokens[first - 1].low in CLAUSES | {";", ",", ":"}
    return starts and len(rest) <= _REACH and not any(w.low in BOUNDARIES for w in rest)


def _when(tokens: Sequence[Word], moment: Moment, at: int) -> bool:
    """Whether the verb stands in a clause that tells what happens then: "on Saturday, as soon as she has cut"."""
    rest = [w.low for w in tokens if moment.stop <= w.at < tokens[at].at]
    rest = rest[1:] if rest[:1] == [","] else rest
    size = 3 if rest[:3] == ["as", "soon", "as"] else 1 if rest[:1] in (["when"], ["once"]) else 0
    return 0 < size < len(rest) <= _REACH and not any(low in BOUNDARIES for low in rest[size:])


def _comes(tokens: Sequence[Word], moment: Moment, at: int) -> bool:
    """Whether the clause that such a clause hangs on tells of the future."""
    return _when(tokens, moment, at) and any(w.low == "will" for w in tokens if w.at < moment.at)
