"""The machine as installation and diagnosis see it: small questions, so that a test can answer them instead."""

import os
import platform
import shutil
import subprocess
import sys
from contextlib import suppress
from importlib.metadata import PackageNotFoundError, version
from pathlib import Path
from typing import Any


class Omgeving:
    """Facts about this computer; nothing here changes it."""

    @property
    def systeem(self) -> str:
        """windows, macos or other."""
        return {"win32": "windows", "darwin": "macos"}.get(sys.platform, "anders")

    @property
    def python(self) -> Path:
        """The interpreter that runs this."""
        return Path(sys.executable)

    @property
    def bits(self) -> str:
        return "64" if platform.architecture()[0] == "64bit" else "32"

    @property
    def thuis(self) -> Path:
        return Path.home()

    @property
    def roaming(self) -> Path:
        """Where Windows keeps the user's settings; a network may have moved it."""
        return Path(os.environ.get("APPDATA") or self.thuis / "AppData" / "Roaming")

    @property
    def codering(self) -> str:
        """Of the settings file: VBA reads and writes in the code page of Windows."""
        return "mbcs" if self.systeem == "windows" else "utf-8"

    def versie(self, pakket: str) -> str | None:
        with suppress(PackageNotFoundError):
            return version(pakket)
        return None

    def register(self, wortel: str, sleutel: str, naam: str) -> str | None:
        """A value of the Windows registry (wortel HKLM or HKCU); None when it is not there."""
        if self.systeem != "windows":
            return None
        import winreg as _winreg

        winreg: Any = _winreg  # its names exist on Windows only
        with (
            suppress(OSError),
            winreg.OpenKey(
                getattr(winreg, {"HKLM": "HKEY_LOCAL_MACHINE", "HKCU": "HKEY_CURRENT_USER"}[wortel]), sleutel
            ) as s,
        ):
            return str(winreg.QueryValueEx(s, naam)[0])
        return None

    def bestaat(self, pad: Path) -> bool:
        return pad.exists()

    def doe(self, *opdracht: str) -> tuple[int, str]:
        """Exit code and output of a program; 127 when it is not there."""
        if shutil.which(opdracht[0]) is None:
            return 127, ""
        klaar = subprocess.run(opdracht, capture_output=True, text=True, timeout=30, check=False)
        return klaar.returncode, klaar.stdout + klaar.stderr

    def lees_stroom(self, pad: Path, stroom: str) -> str | None:
        """An alternate data stream of NTFS, in which Windows keeps the Mark of the Web."""
        with suppress(OSError):
            return (
                Path(f"{pad}:{stroom}").read_text(encoding="utf-8", errors="replace")
                if self.systeem == "windows"
                else None
            )
        return None
