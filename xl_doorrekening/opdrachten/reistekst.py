"""Sentences about workbooks that travel: what came back, whose clocks differ, what two versions differ in."""

from collections import Counter
from collections.abc import Mapping, Sequence

from xl_doorrekening.begrippen.bevinding import Ernst
from xl_doorrekening.begrippen.schrijfwijze import nl
from xl_doorrekening.doorrekenen.vergelijking import KOLOMMEN, Stand, Vergelijking, niet_te_bepalen, oordelen
from xl_doorrekening.opdrachten.scenariotekst import tabel
from xl_doorrekening.opdrachten.tekst import aantal
from xl_doorrekening.regio.oordeel import Kleur
from xl_doorrekening.werkboek.berekening import Verslag, alle_bevindingen
from xl_doorrekening.werkboek.reizen.klokken import Klok
from xl_doorrekening.werkboek.reizen.ontvangen import Celverschil, Ontvangst
from xl_doorrekening.werkboek.reizen.samenvoegen import Samenvoeging
from xl_doorrekening.werkboek.reizen.stempel import Afwijking
from xl_doorrekening.werkboek.reizen.verschillen import Verschil

HOOGSTENS = 200
"""Lines per file; the rest is counted."""


def ontvangsten(s: Samenvoeging) -> str:
    """Per file what it brings, what clashes, and what is against it; and of whom nothing came."""
    over = {id(c) for _, c in s.over}
    uit = [regel for x in s.ontvangsten for regel in _ontvangst(x, over, s.thuis.namen)]
    gekomen = {naam for x in s.ontvangsten if not (x.bezwaren or x.fouten) for naam in x.namen}
    if mist := [naam for naam in s.thuis.namen.values() if naam not in gekomen]:
        uit.append(f"Hier zit niets (bruikbaars) bij van: {', '.join(mist)}.")
    return "\n".join(uit)


def samen_fout(s: Samenvoeging, verslag: Verslag) -> str:
    """Fouten in the whole: those that were there before, and those that come of what was received."""
    al = {(b.blad, b.cel, b.code) for b in alle_bevindingen(s.thuis.g)}
    hier = [b for b in verslag.fouten if (b.blad, b.cel, b.code) in al]
    nieuw = [b for b in verslag.fouten if b not in hier]
    uit = []
    if hier:
        uit += ["Het werkboek zelf heeft nog fouten; herstel die eerst:", *(f"  {b}" for b in hier)]
    if nieuw:
        uit += ["Samen geven deze vakken fouten:", *(f"  {b}" for b in nieuw)]
    return "\n".join(uit)


def daarna(verslag: Verslag) -> str:
    """Verdicts and open points of the whole in one line."""
    d = verslag.doorrekening
    kleuren = Counter(o.kleur.value for o in d.oordelen) if d else Counter()
    lichten = ", ".join(f"{kleuren[k.value]} × {k.value}" for k in Kleur if kleuren[k.value])
    leemten = sum(b.ernst is Ernst.LEEMTE for b in verslag.bevindingen)
    return f"{lichten}; {aantal(leemten, 'punt ontbreekt', 'punten ontbreken') if leemten else 'er ontbreekt niets'}."


def _ontvangst(x: Ontvangst, over: set[int], namen: Mapping[str, str]) -> list[str]:
    wie = ", ".join(x.namen)
    delen = [(len(x.over), "vak gewijzigd", "vakken gewijzigd"), (len(x.botst), "conflict", "conflicten")]
    hoeveel = ", ".join(aantal(n, een, meer) for n, een, meer in delen if n) or "niets nieuws"
    uit = [f"{x.pad.name}: {wie}{', ' + hoeveel if not (x.bezwaren or x.fouten) else ''}".rstrip(": ")]
    uit += [f"  [niet bruikbaar] {b}" for b in x.bezwaren]
    uit += [f"  {b}" for b in x.fouten[:HOOGSTENS]]
    uit += [f"  [let op] dit bestand {w}" for w in x.weetjes]
    meer = len(x.namen) > 1
    uit += [f"  {_verschil(c, namen, meer=meer)}" for c in x.over[:HOOGSTENS]]
    if len(x.over) > HOOGSTENS:
        uit.append(f"  … en {len(x.over) - HOOGSTENS} meer")
    rijen: dict[tuple[str, str, str], list[Celverschil]] = {}
    for c in x.botst:
        if c.rij:
            rijen.setdefault((c.eigenaar, *c.plek[:2]), []).append(c)
            continue
        besluit = "overgenomen" if id(c) in over else "niet overgenomen"
        uit.append(f"  [conflict] {c.waar}: {_toen(c)}hier {c.waar.toon(c.ons)}, "
                   f"ontvangen {c.waar.toon(c.hun)}"
                   f" – {besluit}")  # fmt: skip
    for c, *_ in rijen.values():
        weg, anders = ("hier", "in het ontvangen bestand")[:: 1 if c.rij == "hier" else -1]
        besluit = "overgenomen" if id(c) in over else "niet overgenomen"
        uit.append(
            f"  [conflict] {c.waar.blok}, hele regel {c.waar.rij}: {weg} verwijderd, {anders} gewijzigd – {besluit}"
        )
    if x.klokken:
        door = "de ontvanger rekende met andere aannames" if x.klokken_door_hen else "de regio wijzigde sindsdien"
        uit.append(f"  [klokken] {door}:")
        uit += [f"    {regel}" for regel in _afwijkingen(x.klokken)]
    return uit


def _toen(c: Celverschil) -> str:
    return f"verstuurd {c.waar.toon(c.basis)}, " if c.verstuurd else ""


def _verschil(c: Celverschil, namen: Mapping[str, str], *, meer: bool) -> str:
    return f"{namen[c.eigenaar] + ' – ' if meer else ''}{c.waar}: {c.waar.toon(c.ons)} → {c.waar.toon(c.hun)}"


def _afwijkingen(lijst: Sequence[Afwijking]) -> list[str]:
    uit = [f"{a.waar}: hier {a.waar.toon(a.hier)}, daar {a.waar.toon(a.daar)}" for a in lijst[:20]]
    return uit + ([f"… en {len(lijst) - 20} meer"] if len(lijst) > 20 else [])


def hoe_verder(s: Samenvoeging, *, afwijkend: bool) -> str:
    """What to do when nothing was written."""
    raad = []
    if any(x.bezwaren or x.fouten for x in s.ontvangsten):
        raad.append("Laat de afzender de fouten herstellen, of laat die bestanden weg.")
    if s.open_:
        raad.append("Beslis de conflicten met --bij-conflict eigen of --bij-conflict ontvangen.")
    if afwijkend:
        raad.append("Zet de klokken gelijk, of voeg toch samen met --ondanks-klokken.")
    return " ".join(raad)


def klokken(lijst: Sequence[Klok]) -> str:
    """One table, and under it what differs."""
    rijen = [
        (
            k.pad.name, k.van, k.versie or "–", k.opbouw or "–", k.startjaar or "–", k.prijspeil or "–",
            k.vingerafdruk or "–",
            "niet te lezen" if k.fout else "[groen] gelijk" if k.gelijk
            else f"[rood]  {aantal(len(k.anders), 'verschil', 'verschillen')}",
        )
        for k in lijst
    ]  # fmt: skip
    koppen = ("bestand", "van", "versie", "opbouw", "start", "prijspeil", "aannames", "klokken")
    uit = tabel(koppen, rijen)
    for k in lijst:
        if k.fout or k.anders:
            uit += ["", f"{k.pad.name}:", *([f"  {k.fout}"] if k.fout else [f"  {r}" for r in _afwijkingen(k.anders)])]
    return "\n".join(uit)


def vergelijking(lijst: Sequence[Verschil], v: Vergelijking, namen: tuple[str, str]) -> str:
    """What differs in words, and the bridge of what it does."""
    uit = [f"Van {namen[0]} naar {namen[1]}: {aantal(len(lijst), 'vak is anders', 'vakken zijn anders')}."]
    tab = None
    for x in lijst[:HOOGSTENS]:
        if x.tab != tab:
            uit += ["", x.tab]
            tab = x.tab
        uit.append(f"  {x.waar}: {x.waar.toon(x.van)} → {x.waar.toon(x.naar)}")
    if len(lijst) > HOOGSTENS:
        uit.append(f"  … en {len(lijst) - HOOGSTENS} meer; zie --uit")
    uit += ["", "Wat dat doet, stap voor stap (€ mln):"]
    rijen = []
    vorige: Stand | None = None
    for s in v.stappen:
        tekst = {"van": namen[0], "naar": namen[1]}.get(s.tekst, s.tekst)
        rijen.append((tekst, *_stand(s.stand, vorige)))
        vorige = s.stand
    koppen = ("stap", "ruimte", "verschil", "tekort", "verschil", "nieuwbouw", "schuld eind", "buiten")
    uit += [f"  {r}" for r in tabel(koppen, rijen)]
    uit += [f"  {r}" for r in (*KOLOMMEN, *niet_te_bepalen(v, namen))]
    if anders := oordelen(v):
        uit += ["", "Het oordeel verandert bij:", *(f"  {x.zin}" for x in anders)]
    return "\n".join(uit)


def _stand(s: Stand, vorige: Stand | None) -> tuple[str, ...]:
    def meer(nu: float, toen: float) -> str:
        return ("+" if nu - toen > 50_000 else "") + nl((nu - toen) / 1e6, 1)

    bij = ("", "") if vorige is None else (meer(s.ruimte, vorige.ruimte), meer(s.tekort, vorige.tekort))
    return (nl(s.ruimte / 1e6, 1), bij[0], nl(s.tekort / 1e6, 1), bij[1], nl(s.nieuwbouw), nl(s.schuld / 1e6, 1),
            str(s.buiten))  # fmt: skip
