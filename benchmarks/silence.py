"""What the exact comparisons say of clean articles: each of their clashes there is a false alarm or a real slip.

No model is asked. Sets are JSON lines with a ``text`` (rows of ``label`` 1 are left out, as are further rows of one
``base_id``, and a headline is put before the text) or folders of golden articles (their clean twins) or of files with
several articles each. Prints each clash with both sentences, and counts them.
"""

from __future__ import annotations

import argparse
import json
import time
from collections import Counter
from collections.abc import Iterator
from pathlib import Path

from benchmarks import datasets
from factcheck import comparisons, street
from factcheck.datatypes import Article, Clash


def add_arguments(parser: argparse.ArgumentParser) -> None:
    """Declare the command's options."""
    parser.add_argument("--data", nargs="+", type=Path, required=True, metavar="SET", help="files and folders")
    parser.add_argument("--only", nargs="+", metavar="NAME", help="files of factcheck/comparisons; default: all")
    parser.add_argument("--limit", type=int, help="articles of each set")


def run(args: argparse.Namespace) -> int:
    """Print what is said of the clean articles of each set."""
    named = {compare.__module__.rpartition(".")[2]: compare for compare in comparisons.COMPARISONS}
    chosen = {name: named[name] for name in args.only or named}
    counts: Counter[str] = Counter()
    start, read = time.perf_counter(), 0
    for path in args.data:
        for number, (name, text) in enumerate(articles(path)):
            if number == args.limit:
                break
            read += 1
            reading = street.read(Article(text)).reading
            for rule, compare in chosen.items():
                for clash in compare(reading):
                    counts[rule] += 1
                    print(_told(f"{path.name} {name}", rule, clash, reading.article.text))
    print(f"{read} articles in {time.perf_counter() - start:.0f} s;", dict(counts) or "nothing said")
    return 0


def articles(path: Path) -> Iterator[tuple[str, str]]:
    """Name and text of the clean articles of a set; of the variants of one article, the first."""
    if path.is_dir() and datasets.holds_several(path):
        yield from ((case.base, case.text) for case in datasets.slips(path) if not case.slipped)
        return
    if path.is_dir():
        for file in datasets.golden_files(path):
            yield file.stem, datasets.golden(file).clean
        return
    seen: set[str] = set()
    with datasets.opened(path) as lines:
        for number, row in enumerate(map(json.loads, lines)):
            base = str(row.get("base_id", number))
            if not row.get("label") and base not in seen:
                seen.add(base)
                yield str(row.get("id", row.get("title", ""))), datasets.text_of(row)


def _told(where: str, rule: str, clash: Clash, text: str) -> str:
    suspect = text[slice(*clash.suspect)] if clash.suspect else None
    return (
        f"{where}: {rule} {clash.kind} {clash.score:.2f}: {suspect} -> {clash.suggestion}\n"
        f"    {clash.first.sentence.text}\n    {clash.second.sentence.text}\n    {clash.reason}"
    )
