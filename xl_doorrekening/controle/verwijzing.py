"""What the rows of stap 5 name: scenarios, corporations, takken, gemeenten and years; and which columns they fill."""

from collections.abc import Collection, Iterator, Mapping, Sequence
from dataclasses import dataclass

from xl_doorrekening.begrippen.tijd import JAREN
from xl_doorrekening.controle.melding import Melding, Pad
from xl_doorrekening.invoer.corporatie import Corporatie
from xl_doorrekening.invoer.regio import Regio
from xl_doorrekening.invoer.scenarios import Wijziging
from xl_doorrekening.invoer.solidariteit import Instrumentregel
from xl_doorrekening.invoer.veld import Invoermodel, velden
from xl_doorrekening.kern.corporatiestapel import aanwezig
from xl_doorrekening.opgave.plannen import ZONDER_PLAN
from xl_doorrekening.opgave.regionaal import herken
from xl_doorrekening.opgave.toerekening import regionaal

Regel = Wijziging | Instrumentregel
TELT_NIET = "tot dan telt de regel niet mee"


@dataclass(frozen=True)
class Bekend:
    """Names as they are recognised, with what they stand for."""

    scenarios: Mapping[str, str]
    corporaties: Mapping[str, Corporatie]
    gemeenten: Mapping[str, str]
    start: int

    @property
    def laatste(self) -> int:
        return self.start + JAREN - 1


def bekend(regio: Regio) -> Bekend:
    return Bekend(
        {herken(s.naam): s.naam for s in regio.scenarios.lijst if s.naam},
        {herken(c.naam): c for c in regio.corporaties},
        {herken(g): g for g in regionaal(regio).gemeenten},
        regio.uitgangspunten.startjaar,
    )


def _in_zin(label: str) -> str:
    return label[0].lower() + label[1:]


def leeg(regel: Invoermodel, codes: Collection[str], pad: Pad, wat: str, eigenaar: str = "") -> Iterator[Melding]:
    """Columns that may not be blank; `eigenaar`: the corporation on whose tab they stand."""
    for code, v in velden(type(regel)):
        if code in codes and getattr(regel, code) is None:
            yield Melding("ontbreekt", eigenaar, (*pad, code), f"{wat}: {_in_zin(v.label)} is leeg", v.toegestaan,
                          f"vul aan; {TELT_NIET}")  # fmt: skip


def overbodig(regel: Regel, codes: Collection[str], pad: Pad, wat: str) -> Iterator[Melding]:
    """Columns that mean nothing here."""
    for code, v in velden(type(regel)):
        if code in codes and getattr(regel, code) is not None:
            yield Melding("overbodig", "", (*pad, code), f"{wat}: {_in_zin(v.label)} is ingevuld, maar doet hier niets",
                          "leeg", "maak het vak leeg, of kies wat u bedoelt")  # fmt: skip


def onbekend(naam: str | None, wel: Mapping[str, object], hoe: Sequence[str], wat: str, pad: Pad) -> Iterator[Melding]:
    """A name that stands for nothing; `hoe`: what it could have been."""
    if naam is not None and herken(naam) not in wel:
        kan = "een van: " + ", ".join(hoe) if hoe else f"een {wat} die er is"
        yield Melding("bekend", "", pad, f"er is geen {wat} “{naam}”", kan, f"verbeter de naam; {TELT_NIET}")


def scenario(naam: str | None, b: Bekend, pad: Pad) -> Iterator[Melding]:
    yield from onbekend(naam, b.scenarios, list(b.scenarios.values()), "scenario", (*pad, "scenario"))


def corporatie(naam: str | None, b: Bekend, pad: Pad, veld: str = "corporatie") -> Iterator[Melding]:
    yield from onbekend(naam, b.corporaties, [c.naam for c in b.corporaties.values()], "corporatie", (*pad, veld))


def gemeente(naam: str | None, b: Bekend, pad: Pad) -> Iterator[Melding]:
    """Only where some gemeente is known at all."""
    if b.gemeenten:
        yield from onbekend(naam, b.gemeenten, list(b.gemeenten.values()), "gemeente", (*pad, "gemeente"))


def project(naam: str | None, waar: str | None, wie: str | None, b: Bekend, pad: Pad) -> Iterator[Melding]:
    """A project of this corporation (blank: of any), in this gemeente if one is named; or a task without a plan yet."""
    if naam is None or herken(naam).endswith(f"({ZONDER_PLAN})"):
        return
    c = b.corporaties.get(herken(wie or ""))
    if wie and c is None:  # a finding by itself
        return
    van = [p for x in ([c] if c else b.corporaties.values()) for p in x.projecten if p.naam]
    hier = {herken(p.naam or ""): p for p in van}
    wat = f"project van {c.naam}" if c else "project"
    yield from onbekend(naam, hier, [p.naam or "" for p in van], wat, (*pad, "project"))
    gevonden = [p for p in van if herken(p.naam or "") == herken(naam)]
    if waar and gevonden and all(herken(p.gemeente or "") != herken(waar) for p in gevonden):
        yield Melding("bekend", "", (*pad, "gemeente"), f"project “{naam}” is niet in {waar}",
                      "leeg, of " + " of ".join(sorted({p.gemeente or "een project met gemeente" for p in gevonden})),
                      f"verbeter een van de twee; {TELT_NIET}")  # fmt: skip


def mist_tak(naam: str | None, tak: str, b: Bekend) -> bool:
    """Whether this is a corporation of the region without this tak."""
    c = b.corporaties.get(herken(naam or ""))
    return c is not None and not aanwezig(c.tak(tak))


def jaren(regel: Regel, b: Bekend, pad: Pad, wat: str) -> Iterator[Melding]:
    """A period that exists, within the years of the projection."""
    van, tot = regel.van, regel.tot
    if van is not None and tot is not None and tot < van:
        yield Melding("periode", "", (*pad, "tot"), f"{wat}: tot en met {tot}, vóór {van}", f"{van} of later",
                      "verbeter een van de jaren")  # fmt: skip
        return
    looptijd = regel.looptijd if isinstance(regel, Instrumentregel) else None
    if van is not None and looptijd and van < b.start <= van + looptijd:  # agreed in an earlier round, and still on
        van = None
    for code, jaar in (("van", van), ("tot", tot)):
        if jaar is not None and not b.start <= jaar <= b.laatste:
            yield Melding("buiten", "", (*pad, code), f"{wat}: {jaar} ligt buiten de doorrekening",
                          f"{b.start} tot en met {b.laatste}",
                          "verbeter het jaar; wat erbuiten valt telt niet mee")  # fmt: skip
            return


def keten(regio: Regio, naam: str) -> list[str]:
    """A scenario and all that it builds on, as they are recognised; a circle is gone round once."""
    op = {herken(s.naam): herken(s.bouwt_op or "") for s in reversed(regio.scenarios.lijst) if s.naam}
    uit: list[str] = []
    volgende = herken(naam)
    while volgende in op and volgende not in uit:
        uit.append(volgende)
        volgende = op[volgende]
    return uit
