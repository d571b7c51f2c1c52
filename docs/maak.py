"""Generate the documentation that follows from the declarations: `python docs/maak.py`."""

from pathlib import Path
from textwrap import fill

from xl_doorrekening.begrippen.controles import CONTROLES
from xl_doorrekening.begrippen.handleiding import (
    CONTROLLER,
    COORDINATOR,
    INLEIDING,
    PLANNING,
    PLANNINGKOP,
    STAPPEN,
    Hoofdstuk,
)
from xl_doorrekening.begrippen.macro import REEKS, REEKSEN
from xl_doorrekening.begrippen.normen import NORMENSETS, RATIO, RATIOS
from xl_doorrekening.begrippen.onzekerheid import SPREIDINGEN
from xl_doorrekening.begrippen.opgave import SOORT_BIJ, Opgavetype
from xl_doorrekening.begrippen.regels import REGELS, Leeg
from xl_doorrekening.begrippen.tijd import KOLOMMEN
from xl_doorrekening.excel.vba.functiemodule import beschreven
from xl_doorrekening.excel.vragen.watals import KNOPPEN
from xl_doorrekening.invoer.standaard import lege_regio
from xl_doorrekening.opdrachten.hoofd import opdrachten
from xl_doorrekening.regio.oordeel import getal
from xl_doorrekening.regio.richting import RICHTINGEN
from xl_doorrekening.voorbeeld.bandbreedtes import BANDBREEDTES
from xl_doorrekening.werkboek.indeling import alle, corporatie, gedeeld, scenarios, solidariteit
from xl_doorrekening.werkboek.indeling.blok import Blad, Blok, Soort

MAP = Path(__file__).parent
BREED = 150
KOP = "<!-- Gemaakt door docs/maak.py uit de declaraties; niet met de hand wijzigen. -->\n"


def _tabel(koppen: list[str], rijen: list[list[str]]) -> str:
    regels = ["| " + " | ".join(koppen) + " |", "|" + " --- |" * len(koppen)]
    regels += ["| " + " | ".join(c.replace("|", "/").replace("\n", " ") for c in rij) + " |" for rij in rijen]
    return "\n".join(regels) + "\n"


def _nl(x: float) -> str:
    return f"{x:.2f}".replace(".", ",")


def _blok(blok: Blok) -> str:
    rijen = []
    for rij in blok.rijen[: 1 if blok.soort is Soort.TABEL else None]:
        gezien: set[str] = set()
        for kolom in blok.kolommen:
            cel = rij.cellen.get(kolom.code)
            if cel is None or (kolom.code in ("bron", "status", "toelichting") and blok.soort is not Soort.TABEL):
                continue
            jaren = kolom.code[:1] in "jh" and kolom.code[1:].isdigit()
            kop = "per jaar" if jaren else kolom.kop
            if kop in gezien:
                continue
            gezien.add(kop)
            v = cel.veld
            naam = kolom.kop if blok.soort is Soort.TABEL else f"{rij.label} – {kop}" if kop != "Waarde" else rij.label
            uitleg = v.uitleg or rij.uitleg
            if v.verplicht:
                uitleg = f"{uitleg} Leeg mag niet.".strip()
            elif v.nodig:
                uitleg = f"{uitleg} Nodig voor een uitkomst.".strip()
            rijen.append([naam, v.eenheid.tekst, v.toegestaan, uitleg])
    return f"### {blok.titel}\n\n{blok.uitleg}\n\n" + _tabel(["Vak", "Eenheid", "Toegestaan", "Uitleg"], rijen)


def velden() -> str:
    """Every input cell, per tab and block."""
    startjaar = 2026
    klokken, kengetallen, *later = gedeeld(startjaar)
    eigen = corporatie.blad(startjaar, "c00000000", "Tabblad van een corporatie")
    bladen: list[Blad] = [klokken, kengetallen, eigen, *later]
    delen = [
        f"{KOP}\n# Alle invoervakken\n\nBedragen × € 1.000 tenzij de eenheid anders zegt. Voorbeeld met startjaar {startjaar}.\n"
    ]
    for blad in bladen:
        delen.append(f"## {blad.titel}\n\n{blad.inleiding}\n")
        delen += [_blok(b) for b in blad.blokken if b.invoer]
    return "\n".join(delen)


def begrippen() -> str:
    """Lines, ratios, norms, macro series, directions of the room and checks."""
    leeg = {
        None: "altijd berekend",
        Leeg.NUL: "leeg: 0",
        Leeg.KENGETAL: "leeg: kengetal per vhe",
        Leeg.MODEL: "leeg: berekend",
    }
    regels = [[r.label, f"`{r.naam}`", r.groep.value, r.index.value, leeg[r.leeg], r.uitleg] for r in REGELS]
    ratios = [[r.label, f"`{r.naam}`", r.formule, "minimaal" if r.minimum else "maximaal"] for r in RATIOS]
    normen = [
        [s.naam, RATIO[r].label, *("niet getoetst" if w is None else getal(r, w) for w in waarden), s.bron, s.status]
        for s in NORMENSETS
        for r, waarden in s.waarden.items()
    ]
    macro = [[r.label, f"`{r.naam}`", f"{100 * r.standaard:.2f}%".replace(".", ","), r.bron, r.status] for r in REEKSEN]
    onzeker = [
        [REEKS[s.naam].label, *(_nl(x) for x in (100 * s.spreiding, s.volharding, s.inflatie, s.markt)),
         "" if s.ondergrens is None else _nl(100 * s.ondergrens), s.bron, s.status]
        for s in SPREIDINGEN
    ]  # fmt: skip
    richtingen = [[u.label, f"`investeringsruimte_{r.value}`", u.eenheid, u.uitleg] for r, u in RICHTINGEN.items()]
    maatregelen, instrumenten = scenarios.blad().blok("maatregelen"), solidariteit.blad().blok("instrumenten")
    controles = [[f"`{c.code}`", c.wat, c.ernst.woord] for c in CONTROLES]
    return "\n".join(
        (
            f"{KOP}\n# Regels, ratio's, parameters en controles\n",
            "De namen in de tweede kolom zijn die van `doorrekening exporteer`.\n",
            "## Regels van het kasstroomschema en de balans\n",
            _tabel(["Regel", "Naam", "Groep", "Index", "Invoer", "Uitleg"], regels),
            "## Ratio's\n",
            _tabel(["Ratio", "Naam", "Formule", "Grens is"], ratios),
            "## Grenswaarden in het sjabloon\n",
            _tabel(["Set", "Ratio", *KOLOMMEN, "Bron", "Status"], normen),
            "## Macro-economische parameters in het sjabloon\n",
            _tabel(["Reeks", "Naam", "Startwaarde", "Bron", "Status"], macro),
            "## Onzekerheid van het macropad\n",
            "Zie [rekenregels §11](rekenregels.md). Spreiding en ondergrens in procenten per jaar.\n",
            _tabel(
                ["Reeks", "Spreiding", "Volharding", "Inflatie", "Woningmarkt", "Ondergrens", "Bron", "Status"], onzeker
            ),
            "## Richtingen van de investeringsruimte\n",
            _tabel(["Richting", "Naam", "Eenheid", "Uitleg"], richtingen),
            "## Opgave (stap 3 en 4)\n",
            _tabel(["Type opgave", "Wordt uitgevoerd als"], [[x.label, SOORT_BIJ[x].value] for x in Opgavetype]),
            "Varianten: A instandhouding, B met de opgave, R is B realistisch. In `exporteer` per variant en jaar, in € op het "
            "prijspeil van begin startjaar of in woningen: `opgave_investering`, `tekort_naar_rato`, `tekort_op_volgorde`; "
            "`opgave_woningen: type`, `ongedaan_naar_rato: type`, `ongedaan_op_volgorde: type`; `past_naar_rato: project` en "
            "`past_op_volgorde: project` (deel van 0 tot 1); `toegerekend: type, gemeente` en, voor de regio, `niet geplaatst: type, "
            "gemeente`; `investeringsruimte_…_na_opgave`.\n",
            "## Maatregelen van een scenario (stap 5)\n",
            _tabel(
                [k.kop for k in maatregelen.kolommen],
                [[r.vast[k.code] for k in maatregelen.kolommen] for r in maatregelen.rijen],
            ),
            "## Instrumenten tussen corporaties (stap 5)\n",
            _tabel(
                [k.kop for k in instrumenten.kolommen],
                [[r.vast[k.code] for k in instrumenten.kolommen] for r in instrumenten.rijen],
            ),
            "## Controles\n",
            _tabel(["Code", "Wat", "Weegt als"], controles),
        )
    )


def voorbeeld() -> str:
    """Where the example's figures come from."""

    def schrijf(x: float) -> str:
        return f"{100 * x:.1f}%".replace(".", ",") if x < 1 else f"{x:,.0f}".replace(",", ".")

    rijen = [[b.label, f"{schrijf(b.laag)} – {schrijf(b.hoog)}", b.herkomst] for b in BANDBREEDTES]
    return (
        f"{KOP}\n# De Voorbeeldregio\n\nZes verzonnen corporaties. Geen cijfer is van een bestaande corporatie; elk ligt in een bandbreedte "
        "uit gepubliceerde jaarverslagen, waar nodig naar prijspeil 2025 gebracht. Kengetallen van NPA en leidraad dPi zijn niet openbaar "
        "gevonden; in het voorbeeld dragen zij de status *voorbeeldwaarde*.\n\n"
        + _tabel(["Cijfer", "Bandbreedte", "Herkomst"], rijen)
        + "\nDe corporaties: **Stadswaard** (groot, stedelijk, met niet-DAEB en een interne lening), **Veenrand Wonen** (krimp), "
        "**Woningstichting Lindehof** (klein en rijk), **De Vlietlanden** (haalt de ICR niet; eigen onderhoudsbegroting met eigen macropad, "
        "leningen per stuk), **Havenkwartier** (dicht bij de LTV-grens) en **Nieuwland Thuis** (groei, deels flex).\n"
    )


def _tabbladen() -> str:
    rijen = []
    for blad in alle(lege_regio(2026, ["tabblad van een corporatie"])):
        soorten = {b.soort for b in blad.blokken}
        invoer = bool(soorten & {Soort.INVOER, Soort.TABEL})
        wat = "invoer en uitkomst" if invoer and Soort.UITKOMST in soorten else "invoer" if invoer else "uitkomst"
        rijen.append([blad.titel, wat, blad.inleiding])
    return _tabel(["Tabblad", "Wat", "Waarvoor"], rijen)


def _opdrachten() -> str:
    return _tabel(["Opdracht", "Wat zij doet"], [[f"`doorrekening {naam}`", uitleg] for naam, uitleg in opdrachten()])


def _hoofdstuk(h: Hoofdstuk, diepte: str = "##") -> str:
    delen = [f"{diepte} {h.titel}", *(fill(x, BREED, break_on_hyphens=False) for x in h.alineas)]
    punten = [
        fill(x, BREED, initial_indent=f"{n}. ", subsequent_indent="   ", break_on_hyphens=False)
        for n, x in enumerate(h.punten, 1)
    ]
    if punten:
        delen.append("\n".join(punten))
    if h.beeld:
        delen.append(f"![{h.bijschrift}](beeld/{h.beeld}.png)")
    return "\n\n".join(delen) + "\n"


def handleiding() -> str:
    """The same texts as tab Handleiding, with pictures, all tabs and all commands."""
    return "\n".join((
        f"{KOP}\n# Handleiding voor een regio\n",
        fill(INLEIDING, BREED, break_on_hyphens=False)
        + "\nVoorbeelden zijn van de Voorbeeldregio die met het programma meekomt. Twee bladzijden voor wie alleen het eigen tabblad\n"
        "invult: [voor de controller](#voor-de-controller). Wie de regio bijeenhoudt leest [voor de coördinator](#voor-de-coördinator).\n",
        "## Wie doet wat, wanneer\n",
        "Een traject van een jaar is gebruikelijk; het gesprek over solidariteit vraagt de meeste tijd.\n",
        _tabel(list(PLANNINGKOP), [list(rij) for rij in PLANNING]),
        "## De stappen\n",
        *(_hoofdstuk(h, "###") for h in STAPPEN), _hoofdstuk(CONTROLLER), _hoofdstuk(COORDINATOR),
        "Meer over mailen en samenvoegen: [README](../README.md#het-werkboek-reist); over wat wij beloven: "
        "[veiligheid.md](veiligheid.md).\n",
        "## De tabbladen\n", _tabbladen(), "## Alle opdrachten\n", _opdrachten(),
    ))  # fmt: skip


def functies() -> str:
    """The worksheet functions, as Excel's function wizard has them, and the knobs of DR_WATALS."""
    delen = [
        f"{KOP}\n# De werkbladfuncties\n\nAlleen in Excel op Windows, in een werkboek met macro's of met de invoegtoepassing; categorie "
        "*Doorrekening*. Overal elders staan dezelfde getallen als waarden op Uitkomsten. Wat tussen [ ] staat, mag u weglaten. Bedragen × € 1.000, "
        "ratio's als breuk: 0,7 is 70%. Een functie antwoordt voor het werkboek waarin zij staat. Kan zij dat niet, dan toont zij #N/B en zegt "
        '`=DR_WAAROM()` waarom.\n\nBijvoorbeeld, in een cel met celopmaak percentage: `=DR_RATIO("Stadswaard"; "ltv"; 2030)`. '
        'De vrije ruimte voor nieuwbouw: `=DR_RUIMTE("Stadswaard"; "nieuwbouw")`. En wat een half procent hogere rente doet: '
        '`=DR_WATALS("Stadswaard"; "rente"; 0,5%)`. Hoe een getal is berekend: `=DR_UITLEG("Stadswaard"; "icr"; 2031)`. De regels voor DR_LIJN en '
        "DR_UITLEG staan in [begrippen.md](begrippen.md).\n"
    ]
    for f in beschreven():
        delen.append(f"## {f.naam}\n\n`={f.aanroep}`\n\n{f.uitleg}\n")
        if f.argumenten:
            delen.append(_tabel(["Argument", "Uitleg"], [[n, uitleg] for n, uitleg, _ in f.argumenten]))
    knoppen = [[k.naam, k.label, k.eenheid, f"{k.minimum:.0%}", f"{k.maximum:.0%}", k.uitleg] for k in KNOPPEN]
    delen.append("## Wat DR_WATALS kan veranderen\n")
    delen.append(_tabel(["Knop", "Omschrijving", "Eenheid", "Van", "Tot en met", "Uitleg"], knoppen))
    return "\n".join(delen)


PAGINAS = {
    "functies.md": functies,
    "velden.md": velden,
    "begrippen.md": begrippen,
    "voorbeeldregio.md": voorbeeld,
    "handleiding.md": handleiding,
}

if __name__ == "__main__":
    for naam, maak in PAGINAS.items():
        (MAP / naam).write_text(maak(), encoding="utf-8")
