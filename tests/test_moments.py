"""Moments of a sentence: weekdays, dates, months, years."""

from __future__ import annotations

import pytest

from factcheck.moments import read


@pytest.mark.parametrize(
    ("text", "weekday", "day", "month", "year"),
    [
        ("It opens on Monday, Nov. 17.", 0, 17, 11, None),
        ("He was born on 12 March 1941 in Gemona.", None, 12, 3, 1941),
        ("The contract runs out in June 2030.", None, None, 6, 2030),
        ("They were held on Tuesday night.", 1, None, None, None),
        ("It closed in 1968.", None, None, None, 1968),
        ("The vote is on Friday, 20 February.", 4, 20, 2, None),
        ("It began on July 4, 2025, at noon.", None, 4, 7, 2025),
    ],
)
def test_a_moment_is_read_in_parts(
    text: str, weekday: int | None, day: int | None, month: int | None, year: int | None
) -> None:
    (found,) = read(text)
    assert (found.weekday, found.day, found.month, found.year) == (weekday, day, month, year)
    assert text[found.at : found.stop] == found.text


@pytest.mark.parametrize(
    "text",
    ["It may rain.", "They march through the town.", "It cost $1950.", "Some 2,019 people came.", "Mayor Roe left."],
)
def test_other_words_and_numbers_are_none(text: str) -> None:
    assert read(text) == ()
