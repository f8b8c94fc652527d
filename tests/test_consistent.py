"""Consistent articles and passages, many written to trip a comparison: nothing is said of any of them."""

from __future__ import annotations

from functools import cache
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

from benchmarks import silence
from factcheck import comparisons, street
from factcheck.datatypes import Article

if TYPE_CHECKING:
    from factcheck import Checker

FOLDER = Path(__file__).parent.parent / "benchmarks" / "data" / "consistent"
TEXTS = dict(silence.articles(FOLDER))
LOUD = 0.7


@cache
def checker() -> Checker:
    from factcheck import Checker

    return Checker()


def test_the_set_is_large() -> None:
    assert len(TEXTS) >= 250


@pytest.mark.parametrize("name", TEXTS)
def test_no_comparison_speaks_of_a_consistent_text(name: str) -> None:
    reading = street.read(Article(TEXTS[name])).reading
    assert [clash.reason for clash in comparisons.find(reading) if clash.score >= LOUD] == []


@pytest.mark.model
@pytest.mark.slow
@pytest.mark.parametrize("name", TEXTS)
def test_nothing_is_found_in_a_consistent_text(name: str) -> None:
    said = checker().check(TEXTS[name]).contradictions
    assert [finding.reason for finding in said if finding.severity != "info"] == []
