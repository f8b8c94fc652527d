"""A finished run → a model folder: fp16 safetensors, config, tokenizer, recipe, figures and model card."""

from __future__ import annotations

import json
import shutil
import stat
from collections.abc import Mapping
from pathlib import Path

import torch
from safetensors.torch import save_file
from torch import Tensor
from transformers import PreTrainedModel

from factcheck.train.data import LABELS


def export(model: PreTrainedModel, encoder: Path, out: Path) -> Path:
    """Write the weights as fp16 with what a loader needs; returns ``out``."""
    out.mkdir(parents=True, exist_ok=True)
    weights = {name: value.detach().to("cpu", torch.float16).contiguous() for name, value in model.state_dict().items()}
    weights.pop("bert.embeddings.position_ids", None)
    save_weights(weights, out / "model.safetensors")
    config = model.config.to_dict()
    config.update(architectures=[type(model).__name__], dtype="float16", hidden_dropout_prob=0.1)
    config["id2label"] = {str(i): label for i, label in enumerate(LABELS)}
    config["label2id"] = {label: i for i, label in enumerate(LABELS)}
    for private in ("_name_or_path", "gradient_checkpointing", "transformers_version"):
        config.pop(private, None)
    (out / "config.json").write_text(json.dumps(config, indent=1, sort_keys=True) + "\n", encoding="utf-8")
    for name in ("tokenizer.json", "tokenizer_config.json"):
        shutil.copyfile(encoder / name, out / name)
    _untruncated(out / "tokenizer.json")
    return out


def save_weights(weights: Mapping[str, Tensor], path: Path) -> None:
    """Write tensors as safetensors that whoever may read the folder can read, too."""
    save_file(dict(weights), path, metadata={"format": "pt"})
    path.chmod(path.stat().st_mode | stat.S_IRGRP | stat.S_IROTH)


def _untruncated(path: Path) -> None:
    """The encoder's tokenizer cuts at 128 word pieces and pads; ours must do neither."""
    tokenizer = json.loads(path.read_text(encoding="utf-8"))
    tokenizer["truncation"], tokenizer["padding"] = None, None
    path.write_text(json.dumps(tokenizer, ensure_ascii=False), encoding="utf-8")
