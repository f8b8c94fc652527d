"""Trials: one change of the recipe at a time, each on the same small budget, beside the recipe as it is."""

from __future__ import annotations

import dataclasses
import json
from collections.abc import Iterable, Iterator, Mapping
from pathlib import Path
from types import MappingProxyType
from typing import Any

from factcheck.train.recipe import Recipe, stage

#: one short stage of all that the long recipe draws, in its proportions
BASE = Recipe(
    name="trial",
    stages=(
        stage(
            "all",
            {
                "openie_snli_mnli": 1500,
                "esnli_dev_test": 1000,
                "snli_cad": 1500,
                "lingnli": 3000,
                "wanli_disco_spans": 1500,
                "taxinli": 900,
                "fever_nli_dev": 600,
                "wikifactcheck_refuted": 400,
                "conjnli_adversarial_auto": 400,
                "wikisplit_entail": 400,
                "authored": 0.5,
                "written": 0.3,
                "stories": 1500,
                "made_roles": 600,
                "made_swaps": 900,
                "mined_neutrals": 600,
            },
            peak_lr=2.5e-4,
            final_lr=0.0,
        ),
    ),
    warmup_batches=50,
    dev_pairs=3000,
    precision="bfloat16",
)
_WEAK = ("wikifactcheck_refuted", "conjnli_adversarial_auto", "fever_nli_dev")
_LAYER = "encoder.layer."

#: what is tried -> knobs of the recipe or of its stage
TRIALS: Mapping[str, Mapping[str, Any]] = MappingProxyType(
    {
        "as it is": {},
        "another seed": {"seed": 18},
        "highest rate 1e-4": {"peak_lr": 1e-4},
        "highest rate 5e-4": {"peak_lr": 5e-4},
        "batches of 24 pairs": {"batch_pairs": 24, "batch_tokens": 768},
        "batches of 96 pairs": {"batch_pairs": 96, "batch_tokens": 3072},
        "word embeddings learn": {"freeze": ()},
        "two lowest layers frozen": {"freeze": ("embeddings", f"{_LAYER}0.", f"{_LAYER}1.")},
        "no contradiction turned round": {"swap": 0.0},
        "no label smoothing": {"label_smoothing": 0.0},
        "focal loss, 2": {"focal": 2.0, "label_smoothing": 0.0},
        "dropout 0.1": {"dropout": 0.1},
        "R-Drop 0.5, dropout 0.1": {"r_drop": 0.5, "dropout": 0.1},
        "last third averaged": {"average": 0.33},
        "taught by a network five times the size": {"taught": "taught.bin", "teach": 0.7},
        "weak sets left out": {"without": _WEAK},
        "pairs up to 64 word pieces": {"max_tokens": 64},
        "pairs up to 256 word pieces": {"max_tokens": 256},
    }
)


def changed(recipe: Recipe, knobs: Mapping[str, Any]) -> Recipe:
    """The recipe with other knobs, its own or those of all its stages; ``without`` names sources to leave out."""
    own = {field.name for field in dataclasses.fields(recipe)}
    gone = knobs.get("without", ())
    of_stage = {name: value for name, value in knobs.items() if name not in own and name != "without"}
    stages = tuple(
        dataclasses.replace(s, **of_stage, sources={k: v for k, v in s.sources.items() if k not in gone})
        for s in recipe.stages
    )
    return dataclasses.replace(recipe, stages=stages, **{k: v for k, v in knobs.items() if k in own})


def run(names: Iterable[str], data: Path, out: Path, encoder: Path, *, device: str = "cpu") -> Iterator[str]:
    """Run trials that ``out`` has no result of, and yield the table after each; ``trials.jsonl`` keeps the results."""
    from factcheck.train import logs
    from factcheck.train.fit import Run

    out.mkdir(parents=True, exist_ok=True)
    log = out / "trials.jsonl"
    for name in names:
        if name in {row["trial"] for row in _rows(log)}:
            continue
        folder = out / name.replace(" ", "-").replace(",", "")
        recipe = changed(BASE, TRIALS[name])
        Run(recipe, data, folder, encoder, device=device).fit()
        rows = list(logs.read(folder))
        seconds = rows[-1]["seconds"] - rows[0]["seconds"]
        figures = {key: value for key, value in rows[-1].items() if isinstance(value, float) and key != "seconds"}
        with log.open("a", encoding="utf-8") as lines:
            lines.write(
                json.dumps({"trial": name, "pairs": rows[-1]["seen"], "minutes": seconds / 60} | figures) + "\n"
            )
        (folder / "checkpoint.pt").unlink()
        yield table(_rows(log))


def _rows(log: Path) -> list[dict[str, Any]]:
    return [json.loads(line) for line in log.read_text(encoding="utf-8").splitlines()] if log.is_file() else []


def table(rows: list[dict[str, Any]]) -> str:
    """The results as a table of Markdown."""
    names = [key for key in (rows[0] if rows else {}) if key not in {"trial", "pairs", "minutes"}]
    lines = [f"| change | pairs | minutes | {' | '.join(names)} |", "|---|---|---|" + "---|" * len(names)]
    for row in rows:
        cells = [row["trial"], f"{row['pairs']:,}", f"{row['minutes']:.0f}", *(f"{row[name]:.3f}" for name in names)]
        lines.append(f"| {' | '.join(cells)} |")
    return "\n".join(lines)
