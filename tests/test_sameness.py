"""Same event or look-alike: what the wording says, and how much two statements share."""

from __future__ import annotations

import pytest

from factcheck import Article
from factcheck.checker import read
from factcheck.sameness import apart, sameness, weights

BASE = "The council approved the new bridge over the Lech on Tuesday."


@pytest.mark.parametrize(
    ("other", "why"),
    [
        ("The council will approve the bridge over the Lech next week.", "another time"),
        ("Another bridge over the Lech was approved on Tuesday.", "another thing"),
        ("The council plans to approve a bridge over the Lech.", "plan and outcome"),
        ("The council approved a bridge over the Lech last year.", "another time"),
        ("The council rejected the new bridge over the Lech on Tuesday.", None),
    ],
)
def test_the_wording_tells_two_events_apart(other: str, why: str | None) -> None:
    assert apart(BASE, other) == why
    assert apart(other, BASE) == why


def test_two_years_are_two_times() -> None:
    assert apart("In 2019 it made a loss.", "In 2021 it made a profit.") == "another year"


def test_a_restatement_is_nearer_than_a_look_alike() -> None:
    lines = [BASE, "The new bridge over the Lech was approved by the council.", "Swans nest beside the Lech in spring."]
    claims = [c for c in read(Article("\n\n".join(lines))).claims if c.kind == "statement"]
    weight = weights(claims)
    near, far = sameness(claims[0], claims[1], weight), sameness(claims[0], claims[2], weight)
    assert 0.0 <= far < near <= 1.0
    assert sameness(claims[1], claims[0], weight) == near


@pytest.mark.parametrize(
    "other",
    [
        "The council approved the new bridge, the longest since 2019, on Tuesday.",
        "The council approved the new bridge with 15 votes more than a week ago.",
        "The council approved the new bridge, which costs 15 percent more than last year.",
        "The council approved the new bridge, the first over the Lech since June 1970.",
    ],
)
def test_what_today_is_measured_by_is_no_other_time(other: str) -> None:
    assert apart(BASE, other) is None


def test_a_time_that_only_looks_like_a_measure_is_another_time() -> None:
    assert apart(BASE, "The council approved a bridge more than a year ago.") == "another time"
    assert apart("In 2019 it had a bridge.", "It has had a bridge since 2021.") == "another year"
