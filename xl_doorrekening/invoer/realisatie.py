"""Stap 6, monitoring: what happened in the first year of the horizon. Blank means: not known yet, so as projected."""

from xl_doorrekening.begrippen.opgave import Opgavetype
from xl_doorrekening.invoer.veld import Eenheid, Invoermodel, veld

E = Eenheid


class Jaarcijfers(Invoermodel):
    """Amounts of the year of one tak, positive in their own line; the fields are those of `monitoring.KAS`."""

    huren: float | None = veld("Huren", E.KEUR)
    operationele_kasstroom: float | None = veld(
        "Kasstroom uit operationele activiteiten", E.KEUR, minimum=-1e7, uitleg="Na rente en belasting."
    )
    rente_uitgaven: float | None = veld("Rente-uitgaven", E.KEUR, uitleg="Ook op de interne lening.")
    renteontvangsten: float | None = veld("Renteontvangsten", E.KEUR, uitleg="Ook op de interne lening; 0 mag.")
    nieuwbouw_huur: float | None = veld("Nieuwbouw huur", E.KEUR)
    woningverbetering: float | None = veld(
        "Woningverbetering en verduurzaming", E.KEUR, uitleg="Projecten en DPM-posten samen."
    )
    verkoop_bestaand_bezit: float | None = veld("Verkoop bestaand bezit", E.KEUR)
    nieuwe_leningen: float | None = veld("Nieuwe leningen", E.KEUR)
    aflossing: float | None = veld("Aflossing", E.KEUR, uitleg="Zonder de interne lening.")


class Gerealiseerd(Invoermodel):
    """Dwellings of one type of task that were delivered or done in a gemeente in the year."""

    gemeente: str | None = veld("Gemeente", E.TEKST, nodig=True)
    type: Opgavetype | None = veld("Type opgave", E.KEUZE, nodig=True)
    aantal: float | None = veld("Aantal woningen", E.AANTAL, nodig=True)
    toelichting: str | None = veld("Toelichting", E.TEKST, uitleg="Bij een afwijking: waardoor?")
