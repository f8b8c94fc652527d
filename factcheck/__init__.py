"""Does this article contradict itself?

::

    report = factcheck.check(text)            # str | pathlib.Path | Article -> Report
    checker = factcheck.Checker("small")      # one model load, many articles
    claims = factcheck.split_claims(text)     # needs no model
    model = factcheck.load_model("small")     # "small" | folder | hub id

An article flows one way: paragraphs → sentences → mentions and speakers → claims → pairs → verdicts → contradictions
→ report. ``factcheck/checker.py`` alone knows the order.

Why the names below load on first use (PEP 562): importing them all costs more CPU time than the budget of 0.1 s, and
pytest pays it in every run of an environment that has the package. Nothing here loads torch, transformers or numpy.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from factcheck.checker import Checker, check, split_claims
    from factcheck.datatypes import Article, Claim, Contradiction, NliModel, Probs, Span, Tally
    from factcheck.errors import FactcheckError, InputError, MissingExtra, ModelError, OptionsError
    from factcheck.models import load_model
    from factcheck.models.table import TableModel
    from factcheck.reports import Report

__version__ = "0.1.0"

_HOMES = {
    "checker": ("Checker", "check", "split_claims"),
    "datatypes": ("Article", "Claim", "Contradiction", "NliModel", "Probs", "Span", "Tally"),
    "errors": ("FactcheckError", "InputError", "MissingExtra", "ModelError", "OptionsError"),
    "models": ("load_model",),
    "models.table": ("TableModel",),
    "reports": ("Report",),
}

__all__ = [
    "Article",
    "Checker",
    "Claim",
    "Contradiction",
    "FactcheckError",
    "InputError",
    "MissingExtra",
    "ModelError",
    "NliModel",
    "OptionsError",
    "Probs",
    "Report",
    "Span",
    "TableModel",
    "Tally",
    "check",
    "load_model",
    "split_claims",
]


def __getattr__(name: str) -> object:
    from importlib import import_module

    if name == "testing":  # factcheck.testing.assert_consistent works without a second import
        return import_module(f"{__name__}.testing")
    for home, names in _HOMES.items():
        if name in names:
            return getattr(import_module(f"{__name__}.{home}"), name)
    raise AttributeError(f"module {__name__!r} has no attribute {name!r}")


def __dir__() -> list[str]:
    return sorted([*globals(), *__all__])
