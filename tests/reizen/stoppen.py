"""Stop the program dead at every point of a merge. `python -m tests.reizen.stoppen --aantal 200`.

A merge runs until it is about to save. There it splits off a child per point (a fork: it has all that was read and
recalculated), which goes on and dies (SIGKILL) at the k-th call in or directly under the saving code, or after so many
milliseconds, so that it also dies inside a call. The points are spread over the whole save, with every call around
each rename. Afterwards the workbook must be the old or the new one, byte for byte, and once it is the new one the
backup must be the old one.
"""

import argparse
import os
import signal
import sys
import tempfile
import time
from collections import Counter
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from pathlib import Path
from types import FrameType
from typing import Any

from tests.reizen.bouw import EEN, vul
from tests.reizen.muteren import begin
from tests.werkboek.vergelijken import NU
from xl_doorrekening.werkboek import herbereken
from xl_doorrekening.werkboek.bestand import BACKUP, Pakket, bewaar
from xl_doorrekening.werkboek.bestand.bewaren import reservekopie
from xl_doorrekening.werkboek.lezen.uit_bestand import lees
from xl_doorrekening.werkboek.reizen.samenvoegen import bekijk, voeg_samen

OPSLAAN = tuple(str(Path("bestand") / naam) for naam in ("bewaren.py", "slot.py"))
ROND = 15
"""So many calls on either side of a rename are all points."""


@dataclass
class Proef:
    """What the points gave, and what was wrong with them (nothing, it is hoped)."""

    oproepen: int = 0
    hernoemd: list[int] = field(default_factory=list)
    uitkomsten: Counter[str] = field(default_factory=Counter)
    mis: list[str] = field(default_factory=list)


def _bij_elke_oproep(doe: Callable[[int, str, Any], None]) -> None:
    """Call `doe` with a number, the kind of event and what is called, for each call made by the saving code."""
    n = 0

    def tel(frame: FrameType, soort: str, wat: Any) -> None:
        nonlocal n
        if any(f and f.f_code.co_filename.endswith(OPSLAAN) for f in (frame, frame.f_back)):
            n += 1
            doe(n, soort, wat)

    sys.setprofile(tel)


def _in_een_kind(doe: Callable[[], object]) -> bool:
    """Run it in a child that never comes back; whether it was killed."""
    kind = os.fork()
    if not kind:
        try:
            doe()
        finally:
            os._exit(0)
    return os.WIFSIGNALED(os.waitpid(kind, 0)[1])


def _dood(*_: object) -> None:
    os.kill(os.getpid(), signal.SIGKILL)


@dataclass
class Opslag:
    """The save that a merge ends with, to be done as often as one likes from the same beginning."""

    pakket: Pakket
    onderdelen: Mapping[str, bytes | None]
    naam: str
    """Of the backup."""

    def __post_init__(self) -> None:
        self.pad = self.pakket.pad
        self.reserve = reservekopie(self.pad, self.naam)
        self.oud, self.tijd = self.pad.read_bytes(), self.pad.stat().st_mtime_ns
        toen = time.monotonic()
        bewaar(self.pakket, self.onderdelen, naam=self.naam)
        self.seconden = time.monotonic() - toen
        self.nieuw = self.pad.read_bytes()
        self.terug()

    def terug(self) -> None:
        """As it was before the save, without a backup."""
        self.pad.write_bytes(self.oud)
        os.utime(self.pad, ns=(self.tijd, self.tijd))
        self.reserve.unlink(missing_ok=True)
        for rest in self.pad.parent.glob(".*.tmp"):
            rest.unlink()

    def tel(self) -> tuple[int, list[int]]:
        """How many calls the save makes, and at which of them it renames."""
        aantal, hernoemd = 0, list[int]()

        def noteer(n: int, soort: str, wat: Any) -> None:
            nonlocal aantal
            aantal = n
            if soort == "c_call" and wat in (os.replace, os.rename):
                hernoemd.append(n)

        _bij_elke_oproep(noteer)
        bewaar(self.pakket, self.onderdelen, naam=self.naam)
        sys.setprofile(None)
        self.terug()
        return aantal, hernoemd

    def stop(self, *, oproep: int = 0, seconde: float = 0.0) -> tuple[str, str]:
        """What is there after a stop at that call or moment, and what is wrong with it ("" when nothing is)."""

        def kind() -> None:
            if oproep:
                _bij_elke_oproep(lambda n, *_: _dood() if n == oproep else None)
            else:
                signal.signal(signal.SIGALRM, signal.SIG_DFL)  # the default is to die at once
                signal.setitimer(signal.ITIMER_REAL, seconde)
            bewaar(self.pakket, self.onderdelen, naam=self.naam)

        einde = "gestopt" if _in_een_kind(kind) else "tot het eind"
        nu, reserve = self.pad.read_bytes(), self.reserve.read_bytes() if self.reserve.exists() else None
        self.terug()
        if nu not in (self.oud, self.nieuw):
            return f"{einde}: iets anders", "het werkboek is niet het oude en niet het nieuwe"
        wat = "het oude" if nu == self.oud else "het nieuwe"
        goed = reserve == self.oud or (reserve is None and nu == self.oud)
        uitkomst = f"{einde}: {wat} werkboek, {'nog geen' if reserve is None else 'met'} reservekopie"
        return uitkomst, "" if goed else "de reservekopie is niet het oude werkboek"


def _punten(oproepen: int, hernoemd: list[int], aantal: int) -> list[int]:
    """Calls spread evenly over the whole, and every call around a rename."""
    gespreid = {1 + i * (oproepen - 1) // max(aantal - 1, 1) for i in range(aantal)}
    return sorted(gespreid | {n for h in hernoemd for n in range(h - ROND, h + ROND + 1) if 0 < n <= oproepen})


def beproef(aantal: int) -> Proef:
    """Stop at so many calls and at so many moments of the save."""
    p = Proef()

    def in_plaats_van_bewaar(
        pakket: Pakket, onderdelen: Mapping[str, bytes | None], *, backup: bool = True, naam: str = BACKUP
    ) -> Path | None:
        assert backup
        o = Opslag(pakket, onderdelen, naam)
        p.oproepen, p.hernoemd = o.tel()
        gevallen: list[dict[str, Any]] = [{"oproep": n} for n in _punten(p.oproepen, p.hernoemd, aantal)]
        gevallen += [{"seconde": o.seconden * (i + 0.5) / aantal} for i in range(aantal)]
        for geval in gevallen:
            uitkomst, fout = o.stop(**geval)
            p.uitkomsten[uitkomst] += 1
            if fout:
                p.mis.append(f"{geval}: {uitkomst}; {fout}")
        return bewaar(pakket, onderdelen, naam=naam)

    with tempfile.TemporaryDirectory() as map_:
        regio, kopie = Path(map_) / "regio.xlsx", Path(map_) / "kopie.xlsx"
        regio.write_bytes(begin()[0])
        kopie.write_bytes(begin()[1])
        vul(kopie, (EEN, "snelstart", "liquide_middelen", "daeb", 12_345.0))
        echt, herbereken.bewaar = herbereken.bewaar, in_plaats_van_bewaar  # type: ignore[attr-defined]
        try:
            assert voeg_samen(bekijk(lees(regio), [kopie]), NU).geschreven
        finally:
            herbereken.bewaar = echt  # type: ignore[attr-defined]
        assert regio.read_bytes() != begin()[0]
    return p


def hoofd() -> int:
    p = argparse.ArgumentParser(
        description="Stop het opslaan van een samenvoeging op elk punt; het bestand blijft heel."
    )
    p.add_argument("--aantal", type=int, default=200)
    toen = time.monotonic()
    proef = beproef(p.parse_args().aantal)
    print(f"{proef.oproepen} oproepen in het opslaan, hernoemd bij {', '.join(map(str, proef.hernoemd))}")
    for wat, n in sorted(proef.uitkomsten.items()):
        print(f"{n:5} × {wat}")
    for regel in proef.mis:
        print(f"MIS {regel}")
    print(f"{proef.uitkomsten.total()} punten in {time.monotonic() - toen:.0f} s, {len(proef.mis)} mis")
    return 1 if proef.mis else 0


if __name__ == "__main__":
    sys.exit(hoofd())
