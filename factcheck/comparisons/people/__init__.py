"""Offices, names and ages of people: one exact comparison a file."""

from __future__ import annotations

from factcheck.comparisons.people import (
    ages,
    ages_in_words,
    appointed,
    claimants,
    holders,
    misnamed,
    names,
    rivals,
    seats,
    sides,
    spellings,
    strangers,
    titled,
)

COMPARISONS = (
    holders.compare,
    seats.compare,
    claimants.compare,
    rivals.compare,
    sides.compare,
    appointed.compare,
    names.compare,
    misnamed.compare,
    spellings.compare,
    strangers.compare,
    titled.compare,
    ages.compare,
    ages_in_words.compare,
)
