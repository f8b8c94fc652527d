"""The documents say what the code says."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

from benchmarks import codes
from factcheck import arguments, settings
from factcheck.formats.rendering import NAMES

ROOT = Path(__file__).resolve().parent.parent


def test_the_page_of_codes_is_the_one_that_is_made() -> None:
    assert codes.PAGE.read_text(encoding="utf-8") == codes.page()


def test_every_format_is_named_in_the_readme() -> None:
    readme = (ROOT / "README.md").read_text(encoding="utf-8")
    assert [name for name in NAMES if name.removesuffix("l") not in readme] == []


def test_every_setting_and_option_is_in_the_reference() -> None:
    page = (ROOT / "docs" / "configuration.md").read_text(encoding="utf-8")
    named = [*settings._CHECKS, *settings._RULE_CHECKS, "offices", "aliases", "accepted"]
    assert [key for key in named if not re.search(rf"(?m)^(?:{key} = |\[+[\w.-]*{key}\])", page)] == []
    options = set(re.findall(r"--[a-z-]+", _help("check"))) - {"--help"}
    assert [one for one in sorted(options) if f"`{one}" not in page] == []


def test_the_settings_of_the_reference_are_valid(tmp_path: Path) -> None:
    page = (ROOT / "docs" / "configuration.md").read_text(encoding="utf-8")
    (tmp_path / "pyproject.toml").write_text(page.split("```toml\n")[1].split("```")[0], encoding="utf-8")
    (tmp_path / "facts").mkdir()
    (tmp_path / "facts" / "a.md").write_text("Fact.\n", encoding="utf-8")
    found = settings.find(tmp_path)
    assert found.per_path
    assert found.facts.offices[0] == ("Ana Duarte", "energy minister of Portugal")


@pytest.mark.parametrize("path", [*sorted(ROOT.glob("docs/*.md")), ROOT / "README.md"], ids=lambda path: path.name)
def test_links_lead_somewhere(path: Path) -> None:
    links = re.findall(r"\]\(([^)#:]+)(?:#[^)]*)?\)", path.read_text(encoding="utf-8"))
    assert [link for link in links if not (path.parent / link).exists()] == []


def test_options_that_documents_name_exist() -> None:
    known = set(re.findall(r"--[a-z-]+", arguments._parser().format_help()))
    for command in ("check", "claims", "baseline"):
        known |= set(re.findall(r"--[a-z-]+", _help(command)))
    known |= {"--factcheck", "--factcheck-fail-level", "--factcheck-model", "--recipe", "--data", "--out", "--resume"}
    text = "".join(
        (ROOT / name).read_text(encoding="utf-8")
        for name in ("README.md", "docs/getting-started.md", "docs/configuration.md")
    )
    named = set(re.findall(r"(?<![\w-])--[a-z][a-z-]+", text))
    assert named - known <= {"--model", "--find-links", "--extra-index-url"}


def _help(command: str) -> str:
    import contextlib
    import io

    out = io.StringIO()
    with contextlib.redirect_stdout(out), contextlib.suppress(SystemExit):
        arguments.parse([command, "--help"])
    return out.getvalue()
