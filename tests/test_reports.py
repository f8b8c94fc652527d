"""Reports: what a person and a program are shown, and that a hostile article stays words."""

from __future__ import annotations

import dataclasses
import json
import re
from html.parser import HTMLParser
from typing import Any

import pytest

import factcheck
from factcheck.datatypes import CODES, Article, Claim, Contradiction, Passage, Role, Run, Sentence, Span, Tally
from factcheck.excerpts import degrade, excerpt, visible, width
from factcheck.formats import page, text, wire
from factcheck.formats.codes import RULES, explanation
from factcheck.formats.text import Style
from factcheck.models import TableModel
from factcheck.reports import Report, Unchecked
from factcheck.testing import assert_consistent

SOURCE = (
    "President Anna Berg opened the fair on Monday.\n\nVisitors came early.\n\n"
    "Foreign Minister Anna Berg thanked the volunteers.\n"
)


def claim(source: str, words: str, index: int = 0, **more: Any) -> Claim:  # noqa: ANN401
    start = source.index(words)
    end = start + len(words)
    sentence = Sentence(text=words, runs=(Run(0, start, end),), index=index, paragraph=index)
    return Claim(text=words, start=start, end=end, sentence=sentence, **more)


def span(source: str, words: str) -> Span:
    start = source.index(words)
    return Span(start, start + len(words))


def role_clash(**more: Any) -> Contradiction:  # noqa: ANN401
    first = claim(SOURCE, "President Anna Berg opened the fair on Monday.", 0)
    second = claim(SOURCE, "Foreign Minister Anna Berg thanked the volunteers.", 2)
    given: dict[str, Any] = {
        "kind": "role",
        "severity": "error",
        "score": 0.97123456,
        "first": first,
        "second": second,
        "reason": "Anna Berg is President on line 1 and Foreign Minister on line 5.",
        "suspect": span(SOURCE, "Foreign Minister"),
        "suggestion": "President",
    }
    return Contradiction(**{**given, **more})


def report(*found: Contradiction, source: str = SOURCE, name: str = "fair.md", **tally: int) -> Report:
    claims = tuple(side for one in found for side in (one.first, one.second)) or (claim(source, source[:9]),)
    counts = Tally(claims=len(claims), **tally)
    return Report(Article(source, source=name), claims, found, counts, "small")


def clash_in(source: str, first: str, second: str, suspect: str, **more: Any) -> Report:  # noqa: ANN401
    found = role_clash(
        first=claim(source, first), second=claim(source, second, 1), suspect=span(source, suspect), **more
    )
    return report(found, source=source)


# --- what a program is given


def test_every_place_in_the_json_is_a_slice_of_the_article() -> None:
    document = json.loads(report(role_clash()).to_json())
    (found,) = document["articles"][0]["contradictions"]
    for side in ("first", "second", "suspect"):
        place = found[side]
        assert SOURCE[place["start"] : place["end"]] == place["text"]
    assert found["suspect"] == {"text": "Foreign Minister", "start": 70, "end": 86, "line": 5, "column": 1}


def test_the_json_has_the_keys_of_the_contract() -> None:
    document = json.loads(report(role_clash()).to_json())
    assert list(document) == ["schema", "model", "articles"]
    assert (document["schema"], document["model"]) == (1, "small")
    (entry,) = document["articles"]
    assert set(entry) == {"path", "ok", "contradictions", "tally", "error"}
    assert (entry["path"], entry["ok"], entry["error"]) == ("fair.md", False, None)
    keys = {"code", "kind", "severity", "score", "reason", "suggestion", "first", "second", "suspect"}
    assert set(entry["contradictions"][0]) == keys
    assert entry["contradictions"][0]["score"] == 0.9712
    assert set(entry["tally"]) == set(Tally._fields)


def test_a_finding_without_a_suspect_says_null() -> None:
    (found,) = report(role_clash(suspect=None, suggestion=None)).to_dict()["contradictions"]
    assert found["suspect"] is None
    assert found["suggestion"] is None


def test_an_article_that_could_not_be_read_is_not_ok() -> None:
    entry = Unchecked("gone.md", "gone.md: no such file").to_dict()
    assert entry["ok"] is False
    assert entry["error"] == "gone.md: no such file"
    assert set(entry) == set(report().to_dict())


def test_info_is_left_out_but_counted() -> None:
    quiet = report(role_clash(severity="info"))
    assert quiet.to_dict()["contradictions"] == []
    assert quiet.to_dict()["tally"]["hidden"] == 1
    assert len(quiet.to_dict("info")["contradictions"]) == 1
    assert quiet.to_dict("info")["tally"]["hidden"] == 0
    assert "1 less certain finding" in text.summary([quiet])


def test_only_errors_make_a_report_not_ok() -> None:
    assert report(role_clash(severity="warning")).ok
    assert not report(role_clash(severity="error")).ok


def test_json_is_ascii_and_the_same_each_time() -> None:
    source = "王毅 met Łukasz 🙂. \u202e王毅 did not meet Łukasz."
    hostile = clash_in(source, "王毅 met Łukasz 🙂.", "王毅 did not meet Łukasz.", "did not")
    assert hostile.to_json().isascii()
    assert hostile.to_json() == hostile.to_json()
    assert json.loads(hostile.to_json())["articles"][0]["contradictions"][0]["first"]["text"] == "王毅 met Łukasz 🙂."


# --- what a person is shown


def test_a_finding_reads_as_two_places_with_the_suspect_words_marked() -> None:
    assert text.article(report(role_clash())).splitlines() == [
        "fair.md:5:1: FC101 error: Anna Berg is President on line 1 and Foreign Minister on line 5",
        "  1 | President Anna Berg opened the fair on Monday.",
        "  5 | Foreign Minister Anna Berg thanked the volunteers.",
        "    | ^^^^^^^^^^^^^^^^",
        "  why: one person has two offices that exclude each other, or one office has two holders (score 0.97)",
        "  suggestion: “Foreign Minister” → “President”",
    ]


def test_the_other_sides_office_is_marked_apart() -> None:
    office = Role(person="Anna Berg", office="president", body=None, words=span(SOURCE, "President"))
    first = dataclasses.replace(role_clash().first, kind="role", role=office)
    lines = text.article(report(role_clash(first=first))).splitlines()
    assert lines[2] == "    | ---------"


def test_without_a_suspect_the_second_place_leads_and_nothing_is_called_wrong() -> None:
    lines = text.article(report(role_clash(suspect=None, suggestion=None))).splitlines()
    assert lines[0].startswith("fair.md:5:1: FC101 error: ")
    assert not any("^" in line or "suggestion" in line for line in lines)


def test_witnesses_are_counted() -> None:
    shown = text.article(report(role_clash(witnesses=(claim(SOURCE, "Visitors came early.", 1),))))
    assert "1 more sentence agrees with the other side (line 3)" in shown


def test_the_summary_says_what_was_and_was_not_looked_at() -> None:
    busy = report(role_clash(), pairs_judged=212, furniture=9, pairs_too_long=3, pairs_skipped=12)
    lines = text.summary([busy], seconds=3.14).splitlines()
    assert lines[0] == "✖ 1 error in 1 article · 2 claims, 212 pairs judged, 9 lines of furniture skipped · 3.1 s"
    assert lines[1] == "  not judged: 3 pairs too long for the model, 12 pairs with less in common"


def test_clean_empty_and_unreadable_articles_are_told_apart() -> None:
    clean = report()
    empty = Report(Article("", source="empty.txt"))
    assert text.summary([clean, clean]).startswith("✔ no contradictions found in 2 articles · 2 claims")
    assert text.summary([empty]).startswith("✔ nothing to check in 1 article")
    assert text.article(empty) == "empty.txt: nothing to check: no claims found"
    assert text.article(clean) == ""
    assert text.summary([clean, Unchecked("x", "x: gone")]).startswith(
        "✖ no contradictions found in 1 article, 1 article could not be checked"
    )


def test_the_repr_begins_with_the_facts() -> None:
    assert repr(report(role_clash(), pairs_judged=4)) == (
        "<Report 1 error in 'fair.md': 2 claims, 4 pairs judged, model 'small'>"
    )


def test_colour_is_extra_and_never_in_the_words() -> None:
    plain = text.article(report(role_clash()))
    coloured = text.article(report(role_clash()), Style(colour=True))
    assert "\x1b[1;31m" in coloured
    assert re.sub(r"\x1b\[[0-9;]*m", "", coloured) == plain
    assert "\x1b" not in plain


# --- excerpts


def passage(words: str) -> Passage:
    return Passage(text=words, runs=(Run(0, 0, len(words)),))


def under(words: str, focus: str, room: int = 60) -> str:
    """The columns of the excerpt that stand over the marks."""
    seen = excerpt(passage(words), span(words, focus), room=room)
    left = len(seen.marks) - len(seen.marks.lstrip())
    columns = "".join(char + "\0" * (width(char) - 1) for char in seen.text if width(char))
    return columns[left : len(seen.marks)].replace("\0", "")


@pytest.mark.parametrize(
    ("words", "focus"),
    [
        ("Short and plain.", "plain"),
        ("习近平主席 met 外长王毅 in Oslo.", "外长王毅"),
        ("A tab\tand\r\na line end before Peru here.", "Peru"),
        ("Words " * 60 + "then Peru signed " + "words " * 60, "Peru"),
        ("Peru " + "words " * 60, "Peru"),
        ("words " * 60 + "Peru", "Peru"),
        ("A flag 🇳🇴 before Peru", "Peru"),
        ("\x1b[31mred\x07 \u202eright\u2069 Peru", "Peru"),
    ],
)
def test_marks_stand_under_the_words(words: str, focus: str) -> None:
    assert under(words, focus) == focus


def test_marks_stand_under_combined_letters() -> None:
    seen = excerpt(passage("Jose\u0301 met Peru"), Span(10, 14))
    assert seen.marks == " " * 9 + "^^^^"
    seen = excerpt(passage("👩‍🚀 met Peru"), Span(8, 12))
    assert seen.marks == " " * 7 + "^^^^"


@pytest.mark.parametrize("room", [20, 40, 88])
def test_an_excerpt_keeps_to_its_room(room: int) -> None:
    for words in ("字" * 300, "word " * 100, "x" * 300, "字 Peru " * 50):
        for focus in (None, Span(100, 104), Span(0, 290)):
            assert width(excerpt(passage(words), focus, room=room).text) <= room


def test_a_long_sentence_is_cut_between_words() -> None:
    words = "alpha beta gamma delta epsilon Peru zeta eta theta iota kappa lambda"
    seen = excerpt(passage(words), span(words, "Peru"), room=30)
    assert seen.text.startswith("…")
    assert seen.text.endswith("…")
    assert set(seen.text.strip("…").split()) <= set(words.split())


def test_marks_follow_the_visible_text_of_markup() -> None:
    source = "AT&amp;T hired Peru"
    seen = excerpt(
        Passage(text="AT&T hired Peru", runs=(Run(0, 0, 2), Run(2, 2, 7), Run(3, 7, 19))), span(source, "Peru")
    )
    assert seen == ("AT&T hired Peru", " " * 11 + "^^^^")


HOSTILE = (
    "\x1b]0;owned\x07\x1b[2JPresident \u202eAnna\u202c Berg \u2066opened\u2069 it.\u200e\u061c\x00\x9b31m\ufeff",
    "::error::Foreign Minister Anna Berg left. ##[command]rm <script>alert(1)</script>\u2028::warning::",
)


def test_a_hostile_article_cannot_reach_the_terminal() -> None:
    source = "\n".join(HOSTILE)
    shown = text.article(
        clash_in(source, *HOSTILE, "Foreign Minister", reason="bad \x1b[31m\n::error::\u202e name", suggestion="a\x07b")
    )
    assert not re.search("[\x00-\x09\x0b-\x1f\x7f-\x9f\u061c\u200e\u200f\u2028\u2029\u202a-\u202e\u2066-\u2069]", shown)
    assert "\\x1b" in shown
    assert "\\u202e" in shown
    assert "##[" not in shown
    assert not any(line.lstrip().startswith("::") for line in shown.splitlines())
    assert text.path("::error::x.md") == "./::error::x.md"


def test_letters_of_all_scripts_survive() -> None:
    for words in ("Łukasz Żółć", "王毅", "محمد", "किसान", "é", "👩‍🚀", "می‌خواهم"):
        assert visible(words) == words


def test_a_screen_without_unicode_gets_stand_ins_of_the_same_width() -> None:
    assert degrade("“China’s” 王毅 – é", "ascii") == '"China\'s" ???? - ?'
    assert degrade("é", "latin-1") == "é"
    assert text.article(report(role_clash()), Style(encoding="ascii")).isascii()
    assert text.summary([report(role_clash())], Style(encoding="ascii")).isascii()


# --- HTML


class _Tags(HTMLParser):
    def __init__(self) -> None:
        super().__init__()
        self.tags: list[str] = []
        self.ids: list[str] = []
        self.targets: list[str] = []
        self.words: list[str] = []

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        given = dict(attrs)
        self.tags.append(tag)
        self.ids += [str(given["id"])] if "id" in given else []
        self.targets += [str(given["href"])[1:]] if "href" in given else []

    def handle_data(self, data: str) -> None:
        self.words.append(data)


def parsed(html: str) -> _Tags:
    tags = _Tags()
    tags.feed(html)
    return tags


def article_words(of: Report) -> str:
    """The words of the article as the page shows it, the numbers of the marks aside."""
    html = of.to_html()
    text = html[html.index("<h3>The article</h3>") + 20 : html.index("</section>", html.index("<h3>The article</h3>"))]
    return " ".join("".join(parsed(re.sub(r'<a class="number".*?</a>', "", text)).words).split())


def test_the_page_marks_both_places_and_links_to_them() -> None:
    tags = parsed(report(role_clash()).to_html())
    assert len(tags.targets) == 5  # two from the card, two back to it, one past the findings
    assert set(tags.targets) <= set(tags.ids)
    assert len(set(tags.ids)) == len(tags.ids)
    assert "mark" in tags.tags


def test_the_page_is_self_contained_and_escaped() -> None:
    source = "\n".join(HOSTILE)
    html = clash_in(source, *HOSTILE, "Foreign Minister", reason="<img src=x onerror=1>").to_html()
    tags = parsed(html)
    assert "script" not in tags.tags
    assert "img" not in tags.tags
    assert "default-src &#x27;none&#x27;" in html
    assert not re.search(r"(?:src|href)=[\"']?(?:https?:|//)|@import|url\(", html)
    assert "\x1b" not in html
    assert "\u202e" not in html


def test_the_page_shows_the_whole_article() -> None:
    assert article_words(report(role_clash())) == " ".join(SOURCE.split())


def test_overlapping_findings_keep_the_article_whole() -> None:
    again = role_clash(kind="statement", suspect=span(SOURCE, "Minister Anna"))
    assert article_words(report(role_clash(), again)) == " ".join(SOURCE.split())


def test_the_notebook_gets_a_fragment_whose_style_stays_inside() -> None:
    fragment = report(role_clash())._repr_html_()
    assert "<html" not in fragment
    style = fragment[fragment.index("<style>") + 7 : fragment.index("</style>")]
    selectors = [line for line in style.splitlines() if "{" in line and not line.startswith(("@", "  "))]
    assert selectors
    assert all(line.startswith(".factcheck") for line in selectors)


def test_the_page_tells_of_unchecked_articles() -> None:
    assert "gone.md: no such file" in page.render([Unchecked("gone.md", "gone.md: no such file")])


# --- codes


def test_every_code_is_explained_with_both_examples() -> None:
    assert {rule.kind: code for code, rule in RULES.items()} == CODES
    for code, rule in RULES.items():
        assert rule.flagged != rule.silent
        assert all(part in explanation(code) for part in (code, rule.clash, rule.flagged, rule.silent))


@pytest.mark.parametrize("code", ["FC103", "FC201", "FC202", "FC301", "FC401", "FC601"])
def test_the_examples_of_a_code_that_needs_no_model_are_true(code: str) -> None:
    rule = RULES[code]
    checker = factcheck.Checker(model=TableModel({}))
    assert [found.code for found in checker.check(rule.flagged).shown()] == [code]
    assert not checker.check(rule.silent).shown()


# --- assert_consistent


class _Checker:
    """Stands in for a Checker: every article has the same findings."""

    def __init__(self, *found: Contradiction) -> None:
        self.found = found

    def check(self, source: object) -> Report:
        return report(*self.found)


def consistent(*found: Contradiction, **more: Any) -> None:  # noqa: ANN401
    checker: Any = _Checker(*found)
    assert_consistent(SOURCE, checker=checker, **more)


def test_an_inconsistent_article_fails_with_a_readable_message() -> None:
    with pytest.raises(AssertionError) as failure:
        consistent(role_clash())
    message = str(failure.value)
    assert "fair.md:5:1: FC101 error:" in message
    assert "^^^^^^^^^^^^^^^^" in message
    assert "✖ 1 error in 1 article" in message
    assert "\x1b" not in message


def test_the_level_and_the_ignored_codes_decide() -> None:
    consistent()
    consistent(role_clash(severity="warning"))
    consistent(role_clash(), ignore=["FC101"])
    consistent(role_clash(), ignore="FC1")
    with pytest.raises(AssertionError):
        consistent(role_clash(severity="warning"), fail_level="warning")
    with pytest.raises(AssertionError):
        consistent(role_clash(), ignore=["FC2"])


def test_a_wrong_level_is_an_option_error_not_a_pass() -> None:
    with pytest.raises(ValueError, match="fail_level must be one of"):
        consistent(fail_level="fatal")


def test_wire_and_report_agree() -> None:
    one = report(role_clash())
    assert json.loads(wire.render([one], model="small"))["articles"] == [one.to_dict()]
