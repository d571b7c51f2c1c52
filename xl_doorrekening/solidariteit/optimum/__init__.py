"""The regional optimum: an exact linear programme over the projection (rekenregels §10).

`posten` (who can do what) → `invloed` (what a dwelling does to cash and value) → `geldkolommen` and `financiering`,
`belasting`, `normen` (rows) → `doelen` (one goal after another) → `zoeken` (verified by a full run, whole dwellings).
"""
