"""What a button starts: a Python process of its own that finds the workbook that called (`xw.Book.caller()`).

Arguments: the statement, then those that xlwings gives: `--wb=<name> --from_xl=1`.
"""

import os
import sys
import traceback
from pathlib import Path

UITSLAG = "uitslag.txt"


def hoofd() -> None:
    sys.path.insert(0, str(Path(__file__).parent.parent.parent))
    from tests.kantoor_motor.kantoor import MAP, PIJP
    from tests.kantoor_motor.motor import start

    try:
        app = start(os.environ[PIJP])
        exec(sys.argv[1], {"__name__": "__main__"})  # the statement in our own VBA
        tekst = "\n".join(app.impl.meldingen)
    except BaseException:
        tekst = traceback.format_exc()
    uitslag = Path(os.environ[MAP]) / UITSLAG
    half = uitslag.with_suffix(".half")
    half.write_text(tekst, "utf-8")
    half.replace(uitslag)


if __name__ == "__main__":
    hoofd()
