"""Labelled pairs → word pieces → batches of like length → padded tensors, and what a network says of them."""

from __future__ import annotations

import math
import random
from collections.abc import Sequence
from pathlib import Path
from typing import NamedTuple

import torch
from tokenizers import Encoding, Tokenizer
from torch import Tensor
from transformers import PreTrainedModel

from factcheck.train.data import LABELS, Example
from factcheck.train.recipe import Recipe


class Encoded(NamedTuple):
    """A pair as the network reads it."""

    ids: list[int]  # word pieces
    types: list[int]  # 0 premise, 1 hypothesis
    label: int
    taught: tuple[float, float, float] | None = None  # a teacher's logits


_UNTAUGHT = (math.nan,) * 3


def load_tokenizer(encoder: Path) -> Tokenizer:
    """The encoder's own tokenizer, without its truncation and padding."""
    tokenizer = Tokenizer.from_file(str(encoder / "tokenizer.json"))
    tokenizer.no_truncation()
    tokenizer.no_padding()
    return tokenizer


def encode(examples: Sequence[Example], tokenizer: Tokenizer, max_tokens: int) -> tuple[list[Encoded], int]:
    """Word pieces of the pairs that fit in ``max_tokens``, and how many did not."""
    encodings = tokenizer.encode_batch([(e.premise, e.hypothesis) for e in examples])
    rows = [
        Encoded(c.ids, _sides(c), LABELS.index(e.label), e.taught) for c, e in zip(encodings, examples, strict=True)
    ]
    kept = [row for row in rows if len(row.ids) <= max_tokens]
    return kept, len(rows) - len(kept)


def _sides(encoding: Encoding) -> list[int]:
    """BERT's token types for any network: 0 for the premise and what parts the two, 1 for the hypothesis."""
    length = len(encoding.ids)
    second = next((at for at, side in enumerate(encoding.sequence_ids) if side == 1), length - 1)
    return [0] * second + [1] * (length - second)


def batches(rows: Sequence[Encoded], recipe: Recipe, seed: int) -> list[list[int]]:
    """Indices of the rows, in batches of like length within the recipe's token budget, in random order."""
    rng = random.Random(seed)
    order = list(range(len(rows)))
    rng.shuffle(order)
    made: list[list[int]] = []
    for at in range(0, len(order), 4096):
        chunk = sorted(order[at : at + 4096], key=lambda i: len(rows[i].ids))
        batch: list[int] = []
        for i in chunk:
            full = len(batch) >= recipe.batch_pairs
            if batch and (full or len(rows[i].ids) * (len(batch) + 1) > recipe.batch_tokens):
                made.append(batch)
                batch = []
            batch.append(i)
        made.append(batch)
    rng.shuffle(made)
    return made


def collate(rows: Sequence[Encoded], device: str, pad: int = 0) -> dict[str, Tensor]:
    """Padded tensors of shape (pairs, word pieces), and labels of shape (pairs,)."""
    width = max(len(row.ids) for row in rows)
    ids = torch.full((len(rows), width), pad, dtype=torch.long)
    types, mask = torch.zeros_like(ids), torch.zeros_like(ids)
    for i, row in enumerate(rows):
        length = len(row.ids)
        ids[i, :length], types[i, :length], mask[i, :length] = torch.tensor(row.ids), torch.tensor(row.types), 1
    out = {"input_ids": ids, "token_type_ids": types, "attention_mask": mask}
    out["labels"] = torch.tensor([row.label for row in rows])
    if any(row.taught for row in rows):
        out["taught"] = torch.tensor([row.taught or _UNTAUGHT for row in rows])
    return {key: value.to(device) for key, value in out.items()}


def swapped(batch: dict[str, Tensor], labels: Tensor, share: float) -> dict[str, Tensor]:
    """The batch with premise and hypothesis exchanged in a share of the contradictions, inside the padded row."""
    chosen = (labels == 2) & (torch.rand(len(labels)) < share).to(labels.device)
    for i in chosen.nonzero().flatten().tolist():
        length = int(batch["attention_mask"][i].sum())
        second = int(batch["token_type_ids"][i].sum())
        ids = batch["input_ids"][i]
        first, last = ids[1 : length - second].clone(), ids[length - second : length].clone()
        parting = first[_stem(first, ids[length - 1]) :]  # RoBERTa and its kin part premise and hypothesis twice
        ids[1:length] = torch.cat([last[:-1], parting, first[: len(first) - len(parting)], last[-1:]])
        batch["token_type_ids"][i, :length] = 1
        batch["token_type_ids"][i, : second + len(parting)] = 0
    return batch


def _stem(ids: Tensor, separator: Tensor) -> int:
    """How long a row is without the separators at its end."""
    length = len(ids)
    while length and ids[length - 1] == separator:
        length -= 1
    return length


def known(batch: dict[str, Tensor], model: PreTrainedModel) -> dict[str, Tensor]:
    """The batch without token types where the network has none."""
    typed = getattr(model.config, "type_vocab_size", 0) > 1
    return {key: value for key, value in batch.items() if typed or key != "token_type_ids"}


def pad_of(model: PreTrainedModel) -> int:
    """The word piece that a network pads with."""
    return int(model.config.pad_token_id or 0)


@torch.inference_mode()
def logits(model: PreTrainedModel, rows: Sequence[Encoded], device: str, size: int = 64) -> Tensor:
    """What the network says of the rows without dropout, of shape (rows, 3), in order; asked in batches of ``size``."""
    training = model.training
    model.train(mode=False)
    order = sorted(range(len(rows)), key=lambda i: len(rows[i].ids))
    found = torch.zeros(len(rows), len(LABELS))
    for at in range(0, len(order), size):
        chosen = order[at : at + size]
        batch = known(collate([rows[i] for i in chosen], device, pad_of(model)), model)
        asked = {key: value for key, value in batch.items() if key not in {"labels", "taught"}}
        found[chosen] = model(**asked).logits.float().cpu()
    model.train(mode=training)
    return found


def accuracy(model: PreTrainedModel, rows: Sequence[Encoded], device: str) -> float:
    """Share of ``rows`` whose likeliest label is theirs."""
    likeliest: list[int] = logits(model, rows, device).argmax(-1).tolist()
    return sum(label == row.label for label, row in zip(likeliest, rows, strict=True)) / max(1, len(rows))


def clash_odds(model: PreTrainedModel, rows: Sequence[Encoded], device: str) -> list[float]:
    """P(contradiction) of each row, in order."""
    odds: list[float] = logits(model, rows, device).softmax(-1)[:, 2].tolist()
    return odds
