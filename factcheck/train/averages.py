"""Model folders of several runs → one folder with the mean of their weights.

Runs that begin with one encoder stay in one basin, so that the mean of their weights is a model, too, and better in
general than each of them; it costs no more to run (model soups, Wortsman et al. 2022, arXiv 2203.05482).
"""

from __future__ import annotations

import json
import shutil
from collections.abc import Sequence
from pathlib import Path

import torch
from safetensors.torch import load_file

from factcheck.train.export import save_weights
from factcheck.train.provenance import recipe_of

#: what must be the same in all folders, and is taken over from the first
_SHARED = ("config.json", "tokenizer.json", "tokenizer_config.json")


def average(folders: Sequence[Path], out: Path) -> Path:
    """Write the mean of the weights to ``out``, with the recipes of all; raises ``ValueError`` for unlike networks."""
    if len(folders) < 2:
        raise ValueError("a mean needs two model folders or more")
    for name in _SHARED:
        if len({(folder / name).read_bytes() for folder in folders}) > 1:
            raise ValueError(f"{name} differs between {', '.join(map(str, folders))}")
    weights = [load_file(folder / "model.safetensors") for folder in folders]
    shapes = [{name: value.shape for name, value in each.items()} for each in weights]
    if any(shape != shapes[0] for shape in shapes):
        raise ValueError(f"the networks in {', '.join(map(str, folders))} have different shapes")
    mean = {name: torch.stack([each[name].float() for each in weights]).mean(0) for name in weights[0]}
    out.mkdir(parents=True, exist_ok=True)
    save_weights({name: value.to(torch.float16) for name, value in mean.items()}, out / "model.safetensors")
    for name in _SHARED:
        shutil.copyfile(folders[0] / name, out / name)
    members = [recipe_of(folder) for folder in folders]
    (out / "recipe.json").write_text(json.dumps({"name": "average", "members": members}, indent=1), encoding="utf-8")
    return out
