"""The pytest door: ``pytest --factcheck articles/`` checks every article that it finds, one test each.

The first test loads the model and checks all collected articles together, so that they share its batches; under
pytest-xdist each worker has a model of its own and checks what it is given. What holds comes from the command line,
else the ini file, else ``[tool.factcheck]``. Without ``--factcheck``, the fixture or the marker nothing is collected
and nothing heavy is imported.
"""

from __future__ import annotations

import dataclasses
import os
import sys
from collections.abc import Iterable, Mapping, Sequence
from functools import cached_property
from pathlib import Path
from typing import TYPE_CHECKING, Any, cast

import pytest

if TYPE_CHECKING:
    from factcheck import Checker
    from factcheck.datatypes import Severity
    from factcheck.filters import Filter
    from factcheck.reports import Outcome, Report
    from factcheck.settings import Settings

SUFFIXES = frozenset({".md", ".markdown", ".html", ".htm", ".txt"})
LEVELS = ("error", "warning", "info")
_RUN = pytest.StashKey["Run"]()


def pytest_addoption(parser: pytest.Parser) -> None:
    """Add ``--factcheck`` and its settings, each of which is an ini option as well."""
    group = parser.getgroup("factcheck", "articles that contradict themselves")
    group.addoption("--factcheck", action="store_true", help="check articles (.md .markdown .html .htm .txt)")
    group.addoption("--factcheck-model", metavar="MODEL", help="a packaged model, a folder or a hub id")
    group.addoption("--factcheck-fail-level", choices=LEVELS, help="the least severity that fails (default: error)")
    parser.addini("factcheck_model", "a packaged model, a folder or a hub id (default: small)", default="")
    parser.addini("factcheck_fail_level", "the least severity that fails: error, warning or info", default="")
    parser.addini("factcheck_ignore", "glob patterns of articles that are left out", type="linelist", default=[])


def pytest_configure(config: pytest.Config) -> None:
    """Register the marker and hold the settings up to their values."""
    config.addinivalue_line(
        "markers",
        "factcheck(*paths, fail_level=None, ignore=()): the articles at paths, seen from the test's folder, must not "
        "contradict themselves; every test of an article carries it: select with -m factcheck",
    )
    level = config.getini("factcheck_fail_level")
    if level and level not in LEVELS:
        raise pytest.UsageError(f"factcheck_fail_level is {level!r}: one of {', '.join(LEVELS)} is needed")
    config.stash[_RUN] = Run(config)
    if config.getoption("--factcheck"):
        config.stash[_RUN].filter  # noqa: B018 -- what the project has settled wrongly is told at once


def pytest_collect_file(file_path: Path, parent: pytest.Collector) -> pytest.Collector | None:
    """An article becomes a collector with one test."""
    if not parent.config.getoption("--factcheck") or file_path.suffix.lower() not in SUFFIXES:
        return None
    patterns = parent.config.getini("factcheck_ignore")
    if any(_shown(file_path, parent.config).match(pattern) for pattern in patterns):
        return None
    if not parent.config.stash[_RUN].filter.wanted(str(file_path)):
        return None
    return cast(pytest.Collector, ArticleFile.from_parent(parent, path=file_path))


def pytest_collection_finish(session: pytest.Session) -> None:
    """Remember which articles are left after deselection: they are checked together."""
    run = session.config.stash[_RUN]
    run.paths = [item.path for item in session.items if isinstance(item, ArticleItem)]


@pytest.hookimpl(tryfirst=True)
def pytest_runtest_call(item: pytest.Item) -> None:
    """Check the articles that a test's marker names, before its own words."""
    if isinstance(item, ArticleItem):
        return
    run = item.config.stash[_RUN]
    for marker in item.iter_markers("factcheck"):
        _check_marker(marker)
        for name in marker.args:
            if said := run.complaint(item.path.parent / name, marker.kwargs):
                pytest.fail(said, pytrace=False)


def _check_marker(marker: pytest.Mark) -> None:
    level = marker.kwargs.get("fail_level")
    unknown = sorted(set(marker.kwargs) - {"fail_level", "ignore"})
    if unknown or (level is not None and level not in LEVELS):
        what = f"unknown {', '.join(unknown)}" if unknown else f"fail_level is {level!r}"
        pytest.fail(f"the marker factcheck takes paths, fail_level and ignore: {what}", pytrace=False)
    from factcheck.settings import code_faults

    if faults := code_faults(marker.kwargs.get("ignore", ())):
        pytest.fail(f"the marker factcheck: {faults[0]}", pytrace=False)


def pytest_assertrepr_compare(op: str, left: object, right: object) -> list[str] | None:
    """Findings read like a report where a comparison of reports or of their contradictions fails."""
    if "factcheck.reports" not in sys.modules:
        return None
    from factcheck.formats import text
    from factcheck.reports import Report

    told = [text.findings(one.contradictions if isinstance(one, Report) else one) for one in (left, right)]
    if op not in {"==", "!=", "is"} or not any(told):
        return None
    kinds = [type(one).__name__ for one in (left, right)]
    return [f"{kinds[0]} {op} {kinds[1]}", *(line for lines in told for line in lines)]


@pytest.fixture(scope="session")
def factcheck_checker(pytestconfig: pytest.Config) -> Checker:
    """A checker with the model of the settings, loaded once a session."""
    return pytestconfig.stash[_RUN].checker()


class Contradicts(Exception):
    """The article has findings that fail."""


class ArticleFile(pytest.File):
    """An article."""

    def collect(self) -> Iterable[ArticleItem]:
        """Its one test."""
        yield ArticleItem.from_parent(self, name="factcheck")


class ArticleItem(pytest.Item):
    """The test that an article does not contradict itself."""

    def __init__(self, **kwargs: Any) -> None:  # noqa: ANN401 -- pytest's own signature
        super().__init__(**kwargs)
        self.add_marker("factcheck")

    def runtest(self) -> None:
        """Fail with the report as its text."""
        run = self.config.stash[_RUN]
        self.user_properties += [("factcheck.findings", len(failing := run.failing(self.path, {})))]
        self.user_properties += [("factcheck.code", found.code) for found in failing]
        if said := run.complaint(self.path, {}):
            raise Contradicts(said)

    def repr_failure(self, excinfo: pytest.ExceptionInfo[BaseException], style: str | None = None) -> str:
        """The report itself; a traceback only for faults of the program."""
        return str(excinfo.value) if isinstance(excinfo.value, Contradicts) else str(super().repr_failure(excinfo))

    def reportinfo(self) -> tuple[Path, None, str]:
        """Where the test is, and what it is called."""
        return self.path, None, f"{_shown(self.path, self.config)}: factcheck"


class Run:
    """The checks of a session: one model, all articles."""

    def __init__(self, config: pytest.Config) -> None:
        self.config = config
        self.paths: list[Path] = []
        self._checker: Checker | None = None
        self._outcomes: dict[Path, Outcome] = {}

    @cached_property
    def settled(self) -> Settings:
        """The project's settings."""
        from factcheck import settings
        from factcheck.errors import OptionsError

        try:
            return settings.find(self.config.rootpath)
        except OptionsError as error:
            raise pytest.UsageError(str(error)) from error

    @cached_property
    def filter(self) -> Filter:
        """What is left out, and what fails."""
        from factcheck import filters
        from factcheck.errors import OptionsError

        try:
            level = self._said("fail_level") or self.settled.fail_level or "error"
            return filters.settled(self.settled, fail_level=level)
        except OptionsError as error:
            raise pytest.UsageError(str(error)) from error

    def _said(self, name: str) -> str:
        option = self.config.getoption(f"--factcheck-{name.replace('_', '-')}")
        return str(option or self.config.getini(f"factcheck_{name}"))

    def checker(self) -> Checker:
        """The checker, loaded when it is first asked for."""
        if self._checker is None:
            from factcheck import runs

            _share_threads()
            model = self._said("model") or self.settled.model or "small"
            self._checker = runs.checker(model, self.settled)
        return self._checker

    def complaint(self, path: Path, said: Mapping[str, Any]) -> str:
        """What is wrong with an article, for a reader; empty if nothing."""
        from factcheck.formats import text
        from factcheck.reports import Unchecked

        outcome = self.outcome(path)
        if isinstance(outcome, Unchecked):
            return outcome.error
        failing = tuple(self.failing(path, said))
        if not failing:
            return ""
        article = dataclasses.replace(outcome.article, source=str(_shown(path, self.config)))
        return text.article(dataclasses.replace(outcome, article=article, contradictions=failing), min_severity="info")

    def failing(self, path: Path, said: Mapping[str, Any]) -> Sequence[Any]:
        """The findings of an article that fail; ``said`` is what a marker says."""
        outcome = self.outcome(path)
        if not hasattr(outcome, "contradictions"):
            return ()
        ignored = said.get("ignore", ())
        codes = (ignored,) if isinstance(ignored, str) else tuple(ignored)
        level = said.get("fail_level") or self.filter.level_of(str(path))
        shown = () if level == "none" else cast("Report", outcome).shown(cast("Severity", level))
        return [found for found in shown if not found.code.startswith(codes)]

    def outcome(self, path: Path) -> Outcome:
        """What became of an article; the first call checks all that are collected, unless xdist shares them out."""
        if path not in self._outcomes:
            from factcheck import inputs, runs

            together = [path] if hasattr(self.config, "workerinput") else [*dict.fromkeys([path, *self.paths])]
            wanted = [p for p in together if p not in self._outcomes]
            found = [inputs.read(p) for p in wanted]
            checked = self.filter.outcomes(runs.outcomes(found, self.checker))
            self._outcomes.update(zip(wanted, checked, strict=True))
        return self._outcomes[path]


def _shown(path: Path, config: pytest.Config) -> Path:
    return path.relative_to(config.rootpath) if path.is_relative_to(config.rootpath) else path


def _share_threads() -> None:
    """Under xdist the workers share the cores."""
    workers = int(os.environ.get("PYTEST_XDIST_WORKER_COUNT", "1") or 1)
    if workers > 1:
        # torch reads it when it is imported, which a run without news never does
        os.environ.setdefault("OMP_NUM_THREADS", str(max(1, (os.cpu_count() or 1) // workers)))
