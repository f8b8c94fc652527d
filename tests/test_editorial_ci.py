"""A newsroom's repository: thirty drafts, a branch that plants three slips, and the pipelines that look at it.

Everything runs as it would there: git, the command line and pytest in processes of their own, with the shipped model.
"""

from __future__ import annotations

import json
import os
import re
import subprocess
import sys
from collections.abc import Mapping
from pathlib import Path
from typing import NamedTuple

import pytest
import yaml

from benchmarks import datasets

ROOT = Path(__file__).parent.parent
GOLDEN = Path(__file__).parent / "data" / "golden"
SLIPS = ("role-01-lisbon-summit", "number-02-ferry-contract", "name-02-glass-museum")
pytestmark = [pytest.mark.model, pytest.mark.slow]

Place = tuple[str, int]  # file, line


class Newsroom(NamedTuple):
    """A repository on a branch with three slips."""

    folder: Path
    planted: dict[str, Place]  # by the name of the golden article

    def run(self, *words: str, env: Mapping[str, str] | None = None) -> subprocess.CompletedProcess[str]:
        return subprocess.run(
            words, cwd=self.folder, env=_environment(self.folder) | dict(env or {}), capture_output=True, text=True,
            check=False, timeout=300,
        )  # fmt: skip

    def factcheck(self, *words: str) -> subprocess.CompletedProcess[str]:
        return self.run(sys.executable, "-m", "factcheck", "check", *words)

    def github(self, *words: str) -> set[Place]:
        done = self.factcheck("-f", "github", *words, "drafts")
        assert done.returncode in (0, 1), done.stderr
        return {(m[1], int(m[2])) for m in re.finditer(r"^::\w+ file=([^,]+),line=(\d+),", done.stdout, re.MULTILINE)}

    def sarif(self, *words: str) -> set[Place]:
        results = json.loads(self.factcheck("-f", "sarif", *words, "drafts").stdout)["runs"][0]["results"]
        places = [one["locations"][0]["physicalLocation"] for one in results]
        return {(at["artifactLocation"]["uri"], at["region"]["startLine"]) for at in places}

    def pytest(self, *words: str) -> set[Place]:
        done = self.run(sys.executable, "-m", "pytest", "-q", "--factcheck", "-p", "no:cacheprovider", *words, "drafts")
        assert done.returncode in (0, 1), done.stdout + done.stderr
        return {(m[1], int(m[2])) for m in re.finditer(r"^(drafts/\S+?):(\d+):\d+: FC\d+", done.stdout, re.MULTILINE)}

    def edit(self, name: str, old: str, new: str) -> None:
        path = self.folder / "drafts" / f"{name}.md"
        text = path.read_text(encoding="utf-8")
        assert text.count(old) == 1
        path.write_text(text.replace(old, new), encoding="utf-8")


def _environment(folder: Path) -> dict[str, str]:
    beside = str(Path(sys.executable).parent)
    return os.environ | {
        "FACTCHECK_CACHE": str(folder.parent / "scores.sqlite3"),
        "PATH": os.pathsep.join([beside, os.environ["PATH"]]),
        "GIT_CONFIG_GLOBAL": os.devnull,
        "PYTHONPATH": str(ROOT),
    }


def _draft(text: str) -> str:
    """An article as Markdown with front matter."""
    title, _, body = text.partition("\n")
    return f"---\ntitle: {json.dumps(title, ensure_ascii=False)}\nauthor: Desk\n---\n{body}"


@pytest.fixture(scope="module")
def made(tmp_path_factory: pytest.TempPathFactory) -> Newsroom:
    """The repository: thirty clean drafts on main, three slips on a branch."""
    folder = tmp_path_factory.mktemp("newsroom") / "site"
    (folder / "drafts").mkdir(parents=True)
    (folder / "pyproject.toml").write_text("[tool.factcheck]\n", encoding="utf-8")
    room = Newsroom(folder, {})
    cases = {path.stem: datasets.golden(path) for path in datasets.golden_files(GOLDEN)}
    clean = [name for name, case in cases.items() if not case.has_slip][: 30 - len(SLIPS)]
    for name in (*clean, *SLIPS):
        (folder / "drafts" / f"{name}.md").write_text(_draft(cases[name].clean), encoding="utf-8")
    git(room, "init", "-q", "-b", "main")
    commit(room, "thirty drafts")
    git(room, "checkout", "-q", "-b", "slips")
    for name in SLIPS:
        case = cases[name]
        text = _draft(case.slipped)
        (folder / "drafts" / f"{name}.md").write_text(text, encoding="utf-8")
        assert case.wrong
        line = text[: text.index(case.wrong) + case.wrong.index(case.suspect or "")].count("\n") + 1
        room.planted[name] = (f"drafts/{name}.md", line)
    commit(room, "three slips")
    return room


def git(room: Newsroom, *words: str) -> None:
    named = ["-c", "user.name=t", "-c", "user.email=t@example.org", "-c", "commit.gpgsign=false"]
    done = room.run("git", *named, *words)
    assert done.returncode == 0, done.stderr


def commit(room: Newsroom, message: str) -> None:
    git(room, "add", ".")
    git(room, "commit", "-q", "-m", message)


@pytest.fixture
def newsroom(made: Newsroom) -> Newsroom:
    """The branch as it was made, whatever an earlier test did to it."""
    git(made, "reset", "-q", "--hard")
    git(made, "clean", "-q", "-f", "-d")
    return made


def test_the_branch_gives_exactly_its_three_slips(newsroom: Newsroom) -> None:
    assert len(list((newsroom.folder / "drafts").iterdir())) == 30
    planted = set(newsroom.planted.values())
    assert newsroom.github() == planted
    assert newsroom.github("--diff-base", "main") == planted
    assert newsroom.sarif() == planted
    assert newsroom.pytest() == planted


def test_a_reason_silences_one_a_baseline_another_and_one_is_left(newsroom: Newsroom) -> None:
    silenced, known, left = SLIPS
    (newsroom.folder / "pyproject.toml").write_text('[tool.factcheck]\nbaseline = "known.json"\n', encoding="utf-8")
    words = (sys.executable, "-m", "factcheck", "baseline", f"drafts/{known}.md", "-o", "known.json")
    assert "in 1 article" in newsroom.run(*words).stdout
    path = newsroom.folder / "drafts" / f"{silenced}.md"
    lines = path.read_text(encoding="utf-8").splitlines(keepends=True)
    at = newsroom.planted[silenced][1] - 1
    lines[at:at] = ["<!-- factcheck-disable-next FC101 -- the desk has asked -->\n\n"]
    path.write_text("".join(lines), encoding="utf-8")
    one = {newsroom.planted[left]}
    assert (newsroom.github(), newsroom.sarif(), newsroom.pytest()) == (one, one, one)


def test_an_edit_elsewhere_changes_nothing_but_lines(newsroom: Newsroom) -> None:
    newsroom.edit("clean-01-river-talks", "ended two days of talks", "ended two long days of talks")
    assert newsroom.github() == set(newsroom.planted.values())
    assert newsroom.pytest() == set(newsroom.planted.values())


def test_a_second_run_asks_no_model_and_imports_no_torch(newsroom: Newsroom) -> None:
    newsroom.github()
    code = (
        "import sys; from factcheck.cli import main; status = main(['check', '-q', '-f', 'github', 'drafts'])\n"
        "print(status, sorted({'torch', 'numpy', 'transformers', 'factcheck.street'} & set(sys.modules)))"
    )
    done = newsroom.run(sys.executable, "-c", code)
    assert done.stdout.splitlines()[-1] == "1 []", done.stderr


# --- pipelines


def test_the_action_comments_on_the_pull_request(newsroom: Newsroom, tmp_path: Path) -> None:
    steps = yaml.safe_load((ROOT / "action.yml").read_text(encoding="utf-8"))["runs"]["steps"]
    step = next(one for one in steps if "factcheck check" in one.get("run", ""))
    summary = tmp_path / "summary.md"
    env = {
        "GITHUB_STEP_SUMMARY": str(summary),
        "ARTICLES": "drafts",
        "DIFF_BASE": "main",
        "FAIL_LEVEL": "error",
    }
    assert set(step["env"]) == set(env) - {"GITHUB_STEP_SUMMARY"}
    done = newsroom.run("bash", "--noprofile", "--norc", "-eo", "pipefail", "-c", step["run"], env=env)
    assert done.returncode == 1, done.stderr
    assert {name for name in SLIPS if f"file=drafts/{name}.md" in done.stdout} == set(SLIPS)
    assert "3 findings" in summary.read_text(encoding="utf-8")
    clean = newsroom.run("bash", "-eo", "pipefail", "-c", step["run"], env=env | {"DIFF_BASE": "slips"})
    assert clean.returncode == 0, clean.stdout + clean.stderr


def test_the_hook_checks_the_files_of_a_commit(newsroom: Newsroom) -> None:
    (hook,) = yaml.safe_load((ROOT / ".pre-commit-hooks.yaml").read_text(encoding="utf-8"))
    files = [newsroom.planted[SLIPS[0]][0], "drafts/clean-01-river-talks.md"]
    done = newsroom.run("bash", "-c", f'{hook["entry"]} "$@"', "hook", *files)
    assert done.returncode == 1, done.stderr
    assert done.stdout.startswith(f"{files[0]}:{newsroom.planted[SLIPS[0]][1]}:")
    assert newsroom.run("bash", "-c", f'{hook["entry"]} "$@"', "hook", files[1]).returncode == 0


def test_gitlab_gets_its_report(newsroom: Newsroom) -> None:
    job = yaml.safe_load((ROOT / "examples" / "gitlab-ci.yml").read_text(encoding="utf-8"))["factcheck"]
    command = next(line for line in job["script"] if line.startswith("factcheck"))
    done = newsroom.run("bash", "-eo", "pipefail", "-c", command)
    assert done.returncode == 1, done.stderr
    issues = json.loads((newsroom.folder / job["artifacts"]["reports"]["codequality"]).read_text(encoding="utf-8"))
    places = {(one["location"]["path"], one["location"]["lines"]["begin"]) for one in issues}
    assert places == set(newsroom.planted.values())
    assert job["cache"]["paths"] == [Path(job["variables"]["FACTCHECK_CACHE"]).name]


@pytest.mark.parametrize(
    ("file", "schema"), [("action.yml", "github-actions"), ("examples/gitlab-ci.yml", "gitlab-ci")]
)
def test_a_pipeline_is_valid(file: str, schema: str) -> None:
    pytest.importorskip("check_jsonschema", reason="needs the extra 'dev'")
    words = [sys.executable, "-m", "check_jsonschema", "--builtin-schema", f"vendor.{schema}", str(ROOT / file)]
    done = subprocess.run(words, capture_output=True, text=True, check=False)
    assert done.returncode == 0, done.stdout + done.stderr
