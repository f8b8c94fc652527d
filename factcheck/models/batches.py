"""Which pairs go through the network together: pairs of like length, few word pieces at once, little padding."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence

#: padded word pieces of a batch: on a CPU, more of them fall out of its caches (measured, see benchmarks/README.md)
CPU_BATCH, GPU_BATCH = 2048, 32_768
_WASTE, _FEW = 1.05, 2  # padded pieces for each real one in a batch, once it has a few pairs


def batches(
    pairs: Sequence[tuple[str, str]], lengths: Mapping[tuple[str, str], int], budget: int
) -> Iterator[list[tuple[str, str]]]:
    """Runs of ``pairs``, which come shortest first, of at most ``budget`` padded word pieces or one pair.

    A run also ends where the next, longer pair would make more than a twentieth of it padding.
    """
    batch: list[tuple[str, str]] = []
    pieces = 0
    for pair in pairs:
        padded = lengths[pair] * (len(batch) + 1)
        wasteful = len(batch) >= _FEW and padded > _WASTE * (pieces + lengths[pair])
        if batch and (padded > budget or wasteful):
            yield batch
            batch, pieces = [], 0
        batch.append(pair)
        pieces += lengths[pair]
    if batch:
        yield batch
