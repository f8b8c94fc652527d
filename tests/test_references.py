"""Drafts against reference articles and house facts: the draft is accused, and each side has its place."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from factcheck import Article, Checker, OptionsError, Report
from factcheck.facts import Facts, accepts, renamed, sheet
from factcheck.formats.rendering import NAMES, render
from factcheck.models import TableModel
from factcheck.settings import find

DRAFT = "Sines opens\n\nThe opening of the plant in Sines was on Monday.\n"
SHEET = Article(
    "# Facts 🚢\n\nThe opening of the plant in Sines was on Tuesday.\n", "facts/sines.md", format="markdown"
)
SLIP = "The firm opened four offices, in Tema, Lagos and Abidjan, on Monday.\n"


def check(text: str, *against: Article, facts: Facts | None = None) -> Report:
    checker = Checker(model=TableModel({}), against=against, house_facts=facts)
    return checker.check(Article(text, "draft.md", format="markdown"))


def test_a_draft_is_held_up_to_its_reference() -> None:
    (found,) = check(DRAFT, SHEET).contradictions
    assert found.code == "FC301"
    assert found.first.article is None
    assert found.second.article is SHEET
    assert SHEET.text[found.second.start : found.second.end] == "The opening of the plant in Sines was on Tuesday."
    assert found.suspect is not None
    assert (DRAFT[slice(*found.suspect)], found.suggestion) == ("Monday", "Tuesday")
    assert found.spans == (found.first.span,)


def test_without_a_reference_nothing_is_found_and_the_reports_hold_the_draft_alone() -> None:
    alone, held = check(DRAFT), check(DRAFT, SHEET)
    assert not alone.contradictions
    assert [(c.text, c.span) for c in alone.claims] == [(c.text, c.span) for c in held.claims]
    assert alone.tally.sentences == held.tally.sentences
    assert alone.tally.paragraphs == held.tally.paragraphs


def test_what_is_wrong_in_a_reference_is_not_told() -> None:
    assert not check(DRAFT, Article(SLIP, "ref.txt")).contradictions


def test_what_is_wrong_in_the_draft_is_told_once() -> None:
    assert [one.code for one in check(SLIP, SHEET, SHEET).contradictions] == ["FC202"]


def test_a_comment_in_the_draft_silences_a_clash_with_a_reference() -> None:
    report = check(DRAFT.replace("The opening", "<!-- factcheck-disable-next FC301 -- moved -->\n\nThe opening"), SHEET)
    assert not report.contradictions
    assert report.tally.suppressed == 1


@pytest.mark.parametrize("name", [name for name in NAMES if name != "text"])
def test_each_format_names_the_reference(name: str) -> None:
    report = check(DRAFT, SHEET)
    said = render(name, [report], model="table").replace("\\", "")
    assert "facts/sines.md" in said
    assert "Tuesday" in said
    if name == "json":
        (found,) = json.loads(said)["articles"][0]["contradictions"]
        assert found["second"]["path"] == "facts/sines.md"
        assert found["second"]["line"] == 3
        assert "path" not in found["first"]


def test_the_text_report_shows_both_files() -> None:
    shown = str(check(DRAFT, SHEET))
    assert shown.startswith("draft.md:3:")
    assert "in facts/sines.md:" in shown


# --- house facts


def test_an_office_that_the_desk_knows() -> None:
    facts = Facts(offices=(("Ana Duarte", "energy minister of Portugal"),))
    known = {
        ("Ana Duarte is the finance minister.", "Ana Duarte is the energy minister of Portugal."): (0.0, 0.05, 0.95)
    }
    both = known | {(b, a): probs for (a, b), probs in known.items()}
    checker = Checker(model=TableModel(both), house_facts=facts)
    (found,) = checker.check(
        "Lisbon\n\nFinance Minister Ana Duarte opened the plant in Sines on Monday."
    ).contradictions
    assert found.code == "FC101"
    assert found.suggestion == "Energy Minister"
    assert found.second.article is not None
    assert found.second.article.source == "house facts"
    assert not checker.check("Lisbon\n\nEnergy Minister Ana Duarte opened the plant.").contradictions


def test_where_the_draft_has_both_offices_the_sheet_is_named_as_the_reason() -> None:
    facts = Facts(offices=(("Clara Winkler", "health minister of Austria"),))
    sides = ("Clara Winkler is the health minister of Austria.", "Clara Winkler is the transport minister of Austria.")
    known = {(a, b): (0.0, 0.05, 0.95) for a in sides for b in sides if a != b}
    checker = Checker(model=TableModel(known), house_facts=facts)
    draft = (
        "Vienna\n\nHealth Minister Clara Winkler opened a clinic.\n\nTransport Minister Winkler said more would follow."
    )
    (found,) = checker.check(draft).contradictions
    expected = "Clara Winkler is “Transport Minister” here; according to house facts, “Health Minister of Austria”."
    assert found.reason == expected


def test_the_sheet_reads_like_an_article() -> None:
    offices = (("Ana Duarte", "energy minister"), ("Li Wei", "the mayor of Ulm"), ("Jo Ek", "Norrland's chair"))
    found = sheet(Facts(offices=offices))
    assert found is not None
    assert found.text.splitlines() == [
        "Ana Duarte is the energy minister.",
        "Li Wei is the mayor of Ulm.",
        "Jo Ek is Norrland's chair.",
    ]
    assert sheet(Facts()) is None


NAMES_TEXT = (
    "The chief pilot, Rosa Keller, ended the strike at the port on Monday.\n\n"
    "Rita Keller, the chief pilot, said six more were needed.\n"
)


def test_two_names_of_one_alias_group_are_no_change_of_name() -> None:
    assert [one.code for one in check(NAMES_TEXT).contradictions] == ["FC103"]
    report = check(NAMES_TEXT, facts=Facts(aliases=(("Rosa Keller", "Rita Keller"),)))
    assert not report.contradictions


def test_an_accepted_pair_is_left_out_and_counted() -> None:
    accepted = Facts(accepted=(("Rita Keller, the chief pilot", "chief pilot Rosa Keller"),))
    report = check(NAMES_TEXT, facts=accepted)
    assert not report.contradictions
    assert report.tally.accepted == 1
    assert "accepted by house facts: 1 finding" in _summary(report)
    other = Facts(accepted=(("Rita Kellermann, the chief pilot", "chief pilot Rosa Keller"),))
    assert len(check(NAMES_TEXT, facts=other).contradictions) == 1


def _summary(report: Report) -> str:
    from factcheck.formats import text

    return text.summary([report])


def test_aliases_are_one_entity() -> None:
    from factcheck.checker import read

    found = read("Sberbank sold the mine in Ulm. Savings Bank kept the port. Sberbank said so.").mentions
    names = {m.entity for m in renamed(Facts(aliases=(("Sberbank", "Savings Bank"),)), found) if "ank" in m.text}
    assert names == {"Sberbank"}


def test_accepting_needs_both_passages() -> None:
    (found,) = check(NAMES_TEXT).contradictions
    assert not accepts(Facts(accepted=(("Rosa Keller", "Rosa Keller, ended"),)), found, NAMES_TEXT)
    assert accepts(Facts(accepted=(("six more", "strike"),)), found, NAMES_TEXT)


# --- settings


def test_settings_name_facts_and_references(tmp_path: Path) -> None:
    (tmp_path / "facts").mkdir()
    (tmp_path / "facts" / "sines.md").write_text(SHEET.text, encoding="utf-8")
    (tmp_path / "factcheck.toml").write_text(
        'against = ["facts/*.md"]\n[facts]\naliases = [["Sberbank", "Savings Bank"]]\naccepted = [["a b", "c d"]]\n'
        '[facts.offices]\n"Ana Duarte" = "energy minister"\n"Li Wei" = ["mayor of Ulm", "party leader"]\n'
    )
    settled = find(tmp_path)
    assert [path.name for path in settled.against] == ["sines.md"]
    assert settled.facts == Facts(
        offices=(("Ana Duarte", "energy minister"), ("Li Wei", "mayor of Ulm"), ("Li Wei", "party leader")),
        aliases=(("Sberbank", "Savings Bank"),),
        accepted=(("a b", "c d"),),
    )


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ('against = ["gone/*.md"]', "no such file"),
        ('against = ["/etc/*"]', "from this file's folder"),
        ("facts = 3", "must be a table"),
        ("[facts]\noffice = {}", "facts.office"),
        ("[facts.offices]\nA = 3", "facts.offices"),
        ('[facts]\naliases = [["one"]]', "facts.aliases"),
        ('[facts]\naccepted = [["one", "two", "three"]]', "facts.accepted"),
    ],
)
def test_wrong_facts_are_refused(tmp_path: Path, text: str, said: str) -> None:
    (tmp_path / "factcheck.toml").write_text(text)
    with pytest.raises(OptionsError, match=said):
        find(tmp_path)


def test_against_takes_a_list() -> None:
    with pytest.raises(OptionsError, match="list"):
        Checker(model=TableModel({}), against="facts.md")
