"""Role claims: which office the article gives to whom, in which wording, with which mark."""

from __future__ import annotations

import pytest

from factcheck import Claim, split_claims


def roles(text: str) -> set[str]:
    return {c.text for c in split_claims(text) if c.kind == "role"}


def role(text: str, part: str) -> Claim:
    return next(c for c in split_claims(text) if c.kind == "role" and part in c.text)


@pytest.mark.parametrize(
    ("text", "claim"),
    [
        ("Portugal's Energy Minister Ana Duarte opened the plant.", "Ana Duarte is the energy minister of Portugal."),
        ("Kenyan President William Otieno flew home on Friday.", "William Otieno is the president of Kenya."),
        ("President of Kenya William Otieno flew home on Friday.", "William Otieno is the president of Kenya."),
        ("The plant was opened by Ana Duarte, the energy minister.", "Ana Duarte is the energy minister."),
        ("Ana Duarte, Portugal's energy minister, opened the plant.", "Ana Duarte is the energy minister of Portugal."),
        ("Ana Duarte, the Portuguese energy minister, said so.", "Ana Duarte is the energy minister of Portugal."),
        ("The energy minister, Ana Duarte, said the plant was safe.", None),
        ("Its finance director, Tom Baker, said sales rose.", "Tom Baker is the finance director."),
        ("Ana Duarte, who heads the energy ministry, was there.", "Ana Duarte is the energy minister."),
        ("Ana Duarte, who runs the energy brief, was there.", "Ana Duarte is the energy minister."),
        ("Ana Duarte, who runs the potholes brief, was there.", None),
        ("Ana Duarte, who chairs the board unpaid, was there.", "Ana Duarte is the chair."),
        ("At work she remains Judge Ana Duarte, a court clerk said.", "Ana Duarte is the judge."),
        ("Tom Baker, who has chaired the board since 2011, lost.", "Tom Baker is the chair."),
        ("Tom Baker is the head coach of Rovers.", "Tom Baker is the head coach of Rovers."),
        ("Head coach Tom Baker praised the fans.", "Tom Baker is the head coach."),
        ("Ms Farah Qureshi, defending, said the case was thin.", "Farah Qureshi is the defence lawyer."),
        ("Ana Lind, defending Mr Tom Hale, argued that he was ill.", "Ana Lind is the defence lawyer of Tom Hale."),
        (
            "Ana Lind, who has defended Tom Hale since his arrest, said she would appeal.",
            "Ana Lind is the defence lawyer of Tom Hale.",
        ),
        ("Ana Lind, who has headed the Energy Ministry since June, said so.", "Ana Lind is the energy minister."),
        ("Ana Lind, who heads the Ministry of Energy, said so.", "Ana Lind is the energy minister."),
        ("Ana Lind, who heads the Energy Agency, said so.", "Ana Lind is the head of Energy Agency."),
        ("Human resources director Tom Baker apologised.", "Tom Baker is the human resources director."),
        ("City Manager Paul Weber had recommended the bid.", "Paul Weber is the city manager."),
        ("Minister of Economy Tom Baker signed the paper.", "Tom Baker is the economy minister."),
        ("Opening the case for the prosecution, Farah Qureshi told jurors so.", "Farah Qureshi is the prosecutor."),
        ("Tom Baker, for the defence, said no.", "Tom Baker is the defence lawyer."),
        ("Tom Baker, who is prosecuting, asked the jury.", "Tom Baker is the prosecutor."),
        ("The Bishop of Aldminster, the Rt Rev Joanna Sallis, agreed.", "Joanna Sallis is the bishop of Aldminster."),
        ("The mayor, Cllr Olive Sampson, asked for calm.", "Olive Sampson is the mayor."),
        ("Cedar Falls Police Chief Dale Hutchins said so.", "Dale Hutchins is the police chief."),
        ("Ana Duarte, the farm's manager, said so.", "Ana Duarte is the manager."),
        ("Museum director Jan Verbeek had it dated.", "Jan Verbeek is the museum director."),
        ("Tom Baker, president of the union local, left.", "Tom Baker is the union leader."),
        (
            "Foreign Minister Ana Duarte met her Spanish counterpart, Luis Vega.",
            "Luis Vega is the foreign minister of Spain.",
        ),
        (
            "Ana Duarte, the energy minister, called her Greek colleague Nikos Pappas.",
            "Nikos Pappas is the energy minister of Greece.",
        ),
        (
            "Defence ministers met. Kadri Vaarmets, the Estonian minister, smiled.",
            "Kadri Vaarmets is the defence minister of Estonia.",
        ),
        ("Tom Baker sat down. His present post as fire chief is unpaid.", "Tom Baker is the fire chief."),
        ("Ana Duarte said that her role as finance director is safe.", "Ana Duarte is the finance director."),
        ("Ana Duarte's job as head coach is safe.", "Ana Duarte is the head coach."),
        ("As mayor, Ana Duarte opens the fair every spring.", "Ana Duarte is the mayor."),
        (
            "As chair of the harbour board, Ms Ana Duarte will decide.",
            "Ana Duarte is the chair of the harbour board.",
        ),
        ("Ana Duarte, 66, whose second term as mayor ends in May, said so.", "Ana Duarte is the mayor."),
        ("Ana Duarte, 63, is the mayor.", "Ana Duarte is the mayor."),
        ("Ana Duarte keeps the justice portfolio.", "Ana Duarte is the justice minister."),
        ("Ana Duarte, now in her third year as mayor, said so.", "Ana Duarte is the mayor."),
        ("Ana Duarte is in her fifth season as head coach.", "Ana Duarte is the head coach."),
        ("In six years as finance director, Ana Duarte has seen it all.", "Ana Duarte is the finance director."),
        ("Ana Duarte, speaking as chair of the board, said no.", "Ana Duarte is the chair."),
        ("Ana Duarte, the retired miner who chairs the trust, came.", "Ana Duarte is the chair of the trust."),
        ("Ana Duarte heads the lifeboat crew.", "Ana Duarte is the head of the lifeboat crew."),
    ],
)
def test_an_office_becomes_a_claim_in_plain_words(text: str, claim: str | None) -> None:
    found = roles(text)
    if claim is None:
        assert found <= {"Ana Duarte is the energy minister."}
    else:
        assert claim in found


@pytest.mark.parametrize(
    ("text", "mark"),
    [
        ("Former energy minister Ana Duarte opened the plant.", "former"),
        ("Then-president Tom Baker signed it.", "former"),
        ("Acting head coach Tom Baker praised the fans.", "acting"),
        ("Ana Duarte, the former energy minister, spoke.", "former"),
        ("Ana Duarte was energy minister until 2019.", "dated"),
        ("Ana Duarte was appointed energy minister on Monday.", "elect"),
        ("Ana Duarte is not the energy minister.", "negated"),
        ("Ana Duarte resigned from her post as energy minister.", "dated"),
        ("Tom Baker sat down. His old job as fire chief was filled.", "dated"),
        ("President-elect Tom Baker will fly to Rome.", "elect"),
        ("Deputy foreign minister Tom Baker met the envoys.", "deputy"),
    ],
)
def test_offices_of_another_time_or_rank_carry_their_mark(text: str, mark: str) -> None:
    claim = next(c for c in split_claims(text) if c.role)
    assert claim.role is not None
    assert claim.role.mark == mark


@pytest.mark.parametrize(
    "text",
    [
        "Chancellor Eva Lund met her French counterpart, Luc Petit.",
        "Energy Minister Ana Duarte and Mayor Tom Baker met their French counterpart, Luc Petit.",
        "The foreign ministers and the defence ministers met. Luc Petit, the French minister, smiled.",
    ],
)
def test_who_is_whose_counterpart_must_be_sure(text: str) -> None:
    assert not any(
        "Petit" in found and "minister of France" in found for found in roles(text) if "the minister" not in found
    )


@pytest.mark.parametrize(
    "text",
    [
        "After he met the prime minister, John Smith said that he was content.",
        "The minister told reporters that Ana Duarte had left.",
        "Rescuers praised the captain. Tom Baker watched from the quay.",
        "She asked the judge and Tom Baker to wait.",
        "As the driver left, Ana Duarte waved.",
        "In the years as the captain grew old, Ana Duarte stayed away.",
        "Tom Baker, in a hat as the mayor wore, waved.",
    ],
)
def test_an_office_near_a_name_is_not_its_office(text: str) -> None:
    assert roles(text) == set()


def test_a_surname_and_the_full_name_are_one_person() -> None:
    text = "Energy Minister Ana Duarte spoke first. Finance Minister Duarte then left."
    assert roles(text) == {"Ana Duarte is the energy minister.", "Ana Duarte is the finance minister."}


def test_a_family_name_that_stands_first_is_understood() -> None:
    text = "The foreign minister, Tran Quoc Bao, spoke on Monday. Health Minister Tran then left."
    assert "Tran Quoc Bao is the health minister." in roles(text)


def test_a_surname_of_two_people_is_left_alone() -> None:
    text = "Ana Duarte spoke first. Rui Duarte listened. Finance Minister Duarte then left."
    assert roles(text) == set()


def test_the_words_of_the_office_are_where_the_reader_sees_them() -> None:
    text = "On Friday “Portugal’s Energy Minister Ana Duarte” opened the plant."
    claim = role(text, "energy minister")
    assert claim.role is not None
    assert text[claim.role.words.start : claim.role.words.end] == "Energy Minister"
    assert "Energy Minister Ana Duarte" in text[claim.start : claim.end]


@pytest.mark.parametrize(
    "text",
    [
        "Ana Lind, who has defended Tom Hale since his first film, said she liked it.",
        "Ana Lind, who represented Tom Hale at the trial, has left the firm.",
    ],
)
def test_who_stands_up_for_somebody_or_did_once_is_no_lawyer_of_theirs(text: str) -> None:
    assert not {claim for claim in roles(text) if "defence lawyer" in claim}


def test_who_heads_a_ministry_for_a_time_is_told_to_be_acting() -> None:
    found = role("Ana Lind, who has headed the Energy Ministry on an interim basis since May, said so.", "energy")
    assert found.role
    assert found.role.mark == "acting"
