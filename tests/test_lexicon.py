"""What the word tables promise to the steps that read them."""

from __future__ import annotations

import subprocess
import sys

import pytest

from factcheck.lexicon import tables


def test_every_country_has_a_capital_an_adjective_and_a_known_parent() -> None:
    names = {country.name for country in tables.countries()}
    assert len(names) == len(tables.countries()) >= 195
    assert [c.name for c in tables.countries() if not c.capitals or not c.adjectives] == []
    assert [c.name for c in tables.countries() if c.part_of and c.part_of not in names] == []


def test_a_form_that_means_two_countries_is_marked_ambiguous() -> None:
    part_of = {country.name: country.part_of for country in tables.countries()}
    unmarked = {
        form: readings
        for form, readings in tables.country_readings().items()
        if form not in tables.ambiguous_forms()
        and any(part_of[name] != readings[0][0] for name, _ in readings[1:])  # London: England and its state
    }
    assert unmarked == {}


def test_the_usual_reading_comes_first() -> None:
    readings = tables.country_readings()
    assert readings["London"] == (("United Kingdom", "capital"), ("England", "capital"))
    assert [name for name, _ in readings["Dominican"]] == ["Dominican Republic", "Dominica"]


def test_every_ambiguous_form_is_a_form() -> None:
    assert tables.ambiguous_forms() - tables.country_forms().keys() == frozenset()


@pytest.mark.parametrize(
    ("form", "country", "kind"),
    [
        ("Russia", "Russia", "name"),
        ("Russian Federation", "Russia", "name"),
        ("Russian", "Russia", "adjective"),
        ("Russians", "Russia", "demonym"),
        ("Moscow", "Russia", "capital"),
        ("Kremlin", "Russia", "metonym"),
        ("US", "United States", "name"),
        ("U.S.", "United States", "name"),
        ("White House", "United States", "metonym"),
        ("Britain", "United Kingdom", "name"),
        ("Downing Street", "United Kingdom", "metonym"),
        ("London", "United Kingdom", "capital"),
        ("Scots", "Scotland", "adjective"),
        ("Holyrood", "Scotland", "metonym"),
        ("Nigerien", "Niger", "adjective"),
        ("Nigerians", "Nigeria", "demonym"),
        ("Burma", "Myanmar", "name"),
        ("Turkiye", "Turkey", "name"),
        ("Cote d’Ivoire", "Ivory Coast", "name"),
        ("St. Lucia", "Saint Lucia", "name"),
        ("Trinidad & Tobago", "Trinidad and Tobago", "name"),
        ("Danes", "Denmark", "demonym"),
        ("Spaniards", "Spain", "demonym"),
        ("Bogota", "Colombia", "capital"),
        ("Singapore", "Singapore", "name"),
    ],
)
def test_country_forms(form: str, country: str, kind: str) -> None:
    assert tables.country_forms()[form] == (country, kind)


@pytest.mark.parametrize("word", ["us", "The", "the", "polish", "turkey", "", " "])
def test_ordinary_words_are_no_country(word: str) -> None:
    assert word not in tables.country_forms()


@pytest.mark.parametrize("word", ["Georgia", "Jordan", "Chad", "Turkey", "Washington", "Congolese", "Male", "Polish"])
def test_words_that_need_care_are_marked(word: str) -> None:
    assert word in tables.ambiguous_forms()


@pytest.mark.parametrize("word", ["China", "Chinese", "Russia", "American", "Ukraine", "Israel", "India", "Kremlin"])
def test_clear_words_are_not_marked(word: str) -> None:
    assert word not in tables.ambiguous_forms()


def test_other_phrases_hold_a_word_of_a_country() -> None:
    words = tables.country_forms().keys() | tables.ambiguous_forms()
    assert {"Indian Ocean", "New Mexico", "Persian Gulf", "American Airlines"} <= tables.other_phrases()
    strays = [p for p in tables.other_phrases() if not any(word in p for word in words)]
    assert strays == []


def test_an_organisation_has_one_reading_and_is_no_country() -> None:
    forms = [form for one in tables.organisations() for form in (one.name, *one.aliases, *one.short)]
    assert len(forms) == len(set(forms))
    assert set(forms) & tables.country_forms().keys() == set()
    assert tables.organisation_forms()["EU"] == "European Union"
    assert tables.organisation_forms()["Nato"] == "NATO"


def test_offices_refer_to_known_offices() -> None:
    offices = tables.offices()
    assert len(offices) >= 350
    for office in offices.values():
        assert office.combines | office.rarely | office.kinds <= offices.keys(), office.name
        assert office.name not in office.kinds, office.name


def test_an_office_variant_belongs_to_one_office() -> None:
    owners: dict[str, set[str]] = {}
    for office in tables.offices().values():
        for form in (office.name, *office.variants):
            owners.setdefault(form if form.isupper() else form.lower(), set()).add(office.name)
    assert {form: names for form, names in owners.items() if len(names) > 1} == {}
    assert [name for name in tables.offices() if tables.office_variants()[name] != name] == []


@pytest.mark.parametrize(
    ("words", "office"),
    [
        ("Foreign Minister", "foreign minister"),
        ("foreign secretary", "foreign minister"),
        ("Secretary of State", "foreign minister"),
        ("minister for foreign affairs", "foreign minister"),
        ("chancellor of the exchequer", "finance minister"),
        ("defense secretary", "defence minister"),
        ("ministers of defence", "defence minister"),
        ("Minister of Labor", "labour minister"),
        ("secretary of the interior", "interior minister"),
        ("CEO", "chief executive"),
        ("CEOs", "chief executive"),
        ("MPs", "member of parliament"),
        ("chairwoman", "chair"),
        ("spokesmen", "spokesperson"),
        ("attorneys general", "attorney general"),
        ("Vice-President", "vice president"),
        ("secretaries-general", "secretary-general"),
        ("heads of state", "head of state"),
        ("defense attorneys", "defence lawyer"),
        ("goalie", "goalkeeper"),
        ("coaches", "coach"),
        ("labor minister", "labour minister"),
        ("programmer", "programmer"),
    ],
)
def test_office_of(words: str, office: str) -> None:
    assert tables.office_of(words) == office


@pytest.mark.parametrize("words", ["", "minister of foreign nonsense", "da", "di", "md", "{foreign}", "the"])
def test_no_office(words: str) -> None:
    assert tables.office_of(words) is None


def test_plurals_are_known_as_plurals() -> None:
    assert {"foreign ministers", "CEOs", "attorneys general", "policemen"} <= tables.plural_offices()
    assert tables.plural_offices() & tables.offices().keys() == set()


@pytest.mark.parametrize(
    ("one", "other", "answer"),
    [
        ("foreign minister", "president", "never"),
        ("foreign minister", "health minister", "never"),
        ("president", "prime minister", "never"),
        ("prosecutor", "defence lawyer", "never"),
        ("defendant", "juror", "never"),
        ("goalkeeper", "head coach", "never"),
        ("chief executive", "finance director", "never"),
        ("general", "colonel", "never"),
        ("foreign minister", "prime minister", "rarely"),
        ("governor", "senator", "rarely"),
        ("ambassador", "foreign minister", "rarely"),
        ("deputy prime minister", "foreign minister", "often"),
        ("chair", "chief executive", "often"),
        ("team captain", "midfielder", "often"),
        ("minister", "foreign minister", "often"),
        ("foreign minister", "member of parliament", "often"),
        ("goalkeeper", "player", "often"),
        ("president", "commander-in-chief", "often"),
        ("economist", "author", "often"),
        ("surgeon", "surgeon", "often"),
    ],
)
def test_holds_both(one: str, other: str, answer: str) -> None:
    assert tables.holds_both(one, other) == answer
    assert tables.holds_both(other, one) == answer


def test_kinds_reach_upwards() -> None:
    offices = tables.offices()
    assert "minister" in offices["foreign minister"].kinds
    assert {"player", "athlete"} <= offices["goalkeeper"].kinds
    assert "police officer" in offices["sergeant"].kinds


def test_nicknames_go_both_ways_but_do_not_join_names() -> None:
    names = tables.nicknames()
    assert len(names) >= 120
    assert "William" in names["Bill"]
    assert "Bill" in names["William"]
    assert "Rob" in names["Bob"]
    assert "Serhiy" in names["Sergei"]
    assert "Christina" not in names["Christine"]
    assert [name for name, others in names.items() for other in others if name not in names[other]] == []


def test_first_names() -> None:
    names = tables.first_names()
    assert len(names) >= 800
    assert set(names.values()) == {"m", "f", "u"}
    assert [names[name] for name in ("James", "Fatima", "Vladimir", "Priyanka", "Robin", "Jose")] == list("mfmfum")


def test_importing_the_package_reads_no_table() -> None:
    code = "import factcheck; from factcheck.lexicon import tables as t; print(t.countries.cache_info().currsize)"
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    assert done.stdout.strip() == "0"


def test_towns() -> None:
    towns = tables.towns()
    assert len(towns) > 25_000
    assert towns["Rovaniemi"]
    assert towns["Mar del Plata"]
    assert towns["Medellin"]
    assert not towns["Reading"]
    assert not towns["Lincoln"]
    assert "Norway" not in towns
