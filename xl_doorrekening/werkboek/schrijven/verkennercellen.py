"""What the look-ups of tab Verkenner show after a calculation, for a reader that does not recalculate."""

from xl_doorrekening.begrippen.normen import RATIOS
from xl_doorrekening.begrippen.tijd import GEHEEL, JAREN, TAKKEN
from xl_doorrekening.invoer.veld import Eenheid
from xl_doorrekening.regio.richting import RICHTINGEN
from xl_doorrekening.werkboek.schrijven.rijen import Blokken, Cellen
from xl_doorrekening.werkboek.schrijven.waarden import Onthouden, Waarde


def verkennercellen(uitkomsten: Blokken, corporatie: str | None) -> Blokken:
    """The values of the chosen corporation (its identity) on Uitkomsten; blank when the choice is not one of them."""
    ratios = uitkomsten.get(f"ratios_{corporatie}", {})
    ruimte = uitkomsten.get(f"ruimte_{corporatie}", {})
    uit: Cellen = {
        (f"j{t}", f"laatst_{r.naam}"): _getoond(ratios.get((f"{r.naam}.{GEHEEL}", f"j{t}")), 1.0)
        for r in RATIOS
        for t in range(JAREN)
    }
    bedragen: Cellen = {
        (r.value, "laatst"): _getoond(ruimte.get((f"{r}.{TAKKEN[0]}", "bedrag")), Eenheid.KEUR.factor)
        for r in RICHTINGEN
    }
    return {"verkenner_ratios": uit, "verkenner_ruimte": bedragen}


def _getoond(w: Waarde, factor: float) -> Onthouden:
    if isinstance(w, int | float):
        return Onthouden(w / factor)
    return Onthouden(w if isinstance(w, str) else "")
