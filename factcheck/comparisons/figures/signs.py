"""Words of a change, up and down: "rose/fell risen/fallen" → each word with its sign and its opposite."""

from __future__ import annotations


def signs(pairs: str) -> dict[str, tuple[int, str]]:
    """Each word with its sign and its opposite, the first that is listed."""
    found: dict[str, tuple[int, str]] = {}
    for up, down in (pair.split("/") for pair in pairs.split()):
        found.setdefault(up, (1, down))
        found.setdefault(down, (-1, up))
    return found
