"""The edition for xlwings Lite: what is in the workbook, and that it computes the same, also in a browser's Python."""
