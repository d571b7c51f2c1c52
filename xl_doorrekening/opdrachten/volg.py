"""Watch a workbook and recalculate when it is saved: a button for any spreadsheet, without macros.

A file that is open in Excel cannot be replaced. Where xlwings reaches that Excel, the results are written into the open
workbook; elsewhere the recalculation waits until the file is closed.
"""

import time
from collections.abc import Callable
from contextlib import suppress
from dataclasses import dataclass, field
from pathlib import Path

from xl_doorrekening.begrippen.bevinding import Ernst
from xl_doorrekening.werkboek.berekening import Verslag
from xl_doorrekening.werkboek.bestand import Bestandsfout
from xl_doorrekening.werkboek.bestand.bewaren import geopend_in
from xl_doorrekening.werkboek.herbereken import herbereken


def _kenmerk(pad: Path) -> tuple[int, int] | None:
    """Time and size; None while the file is away (a spreadsheet replaces it when saving)."""
    with suppress(OSError):
        staat = pad.stat()
        return staat.st_mtime_ns, staat.st_size
    return None


@dataclass
class Volger:
    """The state of a watch. `kijk` looks once and says what happened, or nothing."""

    pad: Path
    in_excel: Callable[[Path], str | None] = lambda pad: None
    """Recalculates in the open workbook and gives its message; None when that is not possible."""
    gezien: tuple[int, int] | None = field(default=None, init=False)
    _onrustig: tuple[int, int] | None = field(default=None, init=False)
    _wacht: bool = field(default=False, init=False)

    def __post_init__(self) -> None:
        self.gezien = _kenmerk(self.pad)

    def kijk(self) -> str | None:
        nu = _kenmerk(self.pad)
        if nu is None or (nu == self.gezien and not self._wacht):
            return None
        if nu != self.gezien and nu != self._onrustig:
            self._onrustig = nu  # perhaps still being written: look once more
            return None
        if geopend_in(self.pad):
            return self._terwijl_open(nu)
        return self._reken()

    def _terwijl_open(self, nu: tuple[int, int]) -> str | None:
        if self._wacht and nu == self.gezien:
            return None
        self.gezien = nu
        bericht = self.in_excel(self.pad)
        if bericht is not None:
            self._wacht = False
            return bericht
        self._wacht = True
        return "Opgeslagen en nog open: ik reken door zodra het bestand is gesloten."

    def _reken(self) -> str:
        self._wacht = False
        try:
            verslag = herbereken(self.pad)
        except Bestandsfout as fout:
            self.gezien = _kenmerk(self.pad)
            return str(fout)
        self.gezien = _kenmerk(self.pad)
        if verslag.doorrekening is None:
            return "\n".join([*(str(b) for b in verslag.fouten), "Niet gerekend; verbeter de invoer en sla op."])
        gedaan = "Doorgerekend; open het bestand om de uitkomsten te zien." if verslag.geschreven else "Al bijgewerkt."
        return gedaan + _punten(verslag)

    def begin(self) -> str | None:
        """What was saved before the watch began is calculated too."""
        return None if geopend_in(self.pad) else self._reken()


def _punten(verslag: Verslag) -> str:
    """How much there is to look at on tab Controle."""
    leemten, letop = (sum(b.ernst is e for b in verslag.bevindingen) for e in (Ernst.LEEMTE, Ernst.LET_OP))
    delen = [f"{n} {wat}" for n, wat in ((leemten, "ontbreken nog"), (letop, "let op")) if n]
    return f" Op tabblad Controle: {', '.join(delen)}." if delen else ""


def volg(
    pad: Path, meld: Callable[[str], None], *, pauze: float = 1.0, in_excel: Callable[[Path], str | None] | None = None
) -> None:
    """Watch until interrupted; every message goes to `meld`."""
    if not pad.is_file():
        raise Bestandsfout(f'Het bestand "{pad}" bestaat niet. Geef het werkboek dat u wilt volgen.')
    volger = Volger(pad, in_excel or (lambda _: None))
    meld(f"{pad} wordt gevolgd. Sla het op om door te rekenen; Ctrl+C stopt.")
    begin = volger.begin()
    if begin:
        meld(begin)
    while True:
        bericht = volger.kijk()
        if bericht:
            meld(bericht)
        time.sleep(pauze)
