"""Press a button of a Lite workbook, in the Python that runs this: the code is that of the workbook and nothing else.

`opdracht` and what is given back are JSON: it runs in a process, or in a browser's Python, without the tests.
"""

import json
import sys
from importlib import import_module
from typing import Any


def druk(tekst: str) -> str:
    opdracht: dict[str, Any] = json.loads(tekst)
    nep = import_module("xlwings_lite")
    sys.modules["xlwings"] = nep
    inhoud: dict[str, Any] = {"__name__": "main"}
    exec(compile(opdracht["main"], "main.py", "exec"), inhoud)
    boek = nep.Book(opdracht["boek"])
    inhoud[opdracht["knop"]](boek)
    kern = sys.modules["xl_doorrekening.doorrekenen"]
    return json.dumps(
        {
            "acties": boek.acties,
            "kern": kern.__file__,
            "python": sys.version.split()[0],
            "systeem": sys.platform,
            "versies": {m: getattr(sys.modules[m], "__version__", "") for m in ("numpy", "pydantic")},
            "geladen": sorted(m for m in ("lxml", "python_calamine", "xlsxwriter", "openpyxl") if m in sys.modules),
        }
    )


if __name__ == "__main__":
    print(druk(sys.stdin.read()))
