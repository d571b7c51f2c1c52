"""Every line of the scheme and the balance from a projection, one small function each.

Arrays are (jaar, tak, scenario, corporatie), in €; receipts and expenditures are both positive in their own line.
"""

from functools import partial
from typing import Final

import numpy as np

from xl_doorrekening.begrippen.regels import REGEL, REGELS, WONINGVERBETERING, Groep
from xl_doorrekening.begrippen.tijd import JAREN
from xl_doorrekening.kern.corporatiestapel import KASREGELS, WAARDE_INDEX, WAARDEN
from xl_doorrekening.kern.indexen import Bedragen
from xl_doorrekening.kern.stapel import teken
from xl_doorrekening.kern.uitkomst import Lijn, Uitkomst, takvoorop

INTERN: Final = {
    "rente_uitgaven": "rente_intern", "renteontvangsten": "rente_intern", "operationele_ontvangsten": "rente_intern",
    "operationele_uitgaven": "rente_intern", "aflossing": "aflossing_intern", "aflossing_intern": "aflossing_intern",
    "fva_interne_lening": "aflossing_intern", "investeringssaldo": "aflossing_intern", "schuld": "interne_lening",
    "interne_lening": "interne_lening", "balanstotaal": "interne_lening", "dekkingsschuld": "interne_lening",
    "saldo_instandhouding": "inflatie_intern", "inflatie_schuld": "inflatie_intern",
}  # fmt: skip

_DAEB: Bedragen = np.array([1.0, 0.0])[:, None, None]
_NIET_DAEB: Bedragen = np.array([0.0, 1.0])[:, None, None]
_TRANSFORMATIE = (
    "verkoop_bestaand_bezit", "sloopuitgaven", "nieuwbouw_huur", "desinvesteringen_overig", "externe_kosten_verkoop",
)  # fmt: skip


def _reeel(u: Uitkomst, naam: str) -> Bedragen:
    """A line of the laag instandhouding in the money of each year."""
    uit: Bedragen = takvoorop(u.stapel.bedragen[naam]) * u.index[REGEL[naam].index].T[:, None, :, None]
    return uit


def _kasregel(u: Uitkomst, naam: str) -> Bedragen:
    bedrag = _reeel(u, naam)
    return bedrag + takvoorop(u.extra.bedragen[naam]) if naam in u.extra.bedragen else bedrag


def _uit_basis(u: Uitkomst, naam: str) -> Bedragen:
    return u.basis[naam]


def huren(u: Uitkomst) -> Bedragen:
    los = u.extra.bedragen.get("huren")
    return u.basis["huren_basis"] if los is None else u.basis["huren_basis"] + takvoorop(los)


def operationele_kasstroom(u: Uitkomst) -> Bedragen:
    """After interest and tax."""
    b = u.basis
    return b["ebitda"] + b["renteontvangsten"] - b["rente_uitgaven"] - b["vennootschapsbelasting"]


def _totaal(u: Uitkomst, groep: Groep) -> Bedragen:
    uit: Bedragen = np.sum([u.reeks(r.naam) for r in REGELS if r.groep is groep], axis=0)
    return uit


def _waarde(u: Uitkomst, naam: str) -> Bedragen:
    """V·(1+w)·(1 − uit/vhe) + added; or the own forecast. Extra lagen roll on apart (rekenregels §5)."""
    st = u.stapel
    groei = 1 + u.pad[WAARDE_INDEX[naam].value].T[:, :, None]
    vhe = takvoorop(st.vhe[:-1])
    behoud = 1 - np.divide(takvoorop(st.uitstroom), vhe, out=np.zeros_like(vhe), where=vhe != 0)
    erbij = [(takvoorop(bedrag), u.index[i].T[:, :, None]) for i, bedrag in st.waarde[naam].items() if bedrag.any()]
    eigen = takvoorop(st.waarde_eigen[naam])
    vast = ~np.isnan(eigen)
    v: Bedragen = takvoorop(st.stand[naam])
    if vast.any():  # an own forecast is of the laag instandhouding: the other lagen take from it and add to it
        eigen = eigen * takvoorop(st.waarde_blijft) + _gebouwd(u, naam, groei, behoud)
    los = u.extra.waarde.get(naam)
    bij = None if los is None else takvoorop(los)
    extra: Bedragen = np.zeros(u.vorm[1:])
    uit = np.empty(u.vorm)
    for t in range(JAREN):
        v = v * groei[t] * behoud[t]
        for bedrag, index in erbij:
            v = v + bedrag[t] * index[t]
        if vast[t].any():
            v = np.where(vast[t], eigen[t], v)
        uit[t] = v
        if bij is not None:
            extra = extra * groei[t] + bij[t]
            uit[t] += extra
    return uit


def _gebouwd(u: Uitkomst, naam: str, groei: Bedragen, behoud: Bedragen) -> Bedragen:
    """Value that the lagen on top of instandhouding have added, rolled on."""
    delen = [takvoorop(b) * u.index[i].T[:, None, :, None] for i, b in u.stapel.waarde_opgave[naam].items()]
    bij: Bedragen = np.sum(delen, axis=0)
    uit = np.zeros(u.vorm)
    stand: Bedragen = np.zeros(u.vorm[1:])
    for t in range(JAREN):
        stand = uit[t] = stand * groei[t] * behoud[t] + bij[t]
    return uit


def _erbij(u: Uitkomst, naam: str) -> Bedragen | float:
    """A part of the extra laag, (jaar, tak, S, C)."""
    x = getattr(u.extra, naam)
    return 0.0 if x is None else takvoorop(x)


def _stand(u: Uitkomst, bij: str, af: str = "") -> Bedragen:
    """Sum over the years so far of one part of the extra laag minus another; without either one 0 that broadcasts."""
    if getattr(u.extra, bij) is None and (not af or getattr(u.extra, af) is None):
        return np.zeros((1, 1, 1, 1))
    uit: Bedragen = np.cumsum(np.zeros(u.vorm) + _erbij(u, bij) - (_erbij(u, af) if af else 0.0), axis=0)
    return uit


def nieuwe_leningen(u: Uitkomst) -> Bedragen:
    """Own new loans, and what was borrowed from another corporation."""
    return u.basis["nieuwe_leningen"] + _erbij(u, "leningen")


def schuld_mee(u: Uitkomst) -> Bedragen:
    """Loans that came along with dwellings (negative: went), at year end."""
    return _stand(u, "schuld_mee", "aflossing_mee")


def onderling_geleend(u: Uitkomst) -> Bedragen:
    """Owed to other corporations at year end."""
    return _stand(u, "leningen", "aflossing")


def vordering(u: Uitkomst) -> Bedragen:
    """Owed by other corporations at year end."""
    return _stand(u, "vordering")


def interne_lening(u: Uitkomst) -> Bedragen:
    """Owed by niet-DAEB to DAEB at year end."""
    stand = u.stapel.stand["interne_lening"][:, 1] - np.cumsum(u.stapel.aflossing_intern, axis=0)
    uit: Bedragen = stand[:, None, None, :] * _NIET_DAEB
    return uit


def rente_intern(u: Uitkomst) -> Bedragen:
    uit: Bedragen = u.stapel.rente_intern[:, None, None, :] * _NIET_DAEB
    return uit


def aflossing_intern(u: Uitkomst) -> Bedragen:
    uit: Bedragen = u.stapel.aflossing_intern[:, None, None, :] * _NIET_DAEB
    return uit


def fva_interne_lening(u: Uitkomst) -> Bedragen:
    uit: Bedragen = u.stapel.aflossing_intern[:, None, None, :] * _DAEB
    return uit


def externe_schuld(u: Uitkomst) -> Bedragen:
    st = u.stapel
    bestaand = st.stand["schuld"] - np.cumsum(st.aflossing_geborgd + st.aflossing_ongeborgd, axis=0)
    return takvoorop(bestaand) + u.basis["schuld_nieuw"] + schuld_mee(u) + onderling_geleend(u)


def schuld(u: Uitkomst) -> Bedragen:
    """Nominal, the internal loan included."""
    return u.reeks("externe_schuld") + u.reeks("interne_lening")


def dekkingsschuld(u: Uitkomst) -> Bedragen:
    """Market value of the loans: it keeps its opening proportion to the nominal debt."""
    opening, markt = u.stapel.stand["schuld"], u.stapel.stand["marktwaarde_leningen"]
    factor = np.divide(markt, opening, out=np.ones_like(opening), where=opening > 0)
    return u.reeks("externe_schuld") * takvoorop(factor) + u.reeks("interne_lening")


def geborgde_schuld(u: Uitkomst) -> Bedragen:
    """New loans are guaranteed in DAEB only."""
    st = u.stapel
    bestaand = st.stand["schuld"] * st.stand["deel_geborgd"] - np.cumsum(st.aflossing_geborgd, axis=0)
    uit: Bedragen = takvoorop(bestaand) + (u.basis["schuld_nieuw"] + schuld_mee(u)) * _DAEB
    return uit


def onderpand(u: Uitkomst) -> Bedragen:
    """Keeps its opening share of the marktwaarde."""
    markt = u.stapel.stand["marktwaarde"]
    aandeel = np.divide(u.stapel.stand["onderpand"], markt, out=np.ones_like(markt), where=markt > 0)
    return u.reeks("marktwaarde") * takvoorop(aandeel)


def balanstotaal(u: Uitkomst) -> Bedragen:
    """On beleidswaarde; DAEB also owns the internal loan, and who lends to another corporation that claim."""
    uit: Bedragen = (
        u.reeks("beleidswaarde")
        + (u.basis["liquide_middelen"] + takvoorop(u.stapel.stand["overige_activa"]))
        + vordering(u)
    )
    uit[:, 0] += u.reeks("interne_lening")[:, 1]
    return uit


def eigen_vermogen(u: Uitkomst) -> Bedragen:
    return u.reeks("balanstotaal") - u.reeks("schuld") - takvoorop(u.stapel.stand["overige_passiva"])


def vhe(u: Uitkomst) -> Bedragen:
    stand = takvoorop(u.stapel.vhe[1:])
    return stand if u.extra.vhe is None else stand + takvoorop(u.extra.vhe)


def bestaand(u: Uitkomst) -> Bedragen:
    return takvoorop(u.stapel.bestaand[1:])


def nieuwe_leningen_geborgd(u: Uitkomst) -> Bedragen:
    uit: Bedragen = u.basis["nieuwe_leningen"] * _DAEB
    return uit


def nieuwe_leningen_ongeborgd(u: Uitkomst) -> Bedragen:
    """Of niet-DAEB, and between corporations."""
    uit: Bedragen = u.basis["nieuwe_leningen"] * _NIET_DAEB + _erbij(u, "leningen")
    return uit


def aflossing_geborgd(u: Uitkomst) -> Bedragen:
    nieuw = u.basis["aflossing_nieuw"] + _erbij(u, "aflossing_mee")
    uit: Bedragen = takvoorop(u.stapel.aflossing_geborgd) + nieuw * _DAEB
    return uit


def aflossing_ongeborgd(u: Uitkomst) -> Bedragen:
    nieuw = u.basis["aflossing_nieuw"] + _erbij(u, "aflossing_mee")
    uit: Bedragen = takvoorop(u.stapel.aflossing_ongeborgd) + nieuw * _NIET_DAEB + _erbij(u, "aflossing")
    return uit


def aflossing(u: Uitkomst) -> Bedragen:
    return u.reeks("aflossing_geborgd") + u.reeks("aflossing_ongeborgd") + u.reeks("aflossing_intern")


def _begin(opening: Bedragen, stand: Bedragen) -> Bedragen:
    """Balance at the start of each year."""
    return np.concatenate([np.broadcast_to(opening, stand.shape[1:])[None], stand[:-1]])


def mutatie_liquide_middelen(u: Uitkomst) -> Bedragen:
    kas = u.basis["liquide_middelen"]
    return kas - _begin(takvoorop(u.stapel.stand["liquide_middelen"]), kas)


def _inflatie(u: Uitkomst) -> Bedragen:
    return u.pad["prijsinflatie"].T[:, None, :, None]


def _saldo(u: Uitkomst, namen: tuple[str, ...]) -> Bedragen:
    """Receipts minus expenditures of these lines of the laag instandhouding."""
    uit: Bedragen = np.sum([teken(naam) * _reeel(u, naam) for naam in namen], axis=0)
    return uit


def saldo_exploitatie(u: Uitkomst) -> Bedragen:
    return u.reeks("operationele_kasstroom") + _saldo(u, WONINGVERBETERING)


def saldo_transformatie(u: Uitkomst) -> Bedragen:
    return _saldo(u, _TRANSFORMATIE)


def inflatie_schuld(u: Uitkomst) -> Bedragen:
    """What inflation takes off the real value of the debt at the start of the year."""
    stand = u.stapel.stand
    return _inflatie(u) * _begin(takvoorop(stand["schuld"] + stand["interne_lening"]), u.reeks("schuld"))


def saldo_instandhouding(u: Uitkomst) -> Bedragen:
    """Saldo exploitatie + saldo transformatie + inflation × opening debt (rekenregels §7), laag instandhouding only."""
    return u.reeks("saldo_exploitatie") + u.reeks("saldo_transformatie") + u.reeks("inflatie_schuld")


def inflatie_intern(u: Uitkomst) -> Bedragen:
    """Inflation over the internal loan, which is no debt of geheel."""
    return _inflatie(u) * (u.reeks("interne_lening") + u.reeks("aflossing_intern"))


LIJNEN: Final[dict[str, Lijn]] = {
    **{naam: partial(_kasregel, naam=naam) for naam in KASREGELS},
    **{
        naam: partial(_uit_basis, naam=naam)
        for naam in (
            "liquide_middelen",
            "rente_uitgaven",
            "renteontvangsten",
            "vennootschapsbelasting",
            "investeringssaldo",
            "huur_per_maand",
        )
    },
    **{naam: partial(_waarde, naam=naam) for naam in WAARDEN},
    **{
        f.__name__: f
        for f in (
            huren,
            operationele_kasstroom,
            nieuwe_leningen,
            nieuwe_leningen_geborgd,
            nieuwe_leningen_ongeborgd,
            interne_lening,
            rente_intern,
            aflossing_intern,
            fva_interne_lening,
            externe_schuld,
            schuld,
            dekkingsschuld,
            geborgde_schuld,
            onderpand,
            balanstotaal,
            eigen_vermogen,
            vhe,
            bestaand,
            aflossing_geborgd,
            aflossing_ongeborgd,
            aflossing,
            mutatie_liquide_middelen,
            saldo_exploitatie,
            saldo_transformatie,
            inflatie_schuld,
            saldo_instandhouding,
            inflatie_intern,
        )
    },
    "operationele_ontvangsten": partial(_totaal, groep=Groep.ONTVANGST),
    "operationele_uitgaven": partial(_totaal, groep=Groep.UITGAVE),
}
"""Per name of a line, and of the few that only serve others."""
