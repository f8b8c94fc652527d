"""Why two places of an article are a finding, or why they are none: each step's word on them."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import product

from factcheck import participants, sameness, street, suppressions, verdicts
from factcheck.datatypes import Article, Claim, Clash, Contradiction, NliModel, Pair, Verdict, earlier_first
from factcheck.decisions import offices, statements
from factcheck.decisions.levels import LEVELS

_MOST = 4  # pairs of two lines that are explained, the likeliest to tell of one thing first


class Explainer:
    """One article, read once, with the model's word at hand."""

    def __init__(self, article: Article, model: NliModel, desk: street.Desk = street.ALONE) -> None:
        self.article, self.model = article, model
        self.asked = street.ask(article, desk)
        self.claims = [c for c in self.asked.read.reading.claims if not c.article]
        answers = model.score(self.asked.requests())
        self.outliers = participants.weigh(self.asked.trials.swaps, answers[2 * len(self.asked.candidates.pairs) :])
        self.report = street.report(self.asked, answers, model.name, desk)
        self.weight = sameness.weights(self.claims)

    def lines(self, first: int, second: int) -> list[str]:
        """What there is to say about two lines of the article, numbered from 1."""
        told = self._pairs(first, second)
        if not told:
            last = self.article.line_col(len(self.article.text))[0]
            if beyond := [line for line in (first, second) if line > last]:
                return [f"nothing to compare: there is no line {beyond[0]}, the last one is {last}"]
            empty = [line for line in (first, second) if not self._on(line)]
            where = " and ".join(f"line {line}" for line in empty) or "these two lines"
            return [f"nothing to compare: {where} states nothing that is checked (empty, furniture, a question, code)"]
        return [line for one, other in told for line in (*self.pair(one, other), "")][:-1]

    def finding(self, found: Contradiction) -> list[str]:
        """What there is to say about a finding."""
        if found.second.article:
            return [f"  it clashes with {found.second.article.source}, which is trusted"]
        if found.kind == "participant" and (swapped := list(self._swapped(found.first, found.second))):
            return swapped
        return list(self._grounds(found.first, found.second))

    def pair(self, one: Claim, other: Claim) -> Iterator[str]:
        """What there is to say about two claims."""
        for claim in (one, other):
            line, column = self.article.line_col(claim.start)
            speaker = f" (said by {claim.speaker})" if claim.speaker else ""
            yield f"{line}:{column} {claim.kind}{speaker}: {claim.text}"
        hits = [found for found in self.report.contradictions if _between(found, one, other)]
        yield from (f"  found: {found.code} {found.severity}, score {found.score:.2f}" for found in hits)
        if not hits:
            yield "  not a finding" + self._silenced(one, other)
        yield from self._grounds(one, other)

    def _silenced(self, one: Claim, other: Claim) -> str:
        """Which comment covers the two claims, if one does."""
        for found in suppressions.read(self.article.text):
            if any(side.span.overlaps(found.scope) for side in (one, other)):
                line, _ = self.article.line_col(found.comment.start)
                return (
                    f" that is shown: the comment on line {line} silences {', '.join(found.codes) or 'all codes'} here"
                )
        return ""

    def _grounds(self, one: Claim, other: Claim) -> Iterator[str]:
        for clash in self.asked.clashes:
            if _between(clash, one, other):
                yield f"  compared exactly: {clash.reason} (score {clash.score:.2f})"
        yield from self._swapped(one, other)
        pair = self._proposed(one, other)
        chosen = f"chosen for the model: {pair.why}" if pair else f"not chosen for the model: {_why_not(one, other)}"
        yield f"  {chosen}"
        if one.kind != other.kind or one.span == other.span or _two_people(one, other):
            return
        first, second = earlier_first(one, other)
        asked = pair or Pair(first=first, second=second, why="asked for", priority=0.0)
        judged = verdicts.judge([asked], self.model.score(verdicts.requests([asked])))
        yield from self._weighed(judged[0]) if judged else ["  too long for the model"]

    def _swapped(self, one: Claim, other: Claim) -> Iterator[str]:
        """What came of putting another participant in place of one."""
        for outlier in self.outliers:
            swap = outlier.swap
            if swap.claim in (one, other) and outlier.witness in (one, other):
                yield f"  “{swap.mention.text}” was tried as “{swap.words}”:"
                yield f"    the rest of the article goes better with it by {outlier.gain:.2f} (of -2 to 2)"
                yield f"    {len(swap.pairings)} other sentences pair it so, {swap.told} as it stands there"

    def _weighed(self, verdict: Verdict) -> Iterator[str]:
        forward, backward = verdict.forward.contradiction, verdict.backward.contradiction
        said = f"contradiction {forward:.2f} forward, {backward:.2f} backward; entailment {verdict.entailment:.2f}"
        yield f"  the model: {said}"
        if verdict.pair.first.role and verdict.pair.second.role:
            reason = offices.compatible_because(verdict, self.claims)
            yield f"  offices: {reason or 'nothing says that one person may hold both'}"
            yield _thresholds("role")
            return
        known = statements.evidence(verdict, self.weight)
        parts = sorted(((statements.WEIGHTS[name] * value, name, value) for name, value in known.items()), reverse=True)
        for weight, name, value in parts:
            if name != "constant" and abs(weight) >= 0.05:
                yield f"    {weight:+.2f} {statements.MEANING[name]} ({value:.2f})"
        reason = sameness.apart(verdict.pair.first.text, verdict.pair.second.text)
        if reason:
            yield f"    the wording speaks of {reason}"
        yield f"  as a statement: score {statements.statement_score(known):.2f}"
        yield _thresholds("statement")

    def _pairs(self, first: int, second: int) -> list[tuple[Claim, Claim]]:
        found = {
            (one.start, one.end, other.start, other.end, one.kind): (one, other)
            for one, other in product(self._on(first), self._on(second))
            if one.kind == other.kind and (one is not other or any(_between(c, one, one) for c in self.asked.clashes))
        }
        rows = sorted(found.values(), key=lambda pair: -sameness.sameness(pair[0], pair[1], self.weight))
        return rows[:_MOST]

    def _on(self, line: int) -> list[Claim]:
        def at(offset: int) -> int:
            return self.article.line_col(offset)[0]

        return [c for c in self.claims if at(c.sentence.start) <= line <= at(max(c.sentence.start, c.sentence.end - 1))]

    def _proposed(self, one: Claim, other: Claim) -> Pair | None:
        first, second = earlier_first(one, other)
        return next((p for p in self.asked.candidates.pairs if p.first == first and p.second == second), None)


def _why_not(one: Claim, other: Claim) -> str:
    if one.kind != other.kind:
        return "an office is not compared with a sentence"
    if _two_people(one, other):
        return "two people"
    if one.speaker and other.speaker and one.speaker != other.speaker:
        return "two speakers may disagree"
    if one.role:
        return "former, acting, deputy or future offices, or the same office again"
    if one.text == other.text:
        return "the same words"
    return "too little is shared (two rare words, a name or the headline), or others share more"


def _two_people(one: Claim, other: Claim) -> bool:
    return bool(one.role and other.role and one.role.person != other.role.person)


def _between(found: Contradiction | Clash, one: Claim, other: Claim) -> bool:
    """Whether a finding is about these two claims, or about words inside them."""
    sides = [side for side in (found.first, found.second) if side.article is None]
    first, second = earlier_first(one, other)
    return len(sides) == 2 and all(
        side.span.overlaps(claim.span) for side, claim in zip(sides, (first, second), strict=True)
    )


def _thresholds(kind: str) -> str:
    error, warning = LEVELS[kind]
    return f"  thresholds: warning from {warning:.2f}, error from {error:.2f}"
