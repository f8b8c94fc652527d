"""Scores of pairs that no stage has seen → Platt curves, their expected calibration error, and the diagram.

Short role claims and whole sentences get a curve each: the network is far surer of the short ones, and right to be.
"""

from __future__ import annotations

import json
from collections.abc import Sequence
from pathlib import Path
from typing import Any, NamedTuple

from factcheck.calibration import FILE, Curve, Reach, half_gap, logit, mean_logit, sigmoid
from factcheck.datatypes import NliModel
from factcheck.train import data as datasets
from factcheck.train.data import Example, part_of

BINS = 10
PARTS = 5  # of the held-out pairs; each is measured by a curve fitted on the others
SHORT = 14  # words of both sides together, up to which a pair is held for two short claims
_RIDGE = 1e-2
_MARGIN = 0.25  # log-odds


class Row(NamedTuple):
    """A scored pair: P(contradiction) in both directions, and whether it is one."""

    forward: float
    backward: float
    clash: bool


class Told(NamedTuple):
    """A probability of contradiction, 0..1, and whether it is one."""

    probability: float
    clash: bool


def kind_of(example: Example) -> str:
    """Which curve a pair belongs to: "role" for two short claims, else "statement"."""
    return "role" if len((example.premise + " " + example.hypothesis).split()) <= SHORT else "statement"


def score(model: NliModel, examples: Sequence[Example]) -> list[Row]:
    """The pairs in both directions; what does not fit the window is left out."""
    asked = [pair for e in examples for pair in ((e.premise, e.hypothesis), (e.hypothesis, e.premise))]
    answers = model.score(asked)
    rows = []
    for at, example in enumerate(examples):
        one, two = answers[2 * at], answers[2 * at + 1]
        if one is not None and two is not None:
            rows.append(Row(one.contradiction, two.contradiction, example.label == "contradiction"))
    return rows


def fit_curve(rows: Sequence[Row], steps: int = 50) -> Curve:
    """Logistic regression by Newton's method, with a ridge so that separable pairs do not run away."""
    import numpy as np

    x = np.array([[mean_logit(r.forward, r.backward), half_gap(r.forward, r.backward), 1.0] for r in rows])
    y = np.array([float(r.clash) for r in rows])
    w = np.array([1.0, 0.0, 0.0])
    prior = w.copy()
    for _ in range(steps):
        p = 1 / (1 + np.exp(-np.clip(x @ w, -30, 30)))
        gradient = x.T @ (p - y) + _RIDGE * (w - prior)
        hessian = (x * (p * (1 - p))[:, None]).T @ x + _RIDGE * np.eye(3)
        w = w - np.linalg.solve(hessian, gradient)
    return Curve(*(round(float(value), 4) for value in w))


def told(rows: Sequence[Row], curve: Curve) -> list[Told]:
    """What a curve says of each pair."""
    return [Told(curve.apply(row.forward, row.backward), row.clash) for row in rows]


def bins(said: Sequence[Told]) -> list[tuple[int, float, float]]:
    """Pairs, mean probability and share of contradictions of each tenth of the scale; empty ones left out."""
    found: list[list[Told]] = [[] for _ in range(BINS)]
    for one in said:
        found[min(BINS - 1, int(one.probability * BINS))].append(one)
    return [(len(b), sum(p for p, _ in b) / len(b), sum(c for _, c in b) / len(b)) for b in found if b]


def expected_error(said: Sequence[Told]) -> float:
    """Expected calibration error over ten equal bins (Naeini et al. 2015), 0..1."""
    return sum(n * abs(mean - true) for n, mean, true in bins(said)) / max(1, len(said))


def crossed(parts: Sequence[Sequence[Row]]) -> list[Told]:
    """What is said of the pairs of each part by a curve fitted on the others."""
    found: list[Told] = []
    for at, part in enumerate(parts):
        curve = fit_curve([row for other in (*parts[:at], *parts[at + 1 :]) for row in other])
        found += told(part, curve)
    return found


def calibrate(model: NliModel, data: Path) -> dict[str, Any]:
    """Curves by kind with their figures; each fifth of the pairs is measured by a curve fitted on the others."""
    sets = datasets.dev_sets(data)
    examples = [e for name in ("authored", "written", "stories", "mnli") for e in sets.get(name, [])]
    curves: dict[str, Any] = {}
    for kind in ("role", "statement"):
        mine = [e for e in examples if kind_of(e) == kind]
        parts = [score(model, [e for e in mine if part_of(e.premise, PARTS) == at]) for at in range(PARTS)]
        rows = [row for part in parts for row in part]
        curve = fit_curve(rows)
        curves[kind] = {
            "curve": curve._asdict(),
            "pairs": len(rows),
            "error_crossed": round(expected_error(crossed(parts)), 4),
            "error_plain": round(expected_error(told(rows, Curve())), 4),
            "bins": [(n, round(said, 4), round(true, 4)) for n, said, true in bins(told(rows, curve))],
        }
    return curves


def reach(model: NliModel, data: Path) -> Reach:
    """How far the model goes on pairs that no stage has seen, with a margin of a quarter in log-odds."""
    sets = datasets.dev_sets(data)
    examples = [e for name in ("authored", "written", "stories", "mnli") for e in sets.get(name, [])]
    pairs = [(e.premise, e.hypothesis) for e in examples]
    answers = [probs for probs in model.score([*pairs, *((b, a) for a, b in pairs)]) if probs is not None]
    high, low = max(probs.contradiction for probs in answers), min(probs.entailment for probs in answers)
    return Reach(round(sigmoid(logit(high) + _MARGIN), 4), round(sigmoid(logit(low) - _MARGIN), 4))


def write(folder: Path, curves: dict[str, Any], far: Reach) -> None:
    """``calibration.json`` and ``reliability.svg`` of a model folder."""
    kept = {"curves": {kind: row["curve"] for kind, row in curves.items()}, "reach": far._asdict(), "fit": curves}
    (folder / FILE).write_text(json.dumps(kept, indent=1) + "\n", encoding="utf-8")
    (folder / "reliability.svg").write_text(diagram(curves), encoding="utf-8")


_COLOURS = {"role": "#b3541e", "statement": "#1e5fb3"}


def diagram(curves: dict[str, Any], size: int = 320) -> str:
    """The reliability diagram as SVG: what the model says against what is so; dot area is the number of pairs."""
    edge, span = 40, size - 60
    marks = [f'<path d="M{edge} {size - edge}L{edge + span} {size - edge - span}" stroke="#999" stroke-dasharray="4"/>']
    for kind, row in curves.items():
        most = max((n for n, _, _ in row["bins"]), default=1)
        spots = [(edge + said * span, size - edge - true * span, n) for n, said, true in row["bins"]]
        line = " ".join(f"{x:.1f},{y:.1f}" for x, y, _ in spots)
        marks.append(f'<polyline points="{line}" fill="none" stroke="{_COLOURS[kind]}"/>')
        marks += [
            f'<circle cx="{x:.1f}" cy="{y:.1f}" r="{2 + 6 * (n / most) ** 0.5:.1f}" fill="{_COLOURS[kind]}"/>'
            for x, y, n in spots
        ]
    marks += [
        f'<text x="{edge}" y="{16 + 14 * i}" fill="{_COLOURS[kind]}">{kind}: {row["pairs"]} pairs</text>'
        for i, (kind, row) in enumerate(curves.items())
    ]
    return (
        f'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 {size} {size}" font-family="sans-serif" font-size="11">'
        f"<title>P(contradiction) as calibrated, against the share of contradictions</title>"
        f'<rect x="{edge}" y="{size - edge - span}" width="{span}" height="{span}" fill="none" stroke="#333"/>'
        f'<text x="{edge}" y="{size - 12}">said</text><text x="4" y="{size - edge}">true</text>{"".join(marks)}</svg>\n'
    )
