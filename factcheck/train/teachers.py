"""What a larger network says of the pairs that the small one learns from: a table of logits, by pair.

A record is the beginning of the pair's SHA-256 and three logits, centred and rounded to a twentieth, so tables of
several runs can be joined end to end.
"""

from __future__ import annotations

import hashlib
import struct
from collections.abc import Iterable, Iterator, Mapping, Sequence
from pathlib import Path

import torch
from transformers import PreTrainedModel

from factcheck.train.batches import encode, load_tokenizer, logits
from factcheck.train.data import Example, mixture
from factcheck.train.recipe import Recipe

Logits = tuple[float, float, float]
_RECORD = struct.Struct("6s3b")
_STEP = 20  # parts of one logit; what is kept reaches from -6.4 to 6.35


def key(example: Example) -> bytes:
    """What a pair is looked up by."""
    return hashlib.sha256(f"{example.premise}\0{example.hypothesis}".encode()).digest()[:6]


def read(path: Path) -> dict[bytes, Logits]:
    """The logits of a table, by :func:`key`."""
    found = _RECORD.iter_unpack(path.read_bytes())
    return {pair: (one / _STEP, two / _STEP, three / _STEP) for pair, one, two, three in found}


def record(example: Example, said: Sequence[float]) -> bytes:
    """One pair of a table."""
    mean = sum(said) / 3
    return _RECORD.pack(key(example), *(max(-128, min(127, round((x - mean) * _STEP))) for x in said))


def pairs(recipe: Recipe, data: Path, shard: tuple[int, int]) -> Iterator[list[Example]]:
    """The different pairs of a recipe's taught stages, in chunks; ``shard`` is (its number from 0, of how many)."""
    at, of = shard
    seen: set[bytes] = set()
    for number, stage in enumerate(recipe.stages):
        if not stage.taught:
            continue
        drawn = {key(e): e for e in mixture(stage.sources, data, recipe.seed + 1000 * number)}
        fresh = [e for k, e in sorted(drawn.items()) if k not in seen and k[-1] % of == at]
        seen |= drawn.keys()
        yield from (fresh[i : i + 2048] for i in range(0, len(fresh), 2048))


def label(
    model: PreTrainedModel, encoder: Path, chunks: Iterable[list[Example]], out: Path, window: int
) -> Iterator[int]:
    """Append what the network says of pairs that ``out`` does not have; yields how many are there after each chunk."""
    tokenizer = load_tokenizer(encoder)
    have: Mapping[bytes, Logits] = read(out) if out.is_file() else {}
    count = len(have)
    with out.open("ab") as table:
        for chunk in chunks:
            missing = [e for e in chunk if key(e) not in have]
            rows = [encode([e], tokenizer, window)[0] for e in missing]
            fitting = [(e, row[0]) for e, row in zip(missing, rows, strict=True) if row]
            with torch.autocast("cpu", dtype=torch.bfloat16):
                said = logits(model, [row for _, row in fitting], "cpu", 32).tolist()
            table.writelines(record(example, row) for (example, _), row in zip(fitting, said, strict=True))
            table.flush()
            count += len(fitting)
            yield count
