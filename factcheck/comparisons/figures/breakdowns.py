"""A total and its parts in one breath: "four men, two of them from Lyon and three from Paris".

The parts stand behind the total, one beside the other and all told in the same way ("from ..., from ..."), so that
nothing is counted twice; they may be fewer than the total, not more. The halves of a year and the two days of a weekend
make the whole.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import NamedTuple

import regex

from factcheck.comparisons.places_in_text import narrowed, quoted
from factcheck.datatypes import Claim, Clash, Reading, earlier_first
from factcheck.quantities import Quantity, read, written_like
from factcheck.words import stem

_ANY = regex.compile(r",|:|\(|–|—|\bof\s+(?:th(?:em|ose|ese)|whom|which)\b|\bin\s+the\b")
_PREPOSITION = r"(?:from|in|at|on|to|of|against)"
#: what opens the parts: the total's noun and a comma, a colon or a dash
_OPENS = regex.compile(
    r"(?:\s+(?!(?:and|or|but|in|at|from|for|on|to|by|with|than)\b)[\p{L}’'-]+){0,4}"
    r"\s*(?:,|:|\(|\s[–—-])\s*(?:including\s+|with\s+)?",
)
_THEM = regex.compile(r"\s+of\s+(?:them|whom|which|these|those)\b")
_WAY = regex.compile(
    rf"(?:\s+of\s+(?:them|whom|which|these|those))?(?:\s+(?:are|were|is|was|came|come|live|work|will\s+go|went))?"
    rf"\s+(?P<way>{_PREPOSITION})\b"
)
#: parts by place only: "400 in Leeds and 600 in production" counts some twice
_PLACED = regex.compile(rf"(?:{_WAY.pattern})\s+(?:the\s+)?\p{{Lu}}\p{{L}}")
_WORD = regex.compile(r"(?:\s+of\s+(?:them|whom|which))?\s+(?P<word>[\p{Ll}-]+)(?=\s*(?:[,.;)]|and\b))")
_NEXT = regex.compile(r"[^,;:.()]{0,60}?(?:,\s+(?:and\s+)?|\s+and\s+)(?:another\s+|a\s+further\s+|the\s+other\s+)?")
_LAST = regex.compile(r"(?:,\s+|\s+)and\s+(?:another\s+|a\s+further\s+|the\s+other\s+)?$")
#: people of whom nobody is counted twice: "seven men and six women"
_SORTS = frozenset(map(stem, "men women boys girls adults children".split()))
_SPANS = frozenset("days nights months time length speed degree points %".split())
_SAME = regex.compile(r"\s+(?:were|was)\s+(?P<word>\p{L}+)(?=\s+and\b|[,.;])|\s+(?P<word>\p{L}+)(?=[,.;])")
_OF_THE = regex.compile(r"(?:^|[,;]\s+)[Oo]f\s+(?:the|its|their|those|these)\s+$")
_SMALL = 12
_TIMES = 3  # a part that is more than so many times the total is told of something else
_SCORE = 0.8

# --- periods ----------------------------------------------------------------------------------------------------------
_ORDINAL = r"(?P<which>first|second|third|fourth)"
_WHOLES = (
    (regex.compile(r"\b(?:in|over|for|during)\s+the\s+(?:first|second)\s+half\b|\bfirst\s+six\s+months\b"), "quarter"),
    (
        regex.compile(r"\b(?:in|over|for|during)\s+(?:the\s+(?:full\s+|whole\s+)?year|(?:19|20)\d\d|the\s+season)\b"),
        "half",
    ),
    (regex.compile(r"\b(?:over|at|during)\s+the\s+weekend\b"), "day"),
)
_PERIODS = {
    "quarter": regex.compile(rf"(?:\s+[\p{{Ll}}-]+)?\s+in\s+the\s+{_ORDINAL}(?:\s+quarter)?\b"),
    "half": regex.compile(rf"(?:\s+[\p{{Ll}}-]+)?\s+in\s+the\s+{_ORDINAL}(?:\s+half)?\b"),
    "day": regex.compile(r"(?:\s+[\p{Ll}-]+)?\s+on\s+(?P<which>Saturday|Sunday|Friday)\b"),
}
#: the rest falls into another period
_ELSEWHEN = regex.compile(r"\b(?:rest|remainder|remaining|Friday|Monday|plus|before|excluding)\b")


class Breakdown(NamedTuple):
    """A total and its parts; ``whole`` where they must make all of it."""

    total: Quantity
    parts: tuple[Quantity, ...]
    whole: bool


class Missed(NamedTuple):
    """A breakdown that does not add up, the number that is suspected, and what it should be."""

    found: Breakdown
    wrong: Quantity
    right: float | None


def compare(reading: Reading) -> Iterator[Clash]:
    """Clashes of kind "number" or "count" between a total and its parts."""
    for claim in reading.claims:
        text = claim.sentence.text
        if claim.kind != "statement" or not _ANY.search(text):
            continue
        quantities = [q for q in read(text) if not quoted(text, q.at)]
        found = next(filter(None, (_missed(b) for b in _breakdowns(text, quantities))), None)
        if found:
            yield _clash(claim, found)


# --- in one sentence --------------------------------------------------------------------------------------------------


def _breakdowns(text: str, quantities: Sequence[Quantity]) -> Iterator[Breakdown]:
    for at, total in enumerate(quantities):
        if (
            total.kind == "percent"
            or total.unit in _SPANS
            or total.bound in {"range", "more", "over", "about"}
            or total.modifier
        ):
            continue
        behind = [q for q in quantities[at + 1 :] if not q.modifier]
        if behind and total.value >= 2 and not total.whole:
            yield from _beside(text, total, behind)
            yield from _sorted(text, total, behind)
            yield from _by_period(text, total, behind)


def _beside(text: str, total: Quantity, behind: Sequence[Quantity]) -> Iterator[Breakdown]:
    opening = _OPENS.fullmatch(text, total.stop, behind[0].at)
    if opening is None or (not total.head and total.kind == "count"):
        return
    parts: list[Quantity] = []
    way = _way(text, behind[0])
    them = bool(_THEM.match(text, behind[0].stop))
    if not them and (way == "of" or (way == "word" and ":" not in opening.group())):
        return  # "57 moons of Jupiter, 43 of Saturn", "four acrocentric, five metacentric": the first is an item, too
    for part in behind[:1] if way == "of" else behind:
        if not way or _way(text, part) != way or part.bound in {"range", "about"} or not _one_kind(part, total):
            break
        if parts and not _NEXT.fullmatch(text, parts[-1].stop, part.at):
            break
        if way in {"at", "from"} and not _PLACED.match(text, part.stop):
            return
        parts.append(part)
    if parts and (len(parts) > 1 or them):
        ended = bool(_LAST.search(text[: parts[-1].at]))
        yield Breakdown(total, tuple(parts), ended and len(parts) > 1 and ":" in opening.group())


def _sorted(text: str, total: Quantity, behind: Sequence[Quantity]) -> Iterator[Breakdown]:
    """ "12 people, seven men and six women"; "of the 30 houses, 12 were destroyed and 22 damaged"."""
    parts = tuple(behind[:2])
    opening = _OPENS.fullmatch(text, total.stop, parts[0].at)
    if len(parts) < 2 or opening is None or not all(_one_kind(q, total) and not q.bound for q in parts):
        return
    if not regex.fullmatch(r"(?:\s+[\p{L}-]+){1,3}\s+and\s+", text, pos=parts[0].stop, endpos=parts[1].at):
        return
    heads = {q.head for q in parts}
    words = [_SAME.match(text, q.stop) for q in parts]
    alike = all(words) and len({_form(str(w["word"])) for w in words if w}) == 1
    if (total.head and total.head not in _SORTS and len(heads) == 2 and heads <= _SORTS) or (
        alike and _OF_THE.search(text[: total.at]) and _form(str(words[0] and words[0]["word"]))
    ):
        yield Breakdown(total, parts, False)


def _form(word: str) -> str:
    """What kind of word says what a part is: "Dutch" and "German", "destroyed" and "damaged"."""
    return "name" if word[0].isupper() else "done" if word.endswith("ed") else ""


def _way(text: str, part: Quantity) -> str:
    """How a part is told: the preposition behind it, or that it is one word, "seven gold"."""
    word = _WORD.match(text, part.stop)
    if word:
        return "word" if not word["word"].endswith("s") and word["word"] not in {"and", "of"} else ""
    found = _WAY.match(text, part.stop)
    way = str(found["way"]) if found else ""
    return "at" if way in {"in", "on"} else way


def _one_kind(part: Quantity, total: Quantity) -> bool:
    """Whether a part may count what the total does."""
    if total.kind != "count":
        return part.kind == total.kind and part.unit == total.unit
    return part.kind == "count" and part.value == int(part.value)


def _by_period(text: str, total: Quantity, behind: Sequence[Quantity]) -> Iterator[Breakdown]:
    """ "300 in the first half, 120 in the first quarter and 200 in the second"."""
    if _ELSEWHEN.search(text, behind[0].at):
        return
    for whole, unit in _WHOLES:
        found = whole.search(text, total.stop, behind[0].at)
        if found is None or len(behind) < 2 or not _one_kind(behind[0], total) or not _one_kind(behind[1], total):
            continue
        told = [_PERIODS[unit].match(text, q.stop) for q in behind[:2]]
        if told[0] is None or told[1] is None or {t["which"] for t in told if t} == {told[0]["which"]}:
            continue
        pairs = ({"first", "second"}, {"third", "fourth"}, {"Saturday", "Sunday"})
        if unit in told[0].group() + "day" and {told[0]["which"], told[1]["which"]} in pairs:
            yield Breakdown(total, tuple(behind[:2]), True)


def _missed(found: Breakdown) -> Missed | None:
    """What is wrong with a total and its parts, if anything is."""
    total, parts, whole = found
    made = sum(q.value for q in parts)
    near = 0.006 * total.value if total.kind != "count" else 0
    less = whole and made < total.value - near and not any(q.bound for q in parts)
    if made <= total.value + near and not less:
        return None
    if len(parts) == 1:  # "on the three distances, 3,100 of them": of something else
        return Missed(found, parts[0], None) if made <= _TIMES * total.value else None
    return Missed(found, total, made) if max(q.value for q in parts) <= total.value else None


# --- what is said -----------------------------------------------------------------------------------------------------


def _clash(claim: Claim, missed: Missed) -> Clash:
    (total, parts, _), wrong, right = missed
    whole = narrowed(claim, claim.sentence.span(total.at, total.stop))
    told = narrowed(claim, claim.sentence.span(parts[0].at, parts[-1].stop))
    first, second = earlier_first(whole, told)
    small = total.kind == "count" and total.value <= _SMALL
    return Clash(
        kind="count" if small else "number", first=first, second=second, score=_SCORE,
        reason=f"{', '.join(f'“{q.text}”' for q in parts)} do not make “{total.text}”.",
        suspect=claim.sentence.span(wrong.at, wrong.stop),
        suggestion=None if right is None else written_like(wrong, right),
    )  # fmt: skip
