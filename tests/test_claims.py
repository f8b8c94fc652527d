"""Statements: what the article says is so, in the words that the model reads, at the place that the reader sees."""

from __future__ import annotations

import itertools
import re

import pytest
from hypothesis import given
from hypothesis import strategies as st

from factcheck import Article, Claim, split_claims


def statements(text: str) -> list[Claim]:
    return [claim for claim in split_claims(text) if claim.kind == "statement"]


@pytest.mark.parametrize(
    "text",
    [
        "Will the bridge over the Lomna open in May?",
        "“Will the bridge over the Lomna open in May?”",
        "(Who is going to pay for the bridge?)",
        "Why the bridge was closed for so long: did nobody look?",
    ],
)
def test_a_question_states_nothing(text: str) -> None:
    assert statements(text) == []


def test_a_question_does_not_take_its_neighbours_with_it() -> None:
    text = "The bridge opened in May. Who will pay for the bridge? The town will pay for it."
    assert [claim.text for claim in statements(text)] == ["The bridge opened in May.", "The town will pay for it."]


@pytest.mark.parametrize("text", ["A bridge.", "In May.", "— 12, 40 and 900 —", "* * *", "…", "2019: 12.4"])
def test_a_fragment_of_less_than_three_words_states_nothing(text: str) -> None:
    assert statements(text) == []


@pytest.mark.parametrize(
    "text",
    [
        "An earlier version of this article said that the bridge opened in June.",
        "A previous version of this story misspelled the name of the river.",
        "This article was amended on 3 May because the bridge is in Brod.",
        "This story has been corrected to say that the bridge opened in May.",
        "Correction: The bridge opened in May, not in June.",
        "CLARIFICATION: The bridge is owned by the town.",
        "Editor’s note: the bridge opened in May.",
        "Editor's note: the bridge opened in May.",
    ],
)
def test_a_correction_notice_which_tells_the_wrong_fact_too_states_nothing(text: str) -> None:
    assert statements(text) == []
    both = f"The town paid for the bridge over the Lomna. {text}"
    assert [claim.text for claim in statements(both)] == ["The town paid for the bridge over the Lomna."]


@pytest.mark.parametrize(
    "text",
    [
        "The correction of the river took nine years.",
        "The minister corrected an earlier version of the budget.",
        "This bridge was updated in May.",
        "“Is it safe?” Ana Duarte asked the engineers in May.",
    ],
)
def test_a_sentence_that_only_looks_like_a_question_or_a_notice_is_stated(text: str) -> None:
    assert [claim.text for claim in statements(text)] == [text]


@pytest.mark.parametrize("text", ["Open the door now!", "Please send us your views on the bridge."])
def test_an_order_states_nothing(text: str) -> None:
    assert statements(text) == []


def test_the_model_reads_a_sentence_on_one_line_and_the_reader_sees_it_as_it_is() -> None:
    text = "The bridge\nover the   Lomna\u00a0river opened 🌉 in May. It is long and narrow."
    claims = [c for c in split_claims(Article(text=text, format="markdown")) if c.kind == "statement"]
    assert [c.text for c in claims] == ["The bridge over the Lomna river opened 🌉 in May.", "It is long and narrow."]
    seen = [text[c.start : c.end] for c in claims]
    assert seen == ["The bridge\nover the   Lomna\u00a0river opened 🌉 in May.", "It is long and narrow."]


@pytest.mark.parametrize("ends", ["\n", "\r\n", "\r"])
def test_line_ends_move_no_claim_off_its_words(ends: str) -> None:
    lines = ["🌉 The bridge opened in May.", "", "東京 sent two e\u0301lite teams.", "", "It is long and narrow."]
    text = ends.join(lines)
    for claim in statements(text):
        assert text[claim.start : claim.end] == claim.text
    assert len(statements(text)) == 3


def test_a_claim_of_a_page_with_markup_is_read_without_it_and_placed_in_the_file() -> None:
    source = "<p>The <b>bridge</b> of Sm&amp;th opened\n in May.</p>"
    claims = split_claims(Article(text=source, format="html"))
    claim = next(claim for claim in claims if claim.kind == "statement")
    assert claim.text == "The bridge of Sm&th opened in May."
    assert source[claim.start : claim.end] == "The <b>bridge</b> of Sm&amp;th opened\n in May."


def test_a_statement_knows_whom_it_names_and_who_says_it() -> None:
    told, plain = statements("Ana Duarte said the bridge to Oman opened in May. Oman paid for the bridge.")
    assert [mention.entity for mention in told.mentions] == ["Ana Duarte", "Oman"]
    assert told.speaker == "Ana Duarte"
    assert [mention.entity for mention in plain.mentions] == ["Oman"]
    assert plain.speaker is None


def test_claims_come_in_text_order() -> None:
    text = "Energy Minister Ana Duarte left. The plant, said Tom Baker, the mayor, is safe.\n\nMinister Lind slept."
    places = [(claim.start, claim.end) for claim in split_claims(text)]
    assert len(places) >= 5
    assert places == sorted(places)


WORDS = st.sampled_from("ferry harbour opened closed Tema Lagos four offices the in on Monday said council".split())
WRAPS = [
    "{}",
    "**{}**",
    "*{}*",
    "[{}](http://a.b/c)",
    "<b>{}</b>",
    "{}<!-- x -->",
    "`{}`",
    "{}[^1]",
    "<i class='y'>{}</i>",
]
BLOCKS = ["{}", "- {}", "> {}", "## {}", "1. {}"]


@st.composite
def marked_up(draw: st.DrawFn) -> str:
    """Markdown of known words in any markup."""
    blocks = []
    for _ in range(draw(st.integers(1, 5))):
        words = draw(st.lists(WORDS, min_size=4, max_size=12))
        marked = [draw(st.sampled_from(WRAPS)).format(word) for word in words]
        glue = [draw(st.sampled_from([" ", "\n", "  "])) for _ in marked]
        text = "".join(itertools.chain(*zip(marked, glue, strict=True))).strip() + "."
        blocks.append(draw(st.sampled_from(BLOCKS)).format(text.capitalize() if text[0].isalpha() else text))
    return draw(st.sampled_from(["\n\n", "\r\n\r\n"])).join(blocks)


@given(text=marked_up())
def test_the_source_of_a_claim_without_its_markup_is_its_words(text: str) -> None:
    from factcheck.checker import split_claims

    for claim in split_claims(Article(text, format="markdown")):
        source = re.sub(r"<!--.*?-->|<[^>]*>|\]\([^)]*\)|\[\^1\]", "", text[claim.start : claim.end])
        assert re.findall(r"\w+", re.sub(r"(?m)^\s*(?:>|\d+\.)", "", source)) == re.findall(r"\w+", claim.sentence.text)
