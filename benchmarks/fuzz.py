"""``python -m benchmarks fuzz``: random input for every door; what is not refused with a clear error must be read.

Inputs are golden articles and their like, cut, joined, repeated and spiced with what breaks readers: markup, control
and bidi characters, surrogates, half escapes, numbers without end. Prints inputs, seconds and the first failures.
"""

from __future__ import annotations

import argparse
import json
import random
import sys
import tempfile
import time
import traceback
from collections import Counter
from collections.abc import Callable, Sequence
from importlib.util import find_spec
from pathlib import Path
from typing import Any

from factcheck import Article, Checker, FactcheckError, TableModel
from factcheck import articles as article_step
from factcheck.batch import sources
from factcheck.formats.rendering import NAMES, render
from factcheck.reports import Report

GOLDEN = Path(__file__).resolve().parent.parent / "tests" / "data" / "golden"
_FORMATS = ("text", "markdown", "html", *(["scraped"] if find_spec("trafilatura") else []))
_SPICE = """<b> </b> <p> </p> <script> </script> <!-- --> <!--factcheck-disable--> <!-- factcheck-disable-next FC101 -->
&amp; &#x; &#99999999; &nbsp; ** __ ` ``` ~~~ --- +++ # > - 1. | [ ]( ) ![ ^[ [^1] [^1]: {{< >}} {% %} ::error:: ##[ %0A
%25 \x1b[31m \u202e \u2067 \u200d \ufeff \ud800 \u0301\u0301\u0301 👩‍👩‍👧 習近平 عربي \xad \x00 \r \r\n \n\n \t
' " “ ” ’ « » … – — . , ; : ! ?
1,000,000 3.14159 1e999 99999999999999999999 ½ 12:61 31/02/2026 February 30 four 2 million percent % $5bn €3m
President Prime Minister Mr. U.S. No. the of and not never former acting said told Monday Tuesday""".split(" ")


def add_arguments(parser: argparse.ArgumentParser) -> None:
    """Options of the command."""
    parser.add_argument("--count", type=int, default=20_000, help="inputs (default: 20,000)")
    parser.add_argument("--seed", type=int, default=0)
    parser.add_argument("--seconds", type=float, default=2.0, help="a slower input is a failure")


def run(args: argparse.Namespace) -> int:
    """Feed the doors; returns the exit status."""
    rng, seeds = random.Random(args.seed), corpus()
    doors = list(DOORS.items())
    done: Counter[str] = Counter()
    failures: list[str] = []
    began = time.perf_counter()
    with tempfile.TemporaryDirectory() as folder:
        for at in range(args.count):
            name, door = doors[at % len(doors)]
            text = mutated(rng, seeds)
            said = tried(door, text, rng, Path(folder), args.seconds)
            done[name] += 1
            if said:
                failures.append(f"{name}, input {at} of seed {args.seed}: {said}\n  {text[:300]!r}")
    counts = ", ".join(f"{count:,} {name}" for name, count in done.items())
    print(f"{args.count:,} inputs in {time.perf_counter() - began:.0f} s ({counts}): {len(failures)} failures")
    print("\n".join(failures[:10]), file=sys.stderr)
    return 1 if failures else 0


def corpus() -> list[str]:
    """What inputs are made of: golden articles, and small files of the other kinds that are read."""
    texts = [path.read_text(encoding="utf-8").split("\n-- ")[0] for path in sorted(GOLDEN.glob("*-*.txt"))]
    made = ["---\ntitle: x\ndate: 2026-03-02\n---\n# Head\n\n- one\n- two\n\n> quote\n\n| a |\n|---|\n| 1 |\n"]
    made += ["<html><head><title>x</title></head><body><p>One &eacute;.</p><ul><li>Two</li></ul></body></html>"]
    made += ['{"id": 1, "text": "The firm opened four offices, in Tema, Lagos and Abidjan."}']
    made += ['[tool.factcheck]\nignore = ["FC1"]\n[facts.offices]\n"A B" = "mayor"\n']
    return texts + made


def mutated(rng: random.Random, seeds: Sequence[str], most: int = 600) -> str:
    """A stretch of a seed, changed in up to eight places."""
    seed = rng.choice(seeds)
    start = rng.randrange(max(1, len(seed) - 50))
    text = seed[start : start + rng.randint(1, most)]
    for _ in range(rng.randint(0, 8)):
        at, way = rng.randrange(len(text) + 1), rng.randrange(6)
        if way <= 2:
            text = text[:at] + rng.choice(_SPICE) + text[at:]
        elif way == 3:
            text = text[:at] + text[at + rng.randint(1, 40) :]
        elif way == 4:
            text = text[:at] + text[at : at + rng.randint(1, 20)] * rng.randint(2, 30) + text[at + 5 :]
        else:
            text = text[:at] + chr(rng.choice([rng.randrange(32, 127), rng.randrange(0x110000)])) + text[at:]
    return text


def tried(door: Door, text: str, rng: random.Random, folder: Path, seconds: float) -> str | None:
    """What went wrong, ``None`` if nothing: an error that is not ours, a span outside, or too slow."""
    began = time.perf_counter()
    try:
        door(text, rng, folder)
    except FactcheckError:
        pass
    except Exception as error:
        return f"{type(error).__name__}: {error} at {traceback.extract_tb(error.__traceback__)[-1]}"
    spent = time.perf_counter() - began
    return f"took {spent:.1f} s" if spent > seconds else None


Door = Callable[[str, random.Random, Path], None]


def _checked(text: str, rng: random.Random, _: Path) -> None:
    """An article from text to report, in any format."""
    article = Article(article_step.from_text(text + "\n").text, source="f.md", format=rng.choice(_FORMATS))  # type: ignore[arg-type]
    report = _checker().check(article)
    for claim in report.claims:
        assert 0 <= claim.start < claim.end <= len(article.text)
        assert article.text[claim.start : claim.end].strip()
    for found in report.contradictions:
        places = [found.first.span, found.second.span, *([found.suspect] if found.suspect else [])]
        assert all(0 <= place.start < place.end <= len(article.text) for place in places)
    _rendered(report, rng)


def _rendered(report: Report, rng: random.Random) -> None:
    name = rng.choice([one for one in NAMES if one != "text"])
    said = render(name, [report], model="table", min_severity="info")
    said.encode("utf-8")
    if name in {"json", "sarif", "rdjson", "gitlab"}:
        json.loads(said)
    assert "\x1b" not in said
    assert "\u202e" not in said


def _file(text: str, rng: random.Random, folder: Path) -> None:
    """A file of any bytes and suffix."""
    path = folder / f"a{rng.choice(['.md', '.html', '.txt', '.htm', ''])}"
    encoding = rng.choice(["utf-8", "utf-16", "latin-1", "utf-16-le"])
    path.write_bytes(text.encode(encoding, "replace")[: rng.randint(0, 2000)])
    _checker().check(path)


def _row(text: str, rng: random.Random, _: Path) -> None:
    """A line of an archive."""
    line = rng.choice([text, json.dumps({"id": 1, "text": text}), json.dumps({"id": text, "text": text})[: len(text)]])
    found = sources.parse(line.encode("utf-8", "surrogatepass"), sources.Fields())
    assert found.article is not None or found.error


def _settings(text: str, _: random.Random, folder: Path) -> None:
    """A file of settings, and one as a baseline."""
    from factcheck import baselines, settings

    path = folder / "factcheck.toml"
    path.write_text(text, encoding="utf-8", errors="replace")
    try:
        settings.find(folder)
    except FactcheckError:
        pass
    finally:
        path.unlink()
    path = folder / "known.json"
    path.write_text(text, encoding="utf-8", errors="replace")
    baselines.read(path)


def _reference(text: str, rng: random.Random, _: Path) -> None:
    """An article beside a reference, or after an earlier article, that is as odd."""
    reference = Article(text[::-1] + "\n", source="r", format=rng.choice(_FORMATS))  # type: ignore[arg-type]
    if rng.random() < 0.5:
        Checker(_model(), against=[reference]).check(Article(text + "\n", source="a"))
    else:
        _checker().check(Article(text + "\n", source="a", published="2026-03-02", earlier=(reference,)))


DOORS: dict[str, Door] = {
    "articles": _checked, "files": _file, "rows": _row, "settings": _settings, "references": _reference,
}  # fmt: skip


def _model() -> TableModel:
    return TableModel({})


def _checker(made: list[Any] = []) -> Checker:  # noqa: B006 -- made once
    if not made:
        made.append(Checker(_model()))
    checker: Checker = made[0]
    return checker
