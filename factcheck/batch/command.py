"""``factcheck batch``: a whole archive, resumable, with one row for each article."""

from __future__ import annotations

import argparse
import signal
import sys
import time
from collections import Counter
from collections.abc import Callable, Iterable, Iterator
from pathlib import Path
from types import FrameType
from typing import Any, cast

from factcheck import runs
from factcheck.batch import judge, outputs, sources, stories
from factcheck.batch.sources import Entry, Fields
from factcheck.datatypes import Severity
from factcheck.errors import OptionsError
from factcheck.excerpts import visible
from factcheck.reports import LEVELS, number

OK, UNCHECKED, TERMINATED = 0, 2, 143


class Stopped(BaseException):
    """The process was asked to end; no ``except Exception`` on the way may take it for a mistake."""


def run(args: argparse.Namespace) -> int:
    """Do the archive; returns the exit status."""
    if args.related == stories.AUTO and args.shard != (1, 1):
        raise OptionsError(
            "--related auto needs the whole archive in one run: --shard would part what belongs together"
        )
    fields = Fields(args.id_field, args.text_field, args.title_field, args.text_format, args.date_field, args.related)
    sources.known(args.paths)
    if any(path.resolve() == args.out.resolve() for path in args.paths):
        raise OptionsError(f"{args.out} is one of the archives")
    judged = _judge(args, fields)  # before the output is touched: a missing model leaves nothing behind
    target = outputs.opened(args.out, resume=args.resume, overwrite=args.overwrite, job=_job(args))
    told = _Told(before=len(target.done))
    mine = _sharded(sources.entries(args.paths, fields), args.shard)
    entries = _wanted(stories.followed(mine, args.related) if args.related else mine, target.done, told)
    previous = signal.signal(signal.SIGTERM, _stop)
    try:
        for row in judged(entries):
            if target.add(row):
                told.row(row)
            else:
                told.counts["repeated"] += 1
    except Stopped:
        _end(target, told, "terminated: what is done is kept, go on with --resume")
        return TERMINATED
    except KeyboardInterrupt:
        _end(target, told, "interrupted: what is done is kept, go on with --resume")
        raise
    except OSError as error:
        _give_up(target)
        raise OptionsError(f"{args.out}: cannot be written ({error.strerror}); go on with --resume") from error
    finally:
        signal.signal(signal.SIGTERM, previous)
        target.close()
    _end(target, told, told.doubts(args.related))
    return OK if told.any_checked() else UNCHECKED


def _job(args: argparse.Namespace) -> dict[str, str]:
    """What the rows of an output depend on: a job that is gone on with has to be the same one."""
    settled = args.settled
    names = ("id_field", "text_field", "title_field", "date_field", "text_format", "related", "min_severity")
    told = {f"--{name.replace('_', '-')}": str(getattr(args, name)) for name in names}
    told |= {"--model": str(args.model), "--shard": "{}/{}".format(*args.shard)}
    told |= {"--against": str([*map(str, (*settled.against, *args.against))]), "house facts": repr(settled.facts)}
    return told | {"scraped": str(settled.scraped)}


def _judge(args: argparse.Namespace, fields: Fields) -> Callable[[Iterable[Entry]], Iterator[dict[str, Any]]]:
    """What makes rows of entries, with its model ready."""
    thorough, floor = args.min_severity == "info", cast(Severity, args.min_severity or "warning")
    if args.engine == "ray":
        from factcheck.batch import ray_data

        ray_data.engine()  # a missing one leaves nothing behind
        knobs = {"model": args.model, "device": args.device, "cache": False, "thorough": thorough}
        knobs |= runs.house(args.settled, args.against)
        return lambda entries: ray_data.rows(entries, fields, args, knobs)
    checker = runs.checker(
        args.model, args.settled, against=args.against, device=args.device, cache=False, thorough=thorough
    )
    return lambda entries: judge.rows(checker, entries, min_severity=floor, together=args.articles_per_batch)


def _sharded(found: Iterable[Entry], part: tuple[int, int]) -> Iterator[Entry]:
    """The entries of one part; a story is never parted."""
    return (one for one in found if outputs.key(one.story or one.id) % part[1] == part[0] - 1)


def _wanted(found: Iterable[Entry], done: set[int], told: _Told) -> Iterator[Entry]:
    """The entries that are still to do; known ids are passed over before the model sees them."""
    before, met = frozenset(done), set[int]()
    for one in found:
        told.stories += one.story is not None
        if outputs.key(one.id) in done:
            known = outputs.key(one.id)
            told.counts["done before" if known in before and known not in met else "repeated"] += 1
            met.add(known)
            continue
        yield one


def _stop(number: int, frame: FrameType | None) -> None:
    raise Stopped


def _give_up(target: outputs.Output | outputs.ParquetOutput) -> None:
    """Close without hope; what could not be written is dropped by the next resume."""
    try:
        target.close()
    except OSError:
        return


def _end(target: outputs.Output | outputs.ParquetOutput, told: _Told, word: str) -> None:
    target.close()
    told.clear()
    if word:
        print(f"factcheck: {word}", file=sys.stderr)
    print(visible(told.summary(target.path)), file=sys.stderr)


class _Told:
    """Progress while it runs, and the summary at its end, both on standard error."""

    def __init__(self, before: int) -> None:
        self.counts: Counter[str] = Counter()
        self.codes: Counter[str] = Counter()
        self.pairs, self.before, self._began, self._shown = 0, before, time.monotonic(), 0.0
        self.stories, self.reason = 0, ""  # rows that name a story; why the first row was not checked

    def row(self, row: dict[str, Any]) -> None:
        """Count a row, and show progress on a terminal once a second."""
        self.counts["articles"] += 1
        self.counts["not checked"] += row["error"] is not None
        self.reason = self.reason or row["error"] or ""
        self.pairs += row["tally"]["pairs_judged"]
        for found in row["contradictions"]:
            self.codes[f"{found['code']} {found['severity']}"] += 1
        now = time.monotonic()
        if sys.stderr.isatty() and now - self._shown >= 1.0:
            self._shown = now
            print(f"\r\x1b[2K{self.rate()}", end="", file=sys.stderr, flush=True)

    def any_checked(self) -> bool:
        """Whether anything was, unless there was nothing new to do."""
        return self.counts["articles"] == 0 or self.counts["not checked"] < self.counts["articles"]

    def doubts(self, related: str | None) -> str:
        """What looks like a mistake in the call."""
        if not self.any_checked():
            return f"nothing could be checked: {self.reason}"
        if related and related != stories.AUTO and self.counts["articles"] and not self.stories:
            return f"no row names its story: is {related!r} the column?"
        return ""

    def rate(self) -> str:
        """Articles so far, and how many a second."""
        seconds = max(1e-9, time.monotonic() - self._began)
        done = self.counts["articles"]
        found = number(sum(self.codes.values()), "finding")
        return f"{number(done, 'article')}, {done / seconds:.1f} a second, {found}"

    def clear(self) -> None:
        """Take the progress off the terminal."""
        if self._shown:
            print("\r\x1b[2K", end="", file=sys.stderr, flush=True)

    def summary(self, path: Path) -> str:
        """What was done, in one line."""
        order = {level: -at for level, at in LEVELS.items()}
        codes = sorted(self.codes.items(), key=lambda one: (order.get(one[0].split()[1], 0), one[0]))  # type: ignore[call-overload]
        parts = [self.rate(), f"{number(self.pairs, 'pair')} judged"]
        parts += [f"{count} {code}" for code, count in codes]
        kept = [(self.counts[what], what) for what in ("not checked", "repeated", "done before")]
        parts += [f"{count} {what}" for count, what in kept if count]
        return f"{path}: {', '.join(parts)}"
