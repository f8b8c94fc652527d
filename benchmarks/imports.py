"""``python -m benchmarks imports``: what importing the library costs, in CPU time."""

from __future__ import annotations

import argparse
import statistics
import subprocess
import sys
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
_BUDGET = 0.1  # seconds of CPU, from the contract
_CODE = "import time{names}; print(time.process_time())"
_TARGETS = {"bare python": "", "import factcheck": ", factcheck", "import factcheck.cli": ", factcheck.cli"}


def add_arguments(parser: argparse.ArgumentParser) -> None:
    """Options of the command."""
    parser.add_argument("-n", type=int, default=15, help="runs of each (default: 15)")


def run(args: argparse.Namespace) -> int:
    """Print CPU time of the whole process and of the import alone."""
    times: dict[str, list[float]] = {name: [] for name in _TARGETS}
    for _ in range(args.n + 1):  # in turn, so that a busy moment hits all of them; the first round warms the caches
        for name, names in _TARGETS.items():
            times[name].append(cpu_time(_CODE.format(names=names)))
    times = {name: values[1:] for name, values in times.items()}
    bare = min(times["bare python"])
    print(f"{'CPU ms':<24}{'min':>8}{'median':>8}{'min less bare':>16}   (budget {_BUDGET * 1000:.0f})")
    for name, values in times.items():
        low, mid = min(values), statistics.median(values)
        print(f"{name:<24}{low * 1000:>8.1f}{mid * 1000:>8.1f}{(low - bare) * 1000:>16.1f}")
    return 0


def cpu_time(code: str) -> float:
    """CPU seconds that a fresh interpreter has spent when it reaches the end of ``code``, which prints them."""
    done = subprocess.run([sys.executable, "-c", code], cwd=ROOT, capture_output=True, text=True, check=True)
    return float(done.stdout)
