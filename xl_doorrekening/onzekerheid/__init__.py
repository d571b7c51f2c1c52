"""What the uncertainty of the macro path does: the chance that each norm holds, and how much of the plans then fits.

In the order of the work: `paden` (the draws) → `kwantielen` (fan charts in bounded memory) → `simulatie` (chances) →
`graad` (the share of the plans that fits). Pure: the same input and seed give the same results.
"""
