"""How much of an article the choice of pairs looks at, and how many true pairs it keeps; needs no model.

A true pair joins the sentence of a slip with one that it clashes with. It is kept if the model is asked about it, if an
exact comparison tells it, or if another participant is tried in the slip's sentence.
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any, NamedTuple

from benchmarks.datasets import Case, overlap
from factcheck import Article, street
from factcheck.datatypes import Claim, Span


class Choice(NamedTuple):
    """What became of one article: whether its true pair was kept (``None`` where it has none), and the cost."""

    sentences: int
    scored: int  # ordered pairs that the model is asked about, swaps included
    chosen: bool | None
    kept: bool | None

    @property
    def possible(self) -> int:
        """All ordered pairs of sentences."""
        return self.sentences * (self.sentences - 1)


def choice(case: Case) -> Choice:
    """What the library would ask about an article."""
    asked = street.ask(Article(case.text, source=case.id), street.ALONE)
    sentences = len(asked.read.reading.sentences)
    if case.place is None or not case.against:
        return Choice(sentences, len(asked.requests()), None, None)

    def true(one: Claim, other: Claim) -> bool:
        return any(_joins(case, a.span, b.span) for a, b in ((one, other), (other, one)))

    chosen = any(true(pair.first, pair.second) for pair in asked.candidates.pairs)
    told = any(true(clash.first, clash.second) for clash in asked.clashes)
    tried = any(overlap(swap.claim.span, case.place) for swap in asked.trials.swaps)
    return Choice(sentences, len(asked.requests()), chosen, chosen or told or tried)


def _joins(case: Case, one: Span, other: Span) -> bool:
    return case.place is not None and overlap(one, case.place) and any(overlap(other, span) for span in case.against)


def figures(cases: Sequence[Case]) -> dict[str, Any]:
    """Recall of true pairs and share of ordered pairs, over all articles and over those of 25 to 35 sentences."""
    found = [choice(case) for case in cases]
    asked = [one for one in found if one.kept is not None]
    return {
        "slips": len(asked),
        "chosen": sum(bool(one.chosen) for one in asked),
        "kept": sum(bool(one.kept) for one in asked),
        "share": _share(found),
        "share_at_30": _share([one for one in found if 25 <= one.sentences <= 35]),
        "articles_at_30": sum(25 <= one.sentences <= 35 for one in found),
    }


def _share(found: Sequence[Choice]) -> float | None:
    possible = sum(one.possible for one in found)
    return sum(one.scored for one in found) / possible if possible else None


def line(known: dict[str, Any]) -> str:
    """The figures in one line."""
    at_30 = known["share_at_30"]
    near = f", {at_30:.1%} in the {known['articles_at_30']} of 25 to 35 sentences" if at_30 is not None else ""
    true = f"{known['kept']}/{known['slips']} true pairs kept, {known['chosen']} for the model; "
    return f"choice of pairs: {true if known['slips'] else ''}{known['share']:.1%} of ordered pairs scored{near}"
