"""Words of a sentence that can be exchanged for others of their kind: names, numbers, days, places."""

from __future__ import annotations

import functools
import random
import re
from collections.abc import Mapping
from typing import NamedTuple

from factcheck.train import words

_NUMBER = re.compile(r"(?<![\w.,/-])\d{1,3}(?:,\d{3})+(?![\w,.]\d)|(?<![\w.,/-])\d+(?:\.\d+)?(?![\w/-]|[.,:]\d)")
_PERSON = re.compile(r"\b([A-Z][a-zà-ž]+) (?:[A-Z]\. )?[A-Z][a-zà-ž]{2,}\b(?! [A-Z]|, [A-Z][a-z]+[,.])")
_NO_SURNAME = re.compile(
    r" (?:Street|Road|Party|House|River|Lake|Island|Bay|Hill|Park|City|County|College|School|University|Church|Award"
    r"|Cup|Show|Company|Bank|Museum|Hall|Bridge|Airport|Station|Act|War|Prize|Trophy|Stadium|Club|Hospital|Square|Beach)$"
)
_COUNTS = "two three four five six seven eight nine ten eleven twelve fifteen twenty thirty forty fifty"
_MONTHS = "January February March April June July August September October November December"
SERIES: Mapping[str, tuple[str, ...]] = {
    "weekday": ("Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday"),
    "month": tuple(_MONTHS.split()),
    "count": tuple(_COUNTS.split()),
}


class Item(NamedTuple):
    """A word of a sentence that can be exchanged for another of its ``kind``."""

    kind: str
    at: int
    text: str


@functools.cache
def series() -> Mapping[str, tuple[str, str]]:
    """word -> (kind, canonical): countries, adjectives and capitals share a canonical country."""
    known = {word: (kind, word) for kind, row in SERIES.items() for word in row}
    for land in words.countries():
        bare = land.name.removeprefix("the ")
        known |= {bare: ("country", bare), land.adjective: ("adjective", bare), land.capital: ("capital", bare)}
    known["New Zealand"] = ("country", "New Zealand")
    return known


@functools.cache
def _first_names() -> frozenset[str]:
    listed = {name for line in words.column("firstnames") for name in line.split()}
    return frozenset(listed | {name for row in words.table("names") for name in row[2].split()})


@functools.cache
def _known() -> re.Pattern[str]:
    return re.compile(r"\b(?:" + "|".join(sorted(map(re.escape, series()), key=len, reverse=True)) + r")\b")


def items(text: str) -> list[Item]:
    """All exchangeable words of a sentence, in order."""
    found = [Item(series()[m.group()][0], m.start(), m.group()) for m in _known().finditer(text)]
    for m in _NUMBER.finditer(text):
        year = re.fullmatch(r"1[5-9]\d\d|20[0-3]\d", m.group())
        found.append(Item("year" if year else "number", m.start(), m.group()))
    taken = {i for item in found for i in range(item.at, item.at + len(item.text))}
    for m in _PERSON.finditer(text):
        if m.start() not in taken and m.group(1) in _first_names() and not _NO_SURNAME.search(m.group()):
            found.append(Item("person", m.start(), m.group()))
    return sorted(found, key=lambda item: item.at)


def put(text: str, item: Item, new: str) -> str:
    """The sentence with ``item`` replaced, and "a"/"an" before it mended."""
    head, tail = text[: item.at], text[item.at + len(item.text) :]
    if item.kind == "country":
        long = any(land.name == f"the {new}" for land in words.countries())
        head = re.sub(r"\b[Tt]he $", "", head)
        new = ("The " if not head else "the ") + new if long else new
    if re.search(r"\b[Aa]n? $", head):
        head = re.sub(r"\b([Aa])n? $", r"\1n " if new[0] in "AEIOUaeio" else r"\1 ", head)
    return head + new + tail


def another(item: Item, premise: str, rng: random.Random) -> str | None:
    """Another word of the kind, of the premise if it has one that is not coordinated with ``item``."""
    rivals = [i for i in items(premise) if i.kind == item.kind and i.text != item.text]
    free = [i.text for i in rivals if not _coordinated(premise, i.text, item.text)]
    if free and item.kind not in ("number", "year") and rng.random() < 0.6:
        return rng.choice(free)
    if item.kind in ("number", "year"):
        return _other_number(item, {i.text for i in rivals}, rng)
    if item.kind == "person":
        return words.person(rng).full
    own = series()[item.text][1]
    pool = [word for word, (kind, thing) in series().items() if kind == item.kind and thing != own]
    return rng.choice([word for word in pool if word not in premise])


def _coordinated(premise: str, one: str, two: str) -> bool:
    pair = rf"{re.escape(one)}\W+(?:and |or |to )?(?:the )?{re.escape(two)}"
    back = rf"{re.escape(two)}\W+(?:and |or |to )?(?:the )?{re.escape(one)}"
    return bool(re.search(f"{pair}|{back}", premise))


def _other_number(item: Item, taken: set[str], rng: random.Random) -> str | None:
    digits = item.text.replace(",", "")
    value = float(digits)
    if item.kind == "year":
        new = int(value) + rng.choice((-12, -7, -4, -3, -2, -1, 1, 2, 3, 5, 9))
        return None if str(new) in taken else str(new)
    made = round(value * rng.choice((0.3, 0.5, 0.6, 0.75, 1.3, 1.5, 1.8, 2, 3, 10)), 1 if "." in digits else None)
    if len(digits) == 2 and rng.random() < 0.3 and digits[0] != digits[1] != "0":
        made = int(digits[::-1])
    text = f"{made:,}" if "," in item.text else f"{made}"
    return None if made == value or made < 2 or text in taken else text
