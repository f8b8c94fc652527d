"""A model and labelled pairs → figures: accuracy, F1 for each label, and accuracy for each phenomenon."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Sequence
from pathlib import Path
from typing import Any

from factcheck.datatypes import NliModel, Probs
from factcheck.train import data as datasets
from factcheck.train.data import LABELS, Example


def evaluate(model: NliModel, data: Path, pairs_per_article: int | None = None) -> dict[str, dict[str, Any]]:
    """Figures on every development set under ``data``, and on its whole articles if it has any."""
    found: dict[str, dict[str, Any]] = {
        name: figures(model, examples) for name, examples in datasets.dev_sets(data).items() if examples
    }
    if (data / "documents").is_dir():
        from factcheck.train import documents

        found["documents"] = documents.figures(model, data, pairs_per_article)
    return found


def figures(model: NliModel, examples: Sequence[Example]) -> dict[str, Any]:
    """Accuracy, F1 and groups of at least 20 pairs; pairs that do not fit the window count as wrong."""
    answers = model.score([(e.premise, e.hypothesis) for e in examples])
    said = [likeliest(probs) for probs in answers]
    f1 = {label: f1_score(said, [e.label for e in examples], label) for label in LABELS}
    groups: dict[str, list[bool]] = defaultdict(list)
    for guess, example in zip(said, examples, strict=True):
        groups[example.group].append(guess == example.label)
        if example.group != family(example.group):
            groups[family(example.group)].append(guess == example.label)
    right = sum(guess == e.label for guess, e in zip(said, examples, strict=True))
    return {
        "pairs": len(examples),
        "accuracy": right / max(1, len(examples)),
        "macro_f1": sum(f1.values()) / len(LABELS),
        "contradiction_f1": f1["contradiction"],
        "majority": max(sum(e.label == label for e in examples) for label in LABELS) / max(1, len(examples)),
        "groups": {g: (len(hits), sum(hits) / len(hits)) for g, hits in sorted(groups.items()) if len(hits) >= 20},
    }


def family(group: str) -> str:
    """The phenomenon that a finer one belongs to: "num_" of "num_total_part"."""
    return re.match(r"[a-z]+[/_]?", group).group() if "_" in group else group  # type: ignore[union-attr]


def likeliest(probs: Probs | None) -> str | None:
    """The label with the highest probability."""
    return None if probs is None else max(LABELS, key=lambda label: getattr(probs, label))


def f1_score(said: Sequence[str | None], gold: Sequence[str], label: str) -> float:
    """F1 of one label."""
    hits = sum(s == g == label for s, g in zip(said, gold, strict=True))
    total = sum(s == label for s in said) + sum(g == label for g in gold)
    return 2 * hits / total if total else 0.0
