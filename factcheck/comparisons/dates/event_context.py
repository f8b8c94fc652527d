"""The words that stand around an event's own word: what is added to its noun, and before and behind its verb."""

from __future__ import annotations

import itertools
from collections.abc import Sequence

import regex

from factcheck.comparisons.dates.event_families import NOUNS, VERBS
from factcheck.datatypes import Mention
from factcheck.moments import Moment, read
from factcheck.words import CALENDAR, FUNCTION_WORDS, Word, stem, stems, words

CLAUSES = frozenset(
    """who which that whose when where while because as since if and but or after before until said says than although
    though once ahead following""".split()
)
HOURS = frozenset("morning afternoon evening night lunchtime".split())
LITTLE = frozenset("said year years day days week weeks month months people told time".split())
AUXILIARIES = frozenset("will would shall is are was were be been being has have had to due also now set".split())
ADDING = frozenset("by in at of on over against with for between about to near from".split())
REACH = 10  # words between an event's word and its time
DETERMINERS = frozenset("the a an its his her their 's ’s this that".split())
_FIXED = frozenset("planned due set scheduled called held".split())
#: before a noun whose time is that of the clause as well: "hurt in the crash on Friday", "held its vote on Friday"
_WITHIN = frozenset(
    "in into at from during after since before until with held took take hold made heard felt saw".split()
)


#: behind a noun that a time owns: "Thursday's vote in the upper house", "Friday's resignation of the health minister"
_SET_APART = regex.compile(
    r"(?:['’]s)?\s+\p{Ll}+\s+(?:in|of|at|by|against|between)\s+(?:the|a|an|his|her)\s+(?P<what>\p{L}+(?:\s+\p{L}+)?)"
)


def of_another(text: str, stop: int, known: str) -> bool:
    """Whether the words behind an event's noun set it apart from what another sentence tells: by a word that is new."""
    found = _SET_APART.match(text, pos=stop)
    return found is not None and bool(stems(found["what"]) - stems(known))


_ADDED = regex.compile(rf"\s+(?:{'|'.join(sorted(ADDING | {'for', 'to'}))})\s+(?P<what>[^,;:.“”\"()]+)")


def set_apart(text: str, stop: int, known: str) -> bool:
    """Whether prepositions behind an event's noun add what another sentence does not tell: "the raid on a jeweller"."""
    found = _ADDED.match(text, pos=stop)
    phrase = itertools.takewhile(lambda w: w.low not in CLAUSES, words(found["what"])) if found else ()
    return bool(stems(" ".join(w.text for w in phrase if w.low not in CALENDAR | AUXILIARIES)) - stems(known))


def several_days(text: str, moment: Moment) -> bool:
    """Whether a sentence names other days or months than one, as fine: "on Thursday, and on Friday at the depot"."""
    if moment.weekday is not None and not moment.day:
        return len({m.weekday for m in read(text)} - {None}) > 1
    return len({(m.day, m.month) for m in read(text) if m.month}) > 1


def added(tokens: Sequence[Word], at: int, moment: Moment) -> frozenset[str]:
    """The heads of what is added to a noun: its owner, and what prepositions put behind it and behind its time."""
    found = [tokens[at - 2]] if at > 1 and tokens[at - 1].text in {"'s", "’s"} else []
    found = [w for w in found if not moment.at <= w.at < moment.stop and w.low not in HOURS]
    ends = [at + 1]
    if moment.at > tokens[at].at:
        end = next((i for i in range(at, len(tokens)) if tokens[i].at >= moment.stop), len(tokens))
        ends.append(end + (end < len(tokens) and tokens[end].low in HOURS))
    for start in ends:  # "the vote in May will be on the budget"
        end = next((i for i in range(start, len(tokens)) if tokens[i].low not in AUXILIARIES - {"to"}), len(tokens))
        if end < len(tokens) and tokens[end].low in ADDING | {"to", "that"}:
            found += _phrase(tokens, end + 1, moment)
    return frozenset(stem(w.low) for w in found)


def _phrase(tokens: Sequence[Word], at: int, moment: Moment) -> list[Word]:
    """The head of the phrase behind a preposition, where it is no time."""
    phrase: list[Word] = []
    for word in tokens[at : at + REACH]:
        apart = word.low in CLAUSES | ADDING | AUXILIARIES or not (word.alpha or word.text[0].isdigit())
        if apart or moment.at <= word.at < moment.stop:
            break
        phrase.append(word)
    phrase = [w for w in phrase if w.low not in FUNCTION_WORDS | CALENDAR]
    return phrase[-1:]


def around(named: Sequence[Mention], tokens: Sequence[Word], at: int, moment: Moment) -> frozenset[str]:
    """The heads of what stands before a verb and behind it."""
    before = next((w for w in reversed(_bare(tokens[:at])) if not w.low.endswith("ly")), None)
    behind: list[Word] = []
    for word in tokens[at + 1 :]:
        if not word.alpha or word.low in CLAUSES | ADDING or word.at >= moment.at > tokens[at].at:
            break
        behind.append(word)
    found = [w for w in (before, behind[-1] if behind else None) if w and w.alpha]
    people = {m.entity for m in named if m.type == "person"}
    if before and before.low in {"he", "she"} and len(people) == 1:
        return frozenset(people) | {stem(w.low) for w in behind[-1:] if w.low not in LITTLE}
    return frozenset(_known(named, w) for w in found if w.low not in LITTLE | CLAUSES | DETERMINERS)


def _bare(tokens: Sequence[Word]) -> Sequence[Word]:
    """Words before a verb without its auxiliaries and an apposition: "Orr" of "Orr, 45, will"."""
    end = len(tokens)
    while end and tokens[end - 1].low in AUXILIARIES:
        end -= 1
    if end and tokens[end - 1].text == ",":
        end = next((i for i in range(end - 2, 0, -1) if tokens[i].text == ","), end)
    return tokens[:end]


def _known(named: Sequence[Mention], word: Word) -> str:
    """A word's entity, or its stem."""
    return next((m.entity for m in named if m.at <= word.at < m.stop), stem(word.low))


def others(tokens: Sequence[Word], at: int, moment: Moment) -> frozenset[str]:
    """The stems of a sentence's other words that tell something."""
    return frozenset(
        stem(w.low)
        for i, w in enumerate(tokens)
        if w.alpha and len(w.text) > 2 and i != at and not moment.at <= w.at < moment.stop
        and w.low not in FUNCTION_WORDS and w.low not in CALENDAR and w.low not in LITTLE
    )  # fmt: skip


def owns_time(tokens: Sequence[Word], at: int, lead: int, moment: Moment) -> bool:
    """Whether a time behind a noun is the noun's: not "regretted the vote on Friday"."""
    if tokens[lead].text in {"'s", "’s"}:
        lead -= 1
        while lead and (tokens[lead - 1].capital or tokens[lead - 1].low in DETERMINERS):
            lead -= 1
    before = tokens[lead - 1] if lead else None
    if at + 1 < len(tokens) and tokens[at + 1].low in _FIXED:
        return True
    if not before or not before.alpha or before.low in _WITHIN or before.low in CLAUSES:
        return True
    if {v.family for v in VERBS.get(before.low, ())} & NOUNS[tokens[at].low]:
        return True
    behind = next((w for w in tokens if w.at >= moment.stop and w.low not in HOURS), None)
    return behind is not None and behind.low in AUXILIARIES
