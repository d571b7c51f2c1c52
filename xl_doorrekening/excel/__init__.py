"""Excel as host: the same service as the command line, on the workbook that is open.

Needs the extra `excel` (xlwings, BSD part only).
"""
