"""A sentence → the results that it tells: votes and scores, "5-2", "by 11 to five", "19 votes to 12"."""

from __future__ import annotations

from collections.abc import Iterator
from typing import NamedTuple

import regex

from factcheck.quantities.numerals import ONES, digits_value, value_of

_NUM = rf"(?:\d{{1,3}}(?:,\d{{3}})*|{'|'.join(ONES)}|twenty)"
_RESULT = regex.compile(
    rf"(?<![\p{{L}}\p{{N}}$£€.,/:-])(?:(?P<one>\d{{1,3}})[-–](?P<two>\d{{1,3}})(?![\p{{N}}\p{{L}}%/:-]|[-–]|\.\d)|"
    rf"(?P<one>{_NUM})(?P<votes>\s+votes?)?\s+(?:to|against)\s+(?P<two>{_NUM})(?![\p{{L}}\p{{N}}-]|\s+(?:per|%|million)))",
    regex.IGNORECASE,
)


class Result(NamedTuple):
    """Two numbers told as one result; ``at`` and ``stop`` are offsets in the sentence's text."""

    one: int
    two: int
    at: int
    stop: int
    text: str
    votes: bool  # says itself that votes are counted


def results(text: str) -> Iterator[Result]:
    """The results of a sentence, in order."""
    for m in _RESULT.finditer(text):
        values = [_value(m["one"]), _value(m["two"])]
        if None not in values:
            one, two = (round(v or 0) for v in values)
            yield Result(one, two, m.start(), m.end(), m.group(), bool(m["votes"]))


def _value(text: str) -> float | None:
    return digits_value(text) if text[0].isdigit() else value_of([text])
