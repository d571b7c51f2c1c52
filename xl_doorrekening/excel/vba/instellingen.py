"""What the VBA finds on its settings sheet, in the workbook and in the add-in.

Where Python stands is not among them: that differs per computer, and what stands on the sheet would go before the
user's own settings, which `doorrekening installeer` writes.
"""

from typing import Final

FUNCTIES: Final = "xl_doorrekening.excel.functies"
PROJECTNAAM: Final = "xlwings"
"""What xlwings calls its settings after; the same in both editions, so that one file of the user serves both."""
CONFBLAD: Final = f"{PROJECTNAAM}.conf"
INSTELLINGEN: Final = {
    "UDF MODULES": FUNCTIES,
    "ADD_WORKBOOK_TO_PYTHONPATH": "false",
    "SHOW CONSOLE": "False",
}
"""As texts, in the order of the sheet: xlwings reads from A1 down to the first blank."""
