"""The log of a run: ``log.jsonl``, a row an event, and a line of each for the terminal."""

from __future__ import annotations

import json
import sys
import time
from collections.abc import Iterator, Mapping
from pathlib import Path
from typing import Any

_NAME = "log.jsonl"
_KNOWN = frozenset(("event", "stage", "stage_index", "batch", "seen", "seconds"))


def append(out: Path, row: Mapping[str, Any]) -> None:
    """Add a row to a run's log, with the Unix time as "seconds", and tell it on standard error."""
    with (out / _NAME).open("a", encoding="utf-8") as log:
        log.write(json.dumps({**row, "seconds": round(time.time(), 1)}) + "\n")
    sys.stderr.write(line(row) + "\n")
    sys.stderr.flush()


def read(out: Path) -> Iterator[dict[str, Any]]:
    """The rows of a run's log."""
    with (out / _NAME).open(encoding="utf-8") as lines:
        for text in lines:
            yield json.loads(text)


def line(row: Mapping[str, Any]) -> str:
    """What a row says, for a reader."""
    event, stage = row["event"], row.get("stage", "")
    if event == "stage":
        return f"stage {stage}: {row['pairs']:,} pairs in {row['batches']:,} batches, {row['too_long']:,} too long"
    if event == "loss":
        return f"{stage} batch {row['batch']:,}: loss {row['loss']:.3f}, rate {row['rate']:.1e}"
    figures = ", ".join(f"{name} {value}" for name, value in row.items() if name not in _KNOWN)
    return f"checkpoint behind {row['seen']:,} pairs: {figures}" if event == "dev" else f"{event} {stage}: {figures}"
