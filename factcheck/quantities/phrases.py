"""A numeral in its sentence → what it counts or measures: unit, nouns, bound, whole."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Literal, NamedTuple

import regex

from factcheck.quantities.numerals import digits_value, value_of
from factcheck.quantities.units import CURRENCIES, DOLLARS, KINDS, MONEY, UNITS
from factcheck.words import FUNCTION_WORDS, Word, stem

Kind = Literal["count", "money", "percent", "points", "measure", "age"]

_BOUNDS = {
    "about": "about", "around": "about", "roughly": "about", "approximately": "about", "some": "about",
    "close to": "about", "an estimated": "about", "estimated": "about", "nearly": "under", "almost": "under",
    "under": "under", "below": "under", "up to": "under", "fewer than": "under", "less than": "under",
    "at most": "under", "just under": "under", "as many as": "under", "as much as": "under", "barely": "under",
    "no more than": "limit", "not more than": "limit", "a maximum of": "limit", "over": "over", "more than": "over",
    "above": "over", "at least": "over", "just over": "over", "no fewer than": "over", "no less than": "over",
    "exceeding": "over", "another": "more", "a further": "more", "further": "more", "additional": "more",
    "the other": "more", "other": "more", "the remaining": "more", "remaining": "more",
}  # fmt: skip
_DEFINITE = frozenset("the these those its their his her all both this that our".split())
#: verbs and the like at which a noun phrase ends although they are no function words
_ENDS = frozenset(
    """have has had were was are is been be will would who which that per did do does can could may might must should
    died left took went came became made got said says including followed remain remained remains lost won voted
    fell rose work works live lives lived need needs get gets want wants attended joined agreed beat""".split()
)
_RISES = frozenset("go goes going gone went rise push pushed pushing".split())  # "went up to 402"
_TIMES = frozenset(("time", "days", "nights", "months"))  # "over two years" is a duration
_GLUED = regex.compile(r"\d\p{L}+$")  # "230MW"
_STOPS = FUNCTION_WORDS | _ENDS
_KEPT = frozenset("more other new own same".split())  # function words that do not end a noun phrase
#: verbs of change, upwards and downwards
UP = frozenset("up rose risen increased grew grown climbed gained jumped raised lifted widened".split())
DOWN = frozenset("down fell fallen dropped declined decreased shrank sank cut lowered reduced narrowed slipped".split())
_PLURALS = frozenset("people men women children police staff sheep fish cattle aircraft geese teeth feet mice".split())
_SINGULAR_ENDS = ("ss", "us", "is", "'s", "’s")


class Numeral(NamedTuple):
    """A numeral as it stands: its place, value, sign of money and unit behind it."""

    start: int
    stop: int
    number: float
    currency: str = ""
    suffix: str = ""
    hyphen: bool = False
    word: bool = False


class Phrase(NamedTuple):
    """What a numeral is of."""

    kind: Kind
    unit: str  # dimension or currency, "" for a plain count
    factor: float  # to the base unit of the dimension
    nouns: tuple[str, ...]  # stems of the words that it counts or modifies, in order, at most four
    head: str  # stem of the noun among them that is counted, "" where there is none
    whole: float | None  # "two of the seven seats": 7
    definite: bool
    bound: str
    modifier: bool


def phrase(text: str, tokens: Sequence[Word], numeral: Numeral) -> Phrase:
    """What a numeral is of."""
    whole, stop = _whole(text, numeral)
    after = _after(text, tokens, stop, hyphen=numeral.hyphen)
    kind, unit, factor, skip = _kind(numeral.currency, numeral.suffix, after)
    if numeral.hyphen and after[:2] in (["year", "old"], ["year", "olds"]):
        kind, unit, factor, skip = "age", "", 1.0, 2
    before = [w.low for w in tokens if w.stop <= numeral.start][-3:]
    rest = after[skip:] or (_purpose(text, tokens, stop, skip) if kind in {"money", "measure"} else [])
    return Phrase(
        kind=kind,
        unit=unit,
        factor=factor,
        nouns=tuple(stem(w) for w in rest[:4]),
        head=_head(rest, numeral.number),
        whole=whole,
        definite=bool(set(before[-2:]) & _DEFINITE),
        bound="" if before[-1:] == ["over"] and unit in _TIMES else _bound(before),
        modifier=numeral.hyphen or (kind == "measure" and bool(_GLUED.search(text[numeral.start : numeral.stop]))),
    )


# --- "two of the seven seats" ----------------------------------------------------------------------------------------

_OF = regex.compile(
    r"\s+of\s+(?:the|its|their|his|her|all|these|those|our)\s+(?:[\p{L}-]+['’]s?\s+)?(?P<whole>\d{1,3}(?:,\d{3})+|\d+|\p{L}+(?:-\p{L}+)?)\b"
)


def _whole(text: str, numeral: Numeral) -> tuple[float | None, int]:
    """The whole of which a numeral is a part, and where the words after it begin."""
    found = None if numeral.hyphen or numeral.currency else _OF.match(text, numeral.stop)
    if found is None:
        return None, numeral.stop
    word = found["whole"]
    value = digits_value(word) if word[0].isdigit() else value_of([word])
    return (value, found.end()) if value and value >= numeral.number else (None, numeral.stop)


# --- the words after it ----------------------------------------------------------------------------------------------


def _after(text: str, tokens: Sequence[Word], stop: int, *, hyphen: bool) -> list[str]:
    """The words after a numeral up to the first that cannot belong to its noun phrase, at most six."""
    found: list[str] = []
    begun = False  # "21 of its patients"
    inner = regex.match(r"[-‑]([\p{L}-]+)", text[stop:]) if hyphen else None
    if inner:
        found += [part.lower() for part in inner[1].split("-")]
        stop += inner.end()
    cent = regex.compile(r"\s+per\s+cent\b").match(text, stop)
    if cent:
        found, stop = ["percent"], cent.end()
    for w in tokens:
        if w.at < stop:
            continue
        opens = not found and (w.low == "of" or (begun and w.low in _DEFINITE))
        begun = begun or opens
        if not w.alpha or len(found) >= 6 or (w.low in _STOPS and w.low not in _KEPT and not opens):
            break
        if w.low not in _STOPS:
            found.append(w.low)
    return found


def _purpose(text: str, tokens: Sequence[Word], stop: int, skip: int) -> list[str]:
    """What money or a measure is for: "11 tonnes of gold", "40 million kroner in development aid"."""
    rest = [w for w in tokens if w.at >= stop][skip:]
    if not rest or rest[0].low not in {"of", "in", "for"}:
        return []
    found: list[str] = []
    for w in rest[1:5]:
        if not w.alpha or w.capital or (w.low in _STOPS and w.low not in {"the", "a", "its", "their"}):
            break
        if w.low not in _STOPS:
            found.append(w.low)
    return found


def _head(rest: Sequence[str], number: float) -> str:
    """The counted noun: the first plural, else the first word."""
    if number != 1:
        for word in rest[:4]:
            plural = word.endswith("s") and not word.endswith(_SINGULAR_ENDS) and len(word) > 3
            if plural or word in _PLURALS:
                return stem(word)
    return stem(rest[0]) if rest else ""


def _kind(currency: str, suffix: str, after: Sequence[str]) -> tuple[Kind, str, float, int]:
    """Kind, unit, factor, and how many of the words after it belong to the unit."""
    if currency:
        sign, prefix = currency[-1], currency[:-1].upper()
        return "money", DOLLARS.get(prefix, prefix) + CURRENCIES[sign], 1.0, 0
    if suffix in {"%", "per cent", "percent"}:
        return "percent", "%", 1.0, 0
    if suffix.startswith(("percentage", "basis")):
        return "points", "%", 0.01 if suffix.startswith("basis") else 1.0, 0
    first = after[0] if after else ""
    if first in {"percent", "percentage"}:
        points = first == "percentage"
        return ("points" if points else "percent"), "%", 1.0, 2 if points else 1
    second = after[1] if len(after) > 1 and first in KINDS else ""
    for size, name in ((0, suffix), (1, first), (2, second)):
        if name in UNITS:
            dimension, factor = UNITS[name]
            prefix = f"{first} " if size == 2 and first != "us" else ""
            kind: Kind = "money" if dimension in MONEY else "measure"
            return kind, prefix + dimension, factor, size
    return "count", "", 1.0, 0


def _bound(before: Sequence[str]) -> str:
    if before[-2:] == ["up", "to"] and before[0] in _RISES:
        return ""
    for size in (3, 2, 1):
        found = _BOUNDS.get(" ".join(before[-size:]))
        if found and len(before) >= size:
            return found
    return ""
