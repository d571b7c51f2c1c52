"""The axes: takken and years."""

from typing import Final

TAKKEN: Final = ("DAEB", "niet-DAEB")
GEHEEL: Final = "geheel"
KOLOMMEN: Final = (*TAKKEN, GEHEEL)
TAKCODE: Final = {k: k.lower().replace("-", "_") for k in KOLOMMEN}
"""As part of a name."""

JAREN: Final = 15
BELEIDSRIJK: Final = 10
"""Years 1-10 are policy-rich, 11-15 policy-lean (Handreiking, stap 4)."""

HISTORIE: Final = 6
"""Years before `startjaar` for which price indices are kept, to bring older price levels to the opening balance."""
