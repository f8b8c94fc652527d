"""Which articles of an archive belong to one story, so that each can be held up to the earlier ones.

By a column (``--related story_id``), or found by the names that two articles of neighbouring days share (``auto``).
Memory is bounded: of a story the last articles are kept, of stories those that were told of last.
"""

from __future__ import annotations

import dataclasses
import math
from collections import Counter, OrderedDict, deque
from collections.abc import Iterable, Iterator
from typing import NamedTuple

from factcheck.batch.sources import Entry
from factcheck.datatypes import Article

AUTO = "auto"
MOST = 3  # earlier articles that one is held up to
HELD = 50_000_000  # characters of all stories in memory
LONGEST = 100_000  # characters; a longer article is held up to others, not others to it
WINDOW = 2_000  # articles that the names of a new one are compared with
DAYS = 21  # between two articles of one story whose days are known
SHARED = 3  # names that two articles of one story share at least ...
ALIKE = 0.5  # ... and the cosine of their names, the rare ones weighing more


def followed(found: Iterable[Entry], field: str) -> Iterator[Entry]:
    """The entries in order, their articles with the earlier ones of the same story."""
    known: _ByName | _ByColumn = _ByName() if field == AUTO else _ByColumn()
    for one in found:
        if one.article is None:
            yield one
            continue
        before = known.before(one)
        known.add(one)
        yield one._replace(article=dataclasses.replace(one.article, earlier=before)) if before else one


def _not_later(one: Article, other: Article) -> bool:
    """Whether ``one`` may stand before ``other``; where a day is missing, the order of the archive holds."""
    a, b = one.day, other.day
    return a is None or b is None or a <= b


class _ByColumn:
    """Stories by the value of a column."""

    def __init__(self) -> None:
        self._stories: OrderedDict[str, deque[Article]] = OrderedDict()
        self._held = 0

    def before(self, entry: Entry) -> tuple[Article, ...]:
        if entry.article is None or not entry.story:
            return ()
        return tuple(one for one in self._stories.get(entry.story, ()) if _not_later(one, entry.article))

    def add(self, entry: Entry) -> None:
        article = entry.article
        if article is None or not entry.story or len(article.text) > LONGEST:
            return
        told = self._stories.setdefault(entry.story, deque())
        self._stories.move_to_end(entry.story)
        told.append(article)
        self._held += len(article.text)
        if len(told) > MOST:
            self._held -= len(told.popleft().text)
        while self._held > HELD and len(self._stories) > 1:
            _, forgotten = self._stories.popitem(last=False)
            self._held -= sum(len(one.text) for one in forgotten)


class _Named(NamedTuple):
    article: Article
    names: frozenset[str]


class _ByName:
    """Stories by the names that articles share, among the last articles of the archive."""

    def __init__(self) -> None:
        self._window: deque[_Named] = deque()
        self._of_name: dict[str, list[_Named]] = {}
        self._held = 0
        self._read: tuple[Article, frozenset[str]] | None = None

    def before(self, entry: Entry) -> tuple[Article, ...]:
        article = entry.article
        if article is None:
            return ()
        names = self._names(article)
        shared: Counter[int] = Counter()
        candidates: dict[int, _Named] = {}
        for name in names:
            for one in self._of_name.get(name, ()):
                shared[id(one)] += 1
                candidates[id(one)] = one
        found = [candidates[i] for i, count in shared.items() if count >= SHARED]
        alike = [(score, one) for one in found if (score := self._alike(names, one.names)) >= ALIKE]
        near = [(score, one) for score, one in alike if _near(one.article, article)]
        order = {id(one): at for at, one in enumerate(self._window)}
        best = sorted(near, key=lambda found: (-found[0], -order[id(found[1])]))[:MOST]
        return tuple(one.article for _, one in sorted(best, key=lambda found: order[id(found[1])]))

    def add(self, entry: Entry) -> None:
        article = entry.article
        if article is None or len(article.text) > LONGEST:
            return
        named = _Named(article, self._names(article))
        self._window.append(named)
        self._held += len(article.text)
        for name in named.names:
            self._of_name.setdefault(name, []).append(named)
        while len(self._window) > WINDOW or (self._held > HELD and len(self._window) > 1):
            self._forget(self._window.popleft())

    def _forget(self, named: _Named) -> None:
        self._held -= len(named.article.text)
        for name in named.names:
            left = [one for one in self._of_name[name] if one is not named]
            if left:
                self._of_name[name] = left
            else:
                del self._of_name[name]

    def _alike(self, one: frozenset[str], other: frozenset[str]) -> float:
        """The cosine of two sets of names, each name weighing by its rarity in the window."""
        shared = sum(self._weight(name) ** 2 for name in one & other)
        lengths = [math.sqrt(sum(self._weight(name) ** 2 for name in names)) for names in (one, other)]
        return shared / (lengths[0] * lengths[1]) if all(lengths) else 0.0

    def _weight(self, name: str) -> float:
        return math.log((len(self._window) + 2) / (len(self._of_name.get(name, ())) + 1))

    def _names(self, article: Article) -> frozenset[str]:
        """Whom and what an article names."""
        if self._read is None or self._read[0] is not article:
            from factcheck import mentions, readers, sentences

            found = mentions.find(sentences.split(readers.split(article)))
            self._read = article, frozenset(one.entity for one in found)
        return self._read[1]


def _near(one: Article, other: Article) -> bool:
    a, b = one.day, other.day
    return a is None or b is None or 0 <= (b - a).days <= DAYS
