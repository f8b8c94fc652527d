"""Two quantities → can they be the same number, or does one look like the other mistyped?"""

from __future__ import annotations

from collections.abc import Sequence
from typing import Literal

from factcheck.quantities.numerals import rewritten
from factcheck.quantities.reading import Quantity


def agree(a: Quantity, b: Quantity) -> bool:
    """Whether two quantities can be the same: equal, rounded, or within what "more than" and "nearly" allow."""
    low, high = sorted((a.value, b.value))
    if low == high or high - low <= 0.005 * high:
        return True
    for rough, exact in ((a, b), (b, a)):
        if rough.bound == "over" and exact.value >= rough.value and exact.value <= rough.value * 1.35:
            return True
        if rough.bound == "under" and exact.value <= rough.value and exact.value >= rough.value * 0.7:
            return True
        if rough.bound == "about" and abs(rough.value - exact.value) <= 0.15 * rough.value:
            return True
        if _round(rough) and not _round(exact) and abs(rough.value - exact.value) <= 0.06 * exact.value:
            return True
    return False


def _round(q: Quantity) -> bool:
    """Whether a number looks rounded: one digit and noughts, or a scale word with few digits."""
    digits = f"{q.number:.0f}".rstrip("0") if q.number >= 10 else f"{q.number:g}"
    return len(digits.replace(".", "")) <= 2 and q.number >= 20


def makes(parts: Sequence[Quantity], value: float) -> bool:
    """Whether a value is reckoned from quantities told together: the sum of some neighbours, or a difference of two."""
    numbers = [q.value for q in parts]
    near = 0.005 * value
    for i in range(len(numbers)):
        total = numbers[i]
        for other in numbers[i + 1 :]:
            total += other
            if abs(total - value) <= near or abs(abs(numbers[i] - other) - value) <= near:
                return True
            if abs(numbers[i] + other - value) <= near:
                return True
    return False


def confusable(a: Quantity, b: Quantity) -> bool:
    """Whether one numeral looks like the other mistyped or misheard."""
    return slip(a, b) in {"swap", "teen", "tenfold"}


Slip = Literal["swap", "teen", "ten", "tenfold", "digit", ""]


def slip(a: Quantity, b: Quantity) -> Slip:
    """How one numeral may have come from the other.

    "swap": two digits exchanged (2,300 and 3,200); "teen": 14 and 40; "ten": nine and nineteen; "tenfold": a nought too
    many or a point lost; "digit": one digit changed, lost or added; "" where they do not look alike.
    """
    one, two = (f"{q.number:.10g}".replace(".", "").rstrip("0") for q in (a, b))
    low, high = sorted((a.number, b.number))
    if low <= 0:
        return ""
    ratio = high / low
    if len(one) == len(two) and one != two and sorted(one) == sorted(two) and low / high > 0.1:
        return "swap"
    for size in (1.0, 1e2, 1e3, 1e6, 1e9):
        teen, ten = low / size, high / size
        if teen in _TEENS and ten == _TEENS[teen]:
            return "teen"
        if low / size >= 4 and high / size == low / size + 10 and high / size < 20:
            return "ten"
    if one == two:
        return "tenfold" if round(ratio, 6) == 10 and (a.unit or len(one) > 1) else ""
    return "digit" if _one_digit(*(f"{q.number:.10g}" for q in (a, b))) else ""


_TEENS = {float(10 + n): float(10 * n) for n in range(3, 10)}


def _one_digit(one: str, two: str) -> bool:
    """Whether one digit is changed, lost or added."""
    if len(one) == len(two):
        return len(one) > 1 and sum(x != y for x, y in zip(one, two, strict=True)) == 1
    short, long = sorted((one, two), key=len)
    return len(long) == len(short) + 1 and any(long[:i] + long[i + 1 :] == short for i in range(len(long)))


def written_like(quantity: Quantity, value: float) -> str | None:
    """A value in the base unit, written as the quantity is."""
    return rewritten(quantity.text, value * quantity.number / quantity.value) if quantity.value else None
