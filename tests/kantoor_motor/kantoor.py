"""A LibreOffice process of our own, and the bridge to it. Needs Debian's libreoffice-calc and python3-uno."""

import atexit
import os
import shutil
import signal
import subprocess
import sys
import tempfile
import time
from collections.abc import Iterator
from contextlib import suppress
from pathlib import Path
from typing import Any

PIJP, MAP = "XL_MOTOR_PIJP", "XL_MOTOR_MAP"
"""Environment variables that tell a process started by the office how to reach it, and where to leave its answer."""
_DEBIAN = "/usr/lib/python3/dist-packages"
_INSTELLINGEN = {
    ("Setup/Office", "ooSetupInstCompleted"): "true",
    ("Office.Common/Security/Scripting", "MacroSecurityLevel"): "0",
    ("Office.Common/Security/Scripting", "DisableMacrosExecution"): "false",
    ("Office.Calc/Formula/Load", "OOXMLRecalcMode"): "0",
}


def uno() -> Any:
    """The bridge's module, which Debian installs for its own Python of the same version."""
    if _DEBIAN not in sys.path:
        sys.path.append(_DEBIAN)
    import uno  # type: ignore[import-not-found,unused-ignore]

    return uno


def eigenschappen(**waarden: object) -> tuple[Any, ...]:
    uno()
    from com.sun.star.beans import PropertyValue  # type: ignore[import-not-found,unused-ignore]

    return tuple(PropertyValue(Name=k, Value=w) for k, w in waarden.items())


def verbind(pijp: str, wachten: float = 60.0, proces: subprocess.Popen[bytes] | None = None) -> Any:
    """The component context of the office behind this pipe."""
    hier = uno().getComponentContext()
    wijzer = hier.ServiceManager.createInstanceWithContext("com.sun.star.bridge.UnoUrlResolver", hier)
    eind = time.monotonic() + wachten
    while True:
        try:
            return wijzer.resolve(f"uno:pipe,name={pijp};urp;StarOffice.ComponentContext")
        except Exception as fout:
            if time.monotonic() > eind or (proces is not None and proces.poll() is not None):
                raise RuntimeError("LibreOffice is niet bereikbaar") from fout
            time.sleep(0.05)


class Kantoor:
    """One headless soffice with a profile of its own; closed at exit."""

    def __init__(self) -> None:
        uno()
        self.map = Path(tempfile.mkdtemp(prefix="kantoor"))
        self.pijp = self.map.name
        gebruiker = self.map / "profiel" / "user"
        gebruiker.mkdir(parents=True)
        items = "".join(
            f'<item oor:path="/org.openoffice.{pad}"><prop oor:name="{naam}" oor:op="fuse">'
            f"<value>{w}</value></prop></item>"
            for (pad, naam), w in _INSTELLINGEN.items()
        )
        (gebruiker / "registrymodifications.xcu").write_text(
            '<?xml version="1.0" encoding="UTF-8"?>\n'
            f'<oor:items xmlns:oor="http://openoffice.org/2001/registry">{items}</oor:items>',
            "utf-8",
        )
        self.proces = subprocess.Popen(
            [
                "soffice",
                "--headless",
                "--norestore",
                "--nologo",
                "--nodefault",
                f"-env:UserInstallation={(self.map / 'profiel').as_uri()}",
                f"--accept=pipe,name={self.pijp};urp;",
            ],
            stdout=subprocess.DEVNULL,
            stderr=subprocess.DEVNULL,
            env=os.environ | {PIJP: self.pijp, MAP: str(self.map)},
            start_new_session=True,
        )
        atexit.register(self.sluit)
        try:
            self.context = verbind(self.pijp, proces=self.proces)
        except BaseException:
            self.sluit()
            raise

    def sluit(self) -> None:
        """End the process, by force if it must, and remove its profile."""
        atexit.unregister(self.sluit)
        if self.proces.poll() is None:
            with suppress(Exception):
                tafel = bureau(self.context)
                for stuk in [*_stukken(tafel)]:
                    stuk.close(True)
                tafel.terminate()
        try:
            self.proces.wait(10)
        except subprocess.TimeoutExpired:
            with suppress(ProcessLookupError):
                os.killpg(self.proces.pid, signal.SIGKILL)
            self.proces.wait()
        shutil.rmtree(self.map, ignore_errors=True)


def _stukken(tafel: Any) -> Iterator[Any]:
    """Everything that is open; a workbook left open would leave its lock file."""
    rij = tafel.Components.createEnumeration()
    while rij.hasMoreElements():
        yield rij.nextElement()


def bureau(context: Any) -> Any:
    return context.ServiceManager.createInstanceWithContext("com.sun.star.frame.Desktop", context)
