"""What a model folder says about itself, read without loading the model."""

from __future__ import annotations

import json
import math
import struct
from pathlib import Path

from factcheck import models
from factcheck.errors import ModelError
from factcheck.excerpts import visible
from factcheck.models.folder import ModelFolder, read_folder

_ROWS = ("entailment", "neutral", "contradiction")
_MOST_LINES = 500  # of a stranger's card


def model_card(name: str) -> str:
    """Path, labels, size, digest and the model card of ``name``."""
    folder = read_folder(models.packaged(name) if name == "small" else Path(name).expanduser(), name=name)
    labels = sorted(zip(folder.labels, _ROWS, strict=True))
    size = sum(file.stat().st_size for file in folder.weights)
    shown = f"{size / 1e6:.1f} MB" if size >= 1e6 else f"{size / 1e3:.1f} kB"
    parameters = sum(map(_parameters, folder.weights))
    lines = [
        f"model:   {visible(name)}",
        f"path:    {visible(str(folder.path))}",
        f"labels:  {', '.join(f'{row} {label}' for row, label in labels)}",
        f"size:    {shown}, {parameters:,} parameters",
        f"digest:  {folder.digest}",
    ]
    return "\n".join([*lines, "", *_card(folder)])


def _parameters(weights: Path) -> int:
    """The number of parameters, from the header of a safetensors file."""
    try:
        with weights.open("rb") as file:
            (size,) = struct.unpack("<Q", file.read(8))
            header = json.loads(file.read(min(size, 10_000_000)))
        return sum(math.prod(tensor["shape"]) for name, tensor in header.items() if name != "__metadata__")
    except (ValueError, struct.error, KeyError, TypeError, AttributeError) as error:
        raise ModelError(f"{weights} is damaged: its header cannot be read") from error


def _card(folder: ModelFolder) -> list[str]:
    """The lines of the model card, without what it says to hubs above its first heading."""
    path = folder.path / "README.md"
    if not path.is_file():
        return ["no model card (README.md)"]
    lines = path.read_text("utf-8", "replace").splitlines()
    if lines[:1] == ["---"] and "---" in lines[1:]:
        lines = lines[lines.index("---", 1) + 1 :]
    more = [f"... {len(lines) - _MOST_LINES:,} lines more in {path.name}"] if len(lines) > _MOST_LINES else []
    return [visible(line) for line in lines[:_MOST_LINES]] + more
