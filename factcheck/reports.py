"""What a check hands back: :class:`Report`, or :class:`Unchecked` for an article that could not be read.

Both are plain data; how they look on a screen, in JSON or in HTML is written in ``formats``, which is imported only
by the methods that need it.
"""

from __future__ import annotations

import dataclasses
from collections import Counter
from collections.abc import Iterable
from typing import Any, TypeAlias

from factcheck.datatypes import Article, Claim, Contradiction, Severity, Span, Tally

#: severities in rising order
LEVELS: dict[Severity, int] = {"info": 0, "warning": 1, "error": 2}


def at_least(found: Iterable[Contradiction], floor: Severity) -> tuple[Contradiction, ...]:
    """Those of ``found`` whose severity is ``floor`` or higher."""
    return tuple(one for one in found if LEVELS[one.severity] >= LEVELS[floor])


def number(count: int, noun: str) -> str:
    """A count with its noun: "1 error", "2 errors"."""
    return f"{count} {noun}" if count == 1 else f"{count} {noun}s"


@dataclasses.dataclass(frozen=True, repr=False)
class Report:
    """What was found in one article; ``contradictions`` holds every severity, in text order."""

    article: Article
    claims: tuple[Claim, ...] = ()
    contradictions: tuple[Contradiction, ...] = ()
    tally: Tally = dataclasses.field(default_factory=Tally)
    model: str = ""
    unused: tuple[Span, ...] = ()  # comments that silence nothing

    @property
    def ok(self) -> bool:
        """Whether there is no error; warnings do not count."""
        return not self.shown("error")

    @property
    def path(self) -> str:
        """What the article is called."""
        return self.article.source

    def shown(self, min_severity: Severity = "warning") -> tuple[Contradiction, ...]:
        """The contradictions that a reader is shown."""
        return at_least(self.contradictions, min_severity)

    def to_dict(self, min_severity: Severity = "warning") -> dict[str, Any]:
        """One entry of ``"articles"`` of the wire schema; what is left out is counted in ``tally["hidden"]``."""
        from factcheck.formats import wire

        return wire.entry(self, min_severity)

    def to_json(self, min_severity: Severity = "warning") -> str:
        """The whole wire document, with this article as its only one."""
        from factcheck.formats import wire

        return wire.render([self], model=self.model, min_severity=min_severity)

    def to_html(self, min_severity: Severity = "warning") -> str:
        """A page of its own: no script, nothing remote, everything escaped."""
        from factcheck.formats import page

        return page.render([self], min_severity)

    def _repr_html_(self) -> str:
        from factcheck.formats import page

        return page.fragment([self])

    def __str__(self) -> str:
        from factcheck.formats import text

        return text.article(self) or repr(self)

    def __repr__(self) -> str:
        counts = Counter(one.severity for one in self.contradictions)
        found = ", ".join(number(counts[level], level) for level in reversed(LEVELS) if counts[level])
        seen = f"{number(len(self.claims), 'claim')}, {number(self.tally.pairs_judged, 'pair')} judged"
        return f"<Report {found or 'no contradictions'} in {self.path!r}: {seen}, model {self.model!r}>"


@dataclasses.dataclass(frozen=True)
class Unchecked:
    """An article that could not be checked, and why; it is never counted as a clean one."""

    path: str
    error: str

    def to_dict(self) -> dict[str, Any]:
        """One entry of ``"articles"`` of the wire schema."""
        from factcheck.formats import wire

        return wire.entry(self)


#: what became of one article of a run
Outcome: TypeAlias = Report | Unchecked
