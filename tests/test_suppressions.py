"""Comments that silence findings, and the baseline."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from factcheck import Article, Checker, Report, baselines
from factcheck.errors import OptionsError
from factcheck.models import TableModel
from factcheck.suppressions import read

SLIP = "The firm opened four offices, in Tema, Lagos and Abidjan, on Monday."
OTHER = "It closed five shops, in Turin, Milan and Rome, in May."


def check(text: str, source: str = "a.md") -> Report:
    return Checker(model=TableModel({})).check(Article(text, source=source, format="markdown"))


def codes(text: str) -> list[str]:
    return [found.code for found in check(text).shown()]


@pytest.mark.parametrize(
    "text",
    [
        f"<!-- factcheck-disable-next FC202 -- they are being merged -->\n{SLIP}\n",
        f"<!-- factcheck-disable-next -->\n\n{SLIP}\n",
        f"<!-- factcheck-disable FC2 -->\n\n{SLIP}\n\n<!-- factcheck-enable -->\n",
        f"{SLIP}\n\n<!-- factcheck-disable-file FC103, FC202 -->\n",
    ],
)
def test_a_comment_silences_what_it_names(text: str) -> None:
    report = check(text)
    assert not report.shown()
    assert report.tally.suppressed == 1
    assert report.unused == ()


@pytest.mark.parametrize(
    "text",
    [
        f"<!-- factcheck-disable-next FC101 -->\n{SLIP}\n",
        f"<!-- factcheck-disable-next FC202 -->\nNothing is here.\n\n{SLIP}\n",
        f"<!-- factcheck-disable FC2 -->\n\nNothing.\n\n<!-- factcheck-enable -->\n\n{SLIP}\n",
    ],
)
def test_a_comment_that_silences_nothing_is_told(text: str) -> None:
    report = check(text)
    assert len(report.shown()) == 1
    (span,) = report.unused
    assert report.article.text[slice(*span)].startswith("<!-- factcheck-disable")


def test_the_reason_is_kept() -> None:
    (one,) = read("<!-- factcheck-disable-next FC202, FC1 -- checked with the desk -->\nText.\n")
    assert one.codes == ("FC202", "FC1")
    assert one.reason == "checked with the desk"


def test_a_comment_is_no_part_of_the_article() -> None:
    assert codes(f"<!-- factcheck-disable-next FC101 -- four, in Tema, Lagos and Abidjan -->\n\n{OTHER}\n") == ["FC202"]


def test_a_baseline_leaves_out_what_it_knows_and_nothing_else(tmp_path: Path) -> None:
    path = tmp_path / "known.json"
    assert baselines.write([check(SLIP)], path) == 1
    after = baselines.without(check(f"A new first line.\n\n{SLIP}\n\n{OTHER}\n"), baselines.read(path))
    assert [found.suspect and after.article.text[slice(*found.suspect)] for found in after.shown()] == ["five"]
    assert after.tally.baselined == 1
    elsewhere = baselines.without(check(SLIP, "b.md"), baselines.read(path))
    assert len(elsewhere.shown()) == 1


@pytest.mark.parametrize("content", ["", "[]", "{}", json.dumps({"factcheck-baseline": 9, "articles": {}})])
def test_a_file_that_is_no_baseline_is_refused(tmp_path: Path, content: str) -> None:
    path = tmp_path / "known.json"
    path.write_text(content)
    with pytest.raises(OptionsError, match="baseline"):
        baselines.read(path)


@pytest.mark.parametrize("comment", ["<!-- factcheck-disable-nxt FC101 -->", "<!-- factcheck-disable-next fc101 -->"])
def test_a_misspelt_comment_silences_nothing_and_is_told(comment: str) -> None:
    (found,) = read(f"{comment}\n\nThe firm opened four offices, in Tema, Lagos and Abidjan.\n")
    assert found.scope.start == found.scope.end
    assert found.comment == (0, len(comment))
