"""Pages as a browser saved them: teasers of other stories, bylines and notes about the author are not the article."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

import pytest

from factcheck import Article, Checker, OptionsError, readers
from factcheck.articles import Format
from factcheck.models import TableModel
from factcheck.readers.authors import authors

PAGE = """<!DOCTYPE html><html><head><title>Mayor opens bridge | The Sheet</title></head><body>
<div class="topnav"><a href="/a">Politics</a><a href="/b">World</a></div>
<div id="main"><h1>Mayor opens new bridge over the river</h1>
<p>The mayor of Ulm, Ana Duarte, opened a new bridge on Monday after years of work &amp; a cost of 40 million euros.</p>
<p>The bridge is 320 metres long, and the city council paid for most of it with a loan from the state bank.</p>
<p>Duarte said that 12,000 people will cross the bridge every day and that the old one will close in June.</p></div>
<div class="related-stories"><h3>More stories</h3>
<p>The mayor of Graz, Carl Bauer, opened a new tunnel on Tuesday after four years of work, the city said.</p>
<p>Police in Graz said that four people had died when a bridge fell into a river in the north.</p></div>
<div class="foot">Copyright 2026</div></body></html>
"""


def kinds(text: str, form: Format) -> dict[str, str]:
    return {p.text: p.kind for p in readers.split(Article(text, format=form))}


def run(*arguments: str, cwd: Path) -> subprocess.CompletedProcess[str]:
    words = [sys.executable, "-m", "factcheck", *arguments]
    return subprocess.run(words, cwd=cwd, capture_output=True, text=True, check=False)


def test_a_teaser_of_another_story_is_no_part_of_a_scraped_page() -> None:
    pytest.importorskip("trafilatura")
    found = kinds(PAGE, "scraped")
    body = [text for text, kind in found.items() if kind == "body"]
    assert [text[:20] for text in body] == ["The mayor of Ulm, An", "The bridge is 320 me", "Duarte said that 12,"]
    assert found["Mayor opens new bridge over the river"] == "headline"
    assert "years of work & a cost" in body[0]
    # without the extra's help the teaser passes for prose: that is what the option is for
    assert any(text.startswith("The mayor of Graz") and kind == "body" for text, kind in kinds(PAGE, "html").items())


def test_paragraphs_of_a_scraped_page_stand_where_they_stand() -> None:
    pytest.importorskip("trafilatura")
    for one in readers.split(Article(PAGE, format="scraped")):
        span = one.span(0, len(one.text))
        if one.kind == "furniture":  # a menu of links, whose tags stand between the words
            continue
        assert PAGE[span.start : span.end].replace("&amp;", "&") == one.text


@pytest.mark.parametrize(
    "page", ["", "no markup at all", "<p>", "<div>" * 3000, "<p>x" * 3000, "<!-- " * 50, "<p>a\x01b"]
)
def test_a_page_without_an_article_is_read_as_any_page(page: str) -> None:
    pytest.importorskip("trafilatura")
    assert [p.text for p in readers.split(Article(page, format="scraped"))] == [
        p.text for p in readers.split(Article(page, format="html"))
    ]


def test_the_command_line_reads_scraped_pages(tmp_path: Path) -> None:
    pytest.importorskip("trafilatura")
    (tmp_path / "page.html").write_text(PAGE, encoding="utf-8")
    plain = run("claims", "page.html", cwd=tmp_path)
    scraped = run("claims", "--scraped", "page.html", cwd=tmp_path)
    assert "Carl Bauer" in plain.stdout
    assert "Carl Bauer" not in scraped.stdout
    (tmp_path / "factcheck.toml").write_text("scraped = true\n", encoding="utf-8")
    assert run("claims", "page.html", cwd=tmp_path).stdout == scraped.stdout


def test_a_setting_that_is_no_switch_is_refused(tmp_path: Path) -> None:
    from factcheck import settings

    (tmp_path / "factcheck.toml").write_text('scraped = "yes"\n', encoding="utf-8")
    with pytest.raises(OptionsError, match="scraped must be true or false"):
        settings.find(tmp_path)


def test_without_the_extra_the_message_is_the_command_that_helps(tmp_path: Path) -> None:
    (tmp_path / "page.html").write_text(PAGE, encoding="utf-8")
    code = (
        "import sys; sys.modules['trafilatura'] = None; from factcheck.cli import main; "
        "sys.exit(main(['claims', '--scraped', 'page.html']))"
    )
    done = subprocess.run([sys.executable, "-c", code], cwd=tmp_path, capture_output=True, text=True, check=False)
    assert done.returncode == 2
    assert "pip install 'factcheck-nli[html]'" in done.stderr
    assert "Traceback" not in done.stderr


def test_only_html_is_read_so() -> None:
    pytest.importorskip("trafilatura")
    checker = Checker(TableModel({}), scraped=True)
    assert checker.check(Article(PAGE, format="html")).article.format == "scraped"
    assert checker.check(Article("One sentence stands here.")).article.format == "text"


# --- authors ------------------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("front", "names"),
    [
        ("author: Jane Doe", ("Jane Doe",)),
        ('author: "Jane Doe and Émile Roux"', ("Jane Doe", "Émile Roux")),
        ("authors: [Jane Doe, Émile Roux-Petit]", ("Jane Doe", "Émile Roux-Petit")),
        ("title: X\nauthors:\n  - Jane Doe\n  - Émile Roux\ndate: 2026-03-02", ("Jane Doe", "Émile Roux")),
        ("byline: By Jane Doe", ("Jane Doe",)),
        ("author: jdoe", ()),
        ("title: The author: a life", ()),
    ],
)
def test_authors_of_front_matter(front: str, names: tuple[str, ...]) -> None:
    assert authors(Article(f"---\n{front}\n---\n\nText.\n", format="markdown")) == names


def test_authors_of_a_page() -> None:
    page = '<head><meta name="author" content="Jane Doe"></head><p>Text.</p>'
    assert authors(Article(page, format="html")) == ("Jane Doe",)
    assert authors(Article("author: Jane Doe")) == ()


def test_bylines_and_notes_about_the_author_are_furniture() -> None:
    text = (
        "---\ntitle: The bridge\nauthor: Jane Doe\n---\n\nJane Doe, Cairo correspondent\n\n"
        "Jane Doe, the mayor's sister, opened the bridge on Monday.\n\nThe bridge is 320 metres long.\n\n"
        "It cost 40 million euros.\n\nJane Doe is a reporter in Cairo and was born in 1980.\n"
    )
    found = kinds(text, "markdown")
    assert found["Jane Doe, Cairo correspondent"] == "furniture"
    assert found["Jane Doe is a reporter in Cairo and was born in 1980."] == "furniture"
    # a sentence of the story that begins with the same name stays
    assert found["Jane Doe, the mayor's sister, opened the bridge on Monday."] == "body"
