"""Forms: one participant worded in the place of another, as running text would have it."""

from __future__ import annotations

from typing import Literal

import pytest

from factcheck.datatypes import EntityType, Mention
from factcheck.lexicon.forms import country_of, placed_text, with_article

Form = Literal["name", "adjective", "capital", "metonym", "surname", "demonym"]


def named(text: str, entity: str | None = None, *, type: EntityType = "person", form: Form = "name") -> Mention:
    """A mention as the article's own wording of an entity."""
    return Mention(sentence=9, at=0, stop=len(text), text=text, entity=entity or text, type=type, form=form)


def placed(
    text: str, words: str, entity: str, *forms: Mention, type: EntityType = "country", form: Form = "name"
) -> str | None:
    """The text with ``entity`` put in the place of ``words``."""
    at = text.index(words)
    mention = Mention(sentence=0, at=at, stop=at + len(words), text=words, entity=words, type=type, form=form)
    put = placed_text(text, mention, entity, forms)
    if put is None:
        return None
    assert put[1] in put[0], "the words that were put in must stand in the text"
    return put[0]


@pytest.mark.parametrize(
    ("text", "words", "entity", "expected"),
    [
        ("China and the United States met.", "United States", "Russia", "China and Russia met."),
        ("China and Russia met.", "Russia", "United States", "China and the United States met."),
        ("in the Netherlands and Oman", "Netherlands", "Philippines", "in the Philippines and Oman"),
        ("China and Russia met.", "Russia", "Oman", "China and Oman met."),
        ("The United States agreed.", "United States", "Russia", "Russia agreed."),
        ("Russia agreed.", "Russia", "Netherlands", "The Netherlands agreed."),
        ("The Netherlands agreed.", "Netherlands", "Philippines", "The Philippines agreed."),
    ],
)
def test_a_country_brings_or_drops_its_article(text: str, words: str, entity: str, expected: str) -> None:
    assert placed(text, words, entity) == expected


@pytest.mark.parametrize(
    ("text", "words", "form", "entity", "expected"),
    [
        ("The Russian envoy left.", "Russian", "adjective", "France", "The French envoy left."),
        ("The Russian envoy left.", "Russian", "adjective", "United States", "The American envoy left."),
        ("Talks with Moscow began.", "Moscow", "capital", "France", "Talks with Paris began."),
        ("Washington agreed.", "Washington", "capital", "Russia", "Moscow agreed."),
    ],
)
def test_an_adjective_stays_an_adjective_and_a_capital_a_capital(
    text: str, words: str, form: Form, entity: str, expected: str
) -> None:
    assert placed(text, words, entity, form=form) == expected


def test_a_demonym_has_no_counterpart_and_nothing_is_put_there() -> None:
    assert placed("The Russians agreed.", "Russians", "France", form="demonym") is None


def test_a_metonym_with_an_article_gives_way_to_a_capital_without_one() -> None:
    assert placed("The Kremlin agreed.", "Kremlin", "France", form="metonym") == "Paris agreed."


def test_a_word_that_ends_in_the_is_no_article() -> None:
    assert placed("They loathe Russia.", "Russia", "Oman") == "They loathe Oman."


def test_a_surname_is_replaced_by_a_surname_and_a_full_name_by_a_full_name() -> None:
    forms = [named("Baker", "Tom Baker", form="surname"), named("Tom Baker")]
    short = placed("Later Duarte lost.", "Duarte", "Tom Baker", *forms, type="person", form="surname")
    assert short == "Later Baker lost."
    assert placed("Ana Duarte lost.", "Ana Duarte", "Tom Baker", *forms, type="person") == "Tom Baker lost."


def test_a_person_whose_surname_never_stands_alone_is_named_in_full() -> None:
    put = placed("Duarte lost.", "Duarte", "Tom Baker", named("Tom Baker"), type="person", form="surname")
    assert put == "Tom Baker lost."


def test_a_person_takes_no_article_over_and_a_firm_keeps_it() -> None:
    person = placed("The Arden Group lost.", "Arden Group", "Tom Baker", named("Tom Baker"), type="organisation")
    assert person == "Tom Baker lost."
    firm = named("Salt Board", type="organisation")
    assert placed("In the Arden Group he won.", "Arden Group", "Salt Board", firm, type="organisation") == (
        "In the Salt Board he won."
    )


def test_the_rest_of_the_text_is_left_as_it_is() -> None:
    text = "🌉 “The United States,” he\u00a0said, “and the United States alone.”"
    assert placed(text, "United States", "Oman") == "🌉 “Oman,” he\u00a0said, “and the United States alone.”"


def test_running_text_says_the_before_some_countries_only() -> None:
    told = [with_article(name) for name in ("Netherlands", "Russia", "Norvik")]
    assert told == ["the Netherlands", "Russia", "Norvik"]


@pytest.mark.parametrize(("form", "country"), [("Lisbon", "Portugal"), ("Kremlin", "Russia"), ("Omani", "Oman")])
def test_a_form_tells_its_country(form: str, country: str) -> None:
    assert country_of(form) == country
