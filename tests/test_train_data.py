"""Training data: what is held out stays out, and a mixture is drawn as its recipe says."""

from __future__ import annotations

import gzip
import json
import random
from collections import Counter
from collections.abc import Callable, Iterable
from pathlib import Path
from typing import Any

import pytest

from factcheck.train import data as datasets
from factcheck.train.data import LABELS, Example, draw, held_out, mixture, normalise, read_set
from factcheck.train.recipes import RECIPES

THINGS = "bridge ferry tower harbour market orchard tunnel library bakery museum stadium airport".split()
TOWNS = "Brod Arden Lomna Velin Torsk Garda Merle Ostra Pavia Quint".split()
MNLI, SNLI = "mnli_dev_matched_rebuilt", "esnli_dev_test"


def sentence(number: int) -> str:
    """A sentence for each number, all different."""
    return f"The {THINGS[number % 12]} of {TOWNS[number // 12 % 10]} opened in {1800 + number}."


def rows(numbers: Iterable[int]) -> list[dict[str, str]]:
    """Three pairs a premise, one of each label, as the NLI sets have them."""
    return [
        {"premise": sentence(n), "hypothesis": f"{label.title()} of {sentence(n)}", "label": label}
        for n in numbers
        for label in LABELS
    ]


def write(path: Path, lines: Iterable[dict[str, Any]]) -> None:
    path.parent.mkdir(parents=True, exist_ok=True)
    with gzip.open(path, "wt", encoding="utf-8") as file:
        file.writelines(json.dumps(line, ensure_ascii=False) + "\n" for line in lines)


def story(number: int) -> dict[str, Any]:
    told = [f"Chapter {number}.{part}: {sentence(number)}" for part in range(3)]
    return {
        "id": f"story-{number}",
        "sentences": told,
        "slips": [{"text": f"Slip {number}.", "kind": "role", "clashes": [1]}],
        "fine": [{"text": f"Fine {number}."}],
    }


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """A small data folder: MNLI and SNLI, sets that share their premises, authored pairs and stories."""
    write(tmp_path / "nli" / f"{MNLI}.jsonl.gz", rows(range(30)))
    write(tmp_path / "nli" / f"{SNLI}.jsonl.gz", rows(range(100, 300)))
    write(tmp_path / "nli" / "lingnli.jsonl.gz", rows(range(15, 120)))  # half of MNLI's premises, some of SNLI's
    write(tmp_path / "nli" / "snli_cad.jsonl.gz", rows(range(200, 400)))
    for number, letter in enumerate("abce"):
        authored = [row | {"phenomenon": "role"} for row in rows(range(300 + 60 * number, 400 + 60 * number))]
        write(tmp_path / "authored" / f"pairs_{letter}.jsonl.gz", authored)
    write(tmp_path / "authored" / "stories.jsonl.gz", [story(number) for number in range(60)])
    return tmp_path


TRAINING = {"lingnli": 1, SNLI: 1, "snli_cad": 1, "authored": 1, "authored_e": 1, "stories": 1}


# --- held out -------------------------------------------------------------------------------------------------------


def test_a_tenth_of_all_premises_is_held_out() -> None:
    share = sum(held_out(sentence(number)) for number in range(4000)) / 4000
    assert 0.08 < share < 0.12
    assert 0.22 < sum(held_out(sentence(number), 4) for number in range(4000)) / 4000 < 0.28


def test_what_is_held_out_never_changes() -> None:
    assert [number for number in range(60) if held_out(sentence(number))] == HELD


def test_another_spelling_of_a_premise_falls_on_the_same_side() -> None:
    for number in range(300):
        text = sentence(number)
        spellings = [
            text.upper(),
            text.rstrip("."),
            f"  “{text}” ",
            text.replace(" ", "\u00a0"),
            text.replace(".", " !"),
        ]
        for spelling in spellings:
            assert normalise(spelling) == normalise(text)
            assert held_out(spelling) == held_out(text)


def test_different_sentences_are_not_confused() -> None:
    assert normalise("Brod has 12 towers.") != normalise("Brod has 21 towers.")
    assert normalise("東京 burnt.") != normalise("大阪 burnt.")


HELD = [1, 11, 27, 31, 34, 37, 53]


# --- what no stage sees ---------------------------------------------------------------------------------------------


def test_no_development_premise_is_in_any_training_set(folder: Path) -> None:
    dev = {normalise(pair.premise) for pairs in datasets.dev_sets(folder).values() for pair in pairs}
    trained = {normalise(pair.premise) for pair in mixture(TRAINING, folder, seed=1)}
    assert len(dev) > 60
    assert len(trained) > 400
    assert not dev & trained


def test_every_development_set_has_pairs_of_every_label_it_can_have(folder: Path) -> None:
    dev = datasets.dev_sets(folder)
    assert dev.keys() == {"authored", "written", "stories", "slips", "mnli", "snli"}
    assert {pair.label for pair in dev["stories"]} == {"neutral", "contradiction"}
    for name in ("authored", "mnli", "snli"):
        assert {pair.label for pair in dev[name]} == set(LABELS)
    assert len(dev["mnli"]) == 90


def test_training_and_development_together_lose_no_story(folder: Path) -> None:
    held = {pair.premise for pair in datasets.dev_sets(folder)["stories"]}
    seen = {pair.premise for pair in read_set("stories", folder, seed=1)}
    told = {line for number in range(60) for line in story(number)["sentences"]}
    assert held | seen == told
    assert not held & seen


@pytest.mark.parametrize("spelling", [str, str.upper, lambda text: f"“{text.rstrip('.')}”"])
def test_mnli_premises_are_banned_from_the_mixture_in_any_spelling(
    folder: Path, spelling: Callable[[str], str]
) -> None:
    dev = rows(range(30))
    write(folder / "nli" / "taxinli.jsonl.gz", [row | {"premise": spelling(row["premise"])} for row in dev])
    assert len(read_set("taxinli", folder, seed=1)) > 0
    assert mixture({"taxinli": 3}, folder, seed=1) == []
    assert len(mixture({"taxinli": 1, "snli_cad": 1}, folder, seed=1)) == len(read_set("snli_cad", folder, seed=1))


def test_pairs_without_a_usable_label_are_left_out(folder: Path) -> None:
    odd = [{"premise": sentence(n), "hypothesis": "x", "label": label} for n in range(500, 520) for label in ("-", "")]
    write(folder / "nli" / "conjnli.jsonl.gz", odd + rows([521]))
    assert {pair.label for pair in read_set("conjnli", folder, seed=1)} == set(LABELS)


# --- stories --------------------------------------------------------------------------------------------------------


def test_a_slip_clashes_where_the_story_marks_it_and_nowhere_else(folder: Path) -> None:
    pairs = read_set("stories", folder, seed=1)
    clashes = [pair for pair in pairs if pair.label == "contradiction"]
    assert clashes
    for pair in clashes:
        assert pair.premise.split(":")[0].endswith(".1")
        assert pair.hypothesis.startswith("Slip ")
    beside = [pair for pair in pairs if pair.label == "neutral" and pair.hypothesis.startswith("Slip ")]
    assert {pair.premise.split(":")[0][-1] for pair in beside} == {"0", "2"}


def test_pairs_of_a_story_stay_inside_it(folder: Path) -> None:
    for pair in read_set("stories", folder, seed=1):
        number = pair.premise.removeprefix("Chapter ").split(".")[0]
        assert number in pair.hypothesis.replace(":", " ").replace(".", " ").split()


# --- drawing --------------------------------------------------------------------------------------------------------

POOL = [Example(sentence(n), "x", LABELS[0 if n < 60 else 1 if n < 90 else 2], "g") for n in range(100)]


@pytest.mark.parametrize("amount", [1, 2, 7])
def test_a_small_amount_is_copies_of_the_whole_set(amount: int) -> None:
    counts = Counter(draw(POOL, amount, random.Random(1)))
    assert counts == dict.fromkeys(POOL, amount)


def test_a_broken_amount_adds_a_part_of_the_set_without_repeats() -> None:
    counts = Counter(draw(POOL, 1.3, random.Random(1)))
    assert Counter(counts.values()) == {1: 70, 2: 30}
    assert Counter(Counter(draw(POOL, 0.25, random.Random(1))).values()) == {1: 25}


def test_a_counted_draw_has_as_many_of_each_label_and_no_repeats() -> None:
    taken = draw(POOL, 30, random.Random(1))
    assert Counter(pair.label for pair in taken) == dict.fromkeys(LABELS, 10)
    assert len(set(taken)) == 30


def test_a_counted_draw_takes_what_there_is_of_a_rare_label() -> None:
    taken = draw(POOL, 90, random.Random(1))
    assert Counter(pair.label for pair in taken) == {"entailment": 30, "neutral": 30, "contradiction": 10}


def test_a_set_without_one_label_is_balanced_over_the_others() -> None:
    two = [pair for pair in POOL if pair.label != "neutral"]
    assert Counter(pair.label for pair in draw(two, 22, random.Random(1))) == {"entailment": 11, "contradiction": 10}


def test_nothing_is_drawn_from_nothing() -> None:
    assert draw([], 5, random.Random(1)) == draw([], 5000, random.Random(1)) == []


def test_a_mixture_is_the_same_for_the_same_seed_only(folder: Path) -> None:
    sources = {"snli_cad": 60, "authored": 1}
    assert mixture(sources, folder, seed=1) == mixture(sources, folder, seed=1)
    assert mixture(sources, folder, seed=1) != mixture(sources, folder, seed=2)


def test_a_mixture_has_what_its_recipe_asks_for_and_is_shuffled(folder: Path) -> None:
    mixed = mixture({"snli_cad": 60, "authored_e": 2}, folder, seed=1)
    authored = read_set("authored_e", folder, seed=1)
    assert len(mixed) == 60 + 2 * len(authored)
    groups = [pair.group for pair in mixed]
    assert len(set(groups[:40])) == len(set(groups[-40:])) == 2


# --- the recipes ----------------------------------------------------------------------------------------------------


@pytest.mark.parametrize("name", sorted(RECIPES))
def test_every_source_of_a_recipe_has_a_licence(name: str) -> None:
    used = {source.removesuffix("_e") for stage in RECIPES[name].stages for source in stage.sources}
    assert used <= datasets.LICENCES.keys()


def test_an_unknown_made_set_is_refused_with_the_known_ones(folder: Path) -> None:
    with pytest.raises(ValueError, match="made_roles"):
        read_set("made_up", folder, seed=1)
