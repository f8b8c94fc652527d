"""Settings of a project, ignored codes, excluded articles, changed lines."""

from __future__ import annotations

import dataclasses
import subprocess
from pathlib import Path

import pytest

from factcheck import Article, Checker, Report, baselines
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


# --- rules for paths


def rules(tmp_path: Path, text: str) -> Filter:
    (tmp_path / "factcheck.toml").write_text(text)
    project = find(tmp_path)
    return Filter(rules=project.per_path, root=project.folder)


def test_a_rule_ignores_codes_of_some_articles(tmp_path: Path) -> None:
    chosen = rules(tmp_path, '[[per-path]]\npaths = ["opinion/*"]\nignore = ["FC2"]\n')
    left = [chosen.outcome(check(SLIP, name)) for name in ("opinion/a.md", "news/a.md", str(tmp_path / "opinion/b.md"))]
    assert [len(one.contradictions) for one in left if isinstance(one, Report)] == [0, 1, 0]


def test_a_rule_says_what_is_shown_and_what_fails(tmp_path: Path) -> None:
    chosen = rules(
        tmp_path,
        '[[per-path]]\npaths = ["opinion/*"]\nmin-severity = "info"\nfail-level = "none"\n'
        '[[per-path]]\npaths = ["opinion/strict/*"]\nfail-level = "warning"\n',
    )
    assert chosen.floor == "info"
    assert [chosen.level_of(name) for name in ("a.md", "opinion/a.md", "opinion/strict/a.md")] == [
        "error",
        "none",
        "warning",
    ]
    assert chosen.failing(check(SLIP, "a.md"))
    assert not chosen.failing(check(SLIP, "opinion/a.md"))


def test_what_a_rule_hides_is_counted(tmp_path: Path) -> None:
    chosen = rules(tmp_path, '[[per-path]]\npaths = ["a.md"]\nmin-severity = "error"\n')
    report = check(SLIP)
    quiet = dataclasses.replace(
        report, contradictions=tuple(dataclasses.replace(c, severity="warning") for c in report.contradictions)
    )
    left = chosen.outcome(quiet)
    assert isinstance(left, Report)
    assert (left.contradictions, left.tally.hidden) == ((), 1)
    assert left.to_dict()["tally"]["hidden"] == 1


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ('[[per-path]]\nignore = ["FC2"]', "paths is missing"),
        ('[[per-path]]\npaths = ["a"]\nexclude = ["b"]', "per-path: unknown key 'exclude'"),
        ('[per-path]\npaths = ["a"]', "must be tables"),
        ('[[per-path]]\npaths = ["a"]\nignore = ["XX"]', "'XX' is no code"),
    ],
)
def test_wrong_rules_are_refused(tmp_path: Path, text: str, said: str) -> None:
    (tmp_path / "factcheck.toml").write_text(text + "\n")
    with pytest.raises(OptionsError, match=said):
        find(tmp_path)


def test_a_baseline_holds_wherever_a_check_is_started(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    (tmp_path / "drafts").mkdir()
    (tmp_path / "drafts" / "a.md").write_text(SLIP)
    monkeypatch.chdir(tmp_path)
    assert baselines.write([check(SLIP, "drafts/a.md")], Path("known.json")) == 1
    monkeypatch.chdir(tmp_path / "drafts")
    known = baselines.read(Path("../known.json"))
    assert baselines.without(check(SLIP, "a.md"), known).tally.baselined == 1
    assert baselines.without(check(SLIP, str(tmp_path / "drafts" / "a.md")), known).tally.baselined == 1
    assert baselines.without(check(SLIP, "b.md"), known).tally.baselined == 0


def test_a_broken_pyproject_that_has_our_table_is_told(tmp_path: Path) -> None:
    (tmp_path / "pyproject.toml").write_text('[tool.factcheck]\nfail-level = "none"\nx = [\n', encoding="utf-8")
    with pytest.raises(OptionsError, match="cannot be read as TOML"):
        find(tmp_path)
    (tmp_path / "pyproject.toml").write_text("[tool.other]\nx = [\n", encoding="utf-8")
    assert find(tmp_path).source is None
