"""Labelled pairs → word pieces → batches of like length → padded tensors, and what a network says of them."""

from __future__ import annotations

import random
from collections.abc import Sequence
from pathlib import Path

import torch
from tokenizers import Tokenizer
from torch import Tensor
from transformers import BertForSequenceClassification

from factcheck.train.data import LABELS, Example
from factcheck.train.recipe import Recipe

Encoded = tuple[list[int], list[int], int]  # word pieces, token types, label index


def load_tokenizer(encoder: Path) -> Tokenizer:
    """The encoder's own tokenizer, without its truncation and padding."""
    tokenizer = Tokenizer.from_file(str(encoder / "tokenizer.json"))
    tokenizer.no_truncation()
    tokenizer.no_padding()
    return tokenizer


def encode(examples: Sequence[Example], tokenizer: Tokenizer, max_tokens: int) -> tuple[list[Encoded], int]:
    """Word pieces of the pairs that fit in ``max_tokens``, and how many did not."""
    encodings = tokenizer.encode_batch([(e.premise, e.hypothesis) for e in examples])
    rows = [(c.ids, c.type_ids, LABELS.index(e.label)) for c, e in zip(encodings, examples, strict=True)]
    kept = [row for row in rows if len(row[0]) <= max_tokens]
    return kept, len(rows) - len(kept)


def batches(rows: Sequence[Encoded], recipe: Recipe, seed: int) -> list[list[int]]:
    """Indices of the rows, in batches of like length within the recipe's token budget, in random order."""
    rng = random.Random(seed)
    order = list(range(len(rows)))
    rng.shuffle(order)
    made: list[list[int]] = []
    for at in range(0, len(order), 4096):
        chunk = sorted(order[at : at + 4096], key=lambda i: len(rows[i][0]))
        batch: list[int] = []
        for i in chunk:
            full = len(batch) >= recipe.batch_pairs
            if batch and (full or len(rows[i][0]) * (len(batch) + 1) > recipe.batch_tokens):
                made.append(batch)
                batch = []
            batch.append(i)
        made.append(batch)
    rng.shuffle(made)
    return made


def collate(rows: Sequence[Encoded], device: str) -> dict[str, Tensor]:
    """Padded tensors of shape (pairs, word pieces), and labels of shape (pairs,)."""
    width = max(len(ids) for ids, _, _ in rows)
    ids = torch.zeros(len(rows), width, dtype=torch.long)
    types, mask = torch.zeros_like(ids), torch.zeros_like(ids)
    for i, (row, kinds, _) in enumerate(rows):
        ids[i, : len(row)] = torch.tensor(row)
        types[i, : len(row)] = torch.tensor(kinds)
        mask[i, : len(row)] = 1
    out = {"input_ids": ids, "token_type_ids": types, "attention_mask": mask}
    out["labels"] = torch.tensor([label for _, _, label in rows])
    return {key: value.to(device) for key, value in out.items()}


def swapped(batch: dict[str, Tensor], labels: Tensor, share: float) -> dict[str, Tensor]:
    """The batch with premise and hypothesis exchanged in a share of the contradictions, inside the padded row."""
    chosen = (labels == 2) & (torch.rand(len(labels)) < share).to(labels.device)
    for i in chosen.nonzero().flatten().tolist():
        length = int(batch["attention_mask"][i].sum())
        second = int(batch["token_type_ids"][i].sum())
        ids = batch["input_ids"][i]
        first, last = ids[1 : length - second].clone(), ids[length - second : length].clone()
        ids[1:length] = torch.cat([last, first])
        batch["token_type_ids"][i, :length] = 1
        batch["token_type_ids"][i, : 1 + second] = 0
    return batch


@torch.inference_mode()
def accuracy(model: BertForSequenceClassification, rows: Sequence[Encoded], device: str) -> float:
    """Share of ``rows`` whose likeliest label is theirs."""
    model.train(mode=False)
    ordered = sorted(rows, key=lambda row: len(row[0]))
    right = 0
    for at in range(0, len(ordered), 64):
        part = collate(ordered[at : at + 64], device)
        labels = part.pop("labels")
        right += int((model(**part).logits.argmax(-1) == labels).sum())
    model.train()
    return right / max(1, len(rows))


@torch.inference_mode()
def clash_odds(model: BertForSequenceClassification, rows: Sequence[Encoded], device: str) -> list[float]:
    """P(contradiction) of each row, in order."""
    model.train(mode=False)
    order = sorted(range(len(rows)), key=lambda i: len(rows[i][0]))
    found = [0.0] * len(rows)
    for at in range(0, len(order), 64):
        part = collate([rows[i] for i in order[at : at + 64]], device)
        part.pop("labels")
        for i, p in zip(order[at : at + 64], model(**part).logits.softmax(-1)[:, 2].tolist(), strict=True):
            found[i] = p
    model.train()
    return found
