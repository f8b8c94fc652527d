"""Two statements → do they speak of the same event or state, or do they only look alike?

Nearly all pairs of sentences that share names, numbers and words tell of different things: another quarter, an earlier
attempt, a plan and its outcome, a part and the whole. Whatever compares two statements asks here first.
Idea: sharing participants, predicate, place and time is what makes a contradiction possible at all (de Marneffe et al.,
ACL 2008, P08-1118).
"""

from __future__ import annotations

import math
from collections import Counter
from collections.abc import Mapping, Sequence
from functools import lru_cache
from typing import NamedTuple

import regex

from factcheck.datatypes import Claim
from factcheck.words import stems, words

#: words by which a statement says that it tells of something else than the rest of the article
_OTHER = frozenset(
    """another other others separate separately similar similarly elsewhere instead unlike whereas compared compare
    rival remaining rest besides neighbouring neighboring previous previously earlier former formerly originally
    initially first-round again""".split()
)
_PLANNED = frozenset(
    """will would plan plans planned planning expect expects expected forecast forecasts forecasting predicted predicts
    hope hopes hoped aim aims aimed target targets propose proposed proposes proposal intend intends intended should
    could may might if unless until scheduled due ask asked asks demand demanded demands want wants wanted seek seeks
    sought promise promised offer offered estimate estimated estimates budget budgeted foresee foreseen""".split()
)
_RELATIVE = regex.compile(
    r"\b(?:(?:last|next|previous|preceding|following|past|coming)\s+(?:year|month|week|season|quarter|spring|summer|"
    r"autumn|fall|winter|time|decade|century|"
    r"(?:Mon|Tues|Wednes|Thurs|Fri|Satur|Sun)day|January|February|March|April|May|June|July|August|September|October|"
    r"November|December)|a\s+(?:year|month|week|decade)\s+(?:ago|earlier|before)|\w+\s+(?:years|months|weeks|decades)\s+"
    r"(?:ago|earlier|before|later)|yesterday|tomorrow|(?:first|second|third|fourth)[\s-](?:quarter|half|round|leg|phase))",
    regex.IGNORECASE,
)
#: "15 more than a week ago", "the largest outbreak since 2019" tell of today
_COMPARED = regex.compile(
    r"\b(?:\d[\d,.]*(?:\s+\p{L}+){0,2}|(?:per\s?cent|points?|many|much|slightly|far|times|half|twice|third|quarter))\s+"
    r"(?:more|less|\p{Ll}+er)\s+than\s+(?:(?:in|on|at|the|it|was|its)\s+){0,3}"
    r"(?:(?:a|one|two|three|last|previous|same)\s+\p{L}+(?:\s+(?:ago|earlier|before))?|(?:19|20)\d\d)\b"
)
_SINCE = regex.compile(
    r"\b(?:\p{L}+est|most|worst|best|first|any\s+time|any\s+year)\b[^.;:]{0,60}?\bsince\s+(?:\p{Lu}\p{L}+\s+)?(?:19|20)\d\d\b"
)
_YEAR = regex.compile(r"(?<![\d,.$€£])(?:1[5-9]|20)\d\d(?!,?\d|\.\d|\s?(?:GMT|UTC|hours)\b)")


class Frame(NamedTuple):
    """When and in which mood a statement speaks."""

    years: frozenset[str]
    relative: frozenset[str]  # "last year", "a month ago", "second quarter"
    planned: bool
    other: bool  # says itself that it tells of something else
    backward: bool  # pluperfect: of a time before the story


@lru_cache(maxsize=8192)
def frame(text: str) -> Frame:
    """The frame of a statement."""
    lows = [w.low for w in words(text)]
    own = _COMPARED.sub("", _SINCE.sub("", text))
    return Frame(
        years=frozenset(_YEAR.findall(own)),
        relative=frozenset(" ".join(m.lower().split()) for m in _RELATIVE.findall(own)),
        planned=any(low in _PLANNED for low in lows),
        other=any(low in _OTHER for low in lows),
        backward="had" in lows,
    )


def apart(one: str, other: str) -> str | None:
    """Why two statements may well tell of different things, by their wording alone; ``None`` where nothing says so."""
    first, second = frame(one), frame(other)
    if first.years and second.years and not first.years & second.years:
        return "another year"
    if bool(first.years) != bool(second.years) and (first.backward or second.backward):
        return "another time"
    if first.relative != second.relative:
        return "another time"
    if first.planned != second.planned:
        return "plan and outcome"
    if first.other or second.other:
        return "another thing"
    return None


def weights(claims: Sequence[Claim]) -> Mapping[str, float]:
    """How telling a stem is in this article: rare, more telling; 0..1."""
    sets = [stems(claim.text) for claim in claims if claim.kind == "statement"]
    counts = Counter(stem for found in sets for stem in found)
    top = math.log(1 + max(1, len(sets)))
    return {stem: math.log(1 + len(sets) / count) / top for stem, count in counts.items()}


def sameness(one: Claim, other: Claim, weight: Mapping[str, float]) -> float:
    """How likely two statements speak of the same event or state, 0..1; a score to rank and gate by, no probability."""
    mine, theirs = stems(one.text), stems(other.text)
    shared = math.fsum(weight.get(stem, 0.0) for stem in mine & theirs)
    smaller = min(math.fsum(weight.get(stem, 0.0) for stem in side) for side in (mine, theirs))
    overlap = shared / (smaller + 1.0)
    names = {m.entity for m in one.mentions} & {m.entity for m in other.mentions}
    raw = overlap + 0.08 * min(3, len(names)) + 0.06 * min(4.0, shared)
    return max(0.0, min(1.0, raw * (0.5 if apart(one.text, other.text) else 1.0)))
