"""Reports on disk: the same as computed ones, and never those of another article, model or setting."""

from __future__ import annotations

import json
import subprocess
import sys
from pathlib import Path

import pytest

from factcheck import Article, Checker
from factcheck.facts import Facts
from factcheck.models.cached import info, keep_report
from factcheck.results import decode, encode

TINY = Path(__file__).parent / "data" / "tiny-nli"
TEXT = (
    "Ünlü 🚢 news\n\nThe firm opened four offices, in Tema, Lagos and Abidjan, on Monday.\n\n"
    "Energy Minister Ana Duarte spoke there. Finance Minister Duarte left.\n\n<!-- factcheck-disable-next FC601 -->\n"
)
REFERENCE = Article("Ana Duarte is the energy minister of Portugal. The firm opened five offices.", "ref.txt")


@pytest.fixture
def cache(tmp_path: Path) -> Path:
    return tmp_path / "kept.sqlite3"


def test_a_kept_report_is_the_computed_one(cache: Path) -> None:
    article = Article(TEXT, "a.md", format="markdown")
    checker = Checker(model=TINY, cache=cache, against=[REFERENCE])
    first, again = checker.check(article), Checker(model=TINY, cache=cache, against=[REFERENCE]).check(article)
    assert again == first
    assert again is not first
    assert again.to_json("info") == first.to_json("info")
    assert str(again) == str(first)
    assert info(cache).reports == 1


def test_a_report_survives_as_json() -> None:
    report = Checker(model=TINY, against=[REFERENCE]).check(Article(TEXT, "a.md", format="markdown"))
    assert report.contradictions
    assert decode(json.loads(json.dumps(encode(report))), report.article, report.model) == report


def test_another_article_setting_or_reference_is_checked_anew(cache: Path) -> None:
    Checker(model=TINY, cache=cache).check(Article(TEXT))
    for checker, text in (
        (Checker(model=TINY, cache=cache), TEXT + "."),
        (Checker(model=TINY, cache=cache, pairs_per_claim=1), TEXT),
        (Checker(model=TINY, cache=cache, against=[REFERENCE]), TEXT),
        (Checker(model=TINY, cache=cache, house_facts=Facts(accepted=(("a", "b"),))), TEXT),
    ):
        before = info(cache).reports
        checker.check(Article(text))
        assert info(cache).reports == before + 1


def test_the_same_words_under_another_name_are_known(cache: Path) -> None:
    Checker(model=TINY, cache=cache).check(Article(TEXT, "a.txt"))
    report = Checker(model=TINY, cache=cache).check(Article(TEXT, "b.txt"))
    assert report.path == "b.txt"
    assert info(cache).reports == 1


@pytest.mark.parametrize("body", [b"", b"nonsense", b"x\x9c\x03\x00\x00\x00\x00\x01"])
def test_a_broken_report_is_computed_anew(cache: Path, body: bytes) -> None:
    checker = Checker(model=TINY, cache=cache)
    first = checker.check(Article(TEXT))
    keep_report(cache, checker._kept._key(first.article), body)
    assert Checker(model=TINY, cache=cache).check(Article(TEXT)) == first


def test_an_unchanged_article_needs_neither_torch_nor_the_steps(cache: Path) -> None:
    code = (
        "import sys; from pathlib import Path; from factcheck import Article, Checker\n"
        f"Checker(model={str(TINY)!r}, cache=Path({str(cache)!r})).check(Article({TEXT!r}))\n"
        "print(sorted({'torch', 'numpy', 'transformers', 'factcheck.street', 'factcheck.mentions'} & set(sys.modules)))"
    )
    seen = [
        subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True).stdout
        for _ in range(2)
    ]
    assert "factcheck.street" in seen[0]
    assert seen[1].strip() == "[]"
