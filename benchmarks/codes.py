"""``docs/codes.md`` from what ``factcheck explain`` says, whose examples a test proves true."""

from __future__ import annotations

import argparse
from pathlib import Path

from factcheck.formats.codes import RULES

PAGE = Path(__file__).resolve().parent.parent / "docs" / "codes.md"


def add_arguments(parser: argparse.ArgumentParser) -> None:
    """Declare the command's options: there are none."""


def run(args: argparse.Namespace) -> int:
    """Write the page; returns the exit status."""
    PAGE.write_text(page(), encoding="utf-8")
    print(f"wrote {PAGE}")
    return 0


def page() -> str:
    """The page as Markdown."""
    parts = ["# Codes", "", "Made by `python -m benchmarks codes`; the examples are tested."]
    for rule in RULES.values():
        clash = rule.clash[:1].upper() + rule.clash[1:]
        parts += ["", f"## {rule.code} {rule.kind}", f"{clash}. {rule.text}", ""]
        parts += ["Flagged:", f"> {rule.flagged}", "", "Silent:", f"> {rule.silent}"]
    return "\n".join(parts) + "\n"
