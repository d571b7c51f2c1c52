"""The command that makes the report."""

from argparse import Namespace
from datetime import datetime

from xl_doorrekening.opdrachten.codes import GOED
from xl_doorrekening.opdrachten.gemeen import Gerekend, corporatie, doorgerekend, weiger_extensie
from xl_doorrekening.werkboek.bestand import Bestandsfout, schrijf_nieuw

MINSTENS = 3
"""With fewer, the figures of the region tell those of one corporation to the other."""
NALEZEN = (
    "Lees het na voor u het openbaar maakt: namen van scenario's, gemeenten en bronnen staan erin zoals u ze schreef, "
    "en waar één corporatie in een gemeente bouwt, zijn de afspraken daar van haar."
)


def rapport(args: Namespace) -> int:
    weiger_extensie(args.uit, ".html", ".pdf")
    return doorgerekend(args, _rapport)


def _rapport(args: Namespace, x: Gerekend) -> int:
    """One file, for whom it is asked."""
    try:
        from xl_doorrekening.rapport.html import als_html
    except ImportError as fout:
        raise Bestandsfout(
            f"Voor een rapport ontbreekt {fout.name}. Installeer opnieuw met: pip install -c constraints.txt ."
        ) from fout
    from xl_doorrekening.rapport.afdrukken import GeenBrowser, als_pdf
    from xl_doorrekening.rapport.inhoud import Variant
    from xl_doorrekening.rapport.maken import maak_rapport
    from xl_doorrekening.werkboek.indeling import aannames

    if args.publiek and len(x.d.regio.corporaties) < MINSTENS:
        raise Bestandsfout(
            f"Een openbare versie kan pas bij {MINSTENS} of meer corporaties: bij minder zijn de cijfers van de regio "
            "tot één corporatie te herleiden. Laat --publiek weg voor het volledige rapport."
        )
    c = None if args.corporatie is None else corporatie(x.d, args.corporatie)
    variant = Variant.PUBLIEK if args.publiek else Variant.VOLLEDIG if c is None else Variant.CORPORATIE
    html = als_html(maak_rapport(x.d, x.verslag.bevindingen, datetime.now(), variant, c, aannames(x.d.regio)))
    try:
        inhoud = als_pdf(html) if args.uit.suffix.lower() == ".pdf" else html.encode()
    except GeenBrowser as fout:
        raise Bestandsfout(str(fout)) from fout
    schrijf_nieuw(args.uit, inhoud, overschrijf=args.vervang, optie="--vervang")
    voor = {Variant.PUBLIEK: "De openbare versie van het rapport", Variant.VOLLEDIG: "Het rapport"}
    wat = voor.get(variant) or f"Het rapport voor {x.d.regio.corporaties[c or 0].naam}"
    waarmee = "elke browser" if args.uit.suffix.lower() == ".html" else "elke pdf-lezer"
    print(f"{wat} staat in {args.uit}: één bestand, om te openen in {waarmee}.")
    if args.publiek:
        print(NALEZEN)
    elif c is not None and len(x.d.regio.corporaties) == MINSTENS - 1:
        print("Let op: met twee corporaties is uit de cijfers van de regio ook de andere te herleiden.")
    return GOED
