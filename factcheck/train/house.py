"""A desk's own corrections: a model goes on learning from them, without forgetting what it could.

The corrections are learnt among pairs that come with the package (hand-written ones and short role claims) and, where
there is a data folder, among draws of the recipe's sets. A fifth of the corrections, by premise, is held out, and the
result is worth using only if it is better there and has not become worse elsewhere.
"""

from __future__ import annotations

import dataclasses
import json
from collections.abc import Sequence
from pathlib import Path
from types import MappingProxyType

from factcheck.datatypes import NliModel
from factcheck.errors import InputError
from factcheck.train import written
from factcheck.train.data import FILE, LABELS, Example, held_out
from factcheck.train.evaluate import likeliest
from factcheck.train.recipe import Recipe, Stage

FORGIVEN = 0.01  # accuracy that may be lost elsewhere
_SHARE = 5  # one premise in so many is held out
_LEAST = 40  # corrections; fewer teach nothing that can be measured


def read(path: Path) -> list[Example]:
    """The corrections: JSON lines of premise, hypothesis and label; raises :class:`InputError` naming the line."""
    try:
        lines = path.read_text(encoding="utf-8").splitlines()
    except (OSError, ValueError) as error:
        raise InputError(f"{path}: cannot be read ({error})") from error
    found = [_pair(line, f"{path}:{at}") for at, line in enumerate(lines, start=1) if line.strip()]
    if len(found) < _LEAST:
        raise InputError(f"{path}: {len(found)} pairs; at least {_LEAST} are needed to learn and to measure")
    return found


def _pair(line: str, where: str) -> Example:
    try:
        row = json.loads(line)
        pair = Example(row["premise"], row["hypothesis"], row["label"], "house")
    except (ValueError, KeyError, TypeError) as error:
        raise InputError(f"{where}: needs premise, hypothesis and label ({error})") from error
    if pair.label not in LABELS or not all(isinstance(side, str) and side.strip() for side in pair[:2]):
        raise InputError(f"{where}: the label is one of {', '.join(LABELS)}, both sides are sentences")
    return pair


def parted(pairs: Sequence[Example]) -> tuple[list[Example], list[Example]]:
    """What is learnt from, and what is held out."""
    kept: tuple[list[Example], list[Example]] = ([], [])
    for pair in pairs:
        kept[held_out(f"house {pair.premise}", _SHARE)].append(pair)
    return kept


def recipe(base: Recipe, pairs: Path, *, with_data: bool) -> Recipe:
    """One short stage at a low rate: the corrections four times, and what must not be forgotten."""
    sources: dict[str, float] = {f"{FILE}{pairs}": 4, "written": 1, "made_roles": 1500}
    if with_data:
        sources |= {"authored": 1, "stories": 3000, "made_swaps": 1500, "mined_neutrals": 0.1, "esnli_dev_test": 600}
        sources |= {"lingnli": 0.05, "wanli_disco_spans": 0.1}
    stage = Stage(name="house", sources=MappingProxyType(sources), peak_lr=4e-5, final_lr=0.0, dropout=0.05)
    return dataclasses.replace(base, name=f"{base.name}-house", stages=(stage,), warmup_batches=30, precision="float32")


def accuracy(model: NliModel, pairs: Sequence[Example]) -> float:
    """The share of pairs whose likeliest label is right."""
    answers = model.score([(pair.premise, pair.hypothesis) for pair in pairs])
    right = sum(likeliest(probs) == pair.label for probs, pair in zip(answers, pairs, strict=True))
    return right / max(1, len(pairs))


def rehearsed(data: Path | None) -> dict[str, list[Example]]:
    """What the model must not forget, by name."""
    sets = {"hand-written pairs": [e for e in written.read() if held_out(e.premise)]}
    if data:
        from factcheck.train.data import dev_sets

        known = dev_sets(data)
        sets |= {name: known[name][:1500] for name in ("authored", "mnli", "snli") if name in known}
    return {name: pairs for name, pairs in sets.items() if pairs}


def better(before: dict[str, float], after: dict[str, float]) -> bool:
    """Whether the corrections gained and nothing else lost more than is forgiven."""
    others = [name for name in before if name != "corrections"]
    kept = all(after[name] >= before[name] - FORGIVEN for name in others)
    return kept and after["corrections"] > before["corrections"]
