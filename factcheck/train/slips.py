"""Pairs of sentences of articles that we wrote with their slips: ``articles/*.txt``.

An article, then its slips, each an edit of one place that contradicts another sentence of the article::

    Headline

    Text of the article.
    -----
    kind: role
    right: the interior minister, Ana Duarte, said
    wrong: the finance minister, Ana Duarte, said
    suspect: finance minister
    against: Duarte, who is in charge of the police
    =====
    The next headline

The sentence with the slip contradicts the one it is held against; without the slip it does not, and beside other
sentences of the article neither version does.
"""

from __future__ import annotations

import random
from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import NamedTuple

from factcheck.train.data import Example, held_out
from factcheck.train.neutrals import split
from factcheck.words import stems

FOLDER = Path(__file__).parent / "articles"
_FIELDS = {"kind", "right", "wrong", "suspect", "against"}
_BESIDE = 2  # other sentences that each version of a sentence is paired with
_ALIKE = 0.6  # share of stems from which two sentences may well say the same


class Slip(NamedTuple):
    """An edit of ``right``, which stands once in the article; ``against`` contradicts it from another place."""

    kind: str
    right: str
    wrong: str
    suspect: str
    against: str


class Edited(NamedTuple):
    """An article as it should be, and its slips."""

    text: str
    slips: tuple[Slip, ...]

    @property
    def headline(self) -> str:
        """Its first line."""
        return self.text.partition("\n")[0]


def read(folder: Path = FOLDER) -> list[Edited]:
    """All articles, in order of file; raises ``ValueError`` for a slip that does not fit its article."""
    return [one for path in sorted(folder.glob("*.txt")) for one in parse(path.read_text("utf-8"), path.name)]


def parse(source: str, name: str = "<text>") -> Iterator[Edited]:
    """The articles of one file."""
    for block in source.strip().split("\n=====\n"):
        text, *notes = block.strip().split("\n-----\n")
        yield Edited(text, tuple(_slip(text, note, name) for note in notes))


def _slip(text: str, note: str, name: str) -> Slip:
    told = dict(line.split(": ", 1) for line in note.strip().splitlines() if ": " in line)
    if set(told) != _FIELDS:
        raise ValueError(f"{name}: a slip has the fields {', '.join(sorted(_FIELDS))}: {note[:60]!r}")
    slip = Slip(**told)
    if text.count(slip.right) != 1 or text.count(slip.against) != 1 or slip.suspect not in slip.wrong:
        raise ValueError(f"{name}: this does not stand once in its article: {slip.right!r} or {slip.against!r}")
    return slip


def pairs(*, held: bool, folder: Path = FOLDER) -> list[Example]:
    """The pairs of the articles that no stage sees (a tenth, by headline), or of all others."""
    return [pair for one in read(folder) if held_out(one.headline) == held for pair in _pairs(one)]


def _pairs(edited: Edited) -> Iterator[Example]:
    rng = random.Random(edited.headline)
    sentences = split(edited.text)
    for slip in edited.slips:
        own = _around(sentences, slip.right)
        witness = _around(sentences, slip.against)
        if own is None or witness is None or own == witness:
            continue
        wrong = own.replace(slip.right, slip.wrong)
        yield Example(witness, wrong, "contradiction", f"slip/{slip.kind}")
        if _shared(own, witness) < _ALIKE:
            yield Example(witness, own, "neutral", "slip/twin")
        others = [s for s in sentences if s not in {own, witness} and _shared(s, own) < _ALIKE]
        gone = stems(slip.right) - stems(slip.wrong)  # likely to be in what else the slip contradicts
        for other in rng.sample(others, min(_BESIDE, len(others))):
            yield Example(other, own if gone & stems(other) else wrong, "neutral", "slip/beside")


def _around(sentences: Sequence[str], words: str) -> str | None:
    """The one sentence in which words stand, ``None`` where they reach over its end."""
    return next((s for s in sentences if words in s), None)


def _shared(one: str, other: str) -> float:
    mine, theirs = stems(one), stems(other)
    return len(mine & theirs) / max(1, min(len(mine), len(theirs)))
