"""An atlas of errors: for every slip that is missed and every false alarm, the step that failed."""

from __future__ import annotations

import argparse
from collections import Counter, defaultdict
from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import NamedTuple

from benchmarks import datasets, measures
from benchmarks.datasets import Case, overlap
from factcheck import Article, Checker, Report, pairs
from factcheck.checker import read

#: what became of a slip, from the beginning of the street to its end
STEPS = {
    "claim": "the wrong sentence makes no claim",
    "pair": "it is never compared with what it clashes with",
    "model": "it is compared, and neither the model nor a comparison sees a clash",
    "decision": "the clash is seen, and said too softly to be shown",
    "found": "shown as an error or a warning",
}


class Fate(NamedTuple):
    """A case, the step at which it ended, and what was said of it."""

    case: Case
    step: str
    said: str


def add_arguments(parser: argparse.ArgumentParser) -> None:
    """Declare the command's options."""
    parser.add_argument(
        "--data", type=Path, nargs="+", required=True, help="article sets: JSON lines or golden folders"
    )
    parser.add_argument("--model", default="small")
    parser.add_argument("--out", type=Path, default=Path("benchmarks/results/atlas.md"))


def run(args: argparse.Namespace) -> int:
    """Check the sets and write the atlas; returns the exit status."""
    checker = Checker(model=args.model, cache=True)
    parts = [
        "# Atlas of errors",
        "",
        f"Made by `python -m benchmarks atlas`, model {checker.model.name}, default settings.",
    ]
    for path in args.data:
        cases = list(_cases(path))
        reports = checker.check_many(Article(case.text, source=case.id) for case in cases)
        parts += ["", *chapter(path.name, list(zip(cases, reports, strict=True)))]
    tables = [line for line in parts if not line.startswith("* ")]  # the cases quote articles and are not committed
    args.out.write_text("\n".join(tables) + "\n", encoding="utf-8")
    args.out.with_suffix(".findings.md").write_text("\n".join(parts) + "\n", encoding="utf-8")
    print("\n".join(tables))
    return 0


def _cases(path: Path) -> Iterator[Case]:
    if path.is_dir():
        return (case for file in datasets.golden_files(path) for case in datasets.golden(file).cases())
    return datasets.jsonl(path)


def chapter(name: str, checked: Sequence[tuple[Case, Report]]) -> list[str]:
    """One set: counts by kind and step, then every miss and every false alarm."""
    fates = [fate(case, report) for case, report in checked if case.place is not None]
    false = [(case, f) for case, report in checked for f in measures.loud(report.contradictions) if _false(case, f)]
    lines = [f"## {name}", "", "| kind | " + " | ".join(STEPS) + " |", "|---" * (len(STEPS) + 1) + "|"]
    by_kind: dict[str, Counter[str]] = defaultdict(Counter)
    for one in fates:
        by_kind[one.case.kind or "slip"][one.step] += 1
    lines += [f"| {kind} | " + " | ".join(str(c[step]) for step in STEPS) + " |" for kind, c in sorted(by_kind.items())]
    total = Counter(one.step for one in fates)
    lines += ["| all | " + " | ".join(str(total[step]) for step in STEPS) + " |", "", f"False alarms: {len(false)}", ""]
    lines += [f"* {one.case.id} ({one.case.kind}) {one.step}: {one.said}" for one in fates if one.step != "found"]
    lines += [f"* FALSE {case.id} {f.code} {f.severity} {f.score:.2f}: {f.reason}" for case, f in false]
    return lines


def _false(case: Case, finding: object) -> bool:
    return case.place is None or not measures.hits(finding, case.place)  # type: ignore[arg-type]


def fate(case: Case, report: Report) -> Fate:
    """Where a slip ended."""
    place = case.place
    if place is None:
        raise ValueError(f"{case.id} has no slip")
    mine = [f for f in report.contradictions if measures.hits(f, place)]
    if measures.loud(mine):
        return Fate(case, "found", "")
    words = f"“{case.wrong}”" if case.wrong else "the slip"
    if mine:
        best = max(mine, key=lambda f: f.score)
        return Fate(case, "decision", f"{words}: {best.code} {best.score:.2f}, {best.reason}")
    if not any(overlap(claim.span, place) for claim in report.claims):
        return Fate(case, "claim", words)
    proposed = pairs.propose(read(report.article).claims).pairs
    met = [p for p in proposed if overlap(p.first.span, place) or overlap(p.second.span, place)]
    return Fate(case, "model" if met else "pair", f"{words}: {len(met)} pairs judged")
