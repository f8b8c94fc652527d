"""One thing that changes its nationality."""

from __future__ import annotations

import pytest

from factcheck import comparisons
from factcheck.checker import read


def mended(text: str) -> list[tuple[str, str | None]]:
    found = [clash for clash in comparisons.find(read(text)) if clash.kind == "participant"]
    return [(text[slice(*clash.suspect)], clash.suggestion) for clash in found if clash.suspect]


@pytest.mark.parametrize(
    ("text", "wrong", "right"),
    [
        (
            "A Brazilian frigate broke down and was towed by an Indian tug. Engineers began working on the Indian "
            "frigate at night.",
            "Indian",
            "Brazilian",
        ),
        (
            "A Danish trawler sank after a crash with a Polish ferry. Divers will go down to the Polish trawler.",
            "Polish",
            "Danish",
        ),
        (
            "A Kenyan locomotive hit a Ugandan lorry on Monday. The Ugandan locomotive was lifted by a crane.",
            "Ugandan",
            "Kenyan",
        ),
        (
            "A French satellite came within 90 metres of a Chinese rocket stage. The Chinese satellite was moved.",
            "Chinese",
            "French",
        ),
        (
            "A Spanish helicopter picked up the crew, and a Moroccan cutter stood by. The Moroccan helicopter flew on.",
            "Moroccan",
            "Spanish",
        ),
    ],
)
def test_a_thing_taken_up_with_another_nationality_is_found(text: str, wrong: str, right: str) -> None:
    assert mended(text) == [(wrong, right)]


@pytest.mark.parametrize(
    "text",
    [
        "A Brazilian frigate met an Indian tug. A second ship, the Indian frigate Kora, came. Both frigates left.",
        "A Brazilian frigate and an Indian frigate met. The Indian frigate towed an Indian tug.",
        "A French company bought a Chinese mill. The Chinese company had asked for more.",
        "A Spanish player scored, and a Dutch referee left. The Dutch player was sent off.",
        "The Brazilian government met an Indian delegation. The Indian government was pleased.",
        "A Danish trawler sank off a Polish port. Another, the Polish trawler Hel, saw it.",
        "A Danish trawler sank. “The Polish trawler was near a Polish ferry,” he said.",
    ],
)
def test_several_things_people_and_bodies_are_left_alone(text: str) -> None:
    assert mended(text) == []
