"""The division of a scenario into the list of agreements on tab Afspraken, to be agreed upon row by row."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import datetime

from xl_doorrekening.doorrekenen import Doorrekening
from xl_doorrekening.doorrekenen.resultaat import Scenariouitkomst
from xl_doorrekening.invoer.uitvoering import Traject, Uitvoering, Verdeling
from xl_doorrekening.invoer.veld import Invoermodel
from xl_doorrekening.opgave.regionaal import herken
from xl_doorrekening.uitvoering.trajecten import hoort_bij
from xl_doorrekening.uitvoering.verdeling import als_afspraken
from xl_doorrekening.werkboek.berekening import Verslag, reken, te_schrijven
from xl_doorrekening.werkboek.bestand import Bestandsfout
from xl_doorrekening.werkboek.bouwen.sjabloon import waarde_op
from xl_doorrekening.werkboek.herbereken import ingevuld, leg_vast
from xl_doorrekening.werkboek.indeling import uitvoering as indeling
from xl_doorrekening.werkboek.indeling.blok import Blok
from xl_doorrekening.werkboek.lezen.bron import Tabblad
from xl_doorrekening.werkboek.lezen.lezer import Gelezen
from xl_doorrekening.werkboek.schrijven.waarden import Waarde

Plekken = dict[tuple[int, int], Waarde]


@dataclass(frozen=True)
class Gevuld:
    """What was put in: rows of the division, rows that were firm and stayed, and trajecten that were added."""

    verslag: Verslag
    regels: int
    gebleven: int
    trajecten: int
    andere: tuple[str, ...]
    """Trajecten of no agreement in this scenario, as the user may know them: they stay."""


def vul(
    g: Gelezen, d: Doorrekening, s: Scenariouitkomst | None, *, vervang: bool = False, nu: datetime | None = None
) -> Gevuld:
    """Write the division of scenario `s` (None: variant B), and what its instruments still need, and recalculate.

    Agreements that are firm stay as they are; of the others the years are those of the scenario, and what was written
    beside them stays. Raises Bestandsfout when there are others and not `vervang`, when the
    lists have no room, or when the workbook is of before stap 6; then nothing is written.
    """
    if "uitvoering" not in g.tabbladen:
        raise Bestandsfout(
            "Dit werkboek is van voor de afspraken (stap 6). Zet de invoer eerst over met: doorrekening vernieuw"
        )
    al = g.regio.uitvoering
    vast = tuple(v for v in al.verdeling if v.vast)
    if len(vast) < len(al.verdeling) and not vervang:
        raise Bestandsfout(
            f"Op Afspraken staan al {len(al.verdeling)} regels in de verdeling. Geef --vervang om wat nog niet vast is "
            "te vervangen; wat akkoord of definitief is, blijft staan."
        )
    bezet = {_sleutel(v) for v in vast}
    eerder = {_sleutel(v): v for v in al.verdeling}
    nieuw = (*vast, *(_met_wat_erbij_stond(v, eerder) for v in als_afspraken(d, s) if _sleutel(v) not in bezet))
    erbij = tuple(_trajecten(al, s))
    tab, blad = g.tabbladen["uitvoering"], indeling.blad(g.regio.uitgangspunten.startjaar)
    cellen = _naam(tab, blad.blok("u_besluit"), s)
    cellen |= _lijst(tab, blad.blok("u_verdeling"), "verdeling", nieuw)
    if erbij:
        cellen |= _lijst(tab, blad.blok("u_trajecten"), "trajecten", (*al.trajecten, *erbij))
    g = ingevuld(g, {"uitvoering": cellen})
    verslag = reken(g)
    if verslag.doorrekening is not None:
        nu = nu or datetime.now()
        verslag = leg_vast(g, verslag, te_schrijven(g, verslag.doorrekening, verslag.bevindingen, nu))
    return Gevuld(verslag, len(nieuw) - len(vast), len(vast), len(erbij), tuple(_andere(al, s)))


def _sleutel(v: Verdeling) -> tuple[str, str, str]:
    return herken(v.corporatie or ""), herken(v.gemeente or ""), str(v.type)


def _met_wat_erbij_stond(v: Verdeling, eerder: Mapping[tuple[str, str, str], Verdeling]) -> Verdeling:
    was = eerder.get(_sleutel(v))
    if was is None:
        return v
    return v.model_copy(update={n: getattr(was, n) for n in ("eigenaar", "toelichting")})


def _trajecten(al: Uitvoering, s: Scenariouitkomst | None) -> Iterator[Traject]:
    """A row for every agreement between corporations that has none yet."""
    for r in () if s is None else s.inhoud.instrumenten:
        if not any(hoort_bij(t, r) for t in al.trajecten):
            yield Traject(instrument=r.instrument, gever=r.gever, ontvanger=r.ontvanger)


def _andere(al: Uitvoering, s: Scenariouitkomst | None) -> Iterator[str]:
    """Trajecten that were of another scenario; one without an instrument is the user's own."""
    regels = () if s is None else s.inhoud.instrumenten
    for t in al.trajecten:
        if t.instrument is not None and not any(hoort_bij(t, r) for r in regels):
            yield f"{t.instrument}" + (f" met {t.ontvanger or t.gever}" if t.ontvanger or t.gever else "")


def _naam(tab: Tabblad, blok: Blok, s: Scenariouitkomst | None) -> Plekken:
    plek = tab.vind(blok)
    if plek is None or "scenario" not in plek.rijen or "waarde" not in plek.kolommen:
        raise Bestandsfout(f"Op tabblad {tab.naam} is blok “{blok.titel}” weg. Zet de reservekopie terug.")
    return {(plek.rijen["scenario"], plek.kolommen["waarde"]): None if s is None else s.naam}


def _lijst(tab: Tabblad, blok: Blok, veld: str, rijen: tuple[Invoermodel, ...]) -> Plekken:
    """The whole list anew, from its top."""
    plek = tab.vind(blok)
    if plek is None:
        raise Bestandsfout(f"Op tabblad {tab.naam} is blok “{blok.titel}” weg. Zet de reservekopie terug.")
    plaatsen = sorted(plek.rijen.values())
    if len(rijen) >= len(plaatsen):  # one stays free: a full list is a finding
        raise Bestandsfout(
            f"Op tabblad {tab.naam} is in “{blok.titel}” plaats voor {max(len(plaatsen) - 1, 0)} regels; nodig zijn er "
            f"{len(rijen)}. Voeg binnen de tabel rijen in (rechtermuisknop, Invoegen) en probeer het opnieuw."
        )
    uit: Plekken = {(r, k): None for r in plaatsen for k in plek.kolommen.values()}
    boom = {"uitvoering": {veld: [x.model_dump() for x in rijen]}}
    voorbeeld = blok.rijen[0].cellen
    for i, r in enumerate(plaatsen[: len(rijen)]):
        for code, cel in voorbeeld.items():
            assert cel.pad is not None
            if code in plek.kolommen:
                uit[r, plek.kolommen[code]] = waarde_op(boom, (*cel.pad[:2], i, *cel.pad[3:]), cel.veld.eenheid)
    return uit
