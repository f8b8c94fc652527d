"""Two quantities → can they be the same number, or does one look like the other mistyped?"""

from __future__ import annotations

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


def confusable(a: Quantity, b: Quantity) -> bool:
    """Whether one numeral looks like the other mistyped: two digits exchanged, or digits of one length turned."""
    one, two = ("".join(c for c in q.text if c.isdigit()) for q in (a, b))
    one, two = one.rstrip("0"), two.rstrip("0")
    if one == two:
        return len(one) >= 2 and round(max(a.value, b.value) / max(1e-9, min(a.value, b.value))) == 10
    if len(one) != len(two) or len(one) < 2:
        return False
    return sorted(one) == sorted(two) and sum(x != y for x, y in zip(one, two, strict=True)) == 2
