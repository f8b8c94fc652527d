"""A sentence → its quantities, in order."""

from __future__ import annotations

import dataclasses
import itertools
import math
from collections.abc import Iterator, Sequence
from functools import lru_cache

import regex

from factcheck.quantities.numerals import ONES, SCALES, TENS, WORDS, digits_value, value_of
from factcheck.quantities.phrases import DOWN, UP, Kind, Numeral, phrase
from factcheck.words import Word, words

_NUMBER = regex.compile(
    r"(?<![\p{L}\p{N}.,:/])(?P<cur>(?:[A-Z]{1,3})?[$£€¥₹])?\s?(?P<num>\d{1,3}(?:,\d{3})+(?:\.\d+)?|\d+(?:\.\d+)?)"
    r"(?P<scale>(?:\s?|[-‑](?=(?:m|b|tr)illion\b))"
    r"(?:million|billion|trillion|thousand|bn|mn|m|k|tn|mln|bln|(?(cur)(?<=\d)(?:MM?|BN?|Bn|K)|(?!)))(?![\p{L}\p{N}]))?"
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
    nouns: tuple[str, ...] = ()  # stems of the words that it counts or modifies, in order, at most four
    head: str = ""  # the counted one among them: "towing companies" -> "compan"
    whole: float | None = None  # "two of the seven seats": 7
    bound: str = ""  # "about", "under", "over", "limit", "more" ("another five"), "range", or "" for exact
    modifier: bool = False  # stands before its noun as one word: "five-year contract", "230MW plant"
    definite: bool = False  # "the", "these", "its", "all" before it
    word: bool = False  # told in words


_TABLE = 30  # quantities; no sentence of our development articles has more than 6


@lru_cache(maxsize=4096)
def read(text: str) -> tuple[Quantity, ...]:
    """The quantities of a sentence, in order; dates, clock times, years and scores are none.

    What holds more numbers than any sentence is a table or noise, and has none.
    """
    tokens = words(text)
    found = list(_in_digits(text, tokens))
    taken = [(q.at, q.stop) for q in found]
    found += [q for q in _in_words(text, tokens) if not any(a < q.stop and q.at < b for a, b in taken)]
    taken = [(q.at, q.stop) for q in found]
    found += [q for q in _fractions(text) if not any(a < q.stop and q.at < b for a, b in taken)]
    finite = [
        q for q in found if math.isfinite(q.value) and math.isfinite(q.number)
    ]  # 400 digits are no number of news
    return tuple(_ranged(text, sorted(finite, key=lambda q: q.at))) if len(finite) <= _TABLE else ()


def _typed(text: str, tokens: Sequence[Word], numeral: Numeral) -> Quantity:
    of = phrase(text, tokens, numeral)
    return Quantity(
        at=numeral.start, stop=numeral.stop, text=text[numeral.start : numeral.stop], value=numeral.number * of.factor,
        number=numeral.number, kind=of.kind, unit=of.unit, nouns=of.nouns, head=of.head, whole=of.whole,
        bound=of.bound, modifier=of.modifier, definite=of.definite, word=numeral.word,
    )  # fmt: skip


_AND = regex.compile(r"(?:\s+\p{L}+)?\s+and\s+")
_SPAN = regex.compile(r"\s?[-–—]\s?|\s+(?:to|or)\s+")


def _ranged(text: str, found: Sequence[Quantity]) -> Iterator[Quantity]:
    """The quantities, the two ends of a range marked: "30 to 60", "between 9.0 and 9.4"."""
    ends: set[int] = set()
    for i, (low, high) in enumerate(itertools.pairwise(found)):
        between = text[low.stop : high.at]
        before = text[: low.at].rstrip().rpartition(" ")[2].lower()
        one_kind = low.kind in {high.kind, "count"}
        rising = one_kind and low.number < high.number and before not in UP | DOWN | {"by", "from"}
        joined = rising and _SPAN.fullmatch(between)
        if joined or (before in {"between", "aged"} and _AND.fullmatch(between)):
            ends |= {i, i + 1}
    for i, quantity in enumerate(found):
        yield dataclasses.replace(quantity, bound="range") if i in ends else quantity


_FRACTION = regex.compile(
    r"\b(?P<half>half)(?:[ -]a)?[ -](?:percentage[ -])?point\b|"
    r"\b(?:a\s+)?(?P<quarter>quarter)(?:\s+of\s+a)?[ -](?:percentage[ -])?point\b|"
    r"\b(?P<one>(?:a|one)(?:\s+full)?)\s+percentage\s+point\b",
    regex.IGNORECASE,
)


def _fractions(text: str) -> Iterator[Quantity]:
    """ "half a percentage point", "a quarter-point"."""
    for m in _FRACTION.finditer(text):
        value = 0.5 if m["half"] else 0.25 if m["quarter"] else 1.0
        yield Quantity(
            at=m.start(), stop=m.end(), text=m.group(), value=value, number=value, kind="points", unit="%", word=True
        )


# --- digits ---------------------------------------------------------------------------------------------------------

_MONTH = regex.compile(r"\b(?:Jan|Feb|Mar|Apr|May|Jun|Jul|Aug|Sep|Sept|Oct|Nov|Dec)[a-z]*\.?$", regex.IGNORECASE)
_MONTH_AFTER = regex.compile(
    r"(?:st|nd|rd|th)?\s+(?:of\s+)?(?:Jan|Feb|Mar|Apr|May|Jun|Jul|Aug|Sep|Oct|Nov|Dec)[a-z]*\b"
)
_CLOCK_AFTER = regex.compile(r"\s?(?:[ap]\.?m\b|GMT|o[’']clock|hours?\s+GMT)|[:.]\d\d\b(?!\d)|\s*\(\d{4}\s+GMT")
_ORDINAL_AFTER = regex.compile(r"\s?(?:st|nd|rd|th|s)\b")
_AGE = regex.compile(r"\s*(?:[,.;)]|$)")  # "Ana Duarte, 54,"
_CITED = regex.compile(r"[\[(]\s?$")
_SCORE_AFTER = regex.compile(r"\s?[-–—]\s?\d")


def _in_digits(text: str, tokens: Sequence[Word]) -> Iterator[Quantity]:
    for m in _NUMBER.finditer(text):
        if _is_date_or_score(text, m):
            continue
        number = digits_value(m["num"])
        if number is None:
            continue
        scale = (m["scale"] or "").strip()
        joined = scale[:1] in {"-", "‑"}  # "a $48-million arena"
        scale = scale[1:] if joined else scale
        number *= SCALES.get(scale.lower(), 1.0)
        start = m.start("cur") if m["cur"] else m.start("num")
        stop = m.end("hyphen") - 1 if m["hyphen"] else m.end()
        unit = (m["unit"] or "").strip().lower()
        yield _typed(text, tokens, Numeral(start, stop, number, m["cur"] or "", unit, joined or bool(m["hyphen"])))


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
    if whole and (_ORDINAL_AFTER.match(after) or (_AGE.match(after) and before.endswith(",")) or _CITED.search(before)):
        return True
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
            numeral = Numeral(tokens[at].at, tokens[stop - 1].stop, number, word=True)
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
        yield _typed(text, tokens, Numeral(start, start + len(head), number, hyphen=True, word=True))
