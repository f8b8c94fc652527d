"""The log of a run as a picture: loss, learning rate and development accuracies over the pairs seen, as SVG."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import Any

WIDTH, HEIGHT, EDGE = 640, 240, 44
_COLOURS = ("#1e5fb3", "#b3541e", "#2f7d32", "#7a3fa0", "#8a6d00", "#555555")
_NOT_SETS = frozenset({"event", "stage_index", "batch", "seen", "seconds"})

Points = Sequence[tuple[float, float]]


def draw(rows: Sequence[Mapping[str, Any]]) -> str:
    """Three panels below each other: loss, learning rate (where the log has it), accuracies."""
    losses = [row for row in rows if row["event"] == "loss"]
    dev = [row for row in rows if row["event"] == "dev"]
    sets = sorted({key for row in dev for key in row} - _NOT_SETS)
    panels: list[tuple[str, dict[str, Points]]] = [
        ("loss", {"loss": [(r["seen"], r["loss"]) for r in losses]}),
        ("learning rate", {"rate": [(r["seen"], r["rate"]) for r in losses if "rate" in r]}),
        ("development accuracy", {name: [(r["seen"], r[name]) for r in dev if r.get(name)] for name in sets}),
    ]
    drawn = [_panel(title, lines, at * HEIGHT) for at, (title, lines) in enumerate(panels)]
    return (
        f'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 {WIDTH} {3 * HEIGHT}" font-family="sans-serif" '
        f'font-size="11"><title>a training run</title>{"".join(drawn)}</svg>\n'
    )


def _panel(title: str, lines: Mapping[str, Points], top: int) -> str:
    points = [p for line in lines.values() for p in line]
    if not points:
        return f'<text x="{EDGE}" y="{top + 20}">{title}: nothing logged</text>'
    low_x, high_x = min(x for x, _ in points), max(x for x, _ in points)
    low_y, high_y = min(y for _, y in points), max(y for _, y in points)

    def place(x: float, y: float) -> str:
        across = EDGE + (x - low_x) / ((high_x - low_x) or 1) * (WIDTH - 2 * EDGE)
        down = top + HEIGHT - 24 - (y - low_y) / ((high_y - low_y) or 1) * (HEIGHT - 60)
        return f"{across:.1f},{down:.1f}"

    told = f"{title}: {low_y:.3g} to {high_y:.3g}, {low_x:,.0f} to {high_x:,.0f} pairs"
    marks = [f'<text x="{EDGE}" y="{top + 16}">{told}</text>']
    for at, (name, line) in enumerate(lines.items()):
        colour = _COLOURS[at % len(_COLOURS)]
        spots = " ".join(place(x, y) for x, y in line)
        marks.append(f'<polyline points="{spots}" fill="none" stroke="{colour}"/>')
        marks.append(f'<text x="{EDGE + 90 * at}" y="{top + 30}" fill="{colour}">{name}</text>')
    return "".join(marks)


def write(out: Path, rows: Sequence[Mapping[str, Any]]) -> None:
    """``run.svg`` beside the log of a run."""
    (out / "run.svg").write_text(draw(rows), encoding="utf-8")
