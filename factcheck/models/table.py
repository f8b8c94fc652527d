"""A model that is a table: what tests, documents and examples use in place of a network."""

from __future__ import annotations

import math
from collections.abc import Mapping, Sequence

from factcheck.datatypes import Probs
from factcheck.errors import OptionsError

NEUTRAL = Probs(0.0, 1.0, 0.0)


class TableModel:
    """Looks (premise, hypothesis) up; pairs that are not in the table get ``default``.

    A value of ``None`` stands for a pair that does not fit the window. With ``symmetric=True`` an entry also holds
    for the pair turned round, unless that has an entry of its own.
    """

    def __init__(
        self,
        table: Mapping[tuple[str, str], Probs | tuple[float, float, float] | None],
        default: Probs | tuple[float, float, float] = NEUTRAL,
        name: str = "table",
        *,
        symmetric: bool = False,
    ) -> None:
        self._table = {pair: None if value is None else _probs(value) for pair, value in table.items()}
        self._default = _probs(default)
        self._name = name
        self._symmetric = symmetric

    @property
    def name(self) -> str:
        """What reports call the model."""
        return self._name

    def score(self, pairs: Sequence[tuple[str, str]]) -> list[Probs | None]:
        """The table's probabilities, in order."""
        return [self._look_up(premise, hypothesis) for premise, hypothesis in pairs]

    def _look_up(self, premise: str, hypothesis: str) -> Probs | None:
        if (premise, hypothesis) in self._table:
            return self._table[premise, hypothesis]
        if self._symmetric:
            return self._table.get((hypothesis, premise), self._default)
        return self._default


def _probs(value: Sequence[float]) -> Probs:
    """Three probabilities that sum to 1, or an error that shows them."""
    if len(value) != 3 or not all(0 <= part <= 1 for part in value) or not math.isclose(sum(value), 1, abs_tol=1e-3):
        raise OptionsError(f"entailment, neutral and contradiction must be in 0..1 and sum to 1: {tuple(value)}")
    return Probs(*value)
