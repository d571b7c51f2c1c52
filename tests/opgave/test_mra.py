"""Re-enactment of the WSW-study of the MRA (2019): 26 corporations, programme, new building, verduurzaming on top.

The study's figures per corporation are not public, so the input is made up within the ranges of published reports; what
is checked is the counting: the year in which each corporation drops out, against a plain projection of one corporation
and one year at a time.
"""

import numpy as np

from tests.bouwers import START, corporatie, kengetallen, normen, project, regio, tak, uitgangspunten
from tests.opgave.bouw import bezit, cijfer, opgave
from tests.orakel import orakel
from xl_doorrekening.begrippen.opgave import Opgavetype, Toerekenregel
from xl_doorrekening.begrippen.tijd import JAREN, KOLOMMEN, TAKKEN
from xl_doorrekening.doorrekenen import doorrekenen
from xl_doorrekening.invoer.corporatie import Corporatie
from xl_doorrekening.invoer.regio import Regio
from xl_doorrekening.kern.projecttabel import GEEN, TYPEN, Projecttabel

AANTAL = 26
MACRO = {"prijsinflatie": 0.02, "loonstijging": 0.025, "bouwkostenstijging": 0.03, "onderhoudskostenstijging": 0.03,
         "huurverhoging": 0.025, "stijging_beleidswaarde": 0.02, "stijging_marktwaarde": 0.02,
         "stijging_leegwaarde": 0.02, "rente_nieuwe_leningen": 0.031, "rente_liquide_middelen": 0.01}  # fmt: skip
NIEUW = {"kosten": 245_000.0, "huur": 640.0, "onderhoud": 900.0, "overige_lasten": 1_450.0, "beleidswaarde": 140_000.0,
         "marktwaarde": 210_000.0}  # fmt: skip
ICR, LTV = 1.4, 0.70


def mra() -> Regio:
    """26 corporations of every size; 5.000 new dwellings a year, and 90.000 gas-free in ten years."""
    g = np.random.default_rng(2019)
    wie: list[Corporatie] = []
    for i in range(AANTAL):
        vhe = float(np.round(g.lognormal(9.2, 0.9)))
        s = {
            "vhe": vhe, "huur": round(float(g.uniform(560, 700)), 2), "looptijd": 25.0,
            "schuld": vhe * round(float(g.uniform(28e3, 54e3))), "rente": round(float(g.uniform(0.024, 0.034)), 4),
            "beleidswaarde": vhe * round(float(g.uniform(64e3, 105e3))), "marktwaarde": vhe * 190e3,
            "woz_waarde": vhe * 260e3, "liquide_middelen": vhe * 300, "personeelsuitgaven": vhe * 850,
            "onderhoudsuitgaven": vhe * round(float(g.uniform(2_000, 2_700))),
            "overige_bedrijfsuitgaven": vhe * round(float(g.uniform(1_100, 1_500))),
        }  # fmt: skip
        eigen = project(
            "uitbreidingsnieuwbouw", round(vhe * 0.05), START + 4, naam=f"plan {i}", gemeente="MRA",
            laag="volkshuisvestelijk", start=START + 2, hardheid="hard", **NIEUW,
        )  # fmt: skip
        wie.append(corporatie(f"C{i:02}", tak(**s), None, eigen, bezit=bezit(("MRA", vhe))))
    k = kengetallen({"uitbreidingsnieuwbouw, appartement": NIEUW, "verduurzaming": {"kosten": 32_000.0}})
    r = regio(*wie, u=uitgangspunten(macro=MACRO, **normen(icr=ICR, ltv=LTV)), k=k)
    taak = opgave(
        cijfer(Opgavetype.UITBREIDING, 50_000, "MRA"), cijfer(Opgavetype.AARDGASVRIJ, 90_000, "MRA"),
        regel=Toerekenregel.VHE,
    )  # fmt: skip
    return r.model_copy(update={"opgave": taak})


def uitval_volgens_orakel(r: Regio, plan: Projecttabel, welke: np.ndarray) -> list[int | None]:  # type: ignore[type-arg]
    """The first year in which ICR or LTV of DAEB or of the whole is outside its limit, one corporation at a time."""
    uit: list[int | None] = []
    for c, corporatie_ in enumerate(r.corporaties):
        eigen = [
            plan.projecten[i].model_copy(update={"laag": None}) for i in np.flatnonzero(welke & (plan.corporatie == c))
        ]
        alleen = corporatie_.model_copy(update={"projecten": tuple(eigen)})
        beeld = orakel(r.model_copy(update={"corporaties": (alleen,)}), 0)
        jaar = None
        for t in range(JAREN):
            for kolom in (TAKKEN[0], KOLOMMEN[2]):
                x = {naam: reeks[t] for naam, reeks in beeld[kolom].items()}
                rente = x["rente_uitgaven"] - x["renteontvangsten"]
                icr = (x["operationele_kasstroom"] + rente) / rente if rente > 0.5 else 99.0
                if jaar is None and (icr < ICR or x["schuld"] / x["beleidswaarde"] > LTV):
                    jaar = START + t
        uit.append(jaar)
    return uit


def test_wie_haakt_wanneer_af() -> None:
    """Layer by layer the tool and the oracle name the same corporations and years; the counts only grow."""
    r = mra()
    h = doorrekenen(r).haalbaarheid
    assert h is not None
    plan = h.plan.plan
    assert plan is not None
    assert [s.naam for s in h.stappen] == [
        "instandhouding", "+ eigen plannen", "+ rest nieuwbouw, sloop, verkoop", "+ rest verduurzaming",
    ]  # fmt: skip
    eigen, groen = plan.rij != GEEN, plan.opgave == TYPEN.index(Opgavetype.AARDGASVRIJ)
    niets, alles = np.zeros(len(plan), dtype=bool), np.ones(len(plan), dtype=bool)
    aantallen = []
    for stap, welke in zip(h.stappen, (niets, eigen, eigen | ~groen, alles), strict=True):
        jaren = [stap.jaar(c, START) for c in range(AANTAL)]
        assert jaren == uitval_volgens_orakel(r, plan, welke), stap.naam
        aantallen.append(sum(j is not None for j in jaren))
        assert stap.afgehaakt[-1].sum() == aantallen[-1]
    assert aantallen == sorted(aantallen)
    assert aantallen[0] < aantallen[2] < aantallen[3], "elke laag telt mee in dit geval"
    assert aantallen[3] > AANTAL / 2, "met verduurzaming haakt meer dan de helft af"


def test_de_opgave_wordt_helemaal_toegerekend() -> None:
    h = doorrekenen(mra()).haalbaarheid
    assert h is not None
    assert h.toegerekend is not None
    assert not h.toegerekend.niet_geplaatst.any()
    jaarlijks = h.toegerekend.aantal[TYPEN.index(Opgavetype.UITBREIDING)].sum((0, 1))
    assert jaarlijks.tolist() == [5_000] * 10
