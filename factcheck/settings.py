"""Settings of a project: ``[tool.factcheck]`` in pyproject.toml, or factcheck.toml, of the nearest folder above.

A flag on the command line goes before a setting. Unknown keys and wrong values are errors, all of them at once.
"""

from __future__ import annotations

import dataclasses
import difflib
from collections.abc import Callable, Iterable, Iterator, Mapping
from fnmatch import fnmatch
from pathlib import Path
from typing import Any

from factcheck.errors import OptionsError
from factcheck.facts import NO_FACTS, Facts, settled
from factcheck.facts import faults as fact_faults
from factcheck.formats.codes import RULES
from factcheck.reports import LEVELS


@dataclasses.dataclass(frozen=True, kw_only=True)
class PathRule:
    """What holds for the articles that one of ``paths`` (glob patterns) fits."""

    paths: tuple[str, ...] = ()
    ignore: tuple[str, ...] = ()
    min_severity: str | None = None
    fail_level: str | None = None


@dataclasses.dataclass(frozen=True, kw_only=True)
class Settings:
    """What a project has settled; ``None`` where it says nothing."""

    model: str | None = None
    min_severity: str | None = None
    fail_level: str | None = None
    baseline: Path | None = None  # as seen from the file's own folder
    ignore: tuple[str, ...] = ()  # codes, or beginnings of codes
    exclude: tuple[str, ...] = ()  # glob patterns of articles that are left out
    against: tuple[Path, ...] = ()  # reference articles, as seen from the file's own folder
    facts: Facts = NO_FACTS
    max_findings: int | None = None  # of one article
    scraped: bool = False  # HTML is scraped pages
    per_path: tuple[PathRule, ...] = ()  # the last one that fits an article goes first
    source: Path | None = None  # the file

    @property
    def folder(self) -> Path | None:
        """The folder that its patterns are seen from."""
        return self.source.parent if self.source else None


def matches(name: str, pattern: str, root: Path | None = None) -> bool:
    """Whether a glob pattern fits an article, by its name as given or by its path below ``root``."""
    if fnmatch(name, pattern) or Path(name).match(pattern):
        return True
    whole = Path(name).resolve()
    return root is not None and whole.is_relative_to(root) and fnmatch(whole.relative_to(root).as_posix(), pattern)


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
        if path.name == "pyproject.toml" and "tool.factcheck" not in _raw(path):
            return None  # somebody else's file, and theirs to mend
        raise OptionsError(f"{path}: cannot be read as TOML ({error})") from error
    table = whole if path.name == "factcheck.toml" else whole.get("tool", {}).get("factcheck")
    return table if table is None or isinstance(table, dict) else {"": table}


def _raw(path: Path) -> str:
    try:
        return path.read_text(encoding="utf-8", errors="replace")
    except OSError:
        return ""


def _settings(table: Mapping[str, Any], path: Path) -> Settings:
    faults = list(_faults(table, _CHECKS))
    if faults:
        raise OptionsError(f"{path}: " + "; ".join(faults))
    values = _values(table)
    if "baseline" in values:
        values["baseline"] = path.parent / values["baseline"]
    values["against"] = tuple(_references(values.get("against", ()), path))
    values["facts"] = settled(table.get("facts", {}))
    values["per_path"] = tuple(PathRule(**_values(rule)) for rule in table.get("per-path", ()))
    return Settings(**values, source=path)


def _values(table: Mapping[str, Any]) -> dict[str, Any]:
    return {key.replace("-", "_"): tuple(v) if isinstance(v, list) else v for key, v in table.items()}


def _references(patterns: tuple[str, ...], path: Path) -> Iterator[Path]:
    for pattern in patterns:
        found = sorted(one for one in path.parent.glob(pattern) if one.is_file())
        if not found:
            raise OptionsError(f"{path}: against names {pattern!r}, and there is no such file")
        yield from found


# --- what a value must be -------------------------------------------------------------------------------------------


def _strings(key: str, value: object) -> Iterator[str]:
    if not (isinstance(value, list) and all(isinstance(one, str) and one for one in value)):
        yield f"{key} must be a list of strings"


def _globs_of_files(key: str, value: object) -> Iterator[str]:
    yield from (faults := list(_strings(key, value)))
    if not faults and isinstance(value, list):
        yield from (f"{key} holds {one!r}: a path from this file's folder is needed" for one in value if one[0] in "/~")


def _codes(key: str, value: object) -> Iterator[str]:
    yield from (faults := list(_strings(key, value)))
    if not faults and isinstance(value, list):
        yield from code_faults(value)


def _string(key: str, value: object) -> Iterator[str]:
    if not isinstance(value, str):
        yield f"{key} must be a string"


def _switch(key: str, value: object) -> Iterator[str]:
    if not isinstance(value, bool):
        yield f"{key} must be true or false"


def _number(key: str, value: object) -> Iterator[str]:
    if not isinstance(value, int) or isinstance(value, bool) or value < 1:
        yield f"{key} must be a whole number from 1 up"


def _level(*more: str) -> Callable[[str, object], Iterator[str]]:
    known = (*LEVELS, *more)

    def check(key: str, value: object) -> Iterator[str]:
        if not isinstance(value, str):
            yield f"{key} must be a string"
        elif value not in known:
            yield f"{key} is {value!r}: one of {', '.join(known)} is needed"

    return check


def _rules(key: str, value: object) -> Iterator[str]:
    if not (isinstance(value, list) and all(isinstance(one, dict) for one in value)):
        yield f"{key} must be tables: [[tool.factcheck.{key}]]"
        return
    for rule in value:
        yield from (f"{key}: {fault}" for fault in _faults(rule, _RULE_CHECKS))
        if "paths" not in rule:
            yield f"{key}: paths is missing"


_RULE_CHECKS: Mapping[str, Callable[[str, Any], Iterator[str]]] = {
    "paths": _strings, "ignore": _codes, "min-severity": _level(), "fail-level": _level("none"),
}  # fmt: skip
_CHECKS: Mapping[str, Callable[[str, Any], Iterator[str]]] = {
    "model": _string, "min-severity": _level(), "fail-level": _level("none"), "baseline": _string, "ignore": _codes,
    "exclude": _strings, "against": _globs_of_files, "facts": lambda _, value: fact_faults(value), "per-path": _rules,
    "max-findings": _number, "scraped": _switch,
}  # fmt: skip


def _faults(table: Mapping[str, Any], checks: Mapping[str, Callable[[str, Any], Iterator[str]]]) -> Iterator[str]:
    for key, value in table.items():
        if key in checks:
            yield from checks[key](key, value)
        else:
            near = difflib.get_close_matches(key, checks, n=1)
            hint = f"did you mean {near[0]!r}?" if near else f"known: {', '.join(checks)}"
            yield f"unknown key {key!r} ({hint})"


def code_faults(codes: str | Iterable[str]) -> list[str]:
    """What is wrong with codes, one or several."""
    return [fault for code in ([codes] if isinstance(codes, str) else codes) if (fault := code_fault(code))]


def code_fault(code: str) -> str | None:
    """What is wrong with a code or the beginning of one, ``None`` if nothing."""
    if code and any(known.startswith(code) for known in RULES):
        return None
    return f"{code!r} is no code (known: {', '.join(RULES)})"
