"""``python -m benchmarks engines``: the same pairs through other engines, and what that does to scores and verdicts.

Ours (float32, written out) beside transformers' own network, torch's dynamic int8, and onnxruntime in float32 and
int8, on the pairs that the library asks about in a set of articles, in the same batches. Needs ``onnx``,
``onnxscript`` and ``onnxruntime`` beside the development extra; what is not installed is left out and named.
"""

from __future__ import annotations

import argparse
import tempfile
import warnings
from collections.abc import Callable, Iterator, Sequence
from pathlib import Path
from typing import Any

from benchmarks.contenders import SMALL, timed
from benchmarks.speed import running_text
from factcheck import Article, Checker

Batch = dict[str, Any]  # what a network takes: input_ids, token_type_ids, attention_mask, as tensors
Engine = Callable[[Batch], Any]  # -> logits, (pairs, 3)

_WARNING = 0.7  # contradiction, both directions joined aside: a verdict is on one side of it


def add_arguments(parser: argparse.ArgumentParser) -> None:
    """Options of the command."""
    parser.add_argument("--data", type=Path, required=True, metavar="FILE", help="articles in JSON lines")
    parser.add_argument("--pairs", type=int, default=400)
    parser.add_argument("--repeats", type=int, default=5)


def run(args: argparse.Namespace) -> int:
    """Measure; returns the exit status."""
    pairs = asked(running_text(args.data), args.pairs)
    batches = tokenized(pairs)
    found: dict[str, tuple[float, Any]] = {}
    with tempfile.TemporaryDirectory() as folder, warnings.catch_warnings():
        warnings.simplefilter("ignore")  # exporters warn about what they will be one day
        for name, make in ENGINES.items():
            try:
                found[name] = measured(make(Path(folder)), batches, args.repeats)
            except ImportError as error:
                print(f"{name}: left out ({error})")
    print(table(found, len(pairs)))
    return 0


def asked(texts: Iterator[str], most: int) -> list[tuple[str, str]]:
    """The pairs that the library asks its model about, article after article."""
    from factcheck import street

    desk = Checker()._desk
    found: dict[tuple[str, str], None] = {}
    for text in texts:
        found.update(dict.fromkeys(street.ask(Article(text), desk).requests()))
        if len(found) >= most:
            break
    return list(found)[:most]


def tokenized(pairs: Sequence[tuple[str, str]]) -> list[Batch]:
    """The pairs in our own batches: like lengths together."""
    from transformers import AutoTokenizer

    from factcheck.models.batches import CPU_BATCH, batches

    tokenizer = AutoTokenizer.from_pretrained(SMALL)
    lengths = {pair: len(tokenizer(*pair)["input_ids"]) for pair in pairs}
    rows = batches(sorted(pairs, key=lengths.__getitem__), lengths, CPU_BATCH)
    return [
        dict(tokenizer([a for a, _ in batch], [b for _, b in batch], padding=True, return_tensors="pt"))
        for batch in rows
    ]


def measured(engine: Engine, batches: Sequence[Batch], repeats: int) -> tuple[float, Any]:
    """The least seconds for all batches, and the probabilities of contradiction."""
    import torch

    def work() -> list[Any]:
        with torch.inference_mode():
            return [torch.as_tensor(engine(batch)).float().softmax(-1)[:, 2] for batch in batches]

    work()
    runs = [timed(work) for _ in range(repeats)]
    return min(wall for wall, _, _ in runs), torch.cat(runs[0][2])


def table(found: dict[str, tuple[float, Any]], pairs: int) -> str:
    """A row an engine, against the first one."""
    seconds, scores = next(iter(found.values()))
    rows = ["| engine | pairs a second | times as fast | largest change of P(contradiction) | verdicts changed |"]
    rows += ["|---|---|---|---|---|"]
    for name, (wall, said) in found.items():
        change = float((said - scores).abs().max())
        turned = int(((said >= _WARNING) != (scores >= _WARNING)).sum())
        rows.append(f"| {name} | {pairs / wall:,.0f} | {seconds / wall:.2f} | {change:.1g} | {turned} of {pairs} |")
    return "\n".join(rows)


# --- engines --------------------------------------------------------------------------------------------------------


def _ours(_: Path) -> Engine:
    from factcheck.models.transformer import TransformerModel

    network = TransformerModel(SMALL)._loaded.network
    return lambda batch: network(batch["input_ids"], batch["token_type_ids"], batch["attention_mask"])


def _network() -> Any:  # noqa: ANN401 -- transformers' own type
    import torch
    from transformers import AutoModelForSequenceClassification

    return AutoModelForSequenceClassification.from_pretrained(SMALL, dtype=torch.float32).eval()


def _transformers(_: Path) -> Engine:
    network = _network()
    return lambda batch: network(**batch).logits


def _torch_int8(_: Path) -> Engine:
    import torch

    quantized: Any = torch.ao.quantization.quantize_dynamic(_network(), {torch.nn.Linear}, dtype=torch.qint8)  # type: ignore[no-untyped-call]
    return lambda batch: quantized(**batch).logits


def _onnx(folder: Path) -> Path:
    import torch

    path = folder / "model.onnx"
    if path.exists():
        return path
    import onnx  # noqa: F401 -- the exporter needs it, and says so less clearly

    names = ("input_ids", "attention_mask", "token_type_ids")
    example = torch.ones(2, 16, dtype=torch.long)
    axes = {name: {0: "pairs", 1: "length"} for name in names}
    torch.onnx.export(
        _network(), (example, example, example), str(path), input_names=list(names), output_names=["logits"],
        dynamic_axes=axes, dynamo=False,
    )  # fmt: skip
    return path


def _session(path: Path) -> Engine:
    import onnxruntime

    session = onnxruntime.InferenceSession(str(path), providers=["CPUExecutionProvider"])
    return lambda batch: session.run(None, {name: value.numpy() for name, value in batch.items()})[0]


def _onnx_float(folder: Path) -> Engine:
    return _session(_onnx(folder))


def _onnx_int8(folder: Path) -> Engine:
    from onnxruntime.quantization import QuantType, quantize_dynamic

    small = folder / "int8.onnx"
    quantize_dynamic(str(_onnx(folder)), str(small), weight_type=QuantType.QInt8)
    return _session(small)


ENGINES: dict[str, Callable[[Path], Engine]] = {
    "ours, float32": _ours,
    "transformers, float32": _transformers,
    "torch dynamic int8": _torch_int8,
    "onnxruntime, float32": _onnx_float,
    "onnxruntime, int8": _onnx_int8,
}
