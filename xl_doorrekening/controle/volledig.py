"""What is still missing: needed figures, key figures, and explanations (pas toe of leg uit)."""

from collections.abc import Iterator

from xl_doorrekening.begrippen.regels import INVOERREGELS, Leeg
from xl_doorrekening.begrippen.tijd import TAKKEN
from xl_doorrekening.controle.melding import Melding
from xl_doorrekening.invoer.corporatie import Corporatie, Regelinvoer, Snelstart, Tak
from xl_doorrekening.invoer.regio import Regio
from xl_doorrekening.invoer.veld import velden
from xl_doorrekening.kern.exploitatie import gekozen_bron


def controleer(c: Corporatie, regio: Regio) -> Iterator[Melding]:
    gevuld = [naam for naam in TAKKEN if c.tak(naam) != Tak()]
    if not gevuld:
        yield Melding(
            "ontbreekt",
            c.id,
            ("takken", TAKKEN[0], "snelstart", "vhe"),
            "het tabblad is nog leeg",
            "ten minste de Snelstart",
            "vul blok 2 in",
        )
    for tak in gevuld:
        yield from _tak(c, tak, c.tak(tak), regio)


def _tak(c: Corporatie, tak: str, t: Tak, regio: Regio) -> Iterator[Melding]:
    for naam, v in velden(Snelstart):
        if v.nodig and getattr(t.snelstart, naam) is None and not _vervangen(c, tak, t, naam):
            yield Melding(
                "ontbreekt",
                c.id,
                ("takken", tak, "snelstart", naam),
                f"{v.label} ({tak}): leeg",
                v.toegestaan,
                "vul in; zonder dit cijfer is een deel van de uitkomst niet te berekenen",
            )
    for naam in ("mutatiegraad", "huurderving"):
        if getattr(t.huurbeleid, naam) is None and getattr(regio.kengetallen, naam) is None and not _eigen_huren(t):
            yield Melding(
                "kengetal",
                c.id,
                ("takken", tak, "huurbeleid", naam),
                f"{naam} ({tak}): leeg en geen kengetal",
                "een percentage",
                "vul hier of op tabblad Kengetallen in",
            )
    for r in INVOERREGELS:
        if r.dpm and not regio.uitgangspunten.dpm_telt.get(r.dpm, True):
            continue
        invoer = t.regels.get(r.naam, Regelinvoer())
        bron = gekozen_bron(r, invoer, t)
        pad = ("takken", tak, "regels", r.naam)
        if bron is None and r.leeg is Leeg.KENGETAL:
            k = regio.kengetallen.regels.get(r.naam)
            if k is None or (k.daeb is None and (tak == TAKKEN[0] or k.niet_daeb is None)):
                yield Melding(
                    "kengetal",
                    c.id,
                    (*pad, "jaren", 0),
                    f"{r.label} ({tak}): leeg en geen kengetal",
                    "een eigen begroting, snelstart of kengetal",
                    "vul een bedrag in (0 mag), of het kengetal op tabblad Kengetallen",
                )
        k = regio.kengetallen.regels.get(r.naam)
        bekend = k is not None and (k.daeb is not None or (tak != TAKKEN[0] and k.niet_daeb is not None))
        if r.dpm and bron is not None and bekend and not invoer.toelichting:
            yield Melding(
                "leg_uit",
                c.id,
                (*pad, "toelichting"),
                f"{r.label} ({tak}): {bron.value} in plaats van het kengetal, zonder toelichting",
                "een toelichting",
                "leg uit waarom het kengetal niet past",
            )


def _eigen_huren(t: Tak) -> bool:
    return "huren" in t.regels and t.regels["huren"].gevuld


def _vervangen(c: Corporatie, tak: str, t: Tak, naam: str) -> bool:
    """Whether other input makes this opening figure unnecessary."""
    if naam == "rente":
        return (
            t.snelstart.schuld == 0
            or "rente_bestaand" in t.leningen
            or any((x.tak or TAKKEN[0]) == tak for x in c.leningen)
        )
    if naam == "huur":
        return _eigen_huren(t)
    return False
