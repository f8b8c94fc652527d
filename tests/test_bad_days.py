"""Bad days: many threads, processes on one cache, a clock that jumps, other orders, engines that lose a worker."""

from __future__ import annotations

import json
import os
import random
import subprocess
import sys
import threading
import time
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path
from typing import Any

import pytest

from factcheck import Article, Checker
from factcheck.batch import FactcheckBatch
from factcheck.reports import Report

ROOT = Path(__file__).parent.parent
TINY = Path(__file__).parent / "data" / "tiny-nli"
WORDS = "Ulm Graz Linz Brno Riga Oslo Bern Nice".split()


def article(at: int) -> str:
    town, other = WORDS[at % 8], WORDS[(at + 3) % 8]
    return (
        f"The mayor of {town} opened the bridge on Monday. It cost {at + 10} million euros.\n\n"
        f"The bridge in {town} was opened on Tuesday, and the council of {other} paid for it.\n\n"
        f"Energy Minister Ana Duarte came to {town}. Finance Minister Duarte stayed in {other}.\n"
    )


def told(report: Report) -> str:
    return str(report.to_json())


@pytest.mark.parametrize("cache", [False, True])
def test_sixteen_threads_on_one_checker(tmp_path: Path, cache: bool) -> None:
    texts = [article(at) for at in range(48)]
    alone = Checker(TINY)
    expected = [told(alone.check(text)) for text in texts]
    shared = Checker(TINY, cache=tmp_path / "scores.sqlite3" if cache else False)
    with ThreadPoolExecutor(16) as pool:
        assert [told(one) for one in pool.map(shared.check, texts)] == expected
        assert [told(one) for one in pool.map(shared.check, reversed(texts))] == expected[::-1]


def test_a_clock_that_jumps_changes_nothing(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    texts = [article(at) for at in range(4)]
    expected = [told(Checker(TINY).check(text)) for text in texts]
    moments = iter([4e9, -1.0, 0.0, 1e9, 5.0] * 400)
    monkeypatch.setattr(time, "time", lambda: next(moments))
    for _ in range(2):
        checker = Checker(TINY, cache=tmp_path / "scores.sqlite3")
        assert [told(checker.check(text)) for text in texts] == expected


def run(folder: Path, *words: str, **env: str) -> subprocess.CompletedProcess[str]:
    return subprocess.run(
        [sys.executable, "-m", "factcheck", *words], cwd=folder, capture_output=True, text=True, check=False,
        env=os.environ | {"PYTHONPATH": str(ROOT), "FACTCHECK_CACHE": str(folder / "kept.sqlite3")} | env,
    )  # fmt: skip


def drafts(folder: Path, count: int) -> Path:
    (folder / "drafts").mkdir()
    for at in range(count):
        (folder / "drafts" / f"{at:02}.txt").write_text(article(at), encoding="utf-8")
    return folder


@pytest.mark.slow
def test_processes_share_one_cache(tmp_path: Path) -> None:
    drafts(tmp_path, 12)
    words = ("check", "drafts", "-f", "json", "--min-severity", "info", "--fail-level", "none", "--model", str(TINY))
    alone = run(tmp_path, *words, "--no-cache").stdout
    found: list[str] = []
    threads = [threading.Thread(target=lambda: found.append(run(tmp_path, *words).stdout)) for _ in range(3)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert found == [alone] * 3
    assert run(tmp_path, *words).stdout == alone
    assert "12 reports" in run(tmp_path, "cache", "info").stdout


@pytest.mark.slow
@pytest.mark.model
def test_the_same_bytes_whatever_the_threads_the_hashes_and_the_order(tmp_path: Path) -> None:
    drafts(tmp_path, 3)
    names = [f"drafts/{at:02}.txt" for at in range(3)]
    words = ("check", "-f", "json", "--min-severity", "info", "--fail-level", "none", "--no-cache")

    def articles(*order: str, **env: str) -> dict[str, Any]:
        done = run(tmp_path, *words, *order, **env)
        assert done.returncode == 0, done.stderr
        return {one["path"]: one for one in json.loads(done.stdout)["articles"]}

    first = articles(*names, OMP_NUM_THREADS="1", PYTHONHASHSEED="1")
    assert articles(*names[::-1], OMP_NUM_THREADS="2", PYTHONHASHSEED="2") == first
    assert articles(*names, OMP_NUM_THREADS="1", PYTHONHASHSEED="3") == first


# --- other engines ------------------------------------------------------------------------------------------------


def archive(path: Path, count: int) -> Path:
    rows = [{"id": f"a{at}", "text": article(at), "date": "2026-03-02"} for at in range(count)]
    path.write_text("".join(json.dumps(row) + "\n" for row in rows), encoding="utf-8")
    return path


def job(source: Path, out: Path, *more: str) -> list[str]:
    words = ("batch", str(source), "-o", str(out), "--model", str(TINY), *more)
    done = run(source.parent, *words, OMP_NUM_THREADS="1")
    assert done.returncode == 0, done.stderr
    return sorted(out.read_text(encoding="utf-8").splitlines())


@pytest.mark.slow
def test_ray_gives_the_same_rows_though_an_actor_is_killed(tmp_path: Path) -> None:
    ray = pytest.importorskip("ray")
    source = archive(tmp_path / "in.jsonl", 1500)
    expected = job(source, tmp_path / "stream.jsonl")
    out = tmp_path / "ray.jsonl"
    words = [
        sys.executable,
        "-m",
        "factcheck",
        "batch",
        str(source),
        "-o",
        str(out),
        "--engine",
        "ray",
        "--actors",
        "2",
    ]
    ray.init(num_cpus=3, include_dashboard=False, log_to_driver=False, logging_level="ERROR")
    try:
        address = ray.get_runtime_context().gcs_address
        env = os.environ | {"OMP_NUM_THREADS": "1", "PYTHONPATH": str(ROOT)}
        process = subprocess.Popen([*words, "--model", str(TINY), "--address", address], env=env, cwd=tmp_path)
        killed = _kill_one(process, out)
        assert process.wait(timeout=500) == 0
    finally:
        ray.shutdown()
    assert killed, "the job was done before an actor could be killed"
    assert sorted(out.read_text(encoding="utf-8").splitlines()) == expected


def _kill_one(process: subprocess.Popen[bytes], out: Path) -> bool:
    """Kill one of the actors' processes once rows have been written."""
    deadline = time.monotonic() + 240
    while process.poll() is None and time.monotonic() < deadline:
        if out.exists() and out.stat().st_size:
            found = subprocess.run(["pgrep", "-f", "ray::.*_Judge"], capture_output=True, text=True, check=False)
            workers = found.stdout.split()
            if workers:
                os.kill(int(random.Random(3).choice(workers)), 9)
                return True
        time.sleep(0.05)
    return False


@pytest.mark.slow
@pytest.mark.filterwarnings("ignore::FutureWarning:pyspark.*", "ignore::ResourceWarning", "ignore::DeprecationWarning")
@pytest.mark.filterwarnings("ignore::pytest.PytestUnraisableExceptionWarning")
def test_spark_gives_the_same_rows(tmp_path: Path) -> None:
    sql = pytest.importorskip("pyspark.sql")
    pandas = pytest.importorskip("pandas")
    source = archive(tmp_path / "in.jsonl", 40)
    expected = job(source, tmp_path / "stream.jsonl")
    model = str(TINY)

    def judge(frames: Any) -> Any:  # noqa: ANN401 -- the closure of docs/batch.md
        judged = FactcheckBatch(model)
        for frame in frames:
            yield pandas.DataFrame(judged({"id": frame["id"], "text": frame["text"]}))

    os.environ["PYSPARK_PYTHON"] = sys.executable
    spark = sql.SparkSession.builder.master("local[2]").config("spark.ui.enabled", "false").getOrCreate()
    try:
        table = spark.read.json(str(source)).repartition(3)
        rows = table.mapInPandas(judge, "id string, ok boolean, error string, row string").collect()
    finally:
        spark.stop()
    assert sorted(one["row"].rstrip("\n") for one in rows) == expected


def test_an_article_of_strange_fields_is_no_trouble() -> None:
    checker = Checker(TINY)
    assert checker.check(Article("", title="x", published="no day")).ok
