"""The stamp of a workbook: is it ours, and of which version?"""

from xl_doorrekening import __version__
from xl_doorrekening.invoer.regio import SJABLOONVERSIE
from xl_doorrekening.werkboek.bestand import Bestandsfout
from xl_doorrekening.werkboek.indeling import stempel
from xl_doorrekening.werkboek.lezen.bron import Bron


def lees_stempel(bron: Bron) -> dict[str, str]:
    """Version, startjaar and the like from the tab Stempel."""
    tabs = bron.met("stempel")
    if not tabs:
        raise Bestandsfout(
            f'Het bestand "{bron.naam}" is geen werkboek van xl_doorrekening, of een kopie met alleen uitkomsten: het '
            "tabblad Stempel ontbreekt. Kies het goede bestand, of maak een nieuw werkboek met: doorrekening nieuw"
        )
    blok = stempel.blad(()).blok("stempel")
    plek = tabs[0].vind(blok)
    assert plek is not None
    uit = {code: str(tabs[0].waarde(rij, plek.kolommen.get("waarde", 0))).strip() for code, rij in plek.rijen.items()}
    versie = uit.get("sjabloonversie", "").removesuffix(".0")
    if not versie.isdigit() or not 1 <= int(versie) <= SJABLOONVERSIE:
        raise Bestandsfout(
            f'Het bestand "{bron.naam}" heeft opbouw {versie or "onbekend"}; deze versie ({__version__}) leest '
            f"opbouw 1 tot en met {SJABLOONVERSIE}. "
            + (
                "Werk xl_doorrekening bij."
                if versie.isdigit() and int(versie) > SJABLOONVERSIE
                else "Vraag de afzender om een werkboek van deze versie."
            )
        )
    if not uit.get("startjaar", "").removesuffix(".0").isdigit():
        raise Bestandsfout(
            f'Het startjaar op tabblad Stempel van "{bron.naam}" is onleesbaar. Zet de reservekopie terug.'
        )
    return uit
