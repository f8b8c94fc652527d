"""Words → quantities: numbers as news writes them, with what they count or measure.

Read by rules of our own, for no tagger says what a number is *of*: "nearly 2,300 people", "a five-year contract",
"£1.18bn", "half a percentage point", "the 54-year-old". Idea: comparing quantities needs unit, noun and bound as much
as the value (EQUATE, Ravichander et al. 2019, arXiv 1901.03735).
"""

from __future__ import annotations

from factcheck.quantities.agreement import Slip, agree, confusable, makes, slip, written_like
from factcheck.quantities.changes import Change, changes
from factcheck.quantities.nouns import PERSONS, same_thing, share_thing
from factcheck.quantities.reading import Quantity, read
from factcheck.quantities.units import UNITS
from factcheck.quantities.votes import Result, results

__all__ = [
    "PERSONS", "UNITS", "Change", "Quantity", "Result", "Slip", "agree", "changes", "confusable", "makes", "read",
    "results", "same_thing", "share_thing", "slip", "written_like",
]  # fmt: skip
