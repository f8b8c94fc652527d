"""What can be typed after ``factcheck``."""

from __future__ import annotations

import argparse
import dataclasses
import os
import re
from collections.abc import Callable, Sequence
from pathlib import Path
from typing import get_args

import factcheck
from factcheck import articles, settings
from factcheck.formats.rendering import NAMES
from factcheck.reports import LEVELS

_COMMANDS = ("check", "claims", "baseline", "batch", "explain", "model", "cache")
_CLAIM_FORMATS = ("text", "json")


def parse(argv: Sequence[str]) -> argparse.Namespace:
    """The arguments by name; exits as argparse does, with status 0 after ``--help`` and 2 after bad usage."""
    first = argv[0] if argv else "--help"
    if first not in (*_COMMANDS, "-h", "--help", "--version"):
        argv = ["check", *argv]  # bare `factcheck PATH`
    args = _parser().parse_args(argv)
    if args.command in {"check", "baseline", "batch", "explain"}:
        _settle(args)
    elif args.command == "claims":
        _settle_reading(args)
    return args


def _settle(args: argparse.Namespace) -> None:
    """What the command line leaves open is as the project's settings say, else as it is by default."""
    settled = _settle_reading(args)
    args.model = args.model or settled.model or _default_model()
    args.exclude = [*args.exclude, *settled.exclude]
    if args.command == "check":
        args.fail_level = args.fail_level or settled.fail_level or "error"
        args.min_severity = args.min_severity or settled.min_severity
        args.baseline = args.baseline or settled.baseline
        args.ignore = [*args.ignore, *settled.ignore]
        args.max_findings = args.max_findings or settled.max_findings


def _settle_reading(args: argparse.Namespace) -> settings.Settings:
    settled = settings.find(Path())
    args.settled = dataclasses.replace(settled, scraped=settled.scraped or getattr(args, "scraped", False))
    return settled


def _parser() -> argparse.ArgumentParser:
    parser = argparse.ArgumentParser(
        prog="factcheck",
        description="Find the places where an article contradicts itself. `factcheck PATH` is `factcheck check PATH`.",
        epilog="exit status: 0 nothing found, 1 findings, 2 something could not be checked, 130 interrupted",
        allow_abbrev=False,
    )
    parser.add_argument("--version", action="version", version=f"factcheck {factcheck.__version__}")
    commands = parser.add_subparsers(dest="command", metavar="COMMAND", required=True)
    _add_check(commands.add_parser("check", help="look for contradictions in articles", allow_abbrev=False))
    claims = commands.add_parser("claims", help="show the claims of articles; needs no model", allow_abbrev=False)
    _add_paths(claims, _CLAIM_FORMATS)
    baseline = commands.add_parser("baseline", help="write down what is found now", allow_abbrev=False)
    _add_paths(baseline, ("text",))
    _add_model(baseline)
    _add_batch(commands.add_parser("batch", help="check an archive, row by row, resumable", allow_abbrev=False))
    explain = commands.add_parser("explain", help="explain a code, or two lines of an article", allow_abbrev=False)
    what = "FC101, or FILE:LINE:LINE for why two lines are a finding or none (default: all codes)"
    explain.add_argument("codes", nargs="*", metavar="WHAT", help=what)
    _add_model(explain)
    model = commands.add_parser("model", help="show what a model folder says about itself", allow_abbrev=False)
    model.add_argument("action", choices=("info",))
    model.add_argument("name", nargs="?", default=_default_model(), help="a packaged model or a folder")
    cache = commands.add_parser("cache", help="show or clear the scores that are kept", allow_abbrev=False)
    cache.add_argument("action", choices=("info", "clear"))
    return parser


def _add_check(parser: argparse.ArgumentParser) -> None:
    _add_paths(parser, NAMES)
    _add_model(parser)
    add = parser.add_argument
    add("--baseline", metavar="FILE", type=Path, help="leave out the findings that this file knows")
    add("--min-severity", choices=tuple(LEVELS), help="the least severity to show (default: warning)")
    add("--fail-level", choices=("error", "warning", "info", "none"), help="exit 1 from here on (default: error)")
    add("--ignore", type=_code, action="extend", default=[], metavar="CODES", help="leave out codes: FC501, FC2")
    add("--diff-base", metavar="REF", help="only findings on lines changed since the branch left REF")
    add("--explain", action="store_true", help="say with each finding what speaks for it (text format)")
    add("--max-findings", type=_count, metavar="N", help="at most N findings an article, the worst ones")
    add("--timing", action="store_true", help="say on standard error where the time went")


def _add_batch(parser: argparse.ArgumentParser) -> None:
    add = parser.add_argument
    add("paths", nargs="+", metavar="PATH", type=Path, help="JSON lines (.jsonl, .jsonl.gz), Parquet, or a folder")
    add("-o", "--out", metavar="FILE", type=Path, required=True, help="JSON lines, or Parquet parts (.parquet)")
    add("--resume", action="store_true", help="go on with an output that was broken off")
    add("--overwrite", action="store_true", help="begin anew where there is an output")
    add("--id-field", default="id", metavar="NAME", help="the column of ids (default: id)")
    add("--text-field", default="text", metavar="NAME", help="the column of articles (default: text)")
    add("--title-field", default="title", metavar="NAME", help="the column of headlines (default: title)")
    add("--date-field", default="date", metavar="NAME", help="the column of days of publication (default: date)")
    related = "check each article against earlier ones of its story, too: a column of story ids, or auto"
    add("--related", metavar="FIELD", help=related)
    add("--text-format", choices=get_args(articles.Format), default="text", help="of the articles: text, …")
    add("--shard", type=_shard, default=(1, 1), metavar="I/N", help="only the I-th of N parts, by id")
    add("--min-severity", choices=tuple(LEVELS), help="the least severity to write (default: warning)")
    add("--articles-per-batch", type=_count, default=1, metavar="N", help="articles that share the model's batches")
    add("--engine", choices=("stream", "ray"), default="stream", help="this process, or Ray Data")
    add("--address", metavar="ADDRESS", help="of a Ray cluster (default: one on this machine)")
    add("--actors", type=_count, default=2, metavar="N", help="models in the pool of Ray (default: 2)")
    add("--gpus-per-actor", type=float, default=0.0, metavar="SHARE", help="of a GPU, for each of them")
    _add_model(parser)


def _shard(text: str) -> tuple[int, int]:
    index, slash, count = text.partition("/")
    if slash and index.isdecimal() and count.isdecimal() and 1 <= int(index) <= int(count):
        return int(index), int(count)
    raise argparse.ArgumentTypeError(f"{text!r} is no shard: I/N with I from 1 to N is needed")


def _add_model(parser: argparse.ArgumentParser) -> None:
    add = parser.add_argument
    add("--model", help=f"a packaged model, a folder or a hub id (default: {_default_model()})")
    add("--against", action="append", default=[], metavar="FILE", type=Path, help="a reference to check against, too")
    add("--exclude", action="append", default=[], metavar="GLOB", help="leave out articles; may be given again")
    add(
        "--device",
        type=_device,
        default=os.environ.get("FACTCHECK_DEVICE"),
        metavar="DEVICE",
        help="cpu, cuda … (default: the best there is)",
    )
    add("-q", "--quiet", action="store_true", help="show findings only: no summary, no progress")
    add("--no-cache", action="store_true", help="neither use nor keep scores of earlier runs")


def _add_paths(parser: argparse.ArgumentParser, formats: Sequence[str]) -> None:
    add = parser.add_argument
    add("paths", nargs="+", metavar="PATH", help="a file, a folder, or - for standard input")
    shown = " or ".join(filter(None, (", ".join(formats[:-1]), formats[-1])))
    add("-f", "--format", type=_one_of(formats), default="text", help=f"{shown} (default: text)", metavar="FORMAT")
    add("-o", "--output", metavar="FILE", type=Path, help="write the report to FILE")
    add("--stdin-filename", metavar="NAME", help="what standard input is called; its suffix tells the format")
    add("--scraped", action="store_true", help="HTML is scraped pages: only the article's own text (html extra)")
    add("--no-color", action="store_true", help="never use colour (also: NO_COLOR)")


def _default_model() -> str:
    return os.environ.get("FACTCHECK_MODEL") or "small"


def _count(number: str) -> int:
    if number.isdecimal() and int(number) > 0:
        return int(number)
    raise argparse.ArgumentTypeError(f"{number!r}: a whole number from 1 up is needed")


def _device(name: str) -> str:
    if re.fullmatch(r"(?:cpu|mps|cuda|xpu|hpu)(?::\d+)?", name):
        return name
    raise argparse.ArgumentTypeError(f"{name!r} is no device: cpu, cuda, cuda:1, mps")


def _code(listed: str) -> list[str]:
    codes = [code.strip().upper() for code in listed.split(",")]
    if faults := settings.code_faults(codes):
        raise argparse.ArgumentTypeError("; ".join(faults))
    return codes


def _one_of(formats: Sequence[str]) -> Callable[[str], str]:
    def chosen(name: str) -> str:
        if name in formats:
            return name
        raise argparse.ArgumentTypeError(f"{name!r} is not a format (available: {', '.join(formats)})")

    return chosen
