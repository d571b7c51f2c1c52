"""The manual, once: tab Handleiding and docs/handleiding.md are made of it.

Texts have a little markdown: *a tab*, `a command`, **weight**. On the tab these marks are left out.
"""

import re
from dataclasses import dataclass
from typing import Final


@dataclass(frozen=True, slots=True)
class Hoofdstuk:
    titel: str
    alineas: tuple[str, ...] = ()
    punten: tuple[str, ...] = ()
    """Numbered, after the paragraphs."""
    beeld: str = ""
    """Name of a picture in docs/beeld; its caption is the title of what it shows."""
    bijschrift: str = ""


INLEIDING: Final = (
    "Hoe een werkgroep van corporaties met dit werkboek de zes stappen van de *Handreiking Regionale verkenning opgaven "
    "en middelen* (januari 2026) doorloopt. Start laat op elk moment zien hoe ver elke stap is en wie aan zet is; dat "
    "volgt uit wat er is ingevuld."
)

PLANNING: Final[tuple[tuple[str, str, str, str, str], ...]] = (
    ("1", "1 klokken gelijk", "werkgroep, besturen", "*Uitgangspunten*, *Kengetallen*, *Afspraken* blok 2 (rollen)",
     "Start, stap 1: “klaar”, of elk open punt is een keuze"),
    ("2–3", "2 investeringsruimte", "elke controller", "het eigen tabblad; *Controle*",
     "Start, stap 2: alle volledig en gereed"),
    ("3–4", "2 gesprek", "werkgroep", "*Vergelijking*, *Uitkomsten*", "men snapt elkaars instandhouding"),
    ("4–5", "3 opgave", "werkgroep, gemeenten, huurders", "*Opgave*", "elk cijfer heeft gemeente, type en herkomst"),
    ("5–6", "4 haalbaarheid", "werkgroep", "*Toerekening*, *Uitkomsten opgave*",
     "van elke corporatie is bekend wat past en wanneer niet"),
    ("6–9", "5 solidariteit", "besturen", "*Scenario's*, *Solidariteit*, *Optimum*, *Onzekerheid*",
     "één scenario is gekozen"),
    ("9–12", "6 uitvoering", "besturen, gemeenten, huurders",
     "*Afspraken*, *Uitkomsten uitvoering*; rapport en begrotingen",
     "de verdeling is vast, elk traject heeft een eigenaar"),
    ("elk voorjaar", "6 monitoring", "elke controller, besturen", "eigen tabblad blok 13; *Monitoring*",
     "elke afwijking is besproken; er is een werkboek voor het nieuwe jaar"),
)  # fmt: skip
"""A typical year: month, step, who, where in the workbook, and when it is done."""
PLANNINGKOP: Final = ("Maand", "Stap", "Wie", "In het werkboek", "Klaar als")

STAPPEN: Final[tuple[Hoofdstuk, ...]] = (
    Hoofdstuk("Stap 1  De klokken gelijk", (
        "Vul samen *Uitgangspunten* in: doel, reikwijdte en doorlooptijd (blok 1), wat de ratio's betekenen en welke "
        "grenzen gelden, het macropad, en de referentiewoning waarin ruimte wordt geteld. Op *Kengetallen* staan de "
        "NPA-kengetallen; zij zijn niet openbaar en dus zelf in te vullen. Bij elk cijfer staat een bron en een status; "
        "**K** (kennis) en **in te vullen** zijn nog te bevestigen. Leg op *Afspraken* (blok 2) vast wie welke rol "
        "heeft.",
    )),
    Hoofdstuk("Stap 2  Investeringsruimte uit de instandhouding", (
        "Elke corporatie vult haar tabblad: eerst de *Snelstart* (beginbalans, huur, leningen: genoeg voor een eerste "
        "oordeel), dan de staat van het bezit, het huurbeleid, de eigen begroting en de projecten van de instandhouding. "
        "Wie afwijkt van een kengetal, licht toe: *pas toe of leg uit*. Kies *Herbereken*, of geef `doorrekening "
        "herbereken REGIO.xlsx`. *Uitkomsten* zegt per corporatie welke ratio in welk jaar knelt en hoeveel ruimte er "
        "is; *Vergelijking* zet naast elkaar wat ieder wel en niet meetelt.",
    ), (), "corporatie", "Eén corporatie: ratio's, grenzen en ruimte"),
    Hoofdstuk("Stap 3  De regionale opgave", (
        "*Opgave*: per gemeente en type het cijfer van de NPA, de woondeal als die recenter is, lopende "
        "prestatieafspraken ernaast en ambities erboven. Beneden staat wat geldt, hoe de voorraad groeit en hoe dat zich "
        "tot de NPA verhoudt.",
    )),
    Hoofdstuk("Stap 4  Is de opgave haalbaar?", (
        "Kies op *Toerekening* per type hoe de opgave wordt verdeeld (eigen plannen, bezit in de gemeente, woningen, "
        "ruimte, of met de hand). *Uitkomsten opgave* zegt per corporatie wat past, naar rato en op volgorde, wat blijft "
        "liggen, wie in welk jaar afhaakt, en hoe dat met een realistische planning is.",
    ), (), "haalbaarheid", "Is de opgave haalbaar?"),
    Hoofdstuk("Stap 5  Wat kan de regio samen?", (
        "*Scenario's*: wat kan veranderen (huur, kwaliteit, programma, fasering, macroschokken). *Solidariteit*: wie "
        "helpt wie, waarmee. *Uitkomsten scenario's* zet alles naast elkaar. `doorrekening optimaliseer` (of de knop) "
        "zoekt het meeste dat samen kan binnen wat de regio toestaat, en wat dat wie kost; `doorrekening stress` hoe "
        "zeker het is.",
    ), (), "scenarios", "Wat kan de regio samen?"),
    Hoofdstuk("Stap 6  Van ambitie naar uitvoering", (), (
        "Zet op *Afspraken* (blok 1) welk scenario geldt, en geef `doorrekening afspraken REGIO.xlsx`: de verdeling van "
        "dat scenario komt als concept in blok 4, en voor elk instrument een regel in blok 6. Wie geeft en wie krijgt "
        "vullen die samen aan: wat is nog nodig, van wie en wanneer. Kiest u later een ander scenario, geef de opdracht "
        "dan opnieuw, met `--vervang`: wat akkoord of definitief is blijft staan, en bij een concept ook de eigenaar en "
        "de toelichting.",
        "Werk de lijst samen af: status, datum, eigenaar. Wat anders is dan in het scenario, staat op *Uitkomsten "
        "uitvoering* en als bevinding op *Controle*: pas de afspraak aan, of het scenario.",
        "*Uitkomsten uitvoering* telt per gemeente op wat naar de lokale prestatieafspraken gaat.",
        "`doorrekening begrotingen REGIO.xlsx --uit begrotingen` maakt per corporatie een werkboek en een csv: welke "
        "regels van de eigen meerjarenbegroting wijzigen, per jaar, met de reden. Het eerste tabblad zegt of het binnen "
        "de normen past, waardoor het wijzigt, en waar de afspraken iets anders zeggen dan het scenario. Bestaan de "
        "bestanden al: `--vervang`.",
        "`doorrekening rapport REGIO.xlsx --uit rapport.html` (of `.pdf`) maakt het stuk voor bestuurders: conclusies in "
        "zinnen, dan per stap de tabellen en grafieken. `--publiek` noemt geen corporatie en laat weg wat tot één is te "
        "herleiden (kan vanaf drie corporaties); `--corporatie NAAM` noemt alleen die ene.",
        "Spreek op *Afspraken* af wie wat meet en wanneer u evalueert; de vragen staan in blok 8.",
    )),
    Hoofdstuk("Elk jaar daarna: monitoring", (), (
        "Na afloop van het jaar vult elke corporatie op haar tabblad in wat het werd: stand en bedragen (blok 13), "
        "opgeleverde woningen (blok 13a), ook van eigen plannen buiten de opgave. Wat zij leeg laat, geldt als geraamd; "
        "vult zij woningen in, dan geldt wat ontbreekt als niet gerealiseerd. Een bedrag van het jaar wordt alleen het "
        "nieuwe niveau als haar *Snelstart* (blok 2) daar een bedrag heeft: wie met het kengetal rekent, blijft dat doen.",
        "*Monitoring* zet het naast het plan: woningen per afspraak, bedragen, ratio’s met hun grens, en wat de afwijking "
        "doet met oordeel, eerste jaar buiten de grenzen, haalbaar deel en ruimte in de jaren erna. Heeft iemand iets "
        "ingevuld, dan noemt Start wie dat nog moet.",
        "Bespreek het met de vragen van *Afspraken* blok 8.",
        "`doorrekening volgend-jaar REGIO-2026.xlsx --uit REGIO-2027.xlsx` maakt het werkboek van het volgende jaar. Het "
        "begint met de stand die u invulde; opgeleverde woningen zijn bezit en van de opgave af, wat niet werd gebouwd "
        "staat een jaar later, ook in de afspraken, en de verdeling van de opgave blijft (elke regel is dan handmatig). "
        "De opdracht zegt wat nieuw is en dus moet worden ingevuld: het laatste jaar van macropad en begrotingen, de "
        "opgave van het tiende jaar, nieuwe projecten, en eigen plannen die kleiner worden omdat er meer is gebouwd. Wat "
        "voorbij is, staat op *Monitoring* onder “Eerdere jaren”.",
        "Een jaar dat ging zoals gepland, geeft tot op de euro dezelfde uitkomst: van de opgave, of van het scenario waarop "
        "de afspraken rusten (instandhouding en opgave van het nieuwe jaar beginnen dan waar dat scenario uitkomt). Niet "
        "met een scenario dat naar de beginstand verdeelt (zoals projectsteun naar vhe) of vertraagt, en niet als een plan "
        "nu in de beleidsrijke jaren begint: de opdracht zegt dan bij wie, hoeveel en waardoor.",
        "Nieuwe woningen hebben een eigen huur en eigen lasten. Zijn zij bezit, dan staat het verschil met de berekening "
        "in de regel, met bron “doorgerold”: het komt bovenop het kengetal, dat dus blijft werken. Een eigen begroting "
        "schuift op en volgt de ingevulde stand niet: vul na afloop een nieuwe in.",
    ), "monitoring", "Gebeurt wat is afgesproken, en wat doet dat met de jaren erna?"),
)  # fmt: skip

CONTROLLER: Final = Hoofdstuk("Voor de controller", (), (
    "U krijgt per mail een werkboek. Op Start staat in twee zinnen wat u doet. Python is niet nodig.",
    "Ga naar het tabblad met uw naam. Geel is invullen; de rest is vergrendeld. Begin met blok 2, *Snelstart*.",
    "Bedragen × € 1.000, kengetallen in € per woning. Ontvangsten en uitgaven zijn beide positief.",
    "Een leeg vak betekent iets: dat staat erachter (leeg is 0, of het kengetal).",
    "Wijkt u af van een kengetal? Licht toe in de kolom ernaast.",
    "Eigen tabbladen, kleuren, opmerkingen en formules naast de tabellen mogen: zij blijven.",
    "Klaar? Zet “gereed” op ja (blok 1), sla op en stuur het bestand terug. Alleen uw tabblad wordt overgenomen.",
))  # fmt: skip

COORDINATOR: Final = Hoofdstuk("Voor de coördinator", (), (
    "`doorrekening nieuw REGIO.xlsx --corporaties \"A\" \"B\" --startjaar 2026 --regio \"Onze regio\"`; vul samen "
    "*Uitgangspunten* en *Kengetallen*.",
    "`doorrekening verstuur REGIO.xlsx --aan \"A\"` per corporatie, en mailen.",
    "Zet wat terugkomt in één map. `klokken` zegt wie met welke aannames werkte; `samenvoegen … --toon` wat er verandert "
    "en van wie nog niets kwam; zonder `--toon` wordt alles overgenomen, of niets.",
    "`doorrekening vergelijk VORIGE.xlsx REGIO.xlsx` zegt wat dat deed met ruimte, tekort en oordeel.",
    "`doorrekening verstuur REGIO.xlsx --uitkomsten` om rond te sturen; `rapport` voor het overleg.",
    "Komt er een corporatie bij of af: `toevoegen`, `hernoem`, `verwijder`. Loopt het mis: `samenvoegen --herstel`, of de "
    "reservekopie.",
))  # fmt: skip


def kaal(tekst: str) -> str:
    """Without the marks of markdown; a command in quotes."""
    return re.sub(r"`([^`]*)`", r"“\1”", tekst).replace("*", "")
