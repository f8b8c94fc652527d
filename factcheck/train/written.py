"""The pairs that we wrote by hand for the held-out phenomena where a model was weak: ``pairs/*.txt``.

A group is a premise and its hypotheses, one a line, minimal twins among them::

    P: The ferry carried 214 people when it left Porto on Monday.
    C num_count: All 241 passengers of the Porto ferry were brought ashore.
    N num_other_thing: The ferry may carry 300 people.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from pathlib import Path

from factcheck.train.data import Example

FOLDER = Path(__file__).parent / "pairs"
_LABELS = {"C": "contradiction", "N": "neutral", "E": "entailment"}
_LINE = re.compile(r"(?:(?P<label>[CNE]) (?P<phenomenon>\w+)|P): (?P<text>\S.*\S)\s*")


def read(folder: Path = FOLDER) -> list[Example]:
    """All pairs, in order of file and line; raises ``ValueError`` for a line that is neither premise nor hypothesis."""
    return [example for path in sorted(folder.glob("*.txt")) for example in parse(path.read_text("utf-8"), path.name)]


def parse(text: str, source: str = "<text>") -> Iterator[Example]:
    """The pairs of one text."""
    premise = ""
    for number, line in enumerate(text.splitlines(), start=1):
        if not line.strip():
            continue
        found = _LINE.fullmatch(line)
        if found is None or (found["label"] and not premise):
            raise ValueError(f"{source}:{number}: neither 'P: ...' nor '[CNE] phenomenon: ...': {line[:60]!r}")
        if not found["label"]:
            premise = found["text"]
        else:
            yield Example(premise, found["text"], _LABELS[found["label"]], found["phenomenon"])
