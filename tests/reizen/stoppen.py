"""Stop the program dead at every point of a merge. `python -m tests.reizen.stoppen --aantal 200`.

A child takes in a received copy and is killed (SIGKILL, by itself) at the k-th call that the saving code makes to the
system or the library; before the first such call, and after the last, too. The workbook must be the old or the new one,
whole, and once it is the new one the backup must be the old one.
"""

import argparse
import subprocess
import sys
import tempfile
from collections import Counter
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

from tests.reizen.bouw import EEN, vul
from tests.reizen.muteren import begin
from tests.werkboek.hulp import delen, gang

KIND = """
import os, signal, sys
from xl_doorrekening.opdrachten.hoofd import hoofd

hier = os.path.join("bestand", "bewaren.py"), os.path.join("bestand", "slot.py")
over = int(sys.argv[3])

def tel(frame, soort, _):
    global over
    if soort in ("c_call", "c_return", "call") and frame.f_code.co_filename.endswith(hier):
        over -= 1
        if over <= 0:
            os.kill(os.getpid(), signal.SIGKILL)

sys.setprofile(tel)
code = hoofd(["samenvoegen", sys.argv[1], sys.argv[2]])
sys.setprofile(None)
print("klaar", code)
"""


def geval(k: int, map_: Path) -> tuple[int, str, str]:
    """Which point, what is there afterwards, and what is wrong with it ("" when nothing is)."""
    regio, kopie = map_ / "regio.xlsx", map_ / "kopie.xlsx"
    regio.write_bytes(begin()[0])
    kopie.write_bytes(begin()[1])
    vul(kopie, (EEN, "snelstart", "liquide_middelen", "daeb", 12_345.0))
    oud = delen(regio)
    klaar = subprocess.run(
        [sys.executable, "-c", KIND, str(regio), str(kopie), str(k)], capture_output=True, text=True, check=False
    )
    reserve = map_ / "regio.backup.xlsx"
    try:
        nu = delen(regio)
        backup = delen(reserve) if reserve.exists() else None
    except Exception as fout:
        return k, "stuk", f"{type(fout).__name__}: {fout}"
    if nu == oud:
        wat, mis = "het oude", "" if backup in (None, oud) else "de reservekopie is niet het oude"
    else:
        heel = gang("controleer", regio).code in (0, 1)
        wat, mis = "het nieuwe", "" if heel and backup == oud else "geen heel bestand, of geen reservekopie"
    einde = "tot het eind" if klaar.returncode == 0 else "gestopt"
    return k, f"{einde}: {wat}", mis


def alle(punten: list[int], tegelijk: int = 2) -> list[tuple[int, str, str]]:
    begin()
    with tempfile.TemporaryDirectory() as map_, ThreadPoolExecutor(tegelijk) as bak:
        mappen = [Path(map_) / str(k) for k in punten]
        for m in mappen:
            m.mkdir()
        return list(bak.map(geval, punten, mappen))


def hoofd() -> int:
    p = argparse.ArgumentParser(description="Stop een samenvoeging op elk punt; het bestand blijft heel.")
    p.add_argument("--aantal", type=int, default=200)
    args = p.parse_args()
    uitkomsten = alle(list(range(1, args.aantal + 1)))
    for wat, n in sorted(Counter(x[1] for x in uitkomsten).items()):
        print(f"{n:5} × {wat}")
    mis = [x for x in uitkomsten if x[2]]
    for k, wat, waarom in mis:
        print(f"MIS bij {k}: {wat}; {waarom}")
    print(f"{len(uitkomsten)} punten, {len(mis)} mis")
    return 1 if mis else 0


if __name__ == "__main__":
    sys.exit(hoofd())
