"""Article sets with known slips, as :class:`Case` objects: JSON lines and golden articles."""

from __future__ import annotations

import dataclasses
import gzip
import json
import re
from collections.abc import Iterator, Mapping
from pathlib import Path
from typing import IO, Any

from factcheck.datatypes import Span
from factcheck.train import slips as train_slips

_MARK = re.compile(r"^-- (slip|clean) --[ \t]*\r?\n?", re.MULTILINE)
_KEYS = frozenset({"code", "right", "wrong", "suspect", "suggestion", "against"})


class DatasetError(ValueError):
    """A case that does not say what it means: words that are absent or stand twice, an unknown key."""


@dataclasses.dataclass(frozen=True, kw_only=True)
class Case:
    """One article to check, and where its slip is.

    ``place`` is the sentence that holds the slip, ``words`` the wrong words themselves (``None`` where the set does
    not say); a clean article has neither. ``base`` is shared by the variants of one article, which are not
    independent of each other.
    """

    id: str
    base: str
    text: str
    kind: str | None = None
    place: Span | None = None
    words: Span | None = None
    wrong: str | None = None
    fix: str | None = None
    against: tuple[Span, ...] = ()  # sentences that the slip clashes with, where the set says so
    repaired: str | None = None  # what stands in the place of ``wrong`` when all is right, where it is not the fix

    @property
    def slipped(self) -> bool:
        """Whether the article holds a slip."""
        return self.place is not None


@dataclasses.dataclass(frozen=True, kw_only=True)
class GoldenCase:
    """A clean article and, unless it is meant as a clean one only, the slip that can be put into it.

    ``suspect`` and ``suggestion`` are what a report should say; ``None`` where the file does not ask for it.
    """

    name: str
    clean: str
    code: str | None = None
    right: str | None = None
    wrong: str | None = None
    suspect: str | None = None
    suggestion: str | None = None
    against: tuple[str, ...] = ()

    @property
    def has_slip(self) -> bool:
        """Whether there is a slip to find, not only an article to be silent on."""
        return self.right is not None

    @property
    def slipped(self) -> str:
        """The article with its slip."""
        if self.right is None or self.wrong is None:
            raise DatasetError(f"{self.name}: has no slip")
        return self.clean.replace(self.right, self.wrong)

    @property
    def words(self) -> Span:
        """Where the wrong words stand in the slipped article."""
        if self.right is None or self.wrong is None:
            raise DatasetError(f"{self.name}: has no slip")
        start = self.clean.index(self.right)
        return Span(start, start + len(self.wrong))

    @property
    def suspect_span(self) -> Span:
        """Where the suspect words stand in the slipped article: at the wrong words, if they stand several times."""
        if self.suspect is None:
            return self.words
        text, words = self.slipped, self.words
        found = [Span(m.start(), m.end()) for m in re.finditer(re.escape(self.suspect), text)]
        near = [span for span in found if overlap(span, words)] or found
        if len(near) != 1:
            raise DatasetError(f"{self.name}: suspect {self.suspect!r} stands {len(near)} times in the slipped article")
        return near[0]

    def cases(self) -> Iterator[Case]:
        """The slipped article, if there is one, and its clean twin."""
        if self.has_slip:
            yield Case(
                id=f"{self.name}/slip",
                base=self.name,
                text=self.slipped,
                kind=self.code,
                place=self.words,
                words=self.words,
                wrong=self.wrong,
                fix=self.suggestion or self.right,
                repaired=self.right,
                against=tuple(_first(words, self.slipped) for words in self.against),
            )
        yield Case(id=f"{self.name}/clean", base=self.name, text=self.clean)


def overlap(one: Span, other: Span) -> bool:
    """Whether two spans share at least one character."""
    return one.start < other.end and other.start < one.end


def jsonl(path: Path) -> Iterator[Case]:
    """Cases of a file of JSON lines, gzip'd or not.

    The headline, if there is one, becomes the first paragraph: a reader sees it there, and slips may clash with it.
    """
    with opened(path) as lines:
        for number, line in enumerate(lines, start=1):
            if not line.strip():
                continue
            try:
                yield _case(json.loads(line))
            except (KeyError, ValueError) as error:
                raise DatasetError(f"{path}:{number}: {error}") from error


def opened(path: Path) -> IO[str]:
    """A file of lines to read, gzip'd or not, line ends as they are."""
    return (gzip.open if path.suffix == ".gz" else open)(path, "rt", encoding="utf-8", newline="")


def text_of(row: Mapping[str, Any]) -> str:
    """The article of a row, its headline as the first paragraph."""
    headline = row.get("headline") or ""
    return f"{headline}\n\n{row['text']}" if headline else str(row["text"])


def _case(row: Mapping[str, Any]) -> Case:
    name, text = str(row["id"]), text_of(row)
    clean = Case(id=name, base=str(row.get("base_id", name)), text=text)
    if not row.get("label"):
        return clean
    sentence = row.get("wrong_sentence") or row.get("wrong")
    if not sentence:
        raise DatasetError(f"{name}: labelled as slipped without a wrong sentence")
    place, wrong = _only(sentence, text, 0, name), row.get("wrong")
    return dataclasses.replace(
        clean,
        kind=str(row.get("type") or "slip"),
        place=place,
        words=_only(wrong, sentence, place.start, name) if wrong else None,
        wrong=wrong,
        fix=row.get("fix"),
        against=tuple(_first(words, text) for words in row.get("against") or () if words in text),
    )


def _first(words: str, text: str) -> Span:
    start = text.index(words)
    return Span(start, start + len(words))


def _only(words: str, text: str, offset: int, name: str) -> Span:
    if text.count(words) != 1:
        raise DatasetError(f"{name}: {words!r} stands {text.count(words)} times, not once")
    start = text.index(words) + offset
    return Span(start, start + len(words))


def golden(path: Path) -> GoldenCase:
    """A golden article: clean text, then ``-- slip --`` and ``key: value`` lines, or ``-- clean --``."""
    source = path.read_bytes().decode("utf-8")
    marks = list(_MARK.finditer(source))
    if len(marks) != 1:
        raise DatasetError(f"{path.name}: {len(marks)} lines of '-- slip --' or '-- clean --', not one")
    (mark,) = marks
    text, notes = source[: mark.start()], source[mark.end() :]
    if not text.strip():
        raise DatasetError(f"{path.name}: no article above the mark")
    if mark.group(1) == "clean":
        return GoldenCase(name=path.stem, clean=text)
    case = _slip(path.stem, text, notes)
    _check(case)
    return case


def _slip(name: str, text: str, notes: str) -> GoldenCase:
    values: dict[str, str] = {}
    against: list[str] = []
    for line in filter(None, map(str.strip, notes.splitlines())):
        key, colon, value = (part.strip() for part in line.partition(":"))
        if not colon or key not in _KEYS or not value or key in values:
            raise DatasetError(f"{name}: not one of {', '.join(sorted(_KEYS))}, empty or told twice: {line!r}")
        if key == "against":
            against.append(value)
        else:
            values[key] = value
    missing = {"code", "right", "wrong"} - values.keys()
    if missing:
        raise DatasetError(f"{name}: lacks {', '.join(sorted(missing))}")
    return GoldenCase(name=name, clean=text, against=tuple(against), **values)


def _check(case: GoldenCase) -> None:
    """The file means what it says: one place for the slip, and the other side stands in the article."""
    if case.right is None or case.clean.count(case.right) != 1:
        raise DatasetError(f"{case.name}: right {case.right!r} stands {case.clean.count(case.right or '')} times")
    if case.right == case.wrong:
        raise DatasetError(f"{case.name}: right and wrong are the same words")
    for words in case.against:
        if words not in case.slipped:
            raise DatasetError(f"{case.name}: against {words!r} is not in the article")
    _ = case.suspect_span


def slips(folder: Path) -> Iterator[Case]:
    """Articles with several slips each, or none (``factcheck/train/articles``): each slip alone, then the twin."""
    for number, edited in enumerate(train_slips.read(folder)):
        base = f"{number:03d} {edited.headline}"
        for at, slip in enumerate(edited.slips):
            start = edited.text.index(slip.right)
            text = edited.text[:start] + slip.wrong + edited.text[start + len(slip.right) :]
            words = Span(start, start + len(slip.wrong))
            yield Case(
                id=f"{base}/{at}", base=base, text=text, kind=slip.kind, place=words, words=words, wrong=slip.wrong,
                fix=slip.right, repaired=slip.right,
            )  # fmt: skip
        yield Case(id=f"{base}/clean", base=base, text=edited.text)


def holds_several(folder: Path) -> bool:
    """Whether the files of a folder hold several articles each, as :func:`slips` reads them."""
    return any("\n=====\n" in path.read_text("utf-8") for path in sorted(folder.glob("*.txt"))[:1])


def golden_files(folder: Path) -> list[Path]:
    """The golden articles of a folder, in order; ``known_failures.txt`` is none."""
    return sorted(path for path in folder.glob("*.txt") if path.name != "known_failures.txt")
