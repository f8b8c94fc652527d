"""A change against its own two numbers, in one sentence: "rose to 4.1% from 4.4%", "480, a third more than the 720".

The direction is told in a word ("rose", "down from", "fewer than"), and the two numbers beside it tell it again; a
share or a factor ("a third less than", "double the") must fit, too. Both numbers are of one kind, and nothing but time
and place stands between them and the word. Currencies, which fall as their number rises, ranks, and temperatures below
nought are left alone.
"""

from __future__ import annotations

import itertools
from collections.abc import Iterator
from typing import NamedTuple

import regex

from factcheck.comparisons.figures.signs import signs
from factcheck.comparisons.places_in_text import narrowed, quoted
from factcheck.datatypes import Claim, Clash, Reading, earlier_first
from factcheck.quantities import Quantity, read

#: words for a change upwards, each with the same form of a change downwards
_CHANGES = """rose/fell risen/fallen rises/falls rise/fall rising/falling increased/decreased increases/decreases
    increase/decrease increasing/decreasing grew/shrank grown/shrunk grows/shrinks grow/shrink growing/shrinking
    climbed/dropped climbs/drops climb/drop climbing/dropping jumped/plunged jumps/plunges jump/plunge soared/plunged
    surged/slumped surge/slump up/down raised/lowered raises/lowers raise/lower raising/lowering raised/cut lifted/cut
    lifting/cutting widened/narrowed widens/narrows widening/narrowing accelerated/slowed accelerates/slows
    quickened/eased edged/slipped expanded/contracted swelled/dwindled boosted/reduced rose/sank rose/declined
    rises/declines rising/declining raise/reduce raising/reducing"""
_DEGREES = """more/less more/fewer higher/lower larger/smaller bigger/smaller longer/shorter heavier/lighter
    taller/shorter dearer/cheaper older/younger deeper/shallower"""
_TURNS, _COMPARED = signs(_CHANGES), signs(_DEGREES)
_SMALL = r"\p{L}\p{M}\p{N}’'.,%$£€-"
#: what may stand between a number and the next word that matters: its unit, nouns, time and place
_GAP = (
    rf"[{_SMALL}]*+(?:\s+(?!(?:and|but|while|as|who|which|when|although|though|or|with|if)\b)[{_SMALL}]++){{0,7}}?,?\s+"
)
_COMMA = _GAP.replace(",?", ",").replace("*+", "*").replace("++", "+")
_TURN = rf"\b(?P<turn>{'|'.join(sorted(_TURNS, key=len, reverse=True))})\b"
_THAN = rf"\b(?P<turn>{'|'.join(sorted(_COMPARED, key=len, reverse=True))})\b"
_ANY = regex.compile(r"\b(?:from|than|against|compared|half|double|twice|treble|triple|times)\b")
_BEFORE = r"(?:as\s+)?(?P<as>from|against|compared\s+(?:with|to))\s+"
_FILL = r"(?:(?:the|its|their|a|an|about|some|only|just|nearly|almost|around|last\s+year[’']s|record|of)\s+){0,3}"
#: ", a third less than the 720": the number behind it is told as known, and is no bound ("more than 720")
_LEAD = r"(?:[\p{L}\d%-]+\s+){0,3}?"
_KNOWN = r"(?:the|its|their|those|last\s+year[’']s|last\s+season[’']s)\s+(?:(?:about|some|nearly|almost|record)\s+)?"
_AGO = regex.compile(r"[^.;:]{0,30}?\b(?:ago|earlier|before|last|previous|previously|in\s+(?:\p{Lu}\p{L}+|\d{4}))\b")
_SHARE = regex.compile(
    r"\b(?:(?P<count>an?|one|two|three)[\s-](?P<part>third|quarter|fifth|sixth|tenth|half)s?|(?P<half>half)|"
    r"(?P<percent>\d{1,3}(?:\.\d+)?)(?:\s?%|\s+per\s?cent))\s+$"
)
_PARTS = {"half": 1 / 2, "third": 1 / 3, "quarter": 1 / 4, "fifth": 1 / 5, "sixth": 1 / 6, "tenth": 1 / 10}
_COUNTS = {"two": 2, "three": 3}
_FACTORS = {"half": 0.5, "double": 2, "twice": 2, "treble": 3, "triple": 3, "three times": 3, "four times": 4,
            "five times": 5, "ten times": 10}  # fmt: skip
_FACTOR = rf"(?P<turn>{'|'.join(_FACTORS)})\s+(?:as\s+(?:many|much|high|large|big|long)\s+as\s+|of\s+)?"
#: what falls as its number rises, stands below nought, or is denied
_OTHERWISE = regex.compile(
    r"\b(?:the|its)\s+(?:\p{L}+\s+)?(?:dollar|euro|pound|sterling|yen|yuan|lira|rupee|rupiah|rouble|ruble|peso|rand|naira|"
    r"cedi|shilling|krone|krona|crown|franc|zloty|forint|baht|currency)\b|\b(?:exchange\s+rate|rank(?:ed|s|ing|ings)?|"
    r"handicap|odds|minus|below\s+(?:zero|nought|freezing)|not|never)\b|n[’']t\b|No\.|(?<!\w)[−-]\d",
    regex.IGNORECASE,
)
#: what is better as it falls: only a gap that narrows or widens says which way it goes
_LOSS = regex.compile(r"\b(?:loss(?:es)?|deficit)\b", regex.IGNORECASE)
_GAPS = frozenset("widened narrowed widens narrows widening narrowing shrank".split())
#: what may be told, and whether the number before comes first; #1 and #2 are the numbers
_PATTERNS = tuple(
    (regex.compile(pattern), then_first)
    for pattern, then_first in (
        (rf"{_TURN}\s+(?:{_GAP})??to\s+{_FILL}#1{_GAP}{_BEFORE}{_FILL}#2", False),
        (rf"{_TURN}\s+(?:{_GAP})??from\s+{_FILL}#1{_GAP}to\s+{_FILL}#2", True),
        (rf"#1{_GAP}(?P<turn>up|down)\s+(?:{_GAP})??from\s+{_FILL}#2", False),
        (rf"#1{_COMMA}{_LEAD}{_THAN}\s+than\s+{_KNOWN}#2", False),
        (rf"#1{_COMMA}{_LEAD}{_FACTOR}{_KNOWN}(?:(?:\p{{Ll}}+\s+){{1,2}}of\s+)?#2", False),
    )
)
_SCORE = 0.83


class _Levels(NamedTuple):
    """A word of change and its two numbers; ``at`` and ``stop`` are offsets of the word in the sentence's text."""

    word: str
    at: int
    stop: int
    now: Quantity
    then: Quantity


def compare(reading: Reading) -> Iterator[Clash]:
    """Clashes of kind "statement" between a change and its two numbers."""
    for claim in reading.claims:
        text = claim.sentence.text
        if claim.kind != "statement" or not _ANY.search(text) or _OTHERWISE.search(text):
            continue
        for levels in _levels(text):
            loss = _LOSS.search(text) and levels.word not in _GAPS
            if not loss and not quoted(text, levels.at) and (found := _clash(claim, levels)):
                yield found
                break


def _levels(text: str) -> Iterator[_Levels]:
    quantities = [q for q in read(text) if q.bound not in ("range", "more") and q.kind != "age" and q.value > 0]
    for pair in itertools.combinations(quantities, 2):
        if _one_kind(*pair):
            yield from _beside(text, pair)


def _beside(text: str, pair: tuple[Quantity, Quantity]) -> Iterator[_Levels]:
    """The words of change where the sentence, its two numbers marked, follows a pattern."""
    one, other = pair
    marked = f"{text[: one.at]}#1{text[one.stop : other.at]}#2{text[other.stop :]}"
    for pattern, rising in _PATTERNS:
        found = pattern.search(marked)
        if found is None or (pattern is _PATTERNS[0][0] and found["as"] != "from" and not _AGO.match(text, other.stop)):
            continue
        at = found.start("turn")
        at += 0 if at < one.at else len(one.text) - 2
        yield _Levels(found["turn"], at, at + len(found["turn"]), *(pair[::-1] if rising else pair))


def _one_kind(one: Quantity, other: Quantity) -> bool:
    """Whether two numbers can be levels of one thing; "from 4 to 4.4%" has its unit once."""
    bare = any(not q.unit and q.kind == "count" and not q.head for q in (one, other))
    alike = (one.kind, one.unit) == (other.kind, other.unit) or bare
    low, high = sorted(_values(one, other))
    return alike and high < 50 * low and one.whole is None and other.whole is None


def _values(one: Quantity, other: Quantity) -> tuple[float, float]:
    """Both numbers in one unit: "from eleven minutes to four" has its unit once."""
    return (one.value, other.value) if one.unit == other.unit else (one.number, other.number)


def _clash(claim: Claim, levels: _Levels) -> Clash | None:
    now, then = _values(levels.now, levels.then)
    sign, opposite = (_TURNS | _COMPARED).get(levels.word, (0, ""))
    if (now - then) * sign < 0:
        if sign < 0 and {levels.now.kind, levels.then.kind} == {"count", "percent"}:
            return None  # "would drop from 3 to 5 per cent": how far it drops
        if levels.word == "more" and levels.now.kind == "count":
            opposite = "fewer"
        return _told(claim, levels, levels.at, opposite)
    told = _share(claim.sentence.text[: levels.at]) if levels.word in _COMPARED else None
    factor = _FACTORS.get(levels.word) if told is None else 1 + sign * told[0]
    if factor is None or now == then or abs(now / then - factor) <= (0.25 * abs(factor - 1) if told else 0.2 * factor):
        return None
    return _told(claim, levels, told[1] if told else levels.at, None)


def _share(before: str) -> tuple[float, int] | None:
    """A part of one that stands before "more than", and its place: "a third", "half", "12 percent"."""
    found = _SHARE.search(before)
    if found is None:
        return None
    part = float(found["percent"]) / 100 if found["percent"] else _PARTS[found["part"] or "half"]
    return part * _COUNTS.get(found["count"] or "", 1), found.start()


def _told(claim: Claim, levels: _Levels, at: int, suggestion: str | None) -> Clash:
    word = claim.sentence.span(at, levels.stop)
    ends = sorted((levels.now, levels.then), key=lambda q: q.at)
    numbers = claim.sentence.span(ends[0].at, ends[1].stop)
    sides = [narrowed(claim, s) for s in (word, numbers)]
    first, second = earlier_first(*sides)
    said = claim.sentence.text[at : levels.stop]
    return Clash(
        kind="statement", first=first, second=second, score=_SCORE,
        reason=f"“{said}” does not go with “{levels.then.text}” before and “{levels.now.text}” after.",
        suspect=word, suggestion=suggestion,
    )  # fmt: skip
