"""An xlwings engine over LibreOffice, so that the macros of `xl_doorrekening.excel` run unchanged without Excel.

A subset of xlwings, from its BSD base classes only. Where it matters LibreOffice is made to behave as Excel does: a
leading apostrophe marks a text, a cell formatted as text keeps formulas and figures as text, a locked cell of a
protected sheet refuses, a cell formatted as currency gives a `Decimal`. Every call is counted (`motor.teller`).
"""
