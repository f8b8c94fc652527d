"""The measures of the contract (section 7), as pure functions over cases and findings."""

from __future__ import annotations

import dataclasses
import random
import re
from collections.abc import Callable, Iterable, Sequence
from typing import NamedTuple

from benchmarks.datasets import Case, overlap
from factcheck.datatypes import Contradiction, Span

_ARTICLE = re.compile(r"^(?:the|an?)\s+")
LOUD = ("error", "warning")


class Interval(NamedTuple):
    """A figure and its 95 % bootstrap interval; all ``None`` where nothing was there to count."""

    value: float | None
    low: float | None
    high: float | None


class Counts(NamedTuple):
    """What was counted, in some cases; figures are made of sums of these."""

    articles: int = 0
    clean: int = 0
    slips: int = 0
    found: int = 0
    pointable: int = 0  # slips whose wrong words the set names
    located: int = 0
    mendable: int = 0  # slips whose fix the set names
    mended: int = 0
    repaired: int = 0
    flagged_slips: int = 0
    flagged_clean: int = 0
    false_errors: int = 0
    false_warnings: int = 0
    false_errors_clean: int = 0
    false_warnings_clean: int = 0


@dataclasses.dataclass(frozen=True, kw_only=True)
class Outcome:
    """One case after the library has read it."""

    id: str
    base: str
    kind: str | None
    counts: Counts


def loud(findings: Iterable[Contradiction]) -> list[Contradiction]:
    """Findings that a user is shown by default."""
    return [f for f in findings if f.severity in LOUD]


def hits(finding: Contradiction, place: Span) -> bool:
    """Whether one of the two sides overlaps a place."""
    return overlap(finding.first.span, place) or overlap(finding.second.span, place)


def same_words(one: str, other: str) -> bool:
    """Equality with case, a leading article and spacing aside."""
    return _plain(one) == _plain(other)


def _plain(words: str) -> str:
    return _ARTICLE.sub("", " ".join(words.replace("’", "'").casefold().split()))


def repairs(case: Case, finding: Contradiction) -> bool:
    """Whether the suggestion, put in the suspect's place, yields the text that the fix yields.

    A set may call "Health Minister Roe" wrong where the library points at "Health Minister" alone: the same repair in
    other words, which :func:`same_words` on the suggestion would not see.
    """
    if finding.suspect is None or finding.suggestion is None or case.words is None or case.fix is None:
        return False
    low, high = min(finding.suspect.start, case.words.start), max(finding.suspect.end, case.words.end)
    ours = _put(case.text, finding.suspect, finding.suggestion, low, high)
    theirs = _put(case.text, case.words, case.repaired or case.fix, low, high)
    return _bare(ours) == _bare(theirs)


def _put(text: str, span: Span, words: str, low: int, high: int) -> str:
    return text[low : span.start] + words + text[span.end : high]


def _bare(words: str) -> list[str]:
    return [w for w in words.replace("’", "'").casefold().split() if w not in ("a", "an", "the")]


def judge(case: Case, findings: Iterable[Contradiction]) -> Outcome:
    """Count what the findings mean for a case; findings of severity "info" do not count."""
    said = loud(findings)
    if case.place is None:
        errors = sum(f.severity == "error" for f in said)
        counts = Counts(
            articles=1,
            clean=1,
            flagged_clean=int(bool(said)),
            false_errors=errors,
            false_warnings=len(said) - errors,
            false_errors_clean=errors,
            false_warnings_clean=len(said) - errors,
        )
    else:
        counts = _judge_slip(case, case.place, said)
    return Outcome(id=case.id, base=case.base, kind=case.kind, counts=counts)


def _judge_slip(case: Case, place: Span, said: Sequence[Contradiction]) -> Counts:
    right = [f for f in said if hits(f, place)]
    wrong = [f for f in said if not hits(f, place)]
    words, fix = case.words, case.fix
    return Counts(
        articles=1,
        slips=1,
        found=int(bool(right)),
        pointable=int(words is not None),
        located=int(words is not None and any(f.suspect is not None and overlap(f.suspect, words) for f in right)),
        mendable=int(fix is not None),
        mended=int(fix is not None and any(f.suggestion is not None and same_words(f.suggestion, fix) for f in right)),
        repaired=int(any(repairs(case, f) for f in right)),
        flagged_slips=int(bool(said)),
        false_errors=sum(f.severity == "error" for f in wrong),
        false_warnings=sum(f.severity == "warning" for f in wrong),
    )


def total(outcomes: Iterable[Outcome]) -> Counts:
    """The counts of several cases together."""
    return _sum([outcome.counts for outcome in outcomes])


def _sum(rows: Sequence[Counts]) -> Counts:
    return Counts(*map(sum, zip(*rows, strict=True))) if rows else Counts()


Figure = Callable[[Counts], float | None]


def _ratio(part: int, whole: int) -> float | None:
    return part / whole if whole else None


def balanced_accuracy(counts: Counts) -> float | None:
    """Mean share of slipped articles flagged and of clean ones left alone; ``None`` unless there are both."""
    if not counts.slips or not counts.clean:
        return None
    return (counts.flagged_slips / counts.slips + 1 - counts.flagged_clean / counts.clean) / 2


def accuracy(counts: Counts) -> float | None:
    """Share of articles rightly flagged or rightly left alone."""
    return _ratio(counts.flagged_slips + counts.clean - counts.flagged_clean, counts.articles)


def flag_all(counts: Counts) -> Counts:
    """The same articles under the trivial rule that flags every one."""
    return counts._replace(flagged_slips=counts.slips, flagged_clean=counts.clean)


def flag_none(counts: Counts) -> Counts:
    """The same articles under the trivial rule that never says anything."""
    return counts._replace(flagged_slips=0, flagged_clean=0)


#: every figure that is reported, by name
FIGURES: dict[str, Figure] = {
    "found": lambda c: _ratio(c.found, c.slips),
    "located": lambda c: _ratio(c.located, c.pointable),
    "mended": lambda c: _ratio(c.mended, c.mendable),
    "repaired": lambda c: _ratio(c.repaired, c.mendable),
    "false errors per clean article": lambda c: _ratio(c.false_errors_clean, c.clean),
    "false warnings per clean article": lambda c: _ratio(c.false_warnings_clean, c.clean),
    "false errors per article": lambda c: _ratio(c.false_errors, c.articles),
    "false warnings per article": lambda c: _ratio(c.false_warnings, c.articles),
    "clean articles flagged": lambda c: _ratio(c.flagged_clean, c.clean),
    "accuracy": accuracy,
    "balanced accuracy": balanced_accuracy,
}


def bootstrap(outcomes: Sequence[Outcome], *, rounds: int = 1000, seed: int = 0) -> dict[str, Interval]:
    """Every figure with its interval, from ``rounds`` draws of base articles with replacement."""
    by_base: dict[str, list[Counts]] = {}
    for outcome in outcomes:
        by_base.setdefault(outcome.base, []).append(outcome.counts)
    bases = [_sum(rows) for rows in by_base.values()]
    chance = random.Random(seed)
    drawn = [_sum(chance.choices(bases, k=len(bases))) for _ in range(rounds)] if bases else []
    whole = _sum(bases)
    return {name: _interval(figure(whole), [figure(counts) for counts in drawn]) for name, figure in FIGURES.items()}


def _interval(value: float | None, drawn: Sequence[float | None]) -> Interval:
    known = sorted(x for x in drawn if x is not None)
    if value is None or not known:
        return Interval(value, None, None)
    return Interval(value, known[int(0.025 * len(known))], known[min(int(0.975 * len(known)), len(known) - 1)])
