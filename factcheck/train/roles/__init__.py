"""Role claims: who holds which office, and which two offices one person can hold.

The wording is the one in which the runtime states a role ("Ana Duarte is the energy minister of Portugal."), so
that the model is sharpest where the library asks it most. Every phenomenon has a compatible look-alike: neither
the number of shared words nor "two different offices" alone gives the label away.
"""

from __future__ import annotations

import random

from factcheck.train.data import Example
from factcheck.train.posts import Cast, Pair, cast, framed
from factcheck.train.roles import clashes, entailments, neutrals

_MAKERS = {"contradiction": clashes.MAKERS, "entailment": entailments.MAKERS, "neutral": neutrals.MAKERS}


def make(seed: int, per_label: int = 5400) -> list[Example]:
    """``per_label`` pairs of each label, no two alike."""
    rng = random.Random(seed)
    made: dict[Pair, Example] = {}
    for label, makers in _MAKERS.items():
        wanted = len(made) + per_label
        while len(made) < wanted:
            maker = rng.choices(list(makers), list(makers.values()))[0]
            c = cast(rng)
            one, two = _dress(c, maker(c), label)
            if one != two:
                made.setdefault((one, two), Example(one, two, label, f"made/{maker.__name__}"))
    return list(made.values())


def _dress(c: Cast, pair: Pair, label: str) -> Pair:
    """One side or both inside a news sentence, now and then; what is to be entailed stays bare."""
    one, two = pair
    if c.rng.random() < 0.16:
        one = framed(c, one)
    if label != "entailment" and c.rng.random() < 0.1:
        two = framed(c, two)
    return one, two
