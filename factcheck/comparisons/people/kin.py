"""Relatives and weddings: why two people have one name, or one person two."""

from __future__ import annotations

from collections.abc import Sequence

from factcheck.datatypes import Sentence
from factcheck.words import Word, words

#: words that tell of two people with one name
KIN = frozenset(
    """brother brothers sister sisters sibling siblings twin twins wife husband widow widower spouse son sons daughter
    daughters father mother dad mum mom parents parent cousin cousins uncle aunt nephew niece grandson granddaughter
    grandfather grandmother brother-in-law sister-in-law father-in-law mother-in-law son-in-law daughter-in-law ex-wife
    ex-husband couple married family families namesake relation related unrelated relative relatives jr jr. sr sr.
    clan dynasty née nee""".split()
)


#: words that tell why one person has two surnames
WED = frozenset("married marry marriage wedding wed née nee born maiden formerly divorced alias husband wife".split())


def named_beside(sentences: Sequence[Sentence], signs: frozenset[str]) -> set[str]:
    """Words of names that stand in a sentence beside one of the words."""
    found: set[str] = set()
    for sentence in sentences:
        tokens = words(sentence.text)
        if any(w.low in signs and not _anybody(tokens, i) for i, w in enumerate(tokens)):
            found |= {w.text for w in tokens if w.capital}
    return found


#: relatives whom no article of a name goes with: "parents and teachers met", "families were moved"
_OF_ANYBODY = frozenset(
    "parents families couples mothers fathers sons daughters relatives wives husbands widows".split()
)


def _anybody(tokens: Sequence[Word], at: int) -> bool:
    """Whether relatives in general are told of, nobody's in particular."""
    before = tokens[at - 1] if at else None
    whose = before is not None and (before.low in _WHOSE or before.capital or before.low.endswith(("'s", "’s")))
    after = tokens[at + 1].low if at + 1 < len(tokens) else "."
    return tokens[at].low in _OF_ANYBODY and not whose and after not in {"of", ","}


_WHOSE = frozenset("his her their its whose both the 's ’s ’ '".split())
