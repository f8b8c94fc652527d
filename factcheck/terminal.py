"""The screen: whether it takes colour, how wide it is, and a progress bar that keeps out of the way."""

from __future__ import annotations

import contextlib
import io
import os
import shutil
import sys
import time
from collections.abc import Sequence
from pathlib import Path
from typing import TextIO

from factcheck.articles import SUFFIXES
from factcheck.errors import OptionsError
from factcheck.formats.text import Style

_PATIENCE = 1.0  # seconds before a bar appears
_BAR = 30


def prepare(*streams: TextIO) -> None:
    """Make streams survive any character: an article in a terminal that lacks its letters must not end the run."""
    for stream in streams:
        if isinstance(stream, io.TextIOWrapper):
            with contextlib.suppress(ValueError, OSError):
                stream.reconfigure(errors="backslashreplace")


def style(stream: TextIO, *, colour: bool | None = None) -> Style:
    """How to write to ``stream``; ``colour`` overrules what the environment says."""
    columns = shutil.get_terminal_size((100, 24)).columns if _isatty(stream) else 100
    wants = _wants_colour(stream) if colour is None else colour
    return Style(colour=wants, columns=max(40, min(columns, 160)), encoding=stream.encoding or "utf-8")


def mute(stream: TextIO) -> None:
    """After a broken pipe: let the interpreter flush into nothing instead of complaining at exit."""
    with contextlib.suppress(OSError, ValueError):
        nothing = os.open(os.devnull, os.O_WRONLY)
        os.dup2(nothing, stream.fileno())
        os.close(nothing)


class Output:
    """Where a report goes: to standard output as it comes, or to a file, which appears only when it is complete."""

    def __init__(self, file: Path | None, sources: Sequence[str], *, colour: bool = True) -> None:
        self._file = file
        self._kept: list[str] = []
        self.style = Style() if file else style(sys.stdout, colour=None if colour else False)
        if file is not None:
            check_target(file, sources)

    def write(self, block: str, *, parted: bool = False) -> None:
        """Write a block, with an empty line after it if ``parted``."""
        if not block:
            return
        block += "\n\n" if parted else "\n"
        if self._file is None:
            sys.stdout.write(block)
            sys.stdout.flush()
        else:
            self._kept.append(block)

    def close(self) -> None:
        """The report is complete."""
        if self._file is not None:
            try:
                self._file.write_text("".join(self._kept), "utf-8", errors="backslashreplace", newline="\n")
            except OSError as error:
                raise OptionsError(f"--output {self._file}: {error.strerror}") from error


class Progress:
    """A bar on standard error; it shows only on a terminal, and only when work takes longer than a second."""

    def __init__(self, label: str, *, quiet: bool = False) -> None:
        self._label = label
        self._live = not quiet and _isatty(sys.stderr)
        self._began = time.monotonic()
        self._drawn = False

    def __call__(self, done: int, total: int) -> None:
        """Show how far the work is."""
        if not self._live or total <= 0 or time.monotonic() - self._began < _PATIENCE:
            return
        full = _BAR * min(done, total) // total
        sys.stderr.write(f"\r{self._label} [{'#' * full}{'.' * (_BAR - full)}] {100 * min(done, total) // total:3d} %")
        sys.stderr.flush()
        self._drawn = True

    def clear(self) -> None:
        """Take the bar away, so that other lines can be written."""
        if self._drawn:
            sys.stderr.write("\r\x1b[2K")
            sys.stderr.flush()
            self._drawn = False


def check_target(file: Path, sources: Sequence[str]) -> None:
    """Trouble that is better known before an hour of work than after it."""
    inside = file.suffix.lower() in SUFFIXES and file.exists()  # a folder's draft: a new report in there is none
    for source in map(os.path.realpath, sources):
        if source == os.path.realpath(file) or (inside and Path(os.path.realpath(file)).is_relative_to(source)):
            raise OptionsError(f"--output {file} is one of the articles")
    if file.is_dir() or not file.absolute().parent.is_dir():
        raise OptionsError(f"--output {file}: {'is a folder' if file.is_dir() else 'its folder does not exist'}")


def _wants_colour(stream: TextIO) -> bool:
    if os.environ.get("NO_COLOR"):
        return False
    force = os.environ.get("FORCE_COLOR")
    if force is not None and force != "":
        return force not in ("0", "false")
    return _isatty(stream) and os.environ.get("TERM") != "dumb"


def _isatty(stream: TextIO) -> bool:
    try:
        return stream.isatty()
    except ValueError:
        return False
