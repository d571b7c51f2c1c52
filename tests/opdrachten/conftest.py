"""The example workbook as a fixture."""

from tests.werkboek.hulp import boek

__all__ = ["boek"]
