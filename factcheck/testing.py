"""For tests: an article that contradicts itself fails like a broken assertion, and reads like a lint report."""

from __future__ import annotations

import dataclasses
import functools
from collections.abc import Sequence
from pathlib import Path
from typing import TYPE_CHECKING

from factcheck.datatypes import Article, Severity
from factcheck.errors import OptionsError
from factcheck.reports import LEVELS

if TYPE_CHECKING:
    from factcheck.checker import Checker


def assert_consistent(
    source: str | Path | Article,
    *,
    checker: Checker | None = None,
    fail_level: Severity = "error",
    ignore: str | Sequence[str] = (),
) -> None:
    """Raise :class:`AssertionError` if the article contradicts itself.

    ``source`` as in :func:`factcheck.check`: a string is text, a file is a :class:`~pathlib.Path`. ``ignore`` holds
    codes or beginnings of codes ("FC501", "FC2"). Without ``checker``, the default one is loaded once and kept.
    """
    __tracebackhide__ = True
    if fail_level not in LEVELS:
        raise OptionsError(f"fail_level must be one of {', '.join(LEVELS)}, not {fail_level!r}")
    from factcheck.settings import code_faults

    if faults := code_faults(ignore):
        raise OptionsError(faults[0])
    ignored = (ignore,) if isinstance(ignore, str) else ignore
    report = (checker or _default_checker()).check(source)
    failing = tuple(found for found in report.shown(fail_level) if not found.code.startswith(tuple(ignored)))
    if failing:
        from factcheck.formats import text

        shown = dataclasses.replace(report, contradictions=failing)
        parts = [text.article(shown, min_severity=fail_level), text.summary([shown], min_severity=fail_level)]
        raise AssertionError("\n\n".join(["the article contradicts itself", *parts]))


@functools.cache
def _default_checker() -> Checker:
    from factcheck.checker import Checker

    return Checker()
