"""Random but plausible regions for hypothesis: both takken, projects, own budgets, loans, tax."""

from typing import Any

from hypothesis import Phase, settings
from hypothesis import strategies as st
from hypothesis.strategies import SearchStrategy

from tests.bouwers import DAEB, NIET_DAEB, START
from xl_doorrekening.begrippen.dpm import Regelbron, Soort
from xl_doorrekening.begrippen.macro import EIGEN_PAD, REEKSEN
from xl_doorrekening.begrippen.opgave import Opgavetype
from xl_doorrekening.begrippen.regels import INVOERREGELS, KENGETALREGELS, SNELSTARTREGELS, Index
from xl_doorrekening.begrippen.tijd import HISTORIE, JAREN
from xl_doorrekening.invoer.corporatie import (
    Corporatie,
    Fiscaalcorporatie,
    Huurbeleidtak,
    Lening,
    Project,
    Regelinvoer,
    Snelstart,
    Tak,
)
from xl_doorrekening.invoer.kengetallen import Kengetallen, Projectkengetal, Regelkengetal
from xl_doorrekening.invoer.onzekerheid import Onzekerheid, Reeksonzekerheid
from xl_doorrekening.invoer.regio import Regio
from xl_doorrekening.invoer.scenarios import Scenario, Scenarios, Wijziging
from xl_doorrekening.invoer.solidariteit import Deelname, Instrumentregel, Solidariteit, Weging
from xl_doorrekening.invoer.uitgangspunten import Definities, Macropad, Uitgangspunten
from xl_doorrekening.invoer.veld import Eenheid, Invoermodel, velden

SOORTEN = tuple(s.value for s in Soort)
PRIJSREEKSEN = tuple(i.value for i in Index if i is not Index.GEEN)


def onderzoek(aantal: int) -> settings:
    """Settings of a property: the same examples every run, no clock, and no shrinking of a region (minutes)."""
    return settings(
        max_examples=aantal, deadline=None, derandomize=True, phases=(Phase.explicit, Phase.generate),
    )  # fmt: skip


def bedrag(tot: float, van: float = 0.0) -> SearchStrategy[float]:
    return st.floats(van, tot, allow_nan=False).map(lambda x: round(x, 2))


def procent(van: float, tot: float) -> SearchStrategy[float]:
    return st.floats(van, tot).map(lambda x: round(x, 4))


def soms(strategie: SearchStrategy[Any]) -> SearchStrategy[Any]:
    """The figure, or a blank."""
    return st.none() | strategie


def reeks(strategie: SearchStrategy[Any]) -> SearchStrategy[tuple[Any, ...]]:
    return st.tuples(*(strategie,) * JAREN)


@st.composite
def ingevuld(draw: st.DrawFn, model: type[Invoermodel]) -> Any:
    """Any row of a list: each field blank, or anything that its cell allows."""
    waarden: dict[str, Any] = {}
    for naam, v in velden(model):
        if v.keuzes:
            mag = st.sampled_from(v.keuzes)
        elif v.eenheid is Eenheid.TEKST:
            mag = st.text("abc 'é&<=", min_size=1, max_size=12).map(str.strip).filter(bool)
        elif v.eenheid.geheel:
            mag = st.integers(int(v.minimum or 0), int(v.maximum or 0))
        else:
            mag = procent(v.minimum or 0.0, min(v.maximum or 0.0, 1e5))
        waarde = draw(soms(mag))
        waarden[naam] = waarde * v.eenheid.factor if isinstance(waarde, float) else waarde
    return model.model_validate(waarden)


@st.composite
def stap_5(draw: st.DrawFn) -> tuple[Scenarios, Solidariteit]:
    """Whatever a region could type on the tabs of stap 5."""
    return Scenarios(
        lijst=tuple(draw(st.lists(ingevuld(Scenario), max_size=3))),
        wijzigingen=tuple(draw(st.lists(ingevuld(Wijziging), max_size=3))),
    ), Solidariteit(
        instrumenten=tuple(draw(st.lists(ingevuld(Instrumentregel), max_size=3))),
        deelname=tuple(draw(st.lists(ingevuld(Deelname), max_size=3))),
        weging={x.value: Weging(gewicht=draw(procent(0, 100))) for x in Opgavetype},
    )


@st.composite
def onzekerheden(draw: st.DrawFn) -> Onzekerheid:
    """Whatever a region could type on tab Onzekerheid."""
    heel = {n: draw(st.integers(int(v.minimum or 0), int(v.maximum or 0))) for n, v in velden(Onzekerheid)}
    reeksen = {}
    for r in REEKSEN:
        cijfers = {n: draw(procent(v.minimum or 0.0, v.maximum or 0.0)) for n, v in velden(Reeksonzekerheid)}
        if draw(st.booleans()):
            del cijfers["ondergrens"]
        reeksen[r.naam] = Reeksonzekerheid(**cijfers)
    return Onzekerheid(**heel, reeksen=reeksen)


@st.composite
def macropaden(draw: st.DrawFn) -> Macropad:
    """Some variation over the years, cheap to draw: two figures a series, alternating."""
    pad = {}
    for r in REEKSEN:
        hoog = 0.06 if "rente" in r.naam else 0.015 if r.naam == "opslag_ongeborgd" else 0.05
        x, y = draw(procent(0.0, hoog)), draw(procent(0.0, hoog))
        pad[r.naam] = tuple(x if t % 3 else y for t in range(JAREN))
    return Macropad(**pad)


@st.composite
def snelstarten(draw: st.DrawFn, niet_daeb: bool) -> Snelstart:
    vhe = float(draw(st.integers(500, 5000)))
    waarde = vhe * draw(bedrag(150e3, 40e3))
    vast = {
        "vhe": vhe, "huur": draw(bedrag(900, 400)), "schuld": vhe * draw(bedrag(60e3)), "rente": draw(procent(0, 0.06)),
        "looptijd": draw(soms(st.integers(1, 40).map(float))), "beleidswaarde": waarde, "marktwaarde": waarde * 1.5,
        "woz_waarde": waarde * 2, "liquide_middelen": draw(bedrag(20e6, -5e6)),
        "minimum_liquiditeit": draw(soms(bedrag(3e6))), "overige_activa": draw(soms(bedrag(30e6))),
        "overige_passiva": draw(soms(bedrag(10e6))), "deel_geborgd": draw(soms(procent(0, 1))),
        "onderpand": draw(soms(bedrag(waarde))), "marktwaarde_leningen": draw(soms(bedrag(200e6))),
    }  # fmt: skip
    niveaus = {r.naam: draw(soms(bedrag(vhe * 900))) for r in SNELSTARTREGELS}
    intern = {
        "interne_lening": draw(soms(bedrag(20e6))), "rente_intern": draw(soms(procent(0, 0.05))),
        "aflossing_intern": draw(soms(bedrag(3e6))),
    } if niet_daeb else {}  # fmt: skip
    return Snelstart(**vast, **niveaus, **intern)


@st.composite
def takken(draw: st.DrawFn, niet_daeb: bool) -> Tak:
    snel = draw(snelstarten(niet_daeb))
    vhe = snel.vhe or 1.0
    eigen = draw(st.sets(st.sampled_from([r.naam for r in INVOERREGELS]), max_size=6))
    bron = st.sampled_from((None, None, Regelbron.DOORGEROLD))
    regels = {
        n: Regelinvoer(bron=draw(bron), jaren=draw(reeks(soms(bedrag(vhe * 400)))), toelichting="eigen")
        for n in sorted(eigen)
    }
    beleid = Huurbeleidtak(
        beleid=draw(st.sampled_from(["contracthuur", "streefhuur", None])), streefhuur=draw(bedrag(1000, 500)),
        verlaging=draw(st.sampled_from(["ja", "nee", None])), mutatiegraad=draw(soms(procent(0, 0.15))),
        huurderving=draw(soms(procent(0, 0.05))), iah=draw(st.sampled_from(["ja", None])),
        afwijking=draw(soms(procent(-0.01, 0.01))), ingangsmaand=draw(soms(st.integers(1, 12))),
    )  # fmt: skip
    waarden = {"beleidswaarde": draw(reeks(soms(bedrag(vhe * 150e3, vhe * 50e3))))} if draw(st.booleans()) else {}
    schema = {"aflossing_geborgd": draw(reeks(soms(bedrag(vhe * 500))))} if draw(st.integers(0, 3)) == 0 else {}
    return Tak(snelstart=snel, regels=regels, huurbeleid=beleid, waarden=waarden, leningen=schema)


@st.composite
def projecten(draw: st.DrawFn, takken: tuple[str, ...]) -> Project:
    soort = draw(st.sampled_from(SOORTEN))
    oplevering = draw(st.integers(START - 1, START + JAREN))
    klein = soort in ("sloop", "verkoop")
    return Project.model_validate({
        "naam": "p", "soort": soort, "tak": draw(st.sampled_from(takken)), "oplevering": oplevering,
        "start": draw(soms(st.integers(oplevering - 4, oplevering))),
        "aantal": draw(st.integers(1, 20 if klein else 200)),
        "kosten": draw(soms(bedrag(300e3))), "subsidie": draw(soms(bedrag(20e3))),
        "prijspeil": draw(soms(st.integers(START - 8, START + 3))), "opbrengst": draw(soms(bedrag(300e3))),
        "huur": draw(soms(bedrag(900, 1))), "onderhoud": draw(soms(bedrag(2000))),
        "overige_lasten": draw(soms(bedrag(2000))), "beleidswaarde": draw(soms(bedrag(250e3))),
        "marktwaarde": draw(soms(bedrag(300e3))), "woningtype": draw(st.sampled_from(["eengezins", "flex", None])),
        "laag": draw(st.sampled_from(["instandhouding", None, "volkshuisvestelijk"])),
    })  # fmt: skip


@st.composite
def leningen(draw: st.DrawFn, takken: tuple[str, ...]) -> Lening:
    return Lening.model_validate({
        "tak": draw(st.sampled_from(takken)), "restant": draw(bedrag(30e6)), "rente": draw(procent(0, 0.07)),
        "geborgd": draw(st.sampled_from(["ja", "nee", None])), "eindjaar": draw(st.integers(START, START + 30)),
        "vorm": draw(st.sampled_from(["fixe", "lineair", "annuïtair", None])),
    })  # fmt: skip


@st.composite
def corporaties(draw: st.DrawFn, naam: str) -> Corporatie:
    aanwezig = draw(st.sampled_from([(DAEB,), (DAEB, NIET_DAEB), (DAEB, NIET_DAEB)]))
    pad = {i.value: draw(reeks(soms(procent(0, 0.05)))) for i in EIGEN_PAD} if draw(st.integers(0, 3)) == 0 else {}
    return Corporatie(
        id=naam, naam=naam, takken={n: draw(takken(n == NIET_DAEB)) for n in aanwezig}, eigen_macro=pad,
        projecten=tuple(draw(st.lists(projecten(aanwezig), max_size=4))),
        leningen=tuple(draw(st.lists(leningen(aanwezig), max_size=3))) if draw(st.booleans()) else (),
        fiscaal=Fiscaalcorporatie(
            afschrijving=draw(soms(bedrag(5e6))), correctie=draw(soms(bedrag(2e6, -2e6))),
            verliezen=draw(soms(bedrag(30e6))), rente_over=draw(soms(bedrag(3e6))),
        ),
    )  # fmt: skip


@st.composite
def kengetallen(draw: st.DrawFn) -> Kengetallen:
    peil = soms(st.integers(START - 8, START + 2))
    soorten = [s for s in SOORTEN if "nieuwbouw" not in s]
    soorten += [f"{s}, {w}" for s in SOORTEN if "nieuwbouw" in s for w in ("appartement", "eengezins", "flex")]
    per_soort = Projectkengetal(
        kosten=draw(bedrag(250e3)), huur=draw(bedrag(900)), onderhoud=draw(bedrag(2000)),
        overige_lasten=draw(bedrag(2000)), beleidswaarde=draw(bedrag(200e3)), marktwaarde=draw(bedrag(200e3)),
        prijspeil=draw(peil),
    )  # fmt: skip
    return Kengetallen(
        regels={
            r.naam: Regelkengetal(daeb=draw(bedrag(700)), niet_daeb=draw(soms(bedrag(700))), prijspeil=draw(peil))
            for r in KENGETALREGELS
        },
        projecten=dict.fromkeys(soorten, per_soort), mutatiegraad=draw(procent(0, 0.1)),
        huurderving=draw(procent(0, 0.03)),
    )  # fmt: skip


@st.composite
def regios(draw: st.DrawFn, meest: int = 2, vpb: bool = True) -> Regio:
    """A region of one or more corporations; without `vpb` the tax tariffs are 0."""
    definities = Definities.model_validate({
        "leningvorm": draw(st.sampled_from(["fixe", "lineair", "annuïtair"])), "onrendabel": draw(procent(0, 1)),
        "looptijd_nieuw": draw(st.integers(15, 40)), "icr_wijze": draw(st.sampled_from(["netto", "bruto"])),
    })  # fmt: skip
    historie = {n: draw(st.tuples(*(procent(0, 0.1),) * HISTORIE)) for n in PRIJSREEKSEN if draw(st.booleans())}
    u = Uitgangspunten(
        startjaar=START, definities=definities, macro=draw(macropaden()),
        historie=historie,
        dpm_telt=draw(st.sampled_from([{}, {"verbetering": False}])),
    )  # fmt: skip
    if not vpb:
        u = u.model_copy(update={"fiscaal": u.fiscaal.model_copy(update={"tarief_laag": 0.0, "tarief_hoog": 0.0})})
    aantal = draw(st.integers(1, meest))
    return Regio(
        uitgangspunten=u, kengetallen=draw(kengetallen()),
        corporaties=tuple(draw(corporaties(f"C{i}")) for i in range(aantal)),
    )  # fmt: skip
