"""The same words given to two speakers."""

from __future__ import annotations

import pytest

from factcheck import comparisons
from factcheck.checker import read

POOL = (
    "“A town without a pool is a town without children,” said Petra Olm, who runs the swimming club. Councillor Jan "
    "Verbeek said the money was needed for schools.\n\n"
)


def mended(text: str) -> list[tuple[str, str | None]]:
    found = [clash for clash in comparisons.find(read(text)) if clash.kind == "quote"]
    return [(text[slice(*clash.suspect)], clash.suggestion) for clash in found if clash.suspect]


@pytest.mark.parametrize(
    ("text", "wrong", "right"),
    [
        (POOL + "Verbeek, who called Ostend “a town without a pool”, will not march.", "Verbeek", "Olm"),
        (POOL + "It is, as Verbeek put it, “a town without a pool” now.", "Verbeek", "Olm"),
        (POOL + "“A town without a pool is a town without children,” Verbeek told the meeting.", "Verbeek", "Olm"),
        (POOL + "Mr Verbeek, who said Ostend was “a town without a pool”, will not march.", "Mr Verbeek", "Ms Olm"),
        (
            "“The hall used to be as quiet as a waiting room,” said the principal, Orla Brady. “Now it is loud.”\n\n"
            "Mark Hogan, who teaches physics, is less sure.\n\n"
            "For Hogan, who compared the quiet hall to a waiting room, the din is enough.",
            "Hogan",
            "Brady",
        ),
        (
            "“This bridge was built for horses and it will be closed by lorries,” said the mayor, Carla Nunes.\n\n"
            "Minister Rui Falcao promised a new one.\n\n"
            "The bridge, described by Falcao as “built for horses”, carries 9,000 vehicles a day.",
            "Falcao",
            "Nunes",
        ),
        (
            "“It felt like being paid in confetti,” said Malik Osei, a nurse.\n\n"
            "Health Secretary Joan Reid defended the offer. “It is a fair offer,” she said.\n\n"
            "Ms Reid, who said the rise “felt like being paid in confetti”, will meet the unions.",
            "Ms Reid",
            "Mr Osei",
        ),
    ],
)
def test_words_with_two_speakers_are_found(text: str, wrong: str, right: str) -> None:
    assert mended(text) == [(wrong, right)]


@pytest.mark.parametrize(
    "text",
    [
        POOL + "Verbeek echoed her: “a town without a pool” was no town, he said.",
        POOL + "Verbeek dismissed the phrase “a town without a pool”.",
        POOL + "Olm, who called Ostend “a town without a pool”, will march.",
        POOL + "“A town without a pool is a town without children,” the crowd shouted. “A town without a pool is a "
        "town without children,” Verbeek said.",
        "“We will do our best,” said Ana Ruiz. “We will do our best,” said Carl Holt, the other coach.",
        "Ana Ruiz called it “a great day”. Carl Holt called it “a great day for football”.",
        "“It is about the players,” said Ana Ruiz. “It is about the players and the fans,” said Carl Holt.",
        "The report calls the dam “an accident waiting for a date”. Carl Holt said it was “an accident waiting for a "
        "date” in the words of the report. Ana Ruiz read out “an accident waiting for a date”.",
        "Ana Ruiz said the plan was “not worth the paper”. Carl Holt, who compared the plan with others, agreed.",
        "“I cannot comment on an ongoing case,” said Ana Ruiz. Carl Holt would not comment on “an ongoing case”.",
    ],
)
def test_repeated_common_and_documentary_words_are_left_alone(text: str) -> None:
    assert mended(text) == []
