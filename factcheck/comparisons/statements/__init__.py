"""Outcomes, opposites and quotations: one exact comparison a file."""

from __future__ import annotations

from factcheck.comparisons.statements import (
    ballots,
    consequences,
    headlined,
    next_words,
    opposites,
    outcomes,
    own_words,
    quotes,
    redecided,
    retold,
    self_named,
)

COMPARISONS = (
    outcomes.compare,
    headlined.compare,
    opposites.compare,
    consequences.compare,
    redecided.compare,
    ballots.compare,
    next_words.compare,
    own_words.compare,
    quotes.compare,
    self_named.compare,
    retold.compare,
)
