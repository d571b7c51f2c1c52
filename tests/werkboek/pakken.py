"""A workbook file as its parts, and back."""

import io
import zipfile
from collections.abc import Mapping


def delen(ruw: bytes) -> dict[str, bytes]:
    with zipfile.ZipFile(io.BytesIO(ruw)) as zip_:
        return {n: zip_.read(n) for n in zip_.namelist()}


def pak_in(inhoud: Mapping[str, bytes]) -> bytes:
    uit = io.BytesIO()
    with zipfile.ZipFile(uit, "w", zipfile.ZIP_DEFLATED) as zip_:
        for naam, deel in inhoud.items():
            zip_.writestr(naam, deel)
    return uit.getvalue()
