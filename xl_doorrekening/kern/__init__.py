"""The projection: validated input to arrays, arrays to lines, lines to ratios. Pure; numpy only.

Order of the calculation, one file a step: `indexen` → `projecten` → `exploitatie` → `stapel` (all input as arrays) →
`projectie` (the years, in order: huren, kasstroom, `belasting`, `financiering`, waarde) → `ratios`.

Arrays inside the kern have the year first, (jaar, scenario, corporatie, tak), so that a year is one contiguous block;
`Uitkomst.lijn` gives them as (scenario, corporatie, tak, jaar). Amounts are in €.
"""
