"""The pytest door: ``pytest --factcheck articles/`` checks every article that it finds, one test each.

The first test loads the model and checks all collected articles together, so that they share its batches; under
pytest-xdist each worker has a model of its own and checks what it is given. Without ``--factcheck`` and without the
fixture nothing is collected and nothing heavy is imported.
"""

from __future__ import annotations

import dataclasses
import os
from collections.abc import Iterable, Iterator
from pathlib import Path
from typing import TYPE_CHECKING, Any, cast

import pytest

if TYPE_CHECKING:
    from factcheck import Checker
    from factcheck.datatypes import Severity
    from factcheck.reports import Outcome

SUFFIXES = frozenset({".md", ".markdown", ".html", ".htm", ".txt"})
LEVELS = ("error", "warning", "info")
_RUN = pytest.StashKey["Run"]()


def pytest_addoption(parser: pytest.Parser) -> None:
    """Add ``--factcheck`` and its settings, each of which is an ini option as well."""
    group = parser.getgroup("factcheck", "articles that contradict themselves")
    group.addoption("--factcheck", action="store_true", help="check articles (.md .markdown .html .htm .txt)")
    group.addoption("--factcheck-model", metavar="MODEL", help="a packaged model, a folder or a hub id")
    group.addoption("--factcheck-fail-level", choices=LEVELS, help="the least severity that fails (default: error)")
    parser.addini("factcheck_model", "a packaged model, a folder or a hub id (default: small)", default="small")
    parser.addini("factcheck_fail_level", "the least severity that fails: error, warning or info", default="error")
    parser.addini("factcheck_ignore", "glob patterns of articles that are left out", type="linelist", default=[])


def pytest_configure(config: pytest.Config) -> None:
    """Register the marker and hold the settings up to their values."""
    config.addinivalue_line("markers", "factcheck: a test that checks an article; select with -m factcheck")
    level = config.getini("factcheck_fail_level")
    if level not in LEVELS:
        raise pytest.UsageError(f"factcheck_fail_level is {level!r}: one of {', '.join(LEVELS)} is needed")
    config.stash[_RUN] = Run(config)


def pytest_collect_file(file_path: Path, parent: pytest.Collector) -> pytest.Collector | None:
    """An article becomes a collector with one test."""
    if not parent.config.getoption("--factcheck") or file_path.suffix.lower() not in SUFFIXES:
        return None
    patterns = parent.config.getini("factcheck_ignore")
    shown = (
        file_path.relative_to(parent.config.rootpath) if file_path.is_relative_to(parent.config.rootpath) else file_path
    )
    if any(shown.match(pattern) for pattern in patterns):
        return None
    return cast(pytest.Collector, ArticleFile.from_parent(parent, path=file_path))


def pytest_collection_finish(session: pytest.Session) -> None:
    """Remember which articles are left after deselection: they are checked together."""
    run = session.config.stash[_RUN]
    run.paths = [item.path for item in session.items if isinstance(item, ArticleItem)]


@pytest.fixture(scope="session")
def factcheck_checker(pytestconfig: pytest.Config) -> Checker:
    """A checker with the model of the settings, loaded once a session."""
    return pytestconfig.stash[_RUN].checker()


class Contradicts(Exception):
    """The article has findings that fail."""


class NotChecked(Exception):
    """The article could not be checked."""


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
        from factcheck.formats import text
        from factcheck.reports import Unchecked

        run = self.config.stash[_RUN]
        outcome = run.outcome(self.path)
        if isinstance(outcome, Unchecked):
            raise NotChecked(outcome.error)
        failing = outcome.shown(run.level)
        self.user_properties += [("factcheck.findings", len(failing))]
        self.user_properties += [("factcheck.code", found.code) for found in failing]
        if failing:
            outcome = dataclasses.replace(outcome, article=dataclasses.replace(outcome.article, source=self._name))
            raise Contradicts(text.article(outcome, min_severity=run.level))

    @property
    def _name(self) -> str:
        return str(_shown(self.path, self.config))

    def repr_failure(self, excinfo: pytest.ExceptionInfo[BaseException], style: str | None = None) -> str:
        """The report itself; a traceback only for faults of the program."""
        if isinstance(excinfo.value, Contradicts | NotChecked):
            return str(excinfo.value)
        return str(super().repr_failure(excinfo))

    def reportinfo(self) -> tuple[Path, None, str]:
        """Where the test is, and what it is called."""
        name = (
            self.path.relative_to(self.config.rootpath) if self.path.is_relative_to(self.config.rootpath) else self.path
        )
        return self.path, None, f"{name}: factcheck"


class Run:
    """The checks of a session: one model, all articles."""

    def __init__(self, config: pytest.Config) -> None:
        self.config = config
        self.paths: list[Path] = []
        self._checker: Checker | None = None
        self._outcomes: dict[Path, Outcome] = {}

    @property
    def level(self) -> Severity:
        """The least severity that fails."""
        return cast(
            "Severity", self.config.getoption("--factcheck-fail-level") or self.config.getini("factcheck_fail_level")
        )

    def checker(self) -> Checker:
        """The checker, loaded when it is first asked for."""
        if self._checker is None:
            from factcheck.checker import Checker

            _share_threads()
            name = self.config.getoption("--factcheck-model") or self.config.getini("factcheck_model")
            self._checker = Checker(model=name, cache=True)
        return self._checker

    def outcome(self, path: Path) -> Outcome:
        """What became of an article; the first call checks all that are collected, unless xdist shares them out."""
        if path not in self._outcomes:
            together = [path] if hasattr(self.config, "workerinput") else [*dict.fromkeys([path, *self.paths])]
            self._outcomes.update(self._check([p for p in together if p not in self._outcomes]))
        return self._outcomes[path]

    def _check(self, paths: list[Path]) -> Iterator[tuple[Path, Outcome]]:
        from factcheck import articles
        from factcheck.errors import InputError
        from factcheck.reports import Unchecked

        readable = []
        for path in paths:
            try:
                readable.append((path, articles.read(path)))
            except InputError as error:
                yield path, Unchecked(str(path), str(error))
        if readable:
            checked = self.checker().check_many([article for _, article in readable])
            yield from zip((path for path, _ in readable), checked, strict=True)


def _shown(path: Path, config: pytest.Config) -> Path:
    return path.relative_to(config.rootpath) if path.is_relative_to(config.rootpath) else path


def _share_threads() -> None:
    """Under xdist the workers share the cores."""
    workers = int(os.environ.get("PYTEST_XDIST_WORKER_COUNT", "1") or 1)
    if workers > 1:
        import torch

        torch.set_num_threads(max(1, (os.cpu_count() or 1) // workers))
