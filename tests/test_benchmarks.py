"""The measures agree with figures counted by hand, and the data sets are read as they are described."""

from __future__ import annotations

import gzip
import json
from collections.abc import Iterable, Iterator
from pathlib import Path
from typing import Any, NamedTuple

import pytest

from benchmarks import datasets, imports, measures, quality, scale
from benchmarks.__main__ import main
from benchmarks.datasets import Case, DatasetError
from benchmarks.measures import Counts, Interval
from factcheck.datatypes import Claim, Contradiction, Kind, Run, Sentence, Severity, Span

#: the slip is "four" for "three" in the second sentence
TEXT = "Three boats left the harbour. Later, four boats had left. The harbour master slept. Gulls cried."
SENTENCES = [Span(0, 29), Span(30, 57), Span(58, 83), Span(84, 96)]
WORDS = Span(TEXT.index("four"), TEXT.index("four") + 4)
SLIP = Case(
    id="boats", base="boats", text=TEXT, kind="number", place=SENTENCES[1], words=WORDS, wrong="four", fix="three"
)
CLEAN = Case(id="gulls", base="gulls", text=TEXT)


def claim(index: int) -> Claim:
    start, end = SENTENCES[index]
    sentence = Sentence(text=TEXT[start:end], runs=(Run(0, start, end),), index=index, paragraph=0)
    return Claim(text=TEXT[start:end], start=start, end=end, sentence=sentence)


def finding(
    first: int,
    second: int,
    severity: Severity = "error",
    suspect: Span | None = None,
    suggestion: str | None = None,
    kind: Kind = "number",
) -> Contradiction:
    return Contradiction(
        kind=kind,
        severity=severity,
        score=0.9,
        first=claim(first),
        second=claim(second),
        reason="three against four",
        suspect=suspect,
        suggestion=suggestion,
    )


def test_the_sentences_of_these_tests_are_where_they_are_said_to_be() -> None:
    assert [TEXT[slice(*span)][-2:] for span in SENTENCES] == ["r.", "t.", "t.", "d."]


# --- one case --------------------------------------------------------------------------------------------------------


def test_a_slip_found_located_and_mended() -> None:
    counts = measures.judge(SLIP, [finding(0, 1, suspect=WORDS, suggestion="Three")]).counts
    assert (counts.slips, counts.found, counts.located, counts.mended, counts.repaired) == (1, 1, 1, 1, 1)
    assert (counts.false_errors, counts.false_warnings, counts.flagged_slips) == (0, 0, 1)


def test_a_slip_found_with_the_wrong_side_suspected() -> None:
    counts = measures.judge(SLIP, [finding(0, 1, "warning", suspect=Span(0, 5), suggestion="Four")]).counts
    assert (counts.found, counts.located, counts.mended, counts.repaired) == (1, 0, 0, 0)


def test_findings_elsewhere_are_false_and_find_nothing() -> None:
    counts = measures.judge(SLIP, [finding(2, 3), finding(0, 3, "warning"), finding(0, 2, "warning")]).counts
    assert (counts.found, counts.flagged_slips, counts.false_errors, counts.false_warnings) == (0, 1, 1, 2)
    assert (counts.false_errors_clean, counts.false_warnings_clean) == (0, 0)


def test_remarks_of_severity_info_are_as_good_as_unsaid() -> None:
    assert measures.judge(SLIP, [finding(0, 1, "info", suspect=WORDS)]).counts == measures.judge(SLIP, []).counts
    assert measures.judge(CLEAN, [finding(0, 1, "info")]).counts.flagged_clean == 0


def test_on_a_clean_article_every_finding_is_false() -> None:
    counts = measures.judge(CLEAN, [finding(0, 1), finding(1, 2), finding(2, 3, "warning")]).counts
    assert (counts.clean, counts.slips, counts.found, counts.flagged_clean) == (1, 0, 0, 1)
    assert (counts.false_errors_clean, counts.false_warnings_clean) == (2, 1)


def test_sides_that_only_touch_do_not_overlap() -> None:
    assert not datasets.overlap(Span(0, 5), Span(5, 9))
    assert datasets.overlap(Span(0, 6), Span(5, 9))


def test_a_set_that_names_no_words_measures_found_only() -> None:
    bare = Case(id="b", base="b", text=TEXT, kind="entity", place=SENTENCES[1])
    counts = measures.judge(bare, [finding(0, 1, suspect=WORDS, suggestion="three")]).counts
    assert (counts.found, counts.pointable, counts.located, counts.mendable, counts.mended) == (1, 0, 0, 0, 0)


@pytest.mark.parametrize(
    ("one", "other", "same"),
    [
        ("the United States", "United  States", True),
        ("Russia", "russia", True),
        ("Governor’s aide", "governor's aide", True),
        ("an aide", "the aide", True),
        ("Anna", "Na", False),
        ("Russia", "Prussia", False),
    ],
)
def test_a_suggestion_is_compared_with_case_and_article_aside(one: str, other: str, same: bool) -> None:
    assert measures.same_words(one, other) is same


def test_a_narrower_suspect_can_make_the_same_repair() -> None:
    text = "Mayor Lind resigned."
    case = Case(
        id="l", base="l", text=text, place=Span(0, 20), words=Span(0, 10), fix="Provost Lind", wrong="Mayor Lind"
    )
    narrow = finding(0, 1, suspect=Span(0, 5), suggestion="provost")
    assert measures.repairs(case, narrow)
    assert not measures.same_words("provost", "Provost Lind")
    assert not measures.repairs(case, finding(0, 1, suspect=Span(6, 10), suggestion="provost"))
    assert not measures.repairs(case, finding(0, 1, suspect=Span(0, 5)))


# --- many cases ------------------------------------------------------------------------------------------------------


def outcomes() -> list[measures.Outcome]:
    """Two slips, one found (with one false warning); three clean articles, one flagged with two errors."""
    other = Case(id="o", base="o", text=TEXT, kind="name", place=SENTENCES[3], words=SENTENCES[3], fix="Terns cried.")
    clean = [Case(id=f"c{i}", base=f"c{i}", text=TEXT) for i in range(3)]
    return [
        measures.judge(SLIP, [finding(0, 1, suspect=WORDS, suggestion="three"), finding(0, 2, "warning")]),
        measures.judge(other, []),
        measures.judge(clean[0], [finding(0, 1), finding(0, 2)]),
        measures.judge(clean[1], []),
        measures.judge(clean[2], [finding(0, 1, "info")]),
    ]


def test_figures_are_those_counted_by_hand() -> None:
    figures = {name: interval.value for name, interval in measures.bootstrap(outcomes(), rounds=10).items()}
    assert figures == pytest.approx(
        {
            "found": 1 / 2,
            "located": 1 / 2,
            "mended": 1 / 2,
            "repaired": 1 / 2,
            "false errors per clean article": 2 / 3,
            "false warnings per clean article": 0.0,
            "false errors per article": 2 / 5,
            "false warnings per article": 1 / 5,
            "clean articles flagged": 1 / 3,
            "accuracy": 3 / 5,
            "balanced accuracy": (1 / 2 + 2 / 3) / 2,
        }
    )


def test_the_trivial_rules_stand_beside_it() -> None:
    counts = measures.total(outcomes())
    assert measures.balanced_accuracy(measures.flag_all(counts)) == 0.5
    assert measures.balanced_accuracy(measures.flag_none(counts)) == 0.5
    assert measures.accuracy(measures.flag_all(counts)) == 2 / 5
    assert measures.accuracy(measures.flag_none(counts)) == 3 / 5


def test_figures_without_anything_to_count_are_absent_and_not_zero() -> None:
    figures = measures.bootstrap([measures.judge(CLEAN, [])], rounds=10)
    assert figures["found"] == figures["balanced accuracy"] == Interval(None, None, None)
    assert figures["false errors per clean article"] == Interval(0.0, 0.0, 0.0)
    assert measures.total([]) == Counts()


def test_intervals_depend_on_the_seed_alone_and_hold_the_value() -> None:
    many = outcomes() * 4
    once = measures.bootstrap(many, rounds=200, seed=1)
    assert once == measures.bootstrap(many, rounds=200, seed=1)
    found = once["found"]
    assert found.low is not None
    assert found.value is not None
    assert found.high is not None
    assert found.low <= found.value <= found.high


def test_variants_of_one_article_are_drawn_together() -> None:
    """One base with a found and a missed slip: every draw has both, so the interval is the value itself."""
    pair = [measures.judge(SLIP, [finding(0, 1)]), measures.judge(SLIP, [])]
    assert measures.bootstrap(pair, rounds=50)["found"] == Interval(0.5, 0.5, 0.5)


# --- data sets -------------------------------------------------------------------------------------------------------

ROW: dict[str, Any] = {
    "id": "boats-1",
    "headline": "Boats leave",
    "text": TEXT,
    "label": 1,
    "type": "number",
    "wrong": "four",
    "wrong_sentence": TEXT[30:57],
    "against": [TEXT[:29]],
    "fix": "three",
}


def rows(folder: Path, *entries: dict[str, Any], name: str = "set.jsonl.gz") -> Path:
    path = folder / name
    data = "".join(json.dumps(entry) + "\n" for entry in entries).encode()
    path.write_bytes(gzip.compress(data) if name.endswith(".gz") else data)
    return path


@pytest.mark.parametrize("name", ["set.jsonl.gz", "set.jsonl"])
def test_the_headline_becomes_the_first_paragraph(tmp_path: Path, name: str) -> None:
    (case,) = datasets.jsonl(rows(tmp_path, ROW, name=name))
    assert case.text == f"Boats leave\n\n{TEXT}"
    assert case.place is not None
    assert case.words is not None
    assert case.text[slice(*case.place)] == ROW["wrong_sentence"]
    assert case.text[slice(*case.words)] == "four"
    assert (case.id, case.base, case.kind, case.fix) == ("boats-1", "boats-1", "number", "three")


def test_a_set_without_words_or_headline_is_read_too(tmp_path: Path) -> None:
    bare = {**ROW, "headline": "", "base_id": "boats", "wrong": None, "fix": None}
    clean = {"id": "boats-2", "base_id": "boats", "headline": "", "text": TEXT, "label": 0, "type": "reference"}
    slip, twin = datasets.jsonl(rows(tmp_path, bare, clean))
    assert (slip.text, slip.place, slip.words, slip.base) == (TEXT, SENTENCES[1], None, "boats")
    assert (twin.slipped, twin.kind, twin.base) == (False, None, "boats")


@pytest.mark.parametrize("change", [{"wrong_sentence": "Nowhere."}, {"wrong": "five"}, {"text": f"{TEXT} {TEXT}"}])
def test_a_slip_that_is_not_where_the_set_says_is_an_error(tmp_path: Path, change: dict[str, Any]) -> None:
    with pytest.raises(DatasetError, match=r"set\.jsonl\.gz:2: boats-1: .* times"):
        list(datasets.jsonl(rows(tmp_path, {**ROW, "id": "ok"}, {**ROW, **change})))


NOTES = "\n-- slip --\ncode: FC201\nright: four boats\nwrong: five boats\nsuspect: five\nsuggestion: four\n"


def golden(folder: Path, notes: str, text: str = TEXT) -> datasets.GoldenCase:
    path = folder / "harbour.txt"
    path.write_bytes((text + notes).encode())
    return datasets.golden(path)


def test_a_golden_article_gives_a_slip_and_its_twin(tmp_path: Path) -> None:
    case = golden(tmp_path, NOTES + "against: Three boats\n")
    slip, twin = case.cases()
    assert twin.text == f"{TEXT}\n"
    assert slip.text == twin.text.replace("four", "five")
    assert case.slipped[slice(*case.words)] == "five boats"
    assert case.slipped[slice(*case.suspect_span)] == "five"
    assert (slip.base, slip.kind, slip.fix, twin.slipped) == ("harbour", "FC201", "four", False)
    assert slip.words == case.words


def test_a_clean_golden_article_is_a_twin_only(tmp_path: Path) -> None:
    case = golden(tmp_path, "\n-- clean --\n")
    assert [c.id for c in case.cases()] == ["harbour/clean"]
    assert not case.has_slip


def test_line_ends_of_a_golden_article_are_kept(tmp_path: Path) -> None:
    case = golden(tmp_path, NOTES.replace("\n", "\r\n"), text="Gulls.\r\n\r\n" + TEXT)
    assert case.clean.startswith("Gulls.\r\n\r\nThree")
    assert case.slipped[slice(*case.suspect_span)] == "five"


@pytest.mark.parametrize(
    ("notes", "text"),
    [
        ("", TEXT),
        ("\n-- clean --\n", " \n"),
        (NOTES + "-- clean --\n", TEXT),
        (NOTES.replace("code: FC201\n", ""), TEXT),
        (NOTES.replace("right: four boats", "right: boats"), TEXT),
        (NOTES.replace("right: four boats", "right: nine boats"), TEXT),
        (NOTES.replace("wrong: five boats", "wrong: four boats"), TEXT),
        (NOTES + "colour: red\n", TEXT),
        (NOTES + "code: FC101\n", TEXT),
        (NOTES + "against: nine boats\n", TEXT),
        (NOTES.replace("suspect: five", "suspect: six"), TEXT),
        (NOTES + "a line of text\n", TEXT),
    ],
)
def test_a_golden_article_that_contradicts_itself_is_refused(tmp_path: Path, notes: str, text: str) -> None:
    with pytest.raises(DatasetError):
        golden(tmp_path, notes, text)


# --- the commands ----------------------------------------------------------------------------------------------------


class Said(NamedTuple):
    """As much of a report as the benchmark reads."""

    contradictions: tuple[Contradiction, ...]


class StubChecker:
    """Says the same two things of every article."""

    def __init__(self, model: str) -> None:
        self.model = model

    def check_many(self, sources: Iterable[object]) -> Iterator[Said]:
        for _ in sources:
            yield Said((finding(0, 1, suspect=WORDS, suggestion="three"), finding(2, 3)))


def test_quality_prints_a_table_and_writes_figures_and_findings(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    import factcheck

    monkeypatch.setattr(factcheck, "Checker", StubChecker, raising=False)
    monkeypatch.setattr(factcheck, "Article", lambda text, source: text, raising=False)
    data = rows(tmp_path, {**ROW, "headline": ""}, {"id": "c", "text": TEXT, "label": 0}, {"id": "d", "text": TEXT})
    assert main(["quality", "--data", str(data), "--out", str(tmp_path / "out"), "--limit", "2"]) == 0
    table = capsys.readouterr().out
    assert "number" in table
    assert "flag all" in table
    figures = json.loads((tmp_path / "out" / "set-small.json").read_text())
    assert (figures["n"], figures["counts"]["found"], figures["counts"]["false_errors"]) == (2, 1, 3)
    assert figures["figures"]["false errors per clean article"]["value"] == 2.0
    assert figures["kinds"]["number"]["mended"] == 1
    assert len(figures["data_sha256"]) == 64
    lines = (tmp_path / "out" / "set-small.findings.jsonl").read_text().splitlines()
    assert [json.loads(line)["hit"] for line in lines] == [True, False, False, False]
    assert json.loads(lines[0])["first"] == "Three boats left the harbour."
    assert "## boats-1: number, found" in (tmp_path / "out" / "set-small.findings.md").read_text()


def test_quality_of_nothing_is_no_result(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["quality", "--golden", str(tmp_path), "--out", str(tmp_path)]) == 2
    assert "no articles" in capsys.readouterr().err


def test_a_set_of_clean_articles_shows_false_alarms_only() -> None:
    only = [o for o in outcomes() if o.kind is None]
    text = quality.table(only, measures.bootstrap(only, rounds=10))
    assert "false errors per clean article" in text
    assert "found" not in text
    assert "balanced" not in text


def test_cpu_time_of_an_interpreter_is_told() -> None:
    assert imports.cpu_time("import time; print(time.process_time())") > 0


# --- scale


RATES = scale.Rates(reading=0.02, scoring=0.1, flops=5e9, pairs=3.0, spread=(0.5, 1.0, 1.5))


def test_more_cores_are_as_much_faster_as_they_are_more() -> None:
    one, bound = scale.simulate(scale.Machine(1), RATES)
    many, _ = scale.simulate(scale.Machine(16), RATES)
    assert one == pytest.approx(1 / 0.12, rel=0.02)
    assert many == pytest.approx(16 * one, rel=0.02)
    assert bound == "cores"


def test_with_a_gpu_the_bottleneck_moves() -> None:
    few, bound = scale.simulate(scale.Machine(4, 1), RATES)
    assert few == pytest.approx(4 / 0.02, rel=0.05)
    assert bound == "cores"
    slow = RATES._replace(flops=1e12)
    fed, bound = scale.simulate(scale.Machine(64, 1), slow)
    assert fed == pytest.approx(scale.GPU_FLOPS / 1e12, rel=0.05)
    assert bound == "GPU"


def test_the_table_has_a_row_a_machine() -> None:
    assert len(scale.table(RATES).splitlines()) == 2 + len(scale.MACHINES)


def test_slips_put_in_by_a_script_stand_where_the_set_says(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    text = (
        "Fire in Ulm\n\nMarta Lindgren said 2,300 people left Ulm on Monday. Paul Orwell said so in Graz.\n\n"
        "The 2,300 people went to Graz on Monday, Lindgren said. Orwell went to Ulm.\n\n"
        "Lindgren stayed in Graz, and Orwell in Ulm.\n"
    )
    (tmp_path / "golden").mkdir()
    (tmp_path / "golden" / "fire.txt").write_text(f"{text}\n-- clean --\n", encoding="utf-8")
    out = tmp_path / "injected.jsonl"
    assert main(["inject", "--data", str(tmp_path / "golden"), "--out", str(out)]) == 0
    found = list(datasets.jsonl(out))
    kinds = {case.kind for case in found}
    assert {None, "number", "weekday", "letter"} <= kinds
    assert [case.text for case in found if case.kind is None] == [text + "\n"]
    assert all(case.text[slice(*case.words)] == case.wrong != case.fix for case in found if case.words)
    assert "1 number, 1 weekday" in capsys.readouterr().out


def test_what_is_said_of_clean_articles_is_shown(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    lines = [
        {"id": "a", "text": "The firm bought the 19-metre trawler. Divers reached the 91-metre trawler.", "label": 0},
        {"id": "b", "text": "Four swimmers, Anna Berg and Klara Sund, were barred.", "label": 1},
    ]
    path = tmp_path / "set.jsonl"
    path.write_text("".join(json.dumps(line) + "\n" for line in lines), encoding="utf-8")
    assert main(["silence", "--data", str(path)]) == 0
    said = capsys.readouterr().out
    assert "set.jsonl a: measures number" in said
    assert "1 articles in" in said
