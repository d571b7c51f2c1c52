"""The years in order: interest, tax, new loans, cash and balance of the takken and of the whole (rekenregels §4)."""

from dataclasses import dataclass

from tests.orakel.belasting import Aanslag, aanslag, vast_punt
from tests.orakel.exploitatie import Lijnen, Takbeeld, takbeeld
from tests.orakel.klok import Klok
from tests.orakel.lening import NOOIT, Lening, Portefeuille, portefeuille
from tests.orakel.projecten import projecten
from xl_doorrekening.begrippen.dpm import Laag, Leningvorm
from xl_doorrekening.begrippen.regels import DPMREGELS, Groep
from xl_doorrekening.begrippen.tijd import JAREN, TAKKEN
from xl_doorrekening.invoer.regio import Regio
from xl_doorrekening.invoer.uitgangspunten import Fiscaal

UITBREIDING = ("woningverbetering_projecten", *(x.naam for x in DPMREGELS if x.groep is Groep.INVESTERING))
TRANSFORMATIE = {"verkoop_bestaand_bezit": 1, "desinvesteringen_overig": 1, "sloopuitgaven": -1, "nieuwbouw_huur": -1,
                 "externe_kosten_verkoop": -1}  # fmt: skip


@dataclass
class Rekening:
    """One tak as it stands at the beginning of a year."""

    b: Takbeeld
    oud: Portefeuille
    nieuw: list[Lening]
    schuld: float
    """External, nominal."""
    geborgd: float
    kas: float
    niet_daeb: bool


@dataclass
class Jaar:
    """One tak in one year, before tax and new loans."""

    ebitda: float
    rente: float
    ontvangen: float
    aflossing: float
    """External."""
    behoefte: float
    """New loans needed before tax."""
    tarief: float


def _jaar(x: Rekening, klok: Klok, t: int, rente_intern: float, aflossing_intern: float) -> Jaar:
    regel = x.b.lijnen
    rente, a_geborgd, a_ongeborgd = x.oud.jaar(t)
    for lening in x.nieuw:
        i, a = lening.jaar()
        rente += i
        a_ongeborgd, a_geborgd = (a_ongeborgd + a, a_geborgd) if x.niet_daeb else (a_ongeborgd, a_geborgd + a)
    ontvangen = klok.stijging("rente_liquide_middelen", t) * max(x.kas, 0.0)
    regel["aflossing_intern" if x.niet_daeb else "fva_interne_lening"][t] = aflossing_intern
    if x.niet_daeb:
        rente += rente_intern
    else:
        ontvangen += rente_intern
    ebitda = x.b.som(Groep.ONTVANGST, t) - x.b.som(Groep.UITGAVE, t)
    saldo = x.b.som(Groep.DESINVESTERING, t) - x.b.som(Groep.INVESTERING, t)
    regel["aflossing_geborgd"][t], regel["aflossing_ongeborgd"][t] = a_geborgd, a_ongeborgd
    regel["investeringssaldo"][t] = saldo
    aflossing = a_geborgd + a_ongeborgd
    behoefte = aflossing - (ebitda - rente + ontvangen) - saldo + x.b.opening("minimum_liquiditeit") - x.kas
    tarief = klok.stijging("rente_nieuwe_leningen", t) if x.b.aanwezig else 0.0
    if x.niet_daeb:
        behoefte += aflossing_intern
        tarief += klok.stijging("opslag_ongeborgd", t) if x.b.aanwezig else 0.0
    return Jaar(ebitda, rente, ontvangen, aflossing, behoefte, tarief)


def _verdeel(totaal: float, jaren: list[Jaar], takken: list[Rekening], t: int) -> list[float]:
    """Tax per tak: the own budget, else the share in the positive results (DAEB when there are none)."""
    resultaat = [max(j.ebitda - j.rente + j.ontvangen, 0.0) for j in jaren]
    anders = [1.0, 0.0] if takken[0].b.aanwezig else [0.0, 1.0]
    deel = [x / sum(resultaat) for x in resultaat] if sum(resultaat) else anders
    return [totaal * d if x.b.vpb_begroot is None else x.b.vpb_begroot[t] for d, x in zip(deel, takken, strict=True)]


def _los_op(
    jaren: list[Jaar], takken: list[Rekening], t: int, aftrek: float, verlies: float, over: float, f: Fiscaal
) -> tuple[list[float], list[float], Aanslag]:
    """New loans, tax per tak and the assessment of the whole: each depends on the other."""
    ebitda = sum(j.ebitda for j in jaren)

    def leen(totaal: float) -> list[float]:
        vpb = _verdeel(totaal, jaren, takken, t)
        return [max(j.behoefte + v, 0.0) / (1 - j.tarief / 2) for j, v in zip(jaren, vpb, strict=True)]

    def bij(nieuw: list[float]) -> Aanslag:
        rente = sum(j.rente - j.ontvangen + n * j.tarief / 2 for j, n in zip(jaren, nieuw, strict=True))
        return aanslag(ebitda, rente, aftrek, verlies, over, f)

    totaal = vast_punt(lambda x: bij(leen(x)).vpb)
    nieuw = leen(totaal)
    return nieuw, _verdeel(totaal, jaren, takken, t), bij(nieuw)


def _sluit(x: Rekening, j: Jaar, t: int, vpb: float, n: float, intern: float, inflatie: float, r: Regio) -> None:
    """Close the year of one tak: cash, debt, balance; `intern` is what is left of the internal loan."""
    regel = x.b.lijnen
    vorm = r.uitgangspunten.definities.leningvorm
    beginkas, beginschuld = x.kas, x.schuld + (regel["interne_lening"][t - 1] if t else x.b.opening("interne_lening"))
    regel["rente_uitgaven"][t] = j.rente + n * j.tarief / 2
    regel["renteontvangsten"][t] = j.ontvangen
    regel["vennootschapsbelasting"][t] = vpb
    operationeel = x.b.som(Groep.ONTVANGST, t) - x.b.som(Groep.UITGAVE, t)
    aflossing = j.aflossing + regel["aflossing_intern"][t]
    x.kas += operationeel + regel["investeringssaldo"][t] + n - aflossing
    x.schuld += n - j.aflossing
    x.geborgd -= regel["aflossing_geborgd"][t]
    x.geborgd += 0.0 if x.niet_daeb else n
    x.nieuw.append(Lening(n, j.tarief, vorm, NOOIT if vorm is Leningvorm.FIXE else
                          r.uitgangspunten.definities.looptijd_nieuw))  # fmt: skip
    exploitatie = operationeel - sum(regel[u][t] for u in UITBREIDING)
    transformatie = sum(teken * regel[u][t] for u, teken in TRANSFORMATIE.items())
    totaal = regel["beleidswaarde"][t] + x.kas + x.b.opening("overige_activa") + (0.0 if x.niet_daeb else intern)
    schuld = x.schuld + (intern if x.niet_daeb else 0.0)
    uit = {
        "nieuwe_leningen": n, "nieuwe_leningen_geborgd": 0.0 if x.niet_daeb else n, "liquide_middelen": x.kas,
        "nieuwe_leningen_ongeborgd": n if x.niet_daeb else 0.0, "operationele_kasstroom": operationeel,
        "operationele_ontvangsten": x.b.som(Groep.ONTVANGST, t), "operationele_uitgaven": x.b.som(Groep.UITGAVE, t),
        "aflossing": aflossing, "mutatie_liquide_middelen": x.kas - beginkas, "schuld": schuld,
        "geborgde_schuld": x.geborgd, "interne_lening": intern if x.niet_daeb else 0.0, "balanstotaal": totaal,
        "eigen_vermogen": totaal - schuld - x.b.opening("overige_passiva"),
        "saldo_exploitatie": exploitatie, "saldo_transformatie": transformatie,
        "inflatie_schuld": inflatie * beginschuld,
        "saldo_instandhouding": exploitatie + transformatie + inflatie * beginschuld,
    }  # fmt: skip
    for naam, bedrag in uit.items():
        regel[naam][t] = bedrag


def _geheel(daeb: Lijnen, nd: Lijnen, klok: Klok, rente_intern: list[float]) -> Lijnen:
    """The takken together, without what the one pays the other or owes it."""
    namen = {*daeb, *nd}
    uit = {n: [daeb.get(n, [0.0] * JAREN)[t] + nd.get(n, [0.0] * JAREN)[t] for t in range(JAREN)] for n in namen}
    for t in range(JAREN):
        stand, aflossing = nd["interne_lening"][t], nd["aflossing_intern"][t]
        for n in ("rente_uitgaven", "renteontvangsten", "operationele_ontvangsten", "operationele_uitgaven"):
            uit[n][t] -= rente_intern[t]
        for n in ("aflossing", "aflossing_intern", "fva_interne_lening", "investeringssaldo"):
            uit[n][t] -= aflossing
        for n in ("schuld", "interne_lening", "balanstotaal"):
            uit[n][t] -= stand
        for n in ("saldo_instandhouding", "inflatie_schuld"):
            uit[n][t] -= klok.stijging("prijsinflatie", t) * (stand + aflossing)
        vhe = uit["bestaand"][t]
        huur = sum(x["huur_per_maand"][t] * x["bestaand"][t] for x in (daeb, nd) if "bestaand" in x)
        uit["huur_per_maand"][t] = huur / vhe if vhe else 0.0
    return uit


def orakel(r: Regio, nummer: int = 0) -> dict[str, Lijnen]:
    """All lines of one corporation: DAEB, niet-DAEB and geheel."""
    c, u = r.corporaties[nummer], r.uitgangspunten
    klok = Klok(u)
    laag1 = [p for p in c.projecten if p.laag in (None, Laag.INSTANDHOUDING)]
    takken: list[Rekening] = []
    for naam in TAKKEN:
        b = takbeeld(c, naam, klok, r, projecten(laag1, naam, klok, r))
        schuld = b.opening("schuld")
        oud = portefeuille(c, naam, b.geborgd, u.startjaar)
        takken.append(Rekening(b, oud, [], schuld, schuld * oud.deel_geborgd(), b.opening("liquide_middelen"),
                               naam == TAKKEN[1]))  # fmt: skip
    nd = takken[1].b.tak.snelstart
    intern = takken[1].b.opening("interne_lening")
    rente_pct = nd.rente if nd.rente_intern is None else nd.rente_intern
    verlies, over = c.fiscaal.verliezen or 0.0, c.fiscaal.rente_over or 0.0
    aftrek = (c.fiscaal.afschrijving or 0.0) + (c.fiscaal.correctie or 0.0)
    rente_intern = []
    for t in range(JAREN):
        aflossing_intern = min(nd.aflossing_intern or 0.0, intern)
        rente_intern.append((rente_pct or 0.0) * (intern - aflossing_intern / 2))
        intern -= aflossing_intern
        jaren = [_jaar(x, klok, t, rente_intern[t], aflossing_intern) for x in takken]

        nieuw, vpb, a = _los_op(jaren, takken, t, aftrek, verlies, over, u.fiscaal)
        verlies, over = a.verlies, a.over
        for x, j, n, v in zip(takken, jaren, nieuw, vpb, strict=True):
            _sluit(x, j, t, v, n, intern, klok.stijging("prijsinflatie", t), r)
    daeb, niet = takken[0].b.lijnen, takken[1].b.lijnen
    return {TAKKEN[0]: daeb, TAKKEN[1]: niet, "geheel": _geheel(daeb, niet, klok, rente_intern)}
