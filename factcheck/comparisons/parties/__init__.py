"""Who has which part in a deal, a deed or a payment: one exact comparison a file."""

from __future__ import annotations

from factcheck.comparisons.parties import (
    attributes,
    deals,
    deeds,
    echoes,
    finals,
    flows,
    halves,
    outsiders,
    payments,
    ships,
    standings,
    takeovers,
)

COMPARISONS = (
    attributes.compare,
    deeds.compare,
    payments.compare,
    deals.compare,
    outsiders.compare,
    takeovers.compare,
    finals.compare,
    standings.compare,
    halves.compare,
    flows.compare,
    ships.compare,
    echoes.compare,
)
