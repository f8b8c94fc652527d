"""What a command is asked for → an error in plain words, before anything is loaded, overwritten or trained.

Every function raises :class:`OptionsError` and returns nothing else than what it found.
"""

from __future__ import annotations

import argparse
from pathlib import Path

from factcheck.errors import OptionsError
from factcheck.models import packaged
from factcheck.train.provenance import recipe_of
from factcheck.train.recipe import Recipe
from factcheck.train.recipes import RECIPES

_FOLDERS = ("authored", "nli")


def checked(options: argparse.Namespace) -> None:
    """All that can be known of a command before it runs."""
    if getattr(options, "threads", 1) < 1:
        raise OptionsError("--threads: at least 1")
    if getattr(options, "data", None):
        _data(options.data)
    if str(getattr(options, "device", "cpu")).startswith("cuda"):
        _cuda()
    if options.command == "fit":
        _fit(options)
    elif options.command in {"mine", "corrupt"}:
        _new_file(options.out)
        if options.limit is not None and options.limit < 1:
            raise OptionsError("--limit: at least 1")
    elif options.command == "teach":
        recipe(options.recipe)
        shard(options.shard)
        _network(options.model, "--model")


def recipe(name: str) -> Recipe:
    """The recipe of that name."""
    if name not in RECIPES:
        raise OptionsError(f"no such recipe: {name!r} (recipes: {', '.join(sorted(RECIPES))})")
    return RECIPES[name]


def folder_of(model: str | Path) -> Path:
    """The folder of a model that is named or given as a path."""
    folder = packaged("small") if str(model) == "small" else Path(model)
    if not (folder / "config.json").is_file():
        raise OptionsError(f"{model}: no model folder (config.json is not there)")
    return folder


def told(folder: Path) -> dict[str, object]:
    """The recipe in a model folder, which a card is written from."""
    found = recipe_of(folder)
    if not found.get("stages") and not found.get("members"):
        raise OptionsError(f"{folder / 'recipe.json'}: does not say how the model was made, so no card can be written")
    return found


def shard(text: str) -> tuple[int, int]:
    """Which of how many parts "1/2" is, from 0."""
    number, _, of = text.partition("/")
    if not (number.isdigit() and of.isdigit() and 1 <= int(number) <= int(of)):
        raise OptionsError(f"--shard: {text!r} is no part such as 1/2")
    return int(number) - 1, int(of)


def _fit(options: argparse.Namespace) -> None:
    found = recipe(options.recipe)
    if options.pairs:
        unused = ("encoder", "from_stage", "stop_after", "seed")
        given = [f"--{name.replace('_', '-')}" for name in unused if getattr(options, name) is not None]
        if given:
            raise OptionsError(f"{given[0]} has no meaning beside --pairs")
    elif options.init:
        raise OptionsError("--init goes with --pairs; a recipe begins with --encoder FOLDER")
    elif not options.data:
        raise OptionsError("--data is needed, or --pairs")
    names = [stage.name for stage in found.stages]
    for option, name in (("--from-stage", options.from_stage), ("--stop-after", options.stop_after)):
        if name is not None and name not in names:
            raise OptionsError(f"{option}: recipe {found.name!r} has no stage {name!r} (stages: {', '.join(names)})")
    if options.encoder:
        _network(options.encoder, "--encoder")
    if options.out.exists() and not options.out.is_dir():
        raise OptionsError(f"--out: {options.out} is a file; a run needs a folder")
    if not options.resume and (options.out / "log.jsonl").exists():
        raise OptionsError(f"--out: {options.out} holds a run; take it up with --resume, or give another folder")


def _data(folder: Path) -> None:
    if not any((folder / name).is_dir() for name in _FOLDERS):
        wanted = "authored/, nli/, text/, facts/ and, for evaluate, documents/"
        raise OptionsError(f"--data: {folder} is no data folder; it holds {wanted} (factcheck/train/README.md)")


def _network(folder: Path, option: str) -> None:
    if not (folder / "config.json").is_file():
        raise OptionsError(f"{option}: {folder} holds no network (config.json is not there)")


def _new_file(path: Path) -> None:
    if path.is_dir() or not path.parent.is_dir():
        raise OptionsError(f"--out: {path} cannot be written; it is a folder, or its folder does not exist")


def _cuda() -> None:
    import torch

    if not torch.cuda.is_available():
        raise OptionsError("--device: this machine or this build of torch has no CUDA")
