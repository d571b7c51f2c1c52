"""An independent projection: one corporation, one year after the other, plain Python numbers.

Written from the rekenregels, not from the kern: loops instead of arrays, loans followed one by one, and corporate tax
with new loans solved by bisection instead of substitution. Slow and readable; the kern must give the same figures.
Expects complete input (no unknown figures); computes the laag instandhouding.
"""

from tests.orakel.jaren import orakel

__all__ = ["orakel"]
