"""The documents say what the code says."""

from __future__ import annotations

import re
from pathlib import Path

from benchmarks import codes
from factcheck import arguments
from factcheck.formats.rendering import NAMES

ROOT = Path(__file__).resolve().parent.parent


def test_the_page_of_codes_is_the_one_that_is_made() -> None:
    assert codes.PAGE.read_text(encoding="utf-8") == codes.page()


def test_every_format_is_named_in_the_readme() -> None:
    readme = (ROOT / "README.md").read_text(encoding="utf-8")
    assert [name for name in NAMES if name.removesuffix("l") not in readme] == []


def test_options_that_documents_name_exist() -> None:
    known = set(re.findall(r"--[a-z-]+", arguments._parser().format_help()))
    for command in ("check", "claims", "baseline"):
        known |= set(re.findall(r"--[a-z-]+", _help(command)))
    known |= {"--factcheck", "--factcheck-fail-level", "--factcheck-model", "--recipe", "--data", "--out", "--resume"}
    text = "".join((ROOT / name).read_text(encoding="utf-8") for name in ("README.md", "docs/getting-started.md"))
    named = set(re.findall(r"(?<![\w-])--[a-z][a-z-]+", text))
    assert named - known <= {"--model", "--find-links", "--extra-index-url"}


def _help(command: str) -> str:
    import contextlib
    import io

    out = io.StringIO()
    with contextlib.redirect_stdout(out), contextlib.suppress(SystemExit):
        arguments.parse([command, "--help"])
    return out.getvalue()
