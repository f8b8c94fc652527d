"""The files of the word tables, line by line: tab-separated columns, "|" between the values of a cell."""

from __future__ import annotations

from collections.abc import Iterator
from importlib import resources


def lines_of(file: str) -> Iterator[str]:
    """The lines of a file of this package, without comments and empty ones."""
    text = resources.files(__package__).joinpath(file).read_text(encoding="utf-8")
    return (line for line in text.splitlines() if line and not line.startswith("#"))


def rows_of(file: str) -> Iterator[dict[str, str]]:
    """The rows of a table, by the names in its first line."""
    found = lines_of(file)
    columns = next(found).split("\t")
    return (dict(zip(columns, line.split("\t"), strict=True)) for line in found)


def values(cell: str) -> tuple[str, ...]:
    """The values of a cell."""
    return tuple(cell.split("|")) if cell else ()
