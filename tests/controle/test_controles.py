"""Each check has a case that triggers it and nothing else; the example triggers none."""

import pytest

from tests.controle.gevallen import (
    DAEB,
    EIGEN_PAD,
    GEEN_NORM,
    KRIMP,
    NIET_DAEB,
    RIJK,
    STAD,
    Geval,
    U,
    begroting,
    eigen,
    gedeeld,
    jaren,
    lening,
    met,
    projecten,
    regel,
    snelstart,
    voorbeeld,
)
from tests.controle.gevallen_monitoring import GEVALLEN_MONITORING
from tests.controle.gevallen_opgave import GEVALLEN_OPGAVE
from tests.controle.gevallen_scenarios import GEVALLEN_SCENARIOS
from tests.controle.op_blad import OP_BLAD
from xl_doorrekening.begrippen.controles import CONTROLE, CONTROLES
from xl_doorrekening.controle import controleer
from xl_doorrekening.invoer.corporatie import Corporatie, Regelinvoer
from xl_doorrekening.invoer.opgave import Opgave
from xl_doorrekening.invoer.scenarios import Scenarios
from xl_doorrekening.invoer.solidariteit import Solidariteit
from xl_doorrekening.invoer.uitvoering import Uitvoering

SET = voorbeeld().uitgangspunten.definities.normenset.value
SCHULD = voorbeeld().corporaties[KRIMP].tak(DAEB).snelstart.schuld or 0.0
MUTATIEGRAAD = ("takken", DAEB, "huurbeleid", "mutatiegraad")
PROFIEL = voorbeeld().uitgangspunten.ruimteprofiel

GEVALLEN = (
    *GEVALLEN_OPGAVE,
    Geval(
        "samenhang",
        "twee schokken verklaren meer dan alles",
        gedeeld((("onzekerheid", "reeksen", "stijging_marktwaarde", "inflatie"), 0.5)),
        ("onzekerheid", "reeksen", "stijging_marktwaarde", "inflatie"),
        None,
    ),
    *GEVALLEN_SCENARIOS,
    *GEVALLEN_MONITORING,
    Geval("aannemelijk", "jaarhuur", eigen((snelstart("huur"), 7344.0)), snelstart("huur")),
    Geval(
        "aannemelijk",
        "regel in hele euro's",
        eigen((regel("erfpacht"), begroting(3e9)), EIGEN_PAD),
        (*regel("erfpacht"), "jaren", 0),
    ),
    Geval(
        "waardepeil",
        "oude waarde",
        gedeeld(((*U, "referentie", "prijspeil"), 2022)),
        (*U, "referentie", "prijspeil"),
        None,
    ),
    Geval(
        "leningen",
        "eigen aflossing zonder rente",
        eigen((("takken", DAEB, "leningen"), {"aflossing_geborgd": jaren(1.0)})),
        ("takken", DAEB, "leningen", "rente_bestaand", 0),
    ),
    Geval(
        "prijspeil", "te oud", gedeeld(((*U, "referentie", "prijspeil"), 2018)), (*U, "referentie", "prijspeil"), None
    ),
    Geval("prijspeil", "project", projecten((0, {"prijspeil": 2041})), ("projecten", 0, "prijspeil")),
    Geval("dubbel", "naam van een ander", eigen((("naam",), "STADSWAARD")), ("naam",)),
    Geval(
        "jaar",
        "gat in een regel",
        eigen((regel("erfpacht"), begroting(zonder=4)), EIGEN_PAD),
        (*regel("erfpacht"), "jaren", 4),
    ),
    Geval(
        "jaar",
        "gat in het leningschema",
        eigen((("takken", DAEB, "leningen"), {"rente_bestaand": jaren(1.0, zonder=0)})),
        ("takken", DAEB, "leningen", "rente_bestaand", 0),
    ),
    Geval(
        "verdeling",
        "kasritme",
        gedeeld(((*U, "definities", "kasritme_1"), 0.3)),
        (*U, "definities", "kasritme_0"),
        None,
    ),
    Geval(
        "verdeling",
        "te veel ruimte",
        gedeeld(((*U, "ruimteprofiel"), (0.2, *PROFIEL[1:]))),
        (*U, "ruimteprofiel", 0),
        None,
    ),
    Geval(
        "verdeling",
        "ruimte in een beleidsarm jaar",
        gedeeld(((*U, "ruimteprofiel"), (0.0, *PROFIEL[1:14], 0.1))),
        (*U, "ruimteprofiel", 14),
        None,
    ),
    Geval(
        "labels",
        "een label te veel",
        eigen((("nulmeting", "label_a", "daeb"), 9999.0)),
        ("nulmeting", "label_a", "daeb"),
    ),
    Geval(
        "labels",
        "labels zonder bezit",
        eigen((("nulmeting", "label_a", "niet_daeb"), 5.0)),
        ("nulmeting", "label_a", "niet_daeb"),
    ),
    Geval("voorraad", "meer sloop dan bezit", projecten((0, {"aantal": 9_400})), ("projecten", 2, "aantal")),
    Geval("project", "oplevering voor start", projecten((0, {"start": 2039})), ("projecten", 0, "oplevering")),
    Geval(
        "project", "al opgeleverd", projecten((0, {"start": None, "oplevering": 2025})), ("projecten", 0, "oplevering")
    ),
    Geval("project", "te ver weg", projecten((0, {"oplevering": 2051})), ("projecten", 0, "oplevering")),
    Geval("leningen", "tabel ongelijk aan schuld", lening(restant=1e6), ("leningen", 0, "restant")),
    Geval("leningen", "afgelost", lening(eindjaar=2025), ("leningen", 0, "eindjaar")),
    Geval(
        "leningen",
        "meer aflossing dan schuld",
        eigen((("takken", DAEB, "leningen"), {"aflossing_ongeborgd": jaren(1e8)})),
        ("takken", DAEB, "leningen", "aflossing_ongeborgd", 0),
    ),
    Geval(
        "negatief",
        "een uitgave met een minteken",
        eigen((regel("erfpacht"), {"jaren": (-1000.0, *(0.0,) * 14)})),
        (*regel("erfpacht"), "jaren", 0),
    ),
    Geval(
        "bron",
        "begroting zonder bedragen",
        eigen(((*regel("erfpacht"),), {"bron": "begroting"})),
        (*regel("erfpacht"), "bron"),
    ),
    Geval(
        "bron",
        "snelstart zonder bedrag",
        eigen((regel("personeelsuitgaven"), {"bron": "snelstart"})),
        (*regel("personeelsuitgaven"), "bron"),
    ),
    Geval("bron", "eigen zonder kosten", projecten((0, {"bron": "eigen"})), ("projecten", 0, "kosten")),
    Geval("ontbreekt", "nodig cijfer", eigen((snelstart("beleidswaarde"), None)), snelstart("beleidswaarde")),
    Geval(
        "ontbreekt",
        "streefhuur",
        eigen((("takken", DAEB, "huurbeleid", "beleid"), "streefhuur")),
        ("takken", DAEB, "huurbeleid", "streefhuur"),
    ),
    Geval("ontbreekt", "jaar van een project", projecten((0, {"oplevering": None})), ("projecten", 0, "oplevering")),
    Geval("ontbreekt", "naam van een project", projecten((0, {"naam": None})), ("projecten", 0, "naam")),
    Geval("ontbreekt", "rente van een lening", lening(rente=None), ("leningen", 0, "rente")),
    Geval(
        "ontbreekt",
        "opbrengst van verkoop",
        eigen((snelstart("woz_waarde"), None)),
        ("projecten", 2, "opbrengst"),
    ),
    Geval(
        "kengetal",
        "van een regel",
        gedeeld(
            (("kengetallen", "regels", "personeelsuitgaven", "daeb"), None),
            (("kengetallen", "regels", "personeelsuitgaven", "niet_daeb"), 900.0),
        ),
        (*regel("personeelsuitgaven"), "jaren", 0),
    ),
    Geval(
        "kengetal",
        "van de verhuur",
        lambda: met(eigen((MUTATIEGRAAD, None))(), ("kengetallen", "mutatiegraad"), None),
        MUTATIEGRAAD,
    ),
    Geval(
        "kengetal",
        "van een project",
        gedeeld((("kengetallen", "projecten", "verbetering", "kosten"), None)),
        ("projecten", 3, "kosten"),
    ),
    Geval(
        "leg_uit",
        "eigen onderhoud",
        eigen(((*regel("onderhoudsuitgaven"), "toelichting"), None)),
        (*regel("onderhoudsuitgaven"), "toelichting"),
    ),
    Geval("leg_uit", "eigen projectkosten", projecten((0, {"kosten": 20_000})), ("projecten", 0, "toelichting")),
    Geval(
        "norm",
        "lege grenswaarde",
        gedeeld(((*U, "normen", SET, "ltv"), GEEN_NORM)),
        (*U, "normen", SET, "ltv", "daeb"),
        None,
    ),
    Geval(
        "norm",
        "geen ratio telt",
        gedeeld(((*U, "telt_mee"), {"icr": False, "ltv": False})),
        (*U, "telt_mee", "icr"),
        None,
    ),
    Geval(
        "beleidsarm",
        "opgave na het tiende jaar",
        projecten((3, {"start": 2036, "oplevering": 2037}), van=STAD),
        ("projecten", 3, "start"),
        STAD,
    ),
    Geval(
        "plafond",
        "te hoge huurverhoging",
        gedeeld(((*U, "huursomplafond"), (0.02, *(None,) * 14))),
        (*U, "macro", "huurverhoging", 0),
        None,
    ),
    Geval(
        "herijking",
        "begroting zonder macropad",
        eigen((regel("erfpacht"), begroting())),
        (*regel("erfpacht"), "jaren", 0),
    ),
    Geval(
        "geborgd",
        "in niet-DAEB",
        eigen((snelstart("deel_geborgd", NIET_DAEB), 0.5), van=STAD),
        snelstart("deel_geborgd", NIET_DAEB),
        STAD,
    ),
)


@pytest.mark.parametrize("geval", GEVALLEN, ids=lambda g: f"{g.code}: {g.wat}")
def test_een_wijziging_geeft_deze_melding(geval: Geval) -> None:
    """On the right cell of the right owner, with what, allowed and remedy; no other check goes off with it."""
    regio = geval.regio()
    meldingen = [m for m in controleer(regio) if CONTROLE[m.code].ernst >= CONTROLE[geval.code].ernst]
    eigenaar = "" if geval.van is None else regio.corporaties[geval.van].id
    assert (geval.code, eigenaar, geval.pad) in [(m.code, m.eigenaar, m.pad) for m in meldingen]
    assert {m.code for m in meldingen} == {geval.code}
    for m in meldingen:
        for zin in (m.gevonden, m.toegestaan, m.herstel):
            assert zin.strip() == zin != ""
            assert not zin.endswith(".")


def test_voorbeeld_geeft_geen_melding() -> None:
    """So each check has a region that does not trigger it."""
    assert controleer(voorbeeld()) == []


def test_elke_controle_heeft_een_geval() -> None:
    """A new check needs a case here, in op_blad when it is the reader's, or in tests/uitvoering when results decide."""
    assert {g.code for g in GEVALLEN} | set(OP_BLAD) | {"verschil"} == {c.code for c in CONTROLES}


def test_controles_zijn_uniek_en_beschreven() -> None:
    assert len(CONTROLE) == len(CONTROLES)
    assert len({c.wat for c in CONTROLES}) == len(CONTROLES)


# --- what does not go off -------------------------------------------------------------------------------------------

GOED = {
    "een reeks nullen": eigen((regel("erfpacht"), begroting(0.0)), EIGEN_PAD),
    "een lege reeks": eigen((regel("erfpacht"), Regelinvoer().model_dump())),
    "een lege waardeprognose in een jaar": eigen(
        (("takken", DAEB, "waarden"), {"beleidswaarde": jaren(6e8, zonder=3)})
    ),
    "leningen gelijk aan de schuld": lening(),
    "leningen op duizend euro na gelijk": lening(restant=SCHULD + 900),
    "een lening tot en met het startjaar": lening(eindjaar=2026),
    "aflossing gelijk aan de schuld": eigen(
        (("takken", DAEB, "leningen"), {"aflossing_geborgd": jaren(SCHULD / 15), "rente_bestaand": jaren(1.0)})
    ),
    "oplevering in het jaar van start": projecten((0, {"start": 2034, "oplevering": 2034})),
    "oplevering na de horizon": projecten((0, {"oplevering": 2050})),
    "huurverhoging gelijk aan het plafond": gedeeld(((*U, "huursomplafond"), (0.025,) * 15)),
    "plafond leeg": gedeeld(
        ((*U, "huursomplafond"), (None,) * 15),
        (("scenarios",), {}),
        (("solidariteit", "instrumenten"), []),
        (("uitvoering",), {}),
    ),
    "geen scenario's en geen afspraken": gedeeld((("scenarios",), {}), (("solidariteit",), {}), (("uitvoering",), {})),
    "een scenario dat niet wordt doorgerekend en niets verandert": gedeeld(
        (("scenarios", "lijst", 3, "plannen"), None), (("scenarios", "lijst", 3, "rekenen"), "nee")
    ),
    "de grenzen van een maatregel": gedeeld(
        (("scenarios", "wijzigingen", 4, "waarde"), 0.0), (("scenarios", "wijzigingen", 5, "waarde"), 1.0)
    ),
    "een gever naar vhe in hoofdletters": gedeeld((("solidariteit", "instrumenten", 4, "gever"), "Naar VHE")),
    "een lege norm die niet telt": gedeeld(((*U, "normen", SET, "solvabiliteit"), GEEN_NORM)),
    "rente leeg zonder schuld": eigen((snelstart("schuld"), 0.0), (snelstart("rente"), None)),
    "geen enkel label": eigen((("nulmeting",), {})),
    "eigen projectkosten met toelichting": projecten((0, {"kosten": 20_000, "toelichting": "asbest"})),
    "eigen macropad bij een begroting": eigen((regel("erfpacht"), begroting()), EIGEN_PAD),
    "kengetal van een post die niet telt": gedeeld(
        ((*U, "dpm_telt", "wettelijk"), False),
        (("kengetallen", "regels", "wettelijke_verplichtingen", "daeb"), None),
    ),
}


@pytest.mark.parametrize("naam", GOED)
def test_dit_is_goed(naam: str) -> None:
    assert controleer(GOED[naam]()) == []


def test_lege_corporatie_geeft_een_melding() -> None:
    """Not forty: the tab is empty, start with the Snelstart."""
    c = voorbeeld().corporaties[RIJK]
    alleen = {"corporaties": (Corporatie(id=c.id, naam=c.naam),), "opgave": Opgave(), "uitvoering": Uitvoering()}
    regio = voorbeeld().model_copy(update=alleen | {"scenarios": Scenarios(), "solidariteit": Solidariteit()})
    (m,) = controleer(regio)
    assert (m.code, m.gevonden) == ("ontbreekt", "het tabblad is nog leeg")


def test_interne_lening_zonder_daeb() -> None:
    c = voorbeeld().corporaties[STAD]
    alleen = c.model_copy(update={"takken": {NIET_DAEB: c.takken[NIET_DAEB]}, "projecten": (), "nulmeting": {}})
    regio = voorbeeld().model_copy(update={"corporaties": (alleen,)})
    (m,) = [m for m in controleer(regio) if m.code == "leningen"]
    assert m.pad == snelstart("interne_lening", NIET_DAEB)
    assert m.gevonden == "een interne lening zonder DAEB-tak"


def test_volgorde_van_de_bladen() -> None:
    """Shared findings first, then corporation by corporation."""
    regio = projecten((0, {"start": 2039}))()
    regio = met(
        met(regio, (*U, "definities", "kasritme_0"), 0.9), ("corporaties", 4, "takken", DAEB, "snelstart", "vhe"), None
    )
    eigenaren = list(dict.fromkeys(m.eigenaar for m in controleer(regio)))
    assert eigenaren == ["", regio.corporaties[KRIMP].id, regio.corporaties[4].id]


def test_naar_ruimte_zonder_referentiewoning() -> None:
    """That a figure is missing is said where it is missing, and where the task rests on it."""
    regio = met(voorbeeld(), ("opgave", "toerekening", "uitbreidingsnieuwbouw", "regel"), "investeringsruimte")
    assert controleer(regio) == []
    meldingen = controleer(met(regio, (*U, "referentie", "huur"), None))
    assert {(m.code, m.pad[-1]) for m in meldingen} == {("ontbreekt", "huur"), ("toerekening", "regel")}
