"""A number that is taken up as known and was never told: "the six masts" in an article about five.

"The 33 dead" says that the reader has met them. If no sentence tells of 33, and what is told is one other number, over
and over or written almost the same, the one taken up is the slip. Numbers that the article may have reckoned (a sum or
a difference of those told together) and parts of a whole ("the two masts in Congo") are left alone.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Sequence
from typing import NamedTuple

from factcheck.comparisons.harmed import harm
from factcheck.comparisons.places_in_text import quoted
from factcheck.datatypes import Claim, Clash, Reading
from factcheck.quantities import Quantity, makes, read, same_thing, slip, written_like
from factcheck.sameness import apart
from factcheck.words import stem, words

_DEFINITE = frozenset("the these those all".split())
#: words beside a number that say which of several are meant, or that these are others
_CHOSEN = frozenset(
    """other others remaining rest further additional more new next last first second third previous earlier later
    former latter final original largest biggest smallest best worst top main leading same another only dozen""".split()
)
#: words behind the noun after which a part of the whole may be meant
_PART = frozenset(
    "in at of from on with without who whom whose that which where near outside inside by under for".split()
)
#: what stands behind a number that is its own noun: "the 850 who"
_BARE = frozenset("who whom that which are were is was have had will would can could did do said , . ; : ) ”".split())
_LEAST = 4  # "the two men", "the three countries" are often nobody's count before


class Told(NamedTuple):
    """A count with the statement that tells it."""

    claim: Claim
    quantity: Quantity


def compare(reading: Reading) -> Iterator[Clash]:
    """Clashes of kind "number" or "count" with a number taken up as known."""
    statements = [c for c in reading.claims if c.kind == "statement"]
    beside = [read(c.sentence.text) for c in statements]
    told = [
        Told(c, q)
        for c, found in zip(statements, beside, strict=True)
        for q in found
        if q.kind == "count" and q.value >= 1
    ]
    known = Counter(q.value for found in beside for q in found)
    for one in told:
        if known[one.quantity.value] == 1 and _taken_up(one):
            right = _meant([t for t in told if t.claim is not one.claim], one, beside)
            if right:
                yield _clash(one, right)


def _taken_up(told: Told) -> bool:
    """Whether a number stands as one that the reader knows."""
    quantity, text = told.quantity, told.claim.sentence.text
    whole = quantity.value == int(quantity.value) and quantity.value >= _LEAST
    if not whole or quantity.bound or quantity.modifier or quantity.whole:
        return False
    tokens = words(text)
    before = [w.low for w in tokens if w.stop <= quantity.at][-3:]
    behind = [w.low for w in tokens if w.at >= quantity.stop][:3]
    if not quantity.head and behind[:1] and behind[0] not in _BARE:
        return False  # "the 300-millimetre wafers", "the 800 service"
    definite = bool(before) and before[-1] in _DEFINITE
    return definite and not quoted(text, quantity.at) and not _CHOSEN & {*before, *behind[:2]}


def _meant(others: Sequence[Told], one: Told, beside: Sequence[Sequence[Quantity]]) -> Told | None:
    """The number that the article tells instead, if it tells one only."""
    mine = one.quantity
    kind = harm(one.claim.sentence.text, one.quantity)
    if kind:
        alike = [t for t in others if harm(t.claim.sentence.text, t.quantity) == kind]
        least = 2
    elif mine.head:
        alike = [t for t in others if t.quantity.head and same_thing(t.quantity.head, mine.head)]
        alike = [t for t in alike if not t.quantity.bound and not t.quantity.modifier]
        least = 1
    else:
        alike = [t for t in others if t.quantity.value >= 10 and slip(t.quantity, mine) in {"digit", "swap"}]
        least = 1
    votes = Counter(t.quantity.value for t in alike)
    likely = [value for value, count in votes.items() if count >= least]
    if len(likely) != 1 or (len(votes) > 1 and not kind):
        return None
    right = next(t for t in alike if t.quantity.value == likely[0])
    if any(makes(found, mine.value) for found in beside):
        return None
    if apart(one.claim.sentence.text, right.claim.sentence.text) == "another thing":
        return None
    return right if _slipped(mine, right.quantity, one, votes[likely[0]]) else None


def _slipped(mine: Quantity, right: Quantity, one: Told, votes: int) -> bool:
    """Whether a number may be another one mistyped, and not a part of it."""
    if mine.value > right.value:
        return votes > 1 or bool(slip(mine, right)) or mine.value == right.value + 1
    tokens = [w.low for w in words(one.claim.sentence.text) if w.at >= mine.stop]
    noun = next((i for i, low in enumerate(tokens) if stem(low) == mine.head), -1)
    part = bool(_PART & set(tokens[noun + 1 : noun + 2]))
    return not part and (bool(slip(mine, right)) or votes > 1)


def _clash(wrong: Told, right: Told) -> Clash:
    first, second = sorted((wrong.claim, right.claim), key=lambda c: (c.start, c.end))
    mine = wrong.quantity
    return Clash(
        kind="count" if mine.word and mine.value <= 12 else "number",
        first=first,
        second=second,
        score=0.78,
        reason=f"“the {mine.text}” are taken up as known; what the article tells is “{right.quantity.text}”.",
        suspect=wrong.claim.sentence.span(mine.at, mine.stop),
        suggestion=written_like(mine, right.quantity.value),
    )
