"""Hand-written pairs and made headlines."""

from __future__ import annotations

import pytest

from factcheck.train import headlines, written


def test_a_group_is_a_premise_and_its_hypotheses() -> None:
    text = "P: It sank.\nC outcome: It is afloat.\nN other: It was old.\n\nP: He won.\nE outcome: He did not lose.\n"
    found = list(written.parse(text))
    assert [(e.premise, e.label, e.group) for e in found] == [
        ("It sank.", "contradiction", "outcome"),
        ("It sank.", "neutral", "other"),
        ("He won.", "entailment", "outcome"),
    ]


@pytest.mark.parametrize("text", ["C outcome: It is afloat.", "P: It sank.\nX outcome: no", "P: It sank.\nno colon"])
def test_a_line_that_is_neither_is_an_error_with_its_place(text: str) -> None:
    with pytest.raises(ValueError, match=r"<text>:\d"):
        list(written.parse(text))


def test_our_own_files_can_be_read() -> None:
    for example in written.read():
        assert example.premise
        assert example.hypothesis


@pytest.mark.parametrize(
    ("sentence", "short"),
    [
        (
            "The council of Ulm rejected a wind farm on Tuesday, after hours of debate that drew a large crowd.",
            "Council of Ulm rejects wind farm",
        ),
        ("He left.", None),
        ("“We won,” said the captain of the Danish team after the match in Odense.", None),
    ],
)
def test_a_lead_becomes_a_headline(sentence: str, short: str | None) -> None:
    assert headlines.headline(sentence) == short
