"""The command line: arguments in, exit status out.

Exit status: 0 nothing at or above ``--fail-level``, 1 findings, 2 something could not be checked (usage, an unreadable
article, a missing model), 130 interrupted, 141 the reader of the output went away.
"""

from __future__ import annotations

import argparse
import re
import sys
import time
from collections.abc import Callable, Sequence
from pathlib import Path
from typing import TYPE_CHECKING, cast

from factcheck import arguments, articles, baselines, filters, inputs, runs, terminal
from factcheck.datatypes import Article, Severity
from factcheck.errors import OptionsError
from factcheck.excerpts import visible
from factcheck.formats import card, rendering, text, wire
from factcheck.formats.codes import RULES, explanation
from factcheck.formats.places import pointed_at
from factcheck.reports import Outcome, Report, Unchecked, number

if TYPE_CHECKING:
    from factcheck.checker import Checker
    from factcheck.explanations import Explainer

OK, FINDINGS, UNCHECKED, INTERRUPTED, BROKEN_PIPE = 0, 1, 2, 130, 141


def main(argv: Sequence[str] | None = None) -> int:
    """Run the command line; the result is the exit status."""
    terminal.prepare(sys.stdout, sys.stderr)
    try:
        args = arguments.parse(sys.argv[1:] if argv is None else argv)
        status = _COMMANDS[args.command](args)
        sys.stdout.flush()
        return status
    except SystemExit as error:  # argparse: 0 after --help, 2 after bad usage
        return error.code if isinstance(error.code, int) else UNCHECKED
    except KeyboardInterrupt:
        _note("factcheck: interrupted")
        return INTERRUPTED
    except BrokenPipeError:
        terminal.mute(sys.stdout)
        return BROKEN_PIPE
    except Exception as error:
        _note(f"factcheck: {runs.reason(error)}")
        return UNCHECKED


def _check(args: argparse.Namespace) -> int:
    output = terminal.Output(args.output, args.paths, colour=not args.no_color)
    progress = terminal.Progress("checking", quiet=args.quiet)
    began, spent = time.monotonic(), {"start-up": time.process_time()}
    made: list[Checker] = []

    def make() -> Checker:
        start = time.monotonic()
        made.append(_checker(args))
        spent["loading the model"] = time.monotonic() - start
        return made[-1]

    chosen = filters.of(args, args.settled)
    floor = cast(Severity, chosen.floor)
    found = chosen.articles(inputs.gather(args.paths, args.stdin_filename))
    read = time.monotonic()
    outcomes: list[Outcome] = []
    try:
        for outcome in chosen.outcomes(runs.outcomes(found, make, progress)):
            progress.clear()
            _show(outcome, outcomes, output, floor, args)
            outcomes.append(outcome)
    finally:
        progress.clear()
    done = time.monotonic()
    if args.format != "text":
        model = next((one.model for one in outcomes if isinstance(one, Report)), args.model)
        output.write(rendering.render(args.format, outcomes, model=model, min_severity=floor))
    elif not args.quiet:
        output.write(text.summary(outcomes, output.style, seconds=done - began, min_severity=floor))
    output.close()
    if args.timing:
        known = dict(made[0].spent) if made else {}
        known["loading the model"] = known.get("loading the model", 0.0) + spent.pop("loading the model", 0.0)
        spent |= {"reading files": read - began} | known
        spent["report"] = time.monotonic() - done
        _note("timing: " + ", ".join(f"{phase} {seconds:.2f} s" for phase, seconds in spent.items()))
    return _status(outcomes, chosen)


def _baseline(args: argparse.Namespace) -> int:
    target = args.output or Path("factcheck-baseline.json")
    terminal.check_target(target, args.paths)
    progress = terminal.Progress("checking", quiet=args.quiet)
    chosen = filters.Filter(exclude=tuple(args.exclude), root=args.settled.folder)
    found = chosen.articles(inputs.gather(args.paths, args.stdin_filename))
    outcomes = list(runs.outcomes(found, lambda: _checker(args), progress))
    progress.clear()
    unchecked = [one for one in outcomes if isinstance(one, Unchecked)]
    for one in unchecked:
        _note(f"factcheck: {one.error}")
    if unchecked:
        return UNCHECKED  # a baseline of half of the articles would hide the other half
    count = baselines.write(outcomes, target)
    print(
        f"{target}: {number(count, 'finding')} in {number(len(outcomes), 'article')}; use it with --baseline {target}"
    )
    return OK


def _show(
    outcome: Outcome, before: list[Outcome], output: terminal.Output, floor: Severity, args: argparse.Namespace
) -> None:
    """What is said at once: trouble on standard error, and findings in a format that can be streamed."""
    if isinstance(outcome, Unchecked):
        # a missing model is one trouble, not one for each article
        if not any(isinstance(one, Unchecked) and one.error == outcome.error for one in before):
            _note(f"factcheck: {outcome.error}")
    elif args.format == "text" and (outcome.shown(floor) or not args.quiet):
        output.write(text.article(outcome, output.style, floor), parted=bool(outcome.shown(floor)))
        if args.explain and outcome.shown(floor):
            explainer = _explainer(outcome.article, args)
            for found in outcome.shown(floor):
                line, column = outcome.article.line_col(pointed_at(found).start)
                head = f"{text.path(outcome.path)}:{line}:{column}: {found.code}, because"
                output.write("\n".join([head, *map(_harmless, explainer.finding(found))]), parted=True)


def _checker(args: argparse.Namespace) -> Checker:
    thorough = args.command == "check" and filters.of(args, args.settled).floor == "info"
    return runs.checker(
        args.model, args.settled, against=args.against, device=args.device, cache=not args.no_cache, thorough=thorough
    )


def _batch(args: argparse.Namespace) -> int:
    from factcheck.batch import command

    return command.run(args)


def _explainer(article: Article, args: argparse.Namespace) -> Explainer:
    from factcheck import explanations
    from factcheck.street import Desk

    checker = _checker(args)
    desk = Desk(checker.pairs_per_claim, checker.facts, checker.references)
    return explanations.Explainer(article, checker.model, desk)


_PLACE = re.compile(r"(?P<file>.+):(?P<first>\d+):(?P<second>\d+)")


def _claims(args: argparse.Namespace) -> int:
    output = terminal.Output(args.output, args.paths, colour=not args.no_color)
    listed = [_split(one, scraped=args.settled.scraped) for one in inputs.gather(args.paths, args.stdin_filename)]
    for entry in listed:
        if isinstance(entry, Unchecked):
            _note(f"factcheck: {entry.error}")
        elif args.format == "text":
            output.write(text.claims(*entry, output.style))
    if args.format == "json":
        output.write(wire.claims_document(listed))
    output.close()
    return UNCHECKED if any(isinstance(entry, Unchecked) for entry in listed) else OK


def _split(one: Article | Unchecked, *, scraped: bool) -> wire.Listed:
    if isinstance(one, Unchecked):
        return one
    try:
        from factcheck.checker import split_claims

        one = articles.scraped(one) if scraped else one
        return one, split_claims(one)
    except Exception as error:
        return Unchecked(one.source, runs.reason(error, f"{one.source}: "))


def _explain(args: argparse.Namespace) -> int:
    places = [place for what in args.codes if (place := _PLACE.fullmatch(what))]
    for place in places:
        article = inputs.read(Path(place["file"]))
        if isinstance(article, Unchecked):
            raise OptionsError(article.error)
        if args.settled.scraped:
            article = articles.scraped(article)
        told = _explainer(article, args).lines(int(place["first"]), int(place["second"]))
        print("\n".join(map(_harmless, told)))
    if places:
        return OK
    codes = [code.upper() for code in args.codes] or list(RULES)
    unknown = [code for code in codes if code not in RULES]
    if unknown:
        raise OptionsError(f"unknown code {', '.join(unknown)} (known: {', '.join(RULES)})")
    print("\n\n".join(explanation(code) for code in codes))
    return OK


def _model(args: argparse.Namespace) -> int:
    print(card.model_card(args.name))
    return OK


def _cache(args: argparse.Namespace) -> int:
    from factcheck.models import cached

    if args.action == "clear":
        cached.clear()
    held = cached.info()
    print(f"{held.path}: {held.scores:,} scores, {held.reports:,} reports, {held.bytes / 1e6:.1f} MB")
    return OK


def _status(outcomes: Sequence[Outcome], chosen: filters.Filter) -> int:
    if any(isinstance(one, Unchecked) for one in outcomes):
        return UNCHECKED
    return FINDINGS if any(chosen.failing(one) for one in outcomes if isinstance(one, Report)) else OK


def _harmless(line: str) -> str:
    return line[: len(line) - len(line.lstrip())] + visible(line)


def _note(line: str) -> None:
    print(visible(line), file=sys.stderr)


_COMMANDS: dict[str, Callable[[argparse.Namespace], int]] = {
    "check": _check,
    "baseline": _baseline,
    "batch": _batch,
    "claims": _claims,
    "explain": _explain,
    "model": _model,
    "cache": _cache,
}
