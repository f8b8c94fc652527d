"""Quantities of a sentence: values, units, nouns, bounds."""

from __future__ import annotations

import pytest

from factcheck.quantities import Quantity, agree, confusable, read


def only(text: str) -> Quantity:
    (found,) = read(text)
    return found


@pytest.mark.parametrize(
    ("text", "value", "unit", "nouns"),
    [
        ("The storm drove out 2,300 people.", 2300.0, "", ("peopl",)),
        ("A 230MW solar park will be built.", 230.0, "power", ("solar", "park")),
        ("They signed a four-year contract.", 48.0, "months", ("contract",)),
        ("The deal is worth £1.18bn.", 1.18e9, "GBP", ()),
        ("Port puts off a $3.1M contract.", 3.1e6, "USD", ("contract",)),
        ("The bank lent €2B.", 2e9, "EUR", ()),
        ("He sold a $3 T-shirt.", 3, "USD", ()),
        ("Sales rose 6.4 per cent.", 6.4, "%", ()),
        ("The wreck lies 40 km offshore.", 40000.0, "length", ("offshor",)),
        ("Two hundred and five sheep were lost.", 205.0, "", ("sheep",)),
        ("The grant was 3 million euros.", 3e6, "EUR", ()),
    ],
)
def test_a_quantity_has_value_unit_and_noun(text: str, value: float, unit: str, nouns: tuple[str, ...]) -> None:
    found = only(text)
    assert found.value == pytest.approx(value)
    assert found.unit == unit
    assert found.nouns[: len(nouns)] == nouns
    assert text[found.at : found.stop] == found.text


@pytest.mark.parametrize(
    "text",
    [
        "It happened on 14 March 2019.",
        "The polls close on Nov. 17.",
        "They won 4-2 in 1998.",
        "It began at 9.30 a.m. and ended at 0410 GMT.",
        "One of them was hurt.",
    ],
)
def test_dates_scores_and_clock_times_are_none(text: str) -> None:
    assert read(text) == ()


@pytest.mark.parametrize(
    ("text", "bound"),
    [("nearly 100 people", "under"), ("more than 40 ships", "over"), ("about 500 homes", "about"), ("500 homes", "")],
)
def test_a_bound_is_read(text: str, bound: str) -> None:
    assert only(text).bound == bound


def test_a_modifier_and_an_age_are_told_apart() -> None:
    assert only("a five-year contract").modifier
    assert only("the 54-year-old sailor").kind == "age"
    assert only("the five contracts").definite


@pytest.mark.parametrize(
    ("one", "other", "same"),
    [
        ("nearly 100 people", "97 people", True),
        ("more than 2,000 homes", "2,143 homes", True),
        ("about 30 km", "31 km", True),
        ("some 3,000 seats", "2,940 seats", True),
        ("five metres", "500 cm", True),
        ("nearly 100 people", "130 people", False),
        ("12 ships", "13 ships", False),
        ("230MW", "320MW", False),
    ],
)
def test_roundings_and_bounds_agree(one: str, other: str, same: bool) -> None:
    assert agree(only(one), only(other)) is same
    assert agree(only(other), only(one)) is same


@pytest.mark.parametrize(
    ("one", "other", "alike"),
    [
        ("2,300 people", "3,200 people", True),
        ("230MW", "320MW", True),
        ("9.5 million pesos", "95 million pesos", True),
        ("12 ships", "13 ships", False),
        ("100 ships", "10 ships", False),
        ("450 people", "780 people", False),
    ],
)
def test_mistyped_numbers_look_alike(one: str, other: str, alike: bool) -> None:
    assert confusable(only(one), only(other)) is alike


def test_what_holds_more_numbers_than_a_sentence_has_none() -> None:
    assert len(read("lacks 58 works " * 20)) == 20
    assert read("lacks 58 works " * 200) == ()
    assert read(f"The firm opened {'9' * 400} offices.") == ()
