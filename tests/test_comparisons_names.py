"""Names that change for one person, and names that change by a letter."""

from __future__ import annotations

import pytest

from factcheck import comparisons
from factcheck.checker import read
from factcheck.datatypes import Clash


def clashes(text: str) -> list[Clash]:
    return [clash for clash in comparisons.find(read(text)) if clash.kind == "name"]


def mended(text: str) -> list[tuple[str, str | None]]:
    return [(text[slice(*clash.suspect)], clash.suggestion) for clash in clashes(text) if clash.suspect]


@pytest.mark.parametrize(
    ("text", "wrong", "right"),
    [
        (
            "Chief engineer Amina Diallo said the dam would hold. Diallo, 51, has worked there for 20 years.\n\n"
            "“There is no crack,” chief engineer Fatou Diallo said.",
            "Fatou",
            "Amina",
        ),
        (
            "“Nobody ran,” said senior warden Moses Adeyemi, who led the operation. “They waited for us.”\n\n"
            "The rest were set free. Peter Adeyemi, who commanded the raid, said that he was proud.",
            "Peter",
            "Moses",
        ),
        (
            "Katarzyna Kowalczyk, a baker, opened at four. “I sleep in the afternoon,” Kowalczyk said.\n\n"
            "Katarzyna Kowalski said she would close in May.",
            "Kowalski",
            "Kowalczyk",
        ),
        (
            "The chief auditor, Wanda Brandt, found the invoices. Brandt had asked for them twice.\n\n"
            "Nobody signed them, said the chief auditor, Wanda Kessler.",
            "Kessler",
            "Brandt",
        ),
        (
            "The town's mayor, Petra Nurmi, will not stand again. Nurmi has been ill.\n\n"
            "Satu Nurmi, the mayor, thanked her voters.",
            "Satu",
            "Petra",
        ),
        (
            "Henrik Salo, of the Turku weather archive, warned of ice. Hannu Salo, of the Turku weather archive, said "
            "it might melt.",
            "Hannu",
            "Henrik",
        ),
        (
            "Judge Helen Marsden jailed him for nine years. Judge Ellen Marsden said he had shown no remorse.",
            "Ellen",
            "Helen",
        ),
        (
            "Union leader Olof Lindqvist rejected the offer. Lindqvist said it was an insult. Lindqvist will meet the "
            "minister. Lindquist did not say when.",
            "Lindquist",
            "Lindqvist",
        ),
        (
            "Solvara Commodities bought the mine. Solvara Commodities paid in gold. The mine is worth more, "
            "Belvara Commodities said.",
            "Belvara",
            "Solvara",
        ),
        (
            "The freighter left Kalmstad at noon. A pilot came on board off Kalmstad. Two tugs from Kalmstad met the "
            "ship. A third was sent to Kalmsted in the evening.",
            "Kalmsted",
            "Kalmstad",
        ),
    ],
)
def test_a_changed_name_is_found_and_mended(text: str, wrong: str, right: str) -> None:
    assert (wrong, right) in mended(text)


@pytest.mark.parametrize(
    "text",
    [
        "Serena Okoro, the champion, won. Her sister Venus Okoro, the champion of last year, lost on court two.",
        "Dr Anna Kowalska, a surgeon, operated. Dr Piotr Kowalski, her husband, was there. Kowalski said it went well.",
        "Senator Robert Vance voted no. Senator Bob Vance said the bill was flawed.",
        "Constable Tom Hale and Constable Mary Hale, who are not related, were first on the scene.",
        "Foreign minister Sergei Petrov met Foreign Minister Elena Petrova in Sofia. Petrov said trade would grow.",
        "The director, Maria Lopez Garcia, thanked the crew. María López, the director, wrote the film, too.",
        "Mohammed Al-Sayed, the minister, resigned. Muhammad al-Sayed, the minister, had been under pressure.",
        "Chief executive Jack Frost took over in 2021 from chief executive Tim Frost. Frost said all was well.",
        "The victim, Joan Reid, 34, was a nurse. The other victim, Mark Reid, 36, was a teacher.",
        "Former prime minister David Lamb spoke. Prime Minister Rachel Lamb did not.",
        "Detective John Marsh found the knife. Detective John Carver found the glove.",
        "President Theodore Hale signed the law in 1907. In 1933 President Franklin Hale repealed it.",
        "Petrov and Petrova won gold. Petrov cried. Petrov left. Petrov flew home. Petrova stayed.",
        "Captain Mark A. Milley spoke. Captain Mark Milley KC left.",
        "The defendant, Alan Roe, denied it. Ben Roe, the prosecutor, said the other Roe had lied.",
    ],
)
def test_relatives_namesakes_and_other_forms_are_left_alone(text: str) -> None:
    assert mended(text) == []


def test_a_typing_error_is_a_warning_and_a_changed_person_an_error() -> None:
    typing = "Ann Lindqvist spoke. Lindqvist laughed. Lindqvist left. Later Lindquist wrote."
    person = "The chief auditor, Ann Brandt, spoke. The chief auditor, Eva Brandt, left."
    assert [clash.score < 0.8 for text in (typing, person) for clash in clashes(text)] == [True, False]


def test_a_name_inside_a_quotation_is_not_corrected() -> None:
    assert mended("The chief auditor, Ann Brandt, spoke. “The chief auditor, Eva Brandt, is ill,” Tom Hale said.") == []
