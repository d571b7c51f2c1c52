"""Checks on the regional task (stap 3): its rows, sources, rent policy, and what it needs of key figures and stock."""

from collections import defaultdict
from collections.abc import Iterator

import numpy as np

from xl_doorrekening.begrippen.dpm import BOUW, Huurbeleid
from xl_doorrekening.begrippen.opgave import SOORT_BIJ, Herkomst, Opgavetype
from xl_doorrekening.begrippen.schrijfwijze import nl
from xl_doorrekening.begrippen.tijd import BELEIDSRIJK
from xl_doorrekening.controle.melding import Melding, Pad
from xl_doorrekening.invoer.kengetallen import projectkengetal, sleutel
from xl_doorrekening.invoer.opgave import Nieuwbouwbron, Opgaveregel
from xl_doorrekening.invoer.regio import Regio
from xl_doorrekening.kern.projecttabel import TYPEN
from xl_doorrekening.opgave.regionaal import Aantallen, Regionaal, herken, jaaraantallen
from xl_doorrekening.opgave.toerekening import gemeenten_van, regionaal

OP = ("opgave",)


def controleer(regio: Regio) -> Iterator[Melding]:
    r = regionaal(regio)
    for i, x in enumerate(regio.opgave.regels):
        yield from _regel(regio, x, (*OP, "regels", i))
    yield from _dubbel(regio)
    yield from _woondeal(regio, r)
    yield from _huur(regio)
    yield from _bezit(regio, r)
    yield from _kengetallen(regio, r)


def _regel(regio: Regio, x: Opgaveregel, pad: Pad) -> Iterator[Melding]:
    start = regio.uitgangspunten.startjaar
    laatste = start + BELEIDSRIJK - 1
    naam = f"opgave “{x.gemeente or int(pad[-1]) + 1}”"
    for veld, wat in (("gemeente", "gemeente"), ("type", "type opgave")):
        if getattr(x, veld) is None:
            yield Melding(
                "ontbreekt",
                "",
                (*pad, veld),
                f"{naam}: {wat} is leeg",
                "een ingevuld vak",
                "vul aan; tot dan telt de regel niet mee",
            )
    if x.aantal is None and not x.per_jaar:
        yield Melding(
            "ontbreekt",
            "",
            (*pad, "aantal"),
            f"{naam}: geen aantal",
            "een totaal, of aantallen per jaar",
            "vul aan; tot dan telt de regel niet mee",
        )
    van, tot = x.van or start, x.tot or laatste
    if tot < van:
        yield Melding(
            "opgave",
            "",
            (*pad, "tot"),
            f"{naam}: tot en met {tot}, vóór {van}",
            f"{van} of later",
            "verbeter een van de jaren",
        )
    elif (van < start or tot > laatste) and not x.per_jaar:
        veld = "van" if van < start else "tot"
        binnen = int(jaaraantallen(x, start).sum())
        yield Melding(
            "buiten",
            "",
            (*pad, veld),
            f"{naam}: periode {van}–{tot}, waarvan {nl(binnen)} woningen binnen de beleidsrijke jaren",
            f"{start} tot en met {laatste}",
            "beperk de periode en het aantal; wat erbuiten valt telt niet mee",
        )
    heel = [x.aantal or 0.0] if not x.per_jaar else [j or 0.0 for j in x.jaren]
    if any(w % 1 for w in heel):
        yield Melding(
            "heel",
            "",
            (*pad, "jaren", next(i for i, w in enumerate(heel) if w % 1)) if x.per_jaar else (*pad, "aantal"),
            f"{naam}: {nl(next(w for w in heel if w % 1), 1)} woningen",
            "hele woningen",
            "rond af; nu is afgerond",
        )
    if x.type is not None and x.herkomst is not None and not _past(x.type, x.herkomst):
        yield Melding(
            "herkomst",
            "",
            (*pad, "herkomst"),
            f"{naam}: {x.herkomst.value} bij {x.type.value}",
            "woondeal bij uitbreidingsnieuwbouw, gedeeld beeld bij sloop en verkoop",
            "kies een herkomst die past; nu telt de regel niet mee",
        )
    if x.herkomst is Herkomst.AMBITIE and not (x.toelichting or regio.opgave.keuzes.ambities):
        yield Melding(
            "leg_uit",
            "",
            (*pad, "toelichting"),
            f"{naam}: ambitie boven de NPA zonder toelichting",
            "een toelichting bij elke afwijking van de NPA",
            "leg uit waarom de regio meer wil",
        )


def _dubbel(regio: Regio) -> Iterator[Melding]:
    """The same source, type and gemeente twice for the same years."""
    start = regio.uitgangspunten.startjaar
    gezien: dict[tuple[object, ...], list[Aantallen]] = defaultdict(list)
    for i, x in enumerate(regio.opgave.regels):
        sleutel = (herken(x.gemeente or ""), x.type, x.herkomst or Herkomst.NPA)
        aantallen = jaaraantallen(x, start)
        if x.type is not None and any(((aantallen > 0) & (y > 0)).any() for y in gezien[sleutel]):
            yield Melding(
                "dubbel_project",
                "",
                (*OP, "regels", i, "gemeente"),
                f"{x.type.value} in {x.gemeente} staat er vaker met dezelfde herkomst en jaren",
                "één cijfer per bron, gemeente, type en jaar",
                "laat er een weg, of voeg ze samen; nu tellen zij op",
            )
        gezien[sleutel].append(aantallen)


def _past(type_: Opgavetype, herkomst: Herkomst) -> bool:
    if herkomst is Herkomst.WOONDEAL:
        return type_ is Opgavetype.UITBREIDING
    return herkomst is not Herkomst.BEELD or type_ in (Opgavetype.SLOOP, Opgavetype.VERKOOP)


def _woondeal(regio: Regio, r: Regionaal) -> Iterator[Melding]:
    """The woondeal may replace the NPA when it is newer, and a difference is explained (Handreiking stap 3)."""
    k = regio.opgave.keuzes
    if k.nieuwbouw_volgens is not Nieuwbouwbron.WOONDEAL:
        return
    i = TYPEN.index(Opgavetype.UITBREIDING)
    hier = r.per_herkomst[Herkomst.WOONDEAL][i].any(-1)  # the gemeenten in which the woondeal replaces the NPA
    npa, deal = (int(r.per_herkomst[h][i, hier].sum()) for h in (Herkomst.NPA, Herkomst.WOONDEAL))
    if k.npa_jaar is None or k.woondeal_jaar is None:
        veld = "npa_jaar" if k.npa_jaar is None else "woondeal_jaar"
        yield Melding(
            "ontbreekt",
            "",
            (*OP, "keuzes", veld),
            "woondeal gekozen, maar een jaar van vaststelling is leeg",
            "beide jaren",
            "vul in: de woondeal mag alleen als die recenter is",
        )
    elif k.woondeal_jaar < k.npa_jaar:
        yield Melding(
            "woondeal",
            "",
            (*OP, "keuzes", "woondeal_jaar"),
            f"de woondeal ({k.woondeal_jaar}) is ouder dan de NPA ({k.npa_jaar})",
            "een woondeal die de nieuwste NPA bevat",
            "kies NPA, of vul de nieuwste woondeal in",
        )
    if deal == 0:
        yield Melding(
            "woondeal",
            "",
            (*OP, "keuzes", "nieuwbouw_volgens"),
            "nieuwbouw volgens de woondeal, zonder cijfers",
            "regels met herkomst woondeal",
            "vul de woondeal in of kies NPA",
        )
    elif deal != npa and not k.verschil:
        yield Melding(
            "leg_uit",
            "",
            (*OP, "keuzes", "verschil"),
            f"woondeal {nl(deal)} en NPA {nl(npa)} woningen zonder toelichting",
            "een toelichting op het verschil",
            "duid het verschil met de NPA",
        )


def _huur(regio: Regio) -> Iterator[Melding]:
    for tak, a in regio.opgave.huur.items():
        if a.benutting is not None and any(x is None for x in regio.uitgangspunten.huursomplafond):
            yield Melding(
                "plafond",
                "",
                (*OP, "huur", tak, "benutting"),
                "benutting van een maximum dat niet elk jaar bekend is",
                "het wettelijk maximum in elk jaar",
                "vul het op Uitgangspunten in; nu geldt daar het pad",
            )
        if a.beleid is Huurbeleid.STREEF and a.streefhuur is None:
            zonder = [c.naam for c in regio.corporaties if tak in c.takken and c.tak(tak).huurbeleid.streefhuur is None]
            if zonder:
                yield Melding(
                    "ontbreekt",
                    "",
                    (*OP, "huur", tak, "streefhuur"),
                    f"streefhuurbeleid {tak} zonder streefhuur van {', '.join(zonder)}",
                    "een gezamenlijke streefhuur, of die van elke corporatie",
                    "vul een van beide in",
                )


def _bezit(regio: Regio, r: Regionaal) -> Iterator[Melding]:
    """A task that improves, demolishes or sells more dwellings than there are in a gemeente."""
    bezit = np.zeros(len(r.gemeenten))
    bekend = np.zeros(len(r.gemeenten), dtype=bool)
    for c in regio.corporaties:
        for b in c.bezit:
            if (g := r.plek(b.gemeente)) is not None and b.woningen is not None:
                bezit[g] += b.woningen
                bekend[g] = True
    zonder_tabel = {herken(x) for c in regio.corporaties if not c.bezit for x in gemeenten_van(c)}
    for i, x in enumerate(regio.opgave.regels):
        g = r.plek(x.gemeente)
        if (
            g is None
            or x.type in (None, Opgavetype.UITBREIDING)
            or not bekend[g]
            or herken(r.gemeenten[g]) in zonder_tabel
        ):
            continue
        assert x.type is not None
        opgave = int(r.opgave[TYPEN.index(x.type), g].sum())
        if opgave > bezit[g]:
            yield Melding(
                "bezit",
                "",
                (*OP, "regels", i, "aantal"),
                f"{x.type.value} in {x.gemeente}: {nl(opgave)} woningen",
                f"ten hoogste {nl(float(bezit[g]))}, het bezit van de corporaties daar",
                "verlaag de opgave of verbeter het bezit per gemeente (blok 8a)",
            )


def _kengetallen(regio: Regio, r: Regionaal) -> Iterator[Melding]:
    """What is allotted without a plan is costed with key figures."""
    k = regio.opgave.keuzes
    for t, type_ in enumerate(TYPEN):
        if type_ is Opgavetype.VERKOOP or not r.opgave[t].any():
            continue
        soort = SOORT_BIJ[type_].value
        kengetal = projectkengetal(regio.kengetallen, soort, k.woningtype.value, type_.value)
        velden = ["kosten"]
        if SOORT_BIJ[type_] in BOUW:
            velden += ["huur", "onderhoud", "overige_lasten", "beleidswaarde", "marktwaarde"]
        weg = [v for v in velden if getattr(kengetal, v) is None]
        if weg:
            sl = sleutel(soort, k.woningtype.value)
            yield Melding(
                "kengetal",
                "",
                ("kengetallen", "projecten", sl, weg[0]),
                f"opgave {type_.value}: kengetal {', '.join(w.replace('_', ' ') for w in weg)} onbekend",
                "een kengetal voor wat nog zonder plan is",
                "vul het kengetal in",
            )
