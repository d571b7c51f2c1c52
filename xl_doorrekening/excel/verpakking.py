"""From a workbook to its parts and back, the same bytes each time."""

import io
import zipfile
from collections.abc import Mapping

from xl_doorrekening.werkboek.bestand import INHOUDSTYPEN

Delen = dict[str, bytes]


def uitgepakt(ruw: bytes) -> Delen:
    """The parts of a file that was just made here."""
    with zipfile.ZipFile(io.BytesIO(ruw)) as zip_:
        return {i.filename: zip_.read(i) for i in zip_.infolist()}


def ingepakt(delen: Mapping[str, bytes]) -> bytes:
    """A zip with a fixed date; content types first when there are any, as Excel writes it."""
    uit = io.BytesIO()
    with zipfile.ZipFile(uit, "w", zipfile.ZIP_DEFLATED) as zip_:
        for naam in sorted(delen, key=lambda n: n != INHOUDSTYPEN):
            ingang = zipfile.ZipInfo(naam, (1980, 1, 1, 0, 0, 0))
            ingang.compress_type, ingang.create_system = zipfile.ZIP_DEFLATED, 0
            zip_.writestr(ingang, delen[naam])
    return uit.getvalue()
