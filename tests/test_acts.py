"""Acts: what is told to be done to what, and when."""

from __future__ import annotations

import pytest

from factcheck.acts import acts

Told = tuple[str, str | None, str, bool]


def told(text: str) -> list[Told]:
    return [(act.name, act.thing.head if act.thing else None, act.moment.text, act.planned) for act in acts(text)]


@pytest.mark.parametrize(
    ("text", "wanted"),
    [
        ("The pool, which was opened in 1912, shut in 1990.", [("open", "pool", "1912"), ("close", "pool", "1990")]),
        ("The hall, built in 1890, was torn down in 1944.", [("build", "hall", "1890"), ("destroy", "hall", "1944")]),
        ("In March 2012 the court convicted Ortega.", [("convict", "ortega", "March 2012")]),
        ("Ana Ruiz, 43, a nurse, was arrested on Tuesday.", [("arrest", "ruiz", "Tuesday")]),
        ("The bridge over the Drina was built in 1962.", [("build", "bridge", "1962")]),
        ("A jury found Ocampo guilty in 2017.", [("convict", "ocampo", "2017")]),
        ("The pact, signed in 2015, came into force in 2016.", [("sign", "pact", "2015"), ("enforce", "pact", "2016")]),
        ("Work on the tunnel began in May 2015.", [("begin", "work", "May 2015")]),
        ("The bridge's completion in 1990 was late.", [("complete", "bridge", "1990")]),
        ("She left after the opening of the hall in 1990.", [("open", "hall", "1990")]),
    ],
)  # fmt: skip
def test_acts_have_their_thing_and_their_time(text: str, wanted: list[tuple[str, str, str]]) -> None:
    assert told(text) == [(*one, False) for one in wanted]


@pytest.mark.parametrize(
    "text",
    [
        "The king will sign the treaty on Friday.",
        "The treaty is to be signed on Friday.",
        "They will eat after the king has signed the treaty on Friday.",
        "It ends on Friday, when the king will sign the treaty.",
    ],
)
def test_plans_are_told_as_plans(text: str) -> None:
    assert ("sign", "treaty", "Friday", True) in told(text)


@pytest.mark.parametrize(
    "text",
    [
        "The treaty was not signed on Friday.",
        "The treaty was to be signed on Friday.",
        "The treaty could be signed on Friday.",
        "The treaty was signed last Friday.",
        "The treaty was signed again in 2012.",
        "The treaty was signed by 2012.",
        '"The treaty was signed in 2012," she said.',
        "The treaty was signed.",
        "He said that the treaty of 2012 was good.",
    ],
)
def test_what_is_in_doubt_is_no_act(text: str) -> None:
    assert told(text) == []
