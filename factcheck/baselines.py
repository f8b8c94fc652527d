"""Findings that are known and left: a file of fingerprints, which hold when an article is edited elsewhere.

Articles are named as seen from the file's own folder, so that it does not matter where a check is started.
"""

from __future__ import annotations

import dataclasses
import json
import os
from collections.abc import Iterable, Mapping
from pathlib import Path

from factcheck.errors import OptionsError
from factcheck.formats.places import located
from factcheck.reports import Outcome, Report

VERSION = 1


@dataclasses.dataclass(frozen=True)
class Baseline:
    """Fingerprints by article, and the folder that the names of articles are seen from."""

    known: Mapping[str, frozenset[str]] = dataclasses.field(default_factory=dict)
    folder: Path = Path()

    def of(self, name: str) -> frozenset[str]:
        """The fingerprints that are known of an article."""
        return self.known.get(_name(name, self.folder), frozenset()) if self.known else frozenset()


def write(outcomes: Iterable[Outcome], path: Path) -> int:
    """Write the shown findings of a run; returns how many."""
    known = {
        _name(report.path, path.parent): [
            {"fingerprint": row.fingerprint, "code": row.found.code} for row in located(report, "info")
        ]
        for report in outcomes
        if isinstance(report, Report)
    }
    listed = {name: rows for name, rows in sorted(known.items()) if rows}
    text = json.dumps({"factcheck-baseline": VERSION, "articles": listed}, indent=1) + "\n"
    try:
        path.write_text(text, encoding="utf-8")
    except OSError as error:
        raise OptionsError(f"{path}: cannot be written ({error.strerror})") from error
    return sum(map(len, listed.values()))


def _name(article: str, folder: Path) -> str:
    """The name of an article in a baseline in ``folder``; "<stdin>" and its like stay as they are."""
    if article.startswith("<"):
        return article
    try:
        return Path(os.path.relpath(Path(article).resolve(), folder.resolve())).as_posix()
    except (ValueError, OSError):  # another drive, or a name that no file can have
        return article


def read(path: Path) -> Baseline:
    """A baseline; raises :class:`OptionsError` for a file that is none."""
    try:
        found = json.loads(path.read_text(encoding="utf-8"))
        if found["factcheck-baseline"] != VERSION:
            raise OptionsError(f"{path}: a baseline of version {found['factcheck-baseline']}, not {VERSION}")
        known = {name: frozenset(row["fingerprint"] for row in rows) for name, rows in found["articles"].items()}
    except (OSError, ValueError, KeyError, TypeError, AttributeError) as error:
        raise OptionsError(f"{path}: not a baseline ({error}); make one with `factcheck baseline`") from error
    return Baseline(known, path.parent)


def without(report: Report, baseline: Baseline) -> Report:
    """The report without the findings that the baseline has for the article, which are counted in the tally."""
    known = baseline.of(report.path)
    if not known:
        return report
    old = {id(row.found) for row in located(report, "info") if row.fingerprint in known}
    left = tuple(found for found in report.contradictions if id(found) not in old)
    tally = report.tally._replace(baselined=len(old))
    return dataclasses.replace(report, contradictions=left, tally=tally)
