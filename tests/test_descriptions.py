"""Descriptions: which body "the airline" means, on a gold file of our own."""

from __future__ import annotations

from pathlib import Path

import marked

from factcheck.mentions import descriptions

GOLD = Path(__file__).parent / "data" / "descriptions.txt"


def tally() -> dict[str, list[str]]:
    told: dict[str, list[str]] = {"right": [], "wrong": [], "left": [], "rightly left": []}
    for passage in marked.read(GOLD):
        found = marked.resolved(passage.text, descriptions.find)
        for at, name in passage.meant.items():
            entity = found.pop(at, None)
            kind = ("left" if name else "rightly left") if entity is None else "right" if entity == name else "wrong"
            told[kind].append(f"{passage.text[max(0, at - 60) : at + 25]!r}: {entity}, not {name}")
        told["wrong"] += [f"{passage.text[at : at + 25]!r}: {entity}, not marked" for at, entity in found.items()]
    return told


def test_the_gold_file_is_read() -> None:
    names = [name for passage in marked.read(GOLD) for name in passage.meant.values()]
    assert len(names) >= 60
    assert sum(name is None for name in names) >= len(names) / 3
    assert all("[" not in passage.text for passage in marked.read(GOLD))


def test_what_is_resolved_is_right() -> None:
    told = tally()
    assert len(told["wrong"]) <= 0.05 * len(told["right"]), "\n".join(told["wrong"])
    assert len(told["right"]) >= 40, "\n".join(told["left"])
