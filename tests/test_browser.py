"""The HTML report in a real browser: nothing of a draft runs, nothing is lost, and everybody can read it.

Needs the extra ``browser`` and a Chromium (Debian's, or the one that FACTCHECK_CHROMIUM names); skipped without them.
FACTCHECK_SCREENSHOTS names a folder for pictures at three widths.
"""

from __future__ import annotations

import os
import re
import shutil
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

from factcheck import Article, Checker
from factcheck.formats import page
from factcheck.models import TableModel
from factcheck.reports import Outcome, Unchecked

playwright = pytest.importorskip("playwright.sync_api", reason="needs the extra 'browser'")
CHROMIUM = os.environ.get("FACTCHECK_CHROMIUM") or shutil.which("chromium")
pytestmark = [
    pytest.mark.browser,
    pytest.mark.slow,
    pytest.mark.skipif(CHROMIUM is None, reason="there is no Chromium"),
    pytest.mark.filterwarnings("ignore::pytest.PytestUnraisableExceptionWarning"),
]
FLAGS = (
    "--no-sandbox --disable-gpu --disable-quic --no-first-run --disable-background-networking --disable-sync".split()
)
WIDTHS = {"phone": 360, "tablet": 820, "desktop": 1440}

ARTICLE = """---
title: Port firm opens offices
---

The firm opened four offices, in Tema, Lagos and *Abidjan*, on Monday. The villagers voted on Sunday to reject the mine.

- The chief pilot, Rosa Keller, ended the strike at the port on Monday.
- Rita Keller, the chief pilot, said six more were needed.

> "The river is our only road to the sea," said Lidia Campos.

`code that is not read`

The vote, which was held on Thursday, is not binding.
"""
HOSTILE = (
    "It opened five ports, in Tema, Lagos and Cotonou, <script>document.title='pwned'</script> on Monday.\n\n"
    "<img src=x onerror=\"document.title='pwned'\"> \"quotes\" 'and' <b>bold</b> &lt;i&gt; "
    "\u202edesrever\u202c \x1b[31m\n\n"
    "<a href=\"javascript:document.title='pwned'\">x</a> ]]> --> </style></main> \u2067rtl\u2069 עברית العربية\n\n"
)
LONG = "The council of the town met again and talked about the harbour for a long time indeed. " * 12_000


@pytest.fixture(scope="module")
def browser() -> Iterator[Any]:
    with playwright.sync_playwright() as driver:
        chromium = driver.chromium.launch(executable_path=CHROMIUM, args=FLAGS)
        yield chromium
        chromium.close()


def outcomes() -> list[Outcome]:
    checker = Checker(model=TableModel({}))
    return [checker.check(Article(ARTICLE, "drafts/port.md", format="markdown")), Unchecked("gone.md", "gone.md: lost")]


def shown(browser: Any, html: str, tmp_path: Path, **options: Any) -> Any:
    """The page, opened as a file; ``page.heard`` is what it said and asked for."""
    path = tmp_path / "report.html"
    path.write_text(html, encoding="utf-8")
    view = browser.new_context(**options).new_page()
    view.heard = []
    view.on("request", lambda request: view.heard.append(request.url))
    view.on("console", lambda message: view.heard.append(message.text))
    view.on("pageerror", lambda error: view.heard.append(str(error)))
    view.on("dialog", lambda dialog: view.heard.append(dialog.message))
    view.goto(path.as_uri())
    return view


def article(view: Any) -> str:
    """The words of the article, the numbers of its marks aside."""
    view.evaluate("document.querySelectorAll('.text .number').forEach(one => one.remove())")
    return str(view.locator(".text").text_content())


@pytest.mark.parametrize("scheme", ["light", "dark"])
@pytest.mark.parametrize("width", WIDTHS)
def test_it_fits_and_a_screen_reader_finds_its_way(browser: Any, tmp_path: Path, width: str, scheme: str) -> None:
    axe = pytest.importorskip("axe_playwright_python.sync_playwright").Axe()
    size = {"width": WIDTHS[width], "height": 900}
    view = shown(browser, page.render(outcomes()), tmp_path, viewport=size, color_scheme=scheme)
    if folder := os.environ.get("FACTCHECK_SCREENSHOTS"):
        view.screenshot(path=Path(folder) / f"report-{width}-{scheme}.png", full_page=True)
    assert view.evaluate("document.documentElement.scrollWidth <= window.innerWidth")
    faults = [one for one in axe.run(view).response["violations"] if one["impact"] in {"serious", "critical"}]
    assert [(one["id"], one["nodes"][0]["html"]) for one in faults] == []
    view.context.close()


def test_links_lead_from_a_finding_to_its_places_and_back_by_keyboard(browser: Any, tmp_path: Path) -> None:
    view = shown(browser, page.render(outcomes()), tmp_path)
    view.locator("figcaption a").first.focus()
    view.keyboard.press("Enter")
    assert view.locator(":target").inner_text() == "1"
    view.locator(":target").focus()
    view.keyboard.press("Enter")
    assert "finding" in view.locator(":target").get_attribute("class")
    view.context.close()


def test_the_article_reads_as_it_does_on_paper(browser: Any, tmp_path: Path) -> None:
    view = shown(browser, page.render(outcomes()), tmp_path)
    text = article(view)
    assert "Port firm opens offices" in text
    assert "in Tema, Lagos and Abidjan" in text
    assert "title:" not in text
    assert view.locator(".text li").count() == 2
    assert "four" in view.locator(".text mark.suspect").all_inner_texts()
    view.emulate_media(media="print")
    assert view.locator(".finding").first.is_visible()
    assert view.pdf()[:5] == b"%PDF-"
    view.context.close()


@pytest.mark.parametrize("name", ["x.txt", "x.md", "x.html"])
def test_nothing_of_a_hostile_draft_runs_and_its_words_are_shown(browser: Any, tmp_path: Path, name: str) -> None:
    formats: dict[str, Any] = {"x.txt": "text", "x.md": "markdown", "x.html": "html"}
    source = HOSTILE + (f"<p>{LONG}</p>" if name == "x.html" else LONG)
    report = Checker(model=TableModel({})).check(Article(source, f"<b>{name}", format=formats[name]))
    view = shown(browser, page.render([report], "info"), tmp_path)
    assert view.title() == "factcheck report"
    assert [one for one in view.heard if not re.fullmatch(r"file:.*report\.html", one)] == []
    assert view.evaluate("document.querySelectorAll('script, img, iframe, [onerror], [href^=javascript]').length") == 0
    words = article(view)
    assert words.count("The council of the town met again") == LONG.count("The council of the town met again")
    assert "in Tema, Lagos and Cotonou" in words
    assert "\u202e" not in words
    if name == "x.txt":
        assert "<script>document.title='pwned'</script>" in words
        assert "\\u202edesrever" in words
    view.context.close()


def test_the_notebook_fragment_runs_nothing_either(browser: Any, tmp_path: Path) -> None:
    report = Checker(model=TableModel({})).check(Article(HOSTILE, "x.txt"))
    view = shown(browser, f"<!DOCTYPE html><title>notebook</title>{report._repr_html_()}", tmp_path)
    assert view.title() == "notebook"
    assert view.locator(".finding").count() == len(report.shown())
    view.context.close()
