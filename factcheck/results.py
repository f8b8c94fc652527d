"""Reports that are kept: an article that did not change is not even read again.

A report is found by the model's digest, what it was checked with, the article and this very state of the package, so an
edit to any of them asks for a new one. Reports lie beside the scores (:mod:`factcheck.models.cached`), as JSON, packed.
"""

from __future__ import annotations

import hashlib
import json
import zlib
from collections.abc import Callable, Hashable, Iterable
from functools import cache
from pathlib import Path
from typing import Any, NamedTuple

from factcheck.datatypes import Article, Claim, Contradiction, Mention, NliModel, Role, Run, Sentence, Span, Tally
from factcheck.models.cached import CachedModel, keep_report, kept_report
from factcheck.reports import Report


class Results(NamedTuple):
    """The kept reports of one model and one way of checking; without a file it keeps nothing."""

    path: Path | None
    settled: str
    model: str

    def report(self, article: Article) -> Report | None:
        """The report of an article that was checked before, ``None`` if there is none."""
        body = kept_report(self.path, self._key(article)) if self.path else None
        if body is None:
            return None
        try:
            return decode(json.loads(zlib.decompress(body)), article, self.model)
        except (ValueError, TypeError, LookupError, zlib.error):  # written by something else
            return None

    def keep(self, report: Report) -> None:
        """Keep a report."""
        if self.path:
            body = zlib.compress(json.dumps(encode(report), separators=(",", ":")).encode("ascii"), 1)
            keep_report(self.path, self._key(report.article), body)

    def _key(self, article: Article) -> bytes:
        told = self.settled + _told(article) + "".join(_told(one) + one.source for one in article.earlier)
        return hashlib.blake2b(told.encode("utf-8", "surrogatepass"), digest_size=16).digest()


def _told(article: Article) -> str:
    """All of an article that a report depends on."""
    return "\0".join(("", article.format, article.title or "", article.published or "", article.text))


def of(model: NliModel, settled: Hashable) -> Results:
    """The kept reports for a model; those of a model without a cache are not kept."""
    if not isinstance(model, CachedModel):
        return Results(None, "", model.name)
    return Results(model.path, f"{model.digest} {_package()} {settled!r}", model.name)


@cache
def _package() -> str:
    """A digest of this package as installed: names, sizes and times of its files, which any edit moves."""
    from factcheck import __version__

    home = Path(__file__).parent
    files = sorted((p.as_posix(), s.st_size, s.st_mtime_ns) for p in _files(home) if (s := p.stat()))
    return hashlib.blake2b(repr((__version__, files)).encode(), digest_size=8).hexdigest()


def _files(folder: Path) -> Iterable[Path]:
    import os

    for entry in os.scandir(folder):
        if entry.is_dir() and entry.name not in {"__pycache__", "train"}:
            yield from _files(Path(entry.path))
        elif entry.name.endswith((".py", ".tsv", ".txt", "calibration.json")):
            yield Path(entry.path)


# --- reports as lists -----------------------------------------------------------------------------------------------


class _Table:
    """Things by their place in a list, each thing once."""

    def __init__(self, row: Callable[[Any], list[Any]]) -> None:
        self.rows: list[list[Any]] = []
        self._row = row
        self._known: dict[int, int] = {}

    def place(self, thing: object) -> int:
        if id(thing) not in self._known:
            row = self._row(thing)
            self._known[id(thing)] = len(self.rows)
            self.rows.append(row)
        return self._known[id(thing)]


def encode(report: Report) -> dict[str, Any]:
    """A report, its article aside, as JSON can hold it."""
    sentences = _Table(lambda s: [s.text, s.runs, s.index, s.paragraph, s.kind])
    others = _Table(lambda a: [a.text, a.source, a.title, a.published, a.format])

    def claim_row(c: Claim) -> list[Any]:
        role = None if c.role is None else [getattr(c.role, name) for name in _ROLE]
        mentions = [[getattr(m, name) for name in _MENTION] for m in c.mentions]
        other = None if c.article is None else others.place(c.article)
        return [c.text, c.start, c.end, sentences.place(c.sentence), c.kind, c.speaker, role, mentions, other]

    claims = _Table(claim_row)
    own = [claims.place(c) for c in report.claims]
    found = [
        [
            c.kind, c.severity, c.score, claims.place(c.first), claims.place(c.second), c.reason, c.suspect,
            c.suggestion, [claims.place(w) for w in c.witnesses],
        ]
        for c in report.contradictions
    ]  # fmt: skip
    return {
        "claims": own, "found": found, "tally": report.tally._asdict(), "unused": report.unused,
        "rows": claims.rows, "sentences": sentences.rows, "articles": others.rows,
    }  # fmt: skip


_ROLE = ("person", "office", "body", "words", "mark", "title", "definite", "phrase")
_MENTION = ("sentence", "at", "stop", "text", "entity", "type", "form")


def decode(kept: dict[str, Any], article: Article, model: str) -> Report:
    """The report that :func:`encode` wrote down."""
    articles = [
        Article(text=text, source=source, title=title, published=published, format=form)
        for text, source, title, published, form in kept["articles"]
    ]
    sentences = [
        Sentence(text=text, runs=tuple(Run(*run) for run in runs), index=index, paragraph=paragraph, kind=kind)
        for text, runs, index, paragraph, kind in kept["sentences"]
    ]
    claims = [_claim(row, sentences, articles) for row in kept["rows"]]
    found = tuple(
        Contradiction(
            kind=kind, severity=severity, score=score, first=claims[first], second=claims[second], reason=reason,
            suspect=_span(suspect), suggestion=suggestion, witnesses=tuple(claims[w] for w in witnesses),
        )
        for kind, severity, score, first, second, reason, suspect, suggestion, witnesses in kept["found"]
    )  # fmt: skip
    return Report(
        article=article, claims=tuple(claims[c] for c in kept["claims"]), contradictions=found,
        tally=Tally(**kept["tally"]), model=model, unused=tuple(Span(*span) for span in kept["unused"]),
    )  # fmt: skip


def _claim(row: list[Any], sentences: list[Sentence], articles: list[Article]) -> Claim:
    text, start, end, sentence, kind, speaker, role, mentions, other = row
    return Claim(
        text=text, start=start, end=end, sentence=sentences[sentence], kind=kind, speaker=speaker,
        role=None if role is None else _role(dict(zip(_ROLE, role, strict=True))),
        mentions=tuple(Mention(**dict(zip(_MENTION, m, strict=True))) for m in mentions),
        article=None if other is None else articles[other],
    )  # fmt: skip


def _role(values: dict[str, Any]) -> Role:
    return Role(**values | {"words": Span(*values["words"]), "phrase": _span(values["phrase"])})


def _span(found: list[int] | None) -> Span | None:
    return None if found is None else Span(*found)
