"""The one version of xlwings that all editions are made for: its VBA and its file names carry it."""

from typing import Final

XLWINGS: Final = "0.37.8"
