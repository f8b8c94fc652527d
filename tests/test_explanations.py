"""Why two lines are a finding, or why they are none."""

from __future__ import annotations

from pathlib import Path

import pytest

from factcheck import Article, Probs
from factcheck.cli import main
from factcheck.explanations import Explainer
from factcheck.filters import Filter
from factcheck.models import TableModel
from factcheck.reports import Report

TEXT = (
    "Bridge opens\n"
    "\n"
    "The council approved the new bridge over the Lomna on Monday.\n"
    "\n"
    "The council rejected the new bridge over the Lomna on Monday.\n"
    "\n"
    "President Anna Berg cut the ribbon, and Foreign Minister Anna Berg gave a speech.\n"
    "\n"
    "“The bridge is late,” said Jon Alm.\n"
    "\n"
    "“The bridge is on time,” said Eva Lind.\n"
    "\n"
    "The firm opened four offices, in Tema, Lagos and Abidjan.\n"
)
CLASH = {
    (
        "The council approved the new bridge over the Lomna on Monday.",
        "The council rejected the new bridge over the Lomna on Monday.",
    ): Probs(0.0, 0.02, 0.98)
}


@pytest.fixture
def explainer() -> Explainer:
    return Explainer(Article(TEXT), TableModel(CLASH, symmetric=True))


@pytest.mark.parametrize(
    ("first", "second", "said"),
    [
        (3, 5, ["contradiction 0.98 forward", "same event", "as a statement: score", "thresholds: warning from"]),
        (5, 3, ["contradiction 0.98 forward"]),
        (7, 7, ["president", "foreign minister", "offices:"]),
        (9, 11, ["not a finding", "two speakers may disagree", "said by Jon Alm"]),
        (13, 13, ["found: FC202", "compared exactly: “four” are counted"]),
        (2, 4, ["nothing to compare", "line 2 and line 4"]),
        (3, 99, ["nothing to compare", "line 99"]),
    ],
)
def test_each_step_has_its_word(explainer: Explainer, first: int, second: int, said: list[str]) -> None:
    told = "\n".join(explainer.lines(first, second))
    assert [words for words in said if words not in told] == []


def test_a_finding_is_explained_by_the_same_words(explainer: Explainer) -> None:
    (count,) = [found for found in explainer.report.contradictions if found.code == "FC202"]
    assert "compared exactly" in explainer.finding(count)[0]


def test_the_command_line_explains_places_and_findings(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.chdir(tmp_path)
    monkeypatch.setenv("FACTCHECK_MODEL", str(Path(__file__).parent / "data" / "tiny-nli"))
    Path("a.txt").write_text(TEXT, encoding="utf-8")
    assert main(["explain", "a.txt:9:11"]) == 0
    assert "two speakers may disagree" in capsys.readouterr().out
    assert main(["check", "--explain", "-q", "--min-severity", "error", "a.txt"]) == 1
    out = capsys.readouterr().out
    assert "a.txt:13:17: FC202, because\n  compared exactly:" in out
    assert main(["explain", "gone.txt:1:2"]) == 2
    assert "no such file" in capsys.readouterr().err
    assert main(["explain", "FC999"]) == 2


def test_only_the_worst_findings_are_left_and_the_rest_is_counted(explainer: Explainer) -> None:
    report = explainer.report
    shown = report.shown("info")
    assert len(shown) >= 2
    left = Filter(most=1, min_severity="info").outcome(report)
    assert isinstance(left, Report)
    (worst,) = left.shown("info")
    assert worst.severity == max(shown, key=lambda one: ("info", "warning", "error").index(one.severity)).severity
    assert left.tally.hidden == len(shown) - 1
    assert Filter(most=99).outcome(report) == report


SILENCED = "<!-- factcheck-disable -- known -->\n\nThe firm opened four offices, in Tema, Lagos and Abidjan.\n"


def test_a_silenced_finding_names_the_comment_and_a_missing_line_the_last_one() -> None:
    explainer = Explainer(Article(SILENCED, format="markdown"), TableModel({}))
    assert "the comment on line 1 silences all codes here" in "\n".join(explainer.lines(3, 3))
    assert explainer.lines(3, 99) == ["nothing to compare: there is no line 99, the last one is 4"]
