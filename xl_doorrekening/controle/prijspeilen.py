"""Checks on price levels: an amount can only be indexed over years whose price changes are known."""

from collections.abc import Iterator

from xl_doorrekening.begrippen.regels import Index
from xl_doorrekening.begrippen.tijd import HISTORIE, JAREN
from xl_doorrekening.controle.melding import Melding, Pad
from xl_doorrekening.invoer.regio import Regio
from xl_doorrekening.kern.indexen import Prijspeil


def _plaatsen(regio: Regio) -> Iterator[tuple[str, Pad, int | None, str]]:
    """Owner, path, price level and name of every amount that has one."""
    referentie = regio.uitgangspunten.referentie.prijspeil
    yield "", ("uitgangspunten", "referentie", "prijspeil"), referentie, "de referentiewoning"
    for naam, r in regio.kengetallen.regels.items():
        yield "", ("kengetallen", "regels", naam, "prijspeil"), r.prijspeil, f"kengetal {naam.replace('_', ' ')}"
    for naam, k in regio.kengetallen.projecten.items():
        yield "", ("kengetallen", "projecten", naam, "prijspeil"), k.prijspeil, f"kengetal {naam}"
    for c in regio.corporaties:
        for i, p in enumerate(c.projecten):
            yield c.id, ("projecten", i, "prijspeil"), p.prijspeil, f"project “{p.naam or i + 1}”"


def _met_waarde(regio: Regio) -> Iterator[tuple[str, Pad, int | None, str]]:
    """Of these the ones with a value per dwelling, of which the changes before the opening need not be known."""
    u = regio.uitgangspunten.referentie
    if u.beleidswaarde is not None or u.marktwaarde is not None:
        yield "", ("uitgangspunten", "referentie", "prijspeil"), u.prijspeil, "de referentiewoning"
    for naam, k in regio.kengetallen.projecten.items():
        if k.beleidswaarde is not None or k.marktwaarde is not None:
            yield "", ("kengetallen", "projecten", naam, "prijspeil"), k.prijspeil, f"kengetal {naam}"
    for c in regio.corporaties:
        for i, p in enumerate(c.projecten):
            if p.beleidswaarde is not None or p.marktwaarde is not None or p.opbrengst is not None:
                yield c.id, ("projecten", i, "prijspeil"), p.prijspeil, f"project “{p.naam or i + 1}”"


def controleer(regio: Regio) -> Iterator[Melding]:
    start = regio.uitgangspunten.startjaar
    eerste, laatste = start - 1 - HISTORIE, start - 1 + JAREN
    for eigenaar, pad, prijspeil, wat in _plaatsen(regio):
        if prijspeil is not None and not eerste <= prijspeil <= laatste:
            yield Melding(
                "prijspeil",
                eigenaar,
                pad,
                f"{wat}: prijspeil {prijspeil}",
                f"{eerste} tot en met {laatste}: daarvan zijn de prijsstijgingen bekend",
                "breng het bedrag zelf naar een prijspeil binnen deze jaren",
            )
    peil = Prijspeil.van(regio.uitgangspunten)
    bekend = start - 1 - min(peil.bekend(i) for i in (Index.BELEIDSWAARDE, Index.MARKTWAARDE, Index.LEEGWAARDE))
    for eigenaar, pad, prijspeil, wat in _met_waarde(regio):
        if prijspeil is not None and eerste <= prijspeil < bekend:
            yield Melding(
                "waardepeil",
                eigenaar,
                pad,
                f"{wat}: waarden op prijspeil {prijspeil}",
                f"waarden op prijspeil {bekend}; oudere worden niet geïndexeerd, kosten en huren wel",
                f"geef waarden en opbrengst zoals zij eind {start - 1} zijn, of vul de waardestijgingen in "
                "(Uitgangspunten, blok 9)",
            )
