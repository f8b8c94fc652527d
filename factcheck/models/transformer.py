"""Runs a sequence-classification checkpoint: tokens, batches, labels, device.

A plain BERT, such as the packaged model, runs in ``bert.py``; all other architectures go through transformers. These
two files are the only ones of the runtime that know torch.
"""

from __future__ import annotations

import contextlib
import dataclasses
import inspect
import itertools
import math
from collections.abc import Callable, Iterator, Mapping, Sequence
from functools import cached_property
from pathlib import Path

import torch
from tokenizers import Encoding, Tokenizer
from torch import Tensor

from factcheck import calibration
from factcheck.calibration import Calibration, Reach
from factcheck.datatypes import Probs
from factcheck.errors import ModelError, OptionsError
from factcheck.models.batches import CPU_BATCH, GPU_BATCH, batches
from factcheck.models.bert import Bert, read_weights
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

    Computes in float32, on CUDA and MPS in half precision. ``self_test=False`` is for models that are not trained yet.
    """

    def __init__(
        self,
        folder: str | Path | ModelFolder,
        *,
        labels: Mapping[str, int] | None = None,
        device: str | None = None,
        batch_tokens: int | None = None,
        self_test: bool = True,
    ) -> None:
        if batch_tokens is not None and batch_tokens < 1:
            raise OptionsError(f"batch_tokens must be at least 1: {batch_tokens}")
        self._folder = folder if isinstance(folder, ModelFolder) else read_folder(folder, labels=labels)
        self._device = _device(device)
        self._batch_tokens = batch_tokens or (CPU_BATCH if self._device.type == "cpu" else GPU_BATCH)
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

    @cached_property
    def calibration(self) -> Calibration:
        """The curves that turn this model's scores into the probability that an editor would agree."""
        return calibration.read(self._folder.path)

    @cached_property
    def reach(self) -> Reach:
        """How far the model goes."""
        return calibration.reach(self._folder.path)

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
        for batch in batches(fitting, lengths, self._batch_tokens):
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


# --- a plain BERT -----------------------------------------------------------------------------------------------------


def _load_bert(folder: ModelFolder, device: torch.device) -> _Loaded | None:
    """The model if it is a plain BERT, else ``None``: transformers then says what is wrong, or copes."""
    weights, pieces = folder.path / "model.safetensors", folder.path / "tokenizer.json"
    expected = bert_shapes(folder.config)
    if expected is None or not (weights.is_file() and pieces.is_file()):
        return None
    tensors = read_weights(weights, expected, device)
    if tensors is None:
        return None
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
