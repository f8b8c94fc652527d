"""Rows to disk, so that a kill at any moment loses nothing that was written and leaves nothing half.

JSON lines are appended, whole ones only, and flushed to the disk every few rows; a torn last line is dropped on
resume. Parquet is a folder of parts, each written aside and renamed. An id is written once.
"""

from __future__ import annotations

import contextlib
import hashlib
import json
import os
from collections.abc import Iterator, Mapping
from pathlib import Path
from typing import Any

from factcheck.batch.judge import line
from factcheck.batch.sources import pyarrow_parquet
from factcheck.errors import OptionsError

EVERY = 16  # rows between two flushes to the disk
PART = 2_000  # rows of a part of a Parquet output


class Output:
    """A file of JSON lines, open for appending; its ids are known."""

    def __init__(self, path: Path, *, resume: bool) -> None:
        self.path, self.done, self._unflushed = path, set[int](), 0
        if path.exists() and not resume:
            raise OptionsError(f"{path} exists: --resume goes on with it, --overwrite begins anew")
        try:
            self._file = path.open("ab+")
        except OSError as error:
            raise OptionsError(f"{path}: cannot be written ({error.strerror})") from error
        try:
            _lock(self._file.fileno(), path)
            self._file.truncate(self._whole())
        except OptionsError:
            self._file.close()
            raise
        except OSError as error:
            self._file.close()
            raise OptionsError(f"{path}: cannot be written ({error.strerror})") from error

    def _whole(self) -> int:
        """Where the last whole row ends; collects the ids on the way."""
        end = 0
        self._file.seek(0)
        for raw in self._file:
            try:
                name = json.loads(raw)["id"] if raw.endswith(b"\n") else None
            except (ValueError, TypeError, KeyError):
                name = None
            if name is None:
                break
            self.done.add(key(str(name)))
            end += len(raw)
        return end

    def add(self, row: Mapping[str, Any]) -> bool:
        """Write a row; whether it was news. Raises :class:`OSError` where the disk takes no more."""
        known = key(str(row["id"]))
        if known in self.done:
            return False
        self._file.write(line(row))
        self.done.add(known)
        self._unflushed += 1
        if self._unflushed >= EVERY:
            self.flush()
        return True

    def flush(self) -> None:
        """What was written is on the disk."""
        self._file.flush()
        os.fsync(self._file.fileno())
        self._unflushed = 0

    def close(self) -> None:
        """Flush and close; a second time does nothing."""
        if self._file.closed:
            return
        try:
            self.flush()
        finally:
            with contextlib.suppress(OSError):
                self._file.close()


class ParquetOutput:
    """A folder of Parquet parts."""

    def __init__(self, path: Path, *, resume: bool) -> None:
        self.path, self.done, self._rows = path, set[int](), list[Mapping[str, Any]]()
        self._parquet = pyarrow_parquet()
        if path.exists() and not resume:
            raise OptionsError(f"{path} exists: --resume goes on with it, --overwrite begins anew")
        try:
            path.mkdir(parents=True, exist_ok=True)
            for left in path.glob("*.tmp"):
                left.unlink()
            for part in sorted(path.glob("part-*.parquet")):
                ids = self._parquet.read_table(part, columns=["id"])["id"].to_pylist()
                self.done.update(key(name) for name in ids)
        except OSError as error:
            raise OptionsError(f"{path}: cannot be written ({error})") from error

    def add(self, row: Mapping[str, Any]) -> bool:
        """Write a row; whether it was news."""
        known = key(str(row["id"]))
        if known in self.done:
            return False
        self._rows.append(row)
        self.done.add(known)
        if len(self._rows) >= PART:
            self.flush()
        return True

    def flush(self) -> None:
        """Write the rows at hand as a part."""
        if not self._rows:
            return
        import pyarrow

        texts = {
            name: [json.dumps(row[name], sort_keys=True) for row in self._rows] for name in ("contradictions", "tally")
        }
        columns = {name: [row[name] for row in self._rows] for name in ("id", "ok", "error")} | texts
        number = len(list(self.path.glob("part-*.parquet")))
        part = self.path / f"part-{number:06d}.parquet"
        aside = part.with_suffix(".tmp")
        types = {"ok": pyarrow.bool_()}
        schema = pyarrow.schema([(name, types.get(name, pyarrow.string())) for name in columns])
        self._parquet.write_table(pyarrow.table(columns, schema=schema), aside)
        os.replace(aside, part)
        self._rows = []

    def close(self) -> None:
        """Write what is left."""
        self.flush()


def opened(
    path: Path, *, resume: bool, overwrite: bool, job: Mapping[str, str] | None = None
) -> Output | ParquetOutput:
    """The output at a path; its suffix decides the kind.

    What its rows depend on (``job``) is written beside it, and raises :class:`OptionsError` where it has changed.
    """
    if path.suffix == ".gz":
        raise OptionsError(f"{path}: a gzip'd file cannot be gone on with; write .jsonl and pack it afterwards")
    if overwrite:
        _remove(path)
    elif resume and path.exists() and job:
        _same_job(_beside(path), job)
    found = (ParquetOutput if path.suffix == ".parquet" else Output)(path, resume=resume)
    if job:
        _beside(path).write_text(json.dumps(job, indent=1) + "\n", encoding="utf-8")
    return found


def _beside(path: Path) -> Path:
    return path.with_name(f"{path.name}.job")


def _same_job(path: Path, job: Mapping[str, str]) -> None:
    try:
        known = json.loads(path.read_text(encoding="utf-8"))
        changed = [f"{name} was {known[name]}, not {now}" for name, now in job.items() if known.get(name, now) != now]
    except (OSError, ValueError, AttributeError, KeyError):
        return  # begun by hand, or before this was written down
    if changed:
        raise OptionsError(f"{path.stem} was begun by another job: {'; '.join(changed)}; --overwrite begins anew")


def _remove(path: Path) -> None:
    try:
        if path.is_dir():
            for part in [*path.glob("part-*.parquet"), *path.glob("*.tmp")]:
                part.unlink()
            path.rmdir()
        else:
            path.unlink(missing_ok=True)
        _beside(path).unlink(missing_ok=True)
    except OSError as error:
        raise OptionsError(f"{path}: cannot be overwritten ({error.strerror})") from error


def key(name: str) -> int:
    """Eight bytes that stand for an id: a million of them take some 60 MB."""
    return int.from_bytes(hashlib.blake2b(name.encode("utf-8", "surrogatepass"), digest_size=8).digest())


def _lock(file: int, path: Path) -> None:
    try:
        import fcntl
    except ImportError:  # Windows
        return
    try:
        fcntl.flock(file, fcntl.LOCK_EX | fcntl.LOCK_NB)
    except OSError as error:
        raise OptionsError(f"{path}: another process writes it") from error


def ids(path: Path) -> Iterator[str]:
    """The ids in an output of JSON lines."""
    with path.open("rb") as file:
        for raw in file:
            yield str(json.loads(raw)["id"])
