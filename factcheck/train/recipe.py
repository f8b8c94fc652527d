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
    swap: float = 0.5  # share of contradictions whose sides are exchanged: the relation is symmetric
    freeze: tuple[str, ...] = ("embeddings.word_embeddings",)  # parameter names that stay as they are
    precision: str = "float32"  # of the matrix products; "bfloat16" is half as fast again where the processor has it
    checkpoint_minutes: float = 10.0  # time between checkpoints
    dev_pairs: int = 600  # pairs of each development set that are scored at a checkpoint


def _stage(name: str, sources: Mapping[str, float], **knobs: float) -> Stage:
    return Stage(name=name, sources=MappingProxyType(dict(sources)), **knobs)  # type: ignore[arg-type]


SMALL = Recipe(
    name="small",
    stages=(
        _stage(
            "short",
            {
                "openie_snli_mnli": 1,
                "esnli_dev_test": 1,
                "snli_cad": 1,
                "breaking_nli": 3000,
                "pararel_synth": 9000,
                "authored_e": 2,
            },
            peak_lr=2.5e-4,
            final_lr=2.0e-4,
            max_tokens=64,
        ),
        _stage(
            "general",
            {
                "lingnli": 1,
                "wanli_disco_spans": 1,
                "taxinli": 1,
                "fever_nli_dev": 6000,
                "wikifactcheck_refuted": 5000,
                "conjnli_adversarial_auto": 5000,
                "conjnli": 1,
                "chatprotect_human": 1,
                "wikisplit_entail": 6000,
                "fever_symmetric": 1,
                "fool_me_twice": 1,
                "inferbert": 2500,
                "dnc_function_words": 1,
                "authored": 2,
                "stories": 8000,
            },
            peak_lr=2.0e-4,
            final_lr=1.2e-4,
        ),
        _stage(
            "news",
            {
                "authored": 7,
                "stories": 1.5,
                "made_roles": 1,
                "made_swaps": 1,
                "mined_neutrals": 1,
                "lingnli": 0.6,
                "wanli_disco_spans": 1,
                "taxinli": 1,
                "snli_cad": 1,
                "esnli_dev_test": 4000,
                "openie_snli_mnli": 6000,
                "fever_nli_dev": 4000,
                "chatprotect_human": 1,
                "conjnli": 1,
            },
            peak_lr=1.5e-4,
            final_lr=2e-6,
            dropout=0.05,
            attention_dropout=0.05,
        ),
        _stage(
            "again",  # a second pass, warm again: every curve was still rising
            {
                "lingnli": 0.4,
                "wanli_disco_spans": 1,
                "taxinli": 1,
                "snli_cad": 0.5,
                "esnli_dev_test": 3000,
                "authored": 3,
                "stories": 5000,
                "made_roles": 6000,
                "made_swaps": 12000,
                "mined_neutrals": 0.4,
                "wikifactcheck_refuted": 2000,
                "wikisplit_entail": 2000,
            },
            peak_lr=1.5e-4,
            final_lr=1.0e-4,
            dropout=0.05,
            stop_at=1539,
        ),
        _stage(
            "desk",  # what the library judges, with enough general pairs that nothing rots
            {
                "authored": 6,
                "written": 4,
                "stories": 1,
                "made_roles": 8000,
                "made_swaps": 14000,
                "made_headlines": 1,
                "mined_neutrals": 0.8,
                "lingnli": 0.25,
                "wanli_disco_spans": 0.7,
                "taxinli": 0.5,
                "snli_cad": 0.3,
                "esnli_dev_test": 3000,
                "wikifactcheck_refuted": 1500,
                "wikisplit_entail": 1500,
            },
            peak_lr=1.0e-4,
            final_lr=1e-6,
            dropout=0.05,
            filter_above=0.8,
            stop_at=835,
        ),
        _stage(
            "close",  # the same mixture once more, smaller and down to nought
            {
                "authored": 4,
                "written": 3,
                "stories": 0.5,
                "made_roles": 3000,
                "made_swaps": 6000,
                "made_headlines": 0.6,
                "mined_neutrals": 0.3,
                "lingnli": 0.1,
                "wanli_disco_spans": 0.3,
                "taxinli": 0.2,
                "snli_cad": 0.1,
                "esnli_dev_test": 1500,
                "wikifactcheck_refuted": 600,
                "wikisplit_entail": 600,
            },
            peak_lr=7.0e-5,
            final_lr=0.0,
            dropout=0.05,
            filter_above=0.8,
        ),
        _stage(
            "house",  # the pairs that we wrote where the held-out tenth was weak, among a little of everything
            {
                "written": 5,
                "authored": 2,
                "authored_e": 0.5,
                "stories": 0.4,
                "made_roles": 2500,
                "made_swaps": 4500,
                "made_headlines": 0.4,
                "mined_neutrals": 0.25,
                "lingnli": 0.1,
                "wanli_disco_spans": 0.3,
                "taxinli": 0.2,
                "snli_cad": 0.1,
                "esnli_dev_test": 1200,
                "wikisplit_entail": 500,
            },
            peak_lr=6.0e-5,
            final_lr=0.0,
            dropout=0.05,
            filter_above=0.8,
            blend=0.7,
        ),
    ),
)

EVENING = Recipe(
    name="evening",
    stages=(
        _stage(
            "short",
            {
                "openie_snli_mnli": 1,
                "esnli_dev_test": 1,
                "snli_cad": 1,
                "breaking_nli": 2000,
                "pararel_synth": 3000,
                "made_roles": 5000,
                "authored_e": 2,
            },
            peak_lr=2.5e-4,
            final_lr=2.0e-4,
            max_tokens=64,
        ),
        _stage(
            "general",
            {
                "lingnli": 1,
                "wanli_disco_spans": 1,
                "taxinli": 1,
                "snli_cad": 0.5,
                "fever_nli_dev": 5000,
                "wikifactcheck_refuted": 3000,
                "conjnli_adversarial_auto": 3000,
                "conjnli": 1,
                "chatprotect_human": 1,
                "wikisplit_entail": 3000,
                "fever_symmetric": 1,
                "inferbert": 1500,
                "dnc_function_words": 1,
                "authored": 2,
                "written": 2,
                "stories": 6000,
                "made_swaps": 6000,
                "made_headlines": 1,
                "mined_neutrals": 3000,
            },
            peak_lr=2.0e-4,
            final_lr=1.0e-4,
        ),
        _stage(
            "desk",  # what the library judges, with enough general pairs that nothing rots
            {
                "authored": 4,
                "authored_e": 1,
                "written": 3,
                "stories": 0.3,
                "made_roles": 3000,
                "made_swaps": 5000,
                "made_headlines": 0.6,
                "mined_neutrals": 0.35,
                "lingnli": 0.2,
                "wanli_disco_spans": 0.3,
                "taxinli": 0.6,
                "snli_cad": 0.25,
                "esnli_dev_test": 2000,
                "wikisplit_entail": 800,
            },
            peak_lr=1.0e-4,
            final_lr=0.0,
            dropout=0.05,
            filter_above=0.8,
        ),
    ),
    precision="bfloat16",
)

TINY = Recipe(
    name="tiny",
    stages=(_stage("short", {"authored_e": 400}, peak_lr=5e-4, final_lr=1e-4, max_tokens=48),),
    warmup_batches=2,
    dev_pairs=40,
)

RECIPES = {recipe.name: recipe for recipe in (SMALL, EVENING, TINY)}
