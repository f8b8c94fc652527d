"""One training loop in plain torch: stages, token-budget batches, checkpoints, resume.

The same code runs on a CPU and on one GPU. Everything random comes from the recipe's seed and the position in
the run, so a resumed run takes the same batches as an undisturbed one.
"""

from __future__ import annotations

import dataclasses
import json
import random
import time
from pathlib import Path
from typing import Any

import torch
from torch import Tensor

from factcheck.errors import OptionsError
from factcheck.train import data as datasets
from factcheck.train import logs, objectives, plots, teachers
from factcheck.train.batches import (
    Encoded,
    accuracy,
    batches,
    clash_odds,
    collate,
    encode,
    known,
    load_tokenizer,
    pad_of,
    swapped,
)
from factcheck.train.data import Example
from factcheck.train.provenance import recipe_of
from factcheck.train.recipe import Recipe, Stage
from factcheck.train.weights import Mean, blend, start_model


class Run:
    """A training run with its folder: ``checkpoint.pt``, ``log.jsonl`` and ``recipe.json``."""

    def __init__(
        self,
        recipe: Recipe,
        data: Path,
        out: Path,
        encoder: Path,
        *,
        device: str = "cpu",
        first_stage: str | None = None,
    ) -> None:
        self.recipe, self.data, self.out, self.device = recipe, data, out, device
        out.mkdir(parents=True, exist_ok=True)
        self.model = start_model(encoder, recipe.seed)
        self.model.to(device)  # type: ignore[arg-type]
        self.tokenizer = load_tokenizer(encoder)
        for name, parameter in self.model.named_parameters():
            parameter.requires_grad_(not any(part in name for part in recipe.freeze))
        free = [p for p in self.model.parameters() if p.requires_grad]
        groups: list[dict[str, Any]] = [
            {"params": [p for p in free if p.dim() > 1], "weight_decay": recipe.weight_decay},
            {"params": [p for p in free if p.dim() <= 1], "weight_decay": 0.0},
        ]
        self.optimiser = torch.optim.AdamW(groups, lr=0.0, fused=True)
        self.first = self.stage = _stage_index(recipe, first_stage) if first_stage else 0
        self.batch, self.seen = 0, 0
        self.mean = Mean()
        self.dev = self._dev_rows()
        begun = recipe_of(encoder)  # an encoder that is no model of ours has none
        self.told = json.loads(json.dumps(_plain(recipe) | ({"begun": begun} if begun else {})))

    @property
    def window(self) -> int:
        """How many word pieces the encoder has places for."""
        return int(self.model.config.max_position_embeddings)

    def _dev_rows(self) -> dict[str, list[Encoded]]:
        chosen = {}
        for name, examples in datasets.dev_sets(self.data).items():
            random.Random(0).shuffle(examples)
            chosen[name] = encode(examples[: self.recipe.dev_pairs], self.tokenizer, min(256, self.window))[0]
        return chosen

    def fit(self, stop_after: str | None = None) -> None:
        """Run the stages that are left; ``stop_after`` names the last one to run now."""
        (self.out / "recipe.json").write_text(json.dumps(self.told, indent=1), encoding="utf-8")
        while self.stage < len(self.recipe.stages):
            stage = self.recipe.stages[self.stage]
            self._fit_stage(stage)
            self.stage, self.batch = self.stage + 1, 0
            self.save()
            if stage.name == stop_after:
                return

    def _fit_stage(self, stage: Stage) -> None:
        seed = self.recipe.seed + 1000 * self.stage
        examples = _taught(self._filtered(datasets.mixture(stage.sources, self.data, seed), stage), stage)
        rows, too_long = encode(examples, self.tokenizer, min(stage.max_tokens, self.window))
        plan = batches(rows, self.recipe, seed)
        self.log(event="stage", stage=stage.name, pairs=len(rows), too_long=too_long, batches=len(plan))
        start = self._start_of(stage)
        self._set_dropout(stage.dropout, stage.attention_dropout)
        self.model.train()
        saved, lost, last = time.monotonic(), [], min(len(plan), stage.stop_at or len(plan))
        for at in range(self.batch, last):
            lost.append(self._step(self._batch(rows, plan[at]), stage, at, len(plan)))
            self.batch, self.seen = at + 1, self.seen + len(plan[at])
            if at >= (1 - stage.average) * last and at % Mean.EVERY == 0:
                self.mean.take(self.model)
            if len(lost) == 100:
                rate = self.optimiser.param_groups[0]["lr"]
                mean = sum(lost) / len(lost)
                self.log(event="loss", stage=stage.name, batch=self.batch, seen=self.seen, loss=mean, rate=rate)
                lost = []
            if time.monotonic() - saved > 60 * self.recipe.checkpoint_minutes:
                self.save()
                saved = time.monotonic()
        self.mean.give(self.model)
        self.mean = Mean()
        if start:
            blend(self.model, torch.load(start, map_location=self.device, weights_only=True), stage.blend)

    def _batch(self, rows: list[Encoded], chosen: list[int]) -> dict[str, Tensor]:
        return collate([rows[i] for i in chosen], self.device, pad_of(self.model))

    def _start_of(self, stage: Stage) -> Path | None:
        """The weights that a stage began with, kept beside the log where they are a part of its result."""
        if stage.blend >= 1:
            return None
        path = self.out / f"start-{stage.name}.pt"
        if not path.exists():
            scratch = path.with_suffix(".tmp")
            torch.save(self.model.state_dict(), scratch)
            scratch.replace(path)
        return path

    def _filtered(self, examples: list[Example], stage: Stage) -> list[Example]:
        """Without the mined neutrals that look like true clashes to the model as the stage begins.

        What was dropped is kept in ``filter-STAGE.json``, so that a resumed run takes the same pairs.
        """
        if stage.filter_above >= 1:
            return examples
        path = self.out / f"filter-{stage.name}.json"
        if not path.exists():
            mined = [at for at, e in enumerate(examples) if e.group.startswith("mined/")]
            rows = encode([examples[at] for at in mined], self.tokenizer, 10**6)[0]
            odds = clash_odds(self.model, rows, self.device)
            dropped = [at for at, p in zip(mined, odds, strict=True) if p >= stage.filter_above]
            path.write_text(json.dumps(dropped), encoding="utf-8")
            self.log(event="filter", stage=stage.name, mined=len(mined), dropped=len(dropped))
        gone = frozenset(json.loads(path.read_text(encoding="utf-8")))
        return [e for at, e in enumerate(examples) if at not in gone]

    def _step(self, batch: dict[str, Tensor], stage: Stage, at: int, total: int) -> float:
        rate = stage.peak_lr + (stage.final_lr - stage.peak_lr) * at / total
        if self.stage == self.first:
            rate *= min(1.0, (at + 1) / self.recipe.warmup_batches)
        for group in self.optimiser.param_groups:
            group["lr"] = rate
        torch.manual_seed(self.recipe.seed + 1_000_003 * self.stage + at)
        labels = batch.pop("labels")
        taught = batch.pop("taught", None)
        inputs = known(swapped(batch, labels, self.recipe.swap), self.model)
        with self._precision():
            logits = self.model(**inputs).logits.float()
            again = self.model(**inputs).logits.float() if self.recipe.r_drop else None
        loss = objectives.loss(self.recipe, logits, labels, again=again, taught=taught, teach=stage.teach)
        loss.backward()  # type: ignore[no-untyped-call]
        torch.nn.utils.clip_grad_norm_(self.model.parameters(), self.recipe.clip)
        self.optimiser.step()
        self.optimiser.zero_grad(set_to_none=True)
        return float(loss.detach())

    def _precision(self) -> torch.autocast:
        """The matrix products in the recipe's precision; weights, gradients and the optimiser stay in 32 bits."""
        halved = self.recipe.precision == "bfloat16" and (self.device != "cpu" or _halves_fast())
        return torch.autocast(torch.device(self.device).type, dtype=torch.bfloat16, enabled=halved)

    def _set_dropout(self, share: float, attention: float = 0.0) -> None:
        for name, module in self.model.named_modules():
            if isinstance(module, torch.nn.Dropout):
                module.p = attention if name.endswith("attention.self.dropout") else share

    def save(self) -> None:
        """Write a checkpoint, whole or not at all, and log the development accuracies."""
        state = {
            "model": self.model.state_dict(),
            "optimiser": self.optimiser.state_dict(),
            "position": (self.stage, self.batch, self.seen),
            "first": self.first,
            "mean": (self.mean.points, self.mean.weights),
        }
        scratch = self.out / "checkpoint.tmp"
        torch.save(state, scratch)
        scratch.replace(self.out / "checkpoint.pt")
        figures = {name: round(accuracy(self.model, rows, self.device), 4) for name, rows in self.dev.items()}
        self.log(event="dev", stage_index=self.stage, batch=self.batch, seen=self.seen, **figures)
        plots.write(self.out, list(logs.read(self.out)))

    def resume(self) -> None:
        """Take up the run at its last checkpoint, if it has one; raises :class:`OptionsError` if it is another run."""
        if not (self.out / "checkpoint.pt").exists():
            (self.out / "log.jsonl").unlink(missing_ok=True)
            return
        before = recipe_of(self.out)
        other = sorted(key for key in {*before, *self.told} if before.get(key) != self.told.get(key))
        if other:
            raise OptionsError(f"{self.out} was begun with another {', '.join(other)}; give the options that it had")
        state = torch.load(self.out / "checkpoint.pt", map_location=self.device, weights_only=True)
        self.model.load_state_dict(state["model"])
        self.optimiser.load_state_dict(state["optimiser"])
        self.stage, self.batch, self.seen = state["position"]
        self.first = state.get("first", self.first)
        self.mean.points, self.mean.weights = state.get("mean", (0, {}))

    def log(self, **row: str | float) -> None:
        """Append a row to the run's log."""
        logs.append(self.out, row)


def _taught(examples: list[Example], stage: Stage) -> list[Example]:
    """With what the stage's teacher says of each, if it has one."""
    if not stage.taught:
        return examples
    said = teachers.read(Path(__file__).parent / stage.taught)
    return [e._replace(taught=said.get(teachers.key(e))) for e in examples]


def _halves_fast() -> bool:
    """Whether this processor multiplies in bfloat16 itself; where it does not, 32 bits are faster."""
    return any(getattr(torch.cpu, f"_is_{name}_supported", bool)() for name in ("avx512_bf16", "amx_tile"))


def _stage_index(recipe: Recipe, name: str) -> int:
    return [stage.name for stage in recipe.stages].index(name)


def _plain(recipe: Recipe) -> dict[str, Any]:
    """The recipe as JSON can hold it."""
    rows = {field.name: getattr(recipe, field.name) for field in dataclasses.fields(recipe)}
    rows["stages"] = [
        {f.name: getattr(s, f.name) for f in dataclasses.fields(s)} | {"sources": dict(s.sources)}
        for s in recipe.stages
    ]
    return rows
