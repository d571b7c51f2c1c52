"""Six corporations of different kinds, each from a short profile per dwelling."""

from dataclasses import dataclass, field

from xl_doorrekening.begrippen.dpm import (
    DPMPOSTEN,
    Hardheid,
    Huurbeleid,
    Janee,
    Laag,
    Leningvorm,
    Regelbron,
    Soort,
    Taknaam,
    Woningtype,
    Zwaarte,
)
from xl_doorrekening.begrippen.tijd import JAREN, TAKKEN
from xl_doorrekening.invoer.corporatie import (
    Algemeen,
    Corporatie,
    Dpmkeuze,
    Fiscaalcorporatie,
    Huurbeleidtak,
    Lening,
    Nulmetingrij,
    Project,
    Regelinvoer,
    Snelstart,
    Tak,
)
from xl_doorrekening.invoer.standaard import corporatie_id

_BRON = "Verzonnen; bandbreedtes uit gepubliceerde jaarverslagen (docs/voorbeeldregio.md)"


@dataclass(frozen=True, slots=True)
class Takprofiel:
    """One tak per dwelling: € and fractions."""

    vhe: int
    huur: float
    schuld: float
    rente: float
    beleidswaarde: float
    marktwaarde: float
    woz: float
    looptijd: int = 24
    liquide: float = 350.0
    personeel: float | None = None
    onderhoud: float | None = None
    overig: float | None = None
    leefbaarheid: float | None = None
    vergoedingen: float = 420.0
    mutatiegraad: float = 0.07
    derving: float = 0.013
    streefhuur: float | None = None
    iah: bool = False
    interne_lening: float = 0.0


@dataclass(frozen=True, slots=True)
class Profiel:
    naam: str
    l_nummer: str
    gemeenten: str
    kenmerk: str
    daeb: Takprofiel
    niet_daeb: Takprofiel | None
    labels: tuple[float, ...]
    """Shares of A++…A together, B, C, D, E, F, G; the rest has no label."""
    projecten: tuple[Project, ...] = ()
    toelichting: str = ""
    """Explains own figures for upkeep and liveability."""
    afschrijving: float = 620.0
    """Fiscal, per dwelling."""
    wensen: dict[str, str] = field(default_factory=dict)


def _kort(bedrag: float) -> float:
    """To whole thousands, as on the sheet."""
    return round(bedrag / 1000) * 1000.0


def _tak(p: Takprofiel, toelichting: str) -> Tak:
    def totaal(per_vhe: float | None) -> float | None:
        return None if per_vhe is None else _kort(per_vhe * p.vhe)

    s = Snelstart(
        vhe=p.vhe, huur=p.huur, vergoedingen=totaal(p.vergoedingen), overige_bedrijfsontvangsten=totaal(45), personeelsuitgaven=totaal(p.personeel),
        onderhoudsuitgaven=totaal(p.onderhoud), overige_bedrijfsuitgaven=totaal(p.overig), sectorspecifieke_heffing=totaal(22),
        leefbaarheid=totaal(p.leefbaarheid), schuld=totaal(p.schuld), rente=p.rente, looptijd=p.looptijd, beleidswaarde=totaal(p.beleidswaarde),
        marktwaarde=totaal(p.marktwaarde), woz_waarde=totaal(p.woz), liquide_middelen=totaal(p.liquide), minimum_liquiditeit=totaal(200),
        overige_activa=totaal(650), overige_passiva=totaal(800), interne_lening=totaal(p.interne_lening) if p.interne_lening else None,
        rente_intern=0.032 if p.interne_lening else None, aflossing_intern=totaal(p.interne_lening / 20) if p.interne_lening else None,
    )  # fmt: skip
    hb = Huurbeleidtak(
        beleid=Huurbeleid.STREEF if p.streefhuur else Huurbeleid.CONTRACT, streefhuur=p.streefhuur, mutatiegraad=p.mutatiegraad,
        huurderving=p.derving, iah=Janee.JA if p.iah else Janee.NEE, ingangsmaand=7,
    )  # fmt: skip
    regels = {
        naam: Regelinvoer(toelichting=toelichting)
        for naam, eigen in (("onderhoudsuitgaven", p.onderhoud), ("leefbaarheid", p.leefbaarheid)) if eigen is not None
    }  # fmt: skip
    return Tak(snelstart=s, huurbeleid=hb, regels=regels)


def _nulmeting(p: Profiel) -> dict[str, Nulmetingrij]:
    namen = ("label_a", "label_b", "label_c", "label_d", "label_e", "label_f", "label_g")
    uit: dict[str, Nulmetingrij] = {}
    rest_d, rest_n = float(p.daeb.vhe), float(p.niet_daeb.vhe if p.niet_daeb else 0)
    for naam, deel in zip(namen, p.labels, strict=True):
        d = round(deel * p.daeb.vhe)
        n = round(deel * p.niet_daeb.vhe) if p.niet_daeb else 0
        rest_d, rest_n = rest_d - d, rest_n - n
        zwaar = naam in ("label_e", "label_f", "label_g")
        uit[naam] = Nulmetingrij(
            daeb=d,
            niet_daeb=n if p.niet_daeb else None,
            telt=Janee.JA,
            zwaarte=Zwaarte.ZWAAR if zwaar else Zwaarte.LICHT,
        )
    uit["label_onbekend"] = Nulmetingrij(daeb=rest_d, niet_daeb=rest_n if p.niet_daeb else None, telt=Janee.NEE,
                                         toelichting="garages, bergingen en bedrijfsruimten")  # fmt: skip
    slecht = sum(p.labels[4:])
    uit["kwh_m2"] = Nulmetingrij(daeb=round(110 + 260 * slecht), telt=Janee.JA, zwaarte=Zwaarte.MIDDEN)
    uit["achterstallig_onderhoud"] = Nulmetingrij(
        daeb=round(slecht * p.daeb.vhe / 6), telt=Janee.JA, zwaarte=Zwaarte.ZWAAR
    )
    uit["vocht_schimmel"] = Nulmetingrij(daeb=round(slecht * p.daeb.vhe / 3), telt=Janee.JA, zwaarte=Zwaarte.MIDDEN)
    return uit


def _dpm(p: Profiel) -> dict[str, Dpmkeuze]:
    wel = {
        "onderhoud": "Planmatig, reparatie, mutatie en contracten", "leefbaarheid": "Wijkbeheer en buurtbudget",
        "wettelijk": "E-, F- en G-labels naar minimaal D", "verbetering": "Brandveiligheid, loden leidingen, schimmel",
        "natuurlijk_moment": "Isolatie bij dak- en gevelvervanging", "sloop_nieuwbouw": "Vervanging van technisch afgeschreven bezit",
    }  # fmt: skip
    return {
        d.naam: Dpmkeuze(wel=wel.get(d.naam), wens=p.wensen.get(d.naam))
        for d in DPMPOSTEN
        if d.naam in wel or d.naam in p.wensen
    }


def _corporatie(p: Profiel) -> Corporatie:
    takken = {TAKKEN[0]: _tak(p.daeb, p.toelichting)}
    if p.niet_daeb:
        takken[TAKKEN[1]] = _tak(p.niet_daeb, p.toelichting)
    return Corporatie(
        id=corporatie_id(p.naam), naam=p.naam, algemeen=Algemeen(l_nummer=p.l_nummer, gemeenten=p.gemeenten, bron_cijfers=_BRON, gereed=Janee.JA,
                                                                prijspeil_begroting=p.kenmerk),
        nulmeting=_nulmeting(p), dpm=_dpm(p), takken=takken, projecten=p.projecten,
        fiscaal=Fiscaalcorporatie(afschrijving=_kort(p.afschrijving * p.daeb.vhe)),
    )  # fmt: skip


def _project(naam: str, soort: Soort, aantal: int, oplevering: int, *, start: int | None = None, laag: Laag = Laag.INSTANDHOUDING,
             hardheid: Hardheid = Hardheid.ZACHT, woningtype: Woningtype | None = None, gemeente: str = "", tak: Taknaam = Taknaam.DAEB,
             opbrengst: float | None = None, subsidie: float | None = None) -> Project:  # fmt: skip
    return Project(naam=naam, soort=soort, aantal=aantal, start=start, oplevering=oplevering, laag=laag, hardheid=hardheid, tak=tak,
                   woningtype=woningtype, gemeente=gemeente or None, opbrengst=opbrengst, subsidie=subsidie)  # fmt: skip


def _stad(j: int) -> Profiel:
    return Profiel(
        "Stadswaard", "L9901", "Waardstad", "Groot, stedelijk, met niet-DAEB en een interne lening",
        Takprofiel(28_400, 655, 33_000, 0.0275, 92_000, 186_000, 268_000, streefhuur=690, mutatiegraad=0.065, personeel=1010, onderhoud=2750,
                   overig=1560, leefbaarheid=160),
        Takprofiel(3_300, 905, 12_000, 0.034, 138_000, 232_000, 305_000, interne_lening=24_000, leefbaarheid=40, mutatiegraad=0.11, vergoedingen=380),
        (0.27, 0.16, 0.24, 0.13, 0.06, 0.04, 0.02),
        (
            _project("Singelflats, vervanging", Soort.VERVANGING, 180, j + 4, start=j + 1, woningtype=Woningtype.APPARTEMENT, hardheid=Hardheid.HARD, gemeente="Waardstad"),
            _project("Singelflats, sloop", Soort.SLOOP, 210, j + 1, hardheid=Hardheid.HARD, gemeente="Waardstad"),
            _project("Verkoop verspreid bezit", Soort.VERKOOP, 600, j + 9, start=j, gemeente="Waardstad", opbrengst=255_000),
            _project("Havenkop", Soort.NIEUWBOUW, 320, j + 4, start=j + 1, laag=Laag.VOLKSHUISVESTELIJK, hardheid=Hardheid.HARD, woningtype=Woningtype.APPARTEMENT, gemeente="Waardstad"),
            _project("Spoorzone fase 2", Soort.NIEUWBOUW, 450, j + 8, start=j + 5, laag=Laag.VOLKSHUISVESTELIJK, woningtype=Woningtype.APPARTEMENT, gemeente="Waardstad"),
            _project("Tuinwijk aardgasvrij", Soort.VERDUURZAMING, 900, j + 7, start=j + 3, laag=Laag.VOLKSHUISVESTELIJK, gemeente="Waardstad"),
        ),
        "Gestapeld, oud bezit: hoger onderhoud; wijkteams in drie aandachtswijken",
        wensen={"extra": "Aanpak aandachtswijken als aparte post"},
    )  # fmt: skip


def _krimp(j: int) -> Profiel:
    return Profiel(
        "Veenrand Wonen", "L9902", "Oosterveen, Turfdorp", "Krimpgebied: sloop en verkoop",
        Takprofiel(9_600, 588, 27_500, 0.029, 66_000, 126_000, 176_000, mutatiegraad=0.09, derving=0.021, onderhoud=2680), None,
        (0.21, 0.17, 0.28, 0.17, 0.07, 0.05, 0.03),
        (
            _project("Sloop Turfdorp-Noord", Soort.SLOOP, 300, j + 8, start=j + 1, gemeente="Turfdorp"),
            _project("Terugbouw Turfdorp", Soort.VERVANGING, 110, j + 5, start=j + 3, woningtype=Woningtype.EENGEZINS, gemeente="Turfdorp"),
            _project("Verkoop", Soort.VERKOOP, 250, j + 9, start=j, gemeente="Oosterveen"),
            _project("Funderingsherstel Kanaalstraat", Soort.VERBETERING, 85, j + 3, start=j + 1, hardheid=Hardheid.HARD, gemeente="Oosterveen"),
        ),
        "Veengrond en ruime spreiding: hoger onderhoud", wensen={"verbetering": "Funderingsherstel boven het kengetal"},
    )  # fmt: skip


def _rijk(j: int) -> Profiel:
    return Profiel(
        "Woningstichting Lindehof", "L9903", "Lindeberg", "Klein en rijk",
        Takprofiel(1_850, 648, 11_500, 0.022, 104_000, 192_000, 301_000, looptijd=18, liquide=2_400, mutatiegraad=0.055, derving=0.009,
                   streefhuur=675, iah=True),
        Takprofiel(140, 880, 0, 0.0, 150_000, 240_000, 345_000, vergoedingen=150),
        (0.36, 0.22, 0.22, 0.09, 0.03, 0.01, 0.0),
        (_project("Dorpshart", Soort.NIEUWBOUW, 36, j + 3, start=j + 1, laag=Laag.VOLKSHUISVESTELIJK, woningtype=Woningtype.APPARTEMENT, gemeente="Lindeberg"),
         _project("Zorgwoningen De Linde", Soort.NIEUWBOUW, 14, j + 6, start=j + 4, laag=Laag.INDIVIDUEEL, woningtype=Woningtype.APPARTEMENT, gemeente="Lindeberg")),
    )  # fmt: skip


def _breuk(j: int) -> Profiel:
    return Profiel(
        "De Vlietlanden", "L9904", "Vlietmonde, Plasdorp", "Hoge rentelast: de ICR knelt al",
        Takprofiel(6_200, 636, 44_000, 0.0352, 88_000, 172_000, 247_000, looptijd=28, onderhoud=2760, overig=1560, personeel=1020, mutatiegraad=0.07), None,
        (0.22, 0.15, 0.26, 0.16, 0.08, 0.05, 0.03),
        (_project("Brandveiligheid hoogbouw", Soort.VERBETERING, 240, j + 2, start=j, hardheid=Hardheid.HARD, gemeente="Vlietmonde"),
         _project("Plaskade", Soort.NIEUWBOUW, 140, j + 6, start=j + 4, laag=Laag.VOLKSHUISVESTELIJK, woningtype=Woningtype.APPARTEMENT, gemeente="Plasdorp")),
        "Achterstallig onderhoud aan hoogbouw wordt tot en met 2035 ingelopen",
    )  # fmt: skip


def _ltv(j: int) -> Profiel:
    return Profiel(
        "Havenkwartier", "L9905", "Waardstad, Sluiskil", "Dicht bij de LTV-grens",
        Takprofiel(11_900, 676, 53_500, 0.0235, 80_500, 188_000, 259_000, looptijd=30, mutatiegraad=0.08, streefhuur=705), None,
        (0.31, 0.19, 0.25, 0.11, 0.04, 0.03, 0.01),
        (_project("Kade 4", Soort.VERVANGING, 120, j + 3, start=j + 1, woningtype=Woningtype.APPARTEMENT, hardheid=Hardheid.HARD, gemeente="Waardstad"),
         _project("Kade 4 sloop", Soort.SLOOP, 130, j + 1, hardheid=Hardheid.HARD, gemeente="Waardstad"),
         _project("Sluiseiland", Soort.NIEUWBOUW, 260, j + 7, start=j + 5, laag=Laag.VOLKSHUISVESTELIJK, woningtype=Woningtype.APPARTEMENT, gemeente="Sluiskil")),
    )  # fmt: skip


def _groei(j: int) -> Profiel:
    return Profiel(
        "Nieuwland Thuis", "L9906", "Nieuwland", "Groeikern met veel nieuwbouw",
        Takprofiel(7_800, 668, 30_500, 0.0245, 98_000, 201_000, 296_000, mutatiegraad=0.06, streefhuur=700, iah=True),
        Takprofiel(420, 915, 18_000, 0.033, 145_000, 238_000, 330_000, vergoedingen=250),
        (0.44, 0.21, 0.18, 0.07, 0.02, 0.01, 0.0),
        (
            _project("Polderrand 1", Soort.NIEUWBOUW, 220, j + 2, start=j, laag=Laag.VOLKSHUISVESTELIJK, hardheid=Hardheid.HARD, woningtype=Woningtype.EENGEZINS, gemeente="Nieuwland"),
            _project("Polderrand 2", Soort.NIEUWBOUW, 380, j + 6, start=j + 3, laag=Laag.VOLKSHUISVESTELIJK, woningtype=Woningtype.APPARTEMENT, gemeente="Nieuwland"),
            _project("Flexwijk Oost", Soort.NIEUWBOUW, 120, j + 2, start=j + 1, laag=Laag.VOLKSHUISVESTELIJK, woningtype=Woningtype.FLEX, gemeente="Nieuwland"),
            _project("Terugkoop portefeuille", Soort.AANKOOP, 60, j + 4, start=j + 2, gemeente="Nieuwland"),
        ),
    )  # fmt: skip


def _met_begroting(c: Corporatie) -> Corporatie:
    """De Vlietlanden brings its own multi-year budget for upkeep, made with its own macro path, and a table of loans."""
    tak = c.tak(TAKKEN[0])
    vhe = tak.snelstart.vhe or 0.0
    onderhoud = tuple(_kort(vhe * (2760 if t < 10 else 2450) * 1.03 ** (t + 1)) for t in range(JAREN))
    regels = dict(tak.regels) | {
        "onderhoudsuitgaven": Regelinvoer(bron=Regelbron.BEGROTING, jaren=onderhoud,
                                          toelichting="Meerjarenbegroting 2026–2040: inhaalslag hoogbouw tot en met 2035"),
    }  # fmt: skip
    schuld = tak.snelstart.schuld or 0.0
    delen = ((0.30, 0.041, 2034, Leningvorm.FIXE), (0.25, 0.038, 2049, Leningvorm.FIXE), (0.25, 0.034, 2044, Leningvorm.LINEAIR),
             (0.20, 0.0255, 2038, Leningvorm.ANNUITAIR))  # fmt: skip
    restanten = [_kort(schuld * d[0]) for d in delen]
    restanten[-1] = schuld - sum(restanten[:-1])
    leningen = tuple(
        Lening(
            naam=f"Lening {i + 1}", tak=Taknaam.DAEB, geborgd=Janee.JA, restant=r, rente=rente, eindjaar=eind, vorm=vorm
        )
        for i, ((_, rente, eind, vorm), r) in enumerate(zip(delen, restanten, strict=True))
    )
    return c.model_copy(update={
        "takken": {TAKKEN[0]: tak.model_copy(update={"regels": regels})}, "leningen": leningen,
        "eigen_macro": {"onderhoudskostenstijging": (0.03,) * JAREN},
    })  # fmt: skip


def corporaties(startjaar: int) -> tuple[Corporatie, ...]:
    alle = [_corporatie(maak(startjaar)) for maak in (_stad, _krimp, _rijk, _breuk, _ltv, _groei)]
    alle[3] = _met_begroting(alle[3])
    return tuple(alle)
