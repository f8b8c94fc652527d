"""What machines read is valid: each format against a schema, ours against the one that we publish.

FACTCHECK_SARIF_MULTITOOL may name Microsoft's validator (npm: @microsoft/sarif-multitool-linux), which then has the
last word about SARIF; ``.ci/run`` fetches it.
"""

from __future__ import annotations

import json
import os
import subprocess
import xml.etree.ElementTree as ET
from pathlib import Path
from typing import Any

import jsonschema
import pytest

from factcheck import Article, Checker
from factcheck.formats.rendering import render
from factcheck.models import TableModel
from factcheck.reports import Outcome, Unchecked

ROOT = Path(__file__).parent.parent
SCHEMAS = Path(__file__).parent / "data" / "schemas"
TEXT = (
    "Ünlü 🚢 news\n\nThe firm opened four offices, in Tema, Lagos and Abidjan, on Monday. %0A::error::x <b>\n\n"
    "The chief pilot, Rosa Keller, ended the strike.\n\nRita Keller, the chief pilot, said six more were needed.\n"
)
REFERENCE = Article("The opening of the plant in Sines was on Tuesday.", "facts/a b.md", format="markdown")


def runs() -> dict[str, list[Outcome]]:
    checker = Checker(model=TableModel({}), against=[REFERENCE])
    report = checker.check(Article(TEXT, "./drafts/ü b.md", format="markdown"))
    held = checker.check("Sines opens\n\nThe opening of the plant in Sines was on Monday.")
    return {
        "nothing": [],
        "findings": [report, held],
        "unchecked": [report, Unchecked("gone\u202e.md", "gone.md: no such file\n")],
    }


def schema(path: Path) -> jsonschema.Draft202012Validator:
    found = json.loads(path.read_text(encoding="utf-8"))
    jsonschema.Draft202012Validator.check_schema(found)
    return jsonschema.Draft202012Validator(found)


@pytest.mark.parametrize("run", ["nothing", "findings", "unchecked"])
@pytest.mark.parametrize("name", ["sarif", "rdjson", "gitlab"])
def test_a_format_of_others_keeps_to_their_schema(name: str, run: str) -> None:
    document = json.loads(render(name, runs()[run], model="table", min_severity="info"))
    schema(SCHEMAS / f"{name}.schema.json").validate(document)


@pytest.mark.parametrize("run", ["nothing", "findings", "unchecked"])
def test_our_json_keeps_to_the_schema_that_we_publish(run: str) -> None:
    path = ROOT / "docs" / "report.schema.json"
    valid = schema(path)
    valid.validate(json.loads(render("json", runs()[run], model="table", min_severity="info")))
    article = jsonschema.Draft202012Validator(json.loads(path.read_text(encoding="utf-8"))["$defs"]["article"])
    for line in render("jsonl", runs()[run], model="table", min_severity="info").splitlines():
        told: dict[str, Any] = json.loads(line)
        assert (told.pop("schema"), told.pop("model")) == (1, "table")
        article.validate(told)


def test_the_findings_are_there() -> None:
    found = json.loads(render("json", runs()["findings"], model="table", min_severity="info"))
    codes = [one["code"] for article in found["articles"] for one in article["contradictions"]]
    assert {"FC202", "FC103"} <= set(codes)
    assert any("path" in one["second"] for article in found["articles"] for one in article["contradictions"])


@pytest.mark.parametrize("run", ["nothing", "findings", "unchecked"])
def test_junit_has_what_its_readers_look_for(run: str) -> None:
    suites = ET.fromstring(render("junit", runs()[run], model="table", min_severity="info"))
    (suite,) = suites
    assert (suites.tag, suite.tag) == ("testsuites", "testsuite")
    cases = suite.findall("testcase")
    for element in (suites, suite):
        counts = {key: int(element.attrib[key]) for key in ("tests", "failures", "errors")}
        assert counts["tests"] == len(cases) == len(runs()[run])
        assert counts["failures"] == len(suite.findall("testcase/failure"))
        assert counts["errors"] == len(suite.findall("testcase/error"))
    assert all({"name", "classname", "time"} <= set(case.attrib) for case in cases)


def test_a_line_of_rdjsonl_is_a_diagnostic() -> None:
    whole = json.loads((SCHEMAS / "rdjson.schema.json").read_text(encoding="utf-8"))
    diagnostic = jsonschema.Draft202012Validator(whole["properties"]["diagnostics"]["items"])
    lines = render("rdjsonl", runs()["unchecked"], model="table").splitlines()
    assert len(lines) >= 2
    for line in lines:
        diagnostic.validate(json.loads(line))


@pytest.mark.skipif(not os.environ.get("FACTCHECK_SARIF_MULTITOOL"), reason="FACTCHECK_SARIF_MULTITOOL is not set")
@pytest.mark.parametrize("run", ["nothing", "findings", "unchecked"])
def test_the_validator_of_sarif_finds_nothing(run: str, tmp_path: Path) -> None:
    path = tmp_path / "report.sarif"
    path.write_text(render("sarif", runs()[run], model="table", min_severity="info"), encoding="utf-8")
    tool = os.environ["FACTCHECK_SARIF_MULTITOOL"]
    env = os.environ | {"DOTNET_SYSTEM_GLOBALIZATION_INVARIANT": "1"}
    done = subprocess.run([tool, "validate", str(path)], env=env, capture_output=True, text=True, check=False)
    said = done.stdout + done.stderr
    assert done.returncode == 0, said
    assert "Analysis completed successfully" in said
    assert ": error " not in said
