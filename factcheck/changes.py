"""What a branch changed: the lines of each file that git holds to be new against another commit."""

from __future__ import annotations

import dataclasses
import re
import subprocess
from collections.abc import Mapping
from pathlib import Path

from factcheck.datatypes import Article, Span
from factcheck.errors import OptionsError
from factcheck.reports import Report

Lines = tuple[tuple[int, int], ...]  # first and last line of each changed stretch, from 1
_HUNK = re.compile(rb"^@@ -\S+ \+(\d+)(?:,(\d+))? @@")


def changed_lines(base: str, folder: Path = Path()) -> Mapping[Path, Lines]:
    """Changed stretches by file, against the commit at which ``base`` and the work tree parted.

    Raises :class:`OptionsError` where git, the repository or the commit is missing. Files that git does not track yet
    are new as a whole.
    """
    root = Path(_git(folder, "rev-parse", "--show-toplevel").decode().strip())
    parted = _git(folder, "merge-base", "--end-of-options", base, "HEAD").decode().strip()
    found: dict[Path, list[tuple[int, int]]] = {}
    current: list[tuple[int, int]] = []
    for line in _git(root, "diff", "--no-color", "--no-ext-diff", "-U0", parted, "--", ".").splitlines():
        if line.startswith(b"+++ "):
            current = found.setdefault(root / _name(line[4:]), [])
        elif hunk := _HUNK.match(line):
            first, count = int(hunk[1]), int(hunk[2] or 1)
            current += [(first, first + count - 1)] if count else []
    for name in _git(root, "ls-files", "-z", "--others", "--exclude-standard").split(b"\0"):
        if name:
            found[root / name.decode("utf-8", "surrogateescape")] = [(1, 10**9)]
    return {path.resolve(): tuple(lines) for path, lines in found.items()}


def _name(shown: bytes) -> str:
    """The file of a "+++ b/..." line; git quotes unusual names."""
    text = shown.decode("utf-8", "surrogateescape").rstrip("\t")
    if text.startswith('"'):
        escaped = text.strip('"').encode("latin-1", "replace").decode("unicode_escape")
        text = escaped.encode("latin-1").decode("utf-8", "replace")
    return text.removeprefix("b/")


def _git(folder: Path, *words: str) -> bytes:
    try:
        done = subprocess.run(["git", "-C", str(folder), *words], capture_output=True, check=False)
    except OSError as error:
        raise OptionsError(f"--diff-base needs git ({error.strerror})") from error
    if done.returncode:
        reason = done.stderr.decode("utf-8", "replace").strip().splitlines()
        raise OptionsError(f"--diff-base: git {words[0]} failed ({reason[-1] if reason else 'no reason given'})")
    return done.stdout


def touching(report: Report, lines: Lines) -> Report:
    """The report with only those findings that have a place on a changed line."""
    left = tuple(
        found for found in report.contradictions if any(_on(report.article, span, lines) for span in found.spans)
    )
    return dataclasses.replace(report, contradictions=left)


def _on(article: Article, span: Span, lines: Lines) -> bool:
    first, last = article.line_col(span.start)[0], article.line_col(max(span.start, span.end - 1))[0]
    return any(start <= last and first <= stop for start, stop in lines)
