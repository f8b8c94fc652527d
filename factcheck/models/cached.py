"""Scores and reports that were computed once are not computed again: a model behind an SQLite file.

The key of a score is the model's digest and both texts, so neither an edited article nor another model can meet a
stale one. The model itself is loaded only when a score is missing: an article that did not change needs no torch. A
cache that cannot be used (read-only, full or broken) costs time and nothing else.
"""

from __future__ import annotations

import hashlib
import os
import time
from collections.abc import Callable, Iterable, Iterator, Sequence
from pathlib import Path
from typing import TYPE_CHECKING, Any, NamedTuple

from factcheck import calibration
from factcheck.calibration import Calibration, Reach
from factcheck.datatypes import NliModel, Probs
from factcheck.models.folder import ModelFolder

if TYPE_CHECKING:
    import sqlite3

MOST = 400_000  # scores that are kept, about 60 MB; the oldest tenth goes when they are more
MOST_REPORTS = 5_000  # about 15 MB
_CHUNK = 400  # keys of one question, under SQLite's smallest limit
_SCHEMA = """
create table if not exists scores (
  key blob primary key, entailment real, neutral real, contradiction real, used integer) without rowid;
create index if not exists by_use on scores (used);
create table if not exists reports (key blob primary key, body blob, used integer) without rowid;
"""


def cache_file() -> Path:
    """Where scores are kept: ``FACTCHECK_CACHE``, else the user's cache folder."""
    chosen = os.environ.get("FACTCHECK_CACHE")
    if chosen:
        return Path(chosen).expanduser()
    home = os.environ.get("XDG_CACHE_HOME") or "~/.cache"
    return Path(home).expanduser() / "factcheck" / "scores-1.sqlite3"


class Info(NamedTuple):
    """What a cache holds."""

    path: Path
    scores: int
    reports: int
    bytes: int


class CachedModel:
    """A model in a folder, loaded by ``load`` when the file at ``path`` lacks a score."""

    def __init__(self, folder: ModelFolder, load: Callable[[], NliModel], path: Path) -> None:
        self._folder, self._load, self.path = folder, load, path
        self._model: NliModel | None = None
        self.loading = 0.0  # seconds that it took to load
        self.computed = 0  # scores that were not in the file

    @property
    def name(self) -> str:
        """What reports call the model."""
        return self._folder.name

    @property
    def digest(self) -> str:
        """First 16 hex digits of the SHA-256 over config, tokenizer and weights."""
        return self._folder.digest

    @property
    def calibration(self) -> Calibration:
        """The curves of the model's folder."""
        return calibration.read(self._folder.path)

    @property
    def reach(self) -> Reach:
        """How far the model goes."""
        return calibration.reach(self._folder.path)

    def score(self, pairs: Sequence[tuple[str, str]]) -> list[Probs | None]:
        """Probabilities of (premise, hypothesis) pairs, in order; ``None`` where a pair does not fit whole."""
        keys = [self._key(pair) for pair in pairs]
        known = self._read(keys)
        missing = list(dict.fromkeys(pair for pair, key in zip(pairs, keys, strict=True) if key not in known))
        if missing:
            if self._model is None:
                began = time.perf_counter()
                self._model = self._load()
                self.loading = time.perf_counter() - began
            fresh = {self._key(p): probs for p, probs in zip(missing, self._model.score(missing), strict=True)}
            self.computed += len(missing)
            self._write(fresh)
            known |= fresh
        return [known[key] for key in keys]

    def _key(self, pair: tuple[str, str]) -> bytes:
        text = "\0".join((self.digest, *pair)).encode("utf-8", "surrogatepass")
        return hashlib.blake2b(text, digest_size=16).digest()

    def _read(self, keys: Sequence[bytes]) -> dict[bytes, Probs | None]:
        found: dict[bytes, Probs | None] = {}
        for part in _parts(list(dict.fromkeys(keys))):
            marks = ",".join("?" * len(part))
            rows = _run(
                self.path, f"select key, entailment, neutral, contradiction from scores where key in ({marks})", part
            )
            found |= {bytes(key): None if e is None else Probs(e, n, c) for key, e, n, c in rows}
        return found

    def _write(self, fresh: dict[bytes, Probs | None]) -> None:
        rows = [(key, *(probs or (None, None, None))) for key, probs in fresh.items()]
        _store(self.path, "scores", rows, MOST)


def _parts(keys: Sequence[bytes]) -> Iterator[Sequence[bytes]]:
    return (keys[at : at + _CHUNK] for at in range(0, len(keys), _CHUNK))


def info(path: Path | None = None) -> Info:
    """How much is in the cache; nothing where there is none."""
    path = path or cache_file()
    rows = _run(path, "select count(*) from scores", ()) if path.exists() else []
    reports = _run(path, "select count(*) from reports", ()) if path.exists() else []
    counts = [int(found[0][0]) if found else 0 for found in (rows, reports)]
    return Info(path, counts[0], counts[1], path.stat().st_size if path.exists() else 0)


def kept_report(path: Path, key: bytes) -> bytes | None:
    """The report that is kept under a key."""
    found = _run(path, "select body from reports where key = ?", [key])
    return bytes(found[0][0]) if found else None


def keep_report(path: Path, key: bytes, body: bytes) -> None:
    """Keep a report under a key."""
    _store(path, "reports", [(key, body)], MOST_REPORTS)


def clear(path: Path | None = None) -> None:
    """Remove the cache."""
    path = path or cache_file()
    for suffix in ("", "-wal", "-shm"):
        path.with_name(path.name + suffix).unlink(missing_ok=True)


def _open(path: Path) -> sqlite3.Connection:
    import sqlite3

    path.parent.mkdir(parents=True, exist_ok=True)
    opened = sqlite3.connect(path, timeout=10, isolation_level=None)
    opened.execute("pragma journal_mode=wal")
    opened.execute("pragma synchronous=normal")
    opened.executescript(_SCHEMA)
    return opened


def _run(path: Path, question: str, values: Iterable[bytes]) -> list[Any]:
    """The rows of a question; none where the file cannot be used."""
    import sqlite3
    from contextlib import closing

    try:
        with closing(_open(path)) as opened:
            return opened.execute(question, tuple(values)).fetchall()
    except (OSError, sqlite3.Error):
        return []


def _store(path: Path, table: str, rows: Sequence[tuple[object, ...]], most: int) -> None:
    """Add rows, each with the time as its last value; the oldest tenth of the table goes when it is too long."""
    import sqlite3
    from contextlib import closing

    now = int(time.time())
    try:
        with closing(_open(path)) as opened:
            opened.execute("begin immediate")
            marks = ",".join("?" * (len(rows[0]) + 1))
            opened.executemany(f"insert or replace into {table} values ({marks})", [(*row, now) for row in rows])
            (count,) = opened.execute(f"select count(*) from {table}").fetchone()
            if count > most:
                oldest = f"select key from {table} order by used limit ?"
                opened.execute(f"delete from {table} where key in ({oldest})", (count - most + most // 10,))
            opened.execute("commit")
    except (OSError, sqlite3.Error):
        return
