"""``python -m factcheck.train``: what cannot be done is said in one line, before anything is overwritten."""

from __future__ import annotations

from pathlib import Path

import pytest

from factcheck.train.__main__ import main
from factcheck.train.card import card
from factcheck.train.logs import line

TINY = Path(__file__).parent / "data" / "tiny-nli"


@pytest.mark.parametrize(
    ("words", "said"),
    [
        (["fit", "--out", "OUT"], "--data is needed, or --pairs"),
        (["fit", "--recipe", "nope", "--data", "DATA", "--out", "OUT"], "recipes: articles, "),
        (["fit", "--data", "EMPTY", "--out", "OUT"], "no data folder; it holds authored/, nli/"),
        (["fit", "--data", "DATA", "--out", "FILE"], "FILE is a file"),
        (["fit", "--data", "DATA", "--out", "RUN"], "take it up with --resume"),
        (["fit", "--data", "DATA", "--out", "OUT", "--stop-after", "foo"], "no stage 'foo' (stages: short, "),
        (["fit", "--data", "DATA", "--out", "OUT", "--from-stage", "foo"], "no stage 'foo'"),
        (["fit", "--data", "DATA", "--out", "OUT", "--init", "small"], "--init goes with --pairs"),
        (["fit", "--data", "DATA", "--out", "OUT", "--encoder", "EMPTY"], "--encoder: EMPTY holds no network"),
        (["fit", "--data", "DATA", "--out", "OUT", "--threads", "0"], "--threads: at least 1"),
        (["fit", "--pairs", "FILE", "--out", "OUT", "--seed", "3"], "--seed has no meaning beside --pairs"),
        (["fit", "--pairs", "FILE", "--out", "OUT", "--init", "EMPTY"], "EMPTY: no model folder"),
        (["fit", "--pairs", "FILE", "--out", "OUT", "--init", "TINY"], "FILE:1: needs premise"),
        (["teach", "--model", "TINY", "--data", "DATA", "--out", "OUT", "--shard", "3/2"], "'3/2' is no part"),
        (["teach", "--model", "EMPTY", "--data", "DATA", "--out", "OUT"], "--model: EMPTY holds no network"),
        (["mine", "--data", "DATA", "--out", "EMPTY"], "--out: EMPTY cannot be written"),
        (["corrupt", "--data", "DATA", "--out", "EMPTY/no/such.jsonl"], "cannot be written"),
        (["mine", "--data", "DATA", "--out", "OUT", "--limit", "-5"], "--limit: at least 1"),
        (["corrupt", "--data", "DATA", "--out", "OUT"], "the data folder lacks this set"),
        (["evaluate", "--model", "EMPTY", "--data", "DATA"], "EMPTY"),
        (["evaluate", "--model", "TINY", "--data", "DATA", "--card"], "no card can be written"),
        (["calibrate", "--model", "EMPTY", "--data", "DATA"], "EMPTY: no model folder"),
        (["calibrate", "--model", "TINY", "--data", "EMPTY"], "EMPTY is no data folder"),
        (["trial", "nope", "--data", "DATA", "--out", "OUT"], "no such trial: 'nope'"),
    ],
)
def test_what_cannot_be_done_is_said_in_a_line(
    words: list[str], said: str, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    named = {name: tmp_path / name for name in ("DATA", "EMPTY", "FILE", "OUT", "RUN")} | {"TINY": TINY}
    for name in ("DATA", "EMPTY", "RUN"):
        named[name].mkdir()
    (named["DATA"] / "authored").mkdir()
    named["FILE"].write_text("no json\n", encoding="utf-8")
    (named["RUN"] / "log.jsonl").write_text("", encoding="utf-8")
    before = {path: path.read_bytes() for path in TINY.iterdir()}
    given = [str(tmp_path / word) if word.startswith("EMPTY/") else str(named.get(word, word)) for word in words]
    assert main(given) == 2
    told = capsys.readouterr().err.replace(f"{tmp_path}/", "")
    assert said in told
    assert told.count("\n") == 1
    assert not named["OUT"].exists()
    assert {path: path.read_bytes() for path in TINY.iterdir()} == before


@pytest.mark.parametrize(
    ("row", "said"),
    [
        ({"event": "stage", "stage": "desk", "pairs": 1200, "batches": 30, "too_long": 2}, "desk: 1,200 pairs in 30"),
        ({"event": "loss", "stage": "desk", "batch": 100, "seen": 4000, "loss": 0.5, "rate": 1e-4}, "100: loss 0.500"),
        ({"event": "dev", "stage_index": 1, "batch": 0, "seen": 4000, "mnli": 0.61}, "4,000 pairs: mnli 0.61"),
        ({"event": "filter", "stage": "desk", "mined": 90, "dropped": 3}, "filter desk: mined 90, dropped 3"),
    ],
)
def test_a_row_of_the_log_is_told_in_a_line(row: dict[str, str | float], said: str) -> None:
    assert said in line(row)


def test_the_card_of_a_desk_tells_whose_pairs_it_learnt_and_how() -> None:
    stage = {"name": "house", "sources": {"file:/home/ana/fixes.jsonl": 4, "written": 1}, "taught": ""}
    begun = {"name": "small", "seed": 17, "stages": []}
    made = card({"name": "small-house", "seed": 17, "stages": [stage], "begun": begun}, {}, "")
    assert "fit --recipe small --init small-17/model --pairs fixes.jsonl --out small-house-17\n" in made
    assert "| fixes.jsonl | a desk's own pairs |" in made
    assert "/home/ana" not in made
