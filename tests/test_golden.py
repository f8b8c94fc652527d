"""Golden articles: the slip is found where it is, and the same article without it is left alone.

``known_failures.txt`` lists what does not work yet, one ``name: what (reason)`` a line, where *what* is one of the
aspects below or ``slip`` for the first three. Such a case must fail: once it works, its line has to go.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Sequence
from functools import cache
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

from benchmarks import datasets, measures
from benchmarks.datasets import GoldenCase
from factcheck.datatypes import Contradiction, Span

if TYPE_CHECKING:
    from factcheck import NliModel, Probs, Report

GOLDEN = Path(__file__).parent / "data" / "golden"
ASPECTS = ("found", "suspect", "suggestion", "quiet", "twin")
_SHORT = {"slip": ("found", "suspect", "suggestion")}
_LINE = re.compile(r"(?P<name>[^:\s]+):\s*(?P<what>\w+)\s*\((?P<reason>.+)\)\s*")

Check = Callable[[str], "Report"]


def known_failures(text: str) -> dict[tuple[str, str], str]:
    """Reasons by case and aspect."""
    reasons: dict[tuple[str, str], str] = {}
    for line in text.splitlines():
        if not line.strip() or line.startswith("#"):
            continue
        match = _LINE.fullmatch(line)
        if match is None or match["what"] not in (*ASPECTS, *_SHORT):
            raise ValueError(f"known_failures.txt: not 'name: what (reason)': {line!r}")
        reasons |= {(match["name"], aspect): match["reason"] for aspect in _SHORT.get(match["what"], (match["what"],))}
    return reasons


@cache
def cases() -> dict[str, GoldenCase]:
    return {path.stem: datasets.golden(path) for path in datasets.golden_files(GOLDEN)}


@cache
def listed() -> dict[tuple[str, str], str]:
    path = GOLDEN / "known_failures.txt"
    return known_failures(path.read_text(encoding="utf-8")) if path.exists() else {}


def each(aspect: str) -> pytest.MarkDecorator:
    """A parametrisation over the golden cases that ask for an aspect."""
    asked = [case for case in cases().values() if _asks(case, aspect)]
    return pytest.mark.parametrize("case", [pytest.param(c, id=c.name, marks=_marks(c, aspect)) for c in asked])


def _asks(case: GoldenCase, aspect: str) -> bool:
    if aspect == "twin":
        return True
    return case.has_slip and (aspect != "suggestion" or case.suggestion is not None)


def _marks(case: GoldenCase, aspect: str) -> list[pytest.MarkDecorator]:
    reason = listed().get((case.name, aspect))
    return [pytest.mark.model, pytest.mark.slow, *([pytest.mark.xfail(reason=reason, strict=True)] if reason else [])]


class Remembering:
    """A model that asks another one only for pairs that it has not seen: twins share most of theirs."""

    def __init__(self, model: NliModel) -> None:
        self.model, self.name = model, model.name
        self.known: dict[tuple[str, str], Probs | None] = {}

    def score(self, pairs: Sequence[tuple[str, str]]) -> list[Probs | None]:
        new = [pair for pair in dict.fromkeys(pairs) if pair not in self.known]
        self.known.update(zip(new, self.model.score(new), strict=True))
        return [self.known[pair] for pair in pairs]


@pytest.fixture(scope="session")
def check() -> Check:
    """The embedded model, loaded once; each article is read once."""
    from factcheck import Checker, load_model

    return cache(Checker(model=Remembering(load_model("small"))).check)


def told(report: Report) -> str:
    """The findings, for a failing test to show."""
    text = report.article.text
    lines = [
        f"  {f.code} {f.severity} {f.score:.2f} suspect {f.suspect and text[slice(*f.suspect)]!r} -> {f.suggestion!r}\n"
        f"    1: {text[f.first.start : f.first.end]!r}\n    2: {text[f.second.start : f.second.end]!r}"
        for f in report.contradictions
    ]
    return "\n".join(["said:", *lines]) if lines else "said nothing"


def on_the_slip(case: GoldenCase, report: Report) -> list[Contradiction]:
    """Errors and warnings of the right code that touch the wrong words."""
    return [f for f in measures.loud(report.contradictions) if f.code == case.code and measures.hits(f, case.words)]


@each("found")
def test_slip_is_found(case: GoldenCase, check: Check) -> None:
    report = check(case.slipped)
    assert on_the_slip(case, report), told(report)


@each("suspect")
def test_the_wrong_words_are_suspect(case: GoldenCase, check: Check) -> None:
    report = check(case.slipped)
    spans = [f.suspect for f in on_the_slip(case, report) if f.suspect is not None]
    assert any(datasets.overlap(span, case.suspect_span) for span in spans), told(report)


@each("suggestion")
def test_the_right_words_are_suggested(case: GoldenCase, check: Check) -> None:
    report = check(case.slipped)
    said = [f.suggestion for f in on_the_slip(case, report) if f.suggestion is not None]
    assert any(measures.same_words(words, case.suggestion or "") for words in said), told(report)


@each("quiet")
def test_nothing_else_is_said(case: GoldenCase, check: Check) -> None:
    report = check(case.slipped)
    others = [f for f in measures.loud(report.contradictions) if not measures.hits(f, case.words)]
    assert not others, told(report)


@each("twin")
def test_the_clean_article_is_left_alone(case: GoldenCase, check: Check) -> None:
    report = check(case.clean)
    assert not measures.loud(report.contradictions), told(report)


# --- the files themselves; no model needed ---------------------------------------------------------------------------


def test_there_are_golden_articles_of_both_sorts() -> None:
    assert {case.has_slip for case in cases().values()} == {True, False}


def test_codes_are_those_of_the_contract() -> None:
    from factcheck.datatypes import CODES

    assert {case.code for case in cases().values() if case.has_slip} <= set(CODES.values())


def test_every_known_failure_names_a_case_that_is_asked() -> None:
    stale = [key for key in listed() if key[0] not in cases() or not _asks(cases()[key[0]], key[1])]
    assert not stale


def test_known_failures_are_read_by_aspect() -> None:
    read = known_failures("# why\n\nsummit: slip (the title is far away)\nferry: twin (two (small) ferries)\n")
    assert read == {
        ("summit", "found"): "the title is far away",
        ("summit", "suspect"): "the title is far away",
        ("summit", "suggestion"): "the title is far away",
        ("ferry", "twin"): "two (small) ferries",
    }


@pytest.mark.parametrize("line", ["summit", "summit: slip", "summit: everything (no)", "summit found (no)"])
def test_a_known_failure_needs_what_and_why(line: str) -> None:
    with pytest.raises(ValueError, match="known_failures"):
        known_failures(line)


def test_the_wrong_words_stand_where_the_case_says() -> None:
    for case in cases().values():
        if case.has_slip:
            assert case.slipped[slice(*case.words)] == case.wrong
            assert case.slipped[slice(*case.suspect_span)] == (case.suspect or case.wrong)
            assert isinstance(case.words, Span)
