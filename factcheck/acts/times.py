"""The time of an act: the day, month or year that stands in the verb's own clause."""

from __future__ import annotations

from collections.abc import Sequence

import regex

from factcheck.acts.things import BOUNDARIES, CLAUSES
from factcheck.moments import Moment, read
from factcheck.words import Word

#: before a time that is not the act's own, or not exact
VAGUE = regex.compile(
    r"\b(?:last|next|previous|following|every|each|since|until|by|before|after|from|to|between|about|around|circa|and|"
    r"or|for|than)\s+(?:the\s+)?(?:early\s+|late\s+|mid-?\s*)?$",
    regex.IGNORECASE,
)
_REACH = 11  # words between the verb and its time


def moment_of(text: str, tokens: Sequence[Word], at: int, end: int, places: Sequence[int]) -> Moment | None:
    """The time of a verb: behind it in its own clause, or at the beginning of the clause."""
    for moment in read(text):
        if VAGUE.search(text, 0, moment.at) or regex.match(r"\s*[-–]\s*\d|['’]s", text[moment.stop :]):
            continue
        begin = next((i for i, w in enumerate(tokens) if w.at >= moment.at), len(tokens))
        if begin >= end:
            between = tokens[end:begin]
            between = between[1:] if len(between) == 2 and between[0].text == "," else between  # "opened, in 2016,"
            if len(between) <= _REACH and not _parted(between) and not any(at < p < begin for p in places):
                return moment
            continue
        clear = not any(begin < p < at for p in places)
        if clear and (_opens(tokens, begin, moment, at) or _when(tokens, moment, at)):
            return moment
    return None


def _parted(between: Sequence[Word]) -> bool:
    return any(w.low in BOUNDARIES | {"after", "before", "until", "since", "for"} for w in between)


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


def comes(tokens: Sequence[Word], moment: Moment, at: int) -> bool:
    """Whether the clause that such a clause hangs on tells of the future."""
    return _when(tokens, moment, at) and any(w.low == "will" for w in tokens if w.at < moment.at)
