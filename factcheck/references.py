"""A draft with reference articles behind it: read as one text, so that every step meets both.

A reference is trusted: it is no part of what is checked, its own slips are not told, and where it clashes with the
draft the draft looks wrong. The joined text is an inner matter; what leaves has places in the draft, and in the
reference that a claim's ``article`` names.
"""

from __future__ import annotations

import dataclasses
from collections.abc import Callable, Iterable, Iterator, Sequence
from typing import NamedTuple, TypeVar

from factcheck.datatypes import Article, Claim, Clash, Contradiction, Paragraph, Passage, Run, Sentence, Span

_GAP = "\n\n"
_Passage = TypeVar("_Passage", bound=Passage)


class Bundle(NamedTuple):
    """A draft, its references, and where each of these begins in the text that holds all of them."""

    draft: Article
    references: tuple[tuple[int, Article], ...]
    whole: Article

    def reference(self, offset: int) -> tuple[int, Article] | None:
        """The reference at an offset of the whole, ``None`` for the draft."""
        return next((part for part in reversed(self.references) if part[0] <= offset), None)

    def foreign(self, offset: int) -> bool:
        """Whether an offset of the whole lies in a reference."""
        return bool(self.references) and offset >= self.references[0][0]


def bundle(draft: Article, references: Sequence[Article] = ()) -> Bundle:
    """The draft with its references; without any, the whole is the draft itself."""
    if not references:
        return Bundle(draft, (), draft)
    texts, starts, length = [draft.text], [], len(draft.text)
    for one in references:
        starts.append(length + len(_GAP))
        texts += [_GAP, one.text]
        length += len(_GAP) + len(one.text)
    whole = dataclasses.replace(draft, text="".join(texts))
    return Bundle(draft, tuple(zip(starts, references, strict=True)), whole)


def paragraphs(parts: Bundle, split: Callable[[Article], Iterable[Paragraph]]) -> list[Paragraph]:
    """The paragraphs of the draft, then those of each reference, each split by the rules of its own format."""
    found = list(split(parts.draft))
    for start, article in parts.references:
        found += [_moved(paragraph, start) for paragraph in split(article)]
    return found


def attributed(parts: Bundle, claims: Sequence[Claim]) -> list[Claim]:
    """The claims, those of a reference with its article."""
    if not parts.references:
        return list(claims)
    return [
        dataclasses.replace(claim, article=at[1]) if (at := parts.reference(claim.start)) else claim for claim in claims
    ]


def placed(parts: Bundle, found: Iterable[Contradiction]) -> Iterator[Contradiction]:
    """The findings that concern the draft; a side in a reference has its place there."""
    for one in found:
        if not parts.references:
            yield one
        elif not parts.foreign(one.first.start):
            yield _placed(parts, _draft_accused(parts, one))


def clashes(parts: Bundle, found: Iterable[Clash]) -> list[Clash]:
    """The clashes that concern the draft."""
    return [one for one in found if not parts.foreign(one.first.start)]


def _draft_accused(parts: Bundle, found: Contradiction) -> Contradiction:
    """With the suspect words in the draft: where a reference was suspected, the words that it should have held."""
    suspect, text = found.suspect, parts.whole.text
    if suspect is None or not parts.foreign(suspect.start):
        return found
    right, wrong = text[suspect.start : suspect.end], found.suggestion
    side = text[found.first.start : found.first.end]
    if wrong and side.count(wrong) == 1:
        start = found.first.start + side.index(wrong)
        return dataclasses.replace(found, suspect=Span(start, start + len(wrong)), suggestion=right)
    return dataclasses.replace(found, suspect=None, suggestion=None)


def _placed(parts: Bundle, found: Contradiction) -> Contradiction:
    witnesses = tuple(one for one in found.witnesses if not parts.foreign(one.start))
    at = parts.reference(found.second.start)
    second = found.second if at is None else _at_home(found.second, *at)
    return dataclasses.replace(found, second=second, witnesses=witnesses)


def _at_home(claim: Claim, start: int, article: Article) -> Claim:
    """A claim of a reference with its places there."""
    role = claim.role
    if role:
        phrase = role.phrase and _span(role.phrase, -start)
        role = dataclasses.replace(role, words=_span(role.words, -start), phrase=phrase)
    sentence: Sentence = _moved(claim.sentence, -start)
    return dataclasses.replace(
        claim, start=claim.start - start, end=claim.end - start, sentence=sentence, role=role, article=article
    )


def _moved(passage: _Passage, by: int) -> _Passage:
    runs = tuple(Run(run.at, run.start + by, run.end + by) for run in passage.runs)
    return dataclasses.replace(passage, runs=runs)


def _span(span: Span, by: int) -> Span:
    return Span(span.start + by, span.end + by)
