"""``factcheck batch``: one row for each article, exactly once, whatever is in the archive and whenever it is killed."""

from __future__ import annotations

import gzip
import json
import os
import random
import signal
import subprocess
import sys
import time
from collections.abc import Callable, Iterable
from pathlib import Path
from typing import Any

import pytest

from factcheck.batch import FactcheckBatch, judge, outputs, sources
from factcheck.batch.sources import Fields
from factcheck.cli import main
from factcheck.errors import OptionsError

TINY = Path(__file__).parent / "data" / "tiny-nli"
SLIP = "The firm opened {} offices, in Tema, Lagos and Abidjan, on Monday.\n\nIts owner, {}, was there."
NAMES = "Ana Duarte", "Kofi Mensah", "Jo Ek", "Lidia Campos", "Hugo Peralta"

Batch = Callable[..., int]


def article(at: int) -> dict[str, Any]:
    return {"id": f"a{at:03d}", "text": SLIP.format("four" if at % 3 else "three", NAMES[at % len(NAMES)])}


def archive(path: Path, count: int = 12, extra: Iterable[str] = ()) -> Path:
    path.write_text("\n".join([*(json.dumps(article(at)) for at in range(count)), *extra]) + "\n", encoding="utf-8")
    return path


def rows(path: Path) -> dict[str, dict[str, Any]]:
    """The rows by id; an id that stands twice is a failure."""
    found = [json.loads(line) for line in path.read_bytes().splitlines()]
    assert len({row["id"] for row in found}) == len(found)
    return {row["id"]: row for row in found}


@pytest.fixture
def batch(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Batch:
    monkeypatch.chdir(tmp_path)

    def run(*words: object) -> int:
        return main(["batch", "--model", str(TINY), *map(str, words)])

    return run


# --- what goes in


def test_each_article_has_one_row_with_its_findings(batch: Batch, tmp_path: Path) -> None:
    assert batch(archive(tmp_path / "in.jsonl", 6), "-o", "out.jsonl") == 0
    found = rows(tmp_path / "out.jsonl")
    assert list(found) == [f"a{at:03d}" for at in range(6)]
    assert [[c["code"] for c in row["contradictions"]] for row in found.values()] == [[], ["FC202"], ["FC202"]] * 2
    assert all(row["error"] is None for row in found.values())


BAD = {
    "not json": "not JSON",
    "[1, 2]": "a JSON list",
    '{"id": "b1"}': "'text' is missing",
    '{"id": "b2", "text": 7}': "'text' is of type int",
    '{"id": "b3", "text": "drafts/a.md"}': "is a path",
    '{"id": "b4", "text": "\\ud800"}': "surrogate",
    '{"text": "No id here at all."}': "'id' is missing",
    '{"id": true, "text": "x"}': "'id' is missing",
    "[" * 100_000: "not JSON",
}


def test_a_bad_row_is_one_error_row_and_spares_the_others(batch: Batch, tmp_path: Path) -> None:
    assert batch(archive(tmp_path / "in.jsonl", 2, BAD), "-o", "out.jsonl") == 0
    found = rows(tmp_path / "out.jsonl")
    errors = [row["error"] for row in found.values() if row["error"]]
    assert len(found) == 2 + len(BAD)
    for said, error in zip(BAD.values(), errors, strict=True):
        assert said in error
    assert all(not row["ok"] for row in found.values() if row["error"])


def test_an_article_that_brings_up_a_mistake_of_ours_is_one_error_row(monkeypatch: pytest.MonkeyPatch) -> None:
    batch = FactcheckBatch(str(TINY))
    check_many = batch.checker.check_many

    def stumble(articles: list[Any], **knobs: Any) -> Any:  # noqa: ANN401
        if any("Tema" in one.text for one in articles):
            raise RuntimeError("a mistake of ours")
        return check_many(articles, **knobs)

    monkeypatch.setattr(batch.checker, "check_many", stumble)
    told = batch({"id": ["x", "y"], "text": ["The sun shone on Ulm.", "The sun shone on Tema."]})
    assert told["error"][0] == ""
    assert "a mistake of ours" in told["error"][1]


def test_a_row_twice_is_written_once(batch: Batch, tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    again = json.dumps({"id": "a001", "text": "Another text under a known id."})
    assert batch(archive(tmp_path / "in.jsonl", 3, [again]), "-o", "out.jsonl") == 0
    assert len(rows(tmp_path / "out.jsonl")) == 3
    assert "1 repeated" in capsys.readouterr().err


def test_gzip_folders_and_other_column_names(batch: Batch, tmp_path: Path) -> None:
    row = article(1)
    with gzip.open(tmp_path / "in.jsonl.gz", "wt", encoding="utf-8") as out:
        out.write(json.dumps({"key": 17, "body": row["text"], "head": "Firm opens offices"}) + "\n")
    words = ("--id-field", "key", "--text-field", "body", "--title-field", "head")
    assert batch(tmp_path / "in.jsonl.gz", *words, "-o", "a.jsonl") == 0
    assert [one["code"] for one in rows(tmp_path / "a.jsonl")["17"]["contradictions"]] == ["FC202"]
    (tmp_path / "drafts").mkdir()
    (tmp_path / "drafts" / "a.md").write_text(row["text"], encoding="utf-8")
    (tmp_path / "drafts" / "b.md").write_bytes(b"\x00")
    assert batch("drafts", "-o", "b.jsonl") == 0
    found = rows(tmp_path / "b.jsonl")
    assert [one["code"] for one in found["drafts/a.md"]["contradictions"]] == ["FC202"]
    assert "binary" in found["drafts/b.md"]["error"]


def test_a_broken_gzip_file_is_told_and_what_was_before_is_kept(batch: Batch, tmp_path: Path) -> None:
    whole = gzip.compress("".join(json.dumps(article(at)) + "\n" for at in range(200)).encode())
    (tmp_path / "in.jsonl.gz").write_bytes(whole[: len(whole) // 2])
    assert batch(tmp_path / "in.jsonl.gz", archive(tmp_path / "more.jsonl", 1), "-o", "out.jsonl") == 0
    found = rows(tmp_path / "out.jsonl")
    assert "cannot be read to its end" in found["?in.jsonl.gz"]["error"]


def test_a_line_without_end_is_no_memory_without_end(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    monkeypatch.setattr(sources, "LINE_LIMIT", 1000)
    path = tmp_path / "in.jsonl"
    path.write_text("x" * 10_000 + "\n" + json.dumps(article(1)) + "\n", encoding="utf-8")
    found = list(sources.entries([path]))
    assert [one.error for one in found] == ["too long", None]


@pytest.mark.parametrize(
    ("words", "said"),
    [
        (["gone.jsonl", "-o", "out.jsonl"], "no such file"),
        (["in.csv", "-o", "out.jsonl"], "neither JSON lines"),
        (["in.jsonl", "-o", "out.jsonl.gz"], "gzip"),
        (["in.jsonl", "-o", "no/such/folder/out.jsonl"], "cannot be written"),
        (["in.jsonl", "-o", "out.jsonl", "--model", "gone"], "there is no model"),
    ],
)
def test_what_cannot_run_says_why(
    batch: Batch, tmp_path: Path, capsys: pytest.CaptureFixture[str], words: list[str], said: str
) -> None:
    archive(tmp_path / "in.jsonl", 1)
    (tmp_path / "in.csv").write_text("id,text\n")
    assert batch(*words) == 2
    assert said in capsys.readouterr().err


@pytest.mark.parametrize("shard", ["0/2", "3/2", "1", "a/b", "1/0"])
def test_a_shard_that_is_none_is_refused(batch: Batch, tmp_path: Path, shard: str) -> None:
    assert batch(archive(tmp_path / "in.jsonl", 1), "-o", "out.jsonl", "--shard", shard) == 2


# --- what comes out


def test_an_output_that_exists_is_neither_lost_nor_mixed(batch: Batch, tmp_path: Path) -> None:
    source = archive(tmp_path / "in.jsonl", 3)
    assert batch(source, "-o", "out.jsonl") == 0
    before = (tmp_path / "out.jsonl").read_bytes()
    assert batch(source, "-o", "out.jsonl") == 2
    assert (tmp_path / "out.jsonl").read_bytes() == before
    assert batch(source, "-o", "out.jsonl", "--resume") == 0
    assert (tmp_path / "out.jsonl").read_bytes() == before
    assert batch(source, "-o", "out.jsonl", "--overwrite") == 0
    assert (tmp_path / "out.jsonl").read_bytes() == before


def test_shards_are_the_whole_and_share_nothing(batch: Batch, tmp_path: Path) -> None:
    source = archive(tmp_path / "in.jsonl", 12)
    assert batch(source, "-o", "whole.jsonl") == 0
    for at in (1, 2, 3):
        assert batch(source, "-o", f"part{at}.jsonl", "--shard", f"{at}/3") == 0
    parts = [line for at in (1, 2, 3) for line in (tmp_path / f"part{at}.jsonl").read_bytes().splitlines()]
    assert sorted(parts) == sorted((tmp_path / "whole.jsonl").read_bytes().splitlines())


@pytest.mark.parametrize("torn", [b'{"id": "a001", "ok', b"\x00\xff", b'{"id": "a009"}', b"[]\n"])
def test_a_torn_line_is_dropped_on_resume(batch: Batch, tmp_path: Path, torn: bytes) -> None:
    source, out = archive(tmp_path / "in.jsonl", 5), tmp_path / "out.jsonl"
    assert batch(source, "-o", out) == 0
    whole = out.read_bytes()
    out.write_bytes(b"".join(whole.splitlines(keepends=True)[:2]) + torn)
    assert batch(source, "-o", out, "--resume") == 0
    assert out.read_bytes() == whole


def test_rows_do_not_depend_on_order_or_company(batch: Batch, tmp_path: Path) -> None:
    source = archive(tmp_path / "in.jsonl", 10)
    lines = source.read_text().splitlines(keepends=True)
    (tmp_path / "turned.jsonl").write_text("".join(reversed(lines)))
    assert batch(source, "-o", "a.jsonl") == 0
    assert batch(tmp_path / "turned.jsonl", "-o", "b.jsonl") == 0
    assert sorted((tmp_path / "a.jsonl").read_bytes().splitlines()) == sorted(
        (tmp_path / "b.jsonl").read_bytes().splitlines()
    )


def test_articles_may_share_batches(batch: Batch, tmp_path: Path) -> None:
    source = archive(tmp_path / "in.jsonl", 7)
    assert batch(source, "-o", "a.jsonl") == 0
    assert batch(source, "-o", "b.jsonl", "--articles-per-batch", 3) == 0
    codes = [
        {name: [c["code"] for c in row["contradictions"]] for name, row in rows(tmp_path / out).items()}
        for out in ("a.jsonl", "b.jsonl")
    ]
    assert codes[0] == codes[1]


def test_two_processes_do_not_write_one_output(tmp_path: Path) -> None:
    first = outputs.Output(tmp_path / "out.jsonl", resume=False)
    with pytest.raises(OptionsError, match="another process"):
        outputs.Output(tmp_path / "out.jsonl", resume=True)
    first.close()


def test_a_full_disk_ends_the_run_and_not_the_output(
    batch: Batch, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    source = archive(tmp_path / "in.jsonl", 6)
    add, left = outputs.Output.add, [3]

    def full(self: outputs.Output, row: dict[str, Any]) -> bool:
        left[0] -= 1
        if left[0] < 0:
            raise OSError(28, "No space left on device")
        return add(self, row)

    monkeypatch.setattr(outputs.Output, "add", full)
    assert batch(source, "-o", "out.jsonl") == 2
    assert "No space left on device" in capsys.readouterr().err
    monkeypatch.setattr(outputs.Output, "add", add)
    assert batch(source, "-o", "out.jsonl", "--resume") == 0
    assert len(rows(tmp_path / "out.jsonl")) == 6


def test_an_archive_is_never_its_own_output(batch: Batch, tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    source = archive(tmp_path / "in.jsonl", 3)
    before = source.read_bytes()
    for more in ("--overwrite", "--resume"):
        assert batch(source, "-o", "in.jsonl", more) == 2
    assert source.read_bytes() == before
    assert "one of the archives" in capsys.readouterr().err


def test_another_job_is_not_gone_on_with(batch: Batch, tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    source = archive(tmp_path / "in.jsonl", 3)
    assert batch(source, "-o", "out.jsonl") == 0
    assert batch(source, "-o", "out.jsonl", "--resume") == 0
    assert batch(source, "-o", "out.jsonl", "--resume", "--min-severity", "info") == 2
    assert "--min-severity was None, not info" in capsys.readouterr().err
    assert batch(source, "-o", "out.jsonl", "--overwrite", "--min-severity", "info") == 0
    (tmp_path / "out.jsonl.job").unlink()  # lost: the rows are still good
    assert batch(source, "-o", "out.jsonl", "--resume") == 0


def test_what_looks_like_a_mistake_in_the_call_is_told(
    batch: Batch, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    source = archive(tmp_path / "in.jsonl", 3)
    assert batch(source, "-o", "a.jsonl", "--text-field", "body") == 2
    assert "nothing could be checked: 'body' is missing" in capsys.readouterr().err
    assert batch(source, "-o", "b.jsonl", "--related", "story") == 0
    assert "is 'story' the column?" in capsys.readouterr().err


def test_done_before_counts_articles(batch: Batch, tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    source = archive(tmp_path / "in.jsonl", 3, [json.dumps(article(1))])
    assert batch(source, "-o", "out.jsonl") == 0
    capsys.readouterr()
    assert batch(source, "-o", "out.jsonl", "--resume") == 0
    assert "1 repeated, 3 done before" in capsys.readouterr().err


# --- killed


def started(source: Path, out: Path, stderr: int = subprocess.DEVNULL) -> subprocess.Popen[bytes]:
    command = [
        sys.executable,
        "-m",
        "factcheck",
        "batch",
        str(source),
        "-o",
        str(out),
        "--resume",
        "--model",
        str(TINY),
    ]
    env = os.environ | {"OMP_NUM_THREADS": "1", "PYTHONPATH": str(Path(__file__).parent.parent)}
    return subprocess.Popen([*command, "--model", str(TINY)], env=env, stderr=stderr)


def size(path: Path) -> int:
    return path.stat().st_size if path.exists() else 0


@pytest.mark.slow
def test_killed_at_random_moments_the_union_is_complete(tmp_path: Path) -> None:
    source, out, whole = archive(tmp_path / "in.jsonl", 400), tmp_path / "out.jsonl", tmp_path / "whole.jsonl"
    assert started(source, whole).wait(timeout=120) == 0
    moments = random.Random(7)
    for _ in range(10):
        process = started(source, out)
        deadline = time.monotonic() + 60
        target = (out.stat().st_size if out.exists() else 0) + moments.randint(1, 9000)
        while (
            process.poll() is None and time.monotonic() < deadline and (not out.exists() or out.stat().st_size < target)
        ):
            time.sleep(0.01)
        process.kill()
        process.wait(timeout=30)
        with out.open("ab") as file:
            file.write(b'{"id": "a1')  # what a kill in the middle of a write leaves
    assert started(source, out).wait(timeout=120) == 0
    assert sorted(out.read_bytes().splitlines()) == sorted(whole.read_bytes().splitlines())


@pytest.mark.slow
def test_asked_to_end_it_keeps_what_is_done_and_says_how_to_go_on(tmp_path: Path) -> None:
    source, out = archive(tmp_path / "in.jsonl", 5000), tmp_path / "out.jsonl"
    process = started(source, out, subprocess.PIPE)
    deadline = time.monotonic() + 60
    while time.monotonic() < deadline and (not out.exists() or out.stat().st_size == 0):
        time.sleep(0.02)
    process.send_signal(signal.SIGTERM)
    _, err = process.communicate(timeout=60)
    assert process.returncode == 143
    assert b"--resume" in err
    assert rows(out)


# --- other engines


def test_the_callable_gives_the_rows_of_the_command(batch: Batch, tmp_path: Path) -> None:
    source = archive(tmp_path / "in.jsonl", 4, ["not json"])
    assert batch(source, "-o", "out.jsonl") == 0
    lines = (tmp_path / "out.jsonl").read_text().splitlines()
    judged = FactcheckBatch(str(TINY))
    assert judged({"line": source.read_text().splitlines()})["row"] == [line + "\n" for line in lines]
    table = {"id": [article(at)["id"] for at in range(4)], "text": [article(at)["text"] for at in range(4)]}
    assert judged(table)["row"] == [line + "\n" for line in lines[:4]]
    assert judged({}) == {"id": [], "ok": [], "error": [], "row": []}


def test_parquet_in_and_out(batch: Batch, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    pyarrow = pytest.importorskip("pyarrow")
    from pyarrow import parquet

    monkeypatch.setattr(outputs, "PART", 4)
    table = [article(at) for at in range(10)] + [{"id": "bad", "text": None}]
    parquet.write_table(pyarrow.Table.from_pylist(table), tmp_path / "in.parquet")
    assert batch(tmp_path / "in.parquet", "-o", "out.parquet") == 0
    assert batch(archive(tmp_path / "in.jsonl", 10), "-o", "out.jsonl") == 0
    found = parquet.read_table(tmp_path / "out.parquet").to_pylist()
    plain = rows(tmp_path / "out.jsonl")
    assert [row["id"] for row in found] == [*plain, "bad"]
    told = [json.loads(row["contradictions"]) for row in found[:10]]
    assert told == [row["contradictions"] for row in plain.values()]
    assert "'text' is missing" in found[10]["error"]
    (tmp_path / "out.parquet" / "part-000002.parquet").unlink()
    (tmp_path / "out.parquet" / "part-000009.tmp").write_bytes(b"half")
    assert batch(tmp_path / "in.parquet", "-o", "out.parquet", "--resume") == 0
    again = parquet.read_table(tmp_path / "out.parquet").to_pylist()
    assert sorted(again, key=str) == sorted(found, key=str)
    (tmp_path / "broken.parquet").write_bytes(b"PAR1 nonsense")
    assert batch(tmp_path / "broken.parquet", "-o", "c.jsonl") == 2  # nothing could be checked
    assert "cannot be read as Parquet" in rows(tmp_path / "c.jsonl")["?broken.parquet"]["error"]


def test_a_line_is_the_same_bytes_for_the_same_row() -> None:
    assert judge.line({"b": 1, "a": "ü"}) == judge.line({"a": "ü", "b": 1}) == b'{"a":"\\u00fc","b":1}\n'


def test_titles_come_before_the_text() -> None:
    found = sources.entry({"id": 1, "title": " Head ", "text": "Body."}, Fields())
    assert found.article is not None
    assert found.article.text == "Head\n\nBody."
