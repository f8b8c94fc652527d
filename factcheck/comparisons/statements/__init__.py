"""Outcomes, opposites and quotations: one exact comparison a file."""

from __future__ import annotations

from factcheck.comparisons.statements import opposites, outcomes, quotes, retold, self_named

COMPARISONS = (outcomes.compare, opposites.compare, quotes.compare, self_named.compare, retold.compare)
