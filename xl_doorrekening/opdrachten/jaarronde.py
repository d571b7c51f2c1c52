"""The command that takes a region to its next year (stap 6)."""

from argparse import Namespace
from collections.abc import Iterable, Iterator, Mapping
from datetime import datetime

from xl_doorrekening import __version__
from xl_doorrekening.begrippen.dpm import Regelbron
from xl_doorrekening.begrippen.regels import REGEL
from xl_doorrekening.begrippen.schrijfwijze import nl
from xl_doorrekening.begrippen.tijd import BELEIDSRIJK, JAREN, TAKKEN
from xl_doorrekening.doorrekenen import Doorrekening
from xl_doorrekening.invoer.regio import Regio
from xl_doorrekening.opdrachten.codes import GOED
from xl_doorrekening.opdrachten.gemeen import Gerekend, doorgerekend, meld, weiger_extensie
from xl_doorrekening.opdrachten.maken import nieuw_werkboek, noem_eigen_tabbladen
from xl_doorrekening.uitleg.maat import klein
from xl_doorrekening.uitvoering.monitoring.historie import Jaarovergang, naar_volgend_jaar
from xl_doorrekening.uitvoering.verdeling import HALF, waarop
from xl_doorrekening.uitvoering.volgendjaar.achterstand import ingevuld
from xl_doorrekening.uitvoering.volgendjaar.overgang import Afwijking
from xl_doorrekening.uitvoering.volgendjaar.regels import Plek
from xl_doorrekening.werkboek.berekening import TIJD


def volgend_jaar(args: Namespace) -> int:
    weiger_extensie(args.uit, ".xlsx", ".xlsm")
    return doorgerekend(args, _volgend_jaar)


def _volgend_jaar(args: Namespace, x: Gerekend) -> int:
    """Write the workbook of the next year, and say what is new in it."""
    j = naar_volgend_jaar(x.d)
    nu = datetime.now()
    log = {"tijd": nu.strftime(TIJD), "wat": "Volgend jaar", "versie": __version__, "vingerafdruk": x.d.vingerafdruk,
           "bericht": f"Voortgezet uit {args.werkboek.name}"}  # fmt: skip
    verslag = nieuw_werkboek(args.uit, j.regio, nu, gebeurd=(log,))
    if verslag.doorrekening is None:
        return meld(verslag, args.uit)
    print("\n".join(_verslag(args, x.d, j)))
    noem_eigen_tabbladen(x)
    return GOED


def _verslag(args: Namespace, d: Doorrekening, j: Jaarovergang) -> Iterator[str]:
    start = d.regio.uitgangspunten.startjaar
    nieuw, basis = start + 1, waarop(d.gekozen)
    yield f"{args.uit} rekent {nieuw}–{nieuw + JAREN - 1} door, voortgezet uit {args.werkboek.name} volgens {basis}."
    yield ""
    geraamd = [c.naam for c in d.regio.corporaties if not ingevuld(c)]
    if geraamd:
        yield f"Beginstand zoals geraamd, want van {start} is niets ingevuld: {', '.join(geraamd)}."
    for a in j.overgang.jaar.achterstand:
        wie = f"{a.corporatie}, {a.gemeente}, {a.type.value}"
        if a.aantal > 0:
            yield f"{wie}: {nl(a.aantal)} woningen van {start} staan nu in {nieuw}."
    for c, project in j.overgang.jaar.aangenomen:
        yield f"{c}: “{project}” geldt als klaar; zo niet, zet het terug in de tabel van projecten (blok 8)."
    zonder = [c.naam for c in d.regio.corporaties if ingevuld(c) and not c.gerealiseerd]
    if zonder:
        yield f"Woningen zoals gepland, want in blok 13a is niets ingevuld: {', '.join(zonder)}."
    yield from _afwijkend(j.overgang.afwijkend)
    if j.vervallen:
        yield f"De {j.vervallen} oudste regels van “Eerdere jaren” (tab Monitoring) pasten niet meer."
    yield "Nieuw, dus in te vullen:"
    laatste = nieuw + JAREN - 1
    yield f"  Uitgangspunten: macropad, plafond en normen; {laatste} is nu gelijk aan {laatste - 1}."
    if d.regio.opgave.regels:
        yield (f"  Opgave: {nieuw + BELEIDSRIJK - 1} heeft nog geen opgave; wat in {start} niet is gedaan, blijft "
               "gevraagd.")  # fmt: skip
        yield ("  Toerekening: alle regels zijn nu handmatig, met de verdeling van de vorige ronde; kies een regel om "
               "opnieuw te verdelen.")  # fmt: skip
        rest = d.haalbaarheid.toegerekend.niet_geplaatst.sum() if d.haalbaarheid and d.haalbaarheid.toegerekend else 0
        if rest >= HALF:
            yield f"    {nl(rest)} woningen waren niet geplaatst; dat is nu een bevinding op Controle."
    for a in j.overgang.jaar.achterstand:
        if a.aantal < 0:
            af = "zij zijn van de opgave af. " if a.van_opgave else ""
            yield (f"  {a.corporatie}, {a.gemeente}, {a.type.value}: {nl(-a.aantal)} woningen meer dan gepland; {af}"
                   "Verklein een eigen plan voor later als zij daarin zaten.")  # fmt: skip
    yield f"  Elke corporatie: nieuwe projecten, begroting en leningen; {laatste} is in de begroting doorgetrokken."
    if j.overgang.begroot:
        yield "  Nieuwe woningen met eigen huur en lasten zijn nu bezit:"
        eigen = [p for p in j.overgang.begroot if not _doorgerold(j.regio, p)]
        verschil = [p for p in j.overgang.begroot if _doorgerold(j.regio, p)]
        if verschil:
            yield "   het verschil met de berekening staat in de regel, bron “doorgerold” (andere bron: het vervalt)"
            yield from _wie(d, verschil)
        if eigen:
            yield "   het zit in de eigen begroting of waardeprognose"
            yield from _wie(d, eigen)


def _afwijkend(per: Mapping[str, Afwijking]) -> Iterator[str]:
    """For whom the years are not the same, per cause; of each cause the largest."""
    waardoor: dict[str, list[tuple[str, Afwijking]]] = {}
    for naam, x in per.items():
        waardoor.setdefault(x.waardoor, []).append((naam, x))
    for oorzaak, wie in waardoor.items():
        naam, meeste = max(wie, key=lambda x: x[1].bedrag)
        namen = ", ".join(n for n, _ in wie)
        yield (f"Ook zonder ingevulde stand komen de jaren niet gelijk uit bij {namen}: ten hoogste "
               f"€ {nl(meeste.bedrag)} ({naam}, {klein(REGEL[meeste.lijn].label)}). {oorzaak}")  # fmt: skip


def _doorgerold(regio: Regio, p: Plek) -> bool:
    regel = regio.corporaties[p.c].tak(TAKKEN[p.k]).regels.get(p.naam)
    return regel is not None and regel.bron is Regelbron.DOORGEROLD


def _wie(d: Doorrekening, plekken: Iterable[Plek]) -> Iterator[str]:
    """Which lines, of whom; who have the same ones together."""
    per: dict[str, list[str]] = {}
    for p in plekken:
        per.setdefault(f"{d.regio.corporaties[p.c].naam} {TAKKEN[p.k]}", []).append(_label(p.naam))
    samen: dict[str, list[str]] = {}
    for wie, regels in per.items():
        samen.setdefault(", ".join(regels), []).append(wie)
    for tekst, allen in samen.items():
        yield f"    {', '.join(allen)}: {tekst}."


def _label(naam: str) -> str:
    return klein(REGEL[naam].label).split(" (")[0] if naam in REGEL else naam
