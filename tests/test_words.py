"""Words: what counts as one word, where it stands, and which words are told apart by their endings alone."""

from __future__ import annotations

import itertools

import pytest
from hypothesis import given
from hypothesis import strategies as st

from factcheck.words import Word, stem, stems, words


def spelled(text: str) -> list[str]:
    return [word.text for word in words(text)]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Uruguay's port", ["Uruguay", "'s", "port"]),
        ("Uruguay’s port", ["Uruguay", "’s", "port"]),
        ("the nurses' union", ["the", "nurses", "'", "union"]),
        ("James’ boat", ["James", "’", "boat"]),
        ("Mona al-Harasi's boat", ["Mona", "al-Harasi", "'s", "boat"]),
    ],
)
def test_a_possessive_ending_is_a_word_of_its_own(text: str, expected: list[str]) -> None:
    assert spelled(text) == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("don’t stop", ["don’t", "stop"]),
        ("O'Neil left", ["O'Neil", "left"]),
        ("d’Este stayed", ["d’Este", "stayed"]),
    ],
)
def test_an_apostrophe_inside_a_word_does_not_cut_it(text: str, expected: list[str]) -> None:
    assert spelled(text) == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("J.K. Rowe met B. Cole.", ["J.K.", "Rowe", "met", "B.", "Cole", "."]),
        ("the U.S. army", ["the", "U.S.", "army"]),
        ("in the U.S", ["in", "the", "U.S"]),
        ("Dr. Cole asked Sen. Rowe", ["Dr.", "Cole", "asked", "Sen.", "Rowe"]),
        ("He is plan B.", ["He", "is", "plan", "B", "."]),
    ],
)
def test_initials_and_abbreviations_keep_their_stops_and_sentences_lose_theirs(text: str, expected: list[str]) -> None:
    assert spelled(text) == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("1,250.5 tons at 9:30", ["1,250.5", "tons", "at", "9:30"]),
        ("It cost 40, not 50.", ["It", "cost", "40", ",", "not", "50", "."]),
        ("twenty-one well-known ports", ["twenty-one", "well-known", "ports"]),
        ("a non‑stop flight", ["a", "non‑stop", "flight"]),  # U+2011
        ("Brod – a port — burnt", ["Brod", "–", "a", "port", "—", "burnt"]),
    ],
)
def test_numbers_and_hyphenated_words_are_whole_and_dashes_stand_alone(text: str, expected: list[str]) -> None:
    assert spelled(text) == expected


@pytest.mark.parametrize(
    ("text", "at", "word"),
    [
        ("🏆 We won 🎉 today", 5, "won"),
        ("东京 is big", 3, "is"),
        ("e\u0301te\u0301 now", 0, "e\u0301te\u0301"),
        ("one\r\ntwo", 5, "two"),
        ("“Go,” she said", 1, "Go"),
    ],
)
def test_places_are_code_points_in_any_script(text: str, at: int, word: str) -> None:
    assert Word(word, at, at + len(word)) in words(text)


@given(st.text(st.characters(exclude_categories=("Cc", "Cs")), max_size=80))
def test_words_stand_where_they_say_and_leave_out_space_alone(text: str) -> None:
    found = words(text)
    assert all(text[word.at : word.stop] == word.text for word in found)
    assert all(one.stop <= other.at for one, other in itertools.pairwise(found))
    assert "".join(word.text for word in found) == "".join(text.split())


@pytest.mark.parametrize(
    ("text", "capital"), [("Harasi", True), ("al-Harasi", True), ("d’Este", True), ("port", False)]
)
def test_a_name_with_a_small_prefix_counts_as_capitalised(text: str, capital: bool) -> None:
    assert words(text)[0].capital is capital


@pytest.mark.parametrize(
    "family",
    [
        "coordination coordinating coordinate coordinates coordinated Coordination",
        "minister ministers",
        "announce announced announcing announces",
        "opened opening opens",
        "bridge bridges",
        "nation national nations",
    ],
)
def test_forms_of_one_word_have_one_stem(family: str) -> None:
    assert len({stem(word) for word in family.split()}) == 1


@pytest.mark.parametrize(("one", "other"), [("port", "part"), ("minister", "ministry"), ("Oman", "Omar")])
def test_different_words_have_different_stems(one: str, other: str) -> None:
    assert stem(one) != stem(other)


def test_stems_of_a_text_are_its_content_words_and_names() -> None:
    assert stems("The ministers of Oman are coordinating 12 of its ports, and so on.") == {
        stem("minister"),
        "oman",
        stem("coordination"),
        stem("port"),
    }


def test_a_text_of_marks_and_function_words_has_no_stems() -> None:
    assert stems("And so, it was of the … – 12!") == frozenset()
