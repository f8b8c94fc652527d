"""Findings that are known and left: a file of fingerprints, which hold when an article is edited elsewhere."""

from __future__ import annotations

import dataclasses
import json
from collections.abc import Iterable, Iterator, Mapping
from pathlib import Path

from factcheck.errors import OptionsError
from factcheck.formats.places import located
from factcheck.reports import Outcome, Report

VERSION = 1


def write(outcomes: Iterable[Outcome], path: Path) -> int:
    """Write the shown findings of a run; returns how many."""
    known = {
        report.path: [{"fingerprint": row.fingerprint, "code": row.found.code} for row in located(report, "info")]
        for report in outcomes
        if isinstance(report, Report)
    }
    listed = {name: rows for name, rows in sorted(known.items()) if rows}
    path.write_text(json.dumps({"factcheck-baseline": VERSION, "articles": listed}, indent=1) + "\n", encoding="utf-8")
    return sum(map(len, listed.values()))


def read(path: Path) -> Mapping[str, frozenset[str]]:
    """Fingerprints by article; raises :class:`OptionsError` for a file that is no baseline."""
    try:
        found = json.loads(path.read_text(encoding="utf-8"))
        if found["factcheck-baseline"] != VERSION:
            raise OptionsError(f"{path}: a baseline of version {found['factcheck-baseline']}, not {VERSION}")
        return {name: frozenset(row["fingerprint"] for row in rows) for name, rows in found["articles"].items()}
    except (OSError, ValueError, KeyError, TypeError, AttributeError) as error:
        raise OptionsError(f"{path}: not a baseline ({error}); make one with `factcheck baseline`") from error


def without(outcomes: Iterable[Outcome], known: Mapping[str, frozenset[str]]) -> Iterator[Outcome]:
    """The outcomes without the findings that the baseline has for the article, which are counted in the tally."""
    return (_left(one, known.get(one.path, frozenset())) if isinstance(one, Report) else one for one in outcomes)


def _left(report: Report, known: frozenset[str]) -> Report:
    if not known:
        return report
    old = {id(row.found) for row in located(report, "info") if row.fingerprint in known}
    left = tuple(found for found in report.contradictions if id(found) not in old)
    tally = report.tally._replace(baselined=len(old))
    return dataclasses.replace(report, contradictions=left, tally=tally)
