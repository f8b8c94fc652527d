"""Runs a sequence-classification checkpoint; the only file of the runtime that knows torch and transformers.

Why BERT is written out here: importing torch takes about 1.5 s, importing transformers' BERT 3 s more, and the
packaged model would pay for that in every run. Written out, the last layer also computes its first piece alone, which
is all that the head reads. Tests hold it equal to transformers' own. All other architectures go through transformers.
"""

from __future__ import annotations

import contextlib
import dataclasses
import inspect
import itertools
import math
from collections.abc import Callable, Iterator, Mapping, Sequence
from pathlib import Path
from typing import Any

import torch
from safetensors import SafetensorError, safe_open
from tokenizers import Encoding, Tokenizer
from torch import Tensor
from torch.nn.functional import embedding, gelu, layer_norm, linear, scaled_dot_product_attention

from factcheck.datatypes import Probs
from factcheck.errors import ModelError, OptionsError
from factcheck.models.folder import ModelFolder, bert_shapes, read_folder

#: (word pieces, token types, attention mask), each of shape (pairs, length) -> logits of shape (pairs, 3)
Network = Callable[[Tensor, Tensor, Tensor], Tensor]

#: pairs that no NLI model gets wrong, in the order of the fields of :class:`Probs`
SELF_TEST = (
    ("Two children are playing football in the park.", "Children are playing."),
    ("A woman is buying bread at the market.", "The woman has three brothers."),
    ("The door of the house is open.", "The door of the house is closed."),
)


@dataclasses.dataclass(frozen=True)
class _Loaded:
    network: Network
    tokenizer: Tokenizer
    pad_id: int = 0
    pad_left: bool = False


class TransformerModel:
    """An NLI checkpoint in a folder.

    Computes in float32, on CUDA in half precision. ``self_test=False`` is for models that are not trained yet.
    """

    def __init__(
        self,
        folder: str | Path | ModelFolder,
        *,
        labels: Mapping[str, int] | None = None,
        device: str | None = None,
        batch_tokens: int = 8192,
        self_test: bool = True,
    ) -> None:
        if batch_tokens < 1:
            raise OptionsError(f"batch_tokens must be at least 1: {batch_tokens}")
        self._folder = folder if isinstance(folder, ModelFolder) else read_folder(folder, labels=labels)
        self._device = _device(device)
        self._batch_tokens = batch_tokens
        self._loaded = _load(self._folder, self._device)
        self._specials = self._loaded.tokenizer.num_special_tokens_to_add(True)
        if self_test:
            self._test_labels()

    @property
    def name(self) -> str:
        """What reports call the model: "small", the folder or the hub id."""
        return self._folder.name

    @property
    def digest(self) -> str:
        """First 16 hex digits of the SHA-256 over config, tokenizer and weights."""
        return self._folder.digest

    @property
    def window(self) -> int:
        """How many word pieces, special ones included, a pair may have."""
        return self._folder.window

    def __repr__(self) -> str:
        return f"<TransformerModel {self.name} on {self._device}>"

    def score(self, pairs: Sequence[tuple[str, str]]) -> list[Probs | None]:
        """Probabilities of (premise, hypothesis) pairs, in order; ``None`` where a pair is longer than the window."""
        wanted = [(premise, hypothesis) for premise, hypothesis in pairs]
        pieces = self._tokenize(list(dict.fromkeys(itertools.chain.from_iterable(wanted))))
        lengths = {(a, b): len(pieces[a]) + len(pieces[b]) + self._specials for a, b in wanted}
        fitting = sorted((pair for pair, length in lengths.items() if length <= self.window), key=lengths.__getitem__)
        found: dict[tuple[str, str], Probs] = {}
        for batch in _batches(fitting, lengths, self._batch_tokens):
            joined = [self._loaded.tokenizer.post_process(pieces[a], pieces[b]) for a, b in batch]
            found.update(zip(batch, self._run(joined), strict=True))
        return [found.get(pair) for pair in wanted]

    def _tokenize(self, texts: list[str]) -> dict[str, Encoding]:
        # lone surrogates, which no tokenizer takes, become question marks
        clean = [text.encode("utf-8", "replace").decode("utf-8") for text in texts]
        encoded = self._loaded.tokenizer.encode_batch_fast(clean, add_special_tokens=False)
        return dict(zip(texts, encoded, strict=True))

    @torch.inference_mode()
    def _run(self, batch: Sequence[Encoding]) -> list[Probs]:
        ids = self._pad([row.ids for row in batch], self._loaded.pad_id)
        types = self._pad([row.type_ids for row in batch], 0)
        mask = self._pad([[1] * len(row.ids) for row in batch], 0)
        logits = self._loaded.network(ids, types, mask)
        rows = logits.float().softmax(-1)[:, list(self._folder.labels)].tolist()
        return [Probs(*row) for row in rows]

    def _pad(self, rows: list[list[int]], filler: int) -> Tensor:
        width = max(map(len, rows))
        gaps = ([filler] * (width - len(row)) for row in rows)
        left = self._loaded.pad_left
        padded = [gap + row if left else row + gap for row, gap in zip(rows, gaps, strict=True)]
        return torch.tensor(padded, device=self._device)

    def _test_labels(self) -> None:
        """Stop if another order of the labels would answer three obvious pairs better."""
        answers = [answer for answer in self.score(SELF_TEST) if answer is not None]
        if len(answers) < len(SELF_TEST):
            raise ModelError(f"the model {self.name!r} reads {self.window} word pieces, which is less than a sentence")
        orders = itertools.permutations(range(3))
        fits = {order: sum(answer[row] for answer, row in zip(answers, order, strict=True)) for order in orders}
        own = fits.pop((0, 1, 2))
        best = max(fits, key=fits.__getitem__)
        if math.isfinite(own) and own > fits[best]:
            return
        rows = {label: self._folder.labels[row] for label, row in zip(Probs._fields, best, strict=True)}
        raise ModelError(
            f"the model {self.name!r} fails the self-test on three obvious pairs: its labels look swapped "
            f"(labels={rows} fits its answers better), or it is not trained for NLI"
        )


def _batches(
    pairs: Sequence[tuple[str, str]], lengths: Mapping[tuple[str, str], int], budget: int
) -> Iterator[list[tuple[str, str]]]:
    """Runs of ``pairs``, which come shortest first, of at most ``budget`` padded word pieces or one pair."""
    batch: list[tuple[str, str]] = []
    for pair in pairs:
        if batch and lengths[pair] * (len(batch) + 1) > budget:
            yield batch
            batch = []
        batch.append(pair)
    if batch:
        yield batch


def _device(wanted: str | None) -> torch.device:
    if wanted is None:
        cuda, mps = torch.cuda.is_available(), torch.backends.mps.is_available()
        return torch.device("cuda" if cuda else "mps" if mps else "cpu")
    try:
        return torch.empty(0, device=wanted).device
    except (RuntimeError, AssertionError, NotImplementedError) as error:
        raise OptionsError(f"the device {wanted!r} cannot be used here: {str(error).splitlines()[0]}") from error


def _load(folder: ModelFolder, device: torch.device) -> _Loaded:
    loaded = _load_bert(folder, device) or _load_any(folder, device)
    tokenizer = loaded.tokenizer
    tokenizer.no_truncation()
    tokenizer.no_padding()
    if tokenizer.num_special_tokens_to_add(True) == 0:
        raise ModelError(f"the tokenizer in {folder.path} does not join pairs: it has no post-processor")
    words = folder.config.get("vocab_size")
    if isinstance(words, int) and tokenizer.get_vocab_size() > words:
        raise ModelError(f"the tokenizer in {folder.path} has {tokenizer.get_vocab_size()} pieces, the model {words}")
    return loaded


# --- BERT, written out -----------------------------------------------------------------------------------------------


class Bert:
    """BERT with a classification head, for inference; ``weights`` have the names that transformers gives them."""

    def __init__(self, weights: Mapping[str, Tensor], config: Mapping[str, Any]) -> None:
        self._weights = weights
        self._layers, self._heads = int(config["num_hidden_layers"]), int(config["num_attention_heads"])
        self._eps = float(config["layer_norm_eps"])

    def __call__(self, ids: Tensor, types: Tensor, mask: Tensor) -> Tensor:
        """Logits of shape (pairs, 3)."""
        x = self._embed(ids, types)  # (pairs, length, width)
        seen = mask.bool()[:, None, None, :]
        for n in range(self._layers):
            # the head reads the first piece only
            read = x[:, :1] if n == self._layers - 1 else x
            x = self._layer(f"bert.encoder.layer.{n}.", read, x, seen)
        return self._linear("classifier", self._linear("bert.pooler.dense", x[:, 0]).tanh())

    def _embed(self, ids: Tensor, types: Tensor) -> Tensor:
        words, kinds, places = (
            self._weights[f"bert.embeddings.{name}_embeddings.weight"] for name in ("word", "token_type", "position")
        )
        x = embedding(ids, words) + embedding(types, kinds) + places[: ids.shape[1]]
        return self._norm("bert.embeddings.LayerNorm", x)

    def _layer(self, at: str, read: Tensor, x: Tensor, seen: Tensor) -> Tensor:
        """The layer's output at the places of ``read``, which attend to all of ``x``."""
        parts = (("query", read), ("key", x), ("value", x))
        q, k, v = (self._split(self._linear(f"{at}attention.self.{name}", source)) for name, source in parts)
        mixed = scaled_dot_product_attention(q, k, v, attn_mask=seen).transpose(1, 2).flatten(2)
        x = self._norm(f"{at}attention.output.LayerNorm", read + self._linear(f"{at}attention.output.dense", mixed))
        wide = gelu(self._linear(f"{at}intermediate.dense", x))
        return self._norm(f"{at}output.LayerNorm", x + self._linear(f"{at}output.dense", wide))

    def _split(self, x: Tensor) -> Tensor:
        """(pairs, length, width) -> (pairs, heads, length, width of a head)."""
        return x.view(*x.shape[:2], self._heads, -1).transpose(1, 2)

    def _linear(self, name: str, x: Tensor) -> Tensor:
        return linear(x, self._weights[f"{name}.weight"], self._weights[f"{name}.bias"])

    def _norm(self, name: str, x: Tensor) -> Tensor:
        return layer_norm(x, x.shape[-1:], self._weights[f"{name}.weight"], self._weights[f"{name}.bias"], self._eps)


def _load_bert(folder: ModelFolder, device: torch.device) -> _Loaded | None:
    """The model if it is a plain BERT, else ``None``: transformers then says what is wrong, or copes."""
    weights, pieces = folder.path / "model.safetensors", folder.path / "tokenizer.json"
    expected = bert_shapes(folder.config)
    if expected is None or not (weights.is_file() and pieces.is_file()):
        return None
    dtype = torch.float16 if device.type == "cuda" else torch.float32
    try:
        with safe_open(weights, framework="pt") as file:
            names = set(file.keys()) - {"bert.embeddings.position_ids"}  # a constant that old checkpoints carry
            if {name: tuple(file.get_slice(name).get_shape()) for name in names} != expected:
                return None
            tensors = {name: file.get_tensor(name).to(device, dtype) for name in names}
    except (SafetensorError, OSError) as error:
        raise ModelError(f"cannot read {weights}: {error}") from error
    try:
        return _Loaded(Bert(tensors, folder.config), Tokenizer.from_file(str(pieces)))
    except Exception as error:  # tokenizers raises nothing more special
        raise ModelError(f"cannot read {pieces}: {error}") from error


# --- everything else, through transformers ---------------------------------------------------------------------------


def _load_any(folder: ModelFolder, device: torch.device) -> _Loaded:
    from transformers import CONFIG_MAPPING, AutoModelForSequenceClassification, AutoTokenizer

    kind = folder.config.get("model_type")
    if kind not in CONFIG_MAPPING:
        raise ModelError(f"the model in {folder.path} is a {kind!r}, which needs code of its own: never run here")
    local = {"local_files_only": True, "trust_remote_code": False}
    dtype = torch.bfloat16 if device.type == "cuda" else torch.float32  # float16 overflows in some of them
    try:
        with _quiet():
            tokenizer = AutoTokenizer.from_pretrained(folder.path, **local)
            network, told = AutoModelForSequenceClassification.from_pretrained(
                folder.path, dtype=dtype, use_safetensors=True, output_loading_info=True, **local
            )
    except Exception as error:  # whatever a damaged or unknown checkpoint brings up in there
        raise ModelError(f"cannot load the model in {folder.path}: {error}") from error
    if lacking := sorted(map(str, [*told["missing_keys"], *told["mismatched_keys"]])):
        raise ModelError(
            f"the weights in {folder.path} lack, or do not fit in, {len(lacking)}: {', '.join(lacking[:5])}"
        )
    backend = getattr(tokenizer, "backend_tokenizer", None)
    if backend is None:
        raise ModelError(f"the model in {folder.path} has no fast tokenizer: save it again with a tokenizer.json")
    network.eval().to(device)
    typed = "token_type_ids" in {*tokenizer.model_input_names} & {*inspect.signature(network.forward).parameters}

    def logits(ids: Tensor, types: Tensor, mask: Tensor) -> Tensor:
        more = {"token_type_ids": types} if typed else {}
        found: Tensor = network(input_ids=ids, attention_mask=mask, **more).logits
        return found

    return _Loaded(logits, backend, int(tokenizer.pad_token_id or 0), tokenizer.padding_side == "left")


@contextlib.contextmanager
def _quiet() -> Iterator[None]:
    """Hold back the progress bars and warnings of transformers, and give both back as they were."""
    from transformers.utils import logging

    verbosity, bars = logging.get_verbosity(), logging.is_progress_bar_enabled()
    logging.set_verbosity_error()  # type: ignore[no-untyped-call]
    logging.disable_progress_bar()  # type: ignore[no-untyped-call]
    try:
        yield
    finally:
        logging.set_verbosity(verbosity)
        if bars:
            logging.enable_progress_bar()  # type: ignore[no-untyped-call]
