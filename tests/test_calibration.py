"""Calibration: curves are symmetric and monotonous, read from a folder, and fitted so that they say what is so."""

from __future__ import annotations

import json
import random
from pathlib import Path

import pytest

from factcheck.calibration import PLAIN, Curve, read
from factcheck.errors import ModelError
from factcheck.train.calibrate import Row, crossed, diagram, expected_error, fit_curve, told


def test_a_plain_curve_takes_the_model_at_its_word() -> None:
    assert PLAIN.apply(0.8, 0.8) == pytest.approx(0.8)


def test_a_curve_does_not_care_which_side_is_read_first() -> None:
    curve = Curve(mean=0.7, gap=-0.4, bias=-1.0)
    assert curve.apply(0.9, 0.2) == curve.apply(0.2, 0.9)
    assert curve.apply(0.9, 0.9) > curve.apply(0.6, 0.6)


def test_curves_are_read_from_a_folder(tmp_path: Path) -> None:
    assert read(tmp_path) == {}
    (tmp_path / "calibration.json").write_text(json.dumps({"curves": {"role": {"mean": 0.5, "gap": 0, "bias": 1}}}))
    assert read(tmp_path) == {"role": Curve(0.5, 0.0, 1.0)}


@pytest.mark.parametrize("text", ["", "{}", '{"curves": {"role": {"slope": 1}}}', '{"curves": [1]}'])
def test_a_broken_file_is_a_clear_error(tmp_path: Path, text: str) -> None:
    (tmp_path / "calibration.json").write_text(text)
    with pytest.raises(ModelError, match="not a calibration"):
        read(tmp_path)


def test_a_fitted_curve_mends_a_model_that_is_too_sure() -> None:
    rng = random.Random(0)
    rows = [Row(p, p, rng.random() < 0.25 + 0.5 * p) for p in (rng.random() for _ in range(4000))]
    curve = fit_curve(rows)
    assert expected_error(told(rows, curve)) < 0.06
    assert expected_error(told(rows, PLAIN)) > 0.1


def test_no_pair_is_measured_by_a_curve_that_was_fitted_on_it() -> None:
    seen, other = [Row(0.5, 0.5, True)] * 50, [Row(0.5, 0.5, False)] * 50
    said = crossed([seen, other])
    assert [one.probability < 0.1 for one in said] == [True] * 50 + [False] * 50
    assert expected_error(said) > 0.9


def test_the_diagram_is_svg_with_both_curves() -> None:
    row = {"pairs": 5, "bins": [(5, 0.5, 0.4)]}
    drawn = diagram({"role": row, "statement": row})
    assert drawn.startswith("<svg")
    assert drawn.count("<polyline") == 2
