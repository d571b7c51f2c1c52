"""Fetch Pyodide with numpy from PyPI: python -m tests.lite.haal

Pyodide's own wheels stand on no package registry, except inside gbdraw, which carries a Pyodide and the numpy made for
it. Both are checked against Pyodide's list of checksums. That list has pydantic too, but no registry has that file: put
the wheels of pydantic, pydantic_core, annotated_types and typing_extensions in the folder by hand to test with them.
"""

import hashlib
import json
import subprocess
import sys
import zipfile
from pathlib import Path
from tempfile import TemporaryDirectory

DRAGER = "gbdraw==0.14.2"
MAP = Path(__file__).parents[2] / ".pyodide"
_KERN = "gbdraw/web/vendor/pyodide/v0.29.0/full/"
_WIELEN = "gbdraw/web/vendor/pyodide-wheels/numpy-"


def haal(doel: Path = MAP) -> None:
    with TemporaryDirectory() as naam:
        pip = [sys.executable, "-m", "pip", "download", "-q", "--no-deps", "--only-binary", ":all:", "-d", naam, DRAGER]
        subprocess.run(pip, check=True)
        (pad,) = Path(naam).glob("*.whl")
        with zipfile.ZipFile(pad) as zip_:
            delen = {n: zip_.read(n) for n in zip_.namelist() if n.startswith((_KERN, _WIELEN)) and not n.endswith("/")}
    slot = json.loads(delen[_KERN + "pyodide-lock.json"])["packages"]
    som = {p["file_name"]: p["sha256"] for p in slot.values()}
    doel.mkdir(exist_ok=True)
    for n, inhoud in delen.items():
        if n.startswith(_WIELEN) and hashlib.sha256(inhoud).hexdigest() != som[Path(n).name]:
            raise SystemExit(f"{Path(n).name} is niet die van Pyodide")
        if n.startswith(_WIELEN) or not n.endswith(".whl"):
            (doel / Path(n).name).write_bytes(inhoud)
    print(f"Pyodide en numpy staan in {doel.name}/")


if __name__ == "__main__":
    haal()
