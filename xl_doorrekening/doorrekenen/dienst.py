"""From a region to all its results, in the order of the six steps."""

from dataclasses import replace

import numpy as np

from xl_doorrekening.begrippen.tijd import TAKKEN
from xl_doorrekening.doorrekenen.resultaat import (
    A,
    B,
    Doorrekening,
    Haalbaarheid,
    R,
    Scenariouitkomst,
    Variant,
    hoofdtak,
    zoek,
)
from xl_doorrekening.doorrekenen.scenarios import reken_scenarios
from xl_doorrekening.invoer.regio import Regio, vingerafdruk
from xl_doorrekening.kern.indexen import Bedragen
from xl_doorrekening.kern.projectie import projecteer
from xl_doorrekening.kern.projecttabel import Projecttabel
from xl_doorrekening.kern.stapel import Basis, alle_projecten, basis, leg_op, met_huurafspraken
from xl_doorrekening.kern.toets import toets
from xl_doorrekening.opgave.gevoeligheid import gevoeligheid
from xl_doorrekening.opgave.plannen import eigen_plannen, kosten_niet_geplaatst, plan_b
from xl_doorrekening.opgave.realistisch import realistisch
from xl_doorrekening.opgave.regionaal import herken
from xl_doorrekening.opgave.tekort import Zoeker
from xl_doorrekening.opgave.toerekening import reken_toe
from xl_doorrekening.opgave.uitval import stapelstappen
from xl_doorrekening.regio.oordeel import oordelen
from xl_doorrekening.regio.richting import Richting
from xl_doorrekening.regio.ruimte import Ruimte, investeringsruimte, tekort_ineens


def doorrekenen(regio: Regio) -> Doorrekening:
    """Project, test, find the room, lay on the task, give the verdict, and do the scenarios.

    Expects at least one corporation and input without fouten.
    """
    tabel = alle_projecten(regio)
    instandhouding = basis(regio, tabel)
    st = leg_op(instandhouding)
    uitkomst = projecteer(st)
    getoetst = toets(uitkomst)
    a = Variant(A, uitkomst, getoetst, tuple(oordelen(uitkomst, getoetst)))
    ruimten = tuple(investeringsruimte(st, uitkomst))
    d = Doorrekening(
        regio, vingerafdruk(regio), a, ruimten, tekort_ineens(st, uitkomst),
        _haalbaarheid(regio, tabel, instandhouding, a, ruimten),
    )  # fmt: skip
    d = replace(d, scenarios=reken_scenarios(d))
    return replace(d, gekozen=_gekozen(d))


def _gekozen(d: Doorrekening) -> Scenariouitkomst | None:
    """As calculated, or by itself where it is not among the scenarios that are."""
    naam = herken(d.regio.uitvoering.besluit.scenario or "")
    klaar = next((s for s in d.scenarios if naam and herken(s.naam) == naam), None)
    bekend = next((s.naam for s in d.regio.scenarios.lijst if naam and s.naam and herken(s.naam) == naam), None)
    return klaar if klaar or bekend is None else reken_scenarios(d, [bekend])[0]


def _haalbaarheid(
    regio: Regio, tabel: Projecttabel, instandhouding: Basis, a: Variant, ruimten: tuple[Ruimte, ...]
) -> Haalbaarheid | None:
    u = regio.uitgangspunten
    eigen = eigen_plannen(tabel, u)
    toegerekend = reken_toe(regio, eigen, verantwoorde_ruimte(a, ruimten))
    plan = plan_b(regio, eigen, toegerekend)
    b = met_huurafspraken(instandhouding, regio)
    if toegerekend is None and not len(plan) and b is instandhouding:
        return None
    vpb = a.uitkomst.vpb_berekend
    variant_b = _variant(B, b, plan, a)
    return Haalbaarheid(
        toegerekend=toegerekend,
        niet_geplaatst=kosten_niet_geplaatst(regio, toegerekend),
        plan=variant_b,
        realistisch=_variant(R, b, realistisch(plan, u.definities, u.startjaar), a),
        ruimten=tuple(investeringsruimte(variant_b.uitkomst.stapel, variant_b.uitkomst, vpb)),
        stappen=tuple(stapelstappen(b, plan, vpb)),
        gevoeligheid=tuple(gevoeligheid(b, plan, vpb)),
    )


def _variant(code: str, b: Basis, plan: Projecttabel, a: Variant) -> Variant:
    """Lay a plan on instandhouding, project and test it, and find what of it does not fit."""
    zoeker = Zoeker(b, plan, a.uitkomst.vpb_berekend)
    uitkomst = projecteer(leg_op(b, zoeker.alles), vpb_referentie=a.uitkomst.vpb_berekend)
    getoetst = toets(uitkomst)
    return Variant(
        code, uitkomst, getoetst, tuple(oordelen(uitkomst, getoetst, a.uitkomst)), plan,
        (zoeker.naar_rato(), zoeker.op_volgorde()),
    )  # fmt: skip


def verantwoorde_ruimte(a: Variant, ruimten: tuple[Ruimte, ...]) -> Bedragen:
    """Room for new building of each corporation, €; none where upkeep cannot go on, NaN where it is not known.

    To share a task out by: who has no limit takes part with the largest amount that was looked for.
    """
    st = a.uitkomst.stapel
    uit = []
    for c, o in enumerate(a.oordelen):
        r = zoek(ruimten, o.corporatie, Richting.NIEUWBOUW, TAKKEN[hoofdtak(st.aanwezig[c])])
        uit.append(r.bedrag if o.verantwoord else min(r.bedrag, 0.0))
    return np.array(uit)
