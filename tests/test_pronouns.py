"""Pronouns: whom "he" and "she" mean, on a gold file of our own, and what the check makes of it."""

from __future__ import annotations

from pathlib import Path

import marked
import pytest

from factcheck import Checker, TableModel, split_claims
from factcheck.mentions import pronouns

GOLD = Path(__file__).parent / "data" / "pronouns.txt"


def same(entity: str, name: str) -> bool:
    """Whether an entity is the person of that name, be it by the surname only."""
    return entity == name or f" {name}".endswith(f" {entity}") or f" {entity}".endswith(f" {name}")


def tally() -> dict[str, list[str]]:
    told: dict[str, list[str]] = {"right": [], "wrong": [], "left": [], "rightly left": []}
    for passage in marked.read(GOLD):
        found = marked.resolved(passage.text, pronouns.find)
        for at, name in passage.meant.items():
            entity = found.get(at)
            if entity is None:
                kind = "left" if name else "rightly left"
            else:
                kind = "right" if name and same(entity, name) else "wrong"
            told[kind].append(f"{passage.text[max(0, at - 60) : at + 20]!r}: {entity}, not {name}")
    return told


def test_the_gold_file_is_read() -> None:
    assert sum(len(passage.meant) for passage in marked.read(GOLD)) >= 150
    assert all("[" not in passage.text for passage in marked.read(GOLD))


def test_what_is_resolved_is_right() -> None:
    told = tally()
    assert len(told["wrong"]) <= 2, "\n".join(told["wrong"])
    assert len(told["right"]) >= 95, "\n".join(told["left"])
    assert len(told["rightly left"]) >= 35


def test_an_office_told_of_a_pronoun_is_held_by_whom_it_means() -> None:
    text = "Prime Minister Ana Duarte came to Talca. She has been finance minister of Chile since May.\n"
    assert "Ana Duarte is the finance minister of Chile." in [c.text for c in split_claims(text)]


def test_an_office_told_of_nobody_knows_whom_is_left_alone() -> None:
    text = "Ana Duarte met the historian Petra Lind. She has been finance minister of Chile since May.\n"
    assert not [c.text for c in split_claims(text) if "finance" in c.text and c.kind == "role"]


def test_an_age_told_of_a_pronoun_is_that_of_whom_it_means() -> None:
    text = "Ana Duarte, 54, opened the bridge on Monday.\n\nDuarte cut the ribbon at noon. She is 45, police said.\n"
    (found,) = Checker(model=TableModel({})).check(text).contradictions
    assert found.code == "FC201"
    assert found.suspect
    assert text[found.suspect.start : found.suspect.end] == "45"


@pytest.mark.parametrize(
    ("text", "wrong"),
    [
        ("Ana Duarte, 54, was hurt on Monday.\n\nDuarte fell at noon. The 45-year-old was taken to Talca.\n", ["45"]),
        ("Ana Duarte, 54, was hurt on Monday.\n\nDuarte fell at noon. The 54-year-old was taken to Talca.\n", []),
        ("Ana Duarte, 54, was hurt on Monday.\n\nDuarte hit a cyclist. The 45-year-old was taken to Talca.\n", []),
        ("Ana Duarte, 54, met Petra Lind, 45.\n\nDuarte fell at noon. The 45-year-old was taken to Talca.\n", []),
        ("Ana Duarte, 54, was hurt on Monday.\n\nDuarte fell at noon. The 45-year-old driver was taken away.\n", []),
    ],
)
def test_an_age_that_describes_somebody_is_compared_where_it_is_safe(text: str, wrong: list[str]) -> None:
    found = Checker(model=TableModel({})).check(text).contradictions
    assert [text[f.suspect.start : f.suspect.end] for f in found if f.suspect] == wrong


def test_pronouns_keep_their_offsets() -> None:
    text = "# Bridge\n\n*Ana* **Duarte** was late. When *she* came, it rained.\n"
    found = marked.resolved(text, pronouns.find)
    assert {text[at : at + 3] for at in found} <= {"she"}
