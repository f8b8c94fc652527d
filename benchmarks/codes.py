"""``docs/codes.md`` from what ``factcheck explain`` says, whose examples a test proves true."""

from __future__ import annotations

import argparse
from pathlib import Path

from benchmarks import datasets
from factcheck.formats.codes import RULES

GOLDEN = Path(__file__).resolve().parent.parent / "tests" / "data" / "golden"
PAGE = Path(__file__).resolve().parent.parent / "docs" / "codes.md"


def add_arguments(parser: argparse.ArgumentParser) -> None:
    """Declare the command's options: there are none."""


def run(args: argparse.Namespace) -> int:
    """Write the page; returns the exit status."""
    PAGE.write_text(page(), encoding="utf-8")
    print(f"wrote {PAGE}")
    return 0


def _golden(code: str) -> list[str]:
    """The first golden article of a code whose slip is found, as the tests assert: the slip, and what stood there."""
    for path in datasets.golden_files(GOLDEN):
        case = datasets.golden(path)
        if case.code != code or not case.has_slip or case.name in _known_failures():
            continue
        slip, clean = _line(case.slipped, case.words.start), _line(case.clean, case.words.start)
        against = [_line(case.slipped, case.slipped.index(words)) for words in case.against[:1]]
        shown = [f"> {line}" for line in dict.fromkeys([*against, slip])]
        return ["", f"Flagged in a whole article (`{path.name}`):", "\n>\n".join(shown), "", "Silent:", f"> {clean}"]
    return []


def _line(text: str, at: int) -> str:
    """The sentence around an offset, more or less: the line, cut to the words near it where it is long."""
    start, end = text.rfind("\n", 0, at) + 1, text.find("\n", at)
    line = text[start : end if end >= 0 else len(text)]
    before = line.rfind(". ", 0, at - start)
    after = line.find(". ", at - start)
    return line[before + 2 if before >= 0 else 0 : after + 1 if after >= 0 else len(line)]


def _known_failures() -> set[str]:
    lines = (GOLDEN / "known_failures.txt").read_text(encoding="utf-8").splitlines()
    return {line.split(":")[0] for line in lines if ":" in line and not line.startswith("#")}


def page() -> str:
    """The page as Markdown."""
    parts = ["# Codes", "", "Made by `python -m benchmarks codes`; the examples are tested."]
    for rule in RULES.values():
        clash = rule.clash[:1].upper() + rule.clash[1:]
        parts += ["", f"## {rule.code} {rule.kind}", f"{clash}. {rule.text}", ""]
        parts += ["Flagged:", f"> {rule.flagged}", "", "Silent:", f"> {rule.silent}"]
        parts += _golden(rule.code)
    return "\n".join(parts) + "\n"
