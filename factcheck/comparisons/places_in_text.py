"""Where something stands: the claim that holds a place of a sentence, and whether the place is inside a quotation."""

from __future__ import annotations

from collections.abc import Sequence

from factcheck.datatypes import Claim, Sentence


def claim_at(claims: Sequence[Claim], sentence: Sentence, at: int, stop: int) -> Claim:
    """The statement around ``sentence.text[at:stop]``; made of the whole sentence where no claim holds it."""
    span = sentence.span(at, stop)
    fitting = [c for c in claims if c.kind == "statement" and c.start <= span.start and span.end <= c.end]
    if fitting:
        return min(fitting, key=lambda c: c.end - c.start)
    whole = sentence.span(0, len(sentence.text))
    return Claim(text=sentence.text, start=whole.start, end=whole.end, sentence=sentence)


def quoted(text: str, at: int) -> bool:
    """Whether the place lies inside quotation marks."""
    before = text[:at]
    return before.count("“") > before.count("”") or before.count('"') % 2 == 1
