"""Offices, names and ages of people: one exact comparison a file."""

from __future__ import annotations

from factcheck.comparisons.people import (
    ages,
    claimants,
    holders,
    misnamed,
    names,
    relatives,
    seats,
    spellings,
    strangers,
    titled,
)

COMPARISONS = (
    holders.compare,
    seats.compare,
    claimants.compare,
    names.compare,
    misnamed.compare,
    spellings.compare,
    strangers.compare,
    titled.compare,
    relatives.compare,
    ages.compare,
)
