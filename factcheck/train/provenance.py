"""What a model folder tells of its making: ``recipe.json``, with the recipes of the runs that it began with."""

from __future__ import annotations

import json
from collections.abc import Mapping
from pathlib import Path
from typing import Any


def recipe_of(folder: Path) -> dict[str, Any]:
    """What ``recipe.json`` of a model folder says; empty where there is none."""
    path = folder / "recipe.json"
    found: dict[str, Any] = json.loads(path.read_text(encoding="utf-8")) if path.is_file() else {}
    return found


def runs(recipe: Mapping[str, Any]) -> list[Mapping[str, Any]]:
    """The recipes of all runs behind a model, in the order in which they were run."""
    before = [run for each in recipe.get("members", ()) for run in runs(each)]
    before += runs(recipe["begun"]) if recipe.get("begun") else []
    return before if "members" in recipe else [*before, recipe]
