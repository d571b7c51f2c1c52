"""Start-up: importing the package beside bare Python with numpy."""

import subprocess
import sys
from collections.abc import Iterator
from time import perf_counter

Rij = tuple[str, str, str]


def _tijd(code: str, keren: int) -> float:
    tijden = []
    for _ in range(keren):
        begin = perf_counter()
        subprocess.run([sys.executable, "-c", code], check=True)
        tijden.append(perf_counter() - begin)
    return sorted(tijden)[len(tijden) // 2]


def importeren(rook: bool) -> Iterator[Rij]:
    keren = 3 if rook else 11
    kaal = _tijd("import numpy", keren)
    yield "python + numpy", f"{1e3 * kaal:.0f} ms", ""
    for naam in ("xl_doorrekening", "xl_doorrekening.doorrekenen", "xl_doorrekening.opdrachten.rekenen"):
        erbij = _tijd(f"import numpy, {naam}", keren) - kaal
        yield f"import {naam}, daarbovenop", f"{1e3 * erbij:.0f} ms", f"{erbij / kaal:.2f}× python + numpy"
