"""``python -m benchmarks archive``: an archive of short articles out of running text, to try ``factcheck batch`` on.

Stretches of five sentences of each document, then stretches of seven that begin elsewhere, until there are enough.
Nothing of it is kept in this repository.
"""

from __future__ import annotations

import argparse
import gzip
import itertools
import json
import re
from collections.abc import Iterator
from pathlib import Path

_END = re.compile(r"(?<=[.!?])\s+(?=[A-Z“\"])")
_WINDOWS = ((5, 0), (7, 2), (6, 3), (4, 1))  # sentences, and where the first stretch begins


def add_arguments(parser: argparse.ArgumentParser) -> None:
    """Options of the command."""
    parser.add_argument("--data", type=Path, required=True, metavar="DIR", help="running text: *.jsonl.gz with 'text'")
    parser.add_argument("--articles", type=int, default=20_000)
    parser.add_argument("--out", type=Path, required=True, metavar="FILE", help="JSON lines")


def run(args: argparse.Namespace) -> int:
    """Write the archive; returns the exit status."""
    found = itertools.islice(articles(args.data), args.articles)
    count = 0
    with args.out.open("w", encoding="utf-8") as out:
        for count, text in enumerate(found, start=1):
            out.write(json.dumps({"id": f"a{count:06d}", "text": text}) + "\n")
    print(f"{args.out}: {count:,} articles")
    return 0 if count == args.articles else 1


def articles(folder: Path) -> Iterator[str]:
    """Short articles, each another stretch of the text."""
    for size, offset in _WINDOWS:
        for path in sorted(folder.glob("*.jsonl.gz")):
            yield from _stretches(_sentences(path), size, offset)


def _stretches(sentences: Iterator[str], size: int, offset: int) -> Iterator[str]:
    rest = itertools.islice(sentences, offset, None)
    while len(chunk := list(itertools.islice(rest, size))) == size:
        yield "\n\n".join([" ".join(chunk[:2]), " ".join(chunk[2:])])


def _sentences(path: Path) -> Iterator[str]:
    with gzip.open(path, "rt", encoding="utf-8") as rows:
        for row in rows:
            for sentence in _END.split(" ".join(json.loads(row)["text"].split())):
                if 30 <= len(sentence) <= 400:
                    yield sentence
