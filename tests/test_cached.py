"""Scores on disk: computed once, never stale, never in the way."""

from __future__ import annotations

import json
import subprocess
import sys
import threading
from collections.abc import Sequence
from pathlib import Path

import pytest

from factcheck import Probs
from factcheck.models import load_model
from factcheck.models.cached import CachedModel, clear, info
from factcheck.models.folder import read_folder

TINY = Path(__file__).parent / "data" / "tiny-nli"
PAIRS = [("The door is open.", "The door is closed."), ("It is old.", "It is not old."), ("A b.", "x " * 900)]


class Counting:
    """A model that says how often it was asked."""

    name = "counting"

    def __init__(self) -> None:
        self.asked: list[tuple[str, str]] = []

    def score(self, pairs: Sequence[tuple[str, str]]) -> list[Probs | None]:
        self.asked += pairs
        return [None if len(b) > 1000 else Probs(0.1, 0.2, 0.7) for _, b in pairs]


def cached(path: Path, model: Counting) -> CachedModel:
    return CachedModel(read_folder(TINY), lambda: model, path)


def test_a_score_is_computed_once_and_what_does_not_fit_is_known_too(tmp_path: Path) -> None:
    path, model = tmp_path / "scores.sqlite3", Counting()
    first = cached(path, model).score([*PAIRS, PAIRS[0]])
    again = cached(path, Counting())
    assert again.score([*PAIRS, PAIRS[0]]) == first == [Probs(0.1, 0.2, 0.7)] * 2 + [None, Probs(0.1, 0.2, 0.7)]
    assert len(model.asked) == 3
    assert again.computed == 0


def test_an_edited_text_is_asked_again(tmp_path: Path) -> None:
    path = tmp_path / "scores.sqlite3"
    cached(path, Counting()).score(PAIRS)
    model = Counting()
    cached(path, model).score([*PAIRS, ("The door is open!", "The door is closed.")])
    assert model.asked == [("The door is open!", "The door is closed.")]


def test_the_real_model_says_the_same_through_the_cache(tmp_path: Path) -> None:
    plain, through = load_model(TINY), load_model(TINY, cache=tmp_path / "scores.sqlite3")
    assert through.score(PAIRS) == plain.score(PAIRS)
    assert through.score(PAIRS) == plain.score(PAIRS)
    assert through.name == plain.name


@pytest.mark.parametrize("content", [b"", b"not a database", b"SQLite format 3\x00" + b"\xff" * 200])
def test_a_broken_file_costs_time_and_nothing_else(tmp_path: Path, content: bytes) -> None:
    path = tmp_path / "scores.sqlite3"
    path.write_bytes(content)
    assert cached(path, Counting()).score(PAIRS[:2]) == [Probs(0.1, 0.2, 0.7)] * 2


def test_a_place_that_cannot_be_written_costs_time_and_nothing_else(tmp_path: Path) -> None:
    (tmp_path / "file").write_text("")
    assert cached(tmp_path / "file" / "scores.sqlite3", Counting()).score(PAIRS[:1]) == [Probs(0.1, 0.2, 0.7)]


def test_threads_share_a_file(tmp_path: Path) -> None:
    path = tmp_path / "scores.sqlite3"

    def work(n: int) -> None:
        cached(path, Counting()).score([(f"{n} {i}", "x") for i in range(50)])

    threads = [threading.Thread(target=work, args=(n % 3,)) for n in range(6)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert info(path).scores == 150


def test_info_and_clear(tmp_path: Path) -> None:
    path = tmp_path / "scores.sqlite3"
    assert info(path).scores == 0
    cached(path, Counting()).score(PAIRS)
    assert info(path).scores == 3
    clear(path)
    assert not path.exists()


def test_an_unchanged_article_needs_no_torch(tmp_path: Path) -> None:
    article = tmp_path / "a.txt"
    article.write_text("The door of the house is open. The door of the house is closed.\n", encoding="utf-8")
    code = (
        "import sys, json; from factcheck.cli import main; "
        "status = main(sys.argv[1:]); print(json.dumps([status, 'torch' in sys.modules]))"
    )
    out = tmp_path / "out.json"
    command = [sys.executable, "-c", code, "check", "--model", str(TINY), "-f", "json", "-o", str(out), str(article)]
    env = {"FACTCHECK_CACHE": str(tmp_path / "scores.sqlite3"), "PATH": ""}
    said = []
    for _ in range(2):
        done = subprocess.run(command, env=env, capture_output=True, text=True, check=True, timeout=120)
        said.append(json.loads(done.stdout.splitlines()[-1]))
        said.append(out.read_text(encoding="utf-8"))
    assert said[0][1] is True
    assert said[2] == [said[0][0], False]
    assert said[1] == said[3]
