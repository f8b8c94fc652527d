"""The checker: one article in, one report out; what it says aloud, and what it keeps quiet about."""

from __future__ import annotations

import itertools
import json
from collections.abc import Callable, Iterator, Sequence
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

import factcheck
from factcheck import Article, Checker, InputError, Probs, Report, TableModel, split_claims
from factcheck.articles import Format
from factcheck.datatypes import Contradiction
from factcheck.reports import LEVELS

CLASH, NEUTRAL = Probs(0.01, 0.01, 0.98), Probs(0.01, 0.98, 0.01)

SLIP = """Portugal's Foreign Minister Ana Duarte flew to Oslo on Monday.

The energy minister of Portugal, Ana Duarte, met the press there.

Energy Minister Ana Duarte left Oslo at noon."""


def wary(text: str, value: Probs | None = CLASH) -> TableModel:
    """A model that gives ``value`` to every two roles of the article and finds all else neutral."""
    roles = {claim.text for claim in split_claims(text) if claim.kind == "role"}
    return TableModel(dict.fromkeys(itertools.permutations(roles, 2), value), NEUTRAL)


def found(text: str) -> list[Contradiction]:
    """What a reader is shown by a checker whose model suspects every two roles."""
    return list(Checker(wary(text)).check(text).shown())


def words(report: Report, span: tuple[int, int] | None) -> str | None:
    return None if span is None else report.article.text[slice(*span)]


class Spy:
    """A model that remembers what it was asked, call by call."""

    name = "spy"

    def __init__(self, answer: Callable[[str, str], Probs | None] = lambda one, other: NEUTRAL) -> None:
        self.calls: list[list[tuple[str, str]]] = []
        self.answer = answer

    def score(self, pairs: Sequence[tuple[str, str]]) -> list[Probs | None]:
        self.calls.append(list(pairs))
        return [self.answer(*pair) for pair in pairs]


# --- one person, two offices ----------------------------------------------------------------------------------------


def test_one_person_with_two_offices_is_an_error_with_the_rarer_office_suspect() -> None:
    report = Checker(wary(SLIP)).check(SLIP)
    (finding,) = report.contradictions
    assert (finding.code, finding.kind, finding.severity) == ("FC101", "role", "error")
    assert words(report, finding.suspect) == "Foreign Minister"
    assert finding.suggestion == "Energy Minister"
    assert "Ana Duarte" in finding.reason
    assert report.ok is False


def test_both_sides_are_shown_in_text_order_and_further_witnesses_beside_them() -> None:
    report = Checker(wary(SLIP)).check(SLIP)
    (finding,) = report.contradictions
    assert words(report, finding.first.span) == "Portugal's Foreign Minister Ana Duarte"
    assert "energy minister of Portugal, Ana Duarte" in (words(report, finding.second.span) or "")
    assert [words(report, claim.span) for claim in finding.witnesses] == ["Energy Minister Ana Duarte"]


def test_the_suspect_is_the_rarer_office_wherever_it_stands() -> None:
    parts = SLIP.split("\n\n")
    for order in itertools.permutations(parts):
        report = Checker(wary("\n\n".join(order))).check("\n\n".join(order))
        assert [words(report, one.suspect) for one in report.contradictions] == ["Foreign Minister"]


@pytest.mark.parametrize(
    ("wrong", "suggestion"),
    [
        ("Foreign Minister Ana Duarte flew to Oslo.", "Energy Minister"),
        ("Ana Duarte, the foreign minister, flew to Oslo.", "energy minister"),
    ],
)
def test_the_suggestion_is_written_like_the_words_that_it_replaces(wrong: str, suggestion: str) -> None:
    text = f"{wrong}\n\nThe energy minister, Ana Duarte, met the press.\n\nEnergy Minister Ana Duarte left."
    assert [finding.suggestion for finding in found(text)] == [suggestion]


def test_where_nothing_else_decides_the_later_office_is_the_suspect() -> None:
    (finding,) = found("Energy Minister Ana Duarte opened the plant. Finance Minister Ana Duarte left at noon.")
    assert finding.code == "FC101"
    assert finding.suspect is not None
    assert finding.second.start <= finding.suspect.start < finding.second.end
    assert finding.suggestion == "Energy Minister"


def test_an_office_that_somebody_else_holds_is_the_suspect() -> None:
    text = "President Rosa Lind spoke. Ana Duarte, the president, left.\n\nEnergy Minister Ana Duarte slept."
    report = Checker(wary(text)).check(text)
    (finding,) = report.shown()
    assert words(report, finding.suspect) == "president"
    assert finding.suggestion == "energy minister"
    assert "Rosa Lind" in finding.reason


def test_a_deputy_who_is_also_the_minister_is_reported() -> None:
    findings = found("Energy Minister Ana Duarte spoke. Deputy energy minister Ana Duarte left.")
    assert [finding.code for finding in findings] == ["FC101"]


def test_the_reason_tells_a_deputy_from_the_minister() -> None:
    (finding,) = found("Energy Minister Ana Duarte spoke. Deputy energy minister Ana Duarte left.")
    assert "deputy" in finding.reason.lower()


def test_the_reason_counts_an_office_of_two_countries_apart() -> None:
    (finding,) = found("French Foreign Minister Paul Weber flew home. Polish Foreign Minister Paul Weber stayed.")
    assert "1 and 1 mention" in finding.reason


def test_each_wrong_office_is_reported_once() -> None:
    text = "\n\n".join(
        [
            "Energy Minister Ana Duarte opened the plant.",
            "Finance Minister Ana Duarte met the press.",
            "Energy Minister Ana Duarte then flew to Oslo.",
            "Finance Minister Ana Duarte praised the team.",
            "Energy Minister Ana Duarte left.",
        ]
    )
    report = Checker(wary(text)).check(text)
    assert [words(report, finding.suspect) for finding in report.shown()] == ["Finance Minister"]


# --- silence --------------------------------------------------------------------------------------------------------

QUIET = {
    "two people": "Energy Minister Ana Duarte spoke. Finance Minister Rosa Lind left.",
    "one office, two countries, two people": (
        "French Foreign Minister Paul Weber flew home. Polish Foreign Minister Adam Kowal stayed."
    ),
    "compatible offices": "Chairman Tom Baker spoke. Chief executive Tom Baker left.",
    "a minister in parliament": "Energy Minister Ana Duarte opened the plant. Ana Duarte, a lawmaker, left.",
    "a local office told in short": "Tom Baker, the cattle commissioner, spoke. Commissioner Baker left.",
    "a wider word for the same office": "Energy Minister Ana Duarte spoke. Ana Duarte, the minister, left.",
    "another wording of the same office": "Foreign Secretary Ana Duarte spoke. Foreign Minister Ana Duarte left.",
    "a former office": "Former energy minister Ana Duarte spoke. Finance Minister Ana Duarte left.",
    "a past office": "Ana Duarte was energy minister until 2019. Finance Minister Ana Duarte left.",
    "an office to come": "Ana Duarte was named energy minister. Finance Minister Ana Duarte left.",
    "an acting office": "Acting energy minister Ana Duarte spoke. Finance Minister Ana Duarte left.",
    "an office denied": "Ana Duarte is not the energy minister. Finance Minister Ana Duarte left.",
    "a deputy elsewhere": "Deputy energy minister Ana Duarte spoke. Finance Minister Ana Duarte left.",
    "two speakers": (
        "“Energy Minister Ana Duarte lied,” Tom Baker said. “Finance Minister Ana Duarte lied,” Rosa Lind said."
    ),
}


@pytest.mark.parametrize("text", QUIET.values(), ids=QUIET.keys())
def test_nothing_is_said_of_roles_that_go_together_whatever_the_model_says(text: str) -> None:
    assert [claim for claim in split_claims(text) if claim.kind == "role"], "the case must have roles to compare"
    assert found(text) == []


def test_the_bare_last_word_of_an_office_is_short_for_it() -> None:
    assert found("President Tom Baker spoke. Tom Baker, the club president, left.") == []


def test_offices_that_exclude_each_other_are_shown_only_if_the_model_agrees() -> None:
    report = Checker(wary(SLIP, NEUTRAL)).check(SLIP)
    assert report.shown() == ()
    assert report.ok is True


def test_one_office_with_two_spellings_of_its_portfolio_is_one_office() -> None:
    assert found("Defence Minister Ana Duarte spoke. Ana Duarte, the defense minister, left.") == []


def test_statements_of_two_speakers_may_clash() -> None:
    text = "“The plant of Norvik is safe,” Tom Baker said. “The plant of Norvik is not safe,” Rosa Lind said."
    assert Checker(TableModel({}, CLASH)).check(text).contradictions == ()


def test_a_statement_must_clash_whichever_is_read_first() -> None:
    text = "The plant of Norvik is safe and open. The plant of Norvik is shut and unsafe."
    one, other = (claim.text for claim in split_claims(text))
    half = Checker(TableModel({(one, other): (0, 0, 1)}, NEUTRAL)).check(text)
    whole = Checker(TableModel({(one, other): (0, 0, 1)}, NEUTRAL, symmetric=True)).check(text)
    assert half.contradictions == ()
    assert [(finding.code, finding.severity) for finding in whole.contradictions] == [("FC501", "error")]


# --- the tally ------------------------------------------------------------------------------------------------------

LONG = "\n\n".join(f"Norvik opened plant {number} near the harbour of Brod in May." for number in range(12))


@pytest.mark.parametrize("text", [SLIP, LONG, "", *QUIET.values()])
@pytest.mark.parametrize("per_claim", [0, 0.5, 4, 100])
def test_every_pair_was_judged_too_long_or_skipped(text: str, per_claim: float) -> None:
    checker = Checker(TableModel({}, NEUTRAL), pairs_per_claim=per_claim)
    tally = checker.check(text).tally
    assert tally.pairs_proposed == tally.pairs_judged + tally.pairs_too_long + tally.pairs_skipped
    assert tally.pairs_too_long == 0


def test_a_pair_that_does_not_fit_the_model_is_counted_and_not_reported() -> None:
    report = Checker(wary(SLIP, None)).check(SLIP)
    assert report.contradictions == ()
    assert report.tally.pairs_too_long == 1
    assert report.tally.pairs_judged == report.tally.pairs_proposed - 1 > 0


def test_pairs_over_the_budget_are_counted() -> None:
    few = Checker(TableModel({}, NEUTRAL), pairs_per_claim=1).check(LONG).tally
    many = Checker(TableModel({}, NEUTRAL), pairs_per_claim=100).check(LONG).tally
    assert many.pairs_skipped == 0
    assert few.pairs_skipped > 0
    assert few.pairs_proposed == many.pairs_proposed == 12 * 11 / 2


def test_the_tally_counts_what_was_read() -> None:
    report = Checker(wary(SLIP)).check(SLIP)
    assert (report.tally.paragraphs, report.tally.sentences) == (3, 3)
    assert report.tally.claims == len(report.claims) == len(split_claims(SLIP))


TALKS = "\n\n".join(
    [
        "Kenya and Oman opened talks on shipping on Monday.",
        "Kenya and Oman will build a shipping port together.",
        "Kenya and Peru should boost shipping together.",
        "Peru sent no ships at all.",
        "Oman praised the shipping plan of Kenya.",
    ]
)


def test_an_exchange_that_does_not_fit_the_model_is_counted() -> None:
    told = {claim.text for claim in split_claims(TALKS)}
    whole = Checker(TableModel({}, NEUTRAL)).check(TALKS).tally
    assert whole.swaps_judged > 0
    assert whole.swaps_too_long == 0
    part = Checker(Spy(lambda premise, hypothesis: NEUTRAL if hypothesis in told else None)).check(TALKS).tally
    assert (part.swaps_judged, part.swaps_too_long) == (0, whole.swaps_judged)
    assert part.pairs_too_long == 0


# --- what may be checked --------------------------------------------------------------------------------------------


@pytest.mark.parametrize("text", ["", " \n\t\r\n ", "\ufeff", "Bridge", "🌉", "???", "…", "\x00", "\u0301"])
def test_an_article_without_a_claim_is_fine(text: str) -> None:
    report = Checker(TableModel({}, CLASH)).check(text)
    assert report.ok is True
    assert report.claims == ()
    assert report.contradictions == ()
    assert report.tally.pairs_proposed == 0
    assert json.loads(report.to_json())["articles"][0]["contradictions"] == []


def test_a_string_a_file_and_an_article_are_checked_alike(tmp_path: Path) -> None:
    path = tmp_path / "slip.txt"
    path.write_text(SLIP, encoding="utf-8")
    checker = Checker(wary(SLIP))
    reports = [checker.check(source) for source in (SLIP, path, Article(text=SLIP, source="desk"))]
    assert [report.path for report in reports] == ["<text>", str(path), "desk"]
    assert len({report.contradictions for report in reports}) == 1
    assert reports[0].contradictions


def test_a_string_that_can_only_be_a_path_is_refused_and_no_silent_pass(tmp_path: Path) -> None:
    path = tmp_path / "slip.txt"
    path.write_text(SLIP, encoding="utf-8")
    with pytest.raises(factcheck.InputError, match="pathlib"):
        Checker(wary(SLIP)).check(str(path))
    assert Checker(wary(SLIP)).check("She sent notes.txt and draft.md to the desk on Monday.").claims


@pytest.mark.parametrize("source", [None, 3, b"The plant is safe.", ["The plant is safe."], object()])
def test_what_is_no_article_is_refused_by_its_type(source: object) -> None:
    with pytest.raises((InputError, TypeError), match=type(source).__name__):
        Checker(TableModel({})).check(source)  # type: ignore[arg-type]


def test_a_lone_surrogate_is_refused_where_it_stands() -> None:
    with pytest.raises(InputError, match="offset 10"):
        Checker(TableModel({})).check("The plant \ud800 is safe.")


@pytest.mark.parametrize("name", ["absent.txt", "."])
def test_a_file_that_cannot_be_read_is_an_error_that_names_it(name: str, tmp_path: Path) -> None:
    path = tmp_path / name
    with pytest.raises(InputError) as caught:
        Checker(TableModel({})).check(path)
    assert str(path) in str(caught.value)


def test_factcheck_check_uses_the_packaged_model(monkeypatch: pytest.MonkeyPatch) -> None:
    asked: list[str] = []

    def load(name: str, **options: object) -> TableModel:
        asked.append(name)
        return wary(SLIP)

    monkeypatch.setattr("factcheck.checker.load_model", load)
    assert [finding.code for finding in factcheck.check(SLIP).contradictions] == ["FC101"]
    assert asked == ["small"]


# --- many articles --------------------------------------------------------------------------------------------------


@pytest.mark.parametrize("batch", [1, 2, 3, 16])
def test_many_articles_are_checked_in_order_and_each_as_if_alone(batch: int) -> None:
    texts = [SLIP, "", LONG, *QUIET.values(), SLIP]
    checker = Checker(TableModel({}, CLASH))
    together = list(checker.check_many(iter(texts), articles_per_batch=batch))
    assert [report.article.text for report in together] == texts
    assert together == [checker.check(text) for text in texts]


def test_articles_of_a_batch_share_one_call_of_the_model() -> None:
    model = Spy()
    assert len(list(Checker(model).check_many([SLIP, LONG, SLIP], articles_per_batch=2))) == 3
    assert len(model.calls) == 2


def test_articles_are_read_no_further_ahead_than_a_batch() -> None:
    taken: list[int] = []

    def sources() -> Iterator[str]:
        for number in range(10):
            taken.append(number)
            yield SLIP

    next(Checker(TableModel({})).check_many(sources(), articles_per_batch=3))
    assert taken == [0, 1, 2]


def test_progress_is_told_after_each_article() -> None:
    told: list[tuple[int, int]] = []
    checker = Checker(TableModel({}))
    list(checker.check_many([SLIP, LONG], lambda done, total: told.append((done, total))))
    list(checker.check_many(iter([SLIP]), lambda done, total: told.append((done, total))))
    assert told == [(1, 2), (2, 2), (1, 0)]


@pytest.mark.parametrize("batch", [0, -1])
def test_a_batch_of_no_articles_is_refused(batch: int) -> None:
    with pytest.raises(factcheck.OptionsError):
        list(Checker(TableModel({})).check_many([SLIP], articles_per_batch=batch))


@pytest.mark.parametrize("per_claim", [-1.0, float("nan"), float("inf")])
def test_a_pair_budget_that_is_no_number_of_pairs_is_refused(per_claim: float) -> None:
    with pytest.raises(factcheck.OptionsError):
        Checker(TableModel({}), pairs_per_claim=per_claim)


def test_no_articles_make_no_reports() -> None:
    assert list(Checker(TableModel({})).check_many([])) == []


# --- what holds for any text ----------------------------------------------------------------------------------------


def places(node: object) -> Iterator[dict[str, Any]]:
    """All objects of a JSON document that have a place."""
    if isinstance(node, dict):
        if "start" in node:
            yield node
        for value in node.values():
            yield from places(value)
    elif isinstance(node, list):
        for value in node:
            yield from places(value)


@pytest.mark.parametrize("ends", ["\n", "\r\n"])
def test_every_place_in_the_json_is_what_the_reader_sees(ends: str) -> None:
    text = "🌉 東京 e\u0301lite\n\n".replace("\n", ends) + SLIP.replace("\n", ends)
    report = Checker(wary(text)).check(text)
    document = json.loads(report.to_json("info"))
    found_places = list(places(document))
    assert len(found_places) >= 3
    for place in found_places:
        assert text[place["start"] : place["end"]] == place["text"]
        lines = text[: place["start"]].split(ends)
        assert (place["line"], place["column"]) == (len(lines), len(lines[-1]) + 1)


FRAGMENTS = [
    *(
        "Energy Minister Ana Duarte",
        "Ana Duarte, the finance minister,",
        "Duarte",
        "Mr. Tom Baker",
        "the mayor of Brod",
    ),
    *("the Kenyan president", "Oman", "Kenya", "U.S.", "The plant opened in May", "who heads the ministry", " said "),
    *(" is not ", " met ", ", ", " and ", " ", "12,000", "?", ".", "!", "“", "”", '"', "'", "\n", "\n\n", "\r\n", "\t"),
    *("🌉", "e\u0301", "東京は", "\u2028", "\ufeff", "\x00", "\u202e"),
    *("<b>", "&amp;", "</p>", "# ", "* ", "| a | b |", "```", "[x](y)"),
]

texts = st.one_of(st.text(max_size=120), st.lists(st.sampled_from(FRAGMENTS), max_size=30).map("".join))


@settings(max_examples=120)
@given(texts, st.sampled_from(["text", "markdown", "html"]))
def test_any_text_gets_a_report_whose_places_hold_and_gets_it_again(text: str, format_: Format) -> None:
    article = Article(text=text, format=format_)
    checker = Checker(TableModel({}, CLASH))
    report = checker.check(article)
    spans = [claim.span for claim in report.claims]
    spans += [claim.span for one in report.contradictions for claim in (one.first, one.second, *one.witnesses)]
    spans += [one.suspect for one in report.contradictions if one.suspect]
    assert all(0 <= span.start < span.end <= len(text) for span in spans)
    assert all(one.first.start <= one.second.start for one in report.contradictions)
    assert all(0 <= one.score <= 1 and one.severity in LEVELS for one in report.contradictions)
    assert all(text[p["start"] : p["end"]] == p["text"] for p in places(json.loads(report.to_json("info"))))
    assert checker.check(article) == report
