"""A sentence → the changes that it tells: "rose by half a point to 3.5% from 3%", "up 64 million to 402 million"."""

from __future__ import annotations

from collections.abc import Iterator
from typing import NamedTuple

import regex

from factcheck.quantities.phrases import DOWN, UP
from factcheck.quantities.reading import Quantity, read

_TURN = regex.compile(r"\b(?:" + "|".join(sorted(UP | DOWN)) + r")\b", regex.IGNORECASE)
REACH = 90  # characters behind the verb in which its numbers stand
_WORD = regex.compile(r"\p{L}+")


class Change(NamedTuple):
    """A change; ``sign`` is -1 where something falls."""

    sign: int
    by: Quantity | None
    to: Quantity | None
    start: Quantity | None


def changes(text: str) -> Iterator[Change]:
    """The changes of a sentence, in order, each with at least two of its three numbers."""
    quantities = read(text)
    for turn in _TURN.finditer(text):
        after = [q for q in quantities if turn.end() <= q.at <= turn.end() + REACH][:3]
        roles = {_role(text, turn.end(), q): q for q in reversed(after)}
        change = Change(1 if turn.group().lower() in UP else -1, roles.get("by"), roles.get("to"), roles.get("from"))
        if sum(part is not None for part in change[1:]) > 1:
            yield change


def _role(text: str, begin: int, quantity: Quantity) -> str:
    """What a number is behind the verb: the word before it tells."""
    between = _WORD.findall(text[begin : quantity.at].lower())
    for word in reversed(between[-2:]):
        if word in {"by", "to", "from"}:
            return str(word)
    return "by" if len(between) <= 1 else ""
