"""A desk's corrections: read with care, learnt among other pairs, kept only if that helped."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from factcheck.errors import InputError
from factcheck.train import data, house
from factcheck.train.__main__ import main
from factcheck.train.recipes import SMALL, TINY

ROOT = Path(__file__).parent


def corrections(path: Path, count: int = 60) -> Path:
    rows = []
    for at in range(count):
        premise = f"The council of Ulm approved bridge number {at} on Monday."
        rows.append({"premise": premise, "hypothesis": f"Bridge number {at} was rejected.", "label": "contradiction"})
        rows.append({"premise": premise, "hypothesis": f"Bridge {at} has two lanes.", "label": "neutral"})
    path.write_text("".join(json.dumps(row) + "\n" for row in rows), encoding="utf-8")
    return path


def test_a_fifth_of_the_premises_is_held_out_and_twins_stay_together(tmp_path: Path) -> None:
    learnt, held = house.parted(house.read(corrections(tmp_path / "c.jsonl")))
    assert len(learnt) + len(held) == 120
    assert 10 <= len(held) <= 40
    assert not {pair.premise for pair in learnt} & {pair.premise for pair in held}


def test_a_stage_learns_from_what_is_not_held_out(tmp_path: Path) -> None:
    path = corrections(tmp_path / "c.jsonl")
    assert data.read_set(f"file:{path}", tmp_path, 1) == house.parted(house.read(path))[0]
    made = house.recipe(SMALL, path, with_data=False)
    assert set(made.stages[0].sources) == {f"file:{path}", "written", "made_roles"}
    assert "stories" in house.recipe(SMALL, path, with_data=True).stages[0].sources


@pytest.mark.parametrize(
    ("line", "said"),
    [
        ("no json", "c.jsonl:1: needs premise"),
        ('{"premise": "A."}', "needs premise, hypothesis and label"),
        ('{"premise": "A.", "hypothesis": "B.", "label": "maybe"}', "the label is one of"),
        ('{"premise": "", "hypothesis": "B.", "label": "neutral"}', "both sides are sentences"),
        ('{"premise": "A.", "hypothesis": "B.", "label": "neutral"}', "1 pairs; at least"),
    ],
)
def test_what_is_no_correction_is_refused_with_its_line(tmp_path: Path, line: str, said: str) -> None:
    path = tmp_path / "c.jsonl"
    path.write_text(line + "\n", encoding="utf-8")
    with pytest.raises(InputError, match=said):
        house.read(path)


def test_a_model_is_better_only_if_nothing_else_was_lost() -> None:
    before = {"corrections": 0.5, "mnli": 0.7}
    assert house.better(before, {"corrections": 0.6, "mnli": 0.695})
    assert not house.better(before, {"corrections": 0.6, "mnli": 0.68})
    assert not house.better(before, {"corrections": 0.5, "mnli": 0.9})


def test_the_tiny_model_goes_on_learning(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    words = ["fit", "--recipe", TINY.name, "--init", str(ROOT / "data" / "tiny-nli"), "--threads", "1"]
    pairs = corrections(tmp_path / "c.jsonl")
    assert main([*words, "--pairs", str(pairs), "--out", str(tmp_path / "run")]) in (0, 1)
    said = capsys.readouterr().out
    assert "held out" in said or "cannot be used" in said
    assert (tmp_path / "run" / "model" / "model.safetensors").is_file()
    assert json.loads((tmp_path / "run" / "recipe.json").read_text())["name"] == "tiny-house"
