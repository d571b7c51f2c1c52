"""The one error of this layer, and how its message is built: the file, what was found, the remedy."""

from pathlib import Path


class Bestandsfout(Exception):
    """A file that cannot be read or saved; the message tells the user what was found and what to do."""


def fout(pad: Path, bevinding: str, remedie: str) -> Bestandsfout:
    return Bestandsfout(f"Het bestand {kort(pad.name or str(pad), 255)} {bevinding}. {remedie}")


def niet_opgeslagen(pad: Path, bevinding: str, remedie: str) -> Bestandsfout:
    return fout(pad, bevinding, f"{remedie} Er is niets opgeslagen.")


def te_groot(pad: Path, bevinding: str) -> Bestandsfout:
    return fout(
        pad,
        f"{bevinding} en wordt daarom niet geopend",
        "Gebruik een werkboek uit een bekende bron, of open het in Excel, verwijder wat overbodig is en sla het "
        "opnieuw op.",
    )


def onveilig(pad: Path, bevinding: str) -> Bestandsfout:
    return fout(
        pad,
        f"{bevinding} en wordt daarom niet geopend",
        "Zo'n bestand komt niet uit Excel; vraag de afzender om het werkboek dat in Excel zelf is opgeslagen.",
    )


def beschadigd(pad: Path) -> Bestandsfout:
    return fout(pad, "is beschadigd of onvolledig", "Download of kopieer het opnieuw, of zet de reservekopie terug.")


def melding(fout: OSError) -> str:
    return f'het systeem meldt "{fout.strerror or fout}"'


def kort(naam: str, lengte: int = 80) -> str:
    """A name from an untrusted file, quoted and fit for a message."""
    schoon = "".join(teken if teken.isprintable() else "?" for teken in naam)
    return f'"{schoon}"' if len(schoon) <= lengte else f'"{schoon[: lengte - 3]}..."'
