"""Settings of a project: ``[tool.factcheck]`` in pyproject.toml, or factcheck.toml, of the nearest folder above.

A flag on the command line goes before a setting. Unknown keys and wrong values are errors, all of them at once.
"""

from __future__ import annotations

import dataclasses
import difflib
from collections.abc import Iterator, Mapping
from pathlib import Path
from typing import Any

from factcheck.errors import OptionsError
from factcheck.formats.codes import RULES
from factcheck.reports import LEVELS


@dataclasses.dataclass(frozen=True, kw_only=True)
class Settings:
    """What a project has settled; ``None`` where it says nothing."""

    model: str | None = None
    min_severity: str | None = None
    fail_level: str | None = None
    baseline: Path | None = None  # as seen from the file's own folder
    ignore: tuple[str, ...] = ()  # codes, or beginnings of codes
    exclude: tuple[str, ...] = ()  # glob patterns of articles that are left out
    source: Path | None = None  # the file


_KEYS = {field.name.replace("_", "-"): field.name for field in dataclasses.fields(Settings) if field.name != "source"}


def find(start: Path) -> Settings:
    """The settings that hold in a folder: the nearest file above that has any."""
    for folder in (start.resolve(), *start.resolve().parents):
        for name in ("factcheck.toml", "pyproject.toml"):
            path = folder / name
            if path.is_file() and (table := _table(path)) is not None:
                return _settings(table, path)
    return Settings()


def _table(path: Path) -> Mapping[str, Any] | None:
    import tomllib

    try:
        whole = tomllib.loads(path.read_text(encoding="utf-8"))
    except (OSError, ValueError) as error:
        if path.name == "pyproject.toml":
            return None  # somebody else's file, and theirs to mend
        raise OptionsError(f"{path}: cannot be read as TOML ({error})") from error
    table = whole if path.name == "factcheck.toml" else whole.get("tool", {}).get("factcheck")
    return table if table is None or isinstance(table, dict) else {"": table}


def _settings(table: Mapping[str, Any], path: Path) -> Settings:
    faults = list(_faults(table))
    if faults:
        raise OptionsError(f"{path}: " + "; ".join(faults))
    values: dict[str, Any] = {_KEYS[key]: value for key, value in table.items()}
    for key in ("ignore", "exclude"):
        values[key] = tuple(values.get(key, ()))
    if "baseline" in values:
        values["baseline"] = path.parent / values["baseline"]
    return Settings(**values, source=path)


def _faults(table: Mapping[str, Any]) -> Iterator[str]:
    for key, value in table.items():
        if key not in _KEYS:
            near = difflib.get_close_matches(key, _KEYS, n=1)
            yield f"unknown key {key!r}" + (
                f" (did you mean {near[0]!r}?)" if near else f" (known: {', '.join(_KEYS)})"
            )
        elif key in ("ignore", "exclude"):
            if not (isinstance(value, list) and all(isinstance(one, str) for one in value)):
                yield f"{key} must be a list of strings"
            elif key == "ignore":
                yield from (fault for one in value if (fault := code_fault(one)))
        elif not isinstance(value, str):
            yield f"{key} must be a string"
        elif key == "min-severity" and value not in LEVELS:
            yield f"min-severity is {value!r}: one of {', '.join(LEVELS)} is needed"
        elif key == "fail-level" and value not in (*LEVELS, "none"):
            yield f"fail-level is {value!r}: one of {', '.join((*LEVELS, 'none'))} is needed"


def code_fault(code: str) -> str | None:
    """What is wrong with a code or the beginning of one, ``None`` if nothing."""
    if code and any(known.startswith(code) for known in RULES):
        return None
    return f"{code!r} is no code (known: {', '.join(RULES)})"
