"""Verdicts: each pair is read both ways, and one that does not fit the model is not judged at all."""

from __future__ import annotations

import pytest

from factcheck.datatypes import Claim, Pair, Probs, Run, Sentence
from factcheck.models import TableModel
from factcheck.verdicts import judge, requests

SAME, OPEN, CLASH = Probs(0.9, 0.1, 0.0), Probs(0.1, 0.8, 0.1), Probs(0.0, 0.2, 0.8)


def claim(index: int, text: str) -> Claim:
    sentence = Sentence(text=text, runs=(Run(0, 100 * index, 100 * index + len(text)),), index=index, paragraph=0)
    return Claim(text=text, start=sentence.start, end=sentence.end, sentence=sentence)


OPENED, CLOSED, LONG = claim(0, "The bridge opened."), claim(1, "The bridge is shut."), claim(2, "The bridge is long.")
PAIRS = [
    Pair(first=one, second=other, why="same words", priority=1.0)
    for one, other in ((OPENED, CLOSED), (OPENED, LONG), (CLOSED, LONG))
]


def test_both_directions_of_every_pair_are_asked_in_turn() -> None:
    assert requests(PAIRS) == [
        ("The bridge opened.", "The bridge is shut."),
        ("The bridge is shut.", "The bridge opened."),
        ("The bridge opened.", "The bridge is long."),
        ("The bridge is long.", "The bridge opened."),
        ("The bridge is shut.", "The bridge is long."),
        ("The bridge is long.", "The bridge is shut."),
    ]


def test_each_direction_keeps_its_own_answer() -> None:
    model = TableModel({(OPENED.text, CLOSED.text): CLASH, (CLOSED.text, OPENED.text): SAME}, default=OPEN)
    verdicts = judge(PAIRS, model.score(requests(PAIRS)))
    assert [verdict.pair for verdict in verdicts] == PAIRS
    assert [(verdict.forward, verdict.backward) for verdict in verdicts] == [(CLASH, SAME), (OPEN, OPEN), (OPEN, OPEN)]


def test_a_contradiction_is_the_mean_and_an_entailment_the_stronger_of_both_directions() -> None:
    verdict = judge(PAIRS[:1], [CLASH, SAME])[0]
    assert verdict.contradiction == pytest.approx(0.4)
    assert verdict.entailment == pytest.approx(0.9)
    turned = judge(PAIRS[:1], [SAME, CLASH])[0]
    assert (turned.contradiction, turned.entailment) == (verdict.contradiction, verdict.entailment)


@pytest.mark.parametrize("answers", [(None, CLASH), (CLASH, None), (None, None)])
def test_a_pair_that_does_not_fit_in_one_direction_gets_no_verdict(answers: tuple[Probs | None, Probs | None]) -> None:
    verdicts = judge(PAIRS, [SAME, SAME, *answers, CLASH, CLASH])
    assert [(verdict.pair, verdict.forward) for verdict in verdicts] == [(PAIRS[0], SAME), (PAIRS[2], CLASH)]


def test_no_pairs_make_no_requests_and_no_verdicts() -> None:
    assert requests([]) == []
    assert judge([], []) == []
