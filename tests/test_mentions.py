"""Mentions: which words name whom, resolved to one entity."""

from __future__ import annotations

import pytest

from factcheck import mentions, readers, sentences
from factcheck.articles import from_text
from factcheck.datatypes import Mention


def named(text: str) -> list[Mention]:
    return mentions.find(sentences.split(readers.split(from_text(text))))


def entity(text: str, words: str) -> str:
    return next(m.entity for m in named(text) if m.text == words)


@pytest.mark.parametrize("words", ["Moscow", "the Kremlin's", "Russian", "Russia", "the Russians"])
def test_names_capitals_metonyms_and_demonyms_are_one_country(words: str) -> None:
    text = f"Talks between {words} envoys and Norway went on for two days in a quiet room."
    assert "Russia" in {m.entity for m in named(text)}


def test_a_capital_where_something_happens_is_a_place() -> None:
    found = [(m.text, m.type) for m in named("The ministers met in Oslo on Monday. Oslo and Lima want a treaty.")]
    assert [kind for words, kind in found if words == "Oslo"] == ["place", "country"]
    assert ("Lima", "country") in found


def test_a_given_name_that_is_a_country_is_a_person() -> None:
    text = "Jordan Baker met the mayor. Baker then left."
    assert entity(text, "Baker") == "Jordan Baker"
    assert not [m for m in named(text) if m.type == "country"]


def test_a_surname_finds_its_full_name_and_initials_do_not_matter() -> None:
    text = "Gen. Mark A. Hollis spoke on Friday. Mark Hollis left early. Hollis was tired."
    assert {m.entity for m in named(text)} <= {"Mark A. Hollis", "Mark Hollis"}
    assert len({m.entity for m in named(text)}) == 1


def test_the_first_of_two_surnames_finds_its_full_name() -> None:
    text = "Rosa Quispe Huamán watched the ship. Quispe said it was big. Mary Ann Cole did not. Ann was ill."
    assert [m.entity for m in named(text)] == ["Rosa Quispe Huamán"] * 2 + ["Mary Ann Cole", "Ann"]


@pytest.mark.parametrize(
    ("text", "name", "kind"),
    [
        ("It was shut, wrote Ainura Zhetybai. Zhetybai lives there.", "Ainura Zhetybai", "person"),
        ("The alto Dorthe Hainich sang. Hainich, who lives here, bowed.", "Dorthe Hainich", "person"),
        ("It was sung by its representative, the alto Dorthe Hainich.", "Dorthe Hainich", "person"),
        ("They wrote to Lensa Tolamir. The Tolamir is a river.", "Lensa Tolamir", "organisation"),
        ("They met Jadera Zadrik. Jadera won and Zadrik lost.", "Jadera Zadrik", "organisation"),
        ("They ran in the Aramark Derby. Derby is a race.", "Aramark Derby", "organisation"),
        ("They like Palvik of Orsk. Orsk is far.", "Palvik of Orsk", "organisation"),
    ],
)
def test_who_goes_by_the_last_word_or_is_called_by_what_they_do_is_a_person(text: str, name: str, kind: str) -> None:
    assert {m.type for m in named(text) if m.text == name} == {kind}


def test_a_short_company_name_is_the_company() -> None:
    text = "Norvik Foods bought the plant. Norvik will close it. Shares in Norvik fell."
    assert {m.entity for m in named(text)} == {"Norvik Foods"}


def test_what_belongs_to_somebody_is_no_part_of_the_name() -> None:
    found = named("Norvik Foods was fined. Shares of Norvik fell. Norvik will appeal.")
    assert [m.entity for m in found] == ["Norvik Foods"] * 3


def test_a_companys_country_word_is_not_a_country() -> None:
    assert not [m for m in named("American Airlines cut its forecast on Tuesday.") if m.type == "country"]


def test_a_word_that_only_opens_sentences_is_no_name() -> None:
    assert named("Officials said nothing. Residents slept badly. Engineers came on Friday.") == []


def test_mentions_stand_where_they_say() -> None:
    text = "On Friday Ana Duarte met Tom Baker of Norvik Foods in Oslo."
    for mention in named(text):
        assert text[mention.at : mention.stop] == mention.text


@pytest.mark.parametrize(
    "text",
    [
        "Rovaniemi has waited for snow. Everyone in town, said the mayor, blames Rovaniemi and its river.",
        "A bus left the town of Selvik at noon. Selvik is small.",
        "A bridge fell near Selvik, Norway, on Monday.",
        "A bridge fell in Selvik, some 30 kilometres north of the border.",
    ],
)
def test_a_town_is_a_place(text: str) -> None:
    assert {m.type for m in named(text) if m.text in {"Rovaniemi", "Selvik"}} == {"place"}


def test_a_name_ends_before_where_somebody_is_from() -> None:
    found = {m.text for m in named("Analysts such as Martin Berg of Crane Securities and Kita Metals of Osaka agreed.")}
    assert {"Martin Berg", "Crane Securities", "Kita Metals", "Osaka"} <= found
    assert "University of Leeds" in {m.text for m in named("She went to the University of Leeds in May.")}
