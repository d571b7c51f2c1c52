"""Checks on the uncertainty of the macro path."""

from collections.abc import Iterator

from xl_doorrekening.begrippen.macro import REEKS
from xl_doorrekening.begrippen.schrijfwijze import nl
from xl_doorrekening.controle.melding import Melding
from xl_doorrekening.invoer.regio import Regio

_RAND = 1e-9


def controleer(regio: Regio) -> Iterator[Melding]:
    for naam, r in regio.onzekerheid.reeksen.items():
        if r.verklaard > 1 + _RAND:
            label = REEKS[naam].label if naam in REEKS else naam
            yield Melding(
                "samenhang",
                "",
                ("onzekerheid", "reeksen", naam, "inflatie"),
                f"{label}: de kwadraten van beide samenhangen zijn samen {nl(r.verklaard, 2)}",
                "samen ten hoogste 1: de twee schokken verklaren hooguit alles van een reeks",
                "breng een van beide samenhangen dichter bij 0",
            )
