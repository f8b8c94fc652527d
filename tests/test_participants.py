"""Wrong participants: who is told with whom, which swaps are tried, and when one is clear enough to be said."""

from __future__ import annotations

import pytest

from factcheck import Checker, Probs, Report, TableModel, participants, split_claims
from factcheck.datatypes import Claim, Swap
from factcheck.participants import dyads

STORY = (
    "Norway and Chile agreed on Monday to build a cable. Oslo and Santiago will share its cost. "
    "The Norwegian-Chilean commission meets in May. Peru was not at the talks. "
)
SLIP = "Norway and Peru should name their engineers by June. "
INNOCENT = "Norway and Peru have had a treaty of their own since 2014. "
ASIDE = "Brazil has asked Peru for a loan. "


def statements(text: str) -> list[Claim]:
    return [claim for claim in split_claims(text) if claim.kind == "statement"]


def swaps(text: str) -> list[Swap]:
    return participants.propose(split_claims(text)).swaps


def check(text: str, table: dict[tuple[str, str], Probs] | None = None) -> Report:
    return Checker(TableModel(table or {})).check(text)


@pytest.mark.parametrize(
    "text",
    [
        "Norway and Chile agreed on a cable.",
        "Oslo and Santiago agreed on a cable.",
        "The Norwegian-Chilean commission meets in May.",
        "Trade between Chile and Norway grew in May.",
    ],
)
def test_two_countries_are_told_in_one_breath_however_they_are_worded(text: str) -> None:
    (claim,) = statements(text)
    assert dyads.dyads(claim, {}) == {frozenset({"Norway", "Chile"})}


def test_two_leaders_stand_for_their_countries() -> None:
    (claim,) = statements("Ana Duarte and Paul Weber met on Friday.")
    serves = {"Ana Duarte": "Portugal", "Paul Weber": "Austria"}
    assert frozenset({"Portugal", "Austria"}) in dyads.dyads(claim, serves)


def test_names_that_more_than_a_link_word_parts_are_no_pair() -> None:
    (claim,) = statements("Norway sold gas that Chile had wanted.")
    assert dyads.dyads(claim, {}) == frozenset()


@pytest.mark.parametrize(
    ("text", "calls"),
    [
        ("Norway and Peru should name their engineers by June.", True),
        ("Norway and Peru must now decide.", True),
        ("Norway and Peru agreed to pay half each.", True),
        ("Norway and Peru have had a treaty of their own since 2014.", False),
        ("Norway and Peru should renew the treaty that they signed in 2014.", False),
        ("Norway and Peru quarrelled over fish.", False),
        ("From there he flies to Lima, where Norway and Peru will sign a loan.", False),
    ],
)
def test_only_what_the_two_should_or_will_do_is_a_call(text: str, calls: bool) -> None:
    (claim,) = statements(text)
    mention = next(m for m in claim.mentions if m.entity == "Peru")
    partner = dyads.calls(claim, mention)
    assert (partner.entity if partner else None) == ("Norway" if calls else None)


def test_the_swap_of_a_firm_pairing_comes_first_and_is_worded_like_the_original() -> None:
    first = swaps(STORY + SLIP + ASIDE)[0]
    assert (first.mention.text, first.other, first.words) == ("Peru", "Chile", "Chile")
    assert first.text == "Norway and Chile should name their engineers by June."
    assert len(first.pairings) == 3
    assert first.told == 0


def test_a_participant_against_every_pairing_of_the_article_is_an_error_with_its_mend() -> None:
    text = STORY + SLIP + ASIDE
    (finding,) = [f for f in check(text).contradictions if f.severity != "info"]
    assert (finding.code, finding.severity, finding.suggestion) == ("FC102", "error", "Chile")
    assert finding.suspect is not None
    assert text[slice(*finding.suspect)] == "Peru"
    assert "Chile" in finding.reason


@pytest.mark.parametrize(
    "text", [STORY + INNOCENT + ASIDE, STORY + ASIDE, STORY + SLIP.replace("Peru", "Chile") + ASIDE]
)
def test_an_aside_about_a_third_country_and_the_slip_free_twin_are_left_alone(text: str) -> None:
    assert [f for f in check(text).contradictions if f.severity != "info"] == []


def test_a_pairing_that_the_article_tells_elsewhere_is_no_slip() -> None:
    told = "Norway and Peru signed a loan in Lima. Peru and Norway opened a school. "
    assert [f for f in check(STORY + told + SLIP + ASIDE).contradictions if f.severity != "info"] == []


def test_what_only_the_model_sees_is_information() -> None:
    text = (
        "Norvik Foods bought the plant in Lodz. Selgros sold it. Norvik Foods will close it. Selgros is not for sale."
    )
    sure = TableModel({}, default=Probs(0.0, 0.1, 0.9))
    assert {f.severity for f in Checker(sure).check(text).contradictions if f.code == "FC102"} <= {"info"}


def test_a_premise_that_does_not_fit_leaves_the_swap_unjudged_and_counted() -> None:
    text = STORY + SLIP + ASIDE
    tried = swaps(text)
    table = dict.fromkeys(participants.requests(tried[:1]))
    tally = Checker(TableModel(table)).check(text).tally
    assert tally.swaps_too_long >= 1
    assert tally.swaps_judged + tally.swaps_too_long == len(tried)


def test_every_swap_asks_for_both_versions_on_the_same_premises() -> None:
    tried = swaps(STORY + SLIP + ASIDE)
    asked = participants.requests(tried)
    assert len(asked) == sum(2 * len(swap.near + swap.far) for swap in tried)
    assert all(one[0] == other[0] for one, other in zip(asked[::2], asked[1::2], strict=True))
