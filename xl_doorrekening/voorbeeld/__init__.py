"""The example region: six fictional corporations of different kinds, with figures in the ranges of published reports."""

from xl_doorrekening.voorbeeld.regio import STARTJAAR, voorbeeldregio

__all__ = ["STARTJAAR", "voorbeeldregio"]
