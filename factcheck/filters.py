"""Which findings of a run are left: not of an ignored code, not known to the baseline, on a changed line."""

from __future__ import annotations

import argparse
import dataclasses
from collections.abc import Iterable, Iterator, Mapping
from fnmatch import fnmatch
from pathlib import Path

from factcheck import baselines, changes
from factcheck.datatypes import Article
from factcheck.reports import Outcome, Report, Unchecked


@dataclasses.dataclass(frozen=True, kw_only=True)
class Filter:
    """What a run leaves out; empty fields leave out nothing."""

    ignore: tuple[str, ...] = ()
    exclude: tuple[str, ...] = ()
    known: Mapping[str, frozenset[str]] = dataclasses.field(default_factory=dict)
    changed: Mapping[Path, changes.Lines] | None = None

    def articles(self, found: Iterable[Article | Unchecked]) -> list[Article | Unchecked]:
        """The articles that are checked at all: not excluded, and with a changed line where only those count."""
        return [one for one in found if isinstance(one, Unchecked) or self._wanted(one.source)]

    def _wanted(self, name: str) -> bool:
        if any(fnmatch(name, pattern) or Path(name).match(pattern) for pattern in self.exclude):
            return False
        return self.changed is None or bool(self.changed.get(Path(name).resolve()))

    def outcomes(self, found: Iterable[Outcome]) -> Iterator[Outcome]:
        """The outcomes with the findings that are left."""
        for one in baselines.without((self._coded(one) for one in found), self.known):
            if isinstance(one, Report) and self.changed is not None:
                yield changes.touching(one, self.changed.get(Path(one.path).resolve(), ()))
            else:
                yield one

    def _coded(self, one: Outcome) -> Outcome:
        if not self.ignore or isinstance(one, Unchecked):
            return one
        left = tuple(found for found in one.contradictions if not found.code.startswith(self.ignore))
        return dataclasses.replace(one, contradictions=left)


def of(args: argparse.Namespace) -> Filter:
    """The filter that the arguments ask for; raises :class:`OptionsError` for a baseline or commit that is missing."""
    return Filter(
        ignore=tuple(args.ignore),
        exclude=tuple(args.exclude),
        known=baselines.read(args.baseline) if args.baseline else {},
        changed=changes.changed_lines(args.diff_base) if args.diff_base else None,
    )
