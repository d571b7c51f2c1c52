"""The task of the example region: an NPA and a newer woondeal, agreements, and where the corporations work."""

from xl_doorrekening.begrippen.dpm import Janee, Soort
from xl_doorrekening.begrippen.opgave import Herkomst, Opgavetype, Toerekenregel
from xl_doorrekening.invoer.corporatie import Corporatie, Project
from xl_doorrekening.invoer.opgave import (
    Bezitrij,
    Capaciteit,
    Handmatig,
    Nieuwbouwbron,
    Opgave,
    Opgavekeuzes,
    Opgaveregel,
    Toerekening,
)

U, G = Opgavetype.UITBREIDING, Opgavetype.AARDGASVRIJ
N, W, L, A = Herkomst.NPA, Herkomst.WOONDEAL, Herkomst.LOKAAL, Herkomst.AMBITIE

_BEZIT: dict[str, tuple[tuple[str, int], ...]] = {
    "Stadswaard": (("Waardstad", 31_700),),
    "Veenrand Wonen": (("Oosterveen", 6_100), ("Turfdorp", 3_500)),
    "Woningstichting Lindehof": (("Lindeberg", 1_990),),
    "De Vlietlanden": (("Vlietmonde", 4_700), ("Plasdorp", 1_500)),
    "Havenkwartier": (("Waardstad", 4_200), ("Sluiskil", 7_700)),
    "Nieuwland Thuis": (("Nieuwland", 8_220),),
}
_CIJFERS = (
    ("Waardstad", U, N, 900), ("Waardstad", U, W, 960), ("Nieuwland", U, N, 700), ("Nieuwland", U, W, 780),
    ("Sluiskil", U, N, 260), ("Plasdorp", U, N, 140), ("Vlietmonde", U, N, 60), ("Lindeberg", U, N, 60),
    ("Oosterveen", U, N, 40), ("Waardstad", U, L, 800), ("Nieuwland", U, L, 650), ("Lindeberg", U, L, 36),
    ("Lindeberg", U, A, 20), ("Waardstad", G, N, 1_500), ("Sluiskil", G, N, 400), ("Nieuwland", G, N, 300),
)  # fmt: skip


def _regel(gemeente: str, type_: Opgavetype, herkomst: Herkomst, aantal: int, startjaar: int) -> Opgaveregel:
    """Green tasks run from the third year on; the rest over all policy-rich years."""
    toelichting = "Dorpsraad wil ook woningen voor starters" if herkomst is A else None
    van = startjaar + 2 if type_ is G else startjaar + 1
    return Opgaveregel(
        gemeente=gemeente, type=type_, herkomst=herkomst, aantal=aantal, van=van, tot=startjaar + 9,
        toelichting=toelichting,
    )  # fmt: skip


def opgave(startjaar: int) -> Opgave:
    return Opgave(
        keuzes=Opgavekeuzes(
            npa_jaar=startjaar - 2, woondeal_jaar=startjaar - 1, nieuwbouw_volgens=Nieuwbouwbron.WOONDEAL,
            verschil="Woondeal is van na de NPA en telt het plan Spoorzone en de tweede fase Polderrand mee",
            groei="Groei in Waardstad en Nieuwland; het veengebied blijft gelijk",
            verduurzaming="Aardgasvrij volgt de warmtevisies vanaf het derde jaar; EFG-labels zitten in de instandhouding",
            huurbeleid="Ieder het eigen beleid; het regionale pad geldt voor allen",
            individueel="Niet betrokken in deze ronde", ambities="Lindeberg: twintig starterswoningen extra",
        ),
        regels=tuple(_regel(*x, startjaar) for x in _CIJFERS),
        toerekening=Opgave().toerekening
        | {
            U.value: Toerekening(regel=Toerekenregel.BEZIT, toelichting="Naar bezit in de gemeente"),
            G.value: Toerekening(regel=Toerekenregel.BEZIT, toelichting="Warmtenet raakt alle bezit gelijk"),
        },
        handmatig=tuple(
            Handmatig(corporatie=naam, gemeente="Waardstad", type=U, jaren=(0.0,) * 5 + (aantal,) + (0.0,) * 4,
                      toelichting="Locatie Kadeplein gaat over naar Havenkwartier")
            for naam, aantal in (("Stadswaard", -30.0), ("Havenkwartier", 30.0))
        ),
    )  # fmt: skip


def met_bezit(c: Corporatie) -> Corporatie:
    """Where it works, what it can carry, and which part of the NPA its projects serve."""
    capaciteit = {}
    if c.naam == "De Vlietlanden":
        capaciteit[G.value] = Capaciteit(geen_capaciteit=Janee.JA, toelichting="Eerst de inhaalslag hoogbouw")
    if c.naam == "Woningstichting Lindehof":
        capaciteit[U.value] = Capaciteit(maximum=70, toelichting="Kleine organisatie")
    bezit = tuple(Bezitrij(gemeente=g, woningen=n) for g, n in _BEZIT[c.naam])
    return c.model_copy(
        update={"bezit": bezit, "capaciteit": capaciteit, "projecten": tuple(_project(p) for p in c.projecten)}
    )


def _project(p: Project) -> Project:
    if p.soort is Soort.VERDUURZAMING:
        return p.model_copy(update={"opgave": G})
    if p.naam == "Flexwijk Oost":
        return p.model_copy(update={"prioriteit": 8})
    return p
