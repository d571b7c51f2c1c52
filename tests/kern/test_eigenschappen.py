"""What must hold for every region: balances close, stocks roll forward, parts add up, scale and order do not matter."""

from typing import Any

import numpy as np
from hypothesis import given
from hypothesis import strategies as st
from numpy.typing import NDArray

from tests.bouwers import NIET_DAEB, START, corporatie, lijn, project, regio, reken, tak
from tests.strategieen import bedrag, onderzoek, regios
from xl_doorrekening.begrippen.dpm import Huurbeleid, Laag
from xl_doorrekening.begrippen.regels import REGELS, Groep
from xl_doorrekening.begrippen.tijd import JAREN, TAKKEN
from xl_doorrekening.invoer.corporatie import Corporatie, Lening, Project, Snelstart, Tak
from xl_doorrekening.invoer.opgave import Huurafspraak, Opgave
from xl_doorrekening.invoer.regio import Regio
from xl_doorrekening.invoer.uitgangspunten import Icrwijze
from xl_doorrekening.invoer.veld import Eenheid, Invoermodel, velden
from xl_doorrekening.kern.extra import Extra
from xl_doorrekening.kern.projecten import projectstromen
from xl_doorrekening.kern.projectie import Uitkomst, projecteer
from xl_doorrekening.kern.stapel import alle_projecten, basis, leg_op, met_huurafspraken, stapel, teken
from xl_doorrekening.kern.toets import bereken_ratios, toets

Reeks = NDArray[np.float64]


def gelijk(a: Reeks, b: Reeks) -> None:
    np.testing.assert_allclose(a, b, rtol=1e-9, atol=0.02)


def geprojecteerd(r: Regio, met_opgave: bool) -> Uitkomst:
    """Variant A as drawn; or B: every project part of the task, on top of upkeep, under an agreed rent policy."""
    if not met_opgave:
        return reken(r)
    naar = {"laag": Laag.VOLKSHUISVESTELIJK}
    corporaties = tuple(
        c.model_copy(update={"projecten": tuple(p.model_copy(update=naar) for p in c.projecten)}) for c in r.corporaties
    )
    afspraak = {k: Huurafspraak(benutting=0.9, beleid=Huurbeleid.STREEF, streefhuur=650.0) for k in TAKKEN}
    r = r.model_copy(update={"corporaties": corporaties, "opgave": Opgave(huur=afspraak)})
    u, tabel = r.uitgangspunten, alle_projecten(r)
    b = met_huurafspraken(basis(r, tabel), r)
    t = tabel.kies(~tabel.beleidsarm(u.startjaar))
    st_b = leg_op(b, projectstromen(t, len(r.corporaties), u.definities, u.startjaar))
    return projecteer(st_b, vpb_referentie=projecteer(leg_op(b)).vpb_berekend)


def met_opening(u: Uitkomst, naam: str, opening: Reeks) -> Reeks:
    """Stand at the beginning of each year, (S, C, 3, jaar); `opening` is (C, 3)."""
    stand = u.lijn(naam)
    return np.concatenate([np.broadcast_to(opening, stand.shape[:-1])[..., None], stand[..., :-1]], axis=-1)


def opening(u: Uitkomst, naam: str) -> Reeks:
    per_tak = u.stapel.stand[naam]
    return np.concatenate([per_tak, per_tak.sum(-1, keepdims=True)], axis=-1)


@given(regios(), st.booleans())
@onderzoek(40)
def test_kas_schuld_en_woningen_rollen_door(r: Regio, met_opgave: bool) -> None:
    """Closing = opening + what came in − what went out, of every tak and of geheel."""
    u = geprojecteerd(r, met_opgave)
    kas = met_opening(u, "liquide_middelen", opening(u, "liquide_middelen"))
    gelijk(
        u.lijn("liquide_middelen"),
        kas + u.lijn("operationele_kasstroom") + u.lijn("investeringssaldo") + u.lijn("nieuwe_leningen")
        - u.lijn("aflossing"),
    )  # fmt: skip
    gelijk(u.lijn("mutatie_liquide_middelen"), u.lijn("liquide_middelen") - kas)
    extern = u.lijn("schuld") - u.lijn("interne_lening")
    begin = np.concatenate(
        [np.broadcast_to(opening(u, "schuld"), extern.shape[:-1])[..., None], extern[..., :-1]], axis=-1
    )
    aflossing = u.lijn("aflossing_geborgd") + u.lijn("aflossing_ongeborgd")
    gelijk(extern, begin + u.lijn("nieuwe_leningen") - aflossing)
    intern = met_opening(u, "interne_lening", opening(u, "interne_lening") * [[1, 1, 0]])
    gelijk(u.lijn("interne_lening"), intern - u.lijn("aflossing_intern"))


@given(regios(), st.booleans())
@onderzoek(40)
def test_balans_sluit(r: Regio, met_opgave: bool) -> None:
    """Beleidswaarde + cash + other + claim on niet-DAEB = debt + other liabilities + equity."""
    u = geprojecteerd(r, met_opgave)
    intern = u.lijn("interne_lening")
    vordering = np.stack([intern[:, :, 1], 0 * intern[:, :, 1], 0 * intern[:, :, 2]], axis=2)
    activa = u.lijn("beleidswaarde") + u.lijn("liquide_middelen") + opening(u, "overige_activa")[..., None] + vordering
    passiva = u.lijn("schuld") + opening(u, "overige_passiva")[..., None] + u.lijn("eigen_vermogen")
    gelijk(u.lijn("balanstotaal"), activa)
    gelijk(activa, passiva)


@given(regios(), st.booleans())
@onderzoek(40)
def test_totalen_zijn_de_som_van_hun_regels(r: Regio, met_opgave: bool) -> None:
    """By group and declared sign, for every tak and for geheel."""
    u = geprojecteerd(r, met_opgave)

    def som(*groepen: Groep) -> Reeks:
        delen = [teken(x.naam) * u.lijn(x.naam) for x in REGELS if x.groep in groepen]
        return np.asarray(np.sum(delen, axis=0))

    gelijk(u.lijn("operationele_kasstroom"), som(Groep.ONTVANGST, Groep.UITGAVE))
    gelijk(u.lijn("operationele_ontvangsten"), som(Groep.ONTVANGST))
    gelijk(u.lijn("operationele_uitgaven"), -som(Groep.UITGAVE))
    gelijk(u.lijn("investeringssaldo"), som(Groep.DESINVESTERING, Groep.INVESTERING))
    gelijk(u.lijn("nieuwe_leningen") - u.lijn("aflossing"), som(Groep.FINANCIERING))


@given(regios(), st.booleans())
@onderzoek(40)
def test_geheel_is_de_som_van_de_takken_zonder_interne_stromen(r: Regio, met_opgave: bool) -> None:
    """Interest, repayment and balance of the internal loan, and nothing else, fall away."""
    u = geprojecteerd(r, met_opgave)
    intern_rente = u.reeksen["rente_intern"][..., 1]
    weg = {
        "rente_uitgaven": intern_rente, "renteontvangsten": intern_rente, "operationele_uitgaven": intern_rente,
        "operationele_ontvangsten": intern_rente,
        **dict.fromkeys(("aflossing", "aflossing_intern", "fva_interne_lening", "investeringssaldo"),
                        u.reeksen["aflossing_intern"][..., 1]),
        **dict.fromkeys(("schuld", "interne_lening", "balanstotaal"), u.reeksen["interne_lening"][..., 1]),
    }  # fmt: skip
    inflatie = np.array(r.uitgangspunten.macro.prijsinflatie)[:, None, None]
    begin = u.reeksen["interne_lening"][..., 1] + u.reeksen["aflossing_intern"][..., 1]
    weg["saldo_instandhouding"] = weg["inflatie_schuld"] = inflatie * begin
    for regel in REGELS:
        if regel.naam != "huur_per_maand":
            x = u.per_tak(regel.naam)
            gelijk(x[..., 2], x[..., 0] + x[..., 1] - weg.get(regel.naam, np.zeros(1)))


def maal(model: Any, k: float) -> Any:
    """All amounts of an input model × k: per vhe, per dwelling, per month, in total; numbers and percentages stay."""
    geld = {Eenheid.KEUR, Eenheid.EUR, Eenheid.EUR_WONING, Eenheid.EUR_VHE, Eenheid.EUR_MAAND}
    if isinstance(model, Tak):
        rijen = {
            n: x.model_copy(update={"jaren": tuple(j and j * k for j in x.jaren)}) for n, x in model.regels.items()
        }
        reeksen = {
            veld: {n: tuple(j and j * k for j in x) for n, x in getattr(model, veld).items()}
            for veld in ("leningen", "waarden")
        }
        return model.model_copy(
            update={
                "snelstart": maal(model.snelstart, k),
                "huurbeleid": maal(model.huurbeleid, k),
                "regels": rijen,
                **reeksen,
            }
        )
    assert isinstance(model, Snelstart | Invoermodel)
    nieuw = {n: x * k for n, v in velden(type(model)) if v.eenheid in geld and (x := getattr(model, n)) is not None}
    return model.model_copy(update=nieuw)


def maal_regio(r: Regio, k: float) -> Regio:
    def per_corporatie(c: Corporatie) -> Corporatie:
        return c.model_copy(update={
            "takken": {n: maal(t, k) for n, t in c.takken.items()}, "fiscaal": maal(c.fiscaal, k),
            "projecten": tuple(maal(p, k) for p in c.projecten), "leningen": tuple(maal(x, k) for x in c.leningen),
        })  # fmt: skip

    kg = r.kengetallen
    return r.model_copy(update={
        "corporaties": tuple(per_corporatie(c) for c in r.corporaties),
        "kengetallen": kg.model_copy(update={
            "regels": {n: maal(x, k) for n, x in kg.regels.items()},
            "projecten": {n: maal(x, k) for n, x in kg.projecten.items()},
        }),
        "uitgangspunten": r.uitgangspunten.model_copy(update={"fiscaal": maal(r.uitgangspunten.fiscaal, k)}),
    })  # fmt: skip


@given(regios(), st.sampled_from([0.5, 2.0, 3.0]))
@onderzoek(30)
def test_alle_bedragen_maal_k_geeft_dezelfde_ratios(r: Regio, k: float) -> None:
    """Every line in € × k, ratios equal; the thresholds of the tax scale along."""
    een, veel = reken(r), reken(maal_regio(r, k))
    for regel in REGELS:
        factor = 1.0 if regel.naam == "vhe" else k
        gelijk(veel.lijn(regel.naam), factor * een.lijn(regel.naam))
    netto = r.uitgangspunten.definities.icr_wijze is Icrwijze.NETTO
    rente = een.per_tak("rente_uitgaven") - (een.per_tak("renteontvangsten") if netto else 0.0)
    for naam, waarde in bereken_ratios(een).items():
        telt = np.abs(rente) > 100 if naam == "icr" else np.abs(een.per_tak("schuld")) >= 0
        np.testing.assert_allclose(bereken_ratios(veel)[naam][telt], waarde[telt], rtol=1e-6, atol=1e-6, err_msg=naam)


@given(regios(meest=3))
@onderzoek(25)
def test_volgorde_van_corporaties_doet_er_niet_toe(r: Regio) -> None:
    omgekeerd = reken(r.model_copy(update={"corporaties": r.corporaties[::-1]}))
    u = reken(r)
    for regel in REGELS:
        gelijk(u.lijn(regel.naam), omgekeerd.lijn(regel.naam)[:, ::-1])


@given(regios(), bedrag(50e6, 1e5), st.integers(0, JAREN - 1), st.sampled_from([0, 1]))
@onderzoek(30)
def test_investeren_verbetert_de_ltv_niet(r: Regio, bedrag: float, jaar: int, tak: int) -> None:
    """Money without value or rent only adds debt to its own tak; the other may owe less, when tax moves."""
    s = stapel(r)
    extra = np.zeros((JAREN, 1, len(r.corporaties), 2))
    extra[jaar, :, :, tak] = bedrag
    zonder = bereken_ratios(projecteer(s))["ltv"][..., [tak]]
    met = bereken_ratios(projecteer(s, extra=Extra({"investeringen_overig": extra})))["ltv"][..., [tak]]
    bestaat = ~np.isnan(zonder)
    if r.uitgangspunten.definities.leningvorm.value == "fixe":
        assert (met[bestaat] >= zonder[bestaat] - 1e-9).all()
    eigen = met[jaar][bestaat[jaar]]
    assert (eigen >= zonder[jaar][bestaat[jaar]] - 1e-9).all()


@given(regios(meest=1), st.integers(1, 30), st.integers(START, START + JAREN - 1))
@onderzoek(25)
def test_woningen_rollen_door(r: Regio, aantal: int, jaar: int) -> None:
    """One project more changes the dwellings from its year on by its number, and no other year."""
    c = r.corporaties[0]
    tak = next(iter(c.takken))
    voor = reken(r).lijn("vhe")[0, 0, 2]
    for soort, richting in (("sloop", -1), ("verkoop", -1), ("aankoop", 1), ("uitbreidingsnieuwbouw", 1)):
        p: Project = project(soort, aantal, jaar, tak=tak, kosten=0)
        erbij = r.model_copy(update={"corporaties": (c.model_copy(update={"projecten": (*c.projecten, p)}),)})
        verwacht = np.where(np.arange(JAREN) >= jaar - START, richting * aantal, 0)
        np.testing.assert_allclose(reken(erbij).lijn("vhe")[0, 0, 2] - voor, verwacht, atol=1e-6)


@given(regios(meest=1))
@onderzoek(20)
def test_toets_houdt_per_jaar(r: Regio) -> None:
    """A margin is negative exactly where the ratio is on the wrong side of its limit."""
    t = toets(reken(r))
    for i, naam in enumerate(("icr", "ltv", "solvabiliteit", "dekkingsratio", "onderpandratio")):
        waarde, grens = t.ratios[naam], t.grenzen[naam]
        slecht = waarde < grens if naam in ("icr", "solvabiliteit") else waarde > grens
        np.testing.assert_array_equal(t.marges[i] < 0, slecht)


def test_leningen_van_de_andere_tak_raken_deze_niet() -> None:
    """A loan of niet-DAEB in the table leaves the schedule of DAEB as it was derived."""
    nd = Lening.model_validate(
        {"tak": NIET_DAEB, "restant": 5e6, "rente": 0.05, "eindjaar": START + 4, "vorm": "lineair"}
    )
    c = corporatie(daeb=tak(schuld=10e6, rente=0.03, looptijd=10), niet_daeb=tak(schuld=5e6), leningen=(nd,))
    u = reken(regio(c))
    assert lijn(u, "aflossing", "DAEB")[0] == 1e6
    assert lijn(u, "aflossing", "niet-DAEB")[0] == 1e6
