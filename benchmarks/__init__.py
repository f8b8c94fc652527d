"""How good and how light the library is: ``python -m benchmarks quality`` and ``python -m benchmarks imports``."""
