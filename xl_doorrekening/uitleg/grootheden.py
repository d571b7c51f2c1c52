"""All that can be explained, by name."""

from collections.abc import Mapping
from typing import Final

from xl_doorrekening.begrippen.normen import RATIO
from xl_doorrekening.begrippen.regels import REGEL
from xl_doorrekening.uitleg import balans, belasting, bezit, financiering, huur, kasregels, waarden
from xl_doorrekening.uitleg.beeld import Grootheid

GROOTHEDEN: Final[Mapping[str, Grootheid]] = {
    **balans.RATIOS, **balans.LIJNEN, **kasregels.GROOTHEDEN, **huur.GROOTHEDEN, **bezit.GROOTHEDEN,
    **waarden.GROOTHEDEN, **financiering.GROOTHEDEN, **belasting.GROOTHEDEN,
}  # fmt: skip
VOLGORDE: Final = (*RATIO, *REGEL, *(n for n in GROOTHEDEN if n not in RATIO and n not in REGEL))
"""Ratios, the lines in the order of the scheme, and what only serves others."""
