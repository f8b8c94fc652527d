"""Knobs of training: what each loss is, and that every trial changes one thing."""

from __future__ import annotations

import dataclasses

import pytest
import torch
from torch.nn import functional

from factcheck.train import objectives, trials
from factcheck.train.recipes import RECIPES

LOGITS = torch.tensor([[4.0, 0.0, 0.0], [0.5, 0.4, 0.3]])
LABELS = torch.tensor([0, 0])
PLAIN = dataclasses.replace(trials.BASE, label_smoothing=0.0)


def test_without_knobs_the_loss_is_cross_entropy() -> None:
    found = objectives.loss(trials.BASE, LOGITS, LABELS)
    assert torch.equal(found, functional.cross_entropy(LOGITS, LABELS, label_smoothing=0.05))


def test_focal_loss_is_about_the_unsure_pairs() -> None:
    focal = dataclasses.replace(PLAIN, focal=2.0)
    sure, unsure = (objectives.loss(focal, LOGITS[i : i + 1], LABELS[i : i + 1]) for i in (0, 1))
    sure_plain, unsure_plain = (objectives.loss(PLAIN, LOGITS[i : i + 1], LABELS[i : i + 1]) for i in (0, 1))
    assert sure / sure_plain < 0.01
    assert 0.3 < unsure / unsure_plain < 1


def test_two_passes_that_agree_cost_nothing_more() -> None:
    dropped = dataclasses.replace(PLAIN, r_drop=1.0)
    plain = objectives.loss(PLAIN, LOGITS, LABELS)
    assert torch.isclose(objectives.loss(dropped, LOGITS, LABELS, again=LOGITS.clone()), plain)
    assert objectives.loss(dropped, LOGITS, LABELS, again=LOGITS.flip(1)) > plain


def test_a_pupil_who_agrees_with_the_teacher_has_only_the_labels_to_learn() -> None:
    plain = objectives.loss(PLAIN, LOGITS, LABELS)
    assert torch.isclose(objectives.loss(PLAIN, LOGITS, LABELS, taught=LOGITS, teach=0.5), plain / 2)
    assert objectives.loss(PLAIN, LOGITS, LABELS, taught=LOGITS.flip(1), teach=0.5) > plain / 2


def test_pairs_that_the_teacher_was_not_asked_about_are_learnt_from_their_labels() -> None:
    unasked = torch.full_like(LOGITS, float("nan"))
    plain = objectives.loss(PLAIN, LOGITS, LABELS)
    assert torch.isclose(objectives.loss(PLAIN, LOGITS, LABELS, taught=unasked, teach=0.5), plain)
    half = torch.cat([LOGITS[:1], unasked[1:]])
    assert torch.isclose(objectives.loss(PLAIN, LOGITS, LABELS, taught=half, teach=0.5), plain * 0.75)


@pytest.mark.parametrize("name", [name for name in trials.TRIALS if name != "as it is"])
def test_every_trial_is_another_recipe_of_the_same_sources(name: str) -> None:
    recipe = trials.changed(trials.BASE, trials.TRIALS[name])
    assert recipe != trials.BASE
    kept = set(recipe.stages[0].sources)
    assert kept <= set(trials.BASE.stages[0].sources)
    assert len(kept) == len(trials.BASE.stages[0].sources) - len(trials.TRIALS[name].get("without", ()))


def test_the_trial_stage_draws_what_the_long_recipe_draws() -> None:
    drawn = {source for stage in RECIPES["small"].stages for source in stage.sources}
    assert set(trials.BASE.stages[0].sources) <= drawn


def test_an_unknown_knob_is_an_error() -> None:
    with pytest.raises(TypeError, match="speed"):
        trials.changed(trials.BASE, {"speed": 2})
