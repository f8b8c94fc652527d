"""The results of ``benchmarks speed`` for readers: a table, two pictures, and the block of the README."""

from __future__ import annotations

import math
from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import Any

BEGIN, END = "<!-- speed: begin -->", "<!-- speed: end -->"
_COLOURS = {"ours": "#1e5fb3", "pipeline": "#b3541e", "summac": "#2f7d32"}


def table(known: Mapping[str, Any]) -> str:
    """All figures, as Markdown."""
    heads = ["sentences", "ordered pairs", "pairs we judge", "ours, s", "pipeline, s", "times faster"]
    heads += ["SummaC way, s", "times faster", "of matmul peak", "padding", "peak MB, ours and pipeline"]
    lines = [f"| {' | '.join(heads)} |", "|---" * len(heads) + "|"]
    for size, row in known["sizes"].items():
        mine, pipe, summac = (row["median"][name] for name in ("ours", "pipeline", "summac"))
        faster = [_ratio(row["times_faster"][name]) for name in ("pipeline", "summac")]
        asked = bool(mine["padded"])  # else the network had nothing to do
        waste = f"{1 - mine['tokens'] / mine['padded']:.1%}" if asked else "–"
        cells = [f"{int(size):,}", f"{pipe['pairs']:,}", f"{mine['pairs'] // 2:,}", f"{mine['wall']:.2f}"]
        cells += [_seconds(pipe), faster[0], _seconds(summac), faster[1]]
        cells += [f"{share(known, mine):.0%}" if asked else "–", waste]
        cells += [f"{mine['peak_mb']:,} and {pipe['peak_mb']:,}"]
        lines.append(f"| {' | '.join(cells)} |")
    grown = [(int(size), row["wall"], row["peak_mb"]) for size, row in known["growth"].items()]
    growth = ", ".join(f"{size:,} sentences {wall:.1f} s and {peak:,} MB" for size, wall, peak in grown)
    kept = {name: row["median"] for name, row in known["warm"].items()}
    apart = [f"{known['agreement'][name]:.0e}" for name in ("to_pipeline", "to_other_batches")]
    lines += [
        "",
        "“~”: scaled from an even draw of pairs. Ratios are medians of the repeats, with the least and the greatest.",
        f"Growth: {growth}. Of 30 sentences, in one process: cold {kept['cold']:.2f} s, one sentence edited "
        f"{kept['edited']:.2f} s ({_part(kept, 'the cold scoring')}), unchanged {kept['unchanged'] * 1000:.0f} ms. "
        f"As a whole process: {kept['process_first']:.2f} s for the first time, {kept['process_unchanged']:.2f} s "
        f"unchanged. Scores differ from the pipeline's by at most {apart[0]}, in other batches by at most {apart[1]}.",
        about(known),
    ]
    return "\n".join(lines) + "\n"


def _part(kept: Mapping[str, float], of: str) -> str:
    """What scoring costs after an edit; no time at all where no pair of the article was worth asking about."""
    cold = kept["cold_scoring"]
    return f"{kept['edited_scoring'] / cold:.0%} of {of}" if cold else "no time: no pair is worth asking about"


def about(known: Mapping[str, Any]) -> str:
    """The machine and the versions, in one sentence."""
    at = known["about"]
    return (
        f"Measured on {at['date']} at {at['commit']}: {at['processor']}, {at['cores']} cores, "
        f"{known['peak_gflops']:.0f} GFLOP/s in torch's matrix product; torch {at['torch']}, "
        f"transformers {at['transformers']}, Python {at['python']}."
    )


def share(known: Mapping[str, Any], mine: Mapping[str, Any]) -> float:
    """What the network computes in a second, padding not counted, as a share of the matrix product's.

    The product is timed right after, in the same process: what a shared machine lends differs from minute to minute.
    """
    seconds = float(mine["network_seconds"])
    peak = float(mine.get("peak_gflops", known["peak_gflops"])) * 1e9
    return float(mine["flops"]) / seconds / peak if seconds else math.nan


def _seconds(row: Mapping[str, Any]) -> str:
    return f"{'~' if row.get('extrapolated') else ''}{row['wall']:,.1f}"


def _ratio(row: Mapping[str, float]) -> str:
    return f"{row['median']:,.0f} ({row['min']:,.0f}–{row['max']:,.0f})"


def short(known: Mapping[str, Any]) -> str:
    """The table of the README."""
    heads = ["sentences", "ours", "`transformers.pipeline`, all pairs", "times faster", "SummaC way", "times faster"]
    lines = [f"| {' | '.join(heads)} |", "|---" * len(heads) + "|"]
    for size, row in known["sizes"].items():
        mine, pipe, summac = (row["median"][name] for name in ("ours", "pipeline", "summac"))
        faster = [f"{row['times_faster'][name]['median']:,.0f}" for name in ("pipeline", "summac")]
        cells = [f"{int(size):,}", f"{mine['wall']:.2f} s", f"{_seconds(pipe)} s", faster[0], f"{_seconds(summac)} s"]
        lines.append(f"| {' | '.join([*cells, faster[1]])} |")
    kept = {name: row["median"] for name, row in known["warm"].items()}
    lines += [
        "",
        "Same weights and articles, loaded before, one run of `python -m benchmarks speed`; “~” is scaled from a draw.",
        f"As a whole process, the first check of 30 sentences takes {kept['process_first']:.1f} s, most of it loading",
        f"torch and the model; an article that did not change costs {kept['process_unchanged']:.2f} s, without torch;",
        f"with one sentence of 30 edited, scoring takes {_part(kept, 'its cold time')}. {about(known)}",
    ]
    return "\n".join(lines) + "\n"


def into(readme: Path, known: Mapping[str, Any]) -> None:
    """Put the short table between the marks of a file; raises ``ValueError`` where it has none."""
    text = readme.read_text(encoding="utf-8")
    if text.count(BEGIN) != 1 or text.count(END) != 1:
        raise ValueError(f"{readme}: needs one {BEGIN} and one {END}")
    before, rest = text.split(BEGIN)
    readme.write_text(f"{before}{BEGIN}\n{short(known)}{END}{rest.split(END)[1]}", encoding="utf-8")


def write(out: Path, known: Mapping[str, Any]) -> None:
    """The table and the picture beside the figures."""
    out.with_suffix(".md").write_text(f"# Speed\n\n{table(known)}", encoding="utf-8")
    out.with_suffix(".svg").write_text(picture(known), encoding="utf-8")


def picture(known: Mapping[str, Any]) -> str:
    """Seconds against sentences, both logarithmic, as SVG."""
    lines = {
        name: [(int(size), row["median"][name]["wall"]) for size, row in known["sizes"].items()] for name in _COLOURS
    }
    points = [point for line in lines.values() for point in line]
    wide, high, edge = 640, 320, 50
    low_x, top_x = (math.log10(pick(x for x, _ in points)) for pick in (min, max))
    low_y, top_y = (math.log10(pick(y for _, y in points)) for pick in (min, max))

    def place(x: float, y: float) -> tuple[float, float]:
        across = edge + (math.log10(x) - low_x) / ((top_x - low_x) or 1) * (wide - 2 * edge)
        return across, high - edge - (math.log10(y) - low_y) / ((top_y - low_y) or 1) * (high - 2 * edge)

    drawn = [_line(name, [place(*point) for point in line], at) for at, (name, line) in enumerate(lines.items())]
    drawn += [
        f'<text x="{place(x, 10**low_y)[0]:.0f}" y="{high - 20}" text-anchor="middle">{x:,}</text>'
        for x, _ in lines["ours"]
    ]
    drawn += [
        f'<text x="4" y="{place(10**low_x, 10**power)[1]:.0f}">{10**power:g} s</text>'
        for power in range(math.ceil(low_y), math.floor(top_y) + 1)
    ]
    return (
        f'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 {wide} {high}" font-family="sans-serif" '
        f'font-size="11"><title>seconds against sentences</title><rect width="{wide}" height="{high}" fill="#fff"/>'
        f"{''.join(drawn)}</svg>\n"
    )


def _line(name: str, points: Sequence[tuple[float, float]], at: int) -> str:
    colour = _COLOURS[name]
    spots = " ".join(f"{x:.0f},{y:.0f}" for x, y in points)
    label = f'<text x="{60 + 110 * at}" y="20" fill="{colour}">{name}</text>'
    return f'<polyline points="{spots}" fill="none" stroke="{colour}" stroke-width="2"/>{label}'
