"""The training loop: batches, resume and export of a run that a CPU makes in a second."""

from __future__ import annotations

import dataclasses
import functools
import gzip
import json
import shutil
from collections import Counter
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
import torch
from make_tiny_model import tokenizer
from safetensors.torch import load_file, save_file
from tokenizers import Tokenizer
from torch import Tensor
from transformers import BertConfig, BertModel

from factcheck.datatypes import Probs
from factcheck.errors import OptionsError
from factcheck.models import TableModel
from factcheck.models.transformer import TransformerModel
from factcheck.train import __main__ as command
from factcheck.train import card, teachers, trials
from factcheck.train.averages import average
from factcheck.train.batches import Encoded, batches, collate, encode, load_tokenizer, swapped
from factcheck.train.data import LABELS, Example, mixture
from factcheck.train.evaluate import evaluate, f1_score, figures, likeliest
from factcheck.train.export import export
from factcheck.train.fit import Run
from factcheck.train.logs import read as read_log
from factcheck.train.provenance import recipe_of, runs
from factcheck.train.recipe import Recipe, Stage
from factcheck.train.recipes import RECIPES

THINGS = "bridge ferry tower harbour market orchard tunnel library bakery museum".split()
#: what the hypothesis of each label says of a thing that opened
SAID = {"entailment": "it opened.", "neutral": "he said no.", "contradiction": "it closed."}

RECIPE = Recipe(
    name="trial",
    stages=(
        Stage(name="first", sources={"authored_e": 1}, peak_lr=5e-3, final_lr=4e-3),
        Stage(name="second", sources={"authored": 0.5}, peak_lr=4e-3, final_lr=1e-4, dropout=0.1),
    ),
    batch_pairs=8,
    batch_tokens=480,
    warmup_batches=4,
    dev_pairs=6,
)


@pytest.fixture(scope="module", autouse=True)
def _one_thread() -> Iterator[None]:
    threads = torch.get_num_threads()
    torch.set_num_threads(1)
    yield
    torch.set_num_threads(threads)


@pytest.fixture(scope="module")
def encoder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A random BERT without a head, whose tokenizer cuts and pads as those of sentence encoders do."""
    folder = tmp_path_factory.mktemp("encoder")
    pieces = tokenizer()
    torch.manual_seed(3)
    config = BertConfig(
        vocab_size=pieces.get_vocab_size(),
        hidden_size=16,
        intermediate_size=32,
        num_hidden_layers=2,
        num_attention_heads=2,
        max_position_embeddings=256,
        initializer_range=0.2,
        pad_token_id=0,
    )
    BertModel(config).save_pretrained(folder)
    pieces.enable_truncation(24)
    pieces.enable_padding(length=24)
    pieces.save(str(folder / "tokenizer.json"))
    settings = {"tokenizer_class": "BertTokenizer", "model_max_length": 256, "do_lower_case": True}
    (folder / "tokenizer_config.json").write_text(json.dumps(settings), encoding="utf-8")
    return folder


@pytest.fixture(scope="module")
def data(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A data folder with a few dozen pairs whose label anybody can learn."""
    folder = tmp_path_factory.mktemp("data")
    pairs = [
        {"premise": f"The {thing} {n} opened.", "hypothesis": SAID[label], "label": label, "phenomenon": "role"}
        for n, thing in enumerate(THINGS * 3)
        for label in LABELS
    ]
    told = {"sentences": ["A ferry opened.", "It was on time."], "fine": [{"text": "He said so."}]}
    slips = [{"text": "A ferry closed.", "kind": "role", "clashes": [0]}]
    stories = [told | {"id": f"story-{n}", "slips": slips} for n in range(20)]
    (folder / "nli").mkdir()
    (folder / "authored").mkdir()
    for name in ("mnli_dev_matched_rebuilt", "esnli_dev_test"):
        write(folder / "nli" / f"{name}.jsonl.gz", [row | {"premise": f"{name} {row['premise']}"} for row in pairs])
    for letter in "abce":
        write(folder / "authored" / f"pairs_{letter}.jsonl.gz", pairs if letter == "e" else pairs[:9])
    write(folder / "authored" / "stories.jsonl.gz", stories)
    return folder


def write(path: Path, lines: list[dict[str, Any]]) -> None:
    with gzip.open(path, "wt", encoding="utf-8") as file:
        file.writelines(json.dumps(line) + "\n" for line in lines)


@pytest.fixture(scope="module")
def finished(encoder: Path, data: Path, tmp_path_factory: pytest.TempPathFactory) -> Run:
    """An undisturbed run."""
    run = Run(RECIPE, data, tmp_path_factory.mktemp("run"), encoder)
    run.fit()
    return run


def weights(run: Run) -> dict[str, Tensor]:
    return {name: value.clone() for name, value in run.model.state_dict().items()}


def same(one: dict[str, Tensor], other: dict[str, Tensor]) -> bool:
    return one.keys() == other.keys() and all(torch.equal(one[name], other[name]) for name in one)


# --- encoding and batches -------------------------------------------------------------------------------------------


def rows(lengths: list[int]) -> list[Encoded]:
    return [Encoded([2] * length, [0] * length, 0) for length in lengths]


LENGTHS = [[5], [5] * 60, [3, 90, 14, 14, 200, 41, 7] * 9, list(range(4, 120)), [9] * 5000]


@pytest.mark.parametrize("lengths", LENGTHS, ids=["one", "alike", "mixed", "rising", "more than a chunk"])
def test_every_row_is_in_one_batch(lengths: list[int]) -> None:
    made = batches(rows(lengths), RECIPE, seed=1)
    assert sorted(i for batch in made for i in batch) == list(range(len(lengths)))


@pytest.mark.parametrize("lengths", LENGTHS, ids=["one", "alike", "mixed", "rising", "more than a chunk"])
def test_no_batch_is_over_the_budget_of_pairs_or_of_padded_pieces(lengths: list[int]) -> None:
    for batch in batches(rows(lengths), RECIPE, seed=1):
        assert 1 <= len(batch) <= RECIPE.batch_pairs
        padded = max(lengths[i] for i in batch) * len(batch)
        assert padded <= RECIPE.batch_tokens or len(batch) == 1


def test_batches_are_the_same_for_the_same_seed_only() -> None:
    many = rows(LENGTHS[2])
    assert batches(many, RECIPE, seed=1) == batches(many, RECIPE, seed=1) != batches(many, RECIPE, seed=2)


def test_long_and_short_batches_are_mixed() -> None:
    first = [LENGTHS[3][batch[0]] for batch in batches(rows(LENGTHS[3]), RECIPE, seed=1)]
    assert first != sorted(first)


def test_no_rows_make_no_batches() -> None:
    assert batches([], RECIPE, seed=1) == []


def test_pairs_are_read_whole_and_those_that_are_too_long_are_counted(encoder: Path) -> None:
    short = Example("A ferry opened.", "It opened.", "entailment", "g")
    long = Example("A ferry opened. " * 8, "It opened.", "neutral", "g")
    kept, dropped = encode([short, long, short], load_tokenizer(encoder), 40)
    assert (len(kept), dropped) == (2, 1)
    kept, dropped = encode([short, long], load_tokenizer(encoder), 200)
    assert (len(kept), dropped) == (2, 0)
    assert len(kept[1][0]) > 40, "the encoder's own cut at 24 pieces must not apply"
    assert [row.label for row in kept] == [0, 1]


def test_padding_is_masked_and_labels_stay_with_their_rows() -> None:
    made = collate([Encoded([2, 9, 3, 8, 3], [0, 0, 0, 1, 1], 2), Encoded([2, 3, 3], [0, 0, 1], 0)], "cpu")
    assert made["input_ids"].tolist() == [[2, 9, 3, 8, 3], [2, 3, 3, 0, 0]]
    assert made["token_type_ids"].tolist() == [[0, 0, 0, 1, 1], [0, 0, 1, 0, 0]]
    assert made["attention_mask"].tolist() == [[1] * 5, [1, 1, 1, 0, 0]]
    assert made["labels"].tolist() == [2, 0]


# --- exchanging the sides of contradictions -------------------------------------------------------------------------


def test_an_exchanged_pair_is_what_the_tokenizer_makes_of_the_pair_turned_round(encoder: Path, finished: Run) -> None:
    pairs = [
        ("A ferry opened on time.", "It closed."),
        ("It was on.", "The tower closed at two."),
        ("A", "b c d e f g"),
    ]
    pieces = load_tokenizer(encoder)
    told = [Example(*pair, "contradiction", "g") for pair in pairs]
    turned = [Example(*pair[::-1], "contradiction", "g") for pair in pairs]
    batch = collate(encode(told, pieces, 200)[0], "cpu")
    expected = collate(encode(turned, pieces, 200)[0], "cpu")
    made = swapped({key: batch[key].clone() for key in batch if key != "labels"}, batch["labels"], 1.0)
    for key in made:
        assert made[key].tolist() == expected[key].tolist(), key


def test_premise_and_hypothesis_that_are_parted_twice_stay_so_when_turned_round() -> None:
    batch = {
        "input_ids": torch.tensor([[0, 11, 12, 2, 2, 21, 2, 1]]),
        "token_type_ids": torch.tensor([[0, 0, 0, 0, 0, 1, 1, 0]]),
        "attention_mask": torch.tensor([[1, 1, 1, 1, 1, 1, 1, 0]]),
    }
    made = swapped(batch, torch.tensor([2]), 1.0)
    assert made["input_ids"].tolist() == [[0, 21, 2, 2, 11, 12, 2, 1]]
    assert made["token_type_ids"].tolist() == [[0, 0, 0, 0, 1, 1, 1, 0]]


@pytest.mark.parametrize(("label", "swap"), [("entailment", 1.0), ("neutral", 1.0), ("contradiction", 0.0)])
def test_only_contradictions_are_turned_round(encoder: Path, finished: Run, label: str, swap: float) -> None:
    pairs = [Example("A ferry opened.", "It closed.", label, "g")] * 4
    batch = collate(encode(pairs, load_tokenizer(encoder), 99)[0], "cpu")
    before = {key: value.clone() for key, value in batch.items()}
    labels = batch.pop("labels")
    after = swapped(batch, labels, swap)
    assert all(torch.equal(after[key], before[key]) for key in after)


# --- a run ----------------------------------------------------------------------------------------------------------


def test_a_run_learns_what_its_data_say(encoder: Path, data: Path, tmp_path: Path) -> None:
    stage = Stage(name="only", sources={"authored_e": 8}, peak_lr=1e-2, final_lr=1e-3)
    run = Run(_with_stages(stage), data, tmp_path, encoder)
    run.fit()
    dev = list(read_log(tmp_path))[-1]
    assert dev["event"] == "dev"
    assert dev["authored"] >= 0.9


def _with_stages(*stages: Stage) -> Recipe:
    return Recipe(name="trial", stages=stages, batch_pairs=24, warmup_batches=4, dev_pairs=12)


class Disturbed(Run):
    """A run that saves behind its third batch and is stopped in its sixth."""

    def _step(self, batch: dict[str, Tensor], stage: Stage, at: int, total: int) -> float:
        if self.batch == 3:
            self.save()
        if self.batch == 5:
            raise KeyboardInterrupt
        return super()._step(batch, stage, at, total)


def test_a_stopped_run_ends_up_with_the_weights_of_an_undisturbed_one(
    encoder: Path, data: Path, tmp_path: Path, finished: Run
) -> None:
    with pytest.raises(KeyboardInterrupt):
        Disturbed(RECIPE, data, tmp_path, encoder).fit()
    run = Run(RECIPE, data, tmp_path, encoder)
    run.resume()
    assert (run.stage, run.batch) == (0, 3)
    run.fit()
    assert run.seen == finished.seen
    assert same(weights(run), weights(finished))


def test_a_run_stopped_between_stages_goes_on_with_the_next(
    encoder: Path, data: Path, tmp_path: Path, finished: Run
) -> None:
    Run(RECIPE, data, tmp_path, encoder).fit(stop_after="first")
    assert [row["stage"] for row in read_log(tmp_path) if row["event"] == "stage"] == ["first"]
    run = Run(RECIPE, data, tmp_path, encoder)
    run.resume()
    run.fit()
    assert [row["stage"] for row in read_log(tmp_path) if row["event"] == "stage"] == ["first", "second"]
    assert same(weights(run), weights(finished))


def test_a_run_that_was_stopped_before_its_first_checkpoint_begins_again(
    encoder: Path, data: Path, tmp_path: Path, finished: Run
) -> None:
    (tmp_path / "log.jsonl").write_text('{"event": "stage"}\n', encoding="utf-8")
    run = Run(RECIPE, data, tmp_path, encoder)
    run.resume()
    run.fit()
    assert sum(row["event"] == "stage" for row in read_log(tmp_path)) == len(RECIPE.stages)
    assert same(weights(run), weights(finished))


def test_a_run_is_not_taken_up_with_other_options(encoder: Path, data: Path, tmp_path: Path) -> None:
    Run(RECIPE, data, tmp_path, encoder).fit(stop_after="first")
    kept = (tmp_path / "recipe.json").read_bytes()
    with pytest.raises(OptionsError, match="another seed;"):
        Run(dataclasses.replace(RECIPE, seed=99), data, tmp_path, encoder).resume()
    begun = tmp_path / "begun"
    shutil.copytree(encoder, begun)
    (begun / "recipe.json").write_text('{"name": "before", "stages": []}', encoding="utf-8")
    with pytest.raises(OptionsError, match="another begun;"):
        Run(RECIPE, data, tmp_path, begun).resume()
    assert (tmp_path / "recipe.json").read_bytes() == kept


def test_without_its_checkpoint_a_run_would_differ(encoder: Path, data: Path, tmp_path: Path, finished: Run) -> None:
    run = Run(RECIPE, data, tmp_path, encoder)
    run.stage = 1  # the second stage alone
    run.fit()
    assert not same(weights(run), weights(finished))


def test_a_blended_stage_ends_between_its_first_and_its_last_weights(
    encoder: Path, data: Path, tmp_path: Path, finished: Run
) -> None:
    blended = dataclasses.replace(RECIPE.stages[1], blend=0.25)
    run = Run(dataclasses.replace(RECIPE, stages=(RECIPE.stages[0], blended)), data, tmp_path, encoder)
    run.fit(stop_after="first")
    first = {name: value.clone() for name, value in weights(run).items()}
    resumed = Run(run.recipe, data, tmp_path, encoder)
    resumed.resume()
    resumed.fit()
    middle = {name: first[name].lerp(value, 0.25) for name, value in weights(finished).items()}
    assert all(torch.allclose(value, middle[name], atol=1e-6) for name, value in weights(resumed).items())


def test_an_averaged_stage_ends_at_the_mean_of_its_last_points_and_resumes(
    encoder: Path, data: Path, tmp_path: Path, finished: Run
) -> None:
    averaged = dataclasses.replace(RECIPE.stages[1], average=1.0)
    recipe = dataclasses.replace(RECIPE, stages=(RECIPE.stages[0], averaged))
    whole = Run(recipe, data, tmp_path / "whole", encoder)
    whole.fit()
    assert not same(weights(whole), weights(finished))
    Run(recipe, data, tmp_path / "parted", encoder).fit(stop_after="first")
    parted = Run(recipe, data, tmp_path / "parted", encoder)
    parted.resume()
    parted.fit()
    assert same(weights(whole), weights(parted))


def test_what_a_larger_network_says_moves_what_is_learnt(
    encoder: Path, data: Path, tmp_path: Path, finished: Run, monkeypatch: pytest.MonkeyPatch
) -> None:
    table = tmp_path / "said.bin"
    recipe = dataclasses.replace(RECIPE, stages=tuple(dataclasses.replace(s, taught=str(table)) for s in RECIPE.stages))
    chunks = list(teachers.pairs(recipe, data, (0, 1)))
    counts = list(teachers.label(finished.model, encoder, chunks, table, 200))
    said = teachers.read(table)
    assert counts[-1] == len(said) == sum(map(len, chunks)) > 0
    assert list(teachers.label(finished.model, encoder, chunks, table, 200))[-1] == len(teachers.read(table))
    assert all(abs(sum(logits)) < 0.1 for logits in said.values())
    taught = Run(recipe, data, tmp_path / "run", encoder)
    taught.fit()
    assert not same(weights(taught), weights(finished))


def test_shards_of_a_table_are_its_whole(encoder: Path, data: Path) -> None:
    recipe = dataclasses.replace(RECIPE, stages=tuple(dataclasses.replace(s, taught="x") for s in RECIPE.stages))
    whole = {teachers.key(e) for chunk in teachers.pairs(recipe, data, (0, 1)) for e in chunk}
    parts = [{teachers.key(e) for chunk in teachers.pairs(recipe, data, (i, 2)) for e in chunk} for i in (0, 1)]
    assert parts[0] | parts[1] == whole
    assert not parts[0] & parts[1]


def test_trials_are_run_once_each_and_make_a_table(
    encoder: Path, data: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(trials, "BASE", dataclasses.replace(RECIPE, stages=RECIPE.stages[:1]))
    names = ["as it is", "R-Drop 0.5, dropout 0.1"]
    tables = list(trials.run(names, data, tmp_path, encoder))
    assert len(tables) == 2
    assert [line.split(" | ")[0] for line in tables[1].splitlines()[2:]] == [f"| {name}" for name in names]
    assert list(trials.run(names, data, tmp_path, encoder)) == []


def test_frozen_parameters_stay_and_the_others_move(encoder: Path, finished: Run) -> None:
    start = load_file(encoder / "model.safetensors")
    moved = {
        name for name, value in start.items()
        if not torch.equal(value, finished.model.state_dict()[f"bert.{name}"]) and "pooler" not in name
    }  # fmt: skip
    kept = {name for name in start if "pooler" not in name} - moved
    assert "embeddings.word_embeddings.weight" in kept
    assert {name for name in kept if "position_ids" not in name} == {"embeddings.word_embeddings.weight"}


def test_the_log_accounts_for_every_pair_and_keeps_the_recipe(data: Path, finished: Run) -> None:
    log = list(read_log(finished.out))
    stages = [row for row in log if row["event"] == "stage"]
    for number, (row, stage) in enumerate(zip(stages, RECIPE.stages, strict=True)):
        mixed = mixture(stage.sources, data, RECIPE.seed + 1000 * number)
        assert row["pairs"] + row["too_long"] == len(mixed)
    assert log[-1]["seen"] == finished.seen == sum(row["pairs"] for row in stages)
    assert {"authored", "stories", "mnli", "snli"} <= log[-1].keys()
    saved = json.loads((finished.out / "recipe.json").read_text(encoding="utf-8"))
    assert (saved["name"], saved["seed"]) == ("trial", RECIPE.seed)
    assert [stage["sources"] for stage in saved["stages"]] == [dict(stage.sources) for stage in RECIPE.stages]


def test_attention_dropout_stays_0(encoder: Path, data: Path, tmp_path: Path) -> None:
    run = Run(RECIPE, data, tmp_path, encoder)
    run._set_dropout(0.1)
    shares = {name: m.p for name, m in run.model.named_modules() if isinstance(m, torch.nn.Dropout)}
    assert max(shares.values()) == 0.1
    assert {p for name, p in shares.items() if name.endswith("attention.self.dropout")} == {0.0}


# --- export ---------------------------------------------------------------------------------------------------------

PAIRS = [
    ("The ferry 4 opened.", "it opened."),
    ("The tower 2 opened.", "it closed."),
    (
        "A ferry opened on time, he said, and two towers are not in it.",
        "They closed at three: the ferry was not on time.",
    ),
    ("A", "b"),
]


@pytest.fixture(scope="module")
def exported(encoder: Path, finished: Run, tmp_path_factory: pytest.TempPathFactory) -> Path:
    return export(finished.model, encoder, tmp_path_factory.mktemp("out") / "model")


def in_memory(run: Run, pairs: list[tuple[str, str]]) -> list[Probs]:
    kept, _ = encode([Example(*pair, "neutral", "g") for pair in pairs], run.tokenizer, 10_000)
    run.model.train(mode=False)
    with torch.inference_mode():
        return [
            Probs(*run.model(**_inputs(row)).logits.softmax(-1)[0].tolist())
            for row in kept
        ]  # fmt: skip


def _inputs(row: Encoded) -> dict[str, Tensor]:
    return {"input_ids": torch.tensor([row[0]]), "token_type_ids": torch.tensor([row[1]])}


def test_an_exported_folder_scores_like_the_model_in_memory(exported: Path, finished: Run) -> None:
    expected = in_memory(finished, PAIRS)
    assert max(one.contradiction for one in expected) > 0.05 + min(one.contradiction for one in expected)
    found = TransformerModel(exported, device="cpu", self_test=False).score(PAIRS)
    for one, other in zip(found, expected, strict=True):
        assert one is not None
        assert list(one) == pytest.approx(list(other), abs=2e-3)


def test_an_exported_folder_is_whole_half_precision_and_names_its_labels(exported: Path) -> None:
    assert {path.name for path in exported.iterdir()} >= {
        "model.safetensors", "config.json", "tokenizer.json", "tokenizer_config.json",
    }  # fmt: skip
    assert {value.dtype for value in load_file(exported / "model.safetensors").values()} == {torch.float16}
    config = json.loads((exported / "config.json").read_text(encoding="utf-8"))
    assert config["id2label"] == {str(i): label for i, label in enumerate(LABELS)}
    assert not [key for key in config if key.startswith("_")]


def test_an_exported_tokenizer_neither_cuts_nor_pads_whoever_loads_it(exported: Path) -> None:
    pieces = Tokenizer.from_file(str(exported / "tokenizer.json"))
    assert pieces.truncation is None
    assert pieces.padding is None


def test_an_exported_model_reads_beyond_the_encoder_s_cut(exported: Path) -> None:
    model = TransformerModel(exported, device="cpu", self_test=False)
    premise = "A ferry opened on time, he said, at the "
    one, other = model.score([(premise + "tower.", "It closed."), (premise + "bridge that they closed.", "It closed.")])
    assert None not in (one, other)
    assert one != other
    assert model.score([("opened " * 300, "It closed.")]) == [None]


def test_the_mean_of_two_models_lies_between_them(exported: Path, tmp_path: Path) -> None:
    other = tmp_path / "other"
    shutil.copytree(exported, other)
    moved = {name: value + 1 for name, value in load_file(other / "model.safetensors").items()}
    save_file(moved, other / "model.safetensors", metadata={"format": "pt"})
    for folder, seed in ((exported, 1), (other, 2)):
        (folder / "recipe.json").write_text(json.dumps({"name": "first", "seed": seed}), encoding="utf-8")
    mean = average([exported, other, other], tmp_path / "mean")
    for name, value in load_file(mean / "model.safetensors").items():
        assert torch.allclose(value.float(), load_file(exported / "model.safetensors")[name].float() + 2 / 3, atol=2e-2)
    assert [run["seed"] for run in runs(recipe_of(mean))] == [1, 2, 2]
    assert TransformerModel(mean, device="cpu", self_test=False).score(PAIRS)


def test_unlike_models_have_no_mean(exported: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    other = tmp_path / "other"
    shutil.copytree(exported, other)
    weights = load_file(other / "model.safetensors")
    weights["classifier.bias"] = weights["classifier.bias"][:2].clone()
    save_file(weights, other / "model.safetensors", metadata={"format": "pt"})
    with pytest.raises(ValueError, match="different shapes"):
        average([exported, other], tmp_path / "mean")
    (other / "config.json").write_text("{}", encoding="utf-8")
    with pytest.raises(ValueError, match=r"config\.json differs"):
        average([exported, other], tmp_path / "mean")
    assert command.main(["average", str(exported), "--out", str(tmp_path / "mean")]) == 2
    assert "two model folders" in capsys.readouterr().err
    assert not (tmp_path / "mean").exists()


def test_a_run_tells_what_it_began_with(encoder: Path, data: Path, tmp_path: Path) -> None:
    begun = tmp_path / "begun"
    shutil.copytree(encoder, begun)
    (begun / "recipe.json").write_text(json.dumps({"name": "before", "seed": 5, "stages": []}), encoding="utf-8")
    recipe = Run(RECIPE, data, tmp_path / "run", begun).told
    assert [(run["name"], run["seed"]) for run in runs(recipe)] == [("before", 5), (RECIPE.name, RECIPE.seed)]
    mean = {"name": "average", "members": [recipe, recipe["begun"]]}
    made = card.card({"name": "average", "members": [recipe, recipe | {"begun": mean}]}, {}, "")
    first, last = f"{RECIPE.name}-{RECIPE.seed}", f"{RECIPE.name}-{RECIPE.seed}.2"
    commands = [line.removeprefix("python -m factcheck.train ") for line in made.splitlines() if "train fit" in line]
    assert commands == [
        "fit --recipe before --seed 5 --data DIR --out before-5",
        f"fit --recipe {RECIPE.name} --seed {RECIPE.seed} --encoder before-5/model --data DIR --out {first}",
        f"fit --recipe {RECIPE.name} --seed {RECIPE.seed} --encoder mean/model --data DIR --out {last}",
    ]
    assert f"average {first}/model before-5/model --out mean/model\n" in made
    assert f"average {first}/model {last}/model --out mean.2/model\n" in made


def test_the_command_fits_exports_evaluates_and_writes_a_card(
    encoder: Path, data: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setitem(RECIPES, "trial", RECIPE)
    where = ["--data", str(data)]
    out = ["--out", str(tmp_path), "--encoder", str(encoder), "--threads", "1"]
    assert command.main(["fit", "--recipe", "trial", *where, *out, "--stop-after", "first"]) == 0
    assert command.main(["fit", "--recipe", "trial", *where, *out, "--resume"]) == 0
    folder = tmp_path / "model"
    untested = functools.partial(TransformerModel, device="cpu", self_test=False)
    monkeypatch.setattr("factcheck.models.load_model", untested)
    capsys.readouterr()
    assert command.main(["evaluate", "--model", str(folder), *where, "--card"]) == 0
    printed = json.loads(capsys.readouterr().out)
    assert printed == json.loads((folder / "metrics.json").read_text(encoding="utf-8"))
    written = (folder / "README.md").read_text(encoding="utf-8")
    for name, found in printed.items():
        assert f"| {name} | {found['pairs']} | {found['accuracy']:.3f} |" in written
    assert "hand-written pairs for this project" in written


# --- figures --------------------------------------------------------------------------------------------------------


def test_figures_count_what_the_model_got_right() -> None:
    examples = [Example(f"p{n}", "h", LABELS[n % 3], "a" if n < 24 else "b") for n in range(30)]
    table: dict[tuple[str, str], Probs | None] = {
        (e.premise, e.hypothesis): Probs(*(float(label == e.label) for label in LABELS)) for e in examples
    }
    perfect = figures(TableModel(table), examples)
    assert (perfect["accuracy"], perfect["macro_f1"], perfect["contradiction_f1"]) == (1.0, 1.0, 1.0)
    for n in (2, 5):
        table[f"p{n}", "h"] = Probs(1.0, 0.0, 0.0)
    table["p8", "h"] = None
    found = figures(TableModel(table), examples)
    assert found["pairs"] == 30
    assert found["accuracy"] == pytest.approx(27 / 30)
    assert found["contradiction_f1"] == pytest.approx(2 * 7 / (7 + 10))
    assert found["macro_f1"] == pytest.approx((2 * 10 / 22 + 1.0 + 14 / 17) / 3)
    assert found["majority"] == pytest.approx(1 / 3)
    assert found["groups"] == {"a": (24, pytest.approx(21 / 24))}


def test_a_model_that_always_says_neutral_scores_the_share_of_neutrals() -> None:
    examples = [Example(f"p{n}", "h", "neutral" if n % 4 else "contradiction", "g") for n in range(40)]
    found = figures(TableModel({}), examples)
    assert found["accuracy"] == found["majority"] == 0.75
    assert found["contradiction_f1"] == 0.0


def test_every_development_set_is_evaluated(data: Path) -> None:
    found = evaluate(TableModel({}), data)
    assert found.keys() == {"authored", "written", "stories", "slips", "mnli", "snli"}
    assert found["mnli"]["accuracy"] == pytest.approx(1 / 3)


def test_figures_of_no_pairs_are_nought() -> None:
    assert figures(TableModel({}), [])["accuracy"] == 0


def test_the_likeliest_label_and_its_f1() -> None:
    said = [likeliest(probs) for probs in (Probs(0.5, 0.3, 0.2), Probs(0.1, 0.3, 0.6), None)]
    assert said == ["entailment", "contradiction", None]
    assert f1_score(["neutral", None], ["neutral", "neutral"], "neutral") == pytest.approx(2 / 3)
    assert f1_score([None], ["neutral"], "contradiction") == 0.0


def test_the_trial_data_hold_pairs_of_every_label(data: Path) -> None:
    assert Counter(pair.label for pair in mixture({"authored_e": 1}, data, 1)).keys() == set(LABELS)
