"""Free memory handed back: what makes a run over a million articles stay at the size of its first thousand.

glibc keeps what is freed between two live blocks for later, and batches of ever new sizes find ever less of it that
fits: of a process that grows by hundreds of megabytes, hardly one is in use (measured in benchmarks/README.md).
"""

from __future__ import annotations

import ctypes
import sys
from functools import cache
from typing import Any


@cache
def _trim() -> Any:  # noqa: ANN401 -- a function of the C library, or None
    if not sys.platform.startswith("linux"):
        return None
    try:
        return ctypes.CDLL(None).malloc_trim
    except (OSError, AttributeError):  # musl has none
        return None


def give_back() -> bool:
    """Hand back what is free, and whether anything was; nothing happens where the C library is not glibc."""
    trim = _trim()
    return bool(trim and trim(0))
