"""Numerals in digits and words → values."""

from __future__ import annotations

from collections.abc import Sequence

import regex

ONES = dict(zip(
    """zero one two three four five six seven eight nine ten eleven twelve thirteen fourteen fifteen sixteen seventeen
    eighteen nineteen""".split(), range(20), strict=True,
))  # fmt: skip
TENS = dict(zip("twenty thirty forty fifty sixty seventy eighty ninety".split(), range(20, 100, 10), strict=True))
SCALES = {
    "hundred": 1e2, "thousand": 1e3, "million": 1e6, "billion": 1e9, "trillion": 1e12, "dozen": 12.0, "m": 1e6,
    "mn": 1e6, "bn": 1e9, "tn": 1e12, "mm": 1e6, "b": 1e9, "k": 1e3, "mln": 1e6, "bln": 1e9,
}  # fmt: skip

#: words a numeral may consist of
WORDS = frozenset({*ONES, *TENS, "hundred", "thousand", "million", "billion", "trillion", "dozen"})


def value_of(words: Sequence[str]) -> float | None:
    """The value of number words, "two hundred and five"; ``None`` where they are none."""
    total = current = 0.0
    seen = False
    for word in (part for raw in words for part in raw.lower().split("-")):
        if word in ONES or word in TENS:
            current += ONES.get(word, TENS.get(word, 0))
        elif word in {"hundred", "dozen"}:
            current = (current or 1.0) * SCALES[word]
        elif word in SCALES:
            total, current = total + (current or 1.0) * SCALES[word], 0.0
        elif word != "and":
            return None
        seen = seen or word != "and"
    return total + current if seen else None


def whole(text: str) -> int:
    """The whole number that digits, a word or an article tell, 0 for none."""
    if text.isdecimal():
        return int(text)
    return 1 if text in {"a", "an"} else int(value_of([text]) or 0)


def digits_value(text: str) -> float | None:
    """The value of a numeral in digits, "1,100", "3.75"."""
    bare = text.replace(",", "")
    try:
        return float(bare)
    except ValueError:
        return None


def in_words(value: int) -> str | None:
    """A small whole number as news spells it, ``None`` beyond nineteen."""
    names = list(ONES)
    return names[value] if 0 <= value < len(names) else None


_NUMERAL = regex.compile(r"\d[\d,]*(?:\.\d+)?")


def rewritten(text: str, number: float) -> str | None:
    """A number written as a numeral is: 84 million as "64 million", four as "three"; ``None`` if it cannot be."""
    found = _NUMERAL.search(text)
    if found is None:
        spelled = in_words(round(number)) if abs(number - round(number)) < 1e-9 else None
        return spelled.capitalize() if spelled and text[:1].isupper() else spelled
    scale = regex.match(r"[\s‑-]?(\p{L}+)", text[found.end() :])
    number /= SCALES.get(scale[1].lower(), 1.0) if scale else 1.0
    places = len(found.group().partition(".")[2])
    fits = abs(round(number, places) - number) <= 0.01 * abs(number)
    digits = f"{number:,.{places}f}" if fits else f"{number:,.2f}".rstrip("0").rstrip(".")
    if "," not in found.group() and number < 1e4:
        digits = digits.replace(",", "")
    return text[: found.start()] + digits + text[found.end() :]
