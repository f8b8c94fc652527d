"""Two levels told in passing against the change beside them: "40 ships in May after 45 in April, saw traffic rise".

The two numbers stand side by side with their times ("in May after 45 in April", "against 45 a year before"), and the
only word of change in the sentence goes the other way, or by another share. Sentences with a "but" are left alone.
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
from factcheck.words import stem

_CHANGES = """rise/fall rises/falls rose/fell risen/fallen rising/falling increase/decrease increases/decreases
increased/decreased increasing/decreasing grow/shrink grows/shrinks grew/shrank grown/shrunk growing/shrinking
climb/drop climbs/drops climbed/dropped climbing/dropping jump/drop jumped/dropped jumps/drops surge/slump
surged/slumped soared/plunged growth/decline rise/decline rising/declining grew/declined rose/declined gain/loss"""
_TURNS = signs(_CHANGES)
_TURN = regex.compile(rf"\b(?P<turn>{'|'.join(sorted(_TURNS, key=len, reverse=True))})\b")
_TIME = (
    r"(?:(?:in|on|by|for|during|at\s+the\s+end\s+of)\s+(?:the\s+)?(?:\p{Lu}\p{Ll}+|(?:19|20)\d\d|(?:first|second|third|fourth|same)\s+\p{Ll}+|"
    r"year\s+before|previous\s+\p{Ll}+)|(?:a|one)\s+(?:year|month|week|quarter)\s+(?:ago|earlier|before)|"
    r"the\s+(?:year|month|week|season|quarter)\s+before|last\s+(?:year|month|week|season|\p{Lu}\p{Ll}+)|"
    r"this\s+(?:year|month|week|season)|the\s+previous\s+\p{Ll}+|a\s+year)"
)
#: "40 vessels in May after 45": the noun, the time, and a word that sets the later level beside the earlier one
_BESIDE = regex.compile(
    rf"(?:\s+(?!(?:and|but|or|while)\b)[\p{{L}}’'-]+){{0,4}}?(?:\s+{_TIME})?,?\s+(?:after|against|compared\s+(?:with|to))\s+"
    r"(?:(?:the|about|some|just|only|nearly|a\s+record)\s+){0,2}"
)
_THEN = regex.compile(rf"(?:\s+(?!(?:and|but|or|while)\b)[\p{{L}}-]+){{0,2}}?\s+{_TIME}\b")
_OTHERWISE = regex.compile(
    r"\b(?:but|although|though|while|whereas|despite|even|however|not|never|would|could|expected|forecast|instead|rank(?:ed|ing)?|"
    r"loss(?:es)?|deficit|slow(?:ed|er|ing)?|pace|exchange|dollar|euro|minus|because|since|offset|after\s+\p{Ll}+ing|costs?|wages|"
    r"prices?|to\s+stop|halt(?:ed)?|revers\w+|worried|fears?|hopes?)\b|n[’']t\b"
)
_BY = regex.compile(
    r"\s+(?:by\s+|of\s+)?(?:about\s+|some\s+|almost\s+|nearly\s+|around\s+)?(?:(?P<percent>\d{1,3}(?:\.\d+)?)(?:\s?%|\s+per\s?cent)|"
    r"(?P<one>an?|one|two|three)[\s-](?P<part>half|third|quarter|fifth|sixth|tenth)s?\b|(?P<half>half)\b)"
)
_PARTS = {"half": 1 / 2, "third": 1 / 3, "quarter": 1 / 4, "fifth": 1 / 5, "sixth": 1 / 6, "tenth": 1 / 10}
_COUNTS = {"two": 2, "three": 3}
#: "dropped to 4,300, an increase of 10 per cent"
_NAMES = signs("rise/fall increase/decrease jump/drop surge/slump increase/reduction rise/decline")
_VERB = (
    rf"\b(?P<turn>{'|'.join(sorted(_TURNS, key=len, reverse=True))}|up|down)\s+"
    r"(?:(?!(?:and|but|or)\b)[\p{L}\d.,%$£€’'-]+\s+){0,6}?"
    r"(?:(?!(?:and|but|or)\b)[\p{L}\d%$£€’'-]+(?:[.,]\d+)*)"
)
_NAMED = regex.compile(
    rf"{_VERB},\s+an?\s+(?:\p{{Ll}}+\s+)?(?P<noun>{'|'.join(sorted(_NAMES, key=len, reverse=True))})\s+of\s+"
    r"(?:(?:about|some|almost|nearly|around|more\s+than|just|over)\s+)?(?=[\d$£€]|an?\b|\p{Ll}+\s+(?:per|percent))"
)
_AGAINST_WHAT = regex.compile(r"[^,.;]{0,40}\b(?:on|over|since|for|from|than|compared)\b")
#: what rises or falls: "saw traffic rise", "a fall in bookings"
_IN = regex.compile(r"\s+in\s+(?:the\s+|its\s+)?(?P<noun>\p{Ll}+)")
_SUBJECT = regex.compile(r"(?:(?P<before>[\p{L}\d]+)\s+)?(?P<noun>[\p{L}\d]+)\s+(?:(?:has|have|had)\s+)?$")
_SAW = frozenset("saw see sees seen seeing reported report the its their".split())
_ABSENT = frozenset("a an the it they this and".split())
_LINKED = regex.compile(r"\b(?:as|when|where|which|that|trend)\b")
#: nouns that stand for one another
_ALIKE = tuple(
    frozenset(map(stem, line.split()))
    for line in (
        "visitors guests visits tourists admissions attendance footfall bookings",
        "vessels ships trains flights lorries traffic",
        "cars tickets copies sales",
    )
)
_SCORE = 0.76


class Levels(NamedTuple):
    """The later and the earlier level."""

    now: Quantity
    then: Quantity


def compare(reading: Reading) -> Iterator[Clash]:
    """Clashes of kind "statement" or "number" between two levels and the change that a sentence tells."""
    for claim in reading.claims:
        text = claim.sentence.text
        if claim.kind != "statement" or _OTHERWISE.search(text):
            continue
        named = _named(claim, text) if ", a" in text else None
        if named:
            yield named
        turns = list(_TURN.finditer(text))
        if len(turns) != 1 or quoted(text, turns[0].start()):
            continue
        levels = [
            pair for pair in itertools.starmap(Levels, itertools.pairwise(read(text))) if _side_by_side(text, pair)
        ]
        if len(levels) == 1 and not levels[0].now.at <= turns[0].start() <= levels[0].then.stop:
            found = _of_the_counted(text, turns[0], levels[0]) and _against(claim, turns[0], levels[0])
            if found:
                yield found


def _named(claim: Claim, text: str) -> Clash | None:
    """ "Dropped to 4,300, an increase of 10 per cent"."""
    found = _NAMED.search(text)
    if found is None or quoted(text, found.start()) or _AGAINST_WHAT.match(text, found.end()):
        return None
    sign, opposite = _NAMES[found["noun"]]
    told = {"up": 1, "down": -1}.get(found["turn"]) or _TURNS[found["turn"]][0]
    if sign == told:
        return None
    place, verb = (claim.sentence.span(*found.span(name)) for name in ("noun", "turn"))
    return Clash(
        kind="statement", first=narrowed(claim, verb), second=narrowed(claim, place), score=_SCORE,
        reason=f"What “{found['turn']}” is no “{found['noun']}”.", suspect=place, suggestion=opposite,
    )  # fmt: skip


def _side_by_side(text: str, pair: Levels) -> bool:
    now, then = pair
    bare = then.kind == "count" and not then.nouns
    alike = (now.kind, now.unit) == (then.kind, then.unit) or bare
    plain = all(q.bound not in {"range", "more"} and q.kind not in {"age", "points"} and not q.modifier for q in pair)
    return alike and plain and bool(_BESIDE.fullmatch(text, now.stop, then.at)) and bool(_THEN.match(text, then.stop))


def _of_the_counted(text: str, turn: regex.Match[str], levels: Levels) -> bool:
    """Whether what rises or falls is what the levels count, as far as it is told."""
    between = text[levels.then.stop : turn.start()] or text[turn.end() : levels.now.at]
    if _LINKED.search(between):
        return False
    behind, before = _IN.match(text, turn.end()), _SUBJECT.search(text[: turn.start()])
    if behind is None and before is None:
        return True
    noun = str(behind["noun"] if behind else before and before["noun"]).lower()
    if behind is None and before and noun not in _ABSENT and (before["before"] or "saw").lower() not in _SAW:
        return False
    counted = {*levels.now.nouns, levels.now.head}
    return noun in _ABSENT or stem(noun) in counted or any(stem(noun) in a and a & counted for a in _ALIKE)


def _against(claim: Claim, turn: regex.Match[str], levels: Levels) -> Clash | None:
    now, then = levels
    one, other = (now.value, then.value) if now.unit == then.unit else (now.number, then.number)
    sign, opposite = _TURNS[turn["turn"]]
    by = _BY.match(claim.sentence.text, turn.end())
    if one == other or not 0 < other < 50 * one or min(one, other) <= 0:
        return None
    if (one - other) * sign < 0:
        return _clash(claim, turn.span(), levels, opposite, "statement")
    share = _share(by) if by else None
    real = abs(one - other) / other
    if by is None or share is None or now.kind == "percent" or abs(share - real) <= max(0.03, 0.3 * real):
        return None
    at = by.start("percent") if by["percent"] else by.start("half") if by["half"] else by.start("one")
    right = f"{100 * real:.0f}" + by.group()[by.end("percent") - by.start() :] if by["percent"] else None
    return _clash(claim, (at, by.end()), levels, right, "number")


def _share(by: regex.Match[str]) -> float:
    if by["percent"]:
        return float(by["percent"]) / 100
    return _PARTS[by["part"] or "half"] * _COUNTS.get(by["one"] or "", 1)


def _clash(claim: Claim, words: tuple[int, int], levels: Levels, mend: str | None, kind: str) -> Clash:
    place = claim.sentence.span(*words)
    numbers = claim.sentence.span(levels.now.at, levels.then.stop)
    first, second = earlier_first(narrowed(claim, place), narrowed(claim, numbers))
    said = claim.sentence.text[slice(*words)]
    return Clash(
        kind="statement" if kind == "statement" else "number", first=first, second=second, score=_SCORE,
        reason=f"“{said}” does not go with “{levels.then.text}” before and “{levels.now.text}” after.",
        suspect=place, suggestion=mend,
    )  # fmt: skip
