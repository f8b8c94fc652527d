"""How a proceeding came out, as the headline and the lead have it: a bill is thrown out, an offer accepted."""

from __future__ import annotations

from collections.abc import Iterator
from typing import NamedTuple

from factcheck.comparisons.places_in_text import quoted
from factcheck.comparisons.statements.moods import turned
from factcheck.datatypes import Reading, Sentence
from factcheck.lexicon.proceedings import PROCEEDINGS, Proceeding
from factcheck.words import FUNCTION_WORDS, stem, words

_LEAD = 2  # sentences of the text, besides the headline
LONGEST = 700  # characters of a sentence that is read


class Lead(NamedTuple):
    """A proceeding with its outcome (1 or -1) and the sentences that tell it."""

    proceeding: Proceeding
    sign: int
    told: tuple[Sentence, ...]
    stems: frozenset[str]  # of the content words of headline and lead
    opening: tuple[Sentence, ...]  # headline and lead


def leads(reading: Reading) -> Iterator[Lead]:
    """The proceedings whose outcome headline and lead tell in one voice."""
    opening = [s for s in reading.sentences if s.kind == "headline"]
    opening += [s for s in reading.sentences if not s.heads][:_LEAD]
    opening = [s for s in opening if len(s.text) <= LONGEST]
    text = " ".join(s.text for s in opening)
    for proceeding in PROCEEDINGS if opening else ():
        if not proceeding.matter.search(text) or proceeding.unless.search(text):
            continue
        signs = {s.index: set(outcomes(s.text, proceeding)) for s in opening}
        if len(set.union(*signs.values())) == 1:
            told = tuple(s for s in opening if signs[s.index])
            (sign,) = signs[told[0].index]
            yield Lead(proceeding, sign, told, content(text), tuple(opening))


def content(text: str) -> frozenset[str]:
    """Stems of the content words, short ones too."""
    return frozenset(stem(w.text) for w in words(text) if w.alpha and w.low not in FUNCTION_WORDS)


def outcomes(text: str, proceeding: Proceeding) -> Iterator[int]:
    """The outcomes that a sentence tells as having happened."""
    for sign, outcome in ((1, proceeding.good), (-1, proceeding.bad)):
        for found in outcome.told.finditer(text):
            denied = turned(text[: found.start()])
            if denied is not None and not quoted(text, found.start()):
                yield -sign if denied else sign
