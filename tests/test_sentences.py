"""Sentences: where they end in news prose, and that their offsets are exact."""

from __future__ import annotations

import itertools
import time
from collections.abc import Callable
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from sentencex import get_sentence_boundaries

from factcheck.datatypes import Paragraph, Run
from factcheck.sentences import split

GOLD = Path(__file__).parent / "data" / "sentences_gold.txt"


def paragraph(text: str) -> Paragraph:
    return Paragraph(text=text, runs=(Run(0, 0, len(text)),))


def ours(text: str) -> set[int]:
    return {sentence.start for sentence in split([paragraph(text)])} - {0}


def raw(text: str) -> set[int]:
    return {boundary["start_index"] for boundary in get_sentence_boundaries("en", text)} - {0}


def gold(part: str) -> list[tuple[str, set[int]]]:
    chosen, rows = "", []
    for line in GOLD.read_text(encoding="utf-8").splitlines():
        if line.startswith("== "):
            chosen = line[3:]
        elif line and not line.startswith("#") and chosen in part:
            pieces = line.split(" ‖ ")
            ends = itertools.accumulate(len(piece) + 1 for piece in pieces[:-1])
            rows.append((" ".join(pieces), set(ends)))
    return rows


def f1(splitter: Callable[[str], set[int]], part: str) -> float:
    right = made = wanted = 0
    for text, want in gold(part):
        have = splitter(text)
        right, made, wanted = right + len(have & want), made + len(have), wanted + len(want)
    return 2 * right / (made + wanted)


def texts(text: str) -> list[str]:
    return [sentence.text for sentence in split([paragraph(text)])]


def test_gold_boundaries_are_found_better_than_by_the_library_alone() -> None:
    for part in ("A", "B", "C", "ABC"):
        print(f"part {part}: sentencex {f1(raw, part):.4f}, ours {f1(ours, part):.4f}")  # noqa: T201
    assert sum(len(want) + 1 for _, want in gold("ABC")) >= 170
    assert f1(ours, "ABC") >= 0.985
    assert f1(ours, "ABC") > f1(raw, "ABC")


@pytest.mark.parametrize(
    "text",
    [
        "It opens at 9 a.m. Sunday in the park.",
        "“Who did this?” he asked.",
        "“Who did this?” Mayor Ann Bell asked.",
        "Lt. Gen. Mark A. Drum of the U.S. Army left.",
        "ULAANBAATAR. Lawmakers passed the bill.",
        "Tollan Foods Inc. (NASDAQ: TLLN) rose.",
    ],
)
def test_one_sentence_stays_whole(text: str) -> None:
    assert texts(text) == [text]


@pytest.mark.parametrize(
    ("first", "second"),
    [
        ("He lives in the U.S.", "The firm is in Spain."),
        ("It closed at 9 a.m.", "The staff went home."),
        ('"It is over."', "She left."),
        ("It was sold to Petrel Corp.", "Shares rose."),
    ],
)
def test_a_sentence_may_end_with_an_abbreviation(first: str, second: str) -> None:
    assert texts(f"{first} {second}") == [first, second]


def test_sentences_glued_by_a_scraper_are_parted() -> None:
    assert texts("It took three weeks.The council paid.") == ["It took three weeks.", "The council paid."]


def test_a_headline_is_one_sentence_and_furniture_and_code_are_none() -> None:
    blocks = [
        Paragraph(text="It is over. Is it?", runs=(Run(0, 0, 18),), kind="headline"),
        Paragraph(text="Read more.", runs=(Run(0, 20, 30),), kind="furniture"),
        Paragraph(text="x = 1.", runs=(Run(0, 32, 38),), kind="code"),
        Paragraph(text="Yes. No.", runs=(Run(0, 40, 48),), kind="quote"),
    ]
    found = split(blocks)
    assert [(s.text, s.kind, s.index, s.paragraph) for s in found] == [
        ("It is over. Is it?", "headline", 0, 0),
        ("Yes.", "quote", 1, 3),
        ("No.", "quote", 2, 3),
    ]


def test_no_paragraphs_no_sentences() -> None:
    assert split([]) == []


prose = st.text(
    st.one_of(
        st.sampled_from([*" .?!\"“”’'()…-—,", "a", "B", "7", "é", "\u0301", "\u200d", "😀", "中", "。"]),
        st.characters(),
    ),
    min_size=1,
    max_size=60,
).filter(lambda text: text.strip() == text and bool(text))


@settings(max_examples=60, deadline=None)
@given(st.lists(prose, min_size=1, max_size=3))
def test_sentences_are_ordered_disjoint_and_cover_every_character(blocks: list[str]) -> None:
    source = "\n\n".join(blocks)
    paragraphs, at = [], 0
    for block in blocks:
        paragraphs.append(Paragraph(text=block, runs=(Run(0, at, at + len(block)),)))
        at += len(block) + 2
    found = split(paragraphs)
    assert all(source[s.start : s.end] == s.text for s in found)
    assert all(one.end <= other.start for one, other in itertools.pairwise(found))
    assert "".join("".join(s.text for s in found).split()) == "".join(source.split())
    assert [s.paragraph for s in found] == sorted(s.paragraph for s in found)


@pytest.mark.parametrize("base", ["The man said it was fine. ", "“He. ", "'a. B' ", "U.S. ", "a", ". "])
def test_a_huge_line_takes_bounded_time(base: str) -> None:
    text = (base * (200_000 // len(base) + 1))[:200_000]
    began = time.process_time()
    split([paragraph(text)])
    assert time.process_time() - began < 4
