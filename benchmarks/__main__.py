"""The door to the measurements."""

from __future__ import annotations

import argparse
import sys
from collections.abc import Sequence
from typing import Protocol

from benchmarks import archive, atlas, codes, engines, evidence, fuzz, imports, inject, quality, scale, silence, speed


class Measurement(Protocol):
    """What a module offers to become a command."""

    __doc__: str | None

    def add_arguments(self, parser: argparse.ArgumentParser) -> None:
        """Declare the command's options."""
        ...

    def run(self, args: argparse.Namespace) -> int:
        """Measure and return the exit status."""
        ...


COMMANDS: dict[str, Measurement] = {
    "quality": quality,
    "silence": silence,
    "inject": inject,
    "imports": imports,
    "speed": speed,
    "evidence": evidence,
    "atlas": atlas,
    "archive": archive,
    "fuzz": fuzz,
    "scale": scale,
    "engines": engines,
    "codes": codes,
}


def main(argv: Sequence[str] | None = None) -> int:
    """Run one measurement."""
    parser = argparse.ArgumentParser(prog="python -m benchmarks", description=sys.modules["benchmarks"].__doc__)
    commands = parser.add_subparsers(dest="command", required=True)
    for name, module in COMMANDS.items():
        module.add_arguments(commands.add_parser(name, help=module.__doc__))
    args = parser.parse_args(argv)
    return COMMANDS[args.command].run(args)


if __name__ == "__main__":
    sys.exit(main())
