"""The whole validated input, and its fingerprint."""

import hashlib
import json
from typing import Any

from pydantic import Field

from xl_doorrekening.invoer.corporatie import Corporatie
from xl_doorrekening.invoer.kengetallen import Kengetallen
from xl_doorrekening.invoer.onzekerheid import Onzekerheid
from xl_doorrekening.invoer.opgave import Opgave
from xl_doorrekening.invoer.scenarios import Scenarios
from xl_doorrekening.invoer.solidariteit import Solidariteit
from xl_doorrekening.invoer.uitgangspunten import Uitgangspunten
from xl_doorrekening.invoer.uitvoering import Uitvoering
from xl_doorrekening.invoer.veld import Invoermodel

SJABLOONVERSIE = 5
"""Version of the workbook's layout. What a version brought says so where it is declared (`sinds`), so that an older
workbook is read as what it is; 2 brought stap 3 and 4, 3 the input of stap 5, 4 a choice and more results of it,
5 the agreements of stap 6."""


class Regio(Invoermodel):
    naam: str = "Regio"
    uitgangspunten: Uitgangspunten
    kengetallen: Kengetallen = Kengetallen()
    opgave: Opgave = Opgave()
    scenarios: Scenarios = Scenarios()
    solidariteit: Solidariteit = Solidariteit()
    onzekerheid: Onzekerheid = Onzekerheid()
    uitvoering: Uitvoering = Uitvoering()
    corporaties: tuple[Corporatie, ...] = ()
    herkomst: dict[str, dict[str, str]] = Field(default_factory=dict)
    """Per parameter its `bron`, `status` and `toelichting` as they stand on the sheet."""


def _canoniek(waarde: Any) -> Any:
    """Sorted keys, blanks dropped, numbers at 12 significant digits: equal input gives equal text."""
    if isinstance(waarde, dict):
        return {k: c for k, v in sorted(waarde.items()) if (c := _canoniek(v)) not in (None, {}, [], "")}
    if isinstance(waarde, list | tuple):
        delen = [_canoniek(v) for v in waarde]
        return [] if all(x is None for x in delen) else delen
    if isinstance(waarde, float | int) and not isinstance(waarde, bool):
        return f"{float(waarde) + 0.0:.12g}"  # −0 is 0
    return waarde


def klokken(regio: Regio) -> str:
    """Fingerprint of the shared assumptions on which the figures of every corporation by itself rest.

    Without the words on purpose and process: no figure depends on those.
    """
    u = regio.uitgangspunten
    return "-".join(vingerafdruk(x) for x in (u.model_copy(update={"proces": type(u.proces)()}), regio.kengetallen))


def vingerafdruk(model: Invoermodel) -> str:
    """Twelve hex digits of the canonical input and the layout version; the order of the tabs does not matter."""
    dump = model.model_dump(mode="json")
    if "corporaties" in dump:
        dump["corporaties"].sort(key=lambda c: str(c["id"]))
    tekst = json.dumps([SJABLOONVERSIE, _canoniek(dump)], ensure_ascii=False, sort_keys=True)
    return hashlib.sha256(tekst.encode()).hexdigest()[:12]
