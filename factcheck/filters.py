"""Which findings of a run are left: not of an ignored code, not known to the baseline, on a changed line, loud enough.

Rules for paths (:class:`~factcheck.settings.PathRule`) may say it for some articles; the last one that fits goes first.
"""

from __future__ import annotations

import argparse
import dataclasses
from collections.abc import Iterable, Iterator, Mapping
from pathlib import Path

from factcheck import baselines, changes
from factcheck.datatypes import Article
from factcheck.reports import LEVELS, Outcome, Report, Unchecked
from factcheck.settings import PathRule, Settings, matches


@dataclasses.dataclass(frozen=True, kw_only=True)
class Filter:
    """What a run leaves out; empty fields leave out nothing."""

    ignore: tuple[str, ...] = ()
    exclude: tuple[str, ...] = ()
    known: baselines.Baseline = dataclasses.field(default_factory=baselines.Baseline)
    changed: Mapping[Path, changes.Lines] | None = None
    min_severity: str = "warning"
    fail_level: str = "error"
    rules: tuple[PathRule, ...] = ()
    most: int | None = None  # findings of one article, the worst ones
    root: Path | None = None  # the folder that patterns are seen from

    @property
    def floor(self) -> str:
        """The least severity that any article of the run shows."""
        chosen = [self.min_severity, *(rule.min_severity for rule in self.rules if rule.min_severity)]
        return min(chosen, key=lambda level: LEVELS[level])  # type: ignore[index]

    def articles(self, found: Iterable[Article | Unchecked]) -> list[Article | Unchecked]:
        """The articles that are checked at all: not excluded, and with a changed line where only those count."""
        return [one for one in found if isinstance(one, Unchecked) or self.wanted(one.source)]

    def wanted(self, name: str) -> bool:
        """Whether an article is checked at all."""
        if any(matches(name, pattern, self.root) for pattern in self.exclude):
            return False
        return self.changed is None or bool(self.changed.get(Path(name).resolve()))

    def outcomes(self, found: Iterable[Outcome]) -> Iterator[Outcome]:
        """The outcomes with the findings that are left."""
        return (self.outcome(one) for one in found)

    def outcome(self, one: Outcome) -> Outcome:
        """One outcome with the findings that are left."""
        if isinstance(one, Unchecked):
            return one
        left = baselines.without(self._coded(one), self.known)
        if self.changed is not None:
            left = changes.touching(left, self.changed.get(Path(one.path).resolve(), ()))
        return self._worst(self._loud(left))

    def failing(self, report: Report) -> bool:
        """Whether a report has a finding that fails the run."""
        level = self.level_of(report.path)
        return level != "none" and bool(report.shown(level))  # type: ignore[arg-type]

    def level_of(self, name: str) -> str:
        """The least severity that fails an article, or "none"."""
        return self._ruled("fail_level", name) or self.fail_level

    def _coded(self, one: Report) -> Report:
        fitting = [code for rule in self._rules_of(one.path) for code in rule.ignore]
        ignored = (*self.ignore, *fitting)
        if not ignored:
            return one
        left = tuple(found for found in one.contradictions if not found.code.startswith(ignored))
        return dataclasses.replace(one, contradictions=left)

    def _loud(self, one: Report) -> Report:
        level = self._ruled("min_severity", one.path) or self.min_severity
        if level == self.floor:
            return one  # what shows the report leaves out what is quieter than the floor
        left = one.shown(level)  # type: ignore[arg-type]
        hidden = one.tally.hidden + len(one.contradictions) - len(left)
        return dataclasses.replace(one, contradictions=left, tally=one.tally._replace(hidden=hidden))

    def _worst(self, one: Report) -> Report:
        shown = one.shown(self.floor)  # type: ignore[arg-type]
        if self.most is None or len(shown) <= self.most:
            return one
        worst = sorted(shown, key=lambda found: (-LEVELS[found.severity], -found.score, found.first.start))
        kept = {id(found) for found in worst[: self.most]}
        left = tuple(found for found in one.contradictions if found not in shown or id(found) in kept)
        hidden = one.tally.hidden + len(one.contradictions) - len(left)
        return dataclasses.replace(one, contradictions=left, tally=one.tally._replace(hidden=hidden))

    def _rules_of(self, name: str) -> list[PathRule]:
        return [rule for rule in self.rules if any(matches(name, pattern, self.root) for pattern in rule.paths)]

    def _ruled(self, key: str, name: str) -> str | None:
        said = [getattr(rule, key) for rule in self._rules_of(name)]
        return next((level for level in reversed(said) if level), None)


def settled(project: Settings, *, fail_level: str) -> Filter:
    """The filter of a project's settings alone; every severity is left in."""
    return Filter(
        ignore=project.ignore,
        exclude=project.exclude,
        known=baselines.read(project.baseline) if project.baseline else baselines.Baseline(),
        min_severity="info",
        fail_level=fail_level,
        rules=project.per_path,
        root=project.folder,
        most=project.max_findings,
    )


def of(args: argparse.Namespace, project: Settings) -> Filter:
    """The filter that the arguments ask for; raises :class:`OptionsError` for a baseline or commit that is missing."""
    return Filter(
        ignore=tuple(args.ignore),
        exclude=tuple(args.exclude),
        known=baselines.read(args.baseline) if args.baseline else baselines.Baseline(),
        changed=changes.changed_lines(args.diff_base) if args.diff_base else None,
        min_severity=args.min_severity or ("info" if args.fail_level == "info" else "warning"),
        fail_level=args.fail_level,
        rules=project.per_path,
        root=project.folder,
        most=args.max_findings,
    )
