"""Settings of a project, ignored codes, excluded articles, changed lines."""

from __future__ import annotations

import subprocess
from pathlib import Path

import pytest

from factcheck import Article, Checker, Report
from factcheck.changes import changed_lines, touching
from factcheck.errors import OptionsError
from factcheck.filters import Filter
from factcheck.models import TableModel
from factcheck.settings import find

SLIP = "The firm opened four offices, in Tema, Lagos and Abidjan, on Monday.\n"


def check(text: str, source: str = "a.md") -> Report:
    return Checker(model=TableModel({})).check(Article(text, source=source, format="markdown"))


def test_the_nearest_file_above_holds(tmp_path: Path) -> None:
    (tmp_path / "pyproject.toml").write_text('[tool.factcheck]\nfail-level = "warning"\nignore = ["FC5"]\n')
    inner = tmp_path / "drafts" / "today"
    inner.mkdir(parents=True)
    assert find(inner).fail_level == "warning"
    assert find(inner).ignore == ("FC5",)
    (tmp_path / "drafts" / "factcheck.toml").write_text('baseline = "known.json"\n')
    settled = find(inner)
    assert settled.fail_level is None
    assert settled.baseline == (tmp_path / "drafts").resolve() / "known.json"


def test_a_project_without_settings_has_none(tmp_path: Path) -> None:
    (tmp_path / "pyproject.toml").write_text("[tool.other]\nx = 1\n")
    assert find(tmp_path).source is None


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ('fail_level = "error"', "did you mean 'fail-level'"),
        ('fail-level = "loud"', "fail-level is 'loud'"),
        ('ignore = "FC501"', "ignore must be a list"),
        ('ignore = ["FC9"]', "'FC9' is no code"),
        ("model = 3", "model must be a string"),
        ("model = ", "cannot be read as TOML"),
    ],
)
def test_wrong_settings_are_refused(tmp_path: Path, text: str, said: str) -> None:
    (tmp_path / "factcheck.toml").write_text(text + "\n")
    with pytest.raises(OptionsError, match=said):
        find(tmp_path)


def test_all_faults_are_told_at_once(tmp_path: Path) -> None:
    (tmp_path / "factcheck.toml").write_text('modle = "x"\nexclude = 1\n')
    with pytest.raises(OptionsError, match=r"modle.*exclude"):
        find(tmp_path)


def test_a_filter_leaves_out_codes_and_articles() -> None:
    chosen = Filter(ignore=("FC2",), exclude=("old/*",))
    (left,) = chosen.outcomes([check(SLIP)])
    assert isinstance(left, Report)
    assert not left.contradictions
    kept = chosen.articles([Article("x", source="old/a.md"), Article("x", source="new/a.md")])
    assert [one.source for one in kept if isinstance(one, Article)] == ["new/a.md"]


@pytest.fixture
def repository(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    def git(*words: str) -> None:
        settings = ["-c", "user.name=t", "-c", "user.email=t@example.org", "-c", "commit.gpgsign=false"]
        subprocess.run(["git", "-C", str(tmp_path), *settings, *words], check=True, capture_output=True)

    monkeypatch.chdir(tmp_path)
    git("init", "-q", "-b", "main")
    (tmp_path / "a.md").write_text(f"Old.\n\n{SLIP}\nThe end.\n")
    (tmp_path / "b ü.md").write_text("Nothing.\n")
    for words in (("add", "."), ("commit", "-q", "-m", "one"), ("checkout", "-q", "-b", "work")):
        git(*words)
    (tmp_path / "a.md").write_text(f"Old.\n\n{SLIP}\nThe very end.\n")
    (tmp_path / "b ü.md").write_text(f"Nothing.\n\n{SLIP}")
    git("add", ".")
    git("commit", "-q", "-m", "two")
    (tmp_path / "new.md").write_text(SLIP)
    return tmp_path


def test_changed_lines_are_those_of_the_branch_and_the_work_tree(repository: Path) -> None:
    changed = changed_lines("main")
    assert changed[repository / "a.md"] == ((5, 5),)
    assert changed[repository / "b ü.md"] == ((2, 3),)
    assert changed[repository / "new.md"][0][0] == 1


def test_only_findings_on_changed_lines_are_left(repository: Path) -> None:
    report = check((repository / "a.md").read_text(), "a.md")
    changed = changed_lines("main")
    assert report.contradictions
    assert not touching(report, changed[repository / "a.md"]).contradictions
    assert touching(report, ((3, 3),)).contradictions
    kept = Filter(changed=changed).articles([Article("x", source=name) for name in ("a.md", "b ü.md", "c.md")])
    assert [one.source for one in kept if isinstance(one, Article)] == ["a.md", "b ü.md"]


@pytest.mark.parametrize("base", ["nowhere", "--output=x", ""])
def test_a_commit_that_is_not_there_is_refused(repository: Path, base: str) -> None:
    with pytest.raises(OptionsError, match="--diff-base"):
        changed_lines(base)
    assert not (repository / "x").exists()
