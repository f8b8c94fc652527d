"""The pytest door, in a pytest of its own; a stand-in model keeps it quick."""

from __future__ import annotations

import sys
from pathlib import Path

import pytest

pytest_plugins = ["pytester"]

CLASH = "News\n\nThe firm opened four offices, in Tema, Lagos and Abidjan, on Monday.\n"
CLEAN = "News\n\nThe firm opened three offices, in Tema, Lagos and Abidjan, on Monday.\n"
TINY = Path(__file__).parent / "data" / "tiny-nli"


@pytest.fixture
def drafts(pytester: pytest.Pytester) -> pytest.Pytester:
    folder = pytester.mkdir("drafts")
    (folder / "clash.md").write_text(CLASH, encoding="utf-8")
    (folder / "clean.txt").write_text(CLEAN, encoding="utf-8")
    (folder / "notes.rst").write_text(CLASH, encoding="utf-8")
    pytester.makeini(f"[pytest]\nfactcheck_model = {TINY}\n")
    return pytester


def run(pytester: pytest.Pytester, *words: str) -> pytest.RunResult:
    return pytester.runpytest_subprocess("-p", "no:cacheprovider", *words)


def test_each_article_is_a_test_and_a_failure_reads_like_a_report(drafts: pytest.Pytester) -> None:
    done = run(drafts, "--factcheck", "drafts")
    done.assert_outcomes(passed=1, failed=1)
    done.stdout.fnmatch_lines(["*drafts/clash.md:3:17: FC202 error: *four* are counted, but 3 are listed*"])
    assert "Traceback" not in done.stdout.str()
    assert "runtest" not in done.stdout.str()


def test_without_the_flag_nothing_is_collected_and_nothing_heavy_is_loaded(drafts: pytest.Pytester) -> None:
    drafts.makepyfile(
        "import sys\ndef test_light():\n    assert not {'torch', 'transformers', 'numpy'} & set(sys.modules)\n"
    )
    run(drafts).assert_outcomes(passed=1)


def test_the_plugin_can_be_switched_off(drafts: pytest.Pytester) -> None:
    done = drafts.runpytest_subprocess("-p", "no:factcheck", "--factcheck", "drafts")
    assert done.ret == pytest.ExitCode.USAGE_ERROR


def test_the_fixture_gives_one_checker(drafts: pytest.Pytester) -> None:
    drafts.makepyfile(
        """
        from pathlib import Path

        def test_one(factcheck_checker):
            assert factcheck_checker.check(Path("drafts/clean.txt")).ok

        def test_two(factcheck_checker):
            assert not factcheck_checker.check(Path("drafts/clash.md")).ok
        """
    )
    run(drafts).assert_outcomes(passed=2)


def test_what_cannot_be_read_fails_with_its_reason(drafts: pytest.Pytester) -> None:
    (drafts.path / "drafts" / "binary.md").write_bytes(b"\x00\x01")
    done = run(drafts, "--factcheck", "drafts")
    done.assert_outcomes(passed=1, failed=2)
    done.stdout.fnmatch_lines(["*binary file*"])


def test_settings_select_and_mark(drafts: pytest.Pytester) -> None:
    run(drafts, "--factcheck", "drafts", "-m", "not factcheck").assert_outcomes(deselected=2)
    drafts.makeini(f"[pytest]\nfactcheck_model = {TINY}\nfactcheck_ignore = drafts/clash*\n")
    run(drafts, "--factcheck", "drafts").assert_outcomes(passed=1)
    drafts.makeini("[pytest]\nfactcheck_fail_level = loud\n")
    assert run(drafts).ret == pytest.ExitCode.USAGE_ERROR


def test_junit_holds_the_codes(drafts: pytest.Pytester) -> None:
    run(drafts, "--factcheck", "drafts", "--junitxml=out.xml")
    assert 'name="factcheck.code" value="FC202"' in (drafts.path / "out.xml").read_text(encoding="utf-8")


def test_workers_share_the_articles(drafts: pytest.Pytester) -> None:
    run(drafts, "--factcheck", "drafts", "-n", "2").assert_outcomes(passed=1, failed=1)


def test_the_plugin_is_an_entry_point() -> None:
    from importlib.metadata import entry_points

    assert any(e.value == "factcheck.pytest_plugin" for e in entry_points(group="pytest11"))


def test_the_settings_of_the_project_hold(drafts: pytest.Pytester) -> None:
    settings = drafts.path / "factcheck.toml"
    settings.write_text('ignore = ["FC202"]\n')
    run(drafts, "--factcheck", "drafts").assert_outcomes(passed=2)
    settings.write_text('exclude = ["drafts/clash*"]\n')
    run(drafts, "--factcheck", "drafts").assert_outcomes(passed=1)
    settings.write_text('[[per-path]]\npaths = ["drafts/*.md"]\nfail-level = "none"\n')
    run(drafts, "--factcheck", "drafts").assert_outcomes(passed=2)
    settings.write_text('modle = "small"\n')
    done = run(drafts, "--factcheck", "drafts")
    assert done.ret == pytest.ExitCode.USAGE_ERROR
    done.stderr.fnmatch_lines(["*did you mean 'model'*"])


def test_comments_and_baselines_silence_here_too(drafts: pytest.Pytester) -> None:
    clash = drafts.path / "drafts" / "clash.md"
    clash.write_text(CLASH.replace("The firm", "<!-- factcheck-disable-next FC202 -- fine -->\n\nThe firm"))
    run(drafts, "--factcheck", "drafts").assert_outcomes(passed=2)
    clash.write_text(CLASH)
    words = ("-m", "factcheck", "baseline", "--model", str(TINY), "drafts", "-o", "known.json")
    assert drafts.run(sys.executable, *words).ret == 0
    (drafts.path / "factcheck.toml").write_text('baseline = "known.json"\n')
    run(drafts, "--factcheck", "drafts").assert_outcomes(passed=2)


def test_a_marker_names_the_articles_of_a_test(drafts: pytest.Pytester) -> None:
    drafts.makepyfile(
        """
        import pytest

        @pytest.mark.factcheck("drafts/clean.txt")
        def test_clean(): pass

        @pytest.mark.factcheck("drafts/clean.txt", "drafts/clash.md")
        def test_clash(): raise AssertionError("the articles come first")

        @pytest.mark.factcheck("drafts/clash.md", ignore=["FC2"])
        def test_ignored(): pass

        @pytest.mark.factcheck("drafts/gone.md")
        def test_gone(): pass

        @pytest.mark.factcheck("drafts/clean.txt", level="error")
        def test_misspelled(): pass

        @pytest.mark.factcheck
        def test_bare(): pass
        """
    )
    done = run(drafts, "-m", "factcheck")
    done.assert_outcomes(passed=3, failed=3)
    done.stdout.fnmatch_lines(["*drafts/clash.md:3:17: FC202 error:*", "*gone.md: no such file*", "*unknown level*"])
    assert "the articles come first" not in done.stdout.str()


def test_a_comparison_of_findings_reads_like_a_report(drafts: pytest.Pytester) -> None:
    drafts.makepyfile(
        """
        from pathlib import Path

        def test_compare(factcheck_checker):
            assert factcheck_checker.check(Path("drafts/clash.md")).shown() == ()

        def test_plain():
            assert (1, 2) == (1, 3)
        """
    )
    done = run(drafts)
    done.assert_outcomes(failed=2)
    done.stdout.fnmatch_lines(["*FC202 error: *four* are counted, but 3 are listed*", "*suggestion: three*"])
    done.stdout.fnmatch_lines(["*At index 1 diff: 2 != 3*"])


def test_a_second_run_loads_no_torch(drafts: pytest.Pytester) -> None:
    conftest = "import sys\ndef pytest_sessionfinish():\n    print('loaded', 'torch' in sys.modules)\n"
    drafts.makeconftest(conftest)
    more = CLASH + "\nThe firm will close its offices in Lagos and Tema next year.\n"
    (drafts.path / "drafts" / "clash.md").write_text(more, encoding="utf-8")
    assert "loaded True" in run(drafts, "-s", "--factcheck", "drafts").stdout.str()
    assert "loaded False" in run(drafts, "-s", "--factcheck", "drafts").stdout.str()
