"""Shares that are more than their whole, and ranges turned round: "60% of the vote against 48%", "between 90 and 60".

Two or three shares are read where a verb of having or of accounting gives each its holder, in one sentence, and the
whole is told once. The lower end of a range stands first, unless it counts backwards from today or from nought.
"""

from __future__ import annotations

import itertools
from collections.abc import Iterator, Sequence

import regex

from factcheck.comparisons.places_in_text import narrowed, quoted
from factcheck.datatypes import Claim, Clash, Reading
from factcheck.quantities import Quantity, read

_ANY = regex.compile(r"%|\bper\s?cent\b|\bbetween\b", regex.IGNORECASE)
_HOLDS = regex.compile(
    r"\b(?:owns?|owned|holds?|held|controls?|controlled|accounts?\s+for|accounted\s+for|makes?\s+up|made\s+up|won|took|takes|"
    r"received|gets?|got|secured|polled|gained|has|had|have|with|on|to|provid(?:es?|ed)|contribut(?:es?|ed)|pays?|paid)\s+"
    r"(?:(?:about|some|nearly|almost|just|over|under|only|a|more\s+than)\s+){0,2}$"
)
_OF = regex.compile(
    r"(?:\s+per\s?cent)?\s+of\s+(?:the|its|all|total)\s+(?:\p{L}+\s+){0,2}?"
    r"(?P<whole>votes?|shares?|company|sales|revenue|turnover|market|output|production|exports|imports|budget|cost|costs|"
    r"capital|stock|firm|total|money|funding|ballots|electorate|business|club|seats|profits?|energy|electricity|power)\b"
)
_OF_ANY = regex.compile(r"(?:\s+per\s?cent)?\s+(?:of|in)\b")
_JOIN = regex.compile(
    r"[^.;:()“”\"]{0,50}?(?:,|\band\b|\bagainst\b|\bto\b|\bahead\s+of\b|\bcompared\s+(?:with|to)\b|\bwith\b|\bwhile\b)[^.;:()“”\"]{0,50}?"
)
_APART = regex.compile(
    r"\b(?:year|years|quarter|month|earlier|before|previous(?:ly)?|last|from|up|down|rose|fell|each|among|women|men|region|district|"
    r"in\s+\p{Lu}|(?:19|20)\d\d|poll|first|second|then|now|of\s+those|including|of\s+which|of\s+whom|who|at\s+least|needs?|stake|"
    r"increase|raise|raised|offer|buy|bought|turnout|margins?|voting\s+rights)\b"
)
_BETWEEN = regex.compile(r"\bbetween\s+(?:about\s+|some\s+|roughly\s+|the\s+ages\s+of\s+)?$", regex.IGNORECASE)
_BACKWARDS = regex.compile(
    r"(?<!\p{L})(?:ago|BCE?|B\.C|before|gap|difference|differences|distance|minus|below|split|divided|choose|choice|ratio|clock|[ap]\.?m\b|"
    r"odds|interval|hours?|match|score|tie|relation\w*|link|links|route|road|exits?|junctions?|stations?|floors?|pages?|chapters?|"
    r"degrees?|temperatures?)\b"
)
_SCORE = 0.74


def compare(reading: Reading) -> Iterator[Clash]:
    """Clashes of kind "number" between two numbers of one sentence."""
    for claim in reading.claims:
        text = claim.sentence.text
        if claim.kind != "statement" or not _ANY.search(text):
            continue
        quantities = [q for q in read(text) if not quoted(text, q.at)]
        found = _over_the_whole(claim, text, quantities) or _turned_round(claim, text, quantities)
        if found:
            yield found


def _over_the_whole(claim: Claim, text: str, quantities: Sequence[Quantity]) -> Clash | None:
    shares = [q for q in quantities if q.kind == "percent"]
    if not 2 <= len(shares) <= 4 or _APART.search(text):
        return None
    first = shares[0]
    if not _HOLDS.search(text[: first.at]) or not _OF.match(text, first.stop) or first.bound in {"range", "under"}:
        return None
    for one, other in itertools.pairwise(shares):
        joined = _JOIN.fullmatch(text, one.stop, other.at)
        if not joined or other.bound in {"range", "under", "more"} or (one is not first and _OF.match(text, one.stop)):
            return None
    if any(_OF_ANY.match(text, q.stop) for q in shares[1:]):
        return None
    if sum(q.value for q in shares) <= 101.5 or any(q.value > 100 for q in shares):
        return None
    last = shares[-1]
    return _clash(claim, first, last, last, f"“{'”, “'.join(q.text for q in shares)}” are more than the whole.")


def _turned_round(claim: Claim, text: str, quantities: Sequence[Quantity]) -> Clash | None:
    for low, high in itertools.pairwise(quantities):
        joined = text[low.stop : high.at]
        one_kind = (low.kind, low.unit) == (high.kind, high.unit) or (low.kind == "count" and not low.nouns)
        if (
            not _BETWEEN.search(text[: low.at])
            or not regex.fullmatch(r"(?:\s+\p{L}+)?\s+and\s+", joined)
            or not one_kind
        ):
            continue
        bare = not (high.unit or high.head) or (low.word and high.word)
        order = low.number > high.number if low.unit != high.unit else low.value > high.value
        if order and not bare and not _BACKWARDS.search(text) and high.kind != "age":
            return _clash(
                claim, low, high, high, f"“{low.text}” is more than “{high.text}”, and stands first in the range."
            )
    return None


def _clash(claim: Claim, one: Quantity, other: Quantity, wrong: Quantity, reason: str) -> Clash:
    sides = [narrowed(claim, claim.sentence.span(q.at, q.stop)) for q in (one, other)]
    place = claim.sentence.span(wrong.at, wrong.stop)
    return Clash(kind="number", first=sides[0], second=sides[1], score=_SCORE, reason=reason, suspect=place)
