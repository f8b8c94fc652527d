"""A little of ``python -m benchmarks fuzz`` in every run: no door brings up an error that is not ours."""

from __future__ import annotations

import random
from pathlib import Path

import pytest

from benchmarks import fuzz
from benchmarks.__main__ import main
from factcheck.errors import InputError


def test_odd_input_is_read_or_refused(capsys: pytest.CaptureFixture[str]) -> None:
    status = main(["fuzz", "--count", "400", "--seed", "3", "--seconds", "20"])
    assert status == 0, capsys.readouterr().err
    assert "400 inputs" in capsys.readouterr().out


def test_the_same_seed_makes_the_same_inputs() -> None:
    seeds = fuzz.corpus()
    one, other = ([fuzz.mutated(rng, seeds) for _ in range(20)] for rng in (random.Random(5), random.Random(5)))
    assert one == other
    assert len(set(one)) > 10


def test_a_failure_is_told_and_a_refusal_is_none(tmp_path: Path) -> None:
    def door(text: str, rng: random.Random, folder: Path) -> None:
        if text == "refuse":
            raise InputError("not this")
        if text == "break":
            raise KeyError("gone")

    rng = random.Random(0)
    assert fuzz.tried(door, "refuse", rng, tmp_path, 1) is None
    assert fuzz.tried(door, "fine", rng, tmp_path, 1) is None
    assert "KeyError" in str(fuzz.tried(door, "break", rng, tmp_path, 1))
    assert "took" in str(fuzz.tried(door, "fine", rng, tmp_path, -1))
