"""Articles that we wrote with their slips, and the pairs that are made of them."""

from __future__ import annotations

from pathlib import Path

import pytest

from factcheck.train import slips

ARTICLE = """Ferry runs aground off Gdynia

The ferry Nereida, with 312 passengers on board, ran aground on Friday.

Captain Jan Sobol said that all 312 were safe. The company will pay for their hotel.

Divers look at the hull on Monday. It had been painted in spring.
-----
kind: number
right: said that all 312 were safe
wrong: said that all 321 were safe
suspect: 321
against: The ferry Nereida, with 312 passengers on board
"""


def test_a_slip_contradicts_what_it_is_held_against_and_nothing_else(tmp_path: Path) -> None:
    (tmp_path / "one.txt").write_text(ARTICLE, encoding="utf-8")
    pairs = [*slips.pairs(held=True, folder=tmp_path), *slips.pairs(held=False, folder=tmp_path)]
    witness = "The ferry Nereida, with 312 passengers on board, ran aground on Friday."
    assert [(p.premise, p.hypothesis) for p in pairs if p.label == "contradiction"] == [
        (witness, "Captain Jan Sobol said that all 321 were safe.")
    ]
    assert (witness, "Captain Jan Sobol said that all 312 were safe.") in {
        (p.premise, p.hypothesis) for p in pairs if p.label == "neutral"
    }
    beside = [p for p in pairs if p.group == "slip/beside"]
    assert len(beside) == 2
    assert all(p.label == "neutral" and p.premise != witness for p in beside)


@pytest.mark.parametrize(
    ("line", "other"),
    [("suspect: 321\n", ""), ("right: said that all 312", "right: said that all 313"), ("suspect: 321", "suspect: 99")],
)
def test_a_slip_that_does_not_fit_its_article_is_an_error_with_its_file(line: str, other: str) -> None:
    assert line in ARTICLE
    with pytest.raises(ValueError, match=r"some\.txt"):
        list(slips.parse(ARTICLE.replace(line, other), "some.txt"))


def test_our_own_articles_can_be_read_and_a_tenth_is_kept_aside() -> None:
    articles = slips.read()
    assert len({one.headline for one in articles}) == len(articles) >= 160
    seen, unseen = ({p.premise for p in slips.pairs(held=held)} for held in (False, True))
    assert unseen
    assert not seen & unseen
