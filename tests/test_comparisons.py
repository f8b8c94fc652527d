"""Exact comparisons: each rule speaks on texts that contradict themselves and is silent on look-alikes.

The texts are in ``data/comparisons.txt``.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable
from pathlib import Path
from typing import NamedTuple

import pytest

from factcheck import Article
from factcheck.checker import read
from factcheck.comparisons import COMPARISONS, find
from factcheck.comparisons.dates import weekdays
from factcheck.comparisons.figures import measures, numbers
from factcheck.datatypes import Clash, Reading

RULES: dict[str, Callable[[Reading], Iterable[Clash]]] = {
    compare.__module__.rpartition(".")[2]: compare for compare in COMPARISONS
}
#: comparisons whose texts stand in test files of their own
_ELSEWHERE = frozenset("attributes measures parts quotes results shares".split())
#: numbers of counted things and measures of one thing are two files and one rule to a reader
RULES["numbers"] = lambda reading: [*numbers.compare(reading), *measures.compare(reading)]
_HEAD = re.compile(r"flag (?P<suspect>.+) -> (?P<mend>.+)|quiet")


class Text(NamedTuple):
    """A text with the rule that it is about; no suspect where all must be silent."""

    rule: str
    lines: tuple[str, ...]
    suspect: str | None = None
    mend: str | None = None


def texts() -> list[Text]:
    found = []
    source = (Path(__file__).parent / "data" / "comparisons.txt").read_text(encoding="utf-8")
    for section in source.split("=== ")[1:]:
        rule, _, body = section.partition("\n")
        for block in filter(None, (part.strip() for part in body.split("\n\n"))):
            head, *lines = block.splitlines()
            said = _HEAD.fullmatch(head)
            assert said, head
            mend = None if said["mend"] in (None, "-") else said["mend"]
            found.append(Text(rule.strip(), tuple(lines), said["suspect"], mend))
    return found


def said(compare: Callable[[Reading], Iterable[Clash]], lines: Iterable[str]) -> list[tuple[str | None, str | None]]:
    """Suspect words and suggestion of each clash that would be shown."""
    reading = read(Article("\n\n".join(lines)))
    spans = [(c.suspect, c.suggestion) for c in compare(reading) if c.score >= 0.6]
    return [(reading.article.text[slice(*span)] if span else None, mend) for span, mend in spans]


def each(*, flagged: bool) -> pytest.MarkDecorator:
    chosen = [text for text in texts() if bool(text.suspect) is flagged]
    return pytest.mark.parametrize("text", [pytest.param(t, id=f"{t.rule}-{t.lines[0][:40]}") for t in chosen])


@each(flagged=True)
def test_a_clash_is_found_where_it_is(text: Text) -> None:
    suspect = None if text.suspect == "-" else text.suspect
    assert (suspect, text.mend) in said(RULES[text.rule], text.lines)


@each(flagged=False)
def test_look_alikes_are_left_alone(text: Text) -> None:
    assert said(RULES[text.rule], text.lines) == []


@each(flagged=False)
def test_no_other_comparison_speaks_of_a_look_alike(text: Text) -> None:
    assert said(find, text.lines) == []


@pytest.mark.parametrize("rule", sorted(RULES.keys() - _ELSEWHERE))
def test_each_rule_has_five_texts_of_both_sorts(rule: str) -> None:
    mine = [text for text in texts() if text.rule == rule]
    assert sum(bool(text.suspect) for text in mine) >= 5
    assert sum(not text.suspect for text in mine) >= 5


def test_two_speakers_may_disagree_about_a_number() -> None:
    lines = (
        "Ana Duarte said the 230MW plant near Oslo was cheap.",
        "Tom Baker said the 320MW plant near Oslo was dear.",
    )
    assert said(RULES["numbers"], lines) == []


def test_a_number_inside_quotation_marks_is_pointed_at_and_not_mended() -> None:
    lines = ("The council signed a four-year contract.", '"When the six-year contract ends, we talk," it said.')
    assert said(RULES["numbers"], lines) == [("six", None)]


@pytest.mark.parametrize(
    ("published", "said"),
    [("2026-03-05", ["Thursday"]), ("2025-03-05", []), (None, []), ("2026-10-05", []), ("no day", [])],
)
def test_the_day_of_publication_settles_a_date_without_a_year(published: str | None, said: list[str]) -> None:
    text = "The council of Ulm will meet on Wednesday, March 12, to vote on the bridge."
    words = [clash.suggestion for clash in weekdays.compare(read(Article(text, published=published)))]
    assert words == said


_SYLLABLES = ("balm", "cend", "dirk", "folm", "gund", "hark", "jost", "kelm", "lind", "marn", "nolk", "porf")
_NAMES = [f"{a.title()}o {b.title()}is" for a in _SYLLABLES for b in _SYLLABLES]


@pytest.mark.parametrize("rule", ["rivals", "sides", "events", "claimants"])
@pytest.mark.parametrize("joint", [", ", ". "])
def test_a_text_of_hundreds_of_titles_and_days_is_read(rule: str, joint: str) -> None:
    phrases = [
        f"Fund director {name} said on Monday after the vote in Port{name[:4].lower()} that prices fell"
        for name in _NAMES
    ]
    assert said(RULES[rule], [joint.join(phrases) + "."]) == []


@pytest.mark.parametrize(
    "lines",
    [
        ("The council voted on Monday. The council voted on Tuesday. " * 500,),
        ("The vote is on Monday. On Friday, two days before the vote, the mayor met the clerks. " * 300,),
        ("They voted on Monday and met on Tuesday, two days before the vote, and " * 100 + "slept.",),
        ("Council votes on the pier", "Monday's vote was long. Tuesday's vote was short. " * 300),
    ],
)
def test_a_text_that_tells_one_thing_again_and_again_is_read(lines: tuple[str, ...]) -> None:
    assert isinstance(said(find_dates, lines), list)


def find_dates(reading: Reading) -> list[Clash]:
    """What the comparisons of dates say."""
    return [clash for compare in COMPARISONS if ".dates." in compare.__module__ for clash in compare(reading)]
