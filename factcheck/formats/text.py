"""Reports as a person reads them in a terminal, a log or a failed test."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from typing import NamedTuple

from factcheck.datatypes import Article, Claim, Contradiction, Severity, Span
from factcheck.excerpts import degrade, excerpt, visible
from factcheck.formats.codes import RULES
from factcheck.formats.places import pointed_at
from factcheck.reports import LEVELS, Outcome, Report, Unchecked, number

_COLOURS = {"error": "1;31", "warning": "1;33", "info": "1;36", "strong": "1", "faint": "2", "good": "1;32"}


class Style(NamedTuple):
    """How lines are drawn."""

    colour: bool = False
    columns: int = 100
    encoding: str = "utf-8"

    @property
    def gap(self) -> str:
        """What stands for words left out."""
        return "…" if self.encoding.lower().startswith("utf") else "..."

    def paint(self, words: str, colour: str) -> str:
        """``words`` in a colour, if there is colour."""
        return f"\x1b[{_COLOURS[colour]}m{words}\x1b[0m" if self.colour and words else words

    def fit(self, lines: str) -> str:
        """``lines`` in the characters that the screen has."""
        return lines if self.gap == "…" else degrade(lines, self.encoding)


PLAIN = Style()


def article(report: Report, style: Style = PLAIN, min_severity: Severity = "warning") -> str:
    """All that is shown of one article, findings parted by empty lines; empty where there is nothing to say."""
    found = [_finding(report, one, style) for one in report.shown(min_severity)]
    if not report.claims and not found:
        found = [f"{path(report.path)}: nothing to check: no claims found"]
    return style.fit("\n\n".join(found))


def findings(found: object) -> list[str]:
    """Findings without their article, some lines each; none where ``found`` is anything else."""
    if not (isinstance(found, tuple | list) and found and all(isinstance(one, Contradiction) for one in found)):
        return []
    lines = []
    for one in found:
        lines.append(f"{one.code} {one.severity}: {visible(one.reason)}")
        lines += [f"    {visible(side.sentence.text)}" for side in (one.first, one.second)]
        lines += [f"    suggestion: {visible(one.suggestion)}"] if one.suggestion else []
    return lines


def claims(source: Article, found: Sequence[Claim], style: Style = PLAIN) -> str:
    """The claims of an article, one a line."""
    lines = []
    for claim in found:
        line, column = source.line_col(claim.start)
        speaker = f" [{visible(claim.speaker)}]" if claim.speaker else ""
        where = style.paint(f"{path(source.source)}:{line}:{column}:", "strong")
        lines.append(f"{where} {claim.kind}{style.paint(speaker, 'warning')} {visible(claim.text)}")
    return style.fit("\n".join(lines) or f"{path(source.source)}: no claims found")


def path(name: str) -> str:
    """The name of an article, harmless and never at the start of a log command."""
    shown = visible(name)
    return f"./{shown}" if shown.startswith(("::", "##")) else shown


def summary(
    outcomes: Sequence[Outcome],
    style: Style = PLAIN,
    *,
    seconds: float | None = None,
    min_severity: Severity = "warning",
) -> str:
    """What was found and looked at in a run, and what was not looked at."""
    reports = [one for one in outcomes if isinstance(one, Report)]
    parts = [_verdict(outcomes, style, min_severity), _looked_at(reports)]
    parts += [f"{seconds:.1f} s"] if seconds is not None else []
    lines = [" · ".join(part for part in parts if part)]
    left_out = _left_out(reports, min_severity)
    lines += [style.paint(f"  {line}", "faint") for line in left_out]
    return style.fit("\n".join(lines))


def _finding(report: Report, found: Contradiction, style: Style) -> str:
    line, column = report.article.line_col(pointed_at(found).start)
    where = style.paint(f"{path(report.path)}:{line}:{column}:", "strong")
    level = style.paint(found.severity, found.severity)
    lines = [f"{where} {found.code} {level}: {visible(found.reason).rstrip('.')}"]
    lines_of = [(one.article or report.article).line_col(one.start)[0] for one in (found.first, found.second)]
    gutter = len(str(max(lines_of))) + 2
    for claim in (found.first, found.second):
        lines += _side(report.article, claim, found, gutter, style)
    lines.append(f"  why: {RULES[found.code].clash} (score {found.score:.2f}){_witnesses(found, report.article)}")
    if found.suggestion:
        lines.append(f"  suggestion: {_suggestion(report.article, found)}")
    return "\n".join(lines)


def _side(checked: Article, claim: Claim, found: Contradiction, gutter: int, style: Style) -> list[str]:
    source = claim.article or checked
    focus, mark = _focus(claim, found)
    seen = excerpt(claim.sentence, focus, room=max(style.columns - gutter - 3, 20), mark=mark, gap=style.gap)
    line = source.line_col((focus or claim.span).start)[0]
    bar = style.paint("|", "faint")
    lines = [f"{' ' * gutter} in {path(claim.article.source)}:"] if claim.article else []
    lines += [f"{style.paint(str(line).rjust(gutter), 'faint')} {bar} {seen.text.rstrip()}"]
    if seen.marks:
        marks = style.paint(seen.marks, found.severity if mark == "^" else "faint")
        lines.append(f"{' ' * gutter} {bar} {marks}")
    return lines


def _focus(claim: Claim, found: Contradiction) -> tuple[Span | None, str]:
    """The words to mark in a claim: the suspect ones, else its office, else the claim where it is not the sentence."""
    place, suspect = claim.sentence, found.suspect if claim.article is None else None
    if suspect and place.start < suspect.end and suspect.start < place.end and _is_suspect_side(claim, found):
        return suspect, "^"
    if claim.role and claim.role.words.end > claim.role.words.start:
        return claim.role.words, "-"
    if claim.start > place.start or claim.end < place.end:
        return claim.span, "-"
    return None, "-"


def _is_suspect_side(claim: Claim, found: Contradiction) -> bool:
    """With both claims in one sentence, the suspect words belong to the claim that they stand in."""
    suspect = found.suspect
    if suspect is None or found.first.sentence != found.second.sentence:
        return suspect is not None
    inside = [one for one in (found.first, found.second) if suspect.overlaps(one.span)]
    return claim == min(inside or [claim], key=lambda one: one.end - one.start)


def _witnesses(found: Contradiction, source: Article) -> str:
    if not found.witnesses:
        return ""
    count = len({one.sentence.index for one in found.witnesses})
    lines = sorted({source.line_col(one.start)[0] for one in found.witnesses})
    listed = ", ".join(map(str, lines[:5])) + (", …" if len(lines) > 5 else "")
    verb = "agrees" if count == 1 else "agree"
    return f"; {count} more {'sentence' if count == 1 else 'sentences'} {verb} with the other side (line {listed})"


def _suggestion(source: Article, found: Contradiction) -> str:
    meant = visible(found.suggestion or "")
    if found.suspect is None:
        return meant
    return f"“{visible(source.text[found.suspect.start : found.suspect.end])}” → “{meant}”"


def _verdict(outcomes: Sequence[Outcome], style: Style, min_severity: Severity) -> str:
    reports = [one for one in outcomes if isinstance(one, Report)]
    levels = Counter(found.severity for report in reports for found in report.shown(min_severity))
    counts = [number(levels[level], level) for level in reversed(LEVELS) if levels[level]]
    unread = sum(isinstance(one, Unchecked) for one in outcomes)
    failed = f"{number(unread, 'article')} could not be checked" if unread else ""
    among = f"in {number(len(reports), 'article')}"
    if counts:
        words = f"{', '.join(counts)} {among}"
    elif any(report.claims for report in reports):
        words = f"no contradictions found {among}"
    else:
        words = f"nothing to check {among}" if reports else ""
    words = ", ".join(part for part in (words, failed) if part)
    return style.paint(f"✖ {words}", "error") if counts or unread else style.paint(f"✔ {words}", "good")


def _looked_at(reports: Sequence[Report]) -> str:
    if not reports:
        return ""
    parts = [
        number(sum(len(one.claims) for one in reports), "claim"),
        f"{number(sum(one.tally.pairs_judged for one in reports), 'pair')} judged",
    ]
    furniture = sum(one.tally.furniture for one in reports)
    parts += [f"{number(furniture, 'line')} of furniture skipped"] if furniture else []
    return ", ".join(parts)


def _left_out(reports: Sequence[Report], min_severity: Severity) -> list[str]:
    too_long = sum(one.tally.pairs_too_long + one.tally.swaps_too_long for one in reports)
    skipped = sum(one.tally.pairs_skipped + one.tally.swaps_skipped for one in reports)
    hidden = sum(one.tally.hidden + len(one.contradictions) - len(one.shown(min_severity)) for one in reports)
    parts = [f"{number(too_long, 'pair')} too long for the model"] if too_long else []
    parts += [f"{number(skipped, 'pair')} with less in common"] if skipped else []
    lines = [f"not judged: {', '.join(parts)}"] if parts else []
    silenced = sum(one.tally.suppressed for one in reports)
    lines += [f"silenced by comments: {number(silenced, 'finding')}"] if silenced else []
    accepted = sum(one.tally.accepted for one in reports)
    lines += [f"accepted by house facts: {number(accepted, 'finding')}"] if accepted else []
    known = sum(one.tally.baselined for one in reports)
    lines += [f"in the baseline: {number(known, 'finding')}"] if known else []
    for one in reports:
        for span in one.unused:
            line, column = one.article.line_col(span.start)
            lines.append(f"{path(one.path)}:{line}:{column}: this comment silences nothing and can go")
    if hidden:
        lines.append(f"not shown: {number(hidden, 'less certain finding')} (see them with --min-severity info)")
    return lines
