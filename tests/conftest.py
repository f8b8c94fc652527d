"""What all tests share: no network, the same draws every time, and the markers' meaning."""

from __future__ import annotations

import os
import shutil
import tempfile
from collections.abc import Iterable
from pathlib import Path

import hypothesis
import pytest

import factcheck

EMBEDDED = Path(factcheck.__file__).parent / "models" / "small"

hypothesis.settings.register_profile("factcheck", derandomize=True, deadline=None, database=None, max_examples=50)
hypothesis.settings.load_profile("factcheck")


def pytest_addoption(parser: pytest.Parser) -> None:
    parser.addoption("--network", action="store_true", help="run the tests that need the network")


def pytest_configure(config: pytest.Config) -> None:
    if not config.getoption("--network"):
        os.environ["HF_HUB_OFFLINE"] = "1"  # a test that reaches for the hub by mistake fails instead
    # a test neither reads nor writes the scores of whoever runs it
    folder = tempfile.mkdtemp(prefix="factcheck-tests-")
    os.environ["FACTCHECK_CACHE"] = str(Path(folder) / "scores.sqlite3")
    config.add_cleanup(lambda: shutil.rmtree(folder, ignore_errors=True))


def pytest_collection_modifyitems(config: pytest.Config, items: list[pytest.Item]) -> None:
    if not config.getoption("--network"):
        _skip(items, "network", "needs --network")
    # in CI a missing model is an error, which the tests themselves report
    if not EMBEDDED.is_dir() and not os.environ.get("CI"):
        _skip(items, "model", f"{EMBEDDED} is absent")
    if any(item.get_closest_marker("gpu") for item in items) and not _gpu():
        _skip(items, "gpu", "no CUDA device")


def _skip(items: Iterable[pytest.Item], marker: str, reason: str) -> None:
    for item in items:
        if item.get_closest_marker(marker):
            item.add_marker(pytest.mark.skip(reason=reason))


def _gpu() -> bool:
    import torch

    return torch.cuda.is_available()
