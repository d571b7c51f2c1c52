"""The VBA of both editions, workbook and add-in: a button calls Python, a function calls Python, and nothing more.

`Doorrekening.bas` and `DoorrekeningLint.bas` are ours; the rest comes from the installed xlwings at build time.
"""
