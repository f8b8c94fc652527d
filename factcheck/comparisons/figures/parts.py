"""Parts of one whole told twice: "14 of the 100 marks" and "40 of the 100 marks", "all three" and "two of the three".

Both statements must name the whole ("of the three instruments", "all three instruments") and say the same of the part;
a part and what is left of the whole go together, and so do a part and a smaller one of it.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from itertools import combinations
from typing import NamedTuple

import regex

from factcheck.datatypes import Claim, Clash, Reading
from factcheck.quantities import Quantity, read, same_thing, written_like
from factcheck.sameness import apart, sameness, weights
from factcheck.words import stem, stems, words

_ALL = regex.compile(r"\b[Aa]ll(?:\s+(?:of\s+)?(?:the|its|their|these|those))?\s+$")
_NOT = frozenset("not no none never neither nor without only yet n't fail failed refused lost but except".split())
_NUMBERS = frozenset(stem(w) for w in "two three four five six seven eight nine ten eleven twelve".split())


class Part(NamedTuple):
    """A part of a whole in a statement."""

    claim: Claim
    quantity: Quantity
    value: float
    whole: float


def compare(reading: Reading) -> Iterator[Clash]:
    """Clashes of kind "count" between two parts of one whole."""
    statements = reading.statements
    weight = weights(reading.claims)
    told = [part for claim in statements for part in _parts(claim)]
    for one, other in combinations(told, 2):
        if one.claim is not other.claim:
            score = _score(one, other, told, weight)
            if score:
                yield _clash(one, other, score)


def _parts(claim: Claim) -> Iterator[Part]:
    text = claim.sentence.text
    for quantity in read(text):
        if quantity.kind != "count" or quantity.bound or not quantity.head:
            continue
        if quantity.whole:
            yield Part(claim, quantity, quantity.value, quantity.whole)
        elif _ALL.search(text[: quantity.at]) and quantity.value > 1:
            yield Part(claim, quantity, quantity.value, quantity.value)


def _score(one: Part, other: Part, told: Sequence[Part], weight: Mapping[str, float]) -> float:
    """How sure it is that both tell the same part, 0 where they agree or nothing says so."""
    same_whole = one.whole == other.whole and same_thing(one.quantity.head, other.quantity.head)
    if not same_whole or one.value == other.value or one.value + other.value == one.whole:
        return 0.0
    third = {p.value for p in told if p.whole == one.whole and same_thing(p.quantity.head, one.quantity.head)}
    two_voices = one.claim.speaker and other.claim.speaker and one.claim.speaker != other.claim.speaker
    if len(third - {one.whole}) > 1 + (one.whole not in (one.value, other.value)) or two_voices:
        return 0.0
    texts = [p.claim.sentence.text for p in (one, other)]
    if apart(*texts) or any(len([p for p in told if p.claim is side.claim]) > 1 for side in (one, other)):
        return 0.0
    if any(_NOT & {w.low for w in words(text)} for text in texts):
        return 0.0  # "only two of the three", "all but one": what is said may be the opposite
    shared = (stems(texts[0]) & stems(texts[1])) - {one.quantity.head, other.quantity.head} - _NUMBERS
    context = sum(weight.get(s, 0.0) for s in shared)
    alike = sameness(one.claim, other.claim, weight)
    return 0.78 if context >= 1.2 and alike >= 0.5 else 0.0


def _clash(one: Part, other: Part, score: float) -> Clash:
    sentence = other.claim.sentence
    return Clash(
        kind="count", first=one.claim, second=other.claim, score=score,
        reason=f"Of {one.whole:g}, {one.value:g} are told in one place and {other.value:g} in another.",
        suspect=sentence.span(other.quantity.at, other.quantity.stop),
        suggestion=written_like(other.quantity, one.value),
    )  # fmt: skip
