"""Fetch axe-core, which judges whether a page can be used by everyone, from npm: python -m tests.rapport.haal"""

import subprocess
import tarfile
from pathlib import Path
from tempfile import TemporaryDirectory

PAKKET = "axe-core@4.10.2"
DOEL = Path(__file__).parents[2] / ".axe" / "axe.min.js"


def haal() -> None:
    with TemporaryDirectory() as naam:
        subprocess.run(["npm", "pack", "--silent", PAKKET], check=True, cwd=naam, stdout=subprocess.DEVNULL)
        (pad,) = Path(naam).glob("*.tgz")
        with tarfile.open(pad) as archief:
            deel = archief.extractfile("package/axe.min.js")
            assert deel is not None
            DOEL.parent.mkdir(exist_ok=True)
            DOEL.write_bytes(deel.read())
    print(f"axe-core staat in {DOEL.parent.name}/")


if __name__ == "__main__":
    haal()
