"""Where an article tells an event with its time: "signed on Wednesday", "Sunday's ceremony", "the trip in March".

The word of the event comes from ``event_families``; its time stands in its own clause and belongs to no other verb.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence, Set
from typing import Literal, NamedTuple

import regex

from factcheck.comparisons.dates.beside import body_of
from factcheck.comparisons.dates.event_context import (
    CLAUSES,
    DETERMINERS,
    HOURS,
    REACH,
    added,
    around,
    others,
    owns_time,
)
from factcheck.comparisons.dates.event_families import NOUNS, VERBS, Verb
from factcheck.comparisons.places_in_text import quoted
from factcheck.datatypes import Claim, Mention, Reading, mentions_by_sentence
from factcheck.moments import Moment, read
from factcheck.quantities.numerals import whole
from factcheck.words import FUNCTION_WORDS, Word, word_at, words

Grain = Literal["weekday", "month", "year"]

_PREPOSITION = regex.compile(
    r"\b(?P<told>on|in|at|of|from|until|till|to|for|since|by|before|after|about|around|between|during|next|last|this|"
    r"every|each)\s+(?P<more>(?:(?:the|early|late|mid|end|start|beginning|middle|next|last|this|of|about|around)\s+)*)$",
    regex.IGNORECASE,
)
_BACK = 80  # characters before a time in which its preposition stands
_VAGUE = frozenset("by before after about around between every each last next this during since until till to".split())
_OWNERS = frozenset("the its his her their 's ’s".split())
#: between a determiner and its noun: "that first edition"
_PLAIN = frozenset("first new own".split())
_AHEAD = frozenset("will would shall to due should can may might could must".split())
_DENIED = frozenset("not never no n't nobody if unless whether without failed almost nearly".split())
_AWAITED = frozenset(
    """will would shall due expected expects planned plans scheduled canceled cancelled upcoming coming off""".split()
)
_BEGAN = frozenset("began started begins starts begin start".split())
_JOINS = frozenset("and or but as".split())
_OPENERS = frozenset("and but who which when that".split())


class Telling(NamedTuple):
    """An event with its time; ``word`` names it, and the rest of the sentence tells which one it is."""

    claim: Claim
    families: frozenset[str]
    word: Word
    moment: Moment
    form: Literal["owned", "noun", "verb"]  # "Sunday's vote", "the vote on Sunday", "voted on Sunday"
    planned: bool | None  # None for "after signing", which tells no time of its own
    definite: bool
    before: str  # the word before the noun phrase: "after" of "after Monday's vote"
    added: frozenset[str]  # stems of the heads of what is added to a noun: "Orr's", "of the law", "by the Senate"
    heads: frozenset[str]  # of a verb: what stands before it and behind it, by entity or stem
    others: frozenset[str]  # stems of the sentence's other words

    @property
    def grain(self) -> Grain:
        """How fine its time is."""
        if self.moment.weekday is not None and not self.moment.day:
            return "weekday"
        return "month" if self.moment.month else "year"


def tellings(reading: Reading, claims: Sequence[Claim] | None = None) -> list[Telling]:
    """Every telling of an event with its time, in text order; of some claims or of all."""
    named = mentions_by_sentence([*reading.mentions, *reading.pronouns])
    chosen = reading.statements if claims is None else claims
    return [one for claim in chosen for one in _tellings(claim, named.get(claim.sentence.index, []))]


def differ(one: Telling, other: Telling) -> bool:
    """Whether two times of one grain cannot be one."""
    a, b = one.moment, other.moment
    if one.grain != other.grain:
        return False
    if one.grain == "weekday":
        return a.weekday != b.weekday
    if a.year and b.year and a.year != b.year:
        return True
    return a.month != b.month or bool(a.day and b.day and a.day != b.day)


def clause(one: Telling) -> list[Word]:
    """The words of the clause in which an event is told."""
    tokens = words(one.claim.sentence.text)
    at = tokens.index(one.word)
    ends = [i for i, w in enumerate(tokens) if w.low in CLAUSES - _JOINS or w.text in ",;:"]
    low = max((i + 1 for i in ends if i < at), default=0)
    return list(tokens[low : min((i for i in ends if i > at), default=len(tokens))])


def _tellings(claim: Claim, named: Sequence[Mention]) -> Iterator[Telling]:
    text = claim.sentence.text
    tokens = words(text)
    for moment in read(text):
        if moment.at < body_of(text) or quoted(text, moment.at):
            continue
        begin = word_at(tokens, moment.at)
        end = word_at(tokens, moment.stop - 1) + 1
        end += end < len(tokens) and tokens[end].low in HOURS
        owns = tokens[end : end + 1] != () and tokens[end].text in {"'s", "’s"}
        before = tokens[begin - 1].low if begin else ""
        if owns or (before in _OWNERS and not moment.year and not moment.day):
            yield from _owned(claim, tokens, moment, begin, end + owns)
            continue
        preposition = _PREPOSITION.search(text, max(0, moment.at - _BACK), moment.at)
        told = {preposition["told"].lower(), *preposition["more"].lower().split()} if preposition else set()
        if not told & _VAGUE:
            first = preposition["told"].lower() if preposition else ""
            start = next((i for i, w in enumerate(tokens) if preposition and w.at >= preposition.start()), begin)
            found = [*_behind(claim, named, moment, start, first), *_ahead(claim, named, moment, start, end)]
            yield from found[:1]


def _owned(claim: Claim, tokens: Sequence[Word], moment: Moment, begin: int, end: int) -> Iterator[Telling]:
    """The noun of an event that a time owns: "Sunday's vote", "the July reopening"."""
    for at in range(end, min(end + 2, len(tokens))):
        low = tokens[at].low
        if not tokens[at].alpha or low in FUNCTION_WORDS:
            return
        if low in NOUNS and _heads(tokens, at):
            before = begin - 1 if begin and tokens[begin - 1].low in _OWNERS else begin
            hinge = tokens[before - 1].low if before else ""
            yield _noun(claim, tokens, at, moment, hinge)
            return


def _heads(tokens: Sequence[Word], at: int) -> bool:
    """Whether a noun is the head of its phrase: not "the crash site"."""
    behind = tokens[at + 1] if at + 1 < len(tokens) else None
    return not behind or not behind.alpha or behind.low in FUNCTION_WORDS or behind.low.endswith(("ed", "s"))


def _noun(claim: Claim, tokens: Sequence[Word], at: int, moment: Moment, before: str) -> Telling:
    form: Literal["owned", "noun"] = "owned" if moment.at < tokens[at].at else "noun"
    determiner = tokens[at - 1].low if at else ""
    one = Telling(
        claim, frozenset(NOUNS[tokens[at].low]), tokens[at], moment, form, None,
        form == "owned" or determiner not in {"a", "an"}, before, added(tokens, at, moment), frozenset(),
        others(tokens, at, moment),
    )  # fmt: skip
    return one._replace(planned=bool({w.low for w in clause(one)} & _AWAITED))


def _behind(claim: Claim, named: Sequence[Mention], moment: Moment, start: int, preposition: str) -> Iterator[Telling]:
    """The event's word before its time in the same clause: the nearest one."""
    tokens = words(claim.sentence.text)
    aims = False  # "agreed to build it in May" tells no time of the agreement
    for at in range(start - 1, max(-1, start - 2 - REACH), -1):
        word = tokens[at]
        if word.low in CLAUSES or not (
            word.alpha or word.text in {"'s", "’s", "$", "€", "£"} or word.text[0].isdigit()
        ):
            return
        lead = _lead(tokens, at)
        if word.low in NOUNS and lead is not None and _heads(tokens, at):
            if preposition == "of" or owns_time(tokens, at, lead, moment):
                if not aims or tokens[at + 1].low == "to":
                    yield _noun(claim, tokens, at, moment, tokens[lead - 1].low if lead else "")
                return
            continue
        verbs = _verbs(tokens, at)
        if verbs:
            if not aims:
                yield from _began(claim, tokens, at, moment) or _verb(claim, named, at, verbs, moment)
            return
        aims = aims or (word.low == "to" and not whole(tokens[at + 1].low))


def _began(claim: Claim, tokens: Sequence[Word], at: int, moment: Moment) -> list[Telling]:
    """The event whose beginning a verb tells: "The raid on the shop began at ten on Friday"."""
    if tokens[at].low not in _BEGAN:
        return []
    for back in range(at - 1, max(-1, at - REACH), -1):
        if tokens[back].low in CLAUSES - _JOINS or not (tokens[back].alpha or tokens[back].text[0].isdigit()):
            return []
        lead = _lead(tokens, back)
        if tokens[back].low in NOUNS and lead is not None and _heads(tokens, back):
            return [_noun(claim, tokens, back, moment, tokens[lead - 1].low if lead else "")]
    return []


def _lead(tokens: Sequence[Word], at: int) -> int | None:
    """Where a noun's determiner stands, if it has one right before it or before "first"."""
    back = at - 1
    while back > 0 and tokens[back].low in _PLAIN:
        back -= 1
    return back if back >= 0 and tokens[back].low in DETERMINERS else None


def _ahead(claim: Claim, named: Sequence[Mention], moment: Moment, start: int, end: int) -> Iterator[Telling]:
    """The verb behind a time that opens its clause: "On Monday the council voted"."""
    tokens = words(claim.sentence.text)
    if start and not (tokens[start - 1].text in {",", ";"} or tokens[start - 1].low in _OPENERS):
        return
    end += end < len(tokens) and tokens[end].text == ","
    for at in range(end, min(end + REACH, len(tokens))):
        word = tokens[at]
        if word.low in CLAUSES or not (word.alpha or word.text in {"'s", "’s"} or word.text[0].isdigit()):
            return
        verbs = _verbs(tokens, at)
        if verbs:
            yield from _verb(claim, named, at, verbs, moment)
            return


def _verbs(tokens: Sequence[Word], at: int) -> list[Verb]:
    """The readings of a word as an event's verb."""
    before = tokens[at - 1].low if at else ""
    if before in DETERMINERS or (whole(before) and tokens[at].low.endswith("s")):
        return []  # "the vote", "nine votes"
    found = VERBS.get(tokens[at].low, ())
    return [v for v in found if tuple(w.low for w in tokens[at + 1 : at + 1 + len(v.rest)]) == v.rest]


def _verb(claim: Claim, named: Sequence[Mention], at: int, verbs: Sequence[Verb], moment: Moment) -> Iterator[Telling]:
    tokens = words(claim.sentence.text)
    planned, denied = _mood(tokens, at, {v.form for v in verbs})
    if not denied:
        families = frozenset(v.family for v in verbs)
        yield Telling(
            claim, families, tokens[at], moment, "verb", planned, False, "", added(tokens, at, moment),
            around(named, tokens, at, moment), others(tokens, at, moment),
        )  # fmt: skip


def _mood(tokens: Sequence[Word], at: int, forms: Set[str]) -> tuple[bool | None, bool]:
    """Whether a verb tells what is still to come, and whether it is denied."""
    lows = [w.low for w in tokens[max(0, at - 4) : at]]
    cut = max((i + 1 for i, low in enumerate(lows) if low in CLAUSES or not low.replace("-", "").isalpha()), default=0)
    near = set(lows[cut:])
    if forms == {"ing"} or (cut and lows[cut - 1] in {"before", "once", "until", "after"}):
        return None, bool(near & _DENIED)
    return bool(near & _AHEAD) or forms in ({"present"}, {"base"}), bool(near & _DENIED)
