"""BERT, written out: the network that the packaged model and most small ones are.

Why it is written out: importing torch takes about 1.5 s, importing transformers' BERT 3 s more, and the packaged model
would pay for that in every run. Written out, the last layer also computes its first piece alone, which is all that the
head reads. Tests hold it equal to transformers' own.
"""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import Path
from typing import Any

import torch
from safetensors import SafetensorError, safe_open
from torch import Tensor
from torch.nn.functional import embedding, gelu, layer_norm, linear, scaled_dot_product_attention

from factcheck.errors import ModelError


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


def read_weights(path: Path, expected: Mapping[str, tuple[int, ...]], device: torch.device) -> dict[str, Tensor] | None:
    """The weights, if names and shapes in the file are exactly the expected ones; in half precision on CUDA."""
    dtype = torch.float16 if device.type == "cuda" else torch.float32
    try:
        with safe_open(path, framework="pt") as file:
            names = set(file.keys()) - {"bert.embeddings.position_ids"}  # a constant that old checkpoints carry
            if {name: tuple(file.get_slice(name).get_shape()) for name in names} != expected:
                return None
            return {name: file.get_tensor(name).to(device, dtype) for name in names}
    except (SafetensorError, OSError) as error:
        raise ModelError(f"cannot read {path}: {error}") from error
