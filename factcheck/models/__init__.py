"""Models: ``load_model`` finds the folder, ``transformer.py`` runs it, ``table.py`` stands in for it."""

from __future__ import annotations

import os
import re
from collections.abc import Mapping
from pathlib import Path

from factcheck.datatypes import NliModel
from factcheck.errors import ModelError
from factcheck.models.cached import CachedModel, cache_file
from factcheck.models.folder import is_whole, read_folder
from factcheck.models.table import TableModel

__all__ = ["TableModel", "load_model", "packaged"]

_PACKAGED = Path(__file__).parent
_HUB_ID = re.compile(r"(?P<repo>[\w-][\w.-]*/[\w-][\w.-]*)(?:@(?P<revision>[\w./-]+))?")
_HUB_FILES = ("config.json", "tokenizer*", "special_tokens_map.json", "added_tokens.json", "vocab.*", "merges.txt")
_HUB_WEIGHTS = ("model*.safetensors", "model.safetensors.index.json", "*.model")


def load_model(
    name: str | Path | NliModel = "small",
    *,
    device: str | None = None,
    batch_tokens: int | None = None,
    offline: bool | None = None,
    labels: Mapping[str, int] | None = None,
    cache: bool | Path = False,
) -> NliModel:
    """Load "small", a model folder or a hub id ("org/name", "org/name@revision"); a model passes through.

    The network is used for a hub id alone, and only if it is not in the hub's cache and neither ``offline`` nor
    ``HF_HUB_OFFLINE`` forbids it. ``device`` is chosen if not given; ``batch_tokens`` bounds the padded word pieces
    of a batch; ``labels`` gives the head's rows where a checkpoint does not name them. With ``cache`` (a file, or
    ``True`` for the user's own) scores are kept, and the network is loaded only when one is missing.
    """
    if not isinstance(name, str | Path):
        if hasattr(name, "score"):
            return name
        raise ModelError(f"{name!r} is no model: it has no score(pairs)")
    path, shown = _find(name, offline)
    folder = read_folder(path, name=shown, labels=labels)

    def load() -> NliModel:
        from factcheck.models.transformer import TransformerModel

        return TransformerModel(folder, device=device, batch_tokens=batch_tokens)

    return CachedModel(folder, load, cache_file() if cache is True else cache) if cache else load()


def _find(name: str | Path, offline: bool | None) -> tuple[Path, str | None]:
    """The folder of a model, and what reports call it if not by the folder's own name."""
    if name == "small":
        return packaged("small"), "small"
    path = Path(name).expanduser()
    if isinstance(name, Path) or path.exists():
        return path, None
    hub_id = _HUB_ID.fullmatch(name)
    if hub_id is None:
        raise ModelError(f"there is no model {name!r}: give 'small', a folder that exists, or a hub id 'org/name'")
    return _fetch(hub_id["repo"], hub_id["revision"], bool(offline) or _forbidden()), name


def packaged(name: str) -> Path:
    """The folder of a model that comes with the package; raises :class:`ModelError` where it is missing."""
    folder = _PACKAGED / name
    if not (folder / "config.json").is_file():
        raise ModelError(
            f"the model {name!r} is not in this installation ({folder}): "
            "install factcheck-nli again from its wheel, or give a model folder"
        )
    return folder


def _forbidden() -> bool:
    """Whether the environment forbids the network, in the hub's own words."""
    flags = (os.environ.get(key, "") for key in ("HF_HUB_OFFLINE", "TRANSFORMERS_OFFLINE"))
    return any(flag.upper() in {"1", "ON", "YES", "TRUE"} for flag in flags)


def _fetch(repo: str, revision: str | None, offline: bool) -> Path:
    """The folder of a hub model, from the hub's cache if it is there whole."""
    from huggingface_hub import snapshot_download
    from huggingface_hub.errors import LocalEntryNotFoundError

    shown = f"{repo}@{revision}" if revision else repo
    patterns = [*_HUB_FILES, *_HUB_WEIGHTS]
    try:
        cached = Path(snapshot_download(repo, revision=revision, allow_patterns=patterns, local_files_only=True))
        if offline or is_whole(cached):
            return cached
    except LocalEntryNotFoundError as error:
        if offline:
            raise ModelError(
                f"the model {shown!r} is neither a folder here nor in the hub's cache, and the network is off: "
                "load it once with the network on, or give its folder"
            ) from error
    except Exception as error:  # the hub's errors have no common root
        raise ModelError(f"cannot look up the model {shown!r}: {error}") from error
    try:
        return Path(snapshot_download(repo, revision=revision, allow_patterns=patterns))
    except Exception as error:  # as above, and those of its HTTP client
        raise ModelError(
            f"cannot fetch the model {shown!r} from the hub: {error}; "
            "check its name and the network, or give the folder of a model that you have"
        ) from error
