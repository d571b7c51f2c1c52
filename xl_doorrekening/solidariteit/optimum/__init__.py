"""The regional optimum: an exact linear programme over the projection (rekenregels §10).

`posten` and `speelveld` (who can do what) → `invloed` and `werking` (what a dwelling or a euro does) → `financiering`,
`belastingrijen`, `normrijen` (rows) → `programma` (limits and goals) → `zoeken` (verified by a full run, whole
dwellings) → `vertaling` (as a scenario one can edit).
"""
