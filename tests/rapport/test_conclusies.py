"""Every conclusion says what the numbers say: each figure in a sentence is worked out again from the arrays."""

import re

import numpy as np
import pytest

from tests.rapport.regios import REGIOS, doorgerekend
from xl_doorrekening.begrippen.dpm import Soort
from xl_doorrekening.begrippen.normen import RATIOS
from xl_doorrekening.begrippen.opgave import Opgavetype
from xl_doorrekening.doorrekenen import Doorrekening, doorrekenen
from xl_doorrekening.doorrekenen.draagkracht import eerste_jaar
from xl_doorrekening.doorrekenen.resultaat import Variant
from xl_doorrekening.kern.indexen import Bedragen
from xl_doorrekening.rapport.conclusies import conclusies
from xl_doorrekening.uitvoering.volgendjaar import volgend_jaar

alle = pytest.mark.parametrize("naam", list(REGIOS))
TELLEND = [i for i, r in enumerate(RATIOS) if r.naam in ("icr", "ltv")]


def zinnen(d: Doorrekening, *, namen: bool = True) -> dict[str, str]:
    return {c.code: c.zin for c in conclusies(d, namen=namen)}


def getallen(zin: str) -> list[float]:
    """Numbers in Dutch notation, in order."""
    return [float(x.replace(".", "").replace(",", ".")) for x in re.findall(r"\d[\d.]*(?:,\d+)?", zin)]


def marges(v: Variant, buffer: float = 0.0) -> Bedragen:
    """Smallest margin of ICR and LTV per corporation and year, over the takken that are tested."""
    return np.nanmin(np.nan_to_num(v.toets.marges[TELLEND][:, :, 0], nan=np.inf), axis=(0, 3)).T


def eerste_jaren(d: Doorrekening, m: Bedragen) -> dict[str, int]:
    """Who has a negative margin, and in which year first."""
    namen = [c.naam for c in d.regio.corporaties]
    return {namen[c]: 2026 + int(np.flatnonzero(m[c] < 0)[0]) for c in np.flatnonzero((m < 0).any(1))}


@alle
def test_omvang(naam: str) -> None:
    d = doorgerekend(naam)
    n, vhe, start, eind, rijk, arm = getallen(zinnen(d)["omvang"])
    assert (n, start, eind, rijk, arm) == (len(d.regio.corporaties), 2026, 2040, 10, 5)
    assert vhe == round(sum(c.tak(t).snelstart.vhe or 0 for c in d.regio.corporaties for t in ("DAEB", "niet-DAEB")))


@alle
def test_wie_binnen_de_normen_blijft(naam: str) -> None:
    """Counted from the margins; each who is not is named with the first year in which that is so."""
    d = doorgerekend(naam)
    m = marges(d.basis)
    mis = eerste_jaren(d, m)
    zin = zinnen(d)["instandhouding"]
    n = len(d.regio.corporaties)
    if not mis:
        wie = "blijft de corporatie" if n == 1 else f"blijven alle {n} corporaties"
        assert zin == f"Met alleen de instandhouding {wie} 15 jaar binnen de normen."
        return
    assert f" {n - len(mis)} van de {n} " in zin
    for wie, jaar in mis.items():
        assert f"{wie} vanaf {jaar} (" in zin
    zonder = zinnen(d, namen=False)["instandhouding"]
    assert f"er {len(mis)}, " in zonder
    assert f"in {min(mis.values())}." in zonder


@alle
def test_duurzaam(naam: str) -> None:
    d = doorgerekend(naam)
    saldo = d.uitkomst.lijn("saldo_instandhouding")[0, :, 2].mean(-1)
    wie = [c.naam for c, x in zip(d.regio.corporaties, saldo, strict=True) if x < 0]
    zin = zinnen(d).get("duurzaam", "")
    assert bool(zin) == bool(wie)
    assert all(x in zin for x in wie)
    genoemd = zin.partition(" is het saldo")[0].removeprefix("Bij ").replace(" en ", ", ").split(", ")
    assert genoemd == (wie or [""])


@alle
def test_de_opgave(naam: str) -> None:
    """The woondeal where there is one, else the NPA, with what is above it: added up from the rows."""
    d = doorgerekend(naam)
    zin = zinnen(d)["opgave"]
    if not d.regio.opgave.regels:
        assert zin == "Er is nog geen regionale opgave ingevuld." if d.haalbaarheid is None else "eigen plannen" in zin
        return
    t = d.haalbaarheid.toegerekend if d.haalbaarheid else None
    assert t is not None
    for i, type_ in enumerate(Opgavetype):
        aantal = int(t.regionaal.opgave[i].sum())
        tekst = f"{aantal:,}".replace(",", ".")
        assert (f"{tekst} woningen {type_}" in zin or f"{tekst} × {type_}" in zin) == bool(aantal)


@alle
def test_wat_past(naam: str) -> None:
    """From the shares that can be done of every project, with what no one was allotted in both."""
    d = doorgerekend(naam)
    h = d.haalbaarheid
    zin = zinnen(d).get("haalbaar", "")
    assert bool(zin) == (h is not None)
    if h is None:
        return
    rato, volgorde = h.plan.tekorten
    alles = float(rato.investering.sum()) + h.niet_geplaatst
    weg, weg_volgorde = (float((t.investering * (1 - t.gedaan[:, None])).sum()) for t in (rato, volgorde))
    if weg < 1 and h.niet_geplaatst < 1:
        assert zin == f"De hele opgave (€ {alles / 1e6:,.1f} mln) past binnen de normen.".replace(",", "X").replace(
            ".", ",", 1).replace("X", ".")  # fmt: skip
        return
    gevonden = getallen(zin)
    assert gevonden[0] == pytest.approx(alles / 1e6, abs=0.051)
    for i, tekort in ((1, weg), (2, weg_volgorde)):
        assert gevonden[i] == pytest.approx(100 * (1 - (tekort + h.niet_geplaatst) / alles), abs=0.51)
    if weg >= 1:
        assert gevonden[3] == pytest.approx(weg / 1e6, abs=0.051)
        assert "Naar rato past" in zin


@alle
def test_wie_afhaakt(naam: str) -> None:
    """The first year in which the whole task leaves no margin, with buffer, for each; and nobody else."""
    d = doorgerekend(naam)
    zin = zinnen(d).get("afhakers", "")
    af = {}
    if d.opgave is not None:
        m = marges(d.opgave)
        af = {
            d.regio.corporaties[c].naam: 2026 + int(np.flatnonzero(m[c] < 0)[0]) for c in np.flatnonzero((m < 0).any(1))
        }
    assert bool(zin) == bool(af)
    assert all(f"{wie} in {jaar}" in zin for wie, jaar in af.items())
    assert len(re.findall(r" in \d{4} \(", zin)) == len(af)


@pytest.mark.parametrize("namen", [True, False])
def test_het_gekozen_scenario(namen: bool) -> None:
    d = doorgerekend("voorbeeld")
    zin = zinnen(d, namen=namen)
    assert zin["scenario"].startswith(
        "Met het gekozen scenario “Samen” haalt de regio 92% van de opgave (gewogen woningen; nu 86%)"
    )
    assert ("Stadswaard (€ 13,5 mln)" in zin["geven"]) is namen
    assert getallen(zin["geven"])[:2] == [15, pytest.approx(21.7)]


@alle
def test_zonder_namen_geen_naam(naam: str) -> None:
    d = doorgerekend(naam)
    tekst = " ".join(zinnen(d, namen=False).values())
    assert not [c.naam for c in d.regio.corporaties if c.naam in tekst]


@alle
def test_elke_zin_is_een_zin(naam: str) -> None:
    for namen in (True, False):
        for c in conclusies(doorgerekend(naam), namen=namen):
            assert c.zin[-1] == ".", c
            assert not re.search(r"  |nan|None|\bTrue\b|\bFalse\b| ,| \.", c.zin), c
            assert not re.search(r"\b1 (corporaties|afspraken|aannames|scenario’s)", c.zin), c


@alle
def test_wat_er_van_werd(naam: str) -> None:
    """Who filled in, dwellings added up from their rows, and the colours of two calculations of the next year."""
    d = doorgerekend(naam)
    zin = zinnen(d).get("monitoring", "")
    wie = [c for c in d.regio.corporaties if c.gerealiseerd or c.realisatie]
    assert bool(zin) == bool(wie)
    if not wie:
        return
    nieuw = sum(g.aantal or 0 for c in wie for g in c.gerealiseerd)
    assert not any(v.jaren[0] for v in d.regio.uitvoering.verdeling)
    verkoop = sum((p.aantal or 0) / ((p.oplevering or 0) - (p.start or p.oplevering or 0) + 1)
                  for c in wie for p in c.projecten if p.soort is Soort.VERKOOP and c.gerealiseerd)  # fmt: skip
    assert getallen(zin)[:5] == [2026, len(wie), len(d.regio.corporaties), nieuw, 0]
    assert f"uitbreidingsnieuwbouw {nieuw:.0f} (niets gepland) en verkoop 0 van {verkoop:.0f} gepland" in zin
    s = d.gekozen.naam if d.gekozen else None
    kleuren, eerste = [], []
    for zoals_gepland in (True, False):
        na = doorrekenen(volgend_jaar(d, s, zoals_gepland=zoals_gepland).regio)
        v = na.opgave or na.basis
        kleuren.append({o.corporatie: o.kleur.value for o in v.oordelen})
        eerste.append({c.naam: eerste_jaar(v, i) for i, c in enumerate(na.regio.corporaties)})
    for c in wie:
        assert kleuren[0][c.naam] == kleuren[1][c.naam]
        voor, erna = (x[c.naam] for x in eerste)
        assert (f"{c.naam} (buiten de grenzen vanaf {erna} in plaats van {voor}" in zin) == (voor != erna)
    assert "slechter bij Havenkwartier" in zin


def test_een_getal_van_een_corporatie_is_niet_openbaar() -> None:
    """Three filled in, but only one had sales to do: of those nothing is said in public."""
    zin = zinnen(doorgerekend("gemeten"), namen=False)["monitoring"]
    assert "uitbreidingsnieuwbouw 12 (niets gepland)" in zin
    assert "verkoop" not in zin


def test_van_twee_corporaties_wordt_niets_openbaar() -> None:
    """Together their figures would tell of each."""
    d = doorgerekend("gemeten")
    assert "Van 2026 zijn bij 3 van de 6 corporaties cijfers ingevuld" in zinnen(d, namen=False)["monitoring"]
    leden = tuple(c.model_copy(update={"realisatie": {}, "gerealiseerd": ()}) if i == 0 else c
                  for i, c in enumerate(d.regio.corporaties))  # fmt: skip
    minder = doorrekenen(d.regio.model_copy(update={"corporaties": leden}))
    assert "monitoring" not in zinnen(minder, namen=False)
    assert "bij 2 van de 6" in zinnen(minder)["monitoring"]
