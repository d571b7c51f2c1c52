"""The edition for xlwings Lite, a free add-in that runs Python in Excel itself: nothing to install, no VBA.

The code travels in the workbook: `main.py` is what the add-in shows and runs, with the package in it as a zip.
"""
