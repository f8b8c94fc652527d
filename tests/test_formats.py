"""Formats for machines: each holds both places, keeps to its rules, and makes a hostile draft harmless."""

from __future__ import annotations

import json
import re
import xml.etree.ElementTree as ET
from collections.abc import Sequence

import pytest

from factcheck import Article, Checker, Report
from factcheck.formats.places import located
from factcheck.formats.rendering import NAMES, render
from factcheck.models import TableModel
from factcheck.reports import Outcome, Unchecked

TEXT = "Ünlü 🚢 news\n\nThe firm opened four offices, in Tema, Lagos and Abidjan, on Monday.\n"
HOSTILE = (
    "It opened five ports, in Tema, Lagos and Cotonou with ##[warning]x %0A::error::pwned <script>alert(1)</script> "
    "| `@root` [a](http://x) \x1b[31mred\x1b[0m \u202edesrever <b>he</b> said.\n"
)
MACHINES = [name for name in NAMES if name != "text"]


def report(text: str = TEXT, source: str = "drafts/a b,c:d.txt") -> Report:
    return Checker(model=TableModel({})).check(Article(text, source=source))


def shown(name: str, outcomes: Sequence[Outcome]) -> str:
    return render(name, outcomes, model="table")


def test_the_finding_that_the_other_tests_look_at_is_there() -> None:
    (row,) = located(report())
    assert row.found.code == "FC202"
    assert report().article.text[slice(*row.main)] == "four"


@pytest.mark.parametrize("name", MACHINES)
def test_an_article_that_was_not_checked_is_told_and_an_empty_run_is_valid(name: str) -> None:
    said = shown(name, [Unchecked("gone.txt", "gone.txt: no such file")])
    if name != "concise":  # the command line tells it on standard error
        assert "no such file" in said
    assert isinstance(shown(name, []), str)


def test_github_commands_are_escaped_and_errors_come_first() -> None:
    said = shown("github", [report()]).splitlines()
    assert said[0].startswith("::error file=drafts/a b%2Cc%3Ad.txt,line=3,endLine=3,col=17,endColumn=20,title=FC202 ")
    assert "“four” are counted, but 3 are listed" in said[0]
    assert said[-1] == "factcheck: 1 finding in 1 article"


def test_no_line_of_a_hostile_draft_is_a_command() -> None:
    for name in ("github", "concise"):
        lines = shown(name, [report(HOSTILE, "x.txt")]).splitlines()
        assert lines
        for line in lines:
            assert line.startswith(("::error file=x.txt,", "::warning file=x.txt,", "x.txt:", "factcheck:"))
            assert name != "github" or "##[" not in line
            assert "\x1b" not in line
            assert "\u202e" not in line


def test_sarif_has_rules_regions_and_both_places() -> None:
    run = json.loads(shown("sarif", [report()]))["runs"][0]
    (result,) = run["results"]
    assert run["columnKind"] == "unicodeCodePoints"
    assert run["tool"]["driver"]["rules"][result["ruleIndex"]]["id"] == result["ruleId"] == "FC202"
    place = result["locations"][0]["physicalLocation"]
    assert place["artifactLocation"]["uri"] == "drafts/a%20b%2Cc%3Ad.txt"
    assert place["region"] == {"startLine": 3, "startColumn": 17, "endLine": 3, "endColumn": 21}
    related = result["relatedLocations"][0]
    assert related["id"] == 1
    assert "[line 3](1)" in result["message"]["text"]
    assert result["fixes"][0]["artifactChanges"][0]["replacements"][0]["insertedContent"]["text"] == "three"
    for rule in run["tool"]["driver"]["rules"]:
        assert max(len(rule["shortDescription"]["text"]), len(rule["fullDescription"]["text"])) <= 1024


def test_sarif_says_that_something_was_not_checked() -> None:
    run = json.loads(shown("sarif", [Unchecked("gone.txt", "gone")]))["runs"][0]
    assert run["invocations"][0]["executionSuccessful"] is False


def test_rdjson_counts_bytes() -> None:
    text = "The “Ünlü” 🚢 firm opened four offices, in Tema, Lagos and Abidjan.\n"
    (one,) = json.loads(shown("rdjson", [report(text, "a.txt")]))["diagnostics"]
    start = one["location"]["range"]["start"]
    assert text.encode()[start["column"] - 1 :].decode().startswith("four")
    assert one["suggestions"][0]["text"] == "three"
    assert one["related_locations"][0]["location"]["path"] == "a.txt"
    assert json.loads(shown("rdjsonl", [report(text, "a.txt")])) == {"source": {**_source()}, **one}


def _source() -> dict[str, str]:
    source: dict[str, str] = json.loads(shown("rdjson", []))["source"]
    return source


def test_gitlab_fingerprints_are_unique_and_paths_relative() -> None:
    issues = json.loads(shown("gitlab", [report(TEXT, "./a.txt"), report(TEXT, "b.txt")]))
    assert len({issue["fingerprint"] for issue in issues}) == 2
    assert [issue["location"]["path"] for issue in issues] == ["a.txt", "b.txt"]
    assert {issue["severity"] for issue in issues} == {"major"}


def test_junit_is_xml_even_with_what_xml_cannot_hold() -> None:
    suite = ET.fromstring(shown("junit", [report(HOSTILE + "\ufffe", "x.txt"), Unchecked("y", "gone \x00")]))
    assert suite.attrib["tests"] == "2"
    assert suite.attrib["errors"] == "1"
    assert suite.find(".//failure") is not None


def test_markdown_of_a_draft_is_only_words() -> None:
    said = shown("markdown", [report(HOSTILE, "x|y.txt")])
    assert said.startswith("<!-- factcheck-report -->")
    tags = set(re.findall(r"</?[a-z]+", said))
    assert tags <= {"<details", "</details", "<summary", "</summary"}
    assert "](http" not in said
    assert " @root" not in said


def test_html_runs_nothing_of_a_draft() -> None:
    said = shown("html", [report(HOSTILE, "x.txt")])
    assert "<script" not in said
    assert "default-src" in said


def test_a_fingerprint_survives_re_flowing_and_edits_elsewhere() -> None:
    flowed = TEXT.replace("offices, in Tema", "offices,\nin Tema")
    moved = "A new first paragraph about the weather in the north.\n\n" + TEXT
    checker = Checker(model=TableModel({}))
    found = [located(checker.check(Article(text, format="markdown"))) for text in (TEXT, flowed, moved)]
    assert len({row.fingerprint for (row,) in found}) == 1
    assert located(report(TEXT.replace("four", "five")))[0].fingerprint != found[0][0].fingerprint


def test_json_lines_are_the_entries_of_the_document() -> None:
    outcomes: list[Outcome] = [report(), Unchecked("gone", "gone")]
    lines = [json.loads(line) for line in shown("jsonl", outcomes).splitlines()]
    whole = json.loads(shown("json", outcomes))
    assert [{k: v for k, v in line.items() if k not in ("schema", "model")} for line in lines] == whole["articles"]
