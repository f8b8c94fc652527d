"""An amount and the other numbers of an article → may the article have reckoned it from them?"""

from __future__ import annotations

import itertools
from collections.abc import Collection, Sequence

import regex

from factcheck.quantities import Quantity, makes

_FACTORS = {
    "half": (0.5, 1.5), "halved": (0.5,), "twice": (2.0, 0.5), "double": (2.0, 0.5), "doubled": (2.0, 0.5),
    "third": (1 / 3, 2 / 3, 4 / 3), "quarter": (1 / 4, 3 / 4, 5 / 4), "fifth": (1 / 5, 4 / 5, 6 / 5, 2 / 5, 3 / 5),
    "triple": (3.0, 1 / 3), "tripled": (3.0, 1 / 3), "treble": (3.0, 1 / 3), "trebled": (3.0, 1 / 3),
}  # fmt: skip
_TIMES = regex.compile(rf"\b({'|'.join(_FACTORS)})s?\b", regex.IGNORECASE)


def reckoned(value: float, alike: Sequence[Quantity], told: Sequence[Quantity], texts: Collection[str]) -> bool:
    """Whether a sum, difference, product, quotient or share may come to a value.

    ``alike`` are the amounts of its unit, ``told`` all quantities of the article, ``texts`` its sentences.
    """
    values = {q.value for q in alike}
    near = 0.01 * value
    factors = {q.value for q in told if q.kind == "count" and q.value >= 2}
    factors |= {1 / factor for factor in factors}
    for share in (q.value / 100 for q in told if q.kind == "percent"):
        factors |= {share, 1 - share, 1 + share}
    factors |= {factor for text in texts for word in _TIMES.findall(text) for factor in _FACTORS[word.lower()]}
    pairs = itertools.combinations(values, 2)
    made_of_two = any(min(abs(a + b - value), abs(abs(a - b) - value)) <= near for a, b in pairs)
    return made_of_two or makes(alike, value) or any(abs(a * f - value) <= near for a in values for f in factors)
