"""Articles become paragraphs: what is seen, where it stands, and what is furniture."""

from __future__ import annotations

import itertools
import time
from typing import Literal

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from factcheck import readers
from factcheck.datatypes import Article, Paragraph
from factcheck.sentences import split as split_sentences

Format = Literal["text", "markdown", "html"]


def read(text: str, format: Format = "text") -> list[Paragraph]:
    return readers.split(Article(text=text, format=format))


def seen(text: str, format: Format = "text") -> list[tuple[str, str]]:
    return [(paragraph.kind, paragraph.text) for paragraph in read(text, format)]


def place(text: str, wanted: str, format: Format) -> str:
    """The source of the words ``wanted``, by the runs."""
    for paragraph in read(text, format):
        at = paragraph.text.find(wanted)
        if at >= 0:
            return text[slice(*paragraph.span(at, at + len(wanted)))]
    raise AssertionError(f"{wanted!r} is not seen")


BODY = "The council of Marl voted on Monday to close the pool."
MORE = "Residents said that they would appeal against the vote."

# --- plain text ---


def test_blank_lines_part_paragraphs_and_wrapped_lines_are_joined() -> None:
    wrapped = (
        "The council of Marl voted on Monday evening to close the only pool in\r\n"
        "the town, which costs the taxpayer some two million euros every year,\r\n"
        "and to sell the land.\r\n\r\nResidents said no."
    )
    found = seen(wrapped)
    assert [kind for kind, _ in found] == ["body", "body"]
    assert " pool in the town, which " in found[0][1]
    assert found[0][1].endswith("every year, and to sell the land.")


def test_one_paragraph_a_line_stays_apart() -> None:
    assert [text for _, text in seen(f"{BODY}\n{MORE}\n")] == [BODY, MORE]


def test_a_menu_in_one_block_is_not_joined() -> None:
    found = seen(f"Home\nLocal\nCourt reports\nWeather\n\nPool to close after vote in Marl\n\n{BODY}\n\n{MORE}")
    assert found == [
        ("furniture", "Home"),
        ("furniture", "Local"),
        ("furniture", "Court reports"),
        ("furniture", "Weather"),
        ("headline", "Pool to close after vote in Marl"),
        ("body", BODY),
        ("body", MORE),
    ]


def test_bullets_are_items_without_their_marks() -> None:
    assert seen(f"{BODY}\n\n- Two pools remain open.\n- One is shut.\n\n{MORE}")[1:3] == [
        ("item", "Two pools remain open."),
        ("item", "One is shut."),
    ]


def test_a_scraped_page_keeps_its_prose_and_labels_the_rest() -> None:
    page = [
        ("furniture", "Follow us"),
        ("furniture", "Local"),
        ("headline", "Marl Council Closes Its Only Pool"),
        ("furniture", "By Greta Olm"),
        ("furniture", "Published"),
        ("furniture", "March 3, 2021 9:15 am"),
        ("furniture", "Marl Council Closes Its Only Pool"),
        ("body", BODY),
        ("furniture", "Read: Why Pools Cost More Than They Used To"),
        ("heading", "What happens next"),
        ("body", MORE),
        ("body", "“It is a disgrace!”"),
        ("furniture", "Sign up for our free newsletter to get stories like this every day."),
        ("body", "By Monday the doors had been locked."),
        ("furniture", "Source: Marl Gazette"),
        ("furniture", "Continue Reading"),
        ("furniture", "Most read"),
        ("furniture", "Ten Soups For Winter"),
        ("furniture", "Cheap flights"),
        ("furniture", "© 2021 Marl Gazette. All rights reserved."),
    ]
    assert seen("\n\n".join(text for _, text in page)) == page


@pytest.mark.parametrize(
    "sentence",
    [
        "Read my lips, the minister told them.",
        "Source code for the voting machine was published on Monday by the electoral office.",
        "By Friday, 300 people had been arrested.",
        "Share prices fell on Tuesday.",
        "Subscribe or leave, he told them.",
        "Home owners were told to stay inside.",
        "News of the deal broke on Sunday.",
        "This story was first told in 1950.",
        "Join us at the front, he wrote.",
        "Video shows the car speeding.",
        "Follow-up talks will be held in Oslo.",
        "Images of the blast were shared by thousands of people.",
        "Copyright law will be changed.",
        "He resigned.",
    ],
)
def test_a_real_sentence_is_never_furniture(sentence: str) -> None:
    assert ("body", sentence) in seen(f"{BODY}\n\n{sentence}\n\n{MORE}")
    assert ("body", sentence) in seen(f"{BODY}\n\n{MORE}\n\n{sentence}")


def test_a_text_without_stops_is_not_lost() -> None:
    assert [kind for kind, _ in seen("The bridge opened on Tuesday\n\nThe bridge opened on Friday")] == [
        "headline",
        "body",
    ]


@pytest.mark.parametrize("text", ["", " \n\t\r\n ", "\ufeff"])
@pytest.mark.parametrize("format", ["text", "markdown", "html"])
def test_an_empty_article_has_no_paragraphs(text: str, format: Format) -> None:
    assert read(text, format) == []


# --- Markdown ---


def test_front_matter_gives_the_headline_in_its_place() -> None:
    text = f'---\nauthor: G. Olm\ntitle: "Pool & bath to close"\n---\n\n{BODY}\n'
    assert seen(text, "markdown") == [("headline", "Pool & bath to close"), ("body", BODY)]
    assert place(text, "Pool & bath", "markdown") == "Pool & bath"


@pytest.mark.parametrize(
    ("source", "visible"),
    [
        ("The **old *town* pool** is [shut](http://x.org/a_(b) 'why').", "The old town pool is shut."),
        ("It is ***very*** cold, _he_ said of snake_case_names.", "It is very cold, he said of snake_case_names."),
        ("He paid 5 \\* 3 &euro; &amp; left [sic] at 2 * 3.", "He paid 5 * 3 € & left [sic] at 2 * 3."),
        ("A note[^1], <b>tags</b><!-- hidden --> and `code *x*` are read.", "A note, tags and code *x* are read."),
        ("See {{< tweet 12 >}}the [report][r] or [r] here.", "See the report or r here."),
        ("Mail <https://x.org> ![logo](l.png)at once 😀 ~~now~~.", "Mail https://x.org at once 😀 now."),
    ],
)
def test_inline_markup_is_not_seen(source: str, visible: str) -> None:
    assert seen(f"{source}\n\n[r]: http://x.org\n", "markdown")[0] == ("body", visible)


def test_markdown_blocks_have_their_kinds() -> None:
    text = (
        f"# Pool to close\r\n\r\n{BODY}\r\n\r\n## Why it shuts\r\n\r\n> We *lost*\r\n> a lot here.\r\n\r\n"
        "- One pool\r\n  is left here.\r\n\r\n![The pool in May](p.png)\r\n\r\n"
        "| Year | Cost |\r\n|--|--|\r\n| 2019 | 4 |\r\n\r\n"
        "```\r\nx = 1\r\n```\r\n\r\n[^1]: A note is here."
    )
    assert seen(text, "markdown") == [
        ("headline", "Pool to close"),
        ("body", BODY),
        ("heading", "Why it shuts"),
        ("quote", "We lost a lot here."),
        ("item", "One pool is left here."),
        ("caption", "The pool in May"),
        ("item", "Year"),
        ("item", "Cost"),
        ("item", "2019"),
        ("item", "4"),
        ("code", "x = 1"),
        ("body", "A note is here."),
    ]


def test_html_inside_markdown_is_read_and_comments_are_not() -> None:
    text = f"{BODY}\n\n<div>Some <b>words</b> are here.</div>\n\n<!-- factcheck: no -->\n\n{MORE}"
    assert [words for _, words in seen(text, "markdown")] == [BODY, "Some words are here.", MORE]


# --- HTML ---


def test_html_blocks_have_their_kinds() -> None:
    text = (
        "<title>Pool shuts | Gazette</title><nav><a>Home</a></nav><h1>Pool &amp; bath shut</h1>"
        f"<p>{BODY}</p><style>p {{}}</style><script>if (a < b) '</p>'</script><figcaption>The pool in May.</figcaption>"
        "<blockquote><p>We lost.</p></blockquote><ul><li>One is open.<li>Two are shut.</ul>Loose words are here."
        f"<h2>Why it shuts</h2><p>{MORE}<br><br>It was cold.</p><aside>Ads here</aside><footer>c</footer>"
    )
    assert seen(text, "html") == [
        ("furniture", "Pool shuts | Gazette"),
        ("furniture", "Home"),
        ("headline", "Pool & bath shut"),
        ("body", BODY),
        ("caption", "The pool in May."),
        ("quote", "We lost."),
        ("item", "One is open."),
        ("item", "Two are shut."),
        ("body", "Loose words are here."),
        ("heading", "Why it shuts"),
        ("body", MORE),
        ("body", "It was cold."),
        ("furniture", "Ads here"),
        ("furniture", "c"),
    ]


def test_entities_and_space_are_decoded_in_place() -> None:
    text = "<p>AT&T  paid\n\t&pound;5&nbsp;m to <b>S&atilde;o Tom&#233;</b> &amp; 3 < 4 😀&lt;.</p>"
    assert seen(text, "html") == [("body", "AT&T paid £5 m to São Tomé & 3 < 4 😀<.")]
    assert place(text, "São Tomé", "html") == "S&atilde;o Tom&#233;"
    assert place(text, "😀", "html") == "😀"


# --- all formats ---

PIECES = [
    "The pool",
    " ",
    "\n",
    "\r\n",
    "\n\n",
    "**",
    "_",
    "`",
    "[",
    "](x)",
    "<b>",
    "</b>",
    "<p>",
    "</p>",
    "<li>",
    "<br>",
    "&amp;",
    "&eacute;",
    "<!--",
    "-->",
    "<script>",
    "</script>",
    "<nav>",
    "</nav>",
    "> ",
    "- ",
    "# ",
    "|",
    "---",
    "```",
    "\t",
    "\\",
    "😀",
    "中文。",
    "e\u0301",
    "\u200d",
    "\xa0",
    "voted.",
    "No. 1",
    '"',
    "'",
    "(",
    ")",
    "!",
    "<",
    "&",
    "\ufeff",
    "title: x",
]
markup = st.lists(st.one_of(st.sampled_from(PIECES), st.text(max_size=4)), max_size=30).map("".join)


@pytest.mark.parametrize("format", ["text", "markdown", "html"])
@settings(max_examples=40, deadline=None)
@given(text=markup)
def test_every_visible_character_has_its_place(format: Format, text: str) -> None:
    found = read(text, format)
    assert all(one.end <= other.start for one, other in itertools.pairwise(found))
    for paragraph in found:
        assert paragraph.text == paragraph.text.strip() != ""
        for i, char in enumerate(paragraph.text):
            source = text[slice(*paragraph.span(i, i + 1))]
            assert source == char or char.isspace() or source.startswith("&") or "\0" in text
    for sentence in split_sentences(found):
        inside = found[sentence.paragraph]
        assert inside.start <= sentence.start < sentence.end <= inside.end


@settings(max_examples=40, deadline=None)
@given(text=markup)
def test_plain_text_loses_nothing_but_list_marks(text: str) -> None:
    def bare(string: str) -> str:
        return "".join(string.replace("-", "").split())

    assert bare("".join(paragraph.text for paragraph in read(text))) == bare(text.removeprefix("\ufeff"))


HOSTILE = [
    "a",
    "The pool shut. ",
    "<",
    "<a ",
    '<a "',
    "<a '\">",
    "<!--",
    "</",
    "&",
    "[",
    "![",
    "[](",
    "*",
    "**a",
    "_a ",
    "`",
    "` ``",
    "{{<",
    "> ",
    "- ",
    "|a",
    "<li>",
    "<p>&amp;",
    "\\",
    "#",
    "(",
    "\n",
    "x\n",
    "[a]: b\n",
    "<div>\n",
]


@pytest.mark.parametrize("format", ["text", "markdown", "html"])
def test_hostile_input_takes_bounded_time(format: Format) -> None:
    for base in HOSTILE:
        text = (base * (30_000 // len(base) + 1))[:30_000]
        began = time.process_time()
        read(text, format)
        assert time.process_time() - began < 2, f"{base!r} takes too long"
