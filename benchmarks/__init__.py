"""Benches: ratios between things measured in one run on one machine. `python -m benchmarks [--rook] [--readme]`."""
