"""The workbook file as a zip: refuse what is unsafe or unusable, save without ever losing the original.

`bestandsfout` builds the messages, `uitpakken` goes from bytes to parts, `pakket` from a file to parts and `bewaren`
from parts to a file.
"""

from xl_doorrekening.werkboek.bestand.bewaren import BACKUP, bewaar, geopend_in, ingepakt, schrijf_nieuw, voor_bestand
from xl_doorrekening.werkboek.bestand.fout import Bestandsfout
from xl_doorrekening.werkboek.bestand.pakket import Pakket, lees_pakket
from xl_doorrekening.werkboek.bestand.uitpakken import INHOUDSTYPEN, WERKBOEK

__all__ = [
    "BACKUP", "INHOUDSTYPEN", "WERKBOEK", "Bestandsfout", "Pakket", "bewaar", "geopend_in", "ingepakt", "lees_pakket",
    "schrijf_nieuw", "voor_bestand",
]  # fmt: skip
