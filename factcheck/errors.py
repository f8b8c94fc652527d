"""What can go wrong, as one tree.

::

    FactcheckError
    ├── InputError      (ValueError)   an article that cannot be read: missing, binary, wrong encoding, too large
    ├── OptionsError    (ValueError)   an option outside its range, an unknown key
    ├── ModelError                     a model that is missing, damaged or not a three-label NLI model
    └── MissingExtra    (ImportError)  an optional dependency is not installed; the message is the pip command

Foreign errors are mapped to these where they arise, with their cause kept. Nothing returns ``None`` for failure.
"""

from __future__ import annotations


class FactcheckError(Exception):
    """Any error that this library raises on purpose."""


class InputError(FactcheckError, ValueError):
    """An article that cannot be read."""


class OptionsError(FactcheckError, ValueError):
    """An option that is unknown or out of range."""


class ModelError(FactcheckError):
    """A model that cannot be used."""


class MissingExtra(FactcheckError, ImportError):
    """An optional dependency that is not installed."""

    def __init__(self, module: str, extra: str) -> None:
        super().__init__(f"{module} is not installed: pip install 'factcheck-nli[{extra}]'")
