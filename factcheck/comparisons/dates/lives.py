"""Whose life an article tells: the person that "he" or "she" means throughout an obituary.

The headline or the first statements name the person and say that he or she has died. From then on the pronoun of that
person means nobody else as long as neither its own sentence nor the one before it names another person.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping, Sequence
from typing import NamedTuple

import regex

from factcheck.datatypes import Mention, Reading
from factcheck.words import words

_DEAD = regex.compile(r"\b(?:has\s+died|who\s+died|dies|died|is\s+dead|was\s+buried|obituary)\b", regex.IGNORECASE)
_LEAD = 4  # sentences, the headline included
_PRONOUNS = {"he": "he", "his": "he", "him": "he", "she": "she", "her": "she"}
_CLEAR = 3  # times more often than the other pronoun


class Life(NamedTuple):
    """The person whose life is told, and the pronoun."""

    person: str
    pronoun: str
    named: Mapping[int, Sequence[Mention]]  # by sentence

    def means(self, pronoun: str, sentence: int) -> bool:
        """Whether a pronoun of a sentence can only mean the person."""
        near = (m for i in (sentence - 1, sentence) for m in self.named.get(i, ()))
        others = any(m.type == "person" and m.entity != self.person and m.form != "pronoun" for m in near)
        return _PRONOUNS.get(pronoun) == self.pronoun and not others


def life(reading: Reading, named: Mapping[int, Sequence[Mention]]) -> Life | None:
    """Whose life an article tells, if it is an obituary."""
    lead = [s for s in reading.sentences[:_LEAD] if _DEAD.search(s.text)]
    people = [next((m for m in named.get(s.index, ()) if m.type == "person"), None) for s in lead]
    persons = {m.entity for m in people if m}
    counts = Counter(_PRONOUNS[w.low] for s in reading.sentences for w in words(s.text) if w.low in ("he", "she"))
    (often, times), *rest = counts.most_common() or [("", 0)]
    clear = times >= _CLEAR and all(times >= _CLEAR * other for _, other in rest)
    if len(persons) != 1 or not clear:
        return None
    (person,) = persons
    return None if person.endswith("?") else Life(person, often, named)
