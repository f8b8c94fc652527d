"""The made and mined data sets by name."""

from __future__ import annotations

from pathlib import Path

from factcheck.train.data import Example


def read(name: str, data: Path, seed: int) -> list[Example]:
    """The pairs of one made or mined set, the same for the same seed."""
    if name == "made_roles":
        from factcheck.train import roles

        return roles.make(seed)
    if name == "made_swaps":
        from factcheck.train import dyads, swaps

        return [*swaps.make(data, seed), *dyads.make(seed)]
    if name == "made_headlines":
        from factcheck.train import headlines

        return headlines.make(data, seed)
    if name == "mined_neutrals":
        from factcheck.train import neutrals

        return neutrals.make(data, seed)
    raise ValueError(f"no such made set: {name!r} (made_roles, made_swaps, made_headlines, mined_neutrals)")
