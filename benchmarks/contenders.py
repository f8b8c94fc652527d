"""The ways to judge an article that ``benchmarks speed`` compares, each run in a process of its own.

* ``ours``: the library, from text to report;
* ``pipeline``: what a user would write today, ``transformers.pipeline`` over all ordered pairs of sentences;
* ``summac``: the SummaC-ZS way, all ordered pairs in padded batches of 32 in the order in which they come.

Each is warm: the model is loaded and has judged something else before. What takes too long is timed on an even draw of
its pairs and scaled, and the result says so.
"""

from __future__ import annotations

import argparse
import json
import sys
import time
from collections.abc import Callable, Sequence
from pathlib import Path
from typing import Any

import factcheck
from factcheck import Article, Checker
from factcheck.models.folder import read_folder
from factcheck.models.transformer import TransformerModel

SMALL = Path(factcheck.__file__).parent / "models" / "small"
BATCHES = (1, 8, 32, 64)
RUN = 32  # pairs of a SummaC batch
_WARM = "The council of Ulm approved the bridge on Monday.\n\nThe council of Ulm rejected the bridge on Monday.\n"

Pairs = list[tuple[str, str]]


class Counted(TransformerModel):
    """The model, counting what it computes and how long the network takes."""

    def __init__(self, **knobs: Any) -> None:  # noqa: ANN401 -- as the model's own
        self.pairs = self.tokens = self.padded = 0
        self.flops = self.seconds = 0.0
        super().__init__(SMALL, **knobs)
        self.reset()

    def reset(self) -> None:
        """Begin to count anew."""
        self.pairs = self.tokens = self.padded = 0
        self.flops = self.seconds = 0.0

    def _run(self, batch: Sequence[Any]) -> Any:  # noqa: ANN401 -- as the model's own
        began = time.perf_counter()
        found = super()._run(batch)
        self.seconds += time.perf_counter() - began
        lengths = [len(row.ids) for row in batch]
        self.pairs += len(batch)
        self.tokens += sum(lengths)
        self.padded += len(batch) * max(lengths)
        self.flops += sum(map(flops, lengths))
        return found


def flops(length: int) -> float:
    """Multiplications and additions that a pair of ``length`` word pieces needs; the last layer reads one piece."""
    config = read_folder(SMALL).config
    layers, width, wide = (int(config[key]) for key in ("num_hidden_layers", "hidden_size", "intermediate_size"))
    full = length * (4 * width * width + 2 * width * wide) + 2 * length * length * width
    last = length * 2 * width * width + 2 * width * width + 2 * width * wide + 2 * length * width
    return 2.0 * ((layers - 1) * full + last)


def matmul_peak(size: int = 2048, repeats: int = 12) -> float:
    """Floating-point operations a second of torch's own matrix product, the best of some."""
    import torch

    one, other = torch.randn(size, size), torch.randn(size, size)
    return 2.0 * size**3 / min(timed(lambda: one @ other)[0] for _ in range(repeats))


def sentences(text: str) -> list[str]:
    """The sentences of an article, by the library's own splitter."""
    from factcheck import readers
    from factcheck import sentences as splitter

    return [one.text for one in splitter.split(readers.split(Article(text)))]


def ours(text: str, _: int) -> dict[str, Any]:
    """The library, from text to report."""
    model = Counted()
    checker = Checker(model=model)
    checker.check(_WARM)
    model.score([(f"{_WARM} {at}", _WARM) for at in range(100)])  # as much as a network packs its weights after
    model.reset()
    wall, cpu, report = timed(lambda: checker.check(Article(text)))
    return {
        "wall": wall, "cpu": cpu, "pairs": model.pairs, "tokens": model.tokens, "padded": model.padded,
        "network_seconds": model.seconds, "flops": model.flops, "findings": len(report.shown()),
        "peak_mb": peak_mb(), "peak_gflops": matmul_peak() / 1e9,
    }  # fmt: skip


def pipeline(text: str, most: int) -> dict[str, Any]:
    """All ordered pairs through ``transformers.pipeline``, with its best batch size."""
    import transformers

    transformers.logging.set_verbosity_error()  # type: ignore[no-untyped-call]
    judge = transformers.pipeline("text-classification", model=str(SMALL), top_k=None, device=-1)
    pairs, drawn = _drawn(text, most)

    def run(some: Pairs, size: int) -> None:
        judge([{"text": a, "text_pair": b} for a, b in some], batch_size=size)

    run(drawn[:8], 8)
    tried = {size: timed(lambda size=size: run(drawn[:48], size))[0] for size in BATCHES}  # type: ignore[misc]
    best = min(tried, key=lambda size: tried[size])
    wall, cpu, _ = timed(lambda: run(drawn, best))
    return {"batch": best, **_scaled(wall, cpu, len(pairs), len(drawn))}


def summac(text: str, most: int) -> dict[str, Any]:
    """All ordered pairs, padded, in the order in which they come."""
    import torch
    from transformers import AutoModelForSequenceClassification, AutoTokenizer

    tokenizer = AutoTokenizer.from_pretrained(SMALL)
    network = AutoModelForSequenceClassification.from_pretrained(SMALL, dtype=torch.float32).eval()
    pairs, drawn = _drawn(text, most)
    counted = {"tokens": 0, "padded": 0}

    def run(some: Pairs) -> None:
        for at in range(0, len(some), 32):
            batch = some[at : at + 32]
            asked = tokenizer([a for a, _ in batch], [b for _, b in batch], padding=True, return_tensors="pt")
            counted["tokens"] += int(asked["attention_mask"].sum())
            counted["padded"] += asked["input_ids"].numel()
            with torch.no_grad():
                network(**asked).logits.softmax(-1).tolist()

    run(drawn[:8])
    counted.update(tokens=0, padded=0)
    wall, cpu, _ = timed(lambda: run(drawn))
    scale = len(pairs) / len(drawn)
    return {**_scaled(wall, cpu, len(pairs), len(drawn)), **{key: round(n * scale) for key, n in counted.items()}}


def _drawn(text: str, most: int) -> tuple[Pairs, Pairs]:
    """All ordered pairs, and a draw of at most ``most`` of them: whole batches, evenly spread from first to last.

    Single pairs would not do: a batch of neighbours shares its premise, and so is padded less than a mixed one.
    """
    found = sentences(text)
    pairs = [(a, b) for a in found for b in found if a is not b]
    if len(pairs) <= most:
        return pairs, pairs
    run = min(RUN, most)
    count = most // run
    starts = [round(at * (len(pairs) - run) / max(1, count - 1)) for at in range(count)]
    return pairs, [pair for start in starts for pair in pairs[start : start + run]]


def _scaled(wall: float, cpu: float, pairs: int, drawn: int) -> dict[str, Any]:
    scale = pairs / drawn
    return {"wall": wall * scale, "cpu": cpu * scale, "pairs": pairs, "timed": drawn, "extrapolated": scale > 1}


def peak_mb() -> int | None:
    """The most memory that this process has held; ``ru_maxrss`` would count the parent's before the exec."""
    try:
        status = Path("/proc/self/status").read_text(encoding="ascii")
    except OSError:
        return None
    return next((int(line.split()[1]) // 1024 for line in status.splitlines() if line.startswith("VmHWM")), None)


def timed(work: Callable[[], Any]) -> tuple[float, float, Any]:
    """Wall and CPU seconds of some work, and what it gave."""
    wall, cpu = time.perf_counter(), time.process_time()
    given = work()
    return time.perf_counter() - wall, time.process_time() - cpu, given


CONTENDERS: dict[str, Callable[[str, int], dict[str, Any]]] = {"ours": ours, "pipeline": pipeline, "summac": summac}


def main() -> int:
    """One contender on one article: figures as JSON on standard output."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("name", choices=CONTENDERS)
    parser.add_argument("file", type=Path)
    parser.add_argument("--most", type=int, default=1000, help="pairs that are timed at most")
    args = parser.parse_args()
    found = CONTENDERS[args.name](args.file.read_text(encoding="utf-8"), args.most)
    found.setdefault("peak_mb", peak_mb())
    print(json.dumps(found))
    return 0


if __name__ == "__main__":
    sys.exit(main())
