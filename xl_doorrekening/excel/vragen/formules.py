"""Answers that need no doorrekening: an index from the macro path, a loan, an unprofitable top. Pure."""

from collections.abc import Mapping
from typing import Final

from xl_doorrekening.begrippen.dpm import Leningvorm
from xl_doorrekening.begrippen.macro import GEINDEXEERD, REEKS
from xl_doorrekening.begrippen.regels import Index
from xl_doorrekening.begrippen.tijd import HISTORIE, JAREN
from xl_doorrekening.excel.vragen.namen import Antwoordfout, Tabel, een, getal, heel, raster, zoek
from xl_doorrekening.invoer.uitgangspunten import Uitgangspunten
from xl_doorrekening.kern.indexen import Prijspeil
from xl_doorrekening.kern.leningen import aflosschema

INDEXNAMEN: Final[Mapping[Index, tuple[str, ...]]] = {
    i: (i.value, REEKS[i.value].label, i.name, *(("woz",) if i is Index.LEEGWAARDE else ())) for i in GEINDEXEERD
}
VORMEN: Final[Mapping[Leningvorm, tuple[str, ...]]] = {
    Leningvorm.FIXE: (Leningvorm.FIXE.value, "fix", "aflossingsvrij"),
    Leningvorm.LINEAIR: (Leningvorm.LINEAIR.value,),
    Leningvorm.ANNUITAIR: (Leningvorm.ANNUITAIR.value, "annuïteit", "annuïteiten"),
}
LENINGKOP: Final = ("Jaar", "Schuld begin", "Aflossing", "Rente", "Betaald", "Schuld eind")


def index(u: Uitgangspunten, soort: object, van: object, naar: object) -> Tabel:
    """Factor from the price level of year `van` to that of each year `naar`, both at year end."""
    i = zoek("Soort", een("Soort", soort), INDEXNAMEN)
    opening = u.startjaar - 1
    peil = Prijspeil.van(u)
    vroegst, laatst = opening - min(HISTORIE, peil.bekend(i)), opening + JAREN

    def niveau(wat: str, x: object) -> float:
        return peil.factor(i, heel(f"{wat} (jaar)", x, vroegst, laatst))

    begin = niveau("Van", van)
    return [[begin / niveau("Naar", x) for x in rij] for rij in raster("Naar", naar)]


def _lening(restant: object, rente: object, looptijd: object) -> tuple[float, float, int]:
    return (
        getal("Restant", restant, 0.0), getal("Rente", rente, -0.25, 0.5), heel("Looptijd", looptijd, 1, 100)
    )  # fmt: skip


def lening(restant: object, rente: object, vorm: object, looptijd: object) -> Tabel:
    """The schedule of one loan over its term, at most the 15 years of the horizon, with headers."""
    stand, r, jaren = _lening(restant, rente, looptijd)
    soort = zoek("Vorm", een("Vorm", vorm), VORMEN)
    aflossing, betaald = aflosschema(stand, r, soort, jaren)
    rijen: Tabel = [list(LENINGKOP)]
    for t in range(min(jaren, JAREN)):
        af, ren = float(aflossing[t]), float(betaald[t])
        rijen.append([t + 1, stand, af, ren, af + ren, stand - af])
        stand -= af
    return rijen


def annuiteit(restant: object, rente: object, looptijd: object) -> float:
    """The equal yearly payment."""
    stand, r, jaren = _lening(restant, rente, looptijd)
    aflossing, betaald = aflosschema(stand, r, Leningvorm.ANNUITAIR, jaren)
    return float(aflossing[0] + betaald[0])


def onrendabel(investering: object, waarde: object) -> Tabel:
    """Investment minus the value it adds, cell by cell; one figure beside a range counts for each of its cells."""
    a, b = raster("Investering", investering), raster("Toegevoegde waarde", waarde)
    vorm = max((a, b), key=lambda x: sum(len(r) for r in x))

    def op(x: Tabel, r: int, k: int) -> object:
        return x[0][0] if len(x) == len(x[0]) == 1 else x[r][k]

    if any(len(x) * len(x[0]) != 1 and [len(r) for r in x] != [len(r) for r in vorm] for x in (a, b)):
        raise Antwoordfout("Investering en toegevoegde waarde moeten evenveel rijen en kolommen hebben.")
    return [
        [getal("Investering", op(a, r, k)) - getal("Toegevoegde waarde", op(b, r, k)) for k in range(len(vorm[r]))]
        for r in range(len(vorm))
    ]
