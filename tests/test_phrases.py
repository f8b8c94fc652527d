"""Office phrases: what is an office in running text, where it begins and ends, and with which mark."""

from __future__ import annotations

import itertools

import pytest

from factcheck.lexicon.phrases import office_heads, office_phrases
from factcheck.words import words


def found(text: str, names: str = "") -> list[tuple[str, str, str | None]]:
    """Words, office and mark of each phrase; ``names`` are words that belong to somebody's name."""
    tokens = words(text)
    taken = frozenset(i for i, word in enumerate(tokens) if word.text in names.split())
    phrases = office_phrases(tokens, taken)
    return [(" ".join(w.text for w in tokens[p.start : p.stop]), p.office, p.mark) for p in phrases]


@pytest.mark.parametrize(
    ("text", "words_", "office"),
    [
        ("the energy minister spoke", "energy minister", "energy minister"),
        ("Minister of Energy Ana Duarte", "Minister of Energy", "energy minister"),
        ("Foreign Secretary Ana Duarte", "Foreign Secretary", "foreign minister"),
        ("the secretary of state for defence", "secretary of state for defence", "defence minister"),
        ("the secretary of defense", "secretary of defense", "defence minister"),
        ("Human Resources Director Tom Baker", "Human Resources Director", "human resources director"),
        ("vice president Ana Duarte", "vice president", "vice president"),
        ("the deputy prime minister left", "deputy prime minister", "deputy prime minister"),
    ],
)
def test_an_office_of_the_table_is_found_whole_in_any_wording(text: str, words_: str, office: str) -> None:
    assert found(text, "Ana Duarte Tom Baker Brod") == [(words_, office, None)]


@pytest.mark.parametrize(
    ("text", "office", "mark"),
    [
        ("the former energy minister", "energy minister", "former"),
        ("ex-president Tom", "president", "former"),
        ("the then-president Tom", "president", "former"),
        ("the ousted president", "president", "former"),
        ("the late mayor", "mayor", "former"),
        ("the acting foreign minister", "foreign minister", "acting"),
        ("interim head coach Tom", "head coach", "acting"),
        ("the deputy foreign minister", "foreign minister", "deputy"),
        ("president-elect Tom", "president", "elect"),
        ("the minister designate", "minister", "elect"),
        ("the outgoing chancellor", "chancellor", "outgoing"),
        ("the shadow finance minister", "finance minister", "shadow"),
        ("would-be mayor Tom", "mayor", "candidate"),
        ("a former deputy finance minister", "finance minister", "former"),
        ("the new mayor", "mayor", None),
        ("her longtime lawyer", "lawyer", None),
    ],
)
def test_a_mark_belongs_to_its_office_and_is_no_part_of_its_name(text: str, office: str, mark: str | None) -> None:
    assert [(name, told) for _, name, told in found(text, "Tom")] == [(office, mark)]


@pytest.mark.parametrize(
    ("text", "mark"), [("the ambassador-designate left", "elect"), ("its interim chief executive left", "acting")]
)
def test_a_marked_wording_of_the_table_keeps_its_mark(text: str, mark: str) -> None:
    assert [told for *_, told in found(text)] == [mark]


@pytest.mark.parametrize("text", ["the CEO of Norvik left", "Norvik CFO Tom Baker", "Tom Baker, an MP, left"])
def test_an_abbreviated_office_is_found(text: str) -> None:
    assert len(found(text, "Norvik Tom Baker")) == 1


@pytest.mark.parametrize(
    ("text", "office"),
    [
        ("the cattle commissioner left", "cattle commissioner"),
        ("its district ferry inspector left", "district ferry inspector"),
        ("Brod's lighthouse manager left", "lighthouse manager"),
        ("Cattle Commissioner Ana Duarte", "cattle commissioner"),
        ("He met City Manager Ana Duarte", "city manager"),
    ],
)
def test_a_local_office_that_no_table_knows_is_understood(text: str, office: str) -> None:
    assert [name for _, name, _ in found(text, "Ana Duarte Brod")] == [office]


@pytest.mark.parametrize(
    ("text", "office"),
    [
        ("the lighthouse superintendent left", "lighthouse superintendent"),
        ("the ferry officer left", "ferry officer"),
        ("the choir treasurer left", "choir treasurer"),
    ],
)
def test_a_local_office_is_not_taken_for_the_usual_reading_of_its_last_word(text: str, office: str) -> None:
    assert [name for _, name, _ in found(text)] == [office]


@pytest.mark.parametrize(
    ("text", "office"),
    [
        ("They praised captain Baker", "captain"),
        ("They quickly promoted director Baker", "director"),
        ("They told manager Baker", "manager"),
        ("On Monday president Baker left", "president"),
        ("newly appointed captain Baker", "captain"),
    ],
)
def test_a_verb_or_a_day_before_an_office_is_no_part_of_it(text: str, office: str) -> None:
    assert [name for _, name, _ in found(text, "Baker")] == [office]


@pytest.mark.parametrize("text", ["foreign ministers met in Brod", "three former mayors left", "the suspects slept"])
def test_several_holders_are_nobody_s_office(text: str) -> None:
    assert found(text, "Brod") == []


def test_names_are_never_part_of_an_office() -> None:
    assert found("the Norvik manager left", "Norvik") == [("manager", "manager", None)]
    assert found("General Mayor left", "General Mayor") == []


@pytest.mark.parametrize("text", ["", "nothing to see here", "the deputies voted", "two assistants left", "12 — ?!"])
def test_a_text_without_an_office_has_none(text: str) -> None:
    assert found(text) == []


def test_phrases_come_left_to_right_without_overlap_and_know_where_their_marks_begin() -> None:
    tokens = words("The former energy minister met the acting mayor and the cattle commissioner.")
    phrases = office_phrases(tokens, frozenset())
    assert [phrase.office for phrase in phrases] == ["energy minister", "mayor", "cattle commissioner"]
    assert all(one.stop <= other.left for one, other in itertools.pairwise(phrases))
    assert [tokens[phrase.left].text for phrase in phrases] == ["former", "acting", "cattle"]


@pytest.mark.parametrize("word", ["minister", "mayor", "commissioner", "coach"])
def test_the_last_word_of_an_office_can_stand_before_a_name(word: str) -> None:
    assert word in office_heads()
