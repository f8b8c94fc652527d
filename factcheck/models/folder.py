"""What a model folder must hold, checked before anything heavy is imported.

A folder is the only thing that a model is loaded from: ``config.json``, safetensors weights and a tokenizer. Labels
are mapped by name, because popular checkpoints order them in at least four ways and a swapped pair of labels turns
every finding round.
"""

from __future__ import annotations

import dataclasses
import json
from collections.abc import Mapping
from functools import cached_property
from pathlib import Path
from typing import Any

from factcheck.errors import ModelError, OptionsError

#: what checkpoints call the three labels, lower case and with spaces for "_" and "-"
ALIASES: dict[str, frozenset[str]] = {
    "entailment": frozenset({"entailment", "entail", "entails", "entailed", "support", "supports", "supported"}),
    "neutral": frozenset({"neutral", "nei", "not enough info", "not enough information", "unknown"}),
    "contradiction": frozenset(
        {"contradiction", "contradict", "contradicts", "contradictory", "refute", "refutes", "refuted"}
    ),
}
_TOKENIZER_FILES = ("tokenizer.json", "vocab.txt", "vocab.json", "spm.model", "sentencepiece.bpe.model")
_PICKLES = ("*.bin", "*.pt", "*.pth", "*.ckpt", "*.pkl")
#: architectures that count positions from the one after the padding's
_OFFSET_POSITIONS = frozenset({"roberta", "xlm-roberta", "xlm-roberta-xl", "camembert", "mpnet", "data2vec-text"})
_USUAL_WINDOW = 512
_BERT_SIZES = (
    "vocab_size max_position_embeddings type_vocab_size hidden_size intermediate_size num_hidden_layers "
    "num_attention_heads layer_norm_eps"
).split()
_HINT = "labels={'entailment': 0, 'neutral': 1, 'contradiction': 2}"


@dataclasses.dataclass(frozen=True)
class ModelFolder:
    """A checked folder; ``labels`` are the head's rows for entailment, neutral and contradiction."""

    path: Path
    name: str
    config: dict[str, Any]
    labels: tuple[int, int, int]

    @property
    def weights(self) -> list[Path]:
        """The safetensors files, in order of name."""
        return sorted(self.path.glob("model*.safetensors"))

    @cached_property
    def digest(self) -> str:
        """First 16 hex digits of the SHA-256 over config, tokenizer and weights."""
        import hashlib

        files = [self.path / "config.json", *(self.path / name for name in _TOKENIZER_FILES), *self.weights]
        digest = hashlib.sha256()
        for path in filter(Path.is_file, files):
            digest.update(f"{path.name}\0{path.stat().st_size}\0".encode())
            with path.open("rb") as file:
                while block := file.read(1 << 20):
                    digest.update(block)
        return digest.hexdigest()[:16]

    @cached_property
    def window(self) -> int:
        """How many word pieces, special ones included, a pair may have."""
        limits = [self._positions()]
        settings = self.path / "tokenizer_config.json"
        if settings.is_file():
            limits.append(read_json(settings).get("model_max_length"))
        known = [int(limit) for limit in limits if isinstance(limit, int | float) and 0 < limit < 10**6]
        return min(known, default=_USUAL_WINDOW)

    def _positions(self) -> object:
        positions = self.config.get("max_position_embeddings")
        if isinstance(positions, int) and self.config.get("model_type") in _OFFSET_POSITIONS:
            return positions - int(self.config.get("pad_token_id") or 0) - 1
        return positions


def read_folder(path: str | Path, *, name: str | None = None, labels: Mapping[str, int] | None = None) -> ModelFolder:
    """Check a model folder; ``labels`` names the head's rows where the config does not."""
    path = Path(path)
    if not path.is_dir():
        what = "is a file: give the folder it lies in" if path.exists() else "does not exist"
        raise ModelError(f"the model folder {path} {what}")
    config = read_json(path / "config.json")
    _check_head(config, path)
    _check_weights(path)
    if not _has_tokenizer(path):
        raise ModelError(f"the model in {path} has no tokenizer (tokenizer.json): save its tokenizer beside it")
    rows = _given_rows(labels, config) if labels is not None else _named_rows(_label_names(config), path)
    return ModelFolder(path, name or path.resolve().name, config, rows)


def read_json(path: Path) -> dict[str, Any]:
    """A JSON object of a model folder."""
    try:
        found = json.loads(path.read_text(encoding="utf-8"))
    except FileNotFoundError as error:
        raise ModelError(f"the model folder {path.parent} has no {path.name}") from error
    except (OSError, ValueError) as error:
        raise ModelError(f"cannot read {path}: {error}") from error
    if not isinstance(found, dict):
        raise ModelError(f"cannot read {path}: it holds {type(found).__name__}, not an object")
    return found


def is_whole(path: Path) -> bool:
    """Whether config, tokenizer and weights are all there."""
    return (path / "config.json").is_file() and _has_tokenizer(path) and _has_weights(path)


def _has_tokenizer(path: Path) -> bool:
    return any((path / file).is_file() for file in _TOKENIZER_FILES)


def _has_weights(path: Path) -> bool:
    """Whether the safetensors weights are there, in one file or in all their shards."""
    index = path / "model.safetensors.index.json"
    if index.is_file():
        shards = read_json(index).get("weight_map", {}).values()
        return all((path / str(shard)).is_file() for shard in shards)
    return (path / "model.safetensors").is_file()


def bert_shapes(config: Mapping[str, Any]) -> dict[str, tuple[int, ...]] | None:
    """Name and shape of every weight of a plain BERT classifier, or ``None`` for another architecture."""
    plain = (
        config.get("architectures") == ["BertForSequenceClassification"]
        and config.get("hidden_act") == "gelu"
        and config.get("position_embedding_type", "absolute") == "absolute"
        and not config.get("is_decoder")
    )
    if not plain or not all(isinstance(config.get(key), int | float) for key in _BERT_SIZES):
        return None
    width, wide = int(config["hidden_size"]), int(config["intermediate_size"])
    embeddings = {"word": "vocab_size", "position": "max_position_embeddings", "token_type": "type_vocab_size"}
    tables = {f"bert.embeddings.{name}_embeddings.weight": (config[key], width) for name, key in embeddings.items()}
    linear = {"bert.pooler.dense": (width, width), "classifier": (3, width)}
    norms = ["bert.embeddings.LayerNorm"]
    for n in range(int(config["num_hidden_layers"])):
        at = f"bert.encoder.layer.{n}."
        square = ("attention.self.query", "attention.self.key", "attention.self.value", "attention.output.dense")
        linear |= {at + name: (width, width) for name in square}
        linear |= {f"{at}intermediate.dense": (wide, width), f"{at}output.dense": (width, wide)}
        norms += [f"{at}attention.output.LayerNorm", f"{at}output.LayerNorm"]
    shapes: dict[str, tuple[int, ...]] = {f"{name}.weight": shape for name, shape in linear.items()}
    shapes |= {f"{name}.bias": shape[:1] for name, shape in linear.items()}
    return tables | shapes | {f"{name}.{part}": (width,) for name in norms for part in ("weight", "bias")}


def _check_weights(path: Path) -> None:
    if _has_weights(path):
        return
    pickled = sorted(file.name for pattern in _PICKLES for file in path.glob(pattern))
    if pickled:
        raise ModelError(
            f"the model in {path} has only pickled weights ({', '.join(pickled)}), which can run code when they are "
            "opened: save it again with model.save_pretrained(..., safe_serialization=True)"
        )
    raise ModelError(f"the model in {path} has no weights: model.safetensors is missing or incomplete")


def _check_head(config: Mapping[str, Any], path: Path) -> None:
    named = config.get("architectures")
    heads = [str(head) for head in named] if isinstance(named, list) else []
    if not any(head.endswith("ForSequenceClassification") for head in heads):
        found = ", ".join(heads) or "no architecture"
        raise ModelError(f"the model in {path} is not a sequence classifier (its config names {found})")


def _label_names(config: Mapping[str, Any]) -> list[str]:
    """Names of the head's rows, in order; what a config leaves out has the names that transformers gives it."""
    named = config.get("id2label")
    if not isinstance(named, dict):
        count = config.get("num_labels", 2)
        return [f"LABEL_{i}" for i in range(count if isinstance(count, int) else 2)]
    try:
        rows = {int(row): str(label) for row, label in named.items()}
    except ValueError as error:
        raise ModelError(f"the model's id2label has keys that are not numbers: {', '.join(named)}") from error
    return [rows.get(row, f"LABEL_{row}") for row in range(max(rows, default=-1) + 1)]


def _named_rows(names: list[str], path: Path) -> tuple[int, int, int]:
    found = ", ".join(names) or "none"
    if len(names) != len(ALIASES):
        raise ModelError(
            f"the model in {path} has {len(names)} labels ({found}): "
            "a model with the three labels entailment, neutral and contradiction is needed"
        )
    rows = {_canonical(name): row for row, name in enumerate(names)}
    if set(rows) != set(ALIASES):
        raise ModelError(
            f"the labels of the model in {path} ({found}) do not say which is entailment, neutral and contradiction: "
            f"if you know, say so with {_HINT}, with the right numbers"
        )
    return rows["entailment"], rows["neutral"], rows["contradiction"]


def _canonical(name: str) -> str:
    plain = name.strip().lower().replace("_", " ").replace("-", " ")
    return next((label for label, aliases in ALIASES.items() if plain in aliases), plain)


def _given_rows(labels: Mapping[str, int], config: Mapping[str, Any]) -> tuple[int, int, int]:
    rows = {_canonical(name): row for name, row in labels.items()}
    if set(rows) != set(ALIASES) or sorted(rows.values()) != [0, 1, 2]:
        raise OptionsError(f"labels must give each of 0, 1, 2 to one of the three labels, as in {_HINT}: {labels!r}")
    names = _label_names(config)
    if len(names) != len(ALIASES):
        raise ModelError(f"the model has {len(names)} labels ({', '.join(names)}), not three")
    return rows["entailment"], rows["neutral"], rows["contradiction"]
