"""Pairs and a model → verdicts: both directions of each pair, through the one seam.

A pair that does not fit the model's window is not judged on half a sentence: it makes no verdict and is counted.
"""

from __future__ import annotations

from collections.abc import Sequence

from factcheck.datatypes import Pair, Probs, Verdict


def requests(pairs: Sequence[Pair]) -> list[tuple[str, str]]:
    """What to ask a model: forward and backward of each pair, in turn."""
    asked: list[tuple[str, str]] = []
    for pair in pairs:
        asked.append((pair.first.text, pair.second.text))
        asked.append((pair.second.text, pair.first.text))
    return asked


def judge(pairs: Sequence[Pair], answers: Sequence[Probs | None]) -> list[Verdict]:
    """The verdicts of the pairs that fitted; ``answers`` belong to :func:`requests`."""
    judged = []
    for at, pair in enumerate(pairs):
        forward, backward = answers[2 * at], answers[2 * at + 1]
        if forward is not None and backward is not None:
            judged.append(Verdict(pair=pair, forward=forward, backward=backward))
    return judged
