"""Weights at the start of a run, between two points of it, and in the mean of several."""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import Path

import torch
import transformers
from torch import Tensor
from transformers import AutoModelForSequenceClassification, PreTrainedModel

from factcheck.train.data import LABELS


def start_model(encoder: Path, seed: int) -> PreTrainedModel:
    """The encoder in ``encoder`` with a three-label head, new where it has none, named as the runtime expects."""
    torch.manual_seed(seed)
    transformers.utils.logging.set_verbosity_error()  # type: ignore[no-untyped-call]  # that the head is new is meant
    transformers.utils.logging.disable_progress_bar()  # type: ignore[no-untyped-call]
    model: PreTrainedModel = AutoModelForSequenceClassification.from_pretrained(
        encoder,
        num_labels=3,
        id2label=dict(enumerate(LABELS)),
        label2id={label: i for i, label in enumerate(LABELS)},
        attention_probs_dropout_prob=0.0,
        dtype=torch.float32,
    )
    return model


def blend(model: PreTrainedModel, before: Mapping[str, Tensor], share: float) -> None:
    """Weights between those of ``before`` (0) and the model's own (1): what it learnt at less of what it forgot.

    WiSE-FT, Wortsman et al. 2022, arXiv 2109.01903.
    """
    with torch.no_grad():
        for name, value in model.state_dict().items():
            if value.is_floating_point():
                value.lerp_(before[name], 1 - share)


class Mean:
    """The running mean of a model's weights over the last batches of a stage.

    Stochastic weight averaging, Izmailov et al. 2018, arXiv 1803.05407.
    """

    EVERY = 10  # batches between two points that count

    def __init__(self) -> None:
        self.points, self.weights = 0, dict[str, Tensor]()

    def take(self, model: PreTrainedModel) -> None:
        """Add the weights as they are now."""
        self.points += 1
        for name, value in model.state_dict().items():
            if not value.is_floating_point():
                continue
            if self.points == 1:
                self.weights[name] = value.clone()
            else:
                self.weights[name].lerp_(value, 1 / self.points)

    def give(self, model: PreTrainedModel) -> None:
        """Make the mean the model's weights."""
        if self.points:
            model.load_state_dict(self.weights, strict=False)
