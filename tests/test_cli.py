"""The command line: what it prints where, its exit status, and that nothing makes it stumble."""

from __future__ import annotations

import io
import json
import os
import re
import shutil
import subprocess
import sys
from collections.abc import Callable, Iterator, Sequence
from pathlib import Path

import pytest

import factcheck.checker
from factcheck import cli, terminal
from factcheck.datatypes import Article, Claim, Contradiction, Run, Sentence, Severity, Span, Tally
from factcheck.errors import InputError, ModelError
from factcheck.reports import Report

TINY = Path(__file__).parent / "data" / "tiny-nli"
ROOT = Path(__file__).parent.parent
CLEAN = "The harbour opened on Monday. Boats came at noon.\n"
CLASH = "The council approved the bridge. The council rejected the bridge.\n"

Run_ = Callable[..., tuple[int, str, str]]


def sentence_claims(article: Article) -> list[Claim]:
    found = []
    for index, match in enumerate(re.finditer(r"\S[^.]*\.", article.text)):
        run = Run(0, match.start(), match.end())
        sentence = Sentence(text=match[0], runs=(run,), index=index, paragraph=0)
        found.append(Claim(text=match[0], start=match.start(), end=match.end(), sentence=sentence, speaker="Ines"))
    return found


class FakeChecker:
    """Says that "rejected" contradicts the first claim; stumbles over some words."""

    severity: Severity = "error"
    made = 0

    def __init__(self, model: str = "small", **_: object) -> None:
        type(self).made += 1
        if model != "small":
            raise ModelError(f"there is no model {model!r}")

        self.spent = {"scoring": 0.5}

    def check(self, article: Article) -> Report:
        if "stumble" in article.text:
            raise RuntimeError("a mistake of ours\nin two lines")
        if "interrupt" in article.text:
            raise KeyboardInterrupt
        if "unfit" in article.text:
            raise InputError(f"{article.source}: unfit")
        claims = sentence_claims(article)
        found = [
            Contradiction(
                kind="statement",
                severity=self.severity,
                score=0.9,
                first=claims[0],
                second=claim,
                reason="The council cannot have done both.",
                suspect=Span(claim.start, claim.start + 3),
            )
            for claim in claims[1:]
            if "rejected" in claim.text
        ]
        return Report(article, tuple(claims), tuple(found), Tally(pairs_judged=len(claims)), "fake")

    def check_many(
        self, sources: Sequence[Article], progress: Callable[[int, int], None] | None = None
    ) -> Iterator[Report]:
        for done, article in enumerate(sources, 1):
            yield self.check(article)
            if progress:
                progress(done, len(sources))


@pytest.fixture
def run(monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str], tmp_path: Path) -> Run_:
    """Run the command line in an empty folder with a fake checker."""
    monkeypatch.setattr(factcheck.checker, "Checker", FakeChecker)
    monkeypatch.setattr(factcheck.checker, "split_claims", sentence_claims)
    monkeypatch.setattr(FakeChecker, "severity", "error")
    monkeypatch.setattr(FakeChecker, "made", 0)
    for name in ("NO_COLOR", "FORCE_COLOR", "FACTCHECK_DEBUG", "FACTCHECK_MODEL", "FACTCHECK_DEVICE"):
        monkeypatch.delenv(name, raising=False)
    monkeypatch.chdir(tmp_path)

    def started(*argv: str) -> tuple[int, str, str]:
        status = cli.main(argv)
        seen = capsys.readouterr()
        return status, seen.out, seen.err

    return started


def put(name: str, words: str | bytes) -> str:
    path = Path(name)
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_bytes(words if isinstance(words, bytes) else words.encode())
    return name


# --- exit status and streams


def test_a_clean_article_passes(run: Run_) -> None:
    status, out, err = run("check", put("a.md", CLEAN))
    assert status == 0
    assert out.startswith("✔ no contradictions found in 1 article · 2 claims, 2 pairs judged · ")
    assert err == ""


def test_a_finding_fails_and_is_shown_with_its_place(run: Run_) -> None:
    status, out, err = run("check", put("a.md", CLASH))
    assert status == 1
    assert out.splitlines()[0] == "a.md:1:34: FC501 error: The council cannot have done both"
    assert "✖ 1 error in 1 article" in out
    assert err == ""


def test_check_may_be_left_out(run: Run_) -> None:
    put("a.md", CLASH)
    with_command, without = run("check", "a.md", "-q"), run("a.md", "-q")
    assert with_command == without
    assert run("--min-severity", "error", "a.md", "-q") == without


@pytest.mark.parametrize(
    ("severity", "fail_level", "status"),
    [
        ("error", "error", 1),
        ("warning", "error", 0),
        ("warning", "warning", 1),
        ("info", "warning", 0),
        ("info", "info", 1),
        ("error", "none", 0),
    ],
)
def test_the_fail_level_decides(
    run: Run_, monkeypatch: pytest.MonkeyPatch, severity: Severity, fail_level: str, status: int
) -> None:
    monkeypatch.setattr(FakeChecker, "severity", severity)
    assert run(put("a.md", CLASH), "--fail-level", fail_level)[0] == status


def test_what_fails_the_run_is_shown(run: Run_, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(FakeChecker, "severity", "info")
    put("a.md", CLASH)
    assert "FC501 info" in run("a.md", "--fail-level", "info")[1]
    assert "FC501" not in run("a.md")[1]
    assert "1 less certain finding" in run("a.md")[1]
    assert "FC501 info" in run("a.md", "--min-severity", "info")[1]


@pytest.mark.parametrize(
    ("name", "words", "trouble"),
    [
        ("gone.md", None, "no such file"),
        ("binary.md", b"\x89PNG\0\0", "binary"),
        ("latin.md", "caf\xe9 opened.".encode("latin-1"), "UTF-8"),
        ("folder", "", "no articles"),
    ],
)
def test_an_unreadable_article_does_not_hide_the_others(
    run: Run_, name: str, words: bytes | None, trouble: str
) -> None:
    if name == "folder":
        put("folder/.hidden/a.md", CLASH)
        put("folder/code.py", CLASH)
    elif words is not None:
        put(name, words)
    status, out, err = run(name, put("clash.md", CLASH))
    assert status == 2
    assert "clash.md:1:34: FC501 error" in out
    assert "1 article could not be checked" in out
    assert err.count("\n") == 1
    assert err.startswith(f"factcheck: {name}")
    assert trouble in err


def test_an_unreadable_article_alone_needs_no_model(run: Run_) -> None:
    status, out, _ = run("gone.md")
    assert status == 2
    assert FakeChecker.made == 0
    assert "no contradictions" not in out


def test_an_empty_article_is_nothing_to_check(run: Run_) -> None:
    status, out, err = run(put("empty.md", ""))
    assert (status, err) == (0, "")
    assert "empty.md: nothing to check" in out
    assert "✔ nothing to check in 1 article" in out


def test_a_missing_model_is_one_trouble_and_not_a_pass(run: Run_) -> None:
    status, out, err = run(put("a.md", CLEAN), put("b.md", CLEAN), "--model", "nowhere")
    assert status == 2
    assert err == "factcheck: there is no model 'nowhere'\n"
    assert "2 articles could not be checked" in out


def test_a_mistake_of_ours_is_one_line_and_spares_the_others(run: Run_) -> None:
    put("a.md", "We stumble here.")
    status, out, err = run("a.md", put("b.md", CLASH), put("c.md", "An unfit one."))
    assert status == 2
    assert "b.md:1:34: FC501 error" in out
    assert err.splitlines() == [
        "factcheck: a.md: internal error: RuntimeError: a mistake of ours in two lines (FACTCHECK_DEBUG=1 shows where)",
        "factcheck: c.md: unfit",
    ]


def test_debugging_shows_the_mistake_itself(run: Run_, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("FACTCHECK_DEBUG", "1")
    with pytest.raises(RuntimeError, match="a mistake of ours"):
        run(put("a.md", "We stumble here."))


def test_an_interrupted_run_says_so(run: Run_) -> None:
    status, _, err = run(put("a.md", "We interrupt."))
    assert (status, err) == (130, "factcheck: interrupted\n")


def test_the_output_survives_a_reader_that_left(run: Run_, monkeypatch: pytest.MonkeyPatch) -> None:
    class Left(io.StringIO):
        def write(self, _: str) -> int:
            raise BrokenPipeError

    monkeypatch.setattr(sys, "stdout", Left())
    status, _, err = run(put("a.md", CLASH))
    assert (status, err) == (141, "")


# --- usage


@pytest.mark.parametrize("argv", [[], ["check"], ["check", "a.md", "--nonsense"], ["--fail-level", "x", "a.md"]])
def test_bad_usage_is_status_2(run: Run_, argv: list[str]) -> None:
    status, out, err = run(*argv)
    assert (status, out) == (2, "")
    assert "usage: factcheck" in err


@pytest.mark.parametrize("name", ["yaml", "SARIF", ""])
def test_an_unknown_format_is_refused_not_ignored(run: Run_, name: str) -> None:
    status, out, err = run(put("a.md", CLASH), "-f", name)
    assert (status, out) == (2, "")
    assert f"{name!r} is not a format (available: text, concise, json" in err


@pytest.mark.parametrize("name", ["github", "sarif", "rdjson", "gitlab", "junit", "markdown", "html"])
def test_every_format_holds_what_was_found(run: Run_, name: str) -> None:
    status, out, _ = run(put("a.md", CLASH), "-f", name)
    assert status == 1
    assert "FC501" in out
    assert "a.md" in out.replace("\\", "")  # Markdown escapes the full stop


def test_a_baseline_is_written_and_leaves_out_what_it_knows(run: Run_) -> None:
    article = put("a.md", CLASH)
    status, out, _ = run("baseline", article, "-o", "known.json")
    assert status == 0
    assert "known.json: 1 finding in 1 article" in out
    status, out, _ = run("check", article, "--baseline", "known.json")
    assert status == 0
    assert "in the baseline: 1 finding" in out
    status, _, err = run("check", article, "--baseline", "gone.json")
    assert status == 2
    assert "gone.json: not a baseline" in err


def test_a_baseline_of_half_of_the_articles_is_not_written(run: Run_) -> None:
    status, _, err = run("baseline", put("a.md", CLASH), "gone.md", "-o", "known.json")
    assert status == 2
    assert "gone.md: no such file" in err
    assert not Path("known.json").exists()


def test_help_and_version_are_status_0(run: Run_) -> None:
    assert run("--help")[0] == 0
    assert run("check", "--help")[0] == 0
    status, out, _ = run("--version")
    assert status == 0
    assert out == f"factcheck {factcheck.__version__}\n"


# --- input


def test_a_folder_is_walked_in_order_and_each_file_is_read_once(run: Run_) -> None:
    for name in ("z.md", "b/two.HTML", "b/one.markdown", "a.htm", "c.txt", ".git/x.md", "b/.x.md", "d.py"):
        put(f"articles/{name}", CLEAN)
    _, out, _ = run("articles", "articles/z.md", "-f", "json")
    paths = [entry["path"] for entry in json.loads(out)["articles"]]
    names = ("a.htm", "b/one.markdown", "b/two.HTML", "c.txt", "z.md")
    assert paths == [os.path.join("articles", *name.split("/")) for name in names]


def test_standard_input_has_the_name_that_it_is_given(run: Run_, monkeypatch: pytest.MonkeyPatch) -> None:
    def give(words: bytes) -> None:
        monkeypatch.setattr(sys, "stdin", io.TextIOWrapper(io.BytesIO(words)))

    give(CLASH.encode())
    assert run("-")[1].startswith("<stdin>:1:34: FC501 error")
    give(CLASH.encode())
    assert run("check", "-", "--stdin-filename", "drafts/a.md")[1].startswith("drafts/a.md:1:34: FC501 error")
    give(b"caf\xe9")
    status, _, err = run("-", "--stdin-filename", "a.md")
    assert status == 2
    assert err.startswith("factcheck: a.md: not valid UTF-8")


# --- output


def test_json_holds_every_article_also_the_unreadable(run: Run_) -> None:
    status, out, err = run(put("a.md", CLASH), "gone.md", put("empty.md", ""), "-f", "json")
    document = json.loads(out)
    assert status == 2
    assert document["schema"] == 1
    assert document["model"] == "fake"
    assert [(one["path"], one["ok"]) for one in document["articles"]] == [
        ("a.md", False),
        ("gone.md", False),
        ("empty.md", True),
    ]
    assert document["articles"][0]["contradictions"][0]["suspect"]["text"] == "The"
    assert "no such file" in document["articles"][1]["error"]
    assert "no such file" in err


def test_json_stays_json_when_the_model_is_missing(run: Run_) -> None:
    status, out, _ = run(put("a.md", CLASH), "-f", "json", "--model", "nowhere")
    assert status == 2
    assert json.loads(out)["articles"][0]["error"] == "there is no model 'nowhere'"


def test_the_report_can_go_to_a_file(run: Run_) -> None:
    put("a.md", CLASH)
    status, out, _ = run("a.md", "-o", "report.txt")
    assert (status, out) == (1, "")
    assert "a.md:1:34: FC501 error" in Path("report.txt").read_text("utf-8")


@pytest.mark.parametrize("target", ["a.md", "nowhere/report.txt", "."])
def test_a_bad_output_file_is_refused_before_the_work(run: Run_, target: str) -> None:
    status, _, err = run(put("a.md", CLASH), "-o", target)
    assert status == 2
    assert FakeChecker.made == 0
    assert f"--output {target}" in err
    assert Path("a.md").read_text() == CLASH


def test_quiet_shows_findings_only(run: Run_) -> None:
    assert run(put("a.md", CLEAN), put("e.md", ""), "-q") == (0, "", "")
    assert run(put("b.md", CLASH), "-q")[1].startswith("b.md:1:34: FC501 error")
    assert "✖" not in run("b.md", "-q")[1]


def test_timing_goes_to_standard_error(run: Run_) -> None:
    _, out, err = run(put("a.md", CLEAN), "-f", "json", "--timing")
    json.loads(out)
    phases = re.findall(r"(?:timing:|,) ([a-z -]+) \d+\.\d\d s", err)
    assert phases == ["start-up", "reading files", "scoring", "loading the model", "report"]


class _Screen(io.StringIO):
    def isatty(self) -> bool:
        return True


@pytest.mark.parametrize(
    ("environment", "screen", "colour"),
    [
        ({}, True, True),
        ({}, False, False),
        ({"NO_COLOR": "1"}, True, False),
        ({"NO_COLOR": ""}, True, True),
        ({"FORCE_COLOR": "1"}, False, True),
        ({"FORCE_COLOR": "1", "NO_COLOR": "1"}, True, False),
        ({"TERM": "dumb"}, True, False),
    ],
)
def test_colour_follows_the_screen_and_the_environment(
    monkeypatch: pytest.MonkeyPatch, environment: dict[str, str], screen: bool, colour: bool
) -> None:
    monkeypatch.setenv("TERM", "xterm")
    for name in ("NO_COLOR", "FORCE_COLOR"):
        monkeypatch.delenv(name, raising=False)
    for name, value in environment.items():
        monkeypatch.setenv(name, value)
    assert terminal.style(_Screen() if screen else io.StringIO()).colour is colour


def test_no_color_overrules_all(run: Run_, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("FORCE_COLOR", "1")
    put("a.md", CLASH)
    assert "\x1b[" in run("a.md")[1]
    assert "\x1b[" not in run("a.md", "--no-color")[1]


def test_progress_shows_late_on_a_screen_and_goes_away(monkeypatch: pytest.MonkeyPatch) -> None:
    screen, now = _Screen(), [0.0]
    monkeypatch.setattr(sys, "stderr", screen)
    monkeypatch.setattr("factcheck.terminal.time.monotonic", lambda: now[0])
    progress = terminal.Progress("checking")
    progress(1, 4)
    assert screen.getvalue() == ""
    now[0] = 1.5
    progress(2, 4)
    assert "50 %" in screen.getvalue()
    progress.clear()
    assert screen.getvalue().endswith("\r\x1b[2K")


# --- the other commands


def test_claims_are_listed_with_their_places(run: Run_) -> None:
    status, out, _ = run("claims", put("a.md", CLEAN))
    assert status == 0
    assert FakeChecker.made == 0
    assert out.splitlines() == [
        "a.md:1:1: statement [Ines] The harbour opened on Monday.",
        "a.md:1:31: statement [Ines] Boats came at noon.",
    ]


def test_claims_as_json_are_slices(run: Run_) -> None:
    status, out, _ = run("claims", put("a.md", CLEAN), "gone.md", "-f", "json")
    first, gone = json.loads(out)["articles"]
    assert status == 2
    assert [CLEAN[one["start"] : one["end"]] for one in first["claims"]] == [one["text"] for one in first["claims"]]
    assert first["claims"][1]["column"] == 31
    assert "no such file" in gone["error"]


def test_codes_are_explained(run: Run_) -> None:
    status, out, _ = run("explain", "fc101")
    assert status == 0
    assert all(part in out for part in ("FC101 (role)", "flagged:", "silent:"))
    assert all(code in run("explain")[1] for code in ("FC101", "FC202", "FC601"))
    status, _, err = run("explain", "FC999")
    assert status == 2
    assert "unknown code FC999" in err


def test_a_folder_that_is_no_model_is_refused(run: Run_) -> None:
    put("model/config.json", "{}")
    for name in ("model", "nowhere"):
        status, out, err = run("model", "info", name)
        assert (status, out) == (2, "")
        assert name in err


# --- the real thing, in a process of its own


def process(*argv: str, words: str = "", **environment: str) -> subprocess.CompletedProcess[str]:
    kept = {name: value for name, value in os.environ.items() if name not in ("NO_COLOR", "FORCE_COLOR")}
    return subprocess.run(
        [sys.executable, "-m", "factcheck", *argv],
        input=words,
        capture_output=True,
        encoding="utf-8",
        cwd=ROOT,
        env={**kept, "PYTHONIOENCODING": "utf-8", "HF_HUB_OFFLINE": "1", **environment},
        timeout=120,
        check=False,
    )


def test_the_command_line_starts_without_the_heavy_libraries() -> None:
    code = "import sys, factcheck.cli; print([m for m in ('torch', 'transformers', 'numpy') if m in sys.modules])"
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, cwd=ROOT, check=True)
    assert done.stdout.strip() == "[]"


def test_claims_reach_a_terminal_that_has_ascii_only() -> None:
    done = process("claims", "-", words="“Łódź is ours,” 王毅 said on Monday in Paris.\n", PYTHONIOENCODING="ascii")
    assert done.returncode == 0, done.stderr
    assert done.stdout.isascii()
    assert "on Monday in Paris" in done.stdout


def test_a_missing_model_folder_ends_in_one_line() -> None:
    done = process("check", "-", "--model", "no/such/model/folder", words=CLEAN)
    assert done.returncode == 2
    assert "Traceback" not in done.stderr
    assert done.stderr.count("\n") == 1


needs_tiny = pytest.mark.skipif(not (TINY / "config.json").is_file(), reason="tests/data/tiny-nli is not built")


@needs_tiny
def test_a_model_folder_is_described() -> None:
    done = process("model", "info", str(TINY))
    assert done.returncode == 0, done.stderr
    assert all(label in done.stdout for label in ("entailment", "neutral", "contradiction", "digest:", "parameters"))


def test_the_whole_card_of_the_packaged_model_is_printed(run: Run_) -> None:
    status, out, _ = run("model", "info")
    assert status == 0
    assert all(f"## {part}" in out for part in ("Figures", "Data", "Calibration", "Limits", "How to make it again"))
    assert "license:" not in out


def test_the_card_of_a_stranger_is_cut(run: Run_, tmp_path: Path) -> None:
    folder = tmp_path / "model"
    shutil.copytree(TINY, folder)
    (folder / "README.md").write_text("\x1b[2J\n" + "line\n" * 2000, encoding="utf-8")
    _, out, _ = run("model", "info", str(folder))
    assert "1,501 lines more in README.md" in out
    assert "\x1b" not in out


@needs_tiny
def test_an_article_goes_through_a_real_model() -> None:
    done = process("check", "-", "--model", str(TINY), "--device", "cpu", "-f", "json", words=CLASH)
    assert done.returncode in (0, 1), done.stderr
    (entry,) = json.loads(done.stdout)["articles"]
    assert entry["error"] is None
    assert entry["tally"]["claims"] == 2


@needs_tiny
def test_a_model_with_two_labels_is_refused(tmp_path: Path) -> None:
    for file in TINY.iterdir():
        (tmp_path / file.name).write_bytes(file.read_bytes())
    config = json.loads((TINY / "config.json").read_text("utf-8"))
    config["id2label"] = {"0": "entailment", "1": "not_entailment"}
    (tmp_path / "config.json").write_text(json.dumps(config), "utf-8")
    done = process("check", "-", "--model", str(tmp_path), words=CLEAN)
    assert done.returncode == 2
    assert "labels" in done.stderr
    assert "Traceback" not in done.stderr
