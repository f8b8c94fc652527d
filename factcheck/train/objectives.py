"""What a batch is trained for: the loss of the logits, by the recipe's knobs."""

from __future__ import annotations

import torch
from torch import Tensor
from torch.nn import functional

from factcheck.train.recipe import Recipe

_WARMTH = 2.0  # temperature at which a teacher's probabilities are imitated


def loss(
    recipe: Recipe,
    logits: Tensor,
    labels: Tensor,
    *,
    again: Tensor | None = None,
    taught: Tensor | None = None,
    teach: float = 0.0,
) -> Tensor:
    """The loss of logits of shape (pairs, 3), a scalar.

    Cross entropy with label smoothing; ``focal`` weighs it by how unsure the network is (Lin et al. 2017, arXiv
    1708.02002). ``again`` are the logits of the same pairs under another dropout, held close to the first (R-Drop,
    Wu et al. 2021, arXiv 2106.14448); ``taught`` those of a teacher, rows of NaN where it
    was not asked, which make a share ``teach`` of the loss (Hinton et al. 2015, arXiv 1503.02531).
    """
    total = _hard(recipe, logits, labels)
    if again is not None:
        total = (total + _hard(recipe, again, labels)) / 2 + recipe.r_drop * _apart(logits, again)
    known = None if taught is None else ~taught.isnan().any(-1)
    if taught is not None and known is not None and known.any():
        share = teach * known.float().mean()
        imitation = _divergence(taught[known] / _WARMTH, logits[known] / _WARMTH)
        total = (1 - share) * total + share * _WARMTH**2 * imitation
    return total


def _hard(recipe: Recipe, logits: Tensor, labels: Tensor) -> Tensor:
    if not recipe.focal:
        return functional.cross_entropy(logits, labels, label_smoothing=recipe.label_smoothing)
    each = functional.cross_entropy(logits, labels, label_smoothing=recipe.label_smoothing, reduction="none")
    right = logits.softmax(-1).gather(1, labels.unsqueeze(1)).squeeze(1)
    return torch.mean((1 - right) ** recipe.focal * each)


def _apart(one: Tensor, other: Tensor) -> Tensor:
    return (_divergence(one, other) + _divergence(other, one)) / 2


def _divergence(aim: Tensor, logits: Tensor) -> Tensor:
    """Kullback-Leibler divergence of two rows of logits, mean over the pairs."""
    return functional.kl_div(logits.log_softmax(-1), aim.log_softmax(-1), reduction="batchmean", log_target=True)
