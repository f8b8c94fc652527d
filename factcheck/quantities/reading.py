"""A sentence → its quantities, in order."""

from __future__ import annotations

import dataclasses
from collections.abc import Iterator, Sequence
from functools import lru_cache
from typing import Literal, NamedTuple

import regex

from factcheck.quantities.numerals import ONES, SCALES, TENS, WORDS, digits_value, value_of
from factcheck.quantities.units import CURRENCIES, MONEY, UNITS
from factcheck.words import FUNCTION_WORDS, Word, stem, words

Kind = Literal["count", "money", "percent", "points", "measure", "age", "score", "ordinal", "year", "clock"]

_BOUNDS = {
    "about": "about", "around": "about", "roughly": "about", "approximately": "about", "some": "about",
    "nearly": "under", "almost": "under", "under": "under", "below": "under", "up to": "under", "fewer than": "under",
    "less than": "under", "at most": "under", "just under": "under", "no more than": "under", "over": "over",
    "more than": "over", "above": "over", "at least": "over", "as many as": "under", "just over": "over",
    "close to": "about", "exceeding": "over",
}  # fmt: skip

_NUMBER = regex.compile(
    r"(?<![\p{L}\p{N}.,:/])(?P<cur>(?:[A-Z]{1,3})?[$£€¥₹])?\s?(?P<num>\d{1,3}(?:,\d{3})+(?:\.\d+)?|\d+(?:\.\d+)?)"
    r"(?P<scale>\s?(?:million|billion|trillion|thousand|bn|mn|m|k|tn|mln|bln)(?![\p{L}\p{N}]))?"
    r"(?P<unit>\s?(?:%|per\s?cent\b|percentage\s+points?\b|basis\s+points?\b|MW\b|GW\b|kW\b|km\b|kg\b|cm\b|mm\b|mph\b|"
    r"kph\b|km/h\b|ft\b|lb\b))?(?P<hyphen>[-‑](?=\p{L}))?"
)


@dataclasses.dataclass(frozen=True, kw_only=True)
class Quantity:
    """A number of a sentence; ``at`` and ``stop`` are offsets in the sentence's text."""

    at: int
    stop: int
    text: str  # the numeral as it stands: "2,300", "five", "£1.18bn", "230MW"
    value: float  # in the base unit of its dimension
    number: float  # as it is written, scale included
    kind: Kind
    unit: str = ""  # dimension or currency; "" for a plain count
    nouns: tuple[str, ...] = ()  # stems of the words that it counts or modifies, in order, at most three
    bound: str = ""  # "about", "under", "over", or "" for exact
    modifier: bool = False  # stands before its noun as one word: "five-year contract", "230MW plant"
    definite: bool = False  # "the", "these", "its", "all" before it
    word: bool = False  # told in words


@lru_cache(maxsize=4096)
def read(text: str) -> tuple[Quantity, ...]:
    """The quantities of a sentence, in order; dates, clock times, years and scores are none."""
    tokens = words(text)
    found = list(_in_digits(text, tokens))
    taken = [(q.at, q.stop) for q in found]
    found += [q for q in _in_words(text, tokens) if not any(a < q.stop and q.at < b for a, b in taken)]
    return tuple(sorted(found, key=lambda q: q.at))


# --- digits ---------------------------------------------------------------------------------------------------------

_MONTH = regex.compile(r"\b(?:Jan|Feb|Mar|Apr|May|Jun|Jul|Aug|Sep|Sept|Oct|Nov|Dec)[a-z]*\.?$", regex.IGNORECASE)
_MONTH_AFTER = regex.compile(
    r"(?:st|nd|rd|th)?\s+(?:of\s+)?(?:Jan|Feb|Mar|Apr|May|Jun|Jul|Aug|Sep|Oct|Nov|Dec)[a-z]*\b"
)
_CLOCK_AFTER = regex.compile(r"\s?(?:[ap]\.?m\b|GMT|o[’']clock|hours?\s+GMT)|[:.]\d\d\b(?!\d)|\s*\(\d{4}\s+GMT")
_SCORE_AFTER = regex.compile(r"\s?[-–—]\s?\d")


def _in_digits(text: str, tokens: Sequence[Word]) -> Iterator[Quantity]:
    for m in _NUMBER.finditer(text):
        if _is_date_or_score(text, m):
            continue
        number = digits_value(m["num"])
        if number is None:
            continue
        scale = (m["scale"] or "").strip()
        number *= SCALES.get(scale.lower(), 1.0)
        start = m.start("cur") if m["cur"] else m.start("num")
        stop = m.end("hyphen") - 1 if m["hyphen"] else m.end()
        unit = (m["unit"] or "").strip().lower()
        yield _typed(text, tokens, _Numeral(start, stop, number, m["cur"] or "", unit, bool(m["hyphen"])))


def _is_date_or_score(text: str, m: regex.Match[str]) -> bool:
    before, after = text[: m.start("num")].rstrip(), text[m.end("num") :]
    plain = not (m["cur"] or m["scale"] or m["unit"])
    if not plain:
        return False
    whole = m["num"].isdigit()
    if whole and len(m["num"]) <= 2 and (_MONTH.search(before) or _MONTH_AFTER.match(after)):
        return True
    if whole and len(m["num"]) == 4 and regex.match(r"(?:1[5-9]|20)\d\d$", m["num"]) and not m["hyphen"]:
        return True  # a year; a count of thousands has its comma in most of the press
    if _CLOCK_AFTER.match(after) or (whole and _SCORE_AFTER.match(after)) or regex.search(r"\d\s?[-–—:]$", before):
        return True
    return bool(
        regex.search(
            r"(?:No\.|number|page|article|section|chapter|route|flight|room|highway|[A-Z]-)$", before, regex.IGNORECASE
        )
    )


# --- words ----------------------------------------------------------------------------------------------------------


def _in_words(text: str, tokens: Sequence[Word]) -> Iterator[Quantity]:
    at = 0
    while at < len(tokens):
        stop = at
        while stop < len(tokens) and _numeral(tokens, stop, stop > at):
            stop += 1
        while stop > at and tokens[stop - 1].low == "and":
            stop -= 1
        if stop == at:
            yield from _hyphenated(text, tokens, at)
            at += 1
            continue
        lows = [w.low for w in tokens[at:stop]]
        number = value_of(lows)
        if number is not None and lows not in (["one"], ["hundred"], ["dozen"], ["thousand"], ["million"]):
            numeral = _Numeral(tokens[at].at, tokens[stop - 1].stop, number, word=True)
            yield _typed(text, tokens, numeral)
        at = stop


def _numeral(tokens: Sequence[Word], at: int, inside: bool) -> bool:
    low = tokens[at].low
    if low in WORDS or (low.partition("-")[0] in TENS and low.partition("-")[2] in ONES):
        return not (inside and low in ONES and tokens[at - 1].low in ONES)
    return (
        inside
        and low == "and"
        and tokens[at - 1].low in SCALES
        and at + 1 < len(tokens)
        and tokens[at + 1].low in WORDS
    )


def _hyphenated(text: str, tokens: Sequence[Word], at: int) -> Iterator[Quantity]:
    """ "five-year contract", "three-storey"; one word to the tokeniser."""
    head, hyphen, rest = tokens[at].text.partition("-")
    if not hyphen or (head.lower() not in ONES and head.lower() not in TENS) or not rest.islower():
        return
    number = value_of([head])
    if number is not None:
        start = tokens[at].at
        yield _typed(text, tokens, _Numeral(start, start + len(head), number, hyphen=True, word=True))


# --- what it is of ---------------------------------------------------------------------------------------------------


class _Numeral(NamedTuple):
    """A numeral as it stands: its place, value, currency sign and unit suffix."""

    start: int
    stop: int
    number: float
    currency: str = ""
    suffix: str = ""
    hyphen: bool = False
    word: bool = False


def _typed(text: str, tokens: Sequence[Word], numeral: _Numeral) -> Quantity:
    """The numeral with what it counts or measures."""
    start, stop, suffix = numeral.start, numeral.stop, numeral.suffix
    after = _after(text, tokens, stop, numeral.hyphen)
    kind, unit, factor, skip = _kind(numeral.currency, suffix, after)
    if numeral.hyphen and after[:1] == ["year"] and after[1:2] in (["old"], ["olds"]):
        kind, unit, factor, skip = "age", "", 1.0, 2
    before = [w.low for w in tokens if w.stop <= start][-3:]
    return Quantity(
        at=start,
        stop=stop,
        text=text[start:stop],
        value=numeral.number * factor,
        number=numeral.number,
        kind=kind,
        unit=unit,
        nouns=tuple(stem(w) for w in after[skip:][:3]),
        bound=_bound(before),
        modifier=numeral.hyphen or (bool(suffix) and suffix not in {"%", "per cent", "percent"}),
        definite=bool(set(before[-2:]) & _DEFINITE),
        word=numeral.word,
    )


_DEFINITE = frozenset("the these those its their his her all both this that our".split())
_STOPS = FUNCTION_WORDS | frozenset("have has had were was are is been who which that per".split())


def _after(text: str, tokens: Sequence[Word], stop: int, hyphen: bool) -> list[str]:
    """The words after a numeral up to the first that cannot belong to its noun phrase, at most five."""
    found: list[str] = []
    if hyphen:
        inner = regex.match(r"[-‑]([\p{L}-]+)", text[stop:])
        if inner:
            found += [part.lower() for part in inner[1].split("-")]
            stop += inner.end()
    for w in tokens:
        if w.at < stop:
            continue
        if (
            not w.alpha
            or (w.low in _STOPS and not (w.low in {"more", "other", "new"} or found == []))
            or len(found) >= 6
        ):
            break
        if w.low in _STOPS:
            if w.low not in {"more", "other", "new", "of"}:
                break
            continue
        found.append(w.low)
    return found


def _kind(currency: str, suffix: str, after: Sequence[str]) -> tuple[Kind, str, float, int]:
    """Kind, unit, factor, and how many of the words after it belong to the unit."""
    if currency:
        code = CURRENCIES[currency[-1]]
        return "money", (currency[:-1] + code) if len(currency) > 1 and currency[:-1] != "US" else code, 1.0, 0
    if suffix in {"%", "per cent", "percent"}:
        return "percent", "%", 1.0, 0
    if suffix.startswith(("percentage", "basis")):
        return "points", "%", 0.01 if suffix.startswith("basis") else 1.0, 0
    first = after[0] if after else ""
    if first in {"percent", "percentage"} or list(after[:2]) == ["per", "cent"]:
        points = first == "percentage"
        return ("points" if points else "percent"), "%", 1.0, 2 if after[0] == "per" or points else 1
    for size, name in ((0, suffix), (1, first), (2, after[1] if len(after) > 1 else "")):
        if name in UNITS and (
            size < 2 or first in {"square", "sq", "cubic", "nautical", "us", "canadian", "australian"}
        ):
            dimension, factor = UNITS[name]
            prefix = f"{first} " if size == 2 else ""
            kind: Kind = "money" if dimension in MONEY else "measure"
            return kind, prefix + dimension, factor, size
    return "count", "", 1.0, 0


def _bound(before: Sequence[str]) -> str:
    for size in (3, 2, 1):
        found = _BOUNDS.get(" ".join(before[-size:]))
        if found and len(before) >= size:
            return found
    return ""
