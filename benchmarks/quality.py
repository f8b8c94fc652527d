"""``python -m benchmarks quality``: slips found, false alarms and their intervals over a set of articles."""

from __future__ import annotations

import argparse
import dataclasses
import hashlib
import json
import platform
import subprocess
import sys
import time
from collections.abc import Iterator, Sequence
from importlib.metadata import PackageNotFoundError, version
from pathlib import Path
from typing import Any

from benchmarks import candidates, datasets, measures
from benchmarks.datasets import Case
from benchmarks.measures import FIGURES, Interval, Outcome
from factcheck.datatypes import Claim, Contradiction

ROOT = Path(__file__).resolve().parent.parent
_RULES = {"factcheck": lambda c: c, "flag all": measures.flag_all, "flag none": measures.flag_none}


@dataclasses.dataclass(frozen=True)
class Read:
    """A case, what the library said of it, and what that is worth."""

    case: Case
    findings: tuple[Contradiction, ...]
    outcome: Outcome


def add_arguments(parser: argparse.ArgumentParser) -> None:
    """Options of the command."""
    source = parser.add_mutually_exclusive_group(required=True)
    source.add_argument("--data", type=Path, metavar="FILE", help="articles as JSON lines (.jsonl, .jsonl.gz)")
    source.add_argument("--golden", type=Path, metavar="DIR", help="a folder of golden articles (.txt)")
    source.add_argument("--slips", type=Path, metavar="DIR", help="articles with several slips each, one at a time")
    parser.add_argument("--model", default="small", help="embedded name, folder or hub id (default: small)")
    parser.add_argument("--out", type=Path, default=ROOT / "benchmarks" / "results", metavar="DIR")
    parser.add_argument("--limit", type=int, metavar="N", help="only the first N articles")
    parser.add_argument("--seed", type=int, default=0, help="of the bootstrap")


def run(args: argparse.Namespace) -> int:
    """Measure, print the table and write the figures and the findings."""
    path: Path = args.data or args.golden or args.slips
    cases = _cases(args)[: args.limit]
    if not cases:
        print(f"no articles in {path}", file=sys.stderr)
        return 2
    start, cpu = time.perf_counter(), time.process_time()
    reads = list(read(cases, args.model))
    spent = {"seconds": time.perf_counter() - start, "cpu_seconds": time.process_time() - cpu}
    outcomes = [r.outcome for r in reads]
    intervals = measures.bootstrap(outcomes, seed=args.seed)
    print(table(outcomes, intervals))
    chosen = candidates.figures(cases)
    print(f"\n{candidates.line(chosen)}")
    print(f"\n{len(cases)} articles in {spent['seconds']:.1f} s ({spent['cpu_seconds']:.1f} s of CPU), {args.model}")
    figures = {**_about(path, args.model), **spent, "n": len(cases), "limit": args.limit, "seed": args.seed}
    figures["candidates"] = chosen
    _write(args.out, _stem(path, args.model), {**figures, **_numbers(outcomes, intervals)}, reads)
    return 0


def _cases(args: argparse.Namespace) -> list[Case]:
    if args.data:
        return list(datasets.jsonl(args.data))
    if args.slips:
        return list(datasets.slips(args.slips))
    return [case for path in datasets.golden_files(args.golden) for case in datasets.golden(path).cases()]


def read(cases: Sequence[Case], model: str) -> Iterator[Read]:
    """Let the library read the cases, in order."""
    from factcheck import Article, Checker

    checker = Checker(model=model)
    reports = checker.check_many(Article(case.text, source=case.id) for case in cases)
    for number, (case, report) in enumerate(zip(cases, reports, strict=True), start=1):
        findings = tuple(report.contradictions)
        if sys.stderr.isatty():
            print(f"\r{number}/{len(cases)}", end="\n" if number == len(cases) else "", file=sys.stderr)
        yield Read(case, findings, measures.judge(case, findings))


# --- the table -------------------------------------------------------------------------------------------------------


def table(outcomes: Sequence[Outcome], intervals: dict[str, Interval]) -> str:
    """What a person reads: slips by kind, false alarms, flagged or not."""
    lines: list[str] = []
    kinds = sorted({o.kind for o in outcomes if o.kind is not None})
    if kinds:
        lines.append(f"{'slips':<34}{'n':>6}{'found':>12}{'located':>12}{'mended':>12}{'repaired':>12}")
        groups = [(kind, [o for o in outcomes if o.kind == kind]) for kind in kinds]
        lines += [_slip_line(name, group) for name, group in [*groups, ("all", list(outcomes))]]
        lines.append("")
    lines.append(f"{'figure':<34}{'value':>9}   95 % interval over base articles")
    lines += [f"{name:<34}{_show(interval)}" for name, interval in intervals.items() if interval.value is not None]
    counts = measures.total(outcomes)
    if kinds and counts.clean:
        lines += ["", f"{'flagged at all or not':<34}{'accuracy':>9}{'balanced accuracy':>20}"]
        for name, rule in _RULES.items():
            ruled = rule(counts)
            lines.append(f"{name:<34}{FIGURES['accuracy'](ruled):>9.3f}{FIGURES['balanced accuracy'](ruled):>20.3f}")
    return "\n".join(lines)


def _slip_line(name: str, outcomes: Sequence[Outcome]) -> str:
    c = measures.total(outcomes)
    parts = [(c.found, c.slips), (c.located, c.pointable), (c.mended, c.mendable), (c.repaired, c.mendable)]
    return f"{name:<34}{c.slips:>6}" + "".join(f"{f'{part}/{whole}' if whole else '-':>12}" for part, whole in parts)


def _show(interval: Interval) -> str:
    low = "-" if interval.low is None else f"{interval.low:.3f}"
    high = "-" if interval.high is None else f"{interval.high:.3f}"
    return f"{interval.value:>9.3f}   {low} to {high}"


# --- the files -------------------------------------------------------------------------------------------------------


def _numbers(outcomes: Sequence[Outcome], intervals: dict[str, Interval]) -> dict[str, Any]:
    kinds = sorted({o.kind for o in outcomes if o.kind is not None})
    counts = measures.total(outcomes)
    return {
        "figures": {name: interval._asdict() for name, interval in intervals.items()},
        "counts": counts._asdict(),
        "kinds": {kind: measures.total(o for o in outcomes if o.kind == kind)._asdict() for kind in kinds},
        "rules": {
            name: {figure: FIGURES[figure](rule(counts)) for figure in ("accuracy", "balanced accuracy")}
            for name, rule in _RULES.items()
        },
    }


def _about(path: Path, model: str) -> dict[str, Any]:
    """What the figures belong to, so that they can be made again."""
    return {
        "data": path.name,
        "data_sha256": _digest(path),
        "model": model,
        "model_sha256": _digest(_model_folder(model)),
        "commit": _git("rev-parse", "HEAD"),
        "changed": bool(_git("status", "--porcelain")),
        "python": platform.python_version(),
        "machine": platform.machine(),
        "factcheck": _own_version(),
        "versions": {name: _version(name) for name in ("torch", "transformers", "tokenizers", "regex", "sentencex")},
    }


def _own_version() -> str:
    import factcheck

    return factcheck.__version__  # not from metadata: a checkout need not be installed


def _model_folder(model: str) -> Path:
    import factcheck

    embedded = Path(str(factcheck.__file__)).parent / "models" / model
    return embedded if embedded.is_dir() else Path(model)


def _digest(path: Path) -> str | None:
    """SHA-256 of a file, or of the files of a folder with their names; ``None`` for what is not on this disk."""
    if not path.exists():
        return None
    digest = hashlib.sha256()
    for file in sorted(path.rglob("*")) if path.is_dir() else [path]:
        if file.is_file() and "__pycache__" not in file.parts:
            digest.update(file.name.encode() + b"\0" + hashlib.sha256(file.read_bytes()).digest())
    return digest.hexdigest()


def _git(*words: str) -> str | None:
    try:
        done = subprocess.run(["git", "-C", str(ROOT), *words], capture_output=True, text=True, check=False)
    except OSError:
        return None
    return done.stdout.strip() if done.returncode == 0 else None


def _version(name: str) -> str | None:
    try:
        return version(name)
    except PackageNotFoundError:
        return None


def _stem(path: Path, model: str) -> str:
    return f"{path.name.split('.')[0]}-{Path(model).name}"


def _write(out: Path, stem: str, figures: dict[str, Any], reads: Sequence[Read]) -> None:
    out.mkdir(parents=True, exist_ok=True)
    written = [out / f"{stem}.json", out / f"{stem}.findings.jsonl", out / f"{stem}.findings.md"]
    written[0].write_text(json.dumps(figures, indent=1) + "\n", encoding="utf-8")
    rows = [json.dumps(row(r.case, finding), ensure_ascii=False) for r in reads for finding in r.findings]
    written[1].write_text("".join(line + "\n" for line in rows), encoding="utf-8")
    written[2].write_text("\n".join(line for r in reads for line in _prose(r)) + "\n", encoding="utf-8")
    print("wrote " + ", ".join(str(path) for path in written))


def row(case: Case, finding: Contradiction) -> dict[str, Any]:
    """One finding as a flat row, with what it is worth."""
    suspect = finding.suspect
    return {
        "id": case.id,
        "slip": case.kind,
        "hit": case.place is not None and measures.hits(finding, case.place),
        "code": finding.code,
        "severity": finding.severity,
        "score": round(finding.score, 4),
        "suspect": None if suspect is None else case.text[suspect.start : suspect.end],
        "suggestion": finding.suggestion,
        "wrong": case.wrong,
        "fix": case.fix,
        "reason": finding.reason,
        "first": _quote(case, finding.first),
        "second": _quote(case, finding.second),
    }


def _quote(case: Case, claim: Claim) -> str:
    return " ".join(case.text[claim.sentence.start : claim.sentence.end].split())


def _prose(read_case: Read) -> Iterator[str]:
    """A case as Markdown, for whoever reads the errors and warnings one by one."""
    case, outcome = read_case.case, read_case.outcome
    said = measures.loud(read_case.findings)
    if not case.slipped and not said:
        return
    state = "clean" if not case.slipped else "found" if outcome.counts.found else "MISSED"
    yield f"\n## {case.id}: {case.kind or 'clean'}, {state}\n"
    if case.place is not None:
        yield f"* slip: **{case.wrong or '?'}** for **{case.fix or '?'}** in: {case.text[slice(*case.place)]}"
    for r in (row(case, finding) for finding in said):
        yield f"* {'hit' if r['hit'] else 'FALSE'} {r['code']} {r['severity']} {r['score']}: {r['reason']}"
        yield f"  * 1: {r['first']}\n  * 2: {r['second']}\n  * suspect {r['suspect']!r}, suggestion {r['suggestion']!r}"
