"""Whole articles → pairs to measure on, never to train on: neighbours of one clean article, and human minimal edits.

* ``same_article``: every two sentences of one published report; all of them are compatible.
* ``edits``: a human summary sentence and its human-made error (BUMP, Ma et al. 2023), beside unedited sentences and
  the body sentence that each comes nearest to.
"""

from __future__ import annotations

import difflib
from collections.abc import Iterator, Sequence
from itertools import combinations
from pathlib import Path
from typing import Any

from factcheck.calibration import PLAIN, Curve
from factcheck.datatypes import NliModel
from factcheck.train.calibrate import score
from factcheck.train.data import Example, read_rows
from factcheck.train.neutrals import content, split

ERROR, WARNING = 0.90, 0.70  # calibrated probabilities from which a pair of statements counts for one


def same_article(data: Path, most: int | None = None) -> Iterator[Example]:
    """All unordered pairs of sentences of each clean report, at most ``most`` an article, evenly spread."""
    for row in read_rows(data / "documents" / "clean_news.jsonl.gz"):
        pairs = list(combinations([s for s in split(row["text"]) if len(s.split()) > 3], 2))
        step = max(1, len(pairs) // most) if most else 1
        for one, two in pairs[::step]:
            yield Example(one, two, "neutral", "same_article")


def edits(data: Path) -> tuple[list[Example], list[Example]]:
    """Intrinsic edits against the sentence that they edit, and unedited sentences against their nearest in the body."""
    rows = list(read_rows(data / "documents" / "bump_standfirst.jsonl.gz"))
    references: dict[str, list[str]] = {}
    for row in rows:
        if not row["label"]:
            references.setdefault(row["base_id"], []).append(_standfirst(row))
    edited = [
        Example(_nearest(row["wrong_sentence"], references[row["base_id"]]), row["wrong_sentence"], "contradiction", "")
        for row in rows
        if row["label"] and row["type"].startswith("Intrinsic") and row["base_id"] in references
    ]
    plain = []
    for row in rows:
        body = [s for s in split(row["text"].split("\n\n", 1)[1]) if len(s.split()) > 3] if not row["label"] else []
        if body:
            plain.append(Example(_closest(_standfirst(row), body), _standfirst(row), "neutral", ""))
    return edited, plain


def _standfirst(row: dict[str, Any]) -> str:
    return str(row["text"].split("\n\n", 1)[0])


def _nearest(sentence: str, others: Sequence[str]) -> str:
    """The sentence with the fewest edits between the two."""
    return max(others, key=lambda other: difflib.SequenceMatcher(None, sentence, other).ratio())


def _closest(sentence: str, body: Sequence[str]) -> str:
    """The body sentence that shares most content words."""
    return max(body, key=lambda other: len(content(sentence) & content(other)) / (3 + len(content(other))) ** 0.5)


def figures(model: NliModel, data: Path, most: int | None = None) -> dict[str, float]:
    """Shares of pairs at or above the scores that count as an error or a warning, both directions joined."""
    curve: Curve = getattr(model, "calibration", {}).get("statement", PLAIN)

    def shares(examples: Sequence[Example], *floors: float) -> list[float]:
        rows = score(model, examples)
        said = [curve.apply(r.forward, r.backward) for r in rows]
        return [sum(p >= floor for p in said) / max(1, len(rows)) for floor in floors]

    clean = list(same_article(data, most))
    edited, plain = edits(data)
    errors, warnings = shares(clean, ERROR, WARNING)
    return {
        "clean_news_pairs": len(clean),
        "clean_news_error": errors,
        "clean_news_warning": warnings,
        "bump_intrinsic_pairs": len(edited),
        "bump_intrinsic_warning": shares(edited, WARNING)[0],
        "bump_unedited_pairs": len(plain),
        "bump_unedited_warning": shares(plain, WARNING)[0],
    }
