"""``python -m benchmarks.guided CORPUS -max_total_time=120``: atheris at the doors of ``benchmarks fuzz``.

libFuzzer's options; the first input that brings up an error of ours ends it, and is kept as ``crash-…``. Needs atheris,
which is no part of any extra: ``.ci/fuzz`` installs it.
"""

from __future__ import annotations

import random
import sys
import tempfile
from pathlib import Path
from typing import Any

_SLOW = 10.0  # seconds: instrumented code is several times slower


def main() -> None:
    """Run until the time is over or something breaks."""
    import atheris

    with atheris.instrument_imports(include=["factcheck"]):
        from benchmarks import fuzz
        from factcheck import comparisons, decisions, readers, street, suppressions  # noqa: F401 -- instrumented

    folder = Path(tempfile.mkdtemp(prefix="factcheck-guided-"))
    doors, seeds = list(fuzz.DOORS.items()), fuzz.corpus()

    def one(data: bytes) -> None:
        given: Any = atheris.FuzzedDataProvider(data)
        name, door = doors[given.ConsumeIntInRange(0, len(doors) - 1)]
        rng = random.Random(given.ConsumeInt(4))
        text = given.ConsumeUnicode(1500)
        if given.ConsumeBool():  # grafted on an article, so that the later steps are reached
            seed = rng.choice(seeds)
            cut = rng.randrange(len(seed))
            text = seed[max(0, cut - 300) : cut] + text + seed[cut : cut + 300]
        if said := fuzz.tried(door, text, rng, folder, _SLOW):
            raise RuntimeError(f"{name}: {said}: {text[:300]!r}")

    atheris.Setup(sys.argv, one)
    atheris.Fuzz()


if __name__ == "__main__":
    main()
