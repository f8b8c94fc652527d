"""What the user typed, as articles: files, folders, standard input.

What cannot be read becomes an :class:`Unchecked` in its place, so that one bad file neither ends the run nor is lost.
"""

from __future__ import annotations

import dataclasses
import os
import sys
from collections.abc import Iterable, Iterator
from pathlib import Path

from factcheck.articles import SUFFIXES
from factcheck.datatypes import Article
from factcheck.errors import InputError
from factcheck.reports import Unchecked

STDIN = "-"


def gather(names: Iterable[str], stdin_filename: str | None = None) -> list[Article | Unchecked]:
    """The articles behind ``names``, each file once, folders walked in sorted order."""
    found: list[Article | Unchecked] = []
    seen: set[str] = set()
    for name in names:
        if name == STDIN:
            found += [] if STDIN in seen else [_from_stdin(stdin_filename)]
            seen.add(STDIN)
        elif os.path.isdir(name):
            found += _folder(name, seen)
        else:
            found += _file(name, seen)
    return found


def _file(name: str, seen: set[str]) -> list[Article | Unchecked]:
    key = os.path.realpath(name)
    if key in seen:
        return []
    seen.add(key)
    return [read(Path(name), name)]


def _folder(name: str, seen: set[str]) -> Iterator[Article | Unchecked]:
    unread: list[OSError] = []
    paths = sorted(_walk(name, unread))
    for error in unread:
        where = str(error.filename)
        yield Unchecked(where, f"{where}: folder cannot be read ({error.strerror})")
    if not paths and not unread:
        yield Unchecked(name, f"{name}: no articles ({' '.join(SUFFIXES)}) in this folder")
    for path in paths:
        yield from _file(path, seen)


def _walk(name: str, unread: list[OSError]) -> Iterator[str]:
    for folder, below, files in os.walk(name, onerror=unread.append):
        below[:] = [one for one in below if not one.startswith(".")]
        for file in files:
            if file.lower().endswith(SUFFIXES) and not file.startswith("."):
                yield os.path.join(folder, file)


def read(path: Path, name: str | None = None) -> Article | Unchecked:
    """The article in a file, or why it cannot be read; ``name`` is what it is called if not by its path."""
    from factcheck import articles

    try:
        return articles.read(path)
    except InputError as error:
        return Unchecked(name or str(path), str(error))


def _from_stdin(filename: str | None) -> Article | Unchecked:
    """Through a file, so that standard input meets the same rules (suffix, encoding, size) as any file."""
    import tempfile  # only here: it costs as much as the rest of the command line

    label = filename or "<stdin>"
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / ("article" + Path(filename or "").suffix)
        path.write_bytes(sys.stdin.buffer.read())
        outcome = read(path, label)
    if isinstance(outcome, Unchecked):
        return Unchecked(label, outcome.error.replace(str(path), label))
    return dataclasses.replace(outcome, source=label)
