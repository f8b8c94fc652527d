"""Entries → rows of result: what both engines do with an article."""

from __future__ import annotations

import json
from collections.abc import Iterable, Iterator, Mapping, Sequence
from typing import TYPE_CHECKING, Any

from factcheck.batch.memory import give_back
from factcheck.batch.sources import Entry, Fields, entry, parse
from factcheck.datatypes import Article, Severity
from factcheck.errors import FactcheckError, InputError
from factcheck.formats import wire
from factcheck.reports import Report, Unchecked
from factcheck.runs import reason

if TYPE_CHECKING:
    from factcheck.checker import Checker

_BETWEEN = 512  # articles between two times that free memory is handed back, which takes some milliseconds


def rows(
    checker: Checker, found: Iterable[Entry], *, min_severity: Severity = "warning", together: int = 1
) -> Iterator[dict[str, Any]]:
    """One row an entry, in order; ``together`` articles share the model's batches.

    With more than one, short articles are judged faster, but a score may differ in its last digit by the company that
    its article was in. Raises :class:`ModelError` where the model is the trouble; all else is an error row.
    """
    waiting: list[Entry] = []
    for at, one in enumerate(found):
        if at % _BETWEEN == _BETWEEN - 1:
            give_back()
        waiting.append(one)
        if len(waiting) >= together:
            yield from _judged(checker, waiting, min_severity)
            waiting = []
    yield from _judged(checker, waiting, min_severity)


def _judged(checker: Checker, found: Sequence[Entry], floor: Severity) -> Iterator[dict[str, Any]]:
    good = [one.article for one in found if one.article]
    try:
        reports: dict[int, Report | Unchecked] = dict(
            zip(map(id, good), checker.check_many(good, articles_per_batch=max(1, len(good))), strict=True)
        )
    except Exception as error:
        if isinstance(error, FactcheckError) and not isinstance(error, InputError):
            raise  # the model, or the options: no article's fault
        reports = {id(article): _alone(checker, article) for article in good}
    for one in found:
        outcome = reports[id(one.article)] if one.article else Unchecked(one.id, one.error or "")
        yield row(one.id, outcome, floor)


def _alone(checker: Checker, article: Article) -> Report | Unchecked:
    try:
        return checker.check(article)
    except MemoryError:
        return Unchecked(article.source, "out of memory")
    except Exception as error:
        return Unchecked(article.source, reason(error))


def row(name: str, outcome: Report | Unchecked, floor: Severity) -> dict[str, Any]:
    """What is written of one article: the entry of the wire schema, by id."""
    told = wire.entry(outcome, floor)
    del told["path"]
    return {"id": name, **told}


def line(found: Mapping[str, Any]) -> bytes:
    """A row as a line of JSON: the same bytes for the same row."""
    return json.dumps(found, sort_keys=True, separators=(",", ":"), allow_nan=False).encode("ascii") + b"\n"


class FactcheckBatch:
    """A plain callable for ``ray.data.Dataset.map_batches``: one model an actor, columns in, columns out.

    Takes a batch with the columns that ``fields`` names, or with a column "line" of JSON, and gives columns "id", "ok",
    "error" and "row", the last being the line that ``factcheck batch`` would write.
    """

    def __init__(
        self,
        model: str = "small",
        *,
        fields: Fields | None = None,
        min_severity: Severity = "warning",
        **knobs: Any,  # noqa: ANN401 -- the Checker's own
    ) -> None:
        from factcheck.checker import Checker

        self.fields = fields or Fields()
        self.floor = min_severity
        self.checker = Checker(model, **knobs)

    def __call__(self, batch: Mapping[str, Any]) -> dict[str, list[Any]]:
        """The results of a batch, in order."""
        told = list(rows(self.checker, self._entries(batch), min_severity=self.floor))
        return {
            "id": [one["id"] for one in told],
            "ok": [one["ok"] for one in told],
            "error": [one["error"] or "" for one in told],
            "row": [line(one).decode("ascii") for one in told],
        }

    def _entries(self, batch: Mapping[str, Any]) -> list[Entry]:
        columns = {name: list(values) for name, values in batch.items()}
        if "line" in columns:
            return [parse(str(text).encode("utf-8", "surrogatepass"), self.fields) for text in columns["line"]]
        count = len(next(iter(columns.values()), []))
        table = ({name: _plain(values[at]) for name, values in columns.items()} for at in range(count))
        return [entry(row, self.fields) for row in table]


def _plain(value: Any) -> Any:  # noqa: ANN401 -- numpy's scalars have .item()
    return value.item() if hasattr(value, "item") else value
