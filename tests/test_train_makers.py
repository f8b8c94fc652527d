"""The makers of training pairs: labels that hold by construction, the same pairs for the same seed."""

from __future__ import annotations

import collections
import random
import re
from pathlib import Path

import pytest

from factcheck.train import dyads, made, neutrals, participants, posts, roles, slots, swaps, words
from factcheck.train.data import LABELS, Example, held_out, read_rows

DATA = Path("/work/shared/data")
needs_data = pytest.mark.skipif(not (DATA / "authored").is_dir(), reason="the training data is not here")


def of_group(pairs: list[Example], name: str) -> list[Example]:
    return [pair for pair in pairs if pair.group == f"made/{name}"]


@pytest.fixture(scope="module")
def role_pairs() -> list[Example]:
    return roles.make(5, per_label=700)


def test_role_pairs_are_balanced_and_the_same_for_the_same_seed(role_pairs: list[Example]) -> None:
    assert collections.Counter(pair.label for pair in role_pairs) == dict.fromkeys(LABELS, 700)
    assert roles.make(5, per_label=700) == role_pairs
    assert roles.make(6, per_label=700) != role_pairs


def test_no_role_pair_carries_two_labels() -> None:
    seen: dict[tuple[str, str], str] = {}
    for pair in roles.make(9, per_label=1500):
        assert seen.setdefault((pair.premise, pair.hypothesis), pair.label) == pair.label


def test_a_role_claim_has_the_wording_of_the_runtime() -> None:
    land = posts.Cast(random.Random(0), "company", words.Person("Maria", "Lopez"), "Norvik Foods", "")
    assert posts.says(land, "Maria Lopez", "chief executive", "former ") == (
        "Maria Lopez is the former chief executive of Norvik Foods."
    )
    assert posts.says(land, "Lopez", "chief executive", at=False) == "Lopez is the chief executive."


def test_president_and_leader_of_one_country_never_clash(role_pairs: list[Example]) -> None:
    heads = re.compile(r"(president|head of state|prime minister|premier|head of government|leader)\b")
    for pair in of_group(role_pairs, "leader_of") + of_group(role_pairs, "leader_which"):
        assert pair.label != "contradiction"
        assert heads.search(pair.premise + pair.hypothesis)
    assert of_group(role_pairs, "leader_of")
    assert of_group(role_pairs, "leader_which")


def test_a_leader_clashes_only_with_the_leader_of_another_country(role_pairs: list[Example]) -> None:
    pairs = of_group(role_pairs, "leader_elsewhere")
    assert pairs
    assert {pair.label for pair in pairs} == {"contradiction"}


def test_offices_that_go_together_are_never_called_exclusive() -> None:
    rng = random.Random(3)
    for domain, one, _ in sorted(posts.SHARED) * 20:
        c = posts.cast(rng, domain)
        first = next(o for o in posts.offices(domain) if o.names[0] == one)
        assert (domain, one, posts.other(c, first).names[0]) not in posts.SHARED


def test_every_compatible_post_belongs_to_a_listed_office() -> None:
    for domain, office, _ in words.table("compatible"):
        known = {o.names[0] for o in posts.offices(domain)}
        assert office == "*minister" or office in known


def test_marks_change_the_label(role_pairs: list[Example]) -> None:
    for name, label in (("former_current", "contradiction"), ("deputy", "contradiction"), ("acting", "neutral")):
        assert {pair.label for pair in of_group(role_pairs, name)} == {label}


def test_dyads_have_many_frames_and_all_of_them_can_be_told() -> None:
    rng, frames = random.Random(1), [(d, f) for d in dyads.dealings() for _, f in d.frames]
    assert len(frames) >= 120
    for dealing, frame in frames:
        assert not re.search(r"[{}]", dyads.tell(frame, dyads.scene(rng, dealing), rng))


def test_a_party_is_exchanged_for_the_outsider_or_the_roles_are_turned() -> None:
    rng = random.Random(2)
    for dealing in dyads.dealings():
        for _, frame in dealing.marked("=+-"):
            scene = dyads.scene(rng, dealing)
            other = dyads.exchanged(scene, frame, rng)
            assert (other.x, other.y) != (scene.x, scene.y)


def test_two_tellings_with_the_same_parties_never_clash() -> None:
    pairs = dyads.make(4, amount=900)
    assert pairs == dyads.make(4, amount=900)
    kinds = {pair.group.split("/")[1].rsplit("_", 1)[0]: pair.label for pair in pairs}
    assert kinds["clash"] == "contradiction"
    assert kinds["core"] == "entailment"
    assert {kinds[name] for name in ("same", "beside", "elsewhere", "topic")} == {"neutral"}


def test_items_are_found_and_put_back_grammatically() -> None:
    text = "A French envoy met Emma Stone in Moscow on Friday, 3 May 2019, with 1,200 guests."
    found = {(item.kind, item.text) for item in slots.items(text)}
    wanted = {("adjective", "French"), ("person", "Emma Stone"), ("capital", "Moscow"), ("weekday", "Friday")}
    assert wanted | {("year", "2019"), ("number", "1,200")} <= found
    item = next(i for i in slots.items(text) if i.kind == "adjective")
    assert slots.put(text, item, "Italian").startswith("An Italian envoy")
    assert slots.put("It left the Netherlands.", slots.Item("country", 12, "Netherlands"), "Peru") == "It left Peru."


def test_an_edit_comes_with_its_untouched_twin() -> None:
    pair = Example(
        "The port of Lima closed on Monday after 300 ships left.", "The port closed on Monday.", "entailment", "x"
    )
    edited, twin = swaps.slot_edits([pair], random.Random(0))
    assert edited.label == "contradiction"
    assert "Monday" not in edited.hypothesis
    assert (twin.label, twin.hypothesis) == ("entailment", pair.hypothesis)


def test_a_predicate_is_turned_only_where_the_premise_has_it() -> None:
    pair = Example("The council approved the plan on Monday.", "The council approved the plan.", "entailment", "x")
    edited, _ = swaps.predicate_edits([pair], random.Random(0))
    assert edited.hypothesis == "The council rejected the plan."
    assert edited.label == "contradiction"


def test_a_quote_with_another_speaker_is_a_contradiction() -> None:
    for pair in swaps.quotes(random.Random(1), 80):
        same = [quote for quote in words.column("quotes") if quote[1:] in pair.premise and quote[1:] in pair.hypothesis]
        assert bool(same) == (pair.label != "neutral")


def test_hard_neutrals_share_words_but_are_no_repeats() -> None:
    one = "The council of Varna approved the new harbour on Monday."
    assert neutrals.hardness(one, one) < 0
    near = neutrals.hardness(one, "Critics of the harbour in Varna fear for the beaches and the fishing boats.")
    assert near > neutrals.hardness(one, "A singer from the islands released her second record last year.") >= 0


def test_an_unknown_set_is_an_error() -> None:
    with pytest.raises(ValueError, match="made_elsewhere"):
        made.read("made_elsewhere", DATA, 1)


@needs_data
def test_held_out_stories_are_never_used() -> None:
    held = {
        s for row in read_rows(DATA / "authored" / "stories.jsonl.gz") if held_out(row["id"]) for s in row["sentences"]
    }
    used = {sentence for story in participants.stories(DATA) for sentence in story}
    assert held
    assert used
    assert not held & used


@needs_data
def test_held_out_premises_are_never_used() -> None:
    used = swaps.entailed(DATA)
    assert not any(held_out(next(used).premise) for _ in range(2000))


@needs_data
def test_mined_neutrals_are_whole_sentences_of_a_sane_length() -> None:
    pairs = neutrals.make(DATA, 3, amount=300, sources=("ud_english_pud", "gum"))
    assert len(pairs) == 300 == len({(pair.premise, pair.hypothesis) for pair in pairs})
    assert {pair.label for pair in pairs} == {"neutral"}
    assert all(6 <= len(text.split()) <= 45 for pair in pairs for text in (pair.premise, pair.hypothesis))
