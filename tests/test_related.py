"""Articles of one story: what time explains stays silent, what it cannot explain names both articles."""

from __future__ import annotations

import gzip
import json
from pathlib import Path
from typing import Any

import pytest

from factcheck import Article, Checker, InputError
from factcheck.batch import stories
from factcheck.batch.sources import Entry, Fields, entry
from factcheck.cli import main
from factcheck.models import TableModel
from factcheck.reports import Report

TINY = str(Path(__file__).parent / "data" / "tiny-nli")


def check(
    new: str,
    old: str,
    days: tuple[str | None, str | None] = ("2026-03-10", "2026-03-09"),
    table: dict[tuple[str, str], tuple[float, float, float]] | None = None,
) -> Report:
    before = Article(old, "monday", published=days[1])
    checker = Checker(model=TableModel(table or {}))
    return checker.check(Article(new, "tuesday", published=days[0], earlier=(before,)))


def codes(report: Report) -> list[str]:
    return [one.code for one in report.contradictions]


TOLL = "The fire at the depot in Harwick killed {} people, the fire service said.\n"
BRIDGE = "The bridge over the Sorn in Ulm is {} metres long and was opened by the mayor.\n"
AGE = "Police arrested Marta Rehn, {}, after the fire at the depot in Harwick.\n"
FACE = "The opening of the plant in Sines was on {}.\n"


def test_a_toll_may_rise_but_not_fall() -> None:
    assert not codes(check(TOLL.format(17), TOLL.format(12)))
    (found,) = check(TOLL.format(12), TOLL.format(17)).contradictions
    assert (found.code, found.severity) == ("FC201", "warning")
    assert found.second.article is not None
    assert found.second.article.source == "monday"
    # in one article the same two sentences are an error of their own
    assert codes(check(TOLL.format(12) + "\n" + TOLL.format(17), "Nothing else happened."))


def test_a_length_does_not_change_overnight() -> None:
    assert codes(check(BRIDGE.format(320), BRIDGE.format(230))) == ["FC201"]


@pytest.mark.parametrize(("new", "old", "silent"), [(41, 40, True), (40, 40, True), (54, 45, False), (45, 54, False)])
def test_an_age_may_grow_by_a_birthday(new: int, old: int, silent: bool) -> None:
    assert (codes(check(AGE.format(new), AGE.format(old))) == []) is silent


def test_what_was_planned_may_be_put_off() -> None:
    planned = "The opening of the plant in Sines will be on Monday.\n"
    assert not codes(check(FACE.format("Tuesday"), planned))
    assert codes(check(FACE.format("Tuesday"), FACE.format("Monday"))) == ["FC301"]
    # a weekday of another week is another day; without days nobody knows the week
    assert not codes(check(FACE.format("Tuesday"), FACE.format("Monday"), ("2026-03-20", "2026-03-09")))
    assert not codes(check(FACE.format("Tuesday"), FACE.format("Monday"), (None, "2026-03-09")))


OFFICE = {
    ("Ana Duarte is the finance minister.", "Ana Duarte is the energy minister."): (0.0, 0.05, 0.95),
    ("Ana Duarte is the energy minister.", "Ana Duarte is the finance minister."): (0.0, 0.05, 0.95),
}
NEW = "Finance Minister Ana Duarte opened the plant in Sines on Monday.\n"
OLD = "Energy Minister Ana Duarte will open the plant in Sines on Monday.\n"


def test_an_office_may_change_where_a_word_says_so() -> None:
    assert codes(check(NEW, OLD, table=OFFICE)) == ["FC101"]
    told = NEW + "\nDuarte was sworn in as finance minister this morning.\n"
    assert not codes(check(told, OLD, table=OFFICE))
    assert not codes(check(NEW, OLD, ("2026-05-10", "2026-03-09"), table=OFFICE))
    assert not codes(check(NEW, OLD, (None, None), table=OFFICE))


def test_what_is_wrong_in_the_earlier_article_alone_is_not_told() -> None:
    assert not codes(check("All was quiet in Ulm.\n", TOLL.format(12) + "\n" + TOLL.format(17)))


def test_an_earlier_article_that_no_file_could_hold_is_refused() -> None:
    with pytest.raises(InputError, match="lone surrogate"):
        check("All was quiet.", "a \ud800 b")


# --- which articles belong together ---------------------------------------------------------------------------------


def made(name: str, text: str, story: str | None = None, day: str | None = None) -> Entry:
    return Entry(name, Article(text, name, published=day), story=story)


def earlier(found: list[Entry], field: str = "story") -> dict[str, list[str]]:
    return {
        one.id: [old.source for old in one.article.earlier] if one.article else []
        for one in stories.followed(found, field)
    }


def test_stories_by_a_column() -> None:
    rows = [made("a", "A.", "1"), made("b", "B.", "2"), made("c", "C.", "1"), made("d", "D."), made("e", "E.", "1")]
    assert earlier(rows) == {"a": [], "b": [], "c": ["a"], "d": [], "e": ["a", "c"]}


def test_only_the_last_articles_of_a_story_and_none_of_later_days() -> None:
    rows = [made(str(i), "A.", "1") for i in range(6)]
    assert earlier(rows)["5"] == ["2", "3", "4"]
    dated = [made("late", "A.", "1", "2026-03-09"), made("early", "B.", "1", "2026-03-01")]
    assert earlier(dated)["early"] == []


def test_memory_of_stories_is_bounded(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(stories, "HELD", 40)
    rows = [made("a", "x" * 30, "1"), made("b", "x" * 30, "2"), made("c", "C.", "1"), made("d", "D.", "2")]
    assert earlier(rows) == {"a": [], "b": [], "c": [], "d": ["b"]}


FIRE = "Marta Rehn said in Harwick that the fire at the Calder Group depot began on Sunday. "
GAME = "Ola Brandt of Rosenborg said in Trondheim that the match against Bodo was hard. "


def test_stories_found_by_the_names_that_they_share() -> None:
    rows = [
        made("fire-1", FIRE, day="2026-03-01"),
        made("game-1", GAME, day="2026-03-01"),
        made("fire-2", "Two days after the fire, Marta Rehn of the Calder Group came to Harwick.", day="2026-03-03"),
        made("other", "The mayor of Harwick opened a bridge.", day="2026-03-03"),
        made("fire-3", FIRE, day="2026-06-03"),
    ]
    assert earlier(rows, stories.AUTO) == {
        "fire-1": [], "game-1": [], "fire-2": ["fire-1"], "other": [], "fire-3": [],
    }  # fmt: skip


def test_a_row_gives_day_and_story() -> None:
    fields = Fields(story="thread")
    found = entry({"id": 1, "text": "A fire.", "date": "2026-03-02T10:00:00Z", "thread": 7}, fields)
    assert found.article is not None
    assert (found.article.published, found.story) == ("2026-03-02", "7")
    odd = entry({"id": 1, "text": "A fire.", "date": "yesterday", "thread": ["a"]}, fields)
    assert odd.article is not None
    assert (odd.article.published, odd.story) == (None, None)


# --- the whole job --------------------------------------------------------------------------------------------------


def archive(folder: Path) -> Path:
    rows = [
        {"id": "one", "date": "2026-03-09", "story": "fire", "text": TOLL.format(17)},
        {"id": "two", "date": "2026-03-10", "story": "fire", "text": TOLL.format(12)},
        {"id": "three", "date": "2026-03-10", "story": "other", "text": TOLL.format(12)},
    ]
    path = folder / "archive.jsonl.gz"
    with gzip.open(path, "wt", encoding="utf-8") as file:
        file.writelines(json.dumps(row) + "\n" for row in rows)
    return path


def job(folder: Path, *more: str, out: str = "out.jsonl") -> dict[str, Any]:
    target = folder / out
    assert main(["batch", str(archive(folder)), "-o", str(target), "--model", TINY, *more]) == 0
    return {row["id"]: row for row in map(json.loads, target.read_text(encoding="utf-8").splitlines())}


def test_a_finding_names_both_articles(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    rows = job(tmp_path, "--related", "story")
    (found,) = rows["two"]["contradictions"]
    assert found["second"]["path"] == "one"
    assert not rows["one"]["contradictions"]
    assert not rows["three"]["contradictions"]
    assert not any(row["contradictions"] for row in job(tmp_path, out="off.jsonl").values())
    capsys.readouterr()


def test_resumed_or_in_shards_the_rows_are_the_same(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    whole = job(tmp_path, "--related", "story")
    path = tmp_path / "out.jsonl"
    path.write_bytes(b"".join(path.read_bytes().splitlines(keepends=True)[:1]))
    assert job(tmp_path, "--related", "story", "--resume") == whole
    parts = [job(tmp_path, "--related", "story", "--shard", f"{i}/3", out=f"part{i}.jsonl") for i in (1, 2, 3)]
    assert parts[0] | parts[1] | parts[2] == whole
    assert sum(map(len, parts)) == len(whole)
    capsys.readouterr()


def test_stories_that_are_found_cannot_be_sharded(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    words = ["batch", str(archive(tmp_path)), "-o", str(tmp_path / "out.jsonl"), "--related", "auto", "--shard", "1/2"]
    assert main([*words, "--model", TINY]) == 2
    assert "whole archive in one run" in capsys.readouterr().err
