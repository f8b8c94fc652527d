"""``python -m benchmarks speed``: the cost of a check beside what people would write instead, in one run.

Same machine, weights and articles; each contender runs in a process of its own, in turn, and before anything is timed
the verdicts are held equal. ``--readme`` writes the table of the last run into README.md.
"""

from __future__ import annotations

import argparse
import gzip
import hashlib
import itertools
import json
import os
import platform
import subprocess
import sys
import tempfile
import time
from collections.abc import Iterator, Mapping, Sequence
from importlib.metadata import version
from pathlib import Path
from typing import Any

from benchmarks import speed_tables
from benchmarks.contenders import SMALL, Counted, matmul_peak, sentences, timed
from factcheck import NliModel, Probs

ROOT = Path(__file__).resolve().parent.parent
SIZES = (10, 30, 200, 2000)
GROWTH = (500, 1000, 2000)
PEERS = ("pipeline", "summac")

Pairs = list[tuple[str, str]]


def add_arguments(parser: argparse.ArgumentParser) -> None:
    """Options of the command."""
    parser.add_argument(
        "--data", type=Path, nargs="+", metavar="FILE", help="running text in JSON lines, taken in turn"
    )
    parser.add_argument("--repeats", type=int, default=3)
    parser.add_argument("--sizes", type=_sizes, default=SIZES, help="sentences of the articles: 10,30,200,2000")
    parser.add_argument("--most", type=int, default=600, help="pairs of a peer that are timed at most")
    parser.add_argument("--out", type=Path, default=ROOT / "benchmarks" / "results" / "speed.json")
    parser.add_argument(
        "--readme", type=Path, metavar="FILE", help="write the table of --out into FILE, measure nothing"
    )


def _sizes(listed: str) -> tuple[int, ...]:
    return tuple(int(size) for size in listed.split(","))


def run(args: argparse.Namespace) -> int:
    """Measure, or write the last table; returns the exit status."""
    if args.readme:
        speed_tables.into(args.readme, json.loads(args.out.read_text(encoding="utf-8")))
        return 0
    if not args.data:
        print("--data FILE is needed", file=sys.stderr)
        return 2
    # in turn, so that an article of any length has the same mixture
    rows = itertools.zip_longest(*map(running_text, args.data))
    texts = [text for row in rows for text in row if text]
    known: dict[str, Any] = {
        "about": about() | _texts(args.data),
        "most_pairs_timed": args.most,
        "sizes": {},
        "growth": {},
    }
    known["agreement"] = agreement(article(texts, 40))
    known["peak_gflops"] = round(matmul_peak() / 1e9, 1)
    for size in args.sizes:
        known["sizes"][str(size)] = race(article(texts, size), args.repeats, args.most)
        print(size, json.dumps(known["sizes"][str(size)]["median"]), flush=True)
    for size in GROWTH:
        # of the texts of the longest article every second, or fourth: another length, not another mixture
        spread_out = article(texts[:: max(GROWTH) // size], size)
        runs = [contender("ours", spread_out, args.most) for _ in range(args.repeats)]
        middle = sorted(runs, key=lambda one: one["wall"])[len(runs) // 2]
        known["growth"][str(size)] = {key: middle[key] for key in ("wall", "pairs", "peak_mb")}
    known["warm"] = warm(article(texts, 30), args.repeats)
    known["peak_gflops_after"] = round(matmul_peak() / 1e9, 1)
    args.out.write_text(json.dumps(known, indent=1) + "\n", encoding="utf-8")
    speed_tables.write(args.out, known)
    print(speed_tables.table(known))
    return 0


def about() -> dict[str, Any]:
    """What the figures depend on."""
    words = ["git", "rev-parse", "--short", "HEAD"]
    told = subprocess.run(words, cwd=ROOT, capture_output=True, text=True, check=False)
    return {
        "commit": told.stdout.strip(),
        "date": time.strftime("%Y-%m-%d"),
        "python": platform.python_version(),
        **{name: version(name) for name in ("torch", "transformers", "tokenizers")},
        "processor": _processor(),
        "cores": os.cpu_count(),
    }


def _texts(files: list[Path]) -> dict[str, Any]:
    """Which files the articles were taken from, so that the table can be made again."""
    return {"data": {file.name: hashlib.sha256(file.read_bytes()).hexdigest()[:16] for file in files}}


def _processor() -> str:
    try:
        lines = Path("/proc/cpuinfo").read_text(encoding="utf-8").splitlines()
    except OSError:
        return platform.processor()
    return next((line.split(":", 1)[1].strip() for line in lines if line.startswith("model name")), "unknown")


def running_text(path: Path) -> Iterator[str]:
    """The texts of a file of JSON lines, gzip'd or not."""
    with gzip.open(path, "rt", encoding="utf-8") if path.suffix == ".gz" else path.open(encoding="utf-8") as rows:
        yield from (json.loads(row)["text"] for row in rows)


def article(texts: Sequence[str], size: int) -> str:
    """An article of ``size`` sentences: reports joined, each read once, from the beginning again if they run out."""
    lines: list[str] = []
    at = 0
    while len(lines) < size:
        lines += sentences(texts[at % len(texts)])
        at += 1
    return "\n\n".join(lines[:size]) + "\n"


def agreement(text: str) -> dict[str, float]:
    """How far our scores are from the pipeline's on shared pairs, and from themselves in another batch."""
    import transformers

    transformers.logging.set_verbosity_error()  # type: ignore[no-untyped-call]
    found = sentences(text)
    pairs = [(a, b) for a in found for b in found if a is not b][::7][:200]
    model = Counted()
    ours = [probs.contradiction for probs in model.score(pairs) if probs]
    alone = [probs.contradiction for pair in pairs[:60] for probs in model.score([pair]) if probs]
    judge = transformers.pipeline("text-classification", model=str(SMALL), top_k=None, device=-1)
    told: Any = judge([{"text": a, "text_pair": b} for a, b in pairs], batch_size=8)
    theirs = [next(row["score"] for row in rows if row["label"].lower() == "contradiction") for rows in told]
    known = {
        "pairs": len(pairs),
        "to_pipeline": max(abs(a - b) for a, b in zip(ours, theirs, strict=True)),
        "to_other_batches": max(abs(a - b) for a, b in zip(ours, alone, strict=False)),
    }
    if known["to_pipeline"] > 1e-3 or known["to_other_batches"] > 1e-4:
        raise SystemExit(f"the scores differ, so there is nothing to time: {known}")
    return known


def race(text: str, repeats: int, most: int) -> dict[str, Any]:
    """Ours and the peers in turn, and how many times slower each peer is, with the spread."""
    runs: dict[str, list[dict[str, Any]]] = {"ours": [], **{name: [] for name in PEERS}}
    for _ in range(repeats):
        for name, done in runs.items():
            done.append(contender(name, text, most))
    ratios = {
        name: spread([one["wall"] / mine["wall"] for one, mine in zip(runs[name], runs["ours"], strict=True)])
        for name in PEERS
    }
    middle = {name: sorted(done, key=lambda one: one["wall"])[len(done) // 2] for name, done in runs.items()}
    return {"median": middle, "times_faster": ratios}


def spread(values: Sequence[float]) -> dict[str, float]:
    """The least, the middle and the greatest of some values."""
    rising = sorted(values)
    return {"min": rising[0], "median": rising[len(rising) // 2], "max": rising[-1]}


def contender(name: str, text: str, most: int) -> dict[str, Any]:
    """One contender on one article, in a process of its own."""
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / "article.txt"
        path.write_text(text, encoding="utf-8")
        words = [sys.executable, "-m", "benchmarks.contenders", name, str(path), "--most", str(most)]
        done = subprocess.run(words, cwd=ROOT, capture_output=True, text=True, check=False)
    if done.returncode:
        raise SystemExit(f"{name} failed:\n{done.stderr}")
    found: dict[str, Any] = json.loads(done.stdout.splitlines()[-1])
    return found


class Timed:
    """A model that says how long each call took."""

    def __init__(self, model: NliModel, spent: list[float]) -> None:
        self.model, self.name, self._spent = model, model.name, spent

    def score(self, pairs: Sequence[tuple[str, str]]) -> list[Probs | None]:
        """As the model itself."""
        wall, _, found = timed(lambda: self.model.score(pairs))
        self._spent.append(wall)
        return list(found)


def warm(text: str, repeats: int) -> dict[str, Any]:
    """Seconds of a check: with an empty cache, after one edited sentence, unchanged, and as whole processes."""
    rows: list[dict[str, float]] = []
    for _ in range(repeats):
        with tempfile.TemporaryDirectory() as folder:
            rows.append(_warm(text, Path(folder)))
    return {name: spread([row[name] for row in rows]) for name in rows[0]}


def _warm(text: str, folder: Path) -> dict[str, float]:
    from factcheck import Article, Checker

    def scoring(words: str) -> tuple[float, float]:
        checker = Checker(cache=folder / "kept.sqlite3")
        model: Any = checker.model
        model._model = model._load()  # loading is not scoring
        model._model.score([("It rained.", "It was dry.")])
        spent: list[float] = []
        checker.model = Timed(model, spent)
        wall, _, _ = timed(lambda: checker.check(Article(words)))
        return wall, sum(spent)

    lines = text.split("\n\n")
    lines[len(lines) // 2] = lines[len(lines) // 2].rstrip(".") + ", the mayor said."
    known = {}
    for name, words in (("cold", text), ("edited", "\n\n".join(lines)), ("unchanged", text)):
        known[name], known[f"{name}_scoring"] = scoring(words)
    path = folder / "article.txt"
    path.write_text(text, encoding="utf-8")
    command = [sys.executable, "-m", "factcheck", "check", "-q", str(path)]
    env: Mapping[str, str] = os.environ | {"FACTCHECK_CACHE": str(folder / "kept.sqlite3")}
    (folder / "kept.sqlite3").unlink()
    for name in ("process_first", "process_unchanged"):
        known[name] = timed(lambda: subprocess.run(command, cwd=ROOT, env=env, capture_output=True, check=False))[0]
    return known
