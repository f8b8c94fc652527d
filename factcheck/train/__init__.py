"""The workshop: everything that makes a model folder, and nothing that the runtime needs.

``python -m factcheck.train fit --recipe small --data DIR --out DIR``. Training *makes* a product and
benchmarks *measure* it, so this is a package of its own; its only output is a model folder, which is the
runtime's only input.
"""
