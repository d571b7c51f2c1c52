"""Results of tabs Opgave and Toerekening: what the task comes to, and who does what."""

import numpy as np

from xl_doorrekening.begrippen.dpm import Laag
from xl_doorrekening.begrippen.opgave import GROEI, Herkomst, Opgavetype
from xl_doorrekening.begrippen.tijd import BELEIDSRIJK, JAREN
from xl_doorrekening.doorrekenen import Doorrekening
from xl_doorrekening.invoer.regio import Regio
from xl_doorrekening.kern.indexen import Bedragen
from xl_doorrekening.kern.projecten import INVESTERINGEN, KANAAL, stromen_per_project
from xl_doorrekening.kern.projecttabel import TYPEN
from xl_doorrekening.kern.stapel import alle_projecten
from xl_doorrekening.opgave.plannen import aanvulling
from xl_doorrekening.opgave.regionaal import Regionaal, voorraadontwikkeling
from xl_doorrekening.opgave.toerekening import Toegerekend, regionaal
from xl_doorrekening.werkboek.indeling import opgave, toerekening
from xl_doorrekening.werkboek.schrijven.rijen import NAAM, Blokken, Cellen, jaren, leeg, lijst, of_leeg, zet_rij
from xl_doorrekening.werkboek.schrijven.waarden import Waarde


def _vijftien(reeks: Bedragen) -> Bedragen:
    """A series over the policy-rich years, with zeros after them."""
    return np.concatenate([reeks, np.zeros(JAREN - BELEIDSRIJK)])


def opgavecellen(d: Doorrekening) -> Blokken:
    """Tab Opgave."""
    uit = leeg(opgave.blad(d.regio.uitgangspunten.startjaar))
    toegerekend = d.haalbaarheid.toegerekend if d.haalbaarheid else None
    r = toegerekend.regionaal if toegerekend else regionaal(d.regio)
    for i, type_ in enumerate(TYPEN):
        zet_rij(uit["opgave_herkomsten"], type_.value, _herkomsten(r, toegerekend, i, slice(None)))
        per_jaar = r.opgave[i].sum(0)
        zet_rij(uit["opgave_jaren"], type_.value, {"totaal": float(per_jaar.sum()), **jaren(_vijftien(per_jaar))})
    uit["opgave_groei"] |= _groei(d, r)
    for blok, rijen, aantal in (
        ("opgave_gemeenten", _per_gemeente(r, toegerekend), opgave.GEMEENTEN),
        ("opgave_individueel", _individueel(d), opgave.INDIVIDUEEL),
    ):
        uit[blok] |= {(str(i + 1), NAAM): None for i in range(aantal)}
        for n, rij in enumerate(rijen[:aantal]):
            zet_rij(uit[blok], str(n + 1), rij)
    return uit


def _per_gemeente(r: Regionaal, toegerekend: Toegerekend | None) -> list[dict[str, Waarde]]:
    """Every gemeente and type of which some source has a figure."""
    return [
        {NAAM: gemeente, "type": type_.value, **_herkomsten(r, toegerekend, i, g)}
        for g, gemeente in enumerate(r.gemeenten)
        for i, type_ in enumerate(TYPEN)
        if any(x[i, g].any() for x in r.per_herkomst.values())
    ]


def _individueel(d: Doorrekening) -> list[dict[str, Waarde]]:
    """The individual tasks of the corporations, whether they take part or not."""
    u, tabel = d.regio.uitgangspunten, alle_projecten(d.regio)
    t = tabel.kies(tabel.in_laag([Laag.INDIVIDUEEL]))
    per_project = stromen_per_project(t, u.definities, u.startjaar)
    investering = per_project[[KANAAL[x] for x in INVESTERINGEN]].sum((0, 2))
    mee = bool(u.definities.individueel_mee) & ~t.beleidsarm(u.startjaar)
    plek = np.argsort(op_naam(d.regio))
    return [
        {
            NAAM: d.regio.corporaties[int(t.corporatie[i])].naam, "mee": "ja" if mee[i] else "nee",
            "project": t.projecten[i].naam, "aantal": float(t.aantal[i]), "oplevering": int(t.oplevering[i]),
            "investering": of_leeg(float(investering[i])),
        }
        for i in sorted(range(len(t)), key=lambda i: (plek[t.corporatie[i]], i))
    ]  # fmt: skip


def _herkomsten(r: Regionaal, toegerekend: Toegerekend | None, i: int, g: int | slice) -> dict[str, Waarde]:
    """The sources of a type beside each other, of one gemeente or of all."""
    per = {h: float(r.per_herkomst[h][i, g].sum()) for h in Herkomst}
    geldt = float(r.opgave[i, g].sum())
    uit: dict[str, Waarde] = {
        "npa": per[Herkomst.NPA], "woondeal": per[Herkomst.WOONDEAL], "beeld": per[Herkomst.BEELD],
        "ambitie": per[Herkomst.AMBITIE], "geldt": geldt, "verschil": geldt - per[Herkomst.NPA],
        "lokaal": per[Herkomst.LOKAAL],
        "deel": per[Herkomst.LOKAAL] / geldt if geldt else None,
    }  # fmt: skip
    if toegerekend is not None:
        plannen = float(toegerekend.plannen[i, g].sum())
        uit |= {"plannen": plannen, "plandeel": plannen / geldt if geldt else None}
    return uit


def _groei(d: Doorrekening, r: Regionaal) -> Cellen:
    """Stock of the region with the task, and with what upkeep itself adds and takes away."""
    vhe = d.uitkomst.stapel.vhe.sum((1, 2))
    delen = {x: _vijftien(r.opgave[TYPEN.index(x)].sum(0).astype(float)) for x in GROEI}
    uitbreiding, sloop, verkoop = delen.values()
    v = voorraadontwikkeling(float(vhe[0]), uitbreiding, sloop, verkoop, np.diff(vhe))
    uit: Cellen = {}
    zet_rij(uit, "begin", jaren(np.concatenate([[v.begin], v.stand[:-1]])))
    for x in GROEI:
        zet_rij(uit, x.value, jaren(delen[x]))
    zet_rij(uit, "overig", jaren(v.overig))
    zet_rij(uit, "eind", jaren(v.stand))
    return uit


def toerekencellen(d: Doorrekening) -> Blokken:
    """Tab Toerekening; blank when the region entered no task."""
    uit = leeg(toerekening.blad(d.regio.uitgangspunten.startjaar))
    for blok, aantal in (
        ("toerekening_corporaties", toerekening.CORPORATIES),
        ("toerekening_lijst", toerekening.LIJST),
    ):
        uit[blok] |= {(str(i + 1), NAAM): None for i in range(aantal)}
    t = d.haalbaarheid.toegerekend if d.haalbaarheid else None
    if t is None:
        return uit
    zonder = aanvulling(t)
    for i, type_ in enumerate(TYPEN):
        zet_rij(uit["toerekening_types"], type_.value, {
            "regel": d.regio.opgave.regel(type_).value, "opgave": float(t.regionaal.opgave[i].sum()),
            "toegerekend": float(t.aantal[i].sum()), "rest": float(t.niet_geplaatst[i].sum()),
            "te_veel": float(t.te_veel[i].sum()),
            "plannen": float(t.plannen[i].sum()), "zonder": float(zonder[i].sum()),
            "meer": float(np.maximum(t.plannen[i].sum(-1) - t.aantal[i].sum(-1), 0.0).sum()),
        })  # fmt: skip
    for n, c in enumerate(op_naam(d.regio)[: toerekening.CORPORATIES]):
        rij: dict[str, Waarde] = {NAAM: d.regio.corporaties[c].naam}
        for i in range(len(Opgavetype)):
            rij[f"toegerekend_{i}"] = float(t.aantal[i, :, c].sum())
            rij[f"plannen_{i}"] = float(t.plannen[i, :, c].sum())
        zet_rij(uit["toerekening_corporaties"], str(n + 1), rij)
    uit["toerekening_lijst"] |= _lijst(d.regio, t)
    return uit


def op_naam(regio: Regio) -> list[int]:
    """Numbers of the corporations by name: a list does not follow the order of the tabs."""
    return sorted(range(len(regio.corporaties)), key=lambda c: regio.corporaties[c].naam.casefold())


def _lijst(regio: Regio, t: Toegerekend) -> Cellen:
    """Who does what, where and when; what no one does comes last of its gemeente and type."""
    rijen: list[dict[str, Waarde]] = []
    wie = op_naam(regio)
    for g, gemeente in enumerate(t.regionaal.gemeenten):
        for i, type_ in enumerate(TYPEN):
            for c in wie:
                aantal, plannen = t.aantal[i, g, c], float(t.plannen[i, g, c].sum())
                if aantal.any() or plannen:
                    rijen.append({
                        NAAM: gemeente, "type": type_.value, "corporatie": regio.corporaties[c].naam,
                        "toegerekend": float(aantal.sum()), "plannen": plannen,
                        "verschil": plannen - float(aantal.sum()), **jaren(aantal),
                    })  # fmt: skip
            rest = t.saldo[i, g]
            if rest.any():
                wat = "niet geplaatst" if rest.sum() > 0 else "te veel" if rest.sum() < 0 else "verschoven in de tijd"
                rijen.append({NAAM: gemeente, "type": type_.value, "corporatie": wat,
                              "toegerekend": float(rest.sum()), **jaren(rest)})  # fmt: skip
    return lijst(rijen, toerekening.LIJST)
