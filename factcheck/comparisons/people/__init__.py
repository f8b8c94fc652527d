"""Offices, names and ages of people: one exact comparison a file."""

from __future__ import annotations

from factcheck.comparisons.people import (
    ages,
    ages_in_words,
    claimants,
    holders,
    misnamed,
    names,
    seats,
    spellings,
    strangers,
)

COMPARISONS = (
    holders.compare,
    seats.compare,
    claimants.compare,
    names.compare,
    misnamed.compare,
    spellings.compare,
    strangers.compare,
    ages.compare,
    ages_in_words.compare,
)
