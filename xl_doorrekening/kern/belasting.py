"""Corporate income tax with earnings stripping and loss relief (rekenregels §6)."""

import numpy as np

from xl_doorrekening.invoer.uitgangspunten import Fiscaal
from xl_doorrekening.kern.indexen import Bedragen


def vennootschapsbelasting(
    ebitda: Bedragen, rente: Bedragen, aftrek: Bedragen, verliezen: Bedragen, rente_over: Bedragen, f: Fiscaal
) -> tuple[Bedragen, Bedragen, Bedragen]:
    """Tax of the year, and the losses and non-deducted interest carried forward. All €, shape (scenario, corporatie).

    `ebitda`: fiscal result before interest and depreciation; `rente`: net interest paid (negative: received);
    `aftrek`: fiscal depreciation and other deductions. Net interest is deductible up to the larger of the threshold
    and a share of the fiscal EBITDA; the rest is carried forward without limit.
    """
    ruimte = np.maximum(f.rente_drempel, f.rente_ebitda * ebitda)
    betaald = np.maximum(rente, 0.0) + rente_over
    aftrekbaar = np.minimum(betaald, ruimte)
    winst = ebitda - aftrek - aftrekbaar - np.minimum(rente, 0.0)
    positief = np.maximum(winst, 0.0)
    grens = np.minimum(positief, f.verlies_drempel) + f.verlies_deel * np.maximum(positief - f.verlies_drempel, 0.0)
    verrekend = np.minimum(verliezen, grens)
    belastbaar = positief - verrekend
    laag = np.minimum(belastbaar, f.schijfgrens)
    belasting = f.tarief_hoog * belastbaar + (f.tarief_laag - f.tarief_hoog) * laag
    return belasting, verliezen - verrekend + positief - winst, betaald - aftrekbaar


def verdeling(resultaat: Bedragen, anders: Bedragen) -> Bedragen:
    """Share of each tak, (tak, …), in the whole tax: by positive result; without any, as `anders` says."""
    positief = np.maximum(resultaat, 0.0)
    totaal = positief[0] + positief[1]
    uit = np.empty_like(positief)
    uit[0] = anders
    np.divide(positief[0], totaal, out=uit[0], where=totaal > 0)
    uit[1] = 1.0 - uit[0]
    return uit
