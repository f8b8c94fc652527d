"""BERT, written out: the network that the packaged model and most small ones are.

Why it is written out: importing torch takes about 1.5 s, importing transformers' BERT 3 s more, and the packaged model
would pay for that in every run. Written out, the last layer also computes its first piece alone, which is all that the
head reads. On a CPU the products run as oneDNN does them for torch.compile: with weights laid out once as its kernels
read them, and with what follows a product done in it (see benchmarks/README.md). Laying them out takes a tenth of a
second, so it is done when a network has had enough to read. Tests hold both ways equal to transformers' own.
"""

from __future__ import annotations

import math
from collections.abc import Mapping
from pathlib import Path
from typing import Any

import torch
from safetensors import SafetensorError, safe_open
from torch import Tensor
from torch.nn.functional import embedding, gelu, layer_norm, linear, pad, scaled_dot_product_attention

from factcheck.errors import ModelError

_HEADED = ("self.query.weight", "self.key.weight", "self.value.weight", "classifier.weight")
_PARTS = ("weight", "bias")
_TYPICAL_PIECES = 1024  # rows of a product, a hint for the layout
_ROUND = 32  # rows
_WORTH_PACKING = 4096  # word pieces after which what packing takes comes back


class Linear:
    """A product with weights, as torch does it on every device."""

    def __init__(self, weight: Tensor, bias: Tensor) -> None:
        self.parts = weight, bias

    def __call__(self, x: Tensor) -> Tensor:
        """The product."""
        return linear(x, *self.parts)

    def gelu(self, x: Tensor) -> Tensor:
        """GELU of the product."""
        return gelu(self(x))

    def plus(self, x: Tensor, other: Tensor) -> Tensor:
        """The product and ``other``, which has its shape."""
        return other + self(x)


class PackedLinear(Linear):
    """The same by oneDNN on a CPU, the weights laid out as its kernels read them."""

    def __init__(self, weight: Tensor, bias: Tensor) -> None:
        super().__init__(torch.ops.mkldnn._reorder_linear_weight(weight.contiguous(), _TYPICAL_PIECES), bias)

    def __call__(self, x: Tensor) -> Tensor:
        """The product."""
        product: Tensor = _pointwise()(x, *self.parts, "none", [], "")
        return product

    def gelu(self, x: Tensor) -> Tensor:
        """GELU of the product, in one go."""
        product: Tensor = _pointwise()(x, *self.parts, "gelu", [], "none")
        return product

    def plus(self, x: Tensor, other: Tensor) -> Tensor:
        """The product and ``other``, in one go."""
        product: Tensor = _pointwise().binary(x, other.contiguous(), *self.parts, "add")
        return product


class Bert:
    """BERT with a classification head, for inference; ``weights`` have the names that transformers gives them."""

    def __init__(self, weights: Mapping[str, Tensor], config: Mapping[str, Any]) -> None:
        self._weights = dict(weights)
        names = [name.removesuffix(".weight") for name in weights if name.endswith((".dense.weight", *_HEADED))]
        self._linears = {name: Linear(*(self._weights.pop(f"{name}.{of}") for of in _PARTS)) for name in names}
        self._left = _WORTH_PACKING if _can_pack(weights) else math.inf  # word pieces until it is worth packing
        self._layers, self._heads = int(config["num_hidden_layers"]), int(config["num_attention_heads"])
        self._eps = float(config["layer_norm_eps"])

    def __call__(self, ids: Tensor, types: Tensor, mask: Tensor) -> Tensor:
        """Logits of shape (pairs, 3)."""
        if self._left <= 0:
            self._linears = {name: PackedLinear(*linear.parts) for name, linear in self._linears.items()}
            self._left = math.inf
        self._left -= ids.numel()
        pairs, length = ids.shape
        seen = mask.bool()[:, None, None, :]
        x = _filled(self._embed(ids, types).flatten(0, 1))  # (rows, width), a row being a word piece of a pair
        for n in range(self._layers):
            # the head reads the first piece of each pair only
            read = _filled(x[: pairs * length : length]) if n == self._layers - 1 else x
            x = self._layer(f"bert.encoder.layer.{n}.", read, x, seen)
        return self._linears["classifier"](self._linears["bert.pooler.dense"](x).tanh())[:pairs]

    def _embed(self, ids: Tensor, types: Tensor) -> Tensor:
        words, kinds, places = (
            self._weights[f"bert.embeddings.{name}_embeddings.weight"] for name in ("word", "token_type", "position")
        )
        x = embedding(ids, words) + embedding(types, kinds) + places[: ids.shape[1]]
        return self._norm("bert.embeddings.LayerNorm", x)

    def _layer(self, at: str, read: Tensor, x: Tensor, seen: Tensor) -> Tensor:
        """The layer's output for the rows of ``read``, which attend to all rows of their pair in ``x``."""
        pairs, length = seen.shape[0], seen.shape[-1]
        parts = (("query", read, length if read is x else 1), ("key", x, length), ("value", x, length))
        q, k, v = (
            self._split(self._linears[f"{at}attention.self.{name}"](rows), pairs, each) for name, rows, each in parts
        )
        mixed = _filled(scaled_dot_product_attention(q, k, v, attn_mask=seen).transpose(1, 2).flatten(2).flatten(0, 1))
        x = self._norm(
            f"{at}attention.output.LayerNorm", self._linears[f"{at}attention.output.dense"].plus(mixed, read)
        )
        wide = self._linears[f"{at}intermediate.dense"].gelu(x)
        return self._norm(f"{at}output.LayerNorm", self._linears[f"{at}output.dense"].plus(wide, x))

    def _split(self, rows: Tensor, pairs: int, each: int) -> Tensor:
        """(rows, width) -> (pairs, heads, rows of a pair, width of a head)."""
        return rows[: pairs * each].view(pairs, each, self._heads, -1).transpose(1, 2)

    def _norm(self, name: str, x: Tensor) -> Tensor:
        return layer_norm(x, x.shape[-1:], self._weights[f"{name}.weight"], self._weights[f"{name}.bias"], self._eps)


def _filled(x: Tensor) -> Tensor:
    """Up to a round number of rows: oneDNN keeps code for each number that it has met, and would for ever."""
    return pad(x, (0, 0, 0, -len(x) % _ROUND)) if len(x) % _ROUND else x


def _pointwise() -> Any:  # noqa: ANN401 -- torch gives its operators no type
    return torch.ops.mkldnn._linear_pointwise


def _can_pack(weights: Mapping[str, Tensor]) -> bool:
    """Whether oneDNN can do the products: its operators carry a name that torch may change."""
    on_cpu = all(weight.device.type == "cpu" and weight.dtype == torch.float32 for weight in weights.values())
    available: bool = torch.backends.mkldnn.is_available()  # type: ignore[no-untyped-call]
    return on_cpu and available and hasattr(torch.ops.mkldnn, "_linear_pointwise")


def read_weights(path: Path, expected: Mapping[str, tuple[int, ...]], device: torch.device) -> dict[str, Tensor] | None:
    """The weights, if names and shapes in the file are exactly the expected ones; in half precision on CUDA and MPS."""
    dtype = torch.float16 if device.type in {"cuda", "mps"} else torch.float32
    try:
        with safe_open(path, framework="pt") as file:
            names = set(file.keys()) - {"bert.embeddings.position_ids"}  # a constant that old checkpoints carry
            if {name: tuple(file.get_slice(name).get_shape()) for name in names} != expected:
                return None
            return {name: file.get_tensor(name).to(device, dtype) for name in names}
    except (SafetensorError, OSError) as error:
        raise ModelError(f"cannot read {path}: {error}") from error
