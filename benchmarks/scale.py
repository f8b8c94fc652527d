"""``python -m benchmarks scale``: what ten million articles cost, simulated from rates measured on a sample.

Measured: seconds of reading, scoring and deciding an article on one core, pairs, and floating-point operations of the
model. Simulated: machines that stream articles through readers (cores) and scorers (the same cores, or a GPU fed by
them) with a bounded queue between the two. What a GPU does in a second is taken from its data sheet and a share.
"""

from __future__ import annotations

import argparse
import heapq
import itertools
import json
import random
from collections import deque
from collections.abc import Sequence
from pathlib import Path
from typing import Any, NamedTuple

ARTICLES = 10_000_000
_SIMULATED = 200_000  # articles that are played through; the rest is a multiple of them
_QUEUE = 64  # batches of articles between readers and a GPU
_BATCH = 32  # articles that a GPU takes at once
_SEED = 11

GPU_FLOPS = 100e12  # a quarter of what a data-centre GPU's data sheet says for dense half precision: assumed
CORE_PRICE, GPU_PRICE = 0.04, 2.50  # dollars an hour: assumed


class Rates(NamedTuple):
    """What an article costs, on average over the sample."""

    reading: float  # seconds on one core: claims, comparisons, decisions, writing
    scoring: float  # seconds of the model on one core
    flops: float  # of the model
    pairs: float
    spread: tuple[float, ...]  # of the sample's articles, each as a multiple of the mean


class Machine(NamedTuple):
    """Cores, and GPUs that they feed."""

    cores: int
    gpus: int = 0


MACHINES = (Machine(2), Machine(16), Machine(64), Machine(4, 1), Machine(16, 1), Machine(64, 1), Machine(256, 4))


def add_arguments(parser: argparse.ArgumentParser) -> None:
    """Options of the command."""
    parser.add_argument("--archive", type=Path, required=True, metavar="FILE", help="JSON lines with 'text'")
    parser.add_argument("--sample", type=int, default=400, help="articles that are measured")


def run(args: argparse.Namespace) -> int:
    """Measure and simulate; returns the exit status."""
    with args.archive.open(encoding="utf-8") as rows:
        texts = [json.loads(row)["text"] for row in itertools.islice(rows, args.sample)]
    rates = measure(texts)
    print(
        f"measured on {len(texts)} articles, one core: reading {1000 * rates.reading:.1f} ms, scoring "
        f"{1000 * rates.scoring:.1f} ms, {rates.pairs:.1f} pairs, {rates.flops / 1e9:.2f} GFLOP an article\n"
    )
    print(table(rates))
    return 0


def measure(texts: Sequence[str]) -> Rates:
    """The rates of a sample; needs a quiet machine and one thread."""
    import torch

    from benchmarks.contenders import Counted
    from factcheck import Article, Checker

    torch.set_num_threads(1)
    model = Counted()
    checker: Any = Checker(model=model)
    checker.check(texts[0])
    checker.spent.clear()
    model.reset()
    each: list[float] = []
    for text in texts:
        before = sum(checker.spent.values())
        checker.check(Article(text))
        each.append(sum(checker.spent.values()) - before)
    total, scoring = sum(each), checker.spent["scoring"]
    mean = total / len(each)
    return Rates(
        (total - scoring) / len(each), scoring / len(each), model.flops / len(each), model.pairs / len(each),
        tuple(one / mean for one in each),
    )  # fmt: skip


def simulate(machine: Machine, rates: Rates, articles: int = _SIMULATED) -> tuple[float, str]:
    """Articles a second of a machine, and what holds it up: "cores" or "GPU"."""
    rng = random.Random(_SEED)
    if not machine.gpus:
        free = [0.0] * machine.cores
        for _ in range(articles):
            began = heapq.heappop(free)
            heapq.heappush(free, began + (rates.reading + rates.scoring) * rng.choice(rates.spread))
        return articles / max(free), "cores"
    return _with_gpus(machine, rates, articles, rng)


def _with_gpus(machine: Machine, rates: Rates, articles: int, rng: random.Random) -> tuple[float, str]:
    """Readers fill batches; GPUs empty them; a reader waits while the queue is full."""
    readers, gpus = [0.0] * machine.cores, [0.0] * machine.gpus
    begun: deque[float] = deque()  # when the last batches left the queue
    waited = idle = 0.0
    for _ in range(articles // _BATCH):
        began = heapq.heappop(readers)
        read = began + sum(rates.reading * rng.choice(rates.spread) for _ in range(_BATCH))
        room = begun.popleft() if len(begun) >= _QUEUE else 0.0
        waited += max(0.0, room - read)
        ready = max(read, room)
        heapq.heappush(readers, ready)
        gpu = heapq.heappop(gpus)
        idle += max(0.0, ready - gpu)
        start = max(ready, gpu)
        heapq.heappush(gpus, start + _BATCH * rates.flops / GPU_FLOPS)
        begun.append(start)
    return articles // _BATCH * _BATCH / max(*readers, *gpus), "GPU" if waited > idle else "cores"


def table(rates: Rates, machines: Sequence[Machine] = MACHINES) -> str:
    """A row a machine."""
    rows = [
        "| cores | GPUs | articles a second | held up by | hours for 10 million | dollars |",
        "|---|---|---|---|---|---|",
    ]
    for machine in machines:
        rate, bound = simulate(machine, rates)
        hours = ARTICLES / rate / 3600
        price = hours * (machine.cores * CORE_PRICE + machine.gpus * GPU_PRICE)
        rows.append(
            f"| {machine.cores} | {machine.gpus or '–'} | {rate:,.0f} | {bound} | {hours:,.1f} | {price:,.0f} |"
        )
    return "\n".join(rows)
