"""Rows of an archive: JSON lines, gzip'd or not, Parquet files, folders of articles, one after the other.

A row that cannot be read becomes an :class:`Entry` with an error, never an end of the job. Nothing is held but the row
at hand.
"""

from __future__ import annotations

import datetime
import gzip
import hashlib
import json
import zlib
from collections.abc import Iterator, Mapping, Sequence
from pathlib import Path
from typing import IO, Any, NamedTuple, cast

from factcheck import articles, inputs
from factcheck.datatypes import Article
from factcheck.errors import InputError, MissingExtra, OptionsError
from factcheck.reports import Unchecked

Format = articles.Format
LINE_LIMIT = 4 * articles.SIZE_LIMIT  # bytes; JSON may spend six on a character, a longer line is no article
_JSON = (".jsonl", ".ndjson", ".json")


class Fields(NamedTuple):
    """What the columns of an archive are called."""

    id: str = "id"
    text: str = "text"
    title: str = "title"
    format: Format = "text"
    date: str = "date"
    story: str | None = None


class Entry(NamedTuple):
    """One row: its id, and its article or why it has none."""

    id: str
    article: Article | None
    error: str | None = None
    story: str | None = None


def entries(paths: Sequence[Path], fields: Fields = Fields()) -> Iterator[Entry]:  # noqa: B008 -- immutable
    """The rows of all sources in order; raises :class:`OptionsError` for one that is missing or of no known kind."""
    known(paths)
    for path in paths:
        if path.is_dir():
            yield from _folder(path)
        elif path.suffix == ".parquet":
            yield from _whole(path, _parquet(path, fields))
        else:
            yield from _whole(path, (parse(line, fields) for line in lines(path)))


def known(paths: Sequence[Path]) -> None:
    """Raise :class:`OptionsError` for a source that is missing or of no known kind."""
    for path in paths:
        name = path.name.removesuffix(".gz")
        if not path.exists():
            raise OptionsError(f"{path}: no such file or folder")
        if not (path.is_dir() or path.suffix == ".parquet" or name.endswith(_JSON)):
            raise OptionsError(f"{path}: neither JSON lines (.jsonl, .jsonl.gz), nor Parquet (.parquet), nor a folder")


def lines(path: Path) -> Iterator[bytes]:
    """The lines of a file that hold something; one over the limit is cut to it, and so becomes no JSON."""
    opener = gzip.open if path.suffix == ".gz" else open
    try:
        with cast(IO[bytes], opener(path, "rb")) as file:
            while line := file.readline(LINE_LIMIT):
                whole = line
                while not line.endswith(b"\n") and len(line) == LINE_LIMIT:  # the rest of it, unread
                    line = file.readline(LINE_LIMIT)
                if whole.strip():
                    yield whole
    except (OSError, EOFError, zlib.error) as error:
        raise InputError(f"{path}: cannot be read to its end ({error})") from error


def _whole(path: Path, found: Iterator[Entry]) -> Iterator[Entry]:
    """The rows of a source, and an error row for what is left where it breaks off."""
    try:
        yield from found
    except InputError as error:
        yield Entry(f"?{path.name}", None, str(error))


def parse(line: bytes, fields: Fields) -> Entry:
    """The row in a line of JSON; one without an id is known by a digest of its bytes."""
    try:
        row = json.loads(line)
    except (ValueError, RecursionError) as error:
        reason = "too long" if len(line) >= LINE_LIMIT else f"not JSON ({error})"
        return Entry(_stand_in(line), None, reason[:300])
    if not isinstance(row, dict):
        return Entry(_stand_in(line), None, f"a JSON {type(row).__name__}, not an object")
    return entry(row, fields, _stand_in(line))


def entry(row: Mapping[str, Any], fields: Fields, stand_in: str = "") -> Entry:
    """The article of a row; ``stand_in`` is its id where it has none."""
    given, text, title = row.get(fields.id), row.get(fields.text), row.get(fields.title)
    if not isinstance(given, str | int) or isinstance(given, bool) or given == "":
        name = stand_in or _stand_in(repr(sorted(row.items(), key=str)).encode("utf-8", "surrogatepass"))
        return Entry(name, None, f"{fields.id!r} is missing, or neither a string nor a whole number")
    name = str(given)
    if not isinstance(text, str):
        what = "missing" if text is None else f"of type {type(text).__name__}"
        return Entry(name, None, f"{fields.text!r} is {what}: a string is needed")
    if isinstance(title, str) and title.strip():
        text = f"{title.strip()}\n\n{text}" if fields.format == "text" else text
    marked = fields.format != "text"
    try:
        # markup, too, meets the rules of size and characters; two line ends keep it from being taken for a path
        articles.from_text(f"{text}\n\n" if marked else text, source=name)
    except InputError as error:
        return Entry(name, None, str(error))
    published = _day(row.get(fields.date)) or articles.published(text, fields.format)
    story = row.get(fields.story) if fields.story else None
    told = str(story) if isinstance(story, str | int) and story != "" else None
    return Entry(name, Article(text=text, source=name, format=fields.format, published=published), story=told)


def _day(value: object) -> str | None:
    """The day of a date, a moment or their ISO 8601 form; ``None`` for all else."""
    if isinstance(value, datetime.date):
        return value.isoformat()[:10]
    if not isinstance(value, str):
        return None
    try:
        return datetime.date.fromisoformat(value[:10]).isoformat()
    except ValueError:
        return None


def _stand_in(raw: bytes) -> str:
    return f"?{hashlib.blake2b(raw.strip(), digest_size=8).hexdigest()}"


def _folder(path: Path) -> Iterator[Entry]:
    for found in inputs.gather([str(path)]):
        if isinstance(found, Unchecked):
            yield Entry(found.path, None, found.error)
        else:
            yield Entry(found.source, found)


def _parquet(path: Path, fields: Fields) -> Iterator[Entry]:
    parquet = pyarrow_parquet()
    try:
        with parquet.ParquetFile(path) as file:
            asked = (fields.id, fields.text, fields.title, fields.date, fields.story)
            wanted = [name for name in file.schema_arrow.names if name in asked]
            for batch in file.iter_batches(batch_size=64, columns=wanted):
                yield from (entry(row, fields) for row in batch.to_pylist())
    except (OSError, ValueError) as error:  # pyarrow's errors are ValueErrors
        raise InputError(f"{path}: cannot be read as Parquet ({error})") from error


def pyarrow_parquet() -> Any:  # noqa: ANN401 -- a module without types
    """The Parquet half of pyarrow; raises :class:`MissingExtra` where it is not installed."""
    try:
        from pyarrow import parquet
    except ImportError as error:
        raise MissingExtra("pyarrow", "parquet") from error
    return parquet
