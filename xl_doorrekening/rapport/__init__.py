"""The report: what was calculated in sentences, tables and charts. One document, shown as HTML or printed.

`inhoud` is the document, `conclusies`, `stappen`, `percorporatie` and `bijlagen` fill it from the results, `svg` draws,
`html` writes. Nothing is calculated here.
"""
