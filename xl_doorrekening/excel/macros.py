"""What the buttons do. Each takes an `xw.Book`, or finds the one that called; each ends with a Dutch message."""

from collections.abc import Callable, Iterator, Mapping, Sequence
from contextlib import ExitStack, contextmanager, suppress
from datetime import datetime
from typing import Any

import xlwings as xw

from xl_doorrekening import __version__
from xl_doorrekening.begrippen.bevinding import Bevinding, Ernst
from xl_doorrekening.doorrekenen.optimum import Regionaaloptimum
from xl_doorrekening.excel import boek as excelboek
from xl_doorrekening.excel import gevonden, uitlegtab
from xl_doorrekening.excel.beveiliging import ontgrendeld
from xl_doorrekening.excel.vragen.gekozen import Cel, gevraagd, wat_kan
from xl_doorrekening.excel.vragen.uitlegblad import plaats, uitlegblad
from xl_doorrekening.opgave.regionaal import herken
from xl_doorrekening.uitleg import Vraagfout, stel
from xl_doorrekening.uitleg.tekst import kop
from xl_doorrekening.werkboek import antwoord
from xl_doorrekening.werkboek.berekening import (
    TIJD,
    Verslag,
    alle_bevindingen,
    logregels,
    reken,
    te_schrijven,
    zonder_stempel,
)
from xl_doorrekening.werkboek.bestand import Bestandsfout
from xl_doorrekening.werkboek.lezen.lezer import Gelezen, lees_bron
from xl_doorrekening.werkboek.schrijven.invullen import op_plaats
from xl_doorrekening.werkboek.schrijven.waarden import Waarde


def _zet(app: xw.App, naam: str, waarde: Any) -> None:
    """Set a property of the application, where it has it: in a browser there is no status bar, for one."""
    with suppress(NotImplementedError):
        setattr(app, naam, waarde)


def _lees(app: xw.App, naam: str) -> Any:
    """A property of the application; None where it cannot be read."""
    with suppress(NotImplementedError):
        return getattr(app, naam)
    return None


@contextmanager
def _rust(boek: xw.Book) -> Iterator[None]:
    """No flicker and no recalculation while working; each setting as it was afterwards, whatever happens.

    Where the user calculates by hand, everything is calculated before reading and after writing: else old values would
    be read, and the workbook would say that its new results are old. In a browser all of this is queued, and what a
    failing queue leaves behind cannot be mended; so there the way of calculating is left alone.
    """
    app = boek.app
    scherm, rekenwijze = _lees(app, "screen_updating"), _lees(app, "calculation")
    met_de_hand = rekenwijze not in (None, "automatic")
    terug = [("calculation", None if excelboek.in_browser(boek) else rekenwijze), ("screen_updating", scherm)]
    terug = [(naam, waarde) for naam, waarde in terug if waarde is not None]
    try:
        if met_de_hand:
            app.calculate()
        for naam, _ in terug:
            _zet(app, naam, "manual" if naam == "calculation" else False)
        yield
    finally:
        for naam, waarde in (*terug, ("status_bar", False)):
            with suppress(Exception):  # one that cannot be restored must not keep the others from it
                setattr(app, naam, waarde)
        if met_de_hand:
            with suppress(Exception):
                app.calculate()


def _meld(boek: xw.Book, tekst: str) -> str:
    """Show a message, where the application can."""
    toon: Callable[..., Any] | None = getattr(boek.app, "alert", None)
    if toon is not None:
        toon(tekst, "Doorrekening")
    return tekst


def _toon_eerste(boek: xw.Book, bevindingen: Sequence[Bevinding]) -> None:
    """Go to the first finding that has a cell; on a tab that is hidden or locked away that may be impossible."""
    for b in sorted(bevindingen, key=lambda x: -x.ernst):
        if b.cel and b.blad in [s.name for s in boek.sheets]:
            with suppress(Exception):
                boek.sheets[b.blad].activate()
                boek.sheets[b.blad].range(b.cel).select()
            return


def samenvatting(verslag: Verslag) -> str:
    fouten = verslag.fouten
    if fouten:
        aantal = "1 fout" if len(fouten) == 1 else f"{len(fouten)} fouten"
        regels = [f"{aantal} in de invoer: er is niet gerekend en niets gewijzigd.", ""]
        regels += [str(b) for b in fouten[:8]]
        return "\n".join(regels + ([f"… en nog {len(fouten) - 8}."] if len(fouten) > 8 else []))
    leemten = sum(b.ernst is Ernst.LEEMTE for b in verslag.bevindingen)
    return "Doorgerekend." + (f" {leemten} punten ontbreken nog; zie tabblad Controle." if leemten else "")


Uitslag = tuple[str, Sequence[Bevinding]]
"""The message, and the findings of which the first is shown."""


def veilig(naam: str, boek: xw.Book | None, doe: Callable[[xw.Book], Uitslag], *, stil: bool = False) -> str:
    """Run a button: never a traceback, always a sentence. With `stil` nothing is shown and nobody is moved."""
    boek = boek or _aanroeper()
    bevindingen: Sequence[Bevinding] = ()
    try:
        with _rust(boek):
            tekst, bevindingen = doe(boek)
    except Bestandsfout as fout:
        tekst = str(fout)
    except Exception as fout:
        tekst = f"{naam} is niet gelukt; er is niets afgemaakt. Meld dit met de tekst: {type(fout).__name__}: {fout}"
        _log(boek, naam, tekst)
    if stil:
        return tekst
    _toon_eerste(boek, bevindingen)
    return _meld(boek, tekst)


def _aanroeper() -> xw.Book:
    """The workbook whose button was pressed."""
    try:
        return xw.Book.caller()
    except Exception as fout:
        raise SystemExit(  # without a workbook there is nowhere to show it: xlwings shows what a program says last
            "Doorrekening vindt het werkboek niet waarin op de knop is gedrukt. Geef het een gewone naam (zonder = of "
            f"aanhalingstekens), sla het op en probeer het opnieuw. ({type(fout).__name__})"
        ) from None


def _log(boek: xw.Book, wat: str, bericht: str) -> None:
    """A line in the Logboek, as far as there is one."""
    from xl_doorrekening.werkboek.indeling import logboek

    try:
        tab = next(t for t in excelboek.bron(boek).bladen if t.heeft("logboek"))
        blad = logboek.blad()
        nieuw = {"wat": wat, "versie": __version__, "tijd": datetime.now().strftime(TIJD), "bericht": bericht}
        cellen = op_plaats(tab, blad, {"logboek": logregels(tab, blad.blok("logboek"), [nieuw])})
        excelboek.schrijf(boek.sheets[tab.naam], excelboek.rechthoeken(cellen))
    except Exception:  # the message itself must still be shown
        return


def gelezen(boek: xw.Book) -> Gelezen:
    _zet(boek.app, "status_bar", "Doorrekening: lezen en controleren…")
    return lees_bron(excelboek.bron(boek))


def gereken(boek: xw.Book, g: Gelezen) -> Verslag:
    _zet(boek.app, "status_bar", "Doorrekening: rekenen…")
    return reken(g)


@contextmanager
def alles_open(boek: xw.Book, g: Gelezen) -> Iterator[None]:
    """All tabs unlocked, before anything is written: one that stays locked must not leave half of the results."""
    with ExitStack() as open_:
        for tab in g.tabbladen.values():
            open_.enter_context(ontgrendeld(boek.sheets[tab.naam]))
        yield


def schrijf_alles(boek: xw.Book, g: Gelezen, per_tab: Mapping[str, Mapping[tuple[int, int], Waarde]]) -> None:
    """All results. The stamp is taken off first and put on last: what was broken off halfway never looks fresh."""
    klaar = [("stempel", excelboek.rechthoeken(zonder_stempel(g)))]
    klaar += [(s, excelboek.rechthoeken(per_tab[s])) for s in sorted(per_tab, key="stempel".__eq__)]
    with alles_open(boek, g):
        for i, (sleutel, stukken) in enumerate(klaar):
            _zet(boek.app, "status_bar", f"Doorrekening: schrijven, {100 * i // len(klaar)}%…")
            if stukken:
                excelboek.schrijf(boek.sheets[g.tabbladen[sleutel].naam], stukken)


def herbereken(boek: xw.Book | None = None, *, stil: bool = False) -> str:
    """Recalculate the open workbook; it is not saved. Gives the message, and shows it unless `stil`."""

    def doe(boek: xw.Book) -> Uitslag:
        g = gelezen(boek)
        verslag = gereken(boek, g)
        if verslag.doorrekening is not None:
            schrijf_alles(boek, g, te_schrijven(g, verslag.doorrekening, verslag.bevindingen, datetime.now()))
        return samenvatting(verslag), verslag.fouten

    return veilig("Herbereken", boek, doe, stil=stil)


def controleer(boek: xw.Book | None = None) -> str:
    """Check the open workbook and go to the first finding; nothing is written."""

    def doe(boek: xw.Book) -> Uitslag:
        bevindingen = alle_bevindingen(lees_bron(excelboek.bron(boek)))
        if not bevindingen:
            return "Geen bevindingen: de invoer is volledig.", ()
        kop = f"{len(bevindingen)} bevindingen. De eerste:"
        return "\n".join([kop, "", *(str(b) for b in sorted(bevindingen, key=lambda x: -x.ernst)[:8])]), bevindingen

    return veilig("Controleer", boek, doe)


def _gekozen(boek: xw.Book) -> Cel:
    """The selected cell, the first of more; nowhere when it is no cell that is selected."""
    with suppress(Exception):
        gekozen = boek.selection
        if gekozen is not None:
            return gekozen.sheet.name, gekozen.row - 1, gekozen.column - 1
    return "", 0, 0


def uitleg(boek: xw.Book | None = None) -> str:
    """Explain the number in the selected cell on tab Uitleg; no other tab is written."""

    def doe(boek: xw.Book) -> Uitslag:
        cel, g = _gekozen(boek), gelezen(boek)
        wat = gevraagd(g, cel)
        if wat is None:
            return wat_kan(g), ()
        verslag = gereken(boek, g)
        if verslag.doorrekening is None:
            return samenvatting(verslag), verslag.fouten
        try:
            vraag = stel(verslag.doorrekening, wat.corporatie, wat.naam, wat.jaar, wat.tak, wat.variant)
        except Vraagfout as fout:
            return str(fout), ()
        uitlegtab.zet(boek, uitlegblad(g, vraag, datetime.now()))
        return f"{kop(vraag, plaats(g))[0]}\nDe afleiding staat op tabblad {uitlegtab.NAAM}.", ()

    return veilig("Uitleg", boek, doe)


def optimaliseer(boek: xw.Book | None = None) -> str:
    """Search the regional optimum from variant B; write it as a scenario in the input and on tab Optimum."""

    def doe(boek: xw.Book) -> Uitslag:
        g = gelezen(boek)
        verslag = gereken(boek, g)
        if verslag.doorrekening is None:
            return samenvatting(verslag), verslag.fouten
        if not antwoord.kan_erin(g):
            raise Bestandsfout(
                "Dit werkboek heeft niet alle tabbladen van stap 5 (Scenario's, Solidariteit en Optimum): er is niet "
                "gezocht en niets gewijzigd. Alleen zoeken kan met: doorrekening optimaliseer REGIO.xlsx --toon"
            )
        antwoord.weiger_naam(g, antwoord.NAAM, None)
        r = antwoord.zoek(
            verslag.doorrekening, None, lambda wat: _zet(boek.app, "status_bar", f"Doorrekening: zoeken, {wat}…")
        )
        fouten = _zet_antwoord(boek, g, r)
        if fouten:
            return antwoord.niet_gerekend(antwoord.NAAM, fouten, geschreven=True), fouten
        stond = any(herken(s.naam or "") == herken(antwoord.NAAM) for s in g.regio.scenarios.lijst)
        with suppress(Exception):  # a tab that is hidden cannot be shown
            boek.sheets[g.tabbladen["optimum"].naam].activate()
        return gevonden.zinnen(r, antwoord.NAAM, vervangen=stond), ()

    return veilig("Optimaliseer", boek, doe)


def _zet_antwoord(boek: xw.Book, g: Gelezen, r: Regionaaloptimum) -> Sequence[Bevinding]:
    """The scenario in the input, and after reading that as the user would leave it, all results. Gives the fouten.

    What was broken off in between has the scenario, and says that its results are of before.
    """
    with alles_open(boek, g):
        for sleutel, cellen in antwoord.scenariorijen(g, r, antwoord.NAAM).items():
            excelboek.schrijf(boek.sheets[g.tabbladen[sleutel].naam], excelboek.rechthoeken(cellen))
        boek.app.calculate()  # cells of the user may depend on what was written
        g = gelezen(boek)
        verslag = gereken(boek, g)
        d = verslag.doorrekening
        if d is not None:
            schrijf_alles(boek, g, antwoord.antwoordcellen(g, d, verslag.bevindingen, r, antwoord.NAAM, datetime.now()))
    return verslag.fouten
