"""What came back: which cells of whom changed, beside what changed at home since it was sent.

Three versions of the same input: as sent (`basis`), as it is at home (`ons`), as received (`hun`). What only they
changed is taken over; what both changed, differently, is a conflict. Input only: never formulas, macros, names, links.
"""

from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from pathlib import Path

from xl_doorrekening.begrippen.bevinding import Bevinding, Ernst
from xl_doorrekening.invoer.regio import klokken
from xl_doorrekening.opgave.regionaal import herken
from xl_doorrekening.werkboek.berekening import alle_bevindingen
from xl_doorrekening.werkboek.indeling.blok import Blok, Soort
from xl_doorrekening.werkboek.lezen.lezer import Gelezen
from xl_doorrekening.werkboek.reizen.invoercellen import (
    Cellen,
    Celwaarde,
    Omschrijving,
    Plek,
    bladen,
    gelijk,
    invoercellen,
    omschrijf,
)
from xl_doorrekening.werkboek.reizen.stempel import (
    Afwijking,
    Reis,
    afwijkingen,
    gedeeld_gewijzigd,
    lees_reis,
    zelfde_klokken,
)

NAAM = ("algemeen", "naam", "waarde")
"""What a corporation is called: `doorrekening hernoem` changes it everywhere at once."""


@dataclass(frozen=True)
class Celverschil:
    """One cell of a corporation that is other than at home."""

    eigenaar: str
    plek: Plek
    waar: Omschrijving
    ons: Celwaarde | None
    hun: Celwaarde | None
    basis: Celwaarde | None = None
    """As it was sent; the same as `ons` when only they changed it."""
    verstuurd: bool = True
    """Whether it is known what was sent."""
    rij: str = ""
    """When one of both took out the row that the other changed: who did, as it is told. Such a row is decided whole."""


@dataclass(frozen=True)
class Ontvangst:
    """One received file beside the workbook of the region."""

    pad: Path
    namen: tuple[str, ...] = ()
    """The corporations of which it brings input."""
    over: tuple[Celverschil, ...] = ()
    """To be taken over."""
    botst: tuple[Celverschil, ...] = ()
    klokken: tuple[Afwijking, ...] = ()
    klokken_door_hen: bool = False
    """Whether the receiver changed them; else the region did since it was sent."""
    fouten: tuple[Bevinding, ...] = ()
    """In what it brings, or that make it unfit."""
    bezwaren: tuple[str, ...] = ()
    """Why nothing can be taken from it."""
    weetjes: tuple[str, ...] = field(default=())
    """Good to know, no hindrance."""


class Thuis:
    """The input of the region as it stands, growing with every file that is taken in."""

    def __init__(self, g: Gelezen) -> None:
        self.g = g
        self.namen = {c.id: c.naam for c in g.regio.corporaties}
        self.stand = {id_: invoercellen(g.regio, id_) for id_ in self.namen}
        self.uit: dict[str, Path] = {}
        """Of whom something was taken in already, from which file."""
        blokken = (blok for id_ in self.namen for blad in bladen(g.regio, id_) for blok in blad.blokken)
        self.blokken: Mapping[str, Blok] = {b.naam: b for b in blokken}

    def ontvang(self, pad: Path, k: Gelezen) -> Ontvangst:
        """What this file brings; with that, the next one is compared."""
        reis = lees_reis(k)
        wie, bezwaren = self._wie(k, reis)
        leeg = Ontvangst(pad, tuple(self.namen[id_] for id_ in wie))
        if bezwaren:
            return replace(leeg, bezwaren=tuple(bezwaren))
        tabs = {k.tabbladen[id_].naam for id_ in wie}
        bouw = [b for b in k.bevindingen if b.code in ("opbouw", "dubbel")]
        fouten = [b for b in alle_bevindingen(k) if b.ernst is Ernst.FOUT and (b.blad in tabs or b in bouw)]
        if fouten:
            return replace(leeg, fouten=tuple(fouten))
        versie = int(k.stempel["sjabloonversie"].removesuffix(".0"))
        over: list[Celverschil] = []
        botst: list[Celverschil] = []
        weetjes: list[str] = []
        for id_ in wie:
            hun = invoercellen(k.regio, id_, versie)
            basis = reis.basis.get(id_, {}) if reis else None
            if basis is None:
                weetjes.append(
                    "is niet met “verstuur” gemaakt, dus wat er sindsdien in de regio is gewijzigd is niet bekend: elk "
                    "ander ingevuld vak is een conflict"
                )
            naam = str(hun.get(NAAM) or "")
            if naam != self.namen[id_]:
                weetjes.append(
                    f"noemt {self.namen[id_]} “{naam}”: een naam wordt niet overgenomen; dat kan "
                    "met: doorrekening hernoem"
                )
            nieuw = self._vergelijk(id_, hun, basis, versie)
            over += [x for x in nieuw if not self._botst(x)]
            botst += [x for x in nieuw if self._botst(x)]
            if id_ in self.uit and nieuw:
                return replace(leeg, bezwaren=(
                    f"is een andere versie van {self.namen[id_]} dan {self.uit[id_].name}: kies welke van de twee "
                    "geldt, en laat de andere weg",
                ))  # fmt: skip
            if nieuw:
                self.uit.setdefault(id_, pad)
            bleef = [p for p in hun if basis is not None and gelijk(hun[p], basis.get(p)) and p in self.stand[id_]
                     and not gelijk(hun[p], self.stand[id_][p])]  # fmt: skip
            if bleef:
                vakken = "1 vak" if len(bleef) == 1 else f"{len(bleef)} vakken"
                weetjes.append(
                    f"heeft van {self.namen[id_]} {vakken} zoals verstuurd, en hier is dat sindsdien gewijzigd: wat "
                    "hier staat, blijft"
                )
        if reis and (anders_gedeeld := gedeeld_gewijzigd(k.regio, reis)):
            weetjes.append(
                f"is ook gewijzigd op {', '.join(anders_gedeeld)}: dat wordt niet overgenomen, alleen wat op het "
                "tabblad van een corporatie staat"
            )
        for x in over:
            self._neem(x)
        anders = () if zelfde_klokken(self.g.regio, k.regio) else tuple(afwijkingen(self.g.regio, k.regio, versie))
        return replace(
            leeg, over=tuple(over), botst=tuple(botst), klokken=anders, weetjes=tuple(dict.fromkeys(weetjes)),
            klokken_door_hen=reis is None or klokken(k.regio) != reis.gegevens.get("klokken"),
        )  # fmt: skip

    def kies_hunne(self, x: Celverschil) -> None:
        """Decide a conflict in favour of what was received."""
        self._neem(x)

    def _neem(self, x: Celverschil) -> None:
        if x.hun is None:
            self.stand[x.eigenaar].pop(x.plek, None)
        else:
            self.stand[x.eigenaar][x.plek] = x.hun

    def _wie(self, k: Gelezen, reis: Reis | None) -> tuple[list[str], list[str]]:
        """Of whom it brings input, and what is against it."""
        hun = [c.id for c in k.regio.corporaties]
        van = reis.gegevens.get("regio", "") if reis else ""
        if van and herken(van) != herken(self.g.regio.naam):
            return [], [f"is verstuurd uit de regio “{van}”, niet uit “{self.g.regio.naam}”"]
        if reis and reis.gegevens.get("aan"):
            hun = [id_ for id_ in hun if id_ == reis.gegevens["aan"]]
        wie = [id_ for id_ in hun if id_ in self.namen]
        if wie:
            return wie, []
        bekend = {herken(naam) for naam in self.namen.values()}
        for c in k.regio.corporaties:
            if herken(c.naam) in bekend:
                blad, cel = k.tabbladen[c.id].naam, k.plaatsen.get((c.id, ("id",)), ("", "het kenmerk"))[1]
                return [], [f"brengt {c.naam} met een ander kenmerk dan hier ({blad}, {cel}): zet het kenmerk terug "
                            "dat er bij het versturen stond"]  # fmt: skip
        namen = ", ".join(c.naam for c in k.regio.corporaties) or "geen enkele corporatie"
        return [], [f"brengt {namen}, en geen corporatie van dit werkboek ({', '.join(self.namen.values())})"]

    def _vergelijk(self, id_: str, hun: Cellen, basis: Cellen | None, versie: int) -> list[Celverschil]:
        """Cells that they changed since, and that are other than ours; a conflict keeps its `basis` apart."""
        ons = {p: w for p, w in self.stand[id_].items() if p in self._kent(id_, versie)}
        uit = []
        heel = self._weggehaald(ons, hun, basis or {})
        for (naam, rij), wie in heel.items():
            tabel = self.blokken[naam]
            for plek in dict.fromkeys(p for p in (*hun, *ons) if p[:2] == (naam, rij)):
                a, b = ons.get(plek), hun.get(plek)
                waar = omschrijf(tabel, plek, hun, ons, basis or {})
                uit.append(Celverschil(id_, plek, waar, a, b, (basis or {}).get(plek), rij=wie))
        for plek in dict.fromkeys([*hun, *(basis if basis is not None else ons)]):
            if plek[:2] in heel:
                continue
            a, b = ons.get(plek), hun.get(plek)
            was = basis.get(plek) if basis is not None else None
            gewijzigd = b is not None if basis is None else not gelijk(b, was)
            blok = self.blokken.get(plek[0])
            if plek == NAAM:
                continue
            if gewijzigd and not gelijk(a, b) and blok is not None:
                uit.append(Celverschil(id_, plek, omschrijf(blok, plek, hun, ons), a, b, was, basis is not None))
        return uit

    def _weggehaald(self, ons: Cellen, hun: Cellen, basis: Cellen) -> dict[tuple[str, str], str]:
        """Rows of tables that one of both took out and the other changed: to take over half of one makes no sense."""
        uit = {}
        tabellen = {p[:2] for p in basis if p[0] in self.blokken and self.blokken[p[0]].soort is Soort.TABEL}
        for rij in tabellen:
            was, a, b = ({p: w for p, w in x.items() if p[:2] == rij} for x in (basis, ons, hun))
            if a and not b and not _zelfde(a, was):
                uit[rij] = "ontvangen"
            elif b and not a and not _zelfde(b, was):
                uit[rij] = "hier"
        return uit

    def _kent(self, id_: str, versie: int) -> set[Plek]:
        """Cells of ours that a workbook of this layout can hold."""
        regio = self.g.regio
        oud = set(invoercellen(regio, id_, versie))
        later = set(invoercellen(regio, id_)) - oud
        return set(self.stand[id_]) - later

    @staticmethod
    def _botst(x: Celverschil) -> bool:
        """Whether both changed it: ours is not what was sent either."""
        return bool(x.rij) or not gelijk(x.ons, x.basis)


def _zelfde(a: Cellen, b: Cellen) -> bool:
    return all(gelijk(a.get(p), b.get(p)) for p in {*a, *b})
