"""Stap 5: scenarios, instruments between corporations, and the regional optimum.

`keuze` (what a change is aimed at) → `beleid`, `bouwprogramma`, `schokken` (changes) → `overname`, `woningen`, `geld`
(instruments) → `situatie` (all of it laid on variant B) → `optimum`.
"""
