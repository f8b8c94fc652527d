"""Where something stands: the claim that holds a place of a sentence or is cut down to it, and what is a quotation."""

from __future__ import annotations

import dataclasses
from collections.abc import Sequence

from factcheck.datatypes import Claim, Sentence, Span, earlier_first


def claim_at(claims: Sequence[Claim], sentence: Sentence, at: int, stop: int) -> Claim:
    """The statement around ``sentence.text[at:stop]``; made of the whole sentence where no claim holds it."""
    span = sentence.span(at, stop)
    fitting = [c for c in claims if c.kind == "statement" and c.start <= span.start and span.end <= c.end]
    if fitting:
        return min(fitting, key=lambda c: c.end - c.start)
    whole = sentence.span(0, len(sentence.text))
    return Claim(text=sentence.text, start=whole.start, end=whole.end, sentence=sentence)


def narrowed(claim: Claim, span: Span) -> Claim:
    """The claim with a part of its sentence as its place: one side of a clash inside one sentence."""
    return dataclasses.replace(claim, start=span.start, end=span.end)


def two_places(
    claims: Sequence[Claim], one: tuple[Sentence, int, int], other: tuple[Sentence, int, int]
) -> tuple[Claim, Claim]:
    """The claims at two places in text order; in one sentence each is narrowed to its place."""
    sides = [claim_at(claims, *place) for place in (one, other)]
    if one[0] is other[0]:
        places = (sentence.span(at, stop) for sentence, at, stop in (one, other))
        sides = [narrowed(side, place) for side, place in zip(sides, places, strict=True)]
    return earlier_first(*sides)


def quoted(text: str, at: int) -> bool:
    """Whether the place lies inside quotation marks."""
    before = text[:at]
    return before.count("“") > before.count("”") or before.count('"') % 2 == 1


def voices(one: Claim, other: Claim) -> bool:
    """Whether two different people say the two."""
    return one.speaker is not None and other.speaker is not None and one.speaker != other.speaker
