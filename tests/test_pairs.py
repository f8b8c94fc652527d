"""Pairs: which claims are put before the model, how many at most, and in which order."""

from __future__ import annotations

import itertools
import os
import subprocess
import sys
from collections.abc import Iterable, Sequence
from pathlib import Path

import pytest

from factcheck.datatypes import Claim, Mention, Pair, ParagraphKind, Role, Run, Sentence, Span
from factcheck.pairs import MAX_PAIRS, OTHER_TIME, Candidates, propose

_ROOT = Path(__file__).resolve().parent.parent


def statement(
    index: int, text: str, *, speaker: str | None = None, names: Iterable[str] = (), kind: ParagraphKind = "body"
) -> Claim:
    """A statement at a place of its own, far enough from the next for any text."""
    start = 1000 * index
    runs = (Run(0, start, start + len(text)),)
    sentence = Sentence(text=text, runs=runs, index=index, paragraph=index, kind=kind)
    mentions = tuple(
        Mention(sentence=index, at=0, stop=1, text=name, entity=name, type="organisation") for name in names
    )
    return Claim(text=text, start=start, end=start + len(text), sentence=sentence, speaker=speaker, mentions=mentions)


def role(
    index: int,
    person: str,
    office: str,
    *,
    body: str | None = None,
    mark: str | None = None,
    speaker: str | None = None,
) -> Claim:
    text = f"{person} is the {office}."
    plain = statement(index, text)
    words = Span(plain.start, plain.start + 3)
    given = Role(person=person, office=office, body=body, mark=mark, words=words, title=office)
    return Claim(
        text=text, start=plain.start, end=plain.end, sentence=plain.sentence, kind="role", role=given, speaker=speaker
    )


def told(pairs: Sequence[Pair]) -> list[tuple[str, str]]:
    return [(pair.first.text, pair.second.text) for pair in pairs]


# --- roles ----------------------------------------------------------------------------------------------------------


def test_two_offices_of_one_person_are_compared() -> None:
    one, other = role(0, "Ana Duarte", "energy minister"), role(1, "Ana Duarte", "finance minister")
    assert told(propose([one, other]).pairs) == [(one.text, other.text)]


def test_offices_of_different_people_are_never_compared() -> None:
    claims = [role(0, "Ana Duarte", "energy minister"), role(1, "Tom Baker", "finance minister")]
    assert propose(claims) == Candidates([], 0)


def test_an_office_told_many_times_is_compared_once_where_it_is_first_told() -> None:
    energy = [role(i, "Ana Duarte", "energy minister") for i in (0, 2, 3, 5)]
    finance = [role(i, "Ana Duarte", "finance minister") for i in (1, 4)]
    pairs = propose(sorted(energy + finance, key=lambda c: c.start)).pairs
    assert [(pair.first, pair.second) for pair in pairs] == [(energy[0], finance[0])]


@pytest.mark.parametrize("mark", sorted(OTHER_TIME))
def test_an_office_of_another_time_is_never_compared(mark: str) -> None:
    claims = [role(0, "Ana Duarte", "energy minister"), role(1, "Ana Duarte", "finance minister", mark=mark)]
    assert propose(claims).pairs == []


@pytest.mark.parametrize("mark", ["former", "dated", "elect", "acting", "negated"])
def test_the_marks_that_texts_carry_are_among_those_of_another_time(mark: str) -> None:
    assert mark in OTHER_TIME


def test_a_deputy_is_compared_with_the_office_itself_and_with_no_other() -> None:
    deputy = role(1, "Ana Duarte", "energy minister", mark="deputy")
    assert propose([role(0, "Ana Duarte", "finance minister"), deputy]).pairs == []
    assert len(propose([role(0, "Ana Duarte", "energy minister"), deputy]).pairs) == 1


def test_one_office_is_compared_with_itself_only_between_two_countries() -> None:
    french = role(0, "Paul Weber", "foreign minister", body="France")
    bare = role(1, "Paul Weber", "foreign minister")
    polish = role(2, "Paul Weber", "foreign minister", body="Poland")
    assert told(propose([french, bare]).pairs) == []
    assert [(p.first, p.second) for p in propose([french, bare, polish]).pairs] == [(french, polish)]


@pytest.mark.parametrize(
    ("one", "other", "compared"), [("A", "B", False), ("A", "A", True), ("A", None, True), (None, None, True)]
)
def test_what_two_speakers_say_is_never_compared(one: str | None, other: str | None, compared: bool) -> None:
    roles = [role(0, "Ana Duarte", "energy minister", speaker=one), role(1, "Ana Duarte", "mayor", speaker=other)]
    stated = [
        statement(0, "The plant is safe.", speaker=one, names=["Norvik"]),
        statement(1, "The plant is not safe.", speaker=other, names=["Norvik"]),
    ]
    assert bool(propose(roles).pairs) is compared
    assert bool(propose(stated).pairs) is compared


# --- statements -----------------------------------------------------------------------------------------------------


def test_statements_meet_where_they_share_a_name_two_content_words_or_the_headline() -> None:
    claims = [
        statement(0, "Brod ferry sinks", kind="headline"),
        statement(1, "Norvik hired nobody.", names=["Norvik"]),
        statement(2, "Sales rose sharply.", names=["Norvik"]),
        statement(3, "Divers searched the muddy harbour."),
        statement(4, "The muddy harbour froze."),
        statement(5, "Nothing else happened on that day."),
    ]
    met = {(p.first.sentence.index, p.second.sentence.index) for p in propose(claims, per_claim=100).pairs}
    assert met == {(0, 1), (0, 2), (0, 3), (0, 4), (0, 5), (1, 2), (3, 4)}


def test_a_sentence_is_not_compared_with_its_own_repetition() -> None:
    assert propose([statement(i, "The plant is safe.", names=["Norvik"]) for i in (0, 1)]).pairs == []


def test_the_earlier_claim_is_always_first() -> None:
    claims = [statement(i, f"The plant number {i} is safe.", names=["Norvik"]) for i in range(6)]
    pairs = propose(list(reversed(claims)), per_claim=100).pairs
    assert len(pairs) == 15
    assert all(pair.first.start < pair.second.start for pair in pairs)


@pytest.mark.parametrize(("per_claim", "kept"), [(0, 0), (0.1, 2), (1, 20), (2.5, 50), (4, 80), (9.5, 190), (100, 190)])
def test_the_budget_holds_and_what_it_leaves_out_is_counted(per_claim: float, kept: int) -> None:
    claims = [statement(i, f"The plant number {i} is safe.", names=["Norvik"]) for i in range(20)]
    found = propose(claims, per_claim=per_claim)
    assert len(found.pairs) == kept
    assert len(found.pairs) + found.skipped == 20 * 19 / 2


def test_the_budget_grows_with_the_article_and_not_with_its_square() -> None:
    sizes = {}
    for size in (20, 40, 80):
        claims = [statement(i, f"The plant number {i} is safe.", names=["Norvik"]) for i in range(size)]
        sizes[size] = len(propose(claims).pairs)
    assert sizes[80] == 2 * sizes[40] == 4 * sizes[20]


def test_the_pairs_that_are_weighed_grow_with_the_article_and_not_with_its_square() -> None:
    weighed = {}
    for size in (100, 200, 400):
        claims = [statement(i, f"The plant number {i} is safe.", names=["Norvik"]) for i in range(size)]
        found = propose(claims)
        weighed[size] = len(found.pairs) + found.skipped
    assert weighed[200] < 2.5 * weighed[100]
    assert weighed[400] < 2.5 * weighed[200]


def test_no_article_is_so_long_that_its_pairs_have_no_limit() -> None:
    claims = [statement(i, f"The plant number {i} is safe.", names=["Norvik"]) for i in range(1000)]
    found = propose(claims, per_claim=1000)
    assert len(found.pairs) == MAX_PAIRS
    assert found.skipped > 0


def test_role_pairs_are_outside_the_budget_and_come_first() -> None:
    roles = [role(50, "Ana Duarte", "energy minister"), role(51, "Ana Duarte", "finance minister")]
    claims = [statement(i, f"The plant number {i} is safe.", names=["Norvik"]) for i in range(9)]
    for per_claim in (0, 1, 100):
        pairs = propose([*claims, *roles], per_claim=per_claim).pairs
        assert (pairs[0].first, pairs[0].second) == (roles[0], roles[1])
    assert all(pair.first.kind == pair.second.kind for pair in pairs)


def test_the_most_telling_pair_comes_first_and_the_budget_keeps_it() -> None:
    claims = [
        statement(0, "The town sold the ferry."),
        statement(1, "The town built the harbour."),
        statement(2, "The harbour of the town burnt."),
        statement(3, "The brass orchestra toured the town."),
        statement(4, "The brass orchestra of the town dissolved."),
    ]
    pairs = propose(claims, per_claim=100).pairs
    assert (pairs[0].first, pairs[0].second) == (claims[3], claims[4])
    assert [p.priority for p in pairs] == sorted((p.priority for p in pairs), reverse=True)
    assert propose(claims, per_claim=0.2).pairs == pairs[:1]


def test_pairs_of_equal_worth_come_in_text_order() -> None:
    claims = [statement(i, f"The plant number {i} is safe.", names=["Norvik"]) for i in range(5)]
    pairs = propose(claims, per_claim=100).pairs
    assert len({pair.priority for pair in pairs}) == 1
    assert [(p.first, p.second) for p in pairs] == list(itertools.combinations(claims, 2))


def test_every_pair_says_why_it_was_chosen() -> None:
    claims = [
        statement(0, "Norvik hired nobody.", names=["Norvik"]),
        statement(1, "Norvik sold the muddy harbour.", names=["Norvik"]),
        statement(2, "The muddy harbour froze."),
    ]
    assert [pair.why for pair in propose(claims, per_claim=9).pairs].count("same name: Norvik") == 1
    assert all(pair.why.startswith(("same name: ", "same words: ")) for pair in propose(claims, per_claim=9).pairs)


def test_no_claims_and_one_claim_make_no_pairs() -> None:
    assert propose([]) == propose([statement(0, "The plant is safe.")]) == Candidates([], 0)


def test_a_negative_budget_is_no_budget() -> None:
    claims = [statement(i, f"The plant number {i} is safe.", names=["Norvik"]) for i in range(20)]
    found = propose(claims, per_claim=-1)
    assert found.pairs == []
    assert found.skipped == 190


_ORDER = """
import sys
from factcheck import split_claims
from factcheck.pairs import propose
pairs = propose(split_claims(sys.stdin.read())).pairs
print([(pair.first.start, pair.second.start) for pair in pairs])
"""


def order(text: str, seed: int) -> str:
    """The order of the pairs in a new process whose strings are hashed by ``seed``."""
    environment = {**os.environ, "PYTHONHASHSEED": str(seed)}
    command = [sys.executable, "-c", _ORDER]
    run = subprocess.run(
        command, input=text, capture_output=True, encoding="utf-8", env=environment, cwd=_ROOT, check=True, timeout=60
    )
    return run.stdout


def test_the_order_is_the_same_in_every_process() -> None:
    things = "harbour ferry town brass orchestra plant engine winter ministry tower bridge salt copper".split()
    lines = [f"The {' '.join(sorted(things[i:] + things[: i - 6], key=len))} burnt." for i in range(7, 13)]
    lines += [f"The {' '.join(things[i : i + 7])} froze." for i in range(6)]
    text = "\n".join(lines)
    assert len({order(text, seed) for seed in (0, 1, 2)}) == 1
