"""Run all benches and print one table; `--rook` small and quick, `--readme` puts the table in README.md."""

import re
import sys
from pathlib import Path

from benchmarks import kern, knop, onzekerheid, opgave, opstart, optimum, werkboek

BENCHES = (
    werkboek.herbereken, knop.drukken, opgave.tekorten, opgave.groei, kern.doorvoer, kern.vlak, kern.een,
    optimum.zoeken, optimum.groei, onzekerheid.monte_carlo, onzekerheid.hele_opdracht, opstart.importeren,
)  # fmt: skip
README = Path(__file__).parent.parent / "README.md"


def main() -> None:
    rook = "--rook" in sys.argv
    regels = ["| wat | meting | verhouding |", "| --- | --- | --- |"]
    for bench in BENCHES:
        for rij in bench(rook):
            regels.append("| " + " | ".join(rij) + " |")
            print(" · ".join(x for x in rij if x), flush=True)
    if "--readme" in sys.argv:
        tekst = README.read_text(encoding="utf-8")
        inhoud = "Twee kernen, `python -m benchmarks`; lees de verhoudingen, niet de seconden.\n\n" + "\n".join(regels)
        README.write_text(
            re.sub(r"(<!-- snelheid -->\n).*(\n<!-- /snelheid -->)", lambda m: m[1] + inhoud + m[2], tekst, flags=re.S),
            encoding="utf-8",
        )


if __name__ == "__main__":
    main()
