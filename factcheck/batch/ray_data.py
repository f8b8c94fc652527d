"""The same rows by Ray Data: a pool of actors, one model each, with back-pressure by the engine.

The driver reads the sources, drops what is done, and writes what comes back; the actors do nothing but judge. An actor
that dies is started again by Ray, and its blocks are done again.
"""

from __future__ import annotations

import argparse
import json
from collections.abc import Iterable, Iterator
from typing import Any

from factcheck.batch.judge import FactcheckBatch
from factcheck.batch.sources import Entry, Fields
from factcheck.datatypes import Article
from factcheck.errors import MissingExtra

_CHUNK = 20_000  # entries that the driver hands over at once: its memory is bounded by them
_BATCH = 8  # articles of one call: what is lost with an actor


def rows(
    entries: Iterable[Entry], fields: Fields, args: argparse.Namespace, knobs: dict[str, Any]
) -> Iterator[dict[str, Any]]:
    """One row an entry; their order is that of the entries."""
    ray = engine()
    if not ray.is_initialized():
        ray.init(address=args.address, log_to_driver=False, logging_level="ERROR")
    context = ray.data.DataContext.get_current()
    context.execution_options.preserve_order = True
    context.enable_progress_bars = False
    floor = args.min_severity or "warning"
    waiting = iter(entries)
    while chunk := [_portable(one) for _, one in zip(range(_CHUNK), waiting, strict=False)]:
        found = ray.data.from_items(chunk).map_batches(
            _Judge,
            fn_constructor_kwargs={"fields": fields, "min_severity": floor, **knobs},
            batch_size=_BATCH,
            compute=ray.data.ActorPoolStrategy(size=args.actors),
            num_gpus=args.gpus_per_actor or None,
        )
        for told in found.iter_rows():
            row: dict[str, Any] = json.loads(told["row"])
            yield row


def engine() -> Any:  # noqa: ANN401 -- a module
    """Ray itself; raises :class:`MissingExtra` where it is not installed."""
    try:
        import ray
        import ray.data
    except ImportError as error:
        raise MissingExtra("ray", "ray") from error
    return ray


def _portable(one: Entry) -> dict[str, Any]:
    """An entry as a row of plain columns."""
    article = one.article
    return {
        "id": one.id,
        "text": article.text if article else "",
        "format": article.format if article else "",
        "published": (article.published or "") if article else "",
        "earlier": json.dumps([_plain(a) for a in article.earlier]) if article else "[]",
        "error": one.error or "",
    }


def _plain(article: Article) -> list[str]:
    return [article.text, article.source, article.format, article.published or ""]


class _Judge(FactcheckBatch):
    """:class:`FactcheckBatch` for entries that the driver has read."""

    def _entries(self, batch: Any) -> list[Entry]:  # noqa: ANN401 -- columns, as numpy arrays
        columns = [list(map(str, batch[name])) for name in ("id", "text", "format", "published", "earlier", "error")]
        return [
            Entry(name, None, error)
            if error
            else Entry(name, _article(text, name, form, published, *(_article(*one) for one in json.loads(earlier))))
            for name, text, form, published, earlier, error in zip(*columns, strict=True)
        ]


def _article(text: str, source: str, form: Any, published: str, *earlier: Article) -> Article:  # noqa: ANN401
    return Article(text=text, source=source, format=form, published=published or None, earlier=earlier)
