"""Descriptions: which body "the airline" means, on a gold file of our own."""

from __future__ import annotations

import re
from pathlib import Path
from typing import NamedTuple

from factcheck import Article, mentions, readers, sentences
from factcheck.mentions import descriptions

GOLD = Path(__file__).parent / "data" / "descriptions.txt"
_MARKED = re.compile(r"\[(?P<words>[^\]=]+)=(?P<meant>[^\]]+)\]")


class Marked(NamedTuple):
    """A passage without its marks, and which body each description means by its offset; ``None``: nobody can say."""

    text: str
    meant: dict[int, str | None]


def gold() -> list[Marked]:
    lines = GOLD.read_text(encoding="utf-8").splitlines()
    return [_unmarked(line) for line in lines if line.strip() and not line.startswith("#")]


def _unmarked(line: str) -> Marked:
    text, meant, done = "", {}, 0
    for found in _MARKED.finditer(line):
        text += line[done : found.start()]
        meant[len(text)] = None if found["meant"] == "?" else found["meant"]
        text += found["words"]
        done = found.end()
    return Marked(text + line[done:], meant)


def resolved(text: str) -> dict[int, str]:
    """Offset -> entity, as the library has it."""
    found = sentences.split(readers.split(Article(text)))
    by_index = {s.index: s for s in found}
    meant = descriptions.find(found, mentions.find(found))
    return {by_index[m.sentence].span(m.at, m.stop).start: m.entity for m in meant}


def tally() -> dict[str, list[str]]:
    told: dict[str, list[str]] = {"right": [], "wrong": [], "left": [], "rightly left": []}
    for passage in gold():
        found = resolved(passage.text)
        for at, name in passage.meant.items():
            entity = found.pop(at, None)
            kind = ("left" if name else "rightly left") if entity is None else "right" if entity == name else "wrong"
            told[kind].append(f"{passage.text[max(0, at - 60) : at + 25]!r}: {entity}, not {name}")
        told["wrong"] += [f"{passage.text[at : at + 25]!r}: {entity}, not marked" for at, entity in found.items()]
    return told


def test_the_gold_file_is_read() -> None:
    marked = [name for passage in gold() for name in passage.meant.values()]
    assert len(marked) >= 60
    assert sum(name is None for name in marked) >= len(marked) / 3
    assert all("[" not in passage.text for passage in gold())


def test_what_is_resolved_is_right() -> None:
    told = tally()
    assert len(told["wrong"]) <= 0.05 * len(told["right"]), "\n".join(told["wrong"])
    assert len(told["right"]) >= 40, "\n".join(told["left"])
