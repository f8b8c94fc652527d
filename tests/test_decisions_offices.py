"""Two offices of one person, judged by a model that knows nothing: what the article itself decides."""

from __future__ import annotations

from collections.abc import Sequence

import pytest

from factcheck import Checker, Contradiction, Probs


class Undecided:
    """A model that holds everything for equally likely."""

    name = "undecided"

    def score(self, pairs: Sequence[tuple[str, str]]) -> list[Probs | None]:
        return [Probs(1 / 3, 1 / 3, 1 / 3)] * len(pairs)


def findings(text: str) -> list[Contradiction]:
    report = Checker(model=Undecided()).check(text)
    return [f for f in report.contradictions if f.code == "FC101" and f.severity != "info"]


def mended(text: str) -> list[tuple[str, str | None]]:
    return [(text[slice(*f.suspect)], f.suggestion) for f in findings(text) if f.suspect]


@pytest.mark.parametrize(
    ("text", "wrong", "right"),
    [
        (
            "Its finance director, Ann Cole, was careful. Its chief executive, Tom Baker, was not. Chief executive "
            "Cole said so.",
            "Chief executive",
            "Finance director",
        ),
        (
            "Maria Perera, who has chaired the board since 2011, lost. Nirosha Silva, who became chief executive in "
            "2019, won. Maria Perera, the chief executive, agreed to the loan.",
            "chief executive",
            "chair",
        ),
        (
            "Opening the case for the prosecution, Farah Khan told jurors so. Tom Hale, for Ms Dunn, told the court "
            "no. Ms Khan, defending, said it was plain.",
            "defending",
            "prosecuting",
        ),
        (
            "Omar Aziz, Dunn's lawyer, said the money was his. Lead prosecutor Ruth Cole traced it. Prosecutor Aziz "
            "pressed him.",
            "Prosecutor",
            "Defence lawyer",
        ),
        (
            "Mayor Paul Weber had recommended the bid. Weber, who has been city manager since 2018, said so. Mayor "
            "Rosa Lamb agreed.",
            "Mayor",
            "City Manager",
        ),
        (
            "Nelson Paz, the president of the dock workers' union, spoke. Its human resources director, Vera Bals, "
            "left. Human resources director Paz apologised.",
            "Human resources director",
            "Union president",
        ),
        (
            "Belgium's captain, Lotte Maes, scored. Ireland captain Aoife Byrne equalised. Ireland captain Maes was "
            "in tears.",
            "Ireland captain",
            "Belgium captain",
        ),
        (
            "The coroner, Dr Alan Pryce, left. The family's barrister, Sue Orr, stayed. Ms Orr, the coroner, will "
            "speak in May.",
            "coroner",
            "barrister",
        ),
        (
            "Club president Rosa Lima sacked coach Diego Paz. President Paz was not bitter.",
            "President",
            "Coach",
        ),
        (
            "Club president Rosa Lima sacked nobody. Coach Diego Paz thanked her. As club president, Paz will have to "
            "find the money.",
            "club president",
            "coach",
        ),
        (
            "Carla Meza, chair of the drivers' union, spoke. Hugo Prats is the director of the employers' association. "
            "“We will wait,” association director Meza said.",
            "association director",
            "union chair",
        ),
        (
            "Its president, Lena Roth, came late. Omar Diaz, head of the coast rangers in the north, did not. Lena "
            "Roth, head of the coast rangers, will come again.",
            "head of the coast rangers",
            "president",
        ),
        (
            "Farah Khan, a lawyer for Mr Dunn, rose. Tom Hale, a lawyer for Ms Price, sat. Khan, Price's lawyer, asked "
            "for bail. Joe Dunn and Rita Price deny it.",
            "Price's lawyer",
            "Dunn's lawyer",
        ),
        (
            "Her lawyer, Rui Matos, called the ruling odd. Judge Lea Holm read it out. Judge Matos said he would "
            "appeal.",
            "Judge",
            "Lawyer",
        ),
        (
            "The Bishop of Norham, Joan Sallow, came. The Dean of Norham, Hugh Penn, was there. Bishop Penn said so.",
            "Bishop",
            "Dean",
        ),
    ],
)
def test_an_office_that_somebody_else_has_is_the_wrong_one(text: str, wrong: str, right: str) -> None:
    assert mended(text) == [(wrong, right)]


@pytest.mark.parametrize(
    "text",
    [
        "Norvik's chief executive, Tom Baker, will chair Lumen. Ann Cole, Lumen's chief executive, agreed. Baker, the "
        "chairman of the new group, said so.",
        "Finance Minister Ana Duarte was named prime minister. Prime Minister Duarte thanked Rui Nobre, the former "
        "prime minister.",
        "Foreign Minister Modou Fall met Mali's foreign minister, Issa Traore. Prime Minister Fall of Gambia, no "
        "relation, was absent.",
        "Police Chief Dale Hill and Sheriff Ron Pike searched. Hill, who was sheriff until 2019, found it.",
        "Simon Hale, defending, asked for time. Mr Hale, a former prosecutor, sat. Prosecutor Liz Tran did not object.",
        "Colonel Tom Hale, head of the fire service, spoke. The head of the water service, Ann Cole, did not.",
        "Joel Tran, the medical director, will be acting director from May. Director Rebecca Stone thanked Tran.",
        "Boss Brendan Hale of the Reds is tired. Brendan Hale, the Kirkby boss, said so.",
        "Lina Roth, president of the teachers' union, spoke. Omar Diaz, director of the hospital trust, did not. Union "
        "president Roth and trust director Diaz shook hands.",
        "Foreign minister Ana Duarte, head of the trade delegation, left. Li Wen, head of the trade delegation, did.",
        "Crown attorney Devon Platt objected. Prosecutor Platt then sat down.",
        "Marion County Attorney Devon Platt objected. Prosecutor Platt then sat down.",
        "As governor, Mary Fallon cut taxes. Senator Fallon said so. Governor Paul Reed disagreed.",
        "The chief executive, Tom Tully, made an offer. Tully, who runs the hospital, said talks had been close.",
        "The hospital's president, Dr. Nora Feld, was glad. Feld, who heads the hospital, said so. Harbour association "
        "president Walt Lowe was not. Lowe, who leads the association, will appeal.",
        "Hanna Lowe, chief executive of the neighbouring port, sent flowers. Lowe chairs the port council. Tom Tully, "
        "the chief executive, thanked her.",
    ],
)
def test_other_bodies_times_and_namesakes_are_left_alone(text: str) -> None:
    assert mended(text) == []


def test_a_colleague_is_no_office_to_put_in_the_place_of_another() -> None:
    text = "Labour Minister Rosa Villa spoke. Her colleague Luis Arbor did not. Arbor, the labour minister, left."
    assert mended(text) == [("labour minister", None)]


def test_the_other_holder_is_named_as_the_second_way_to_mend() -> None:
    text = "Foreign Minister Wang Lei met President Xu Jing. Foreign Minister Xu said trade had doubled."
    (finding,) = findings(text)
    assert finding.suggestion == "President"
    assert "Wang Lei, who may be meant instead" in finding.reason


@pytest.mark.parametrize(
    ("text", "posts"),
    [
        (
            "Ann Cole, the director of the Stone House, wrote letters. Cole, the curator, hopes for more.",
            {"director", "curator"},
        ),
        (
            "Deputy mayor Tom Baker argued for a site near the school. Borough treasurer Baker will choose one.",
            {"Deputy mayor", "Borough treasurer"},
        ),
        (
            "Coach Luis Vega learned of it from his keeper. Vega, in his third season as president, built the side.",
            {"Coach", "president"},
        ),
        (
            "Ada Obi, secretary of the dockers' union, spoke first. They stayed until port manager Obi came.",
            {"secretary", "manager"},
        ),
        (
            "Its priest, Jon Radu, plans a fair for the opening day. Mayor Radu has ordered the pigs.",
            {"priest", "Mayor"},
        ),
    ],
)
def test_two_posts_of_a_house_are_one_too_many(text: str, posts: set[str]) -> None:
    (found,) = findings(text)
    assert found.severity == "warning"
    assert {c.role.title for c in (found.first, found.second) if c.role} == posts


@pytest.mark.parametrize(
    "text",
    [
        # told in one breath
        "Ann Cole, director and curator of the Stone House, wrote letters. Cole, the curator, hopes for more.",
        # a calling, a rank, a given name
        "Ann Cole, the director of the Stone House, wrote letters. Professor Cole hopes for more.",
        "Captain Tom Baker called for help. Baker, the director of the base, said all were safe.",
        "Dean Baker, who ran the depot, knew nothing. Baker, the manager, had been warned.",
        # a party's and a state's
        "Health Minister Ada Obi closed the ward. Obi, chairwoman of the Green League, will stand again.",
        # names for one post
        "Chief executive Ann Cole sold the mill. Cole, the managing director, kept the pond.",
        "Coach Luis Vega was calm. Vega, the manager since May, smiled.",
        # told as two
        "Mayor Frank Cole opened the bridge. As treasurer of the hospital board, Cole has also promised a ward.",
        "Director Tom Baker chose a bare stage. Mayor Baker, who holds both posts, learned timing in council.",
        # two houses
        "Ann Cole, director of the Stone House, wrote letters. Cole, treasurer of the Rowing Club, rowed.",
    ],
)
def test_what_one_person_may_well_have_two_of_is_left_alone(text: str) -> None:
    assert findings(text) == []
