"""Models: what loads and what is refused, the order of labels, and scores that do not depend on batches."""

from __future__ import annotations

import functools
import itertools
import json
import math
import shutil
import socket
import subprocess
import sys
from collections.abc import Callable, Sequence
from pathlib import Path
from typing import Any

import pytest

from factcheck.datatypes import NliModel, Probs
from factcheck.errors import ModelError, OptionsError
from factcheck.models import TableModel, load_model
from factcheck.models.folder import read_folder

TINY = Path(__file__).parent / "data" / "tiny-nli"
NAMED = {"entailment": 0, "neutral": 1, "contradiction": 2}
PAIRS = [
    ("The mayor opened the bridge on Friday.", "The bridge was opened in 2021."),
    ("a", "b"),
    ("", ""),
    ("   ", "\t\n"),
    ("\U0001f600 e\u0301 中文 \u202e", "\x00 \ufffd \ud800"),
    ("It is not the third day, he said; they closed at 9.", "No."),
    ("b", "a"),
    ("Three men, two dogs and an old boat crossed the lake in the dark.", "Two dogs crossed the lake."),
]


@pytest.fixture(scope="module")
def tiny() -> NliModel:
    return load_model(TINY)


@pytest.fixture
def copy(tmp_path: Path) -> Callable[..., Path]:
    """Copies the tiny model, with changes to its config."""

    def make(**changes: object) -> Path:
        folder = tmp_path / "copy"
        shutil.copytree(TINY, folder)
        config = json.loads((folder / "config.json").read_text(encoding="utf-8")) | changes
        kept = {key: value for key, value in config.items() if value is not None or key not in changes}
        (folder / "config.json").write_text(json.dumps(kept), encoding="utf-8")
        return folder

    return make


def close(one: Probs | None, other: Probs | None) -> bool:
    if one is None or other is None:
        return one is other
    return all(abs(a - b) < 1e-4 for a, b in zip(one, other, strict=True))


# --- labels ----------------------------------------------------------------------------------------------------------


@pytest.mark.parametrize("order", list(itertools.permutations(NAMED)))
def test_labels_are_read_by_name(order: tuple[str, ...], copy: Callable[..., Path]) -> None:
    folder = read_folder(copy(id2label={str(row): label for row, label in enumerate(order)}))
    assert folder.labels == (order.index("entailment"), order.index("neutral"), order.index("contradiction"))


@pytest.mark.parametrize(
    "labels",
    [
        ("SUPPORTS", "NEI", "REFUTES"),
        ("Supported", "Not_Enough_Info", "Refuted"),
        ("entail", "unknown", "contradicts"),
        ("ENTAILMENT", "NOT ENOUGH INFO", "CONTRADICTION"),
    ],
)
def test_labels_have_other_names_elsewhere(labels: tuple[str, ...], copy: Callable[..., Path]) -> None:
    assert read_folder(copy(id2label={str(row): label for row, label in enumerate(labels)})).labels == (0, 1, 2)


@pytest.mark.parametrize(
    ("labels", "words"),
    [
        (["entailment", "not_entailment"], "2 labels (entailment, not_entailment)"),
        (["LABEL_0", "LABEL_1", "LABEL_2"], "LABEL_0, LABEL_1, LABEL_2"),
        (["entailment", "neutral", "not_entailment"], "not_entailment"),
        (["entailment", "neutral", "contradiction", "hypothesis only"], "4 labels"),
        (["entailment", "supports", "contradiction"], "supports"),
        ([], "0 labels"),
    ],
)
def test_other_heads_are_refused_by_name(labels: list[str], words: str, copy: Callable[..., Path]) -> None:
    with pytest.raises(ModelError) as caught:
        load_model(copy(id2label={str(row): label for row, label in enumerate(labels)}))
    assert words in str(caught.value)


def test_a_config_without_labels_has_two_unnamed_ones(copy: Callable[..., Path]) -> None:
    with pytest.raises(ModelError, match="LABEL_0, LABEL_1"):
        load_model(copy(id2label=None))


def test_unnamed_labels_can_be_given(copy: Callable[..., Path], tiny: NliModel) -> None:
    folder = copy(id2label={str(row): f"LABEL_{row}" for row in range(3)})
    model = load_model(folder, labels={"contradiction": 0, "entailment": 1, "neutral": 2})
    assert model.score(PAIRS) == tiny.score(PAIRS)


@pytest.mark.parametrize("labels", [{"entailment": 0}, NAMED | {"neutral": 0}, NAMED | {"other": 3}])
def test_given_labels_must_be_three(labels: dict[str, int]) -> None:
    with pytest.raises(OptionsError, match="labels"):
        load_model(TINY, labels=labels)


@pytest.mark.parametrize("order", list(itertools.permutations(NAMED)))
def test_the_self_test_catches_every_swap_of_labels(order: tuple[str, ...]) -> None:
    labels = {label: row for row, label in enumerate(order)}
    if order == ("contradiction", "entailment", "neutral"):
        load_model(TINY, labels=labels)
        return
    with pytest.raises(ModelError, match="swapped") as caught:
        load_model(TINY, labels=labels)
    assert "{'entailment': 1, 'neutral': 2, 'contradiction': 0}" in str(caught.value), "the right order is told"


# --- what a folder must hold -----------------------------------------------------------------------------------------


@pytest.mark.parametrize("lost", ["config.json", "model.safetensors", "tokenizer.json"])
def test_a_missing_file_is_named(lost: str, copy: Callable[..., Path]) -> None:
    folder = copy()
    (folder / lost).unlink()
    with pytest.raises(ModelError) as caught:
        load_model(folder)
    assert lost in str(caught.value)
    assert str(folder) in str(caught.value)


def test_pickled_weights_are_never_opened(copy: Callable[..., Path]) -> None:
    folder = copy()
    (folder / "model.safetensors").unlink()
    (folder / "pytorch_model.bin").write_bytes(b"cos\nsystem\n(S'true'\ntR.")
    with pytest.raises(ModelError, match=r"pickled weights \(pytorch_model.bin\)"):
        load_model(folder)


@pytest.mark.parametrize("file", ["config.json", "model.safetensors", "tokenizer.json"])
@pytest.mark.parametrize("damage", [lambda old: b"{nonsense", lambda old: old[: len(old) // 2], lambda old: b""])
def test_a_damaged_file_is_named(file: str, damage: Callable[[bytes], bytes], copy: Callable[..., Path]) -> None:
    path = copy() / file
    path.write_bytes(damage(path.read_bytes()))
    with pytest.raises(ModelError, match=file) as caught:
        load_model(path.parent)
    assert caught.value.__cause__ is not None


def test_a_config_must_be_an_object(copy: Callable[..., Path]) -> None:
    folder = copy()
    (folder / "config.json").write_text("[1]", encoding="utf-8")
    with pytest.raises(ModelError, match="not an object"):
        load_model(folder)


@pytest.mark.parametrize("heads", [["BertModel"], ["BertForTokenClassification"], [], None])
def test_only_sequence_classifiers_load(heads: list[str] | None, copy: Callable[..., Path]) -> None:
    with pytest.raises(ModelError, match="not a sequence classifier"):
        load_model(copy(architectures=heads))


def test_a_missing_shard_is_missing_weights(copy: Callable[..., Path]) -> None:
    folder = copy()
    index = {"weight_map": {"classifier.bias": "model-00002-of-00002.safetensors"}}
    (folder / "model.safetensors.index.json").write_text(json.dumps(index), encoding="utf-8")
    with pytest.raises(ModelError, match="incomplete"):
        load_model(folder)


def test_code_that_comes_with_a_model_is_never_run(copy: Callable[..., Path]) -> None:
    code = {"AutoConfig": "evil.Config", "AutoModelForSequenceClassification": "evil.Model"}
    folder = copy(model_type="evil", architectures=["EvilForSequenceClassification"], auto_map=code)
    (folder / "evil.py").write_text("raise SystemExit('it was run')", encoding="utf-8")
    with pytest.raises(ModelError, match="code of its own"):
        load_model(folder)


def test_a_lost_weight_is_named(copy: Callable[..., Path]) -> None:
    from safetensors.torch import load_file, save_file

    weights = copy() / "model.safetensors"
    tensors = load_file(weights)
    del tensors["classifier.bias"]
    save_file(tensors, weights, metadata={"format": "pt"})
    with pytest.raises(ModelError, match=r"classifier\.bias"):
        load_model(weights.parent)


def test_the_digest_follows_the_content_not_the_place(copy: Callable[..., Path]) -> None:
    folder = copy()
    same = read_folder(folder).digest
    assert same != read_folder(TINY).digest, "the copy's config has another layout"
    shutil.copy(TINY / "config.json", folder)
    assert read_folder(folder).digest == read_folder(TINY).digest
    weights = folder / "model.safetensors"
    weights.write_bytes(weights.read_bytes()[:-1] + b"\x01")
    assert read_folder(folder).digest != read_folder(TINY).digest
    assert len(same) == 16


# --- names -----------------------------------------------------------------------------------------------------------


@pytest.mark.parametrize("name", ["large", "./nowhere", "", "a b/c", "org/name/more", Path("small-but-gone")])
def test_an_unknown_name_is_told_at_once(name: str | Path) -> None:
    with pytest.raises(ModelError) as caught:
        load_model(name)
    if isinstance(name, str) and name:
        assert name in str(caught.value)
        assert "'small'" in str(caught.value)
        assert "hub id" in str(caught.value)


def test_a_file_is_no_folder() -> None:
    with pytest.raises(ModelError, match="give the folder"):
        load_model(TINY / "config.json")


def test_a_model_passes_through() -> None:
    model = TableModel({})
    assert load_model(model) is model
    with pytest.raises(ModelError, match="score"):
        load_model(object())  # type: ignore[arg-type]


def test_a_folder_is_known_by_its_name(tiny: NliModel) -> None:
    assert tiny.name == load_model(str(TINY)).name == "tiny-nli"
    assert isinstance(tiny, NliModel)


@pytest.mark.parametrize("by", ["environment", "argument"])
def test_offline_a_hub_model_fails_without_the_network(by: str, monkeypatch: pytest.MonkeyPatch) -> None:
    def refuse(*_: object, **__: object) -> None:
        pytest.fail("the network was used")

    monkeypatch.setattr(socket.socket, "connect", refuse)
    monkeypatch.setattr(socket, "getaddrinfo", refuse)
    monkeypatch.setenv("HF_HUB_OFFLINE", "1" if by == "environment" else "0")
    with pytest.raises(ModelError, match=r"nobody/nothing@v1.*network is off") as caught:
        load_model("nobody/nothing@v1", offline=by == "argument" or None)
    assert caught.value.__cause__ is not None


def _hub(cached: Path | None, asked: list[dict[str, object]], error: Exception | None = None) -> Callable[..., str]:
    from huggingface_hub.errors import LocalEntryNotFoundError

    def snapshot_download(repo: str, **options: object) -> str:
        asked.append({"repo": repo} | options)
        if not options.get("local_files_only"):
            if error:
                raise error
            return str(TINY)
        if cached is None:
            raise LocalEntryNotFoundError("not in the cache")
        return str(cached)

    return snapshot_download


def test_a_hub_model_is_fetched_once(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    monkeypatch.delenv("HF_HUB_OFFLINE", raising=False)
    for cached, calls in ((TINY, 1), (None, 2), (tmp_path, 2)):  # an empty folder is a download cut short
        asked: list[dict[str, object]] = []
        monkeypatch.setattr("huggingface_hub.snapshot_download", _hub(cached, asked))
        assert load_model("org/name@abc").name == "org/name@abc"
        assert len(asked) == calls
        assert all(call["repo"] == "org/name" and call["revision"] == "abc" for call in asked)


def test_the_hubs_errors_become_ours(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.delenv("HF_HUB_OFFLINE", raising=False)
    error = ConnectionError("no route")
    monkeypatch.setattr("huggingface_hub.snapshot_download", _hub(None, [], error))
    with pytest.raises(ModelError, match=r"org/name.*no route") as caught:
        load_model("org/name")
    assert caught.value.__cause__ is error


# --- scores ----------------------------------------------------------------------------------------------------------


@functools.cache
def reference() -> list[Probs]:
    """The tiny model as transformers runs it: one pair at a time, without padding."""
    import torch
    from transformers import AutoTokenizer, BertForSequenceClassification
    from transformers.utils import logging

    logging.disable_progress_bar()  # type: ignore[no-untyped-call]
    tokenizer = AutoTokenizer.from_pretrained(TINY)
    network = BertForSequenceClassification.from_pretrained(TINY, dtype=torch.float32)
    network.train(False)
    rows: dict[str, int] = json.loads((TINY / "config.json").read_text(encoding="utf-8"))["label2id"]
    found = []
    for premise, hypothesis in PAIRS:
        # a list, as transformers takes a lone empty hypothesis for none at all
        encoded = tokenizer([(premise, hypothesis.replace("\ud800", "?"))], return_tensors="pt")
        with torch.inference_mode():
            probs = network(**encoded).logits.softmax(-1)[0].tolist()
        found.append(Probs(*(probs[rows[label]] for label in Probs._fields)))
    return found


@pytest.mark.parametrize("batch_tokens", [1, 40, 100, 8192])
@pytest.mark.parametrize("turn", [0, 3, 5])
@pytest.mark.parametrize("pack_after", [0, 60, math.inf])
def test_scores_are_those_of_transformers(
    batch_tokens: int, turn: int, pack_after: float, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("factcheck.models.bert._WORTH_PACKING", pack_after)
    model = load_model(TINY, batch_tokens=batch_tokens)
    order = [(i * 3 + turn) % len(PAIRS) for i in range(len(PAIRS))]  # 3 and 8 share no factor: all, in another order
    for i, probs in zip(order, model.score([PAIRS[i] for i in order]), strict=True):
        assert close(probs, reference()[i]), PAIRS[i]


@pytest.mark.parametrize("pack_after", [0, math.inf])
def test_the_packaged_model_says_the_same_packed_and_not(pack_after: float, monkeypatch: pytest.MonkeyPatch) -> None:
    from factcheck.models.bert import Bert, Linear, PackedLinear

    monkeypatch.setattr("factcheck.models.bert._WORTH_PACKING", pack_after)
    model: Any = load_model("small", batch_tokens=64)
    pairs = [("The mayor opened the bridge.", "The bridge was closed."), ("It rained. " * 9, "Nobody came.")]
    found = model.score(pairs)
    network: Bert = model._loaded.network
    assert {type(linear) for linear in network._linears.values()} == {Linear if pack_after else PackedLinear}
    monkeypatch.setattr("factcheck.models.bert._WORTH_PACKING", math.inf)
    plain = load_model("small").score(pairs)
    assert all(close(one, other) for one, other in zip(found, plain, strict=True) if one and other)
    assert None not in found


def test_other_architectures_run_through_transformers(tmp_path: Path, capfd: pytest.CaptureFixture[str]) -> None:
    import torch
    from transformers import AutoTokenizer, DistilBertConfig, DistilBertForSequenceClassification

    from factcheck.models.transformer import TransformerModel

    torch.manual_seed(0)
    labels = {0: "NEUTRAL", 1: "CONTRADICTION", 2: "ENTAILMENT"}
    config = DistilBertConfig(
        vocab_size=130, dim=16, hidden_dim=16, n_layers=1, n_heads=2, initializer_range=0.5, id2label=labels
    )
    network = DistilBertForSequenceClassification(config)
    network.train(False)
    network.save_pretrained(tmp_path)
    for name in ("tokenizer.json", "tokenizer_config.json"):
        shutil.copy(TINY / name, tmp_path)
    capfd.readouterr()
    model = TransformerModel(tmp_path, self_test=False, batch_tokens=60)
    assert capfd.readouterr() == ("", ""), "loading is silent"
    encoded = AutoTokenizer.from_pretrained(tmp_path)(*PAIRS[0], return_tensors="pt")
    with torch.inference_mode():
        neutral, contradiction, entailment = (
            network(input_ids=encoded["input_ids"], attention_mask=encoded["attention_mask"])
            .logits.softmax(-1)[0]
            .tolist()
        )
    assert close(model.score(PAIRS)[0], Probs(entailment, neutral, contradiction))


def test_a_pair_longer_than_the_window_is_not_judged(tiny: NliModel) -> None:
    whole, over = "x " * 154, "x " * 155  # 160 pieces with "y y y" and three special ones, and one more
    fits, too_long, after = tiny.score([(whole, "y y y"), (over, "y y y"), PAIRS[0]])
    assert fits is not None
    assert too_long is None
    assert close(after, tiny.score([PAIRS[0]])[0])


def test_the_window_is_the_narrowest_limit(copy: Callable[..., Path]) -> None:
    folder = copy(max_position_embeddings=130)
    assert read_folder(folder).window == 130
    (folder / "tokenizer_config.json").write_text('{"model_max_length": 90}', encoding="utf-8")
    assert read_folder(folder).window == 90
    (folder / "tokenizer_config.json").write_text('{"model_max_length": 1e30}', encoding="utf-8")
    assert read_folder(folder).window == 130


def test_roberta_counts_positions_from_after_the_padding(copy: Callable[..., Path]) -> None:
    folder = copy(model_type="roberta", max_position_embeddings=514, pad_token_id=1)
    (folder / "tokenizer_config.json").unlink()
    assert read_folder(folder).window == 512


def test_same_pairs_get_the_same_answer_and_are_run_once(monkeypatch: pytest.MonkeyPatch) -> None:
    from factcheck.models import transformer

    seen: list[int] = []
    model = transformer.TransformerModel(TINY, self_test=False)
    run = model._run

    def count(batch: Sequence[Any]) -> list[Probs]:
        seen.append(len(batch))
        return run(batch)

    monkeypatch.setattr(model, "_run", count)
    scores = model.score([("a", "b"), ("b", "a"), ("a", "b"), ("a", "b")])
    assert seen == [2]
    assert scores[0] == scores[2] == scores[3] != scores[1]


def test_no_pairs_no_scores(tiny: NliModel) -> None:
    assert tiny.score([]) == []


def test_scores_sum_to_one(tiny: NliModel) -> None:
    assert all(probs is not None and abs(sum(probs) - 1) < 1e-6 for probs in tiny.score(PAIRS))


@pytest.mark.parametrize("options", [{"batch_tokens": 0}, {"device": "abacus"}])
def test_options_out_of_range_are_refused(options: dict[str, Any]) -> None:
    with pytest.raises(OptionsError, match=r"batch_tokens|abacus"):
        load_model(TINY, **options)


def test_the_plain_model_needs_no_transformers() -> None:
    code = (
        "import sys; from factcheck.models import load_model; assert 'torch' not in sys.modules;"
        f"load_model({str(TINY)!r}).score([('a', 'b')]); sys.exit('transformers' in sys.modules)"
    )
    home, command = Path(__file__).parent.parent, [sys.executable, "-c", code]
    done = subprocess.run(command, cwd=home, capture_output=True, text=True, check=False)
    assert (done.returncode, done.stdout, done.stderr) == (0, "", "")


# --- the table -------------------------------------------------------------------------------------------------------


def test_a_table_answers_in_order_and_neutral_otherwise() -> None:
    model = TableModel({("a", "b"): (0, 0, 1), ("c", "d"): Probs(1, 0, 0), ("long", "b"): None})
    answers = model.score([("c", "d"), ("a", "b"), ("b", "a"), ("long", "b"), ("a", "b")])
    assert answers == [Probs(1, 0, 0), Probs(0, 0, 1), Probs(0, 1, 0), None, Probs(0, 0, 1)]
    assert isinstance(answers[1], Probs)
    assert isinstance(model, NliModel)
    assert model.name == "table"


def test_a_symmetric_table_answers_both_ways() -> None:
    table = {("a", "b"): (0, 0, 1), ("c", "d"): (1, 0, 0), ("d", "c"): (0, 1, 0)}
    model = TableModel(table, default=(0.5, 0.5, 0), name="both", symmetric=True)
    answers = model.score([("b", "a"), ("d", "c"), ("c", "d"), ("x", "y")])
    assert answers == [Probs(0, 0, 1), Probs(0, 1, 0), Probs(1, 0, 0), Probs(0.5, 0.5, 0)]


@pytest.mark.parametrize("wrong", [(0, 0, 0), (2, -1, 0), (0.5, 0.5)])
def test_a_table_holds_probabilities(wrong: tuple[float, ...]) -> None:
    with pytest.raises(OptionsError, match="sum to 1"):
        TableModel({("a", "b"): wrong})  # type: ignore[dict-item]


# --- the tiny model itself -------------------------------------------------------------------------------------------


def test_the_tiny_model_is_tiny() -> None:
    assert sum(file.stat().st_size for file in TINY.iterdir()) < 60_000
