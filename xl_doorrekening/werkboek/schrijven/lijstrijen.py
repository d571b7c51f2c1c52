"""Rows of the lists of stap 5 that a search fills in: those of one scenario make way for new ones, others stay."""

from collections.abc import Sequence
from enum import Enum

from xl_doorrekening.invoer.veld import Invoermodel, velden
from xl_doorrekening.opgave.regionaal import herken
from xl_doorrekening.werkboek.bestand import Bestandsfout
from xl_doorrekening.werkboek.indeling.blok import Blok
from xl_doorrekening.werkboek.lezen.bron import Tabblad
from xl_doorrekening.werkboek.lezen.omzetten import is_leeg
from xl_doorrekening.werkboek.schrijven.waarden import Waarde


def vervang(
    tab: Tabblad, blok: Blok, kolom: str, naam: str, rijen: Sequence[Invoermodel]
) -> dict[tuple[int, int], Waarde]:
    """Positions and values: rows whose `kolom` is `naam` become these; what is short goes to empty rows.

    Raises Bestandsfout when the list has no room.
    """
    plek = tab.vind(blok)
    if plek is None or kolom not in plek.kolommen:
        raise Bestandsfout(f"Op tabblad {tab.naam} is blok “{blok.titel}” weg. Zet de reservekopie terug.")
    eigen, open_ = [], []
    for r in plek.rijen.values():
        waarden = [tab.waarde(r, k) for k in plek.kolommen.values()]
        if all(is_leeg(w) for w in waarden):
            open_.append(r)
        elif herken(str(tab.waarde(r, plek.kolommen[kolom]) or "")) == herken(naam):
            eigen.append(r)
    if len(rijen) > len(eigen) + len(open_) - 1:  # one stays free: a full list is a finding
        raise Bestandsfout(
            f"Op tabblad {tab.naam} is in “{blok.titel}” plaats voor {max(len(eigen) + len(open_) - 1, 0)} regels van "
            f"“{naam}”; nodig zijn er {len(rijen)}. Voeg binnen de tabel rijen in (rechtermuisknop, Invoegen) en zoek "
            "opnieuw."
        )
    uit: dict[tuple[int, int], Waarde] = {}
    nodig = [*eigen, *open_][: max(len(rijen), len(eigen))]
    nieuw = sorted(nodig[: len(rijen)])
    for r in nodig:
        uit |= {(r, k): None for k in plek.kolommen.values()}
    for r, model in zip(nieuw, rijen, strict=True):
        for veldnaam, veld in velden(type(model)):
            waarde = getattr(model, veldnaam)
            if waarde is not None and veldnaam in plek.kolommen:
                uit[r, plek.kolommen[veldnaam]] = _op_blad(waarde, veld.eenheid.factor)
    return uit


def _op_blad(waarde: object, factor: float) -> Waarde:
    if isinstance(waarde, Enum):
        return str(waarde.value)
    return float(waarde) / factor if isinstance(waarde, int | float) else str(waarde)
