"""Exit codes: good, findings in the input, wrong use or unreadable file."""

from typing import Final

GOED: Final = 0
BEVINDINGEN: Final = 1
FOUT: Final = 2
