"""For every check that the reader makes on cells and tabs: a change of the example workbook that triggers it."""

from collections.abc import Callable
from pathlib import Path
from typing import Final

from tests.werkboek.hulp import Cel, cel, zet, zet_cellen
from tests.werkboek.verbouwen import kopieer_tab, verwijder_naam, verwijder_tab, voeg_rijen_in

S = "Stadswaard"
HUUR = (S, "snelstart", "huur", "daeb")


def _ingevoegd(pad: Path) -> None:
    voeg_rijen_in(pad, cel(*HUUR))
    zet_cellen(pad, [(cel(*HUUR), 12.0)])


def _vol(pad: Path) -> None:
    zet(pad, *[(S, "leningen", str(i), "naam", f"lening {i}") for i in range(1, 61)])


OP_BLAD: Final[dict[str, tuple[Callable[[Path], None], Cel]]] = {
    "opbouw": (lambda p: verwijder_naam(p, S, "blok_huurbeleid"), Cel(S, -1, -1)),
    "dubbel": (lambda p: kopieer_tab(p, S, "Kopie"), Cel("Kopie", 27, 5)),
    "soort": (lambda p: zet(p, (*HUUR, "hoog")), cel(*HUUR)),
    "grens": (lambda p: zet(p, (*HUUR, -1.0)), cel(*HUUR)),
    "verplicht": (
        lambda p: zet(p, ("uitgangspunten", "macro", "loonstijging", "j0", None)),
        cel("uitgangspunten", "macro", "loonstijging", "j0"),
    ),
    "vol": (_vol, Cel(S, cel(S, "leningen", "60", "naam").rij, 0)),
    "inzet": (_ingevoegd, cel(*HUUR)),
    "ouder": (lambda p: zet(p, ("stempel", "stempel", "sjabloonversie", "waarde", "1")), Cel("Stempel", -1, -1)),
    "uitkomstblad": (lambda p: verwijder_tab(p, "Logboek"), Cel("Logboek", -1, -1)),
}
"""Code, change, and the cell of the finding; row −1: the tab as a whole."""
