"""Passages whose words are marked with whom or what they mean: "[She=Ana Duarte] left", "[the ministry=?]"."""

from __future__ import annotations

import re
from collections.abc import Callable, Sequence
from pathlib import Path
from typing import NamedTuple

from factcheck import Article, mentions, readers, sentences
from factcheck.datatypes import Mention, Sentence

_MARKED = re.compile(r"\[(?P<words>[^\]=]+)=(?P<meant>[^\]]+)\]")


class Marked(NamedTuple):
    """A passage without its marks, and what each marked place means by its offset; ``None``: nobody can say."""

    text: str
    meant: dict[int, str | None]


def read(path: Path) -> list[Marked]:
    """The passages of a gold file, one a line."""
    lines = path.read_text(encoding="utf-8").splitlines()
    return [_unmarked(line) for line in lines if line.strip() and not line.startswith("#")]


def _unmarked(line: str) -> Marked:
    text, meant, done = "", {}, 0
    for found in _MARKED.finditer(line):
        text += line[done : found.start()]
        meant[len(text)] = None if found["meant"] == "?" else found["meant"]
        text += found["words"]
        done = found.end()
    return Marked(text + line[done:], meant)


def resolved(text: str, find: Callable[[Sequence[Sentence], Sequence[Mention]], Sequence[Mention]]) -> dict[int, str]:
    """Offset -> entity, as a step of the library has it."""
    found = sentences.split(readers.split(Article(text)))
    by_index = {s.index: s for s in found}
    meant = find(found, mentions.find(found))
    return {by_index[m.sentence].span(m.at, m.stop).start: m.entity for m in meant}
