"""A model's P(contradiction), both directions → the probability that an editor would agree.

A network is surer than it is right, and in its own way for short role claims and for whole sentences. A model folder
may carry ``calibration.json`` with one Platt curve a kind (Platt 1999), fitted by ``factcheck.train calibrate`` on
pairs that no stage has seen; a model without one is taken at its word.
"""

from __future__ import annotations

import json
import math
from collections.abc import Mapping
from pathlib import Path
from typing import NamedTuple

from factcheck.errors import ModelError

FILE = "calibration.json"
_EDGE = 1e-4  # probabilities nearer to 0 or 1 say nothing more


class Curve(NamedTuple):
    """P(agrees) = sigmoid(``mean`` * mean logit + ``gap`` * half the gap between the directions + ``bias``)."""

    mean: float = 1.0
    gap: float = 0.0
    bias: float = 0.0

    def apply(self, forward: float, backward: float) -> float:
        """The calibrated probability, 0..1, of two P(contradiction); the same whichever side is read first."""
        return sigmoid(self.mean * mean_logit(forward, backward) + self.gap * half_gap(forward, backward) + self.bias)


class Reach(NamedTuple):
    """How far a model goes: the highest P(contradiction) and the lowest P(entailment) of unseen pairs."""

    contradiction: float = 1 - _EDGE
    entailment: float = _EDGE


#: curves by kind of claim; a kind that is not there is taken at its word
Calibration = Mapping[str, Curve]

PLAIN = Curve()


def mean_logit(forward: float, backward: float) -> float:
    """Mean of the two log-odds."""
    return (logit(forward) + logit(backward)) / 2


def half_gap(forward: float, backward: float) -> float:
    """Half the distance between the two log-odds, 0 where both directions agree."""
    return abs(logit(forward) - logit(backward)) / 2


def logit(p: float) -> float:
    """Log-odds, bounded."""
    p = min(1 - _EDGE, max(_EDGE, p))
    return math.log(p / (1 - p))


def sigmoid(x: float) -> float:
    """The probability of log-odds."""
    return 1 / (1 + math.exp(-max(-40.0, min(40.0, x))))


def read(folder: Path) -> Calibration:
    """The curves of a model folder, none where it has no such file; raises :class:`ModelError` for a broken one."""
    return _read(folder)[0]


def reach(folder: Path) -> Reach:
    """How far the model of a folder goes; without a calibration, as far as one can."""
    return _read(folder)[1]


def _read(folder: Path) -> tuple[Calibration, Reach]:
    path = folder / FILE
    if not path.is_file():
        return {}, Reach()
    try:
        whole = json.loads(path.read_text(encoding="utf-8"))
        rows = whole["curves"]
        curves = {str(kind): Curve(**{key: float(value) for key, value in row.items()}) for kind, row in rows.items()}
        return curves, Reach(**{key: float(value) for key, value in whole.get("reach", {}).items()})
    except (OSError, ValueError, KeyError, TypeError, AttributeError) as error:
        raise ModelError(f"{path}: not a calibration ({error})") from error
