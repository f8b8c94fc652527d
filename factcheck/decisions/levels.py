"""How sure a finding of each kind must be to be an error or a warning."""

from __future__ import annotations

from factcheck.datatypes import Severity

#: score from which a finding of each kind is an error or a warning; below it is information
LEVELS: dict[str, tuple[float, float]] = {
    "role": (0.80, 0.60),
    "participant": (0.75, 0.66),
    "statement": (0.93, 0.80),
    "name": (0.80, 0.60),
    "number": (0.80, 0.60),
    "count": (0.80, 0.60),
    "date": (0.80, 0.60),
    "place": (0.80, 0.60),
    "quote": (0.80, 0.60),
}


def severity(kind: str, score: float) -> Severity:
    """The severity that a score earns for its kind."""
    error, warning = LEVELS[kind]
    return "error" if score >= error else "warning" if score >= warning else "info"
