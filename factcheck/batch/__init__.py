"""Archives: many articles in, one row of result for each out, whatever happens in between.

``factcheck batch`` streams on one machine; :class:`FactcheckBatch` is the same for ``map_batches`` of Ray Data.
"""

from __future__ import annotations

from factcheck.batch.judge import FactcheckBatch

__all__ = ["FactcheckBatch"]
