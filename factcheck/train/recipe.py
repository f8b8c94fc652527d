"""Recipes: every knob of a training run, one commented line each.

A recipe is saved beside the weights that it made, so a model folder says how to make it again.
"""

from __future__ import annotations

import dataclasses
from collections.abc import Mapping
from types import MappingProxyType


@dataclasses.dataclass(frozen=True, kw_only=True)
class Stage:
    """One pass over one mixture; stages run in order, from short general pairs to long in-domain ones."""

    name: str
    sources: Mapping[str, float]  # data set -> pairs to draw; at most 20 means "times the whole set"
    peak_lr: float  # learning rate after the warm-up
    final_lr: float  # learning rate at the end of the stage, reached linearly
    max_tokens: int = 128  # pairs longer than this many word pieces are left out, and counted
    dropout: float = 0.0  # hidden dropout
    attention_dropout: float = 0.0  # above 0 it costs the fast CPU kernel
    stop_at: int = 0  # batches after which the stage ends early, its learning rate as it is then; 0 runs all
    blend: float = 1.0  # share of the stage's own weights in its result, the rest being those that it began with
    average: float = 0.0  # share of the stage's batches, its last, whose weights are averaged into its result
    taught: str = ""  # table of a larger network's logits to imitate, beside the recipes (teachers.py)
    teach: float = 0.5  # share of the loss that imitates them
    filter_above: float = 1.0  # mined neutrals that the model as the stage begins finds likelier contradictions go


@dataclasses.dataclass(frozen=True, kw_only=True)
class Recipe:
    """A whole training run."""

    name: str
    stages: tuple[Stage, ...]
    seed: int = 17  # fixes order, sampling, initial head and dropout
    batch_pairs: int = 48  # at most so many pairs in a batch
    batch_tokens: int = 1536  # at most so many word pieces in a batch, padding included
    warmup_batches: int = 200  # batches of linear warm-up at the start of the run
    weight_decay: float = 0.01  # AdamW, matrices only
    clip: float = 1.0  # gradient norm
    label_smoothing: float = 0.05  # keeps the model from shouting; calibration likes it
    focal: float = 0.0  # how strongly pairs that are right already count less; 0 counts all alike
    r_drop: float = 0.0  # weight of the distance between two passes under dropout; above 0 a batch costs twice
    swap: float = 0.5  # share of contradictions whose sides are exchanged: the relation is symmetric
    freeze: tuple[str, ...] = ("embeddings.word_embeddings",)  # parameter names that stay as they are
    precision: str = "float32"  # of the matrix products; "bfloat16" is half as fast again where the processor has it
    checkpoint_minutes: float = 10.0  # time between checkpoints
    dev_pairs: int = 600  # pairs of each development set that are scored at a checkpoint


def stage(name: str, sources: Mapping[str, float], **knobs: float | str) -> Stage:
    """A stage with the given sources and knobs, which stay as they are."""
    return Stage(name=name, sources=MappingProxyType(dict(sources)), **knobs)  # type: ignore[arg-type]
