"""A sentence → its moments, in order: "Monday, Nov. 17", "12 March 1941", "June 2030", "Tuesday", "2019"."""

from __future__ import annotations

import dataclasses
from functools import lru_cache

import regex

WEEKDAYS = ("Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday")
MONTHS = (
    "January", "February", "March", "April", "May", "June", "July", "August", "September", "October", "November",
    "December",
)  # fmt: skip
_SHORT = {name[:3].lower(): at for at, name in enumerate(MONTHS, start=1)}

_MONTH = (
    r"(?P<month>January|February|March|April|May|June|July|August|September|October|November|December|"
    r"(?:Jan|Feb|Mar|Apr|Jun|Jul|Aug|Sept|Sep|Oct|Nov|Dec)\b\.?)"
)
_DAY = r"(?P<day>3[01]|[12]\d|0?[1-9])(?:st|nd|rd|th)?"
_YEAR = r"(?P<year>1[5-9]\d\d|20\d\d)"
_WEEKDAY = rf"(?P<weekday>{'|'.join(WEEKDAYS)})"
_DATE = regex.compile(
    rf"(?<![\p{{L}}\p{{N}}])(?:{_WEEKDAY}(?:,?\s+(?:the\s+)?|\s+\(|\s+on\s+))?"
    rf"(?:{_DAY}\s+(?:of\s+)?{_MONTH}(?:,?\s+{_YEAR})?|{_MONTH}\s+(?:the\s+)?{_DAY}(?![\d:])(?:,?\s+{_YEAR})?)(?![\p{{L}}])"
)
_MONTH_YEAR = regex.compile(rf"(?<![\p{{L}}\p{{N}}]){_MONTH}(?:,?\s+(?:of\s+)?{_YEAR})?(?![\p{{L}}])")
_DAY_NAME = regex.compile(rf"(?<![\p{{L}}]){_WEEKDAY}(?![\p{{L}}])")
_BARE_YEAR = regex.compile(
    rf"(?<![\p{{L}}\p{{N}}$€£,.-]){_YEAR}(?![\p{{N}}%]|,\d|\s?(?:people|euros|dollars|pounds|GMT|UTC|hours)\b)"
)


@dataclasses.dataclass(frozen=True, kw_only=True)
class Moment:
    """A time that a sentence names; ``at`` and ``stop`` are offsets in its text, what is not told is ``None``."""

    at: int
    stop: int
    text: str
    weekday: int | None = None  # 0 is Monday
    day: int | None = None
    month: int | None = None
    year: int | None = None


def weekdays(text: str) -> frozenset[str]:
    """The days of the week that a text names."""
    return frozenset(found["weekday"] for found in _DAY_NAME.finditer(text))


@lru_cache(maxsize=4096)
def read(text: str) -> tuple[Moment, ...]:
    """The moments of a sentence, in order; the longest reading wins, "may" and "march" as verbs are none."""
    found: list[Moment] = []
    for pattern in (_DATE, _MONTH_YEAR, _DAY_NAME, _BARE_YEAR):
        for m in pattern.finditer(text):
            if any(x.at < m.end() and m.start() < x.stop for x in found) or _no_month(text, m, pattern):
                continue
            found.append(_moment(m))
    return tuple(sorted(found, key=lambda x: x.at))


def _no_month(text: str, m: regex.Match[str], pattern: object) -> bool:
    """Whether "May" or "March" stands alone where it may be a verb or a name."""
    if pattern is not _MONTH_YEAR or m["year"]:
        return False
    before = text[: m.start()].rstrip().rpartition(" ")[2].lower()
    dated = before in {"in", "of", "since", "until", "by", "from", "to", "last", "next", "this", "late", "early", "mid"}
    return m["month"] in {"May", "March", "April", "June", "August"} and not dated


def _moment(m: regex.Match[str]) -> Moment:
    parts = m.groupdict()
    month = parts.get("month")
    weekday = parts.get("weekday")
    return Moment(
        at=m.start(), stop=m.end(), text=m.group(),
        weekday=WEEKDAYS.index(weekday) if weekday else None,
        day=int(parts["day"]) if parts.get("day") else None,
        month=_SHORT[month[:3].lower()] if month else None,
        year=int(parts["year"]) if parts.get("year") else None,
    )  # fmt: skip
