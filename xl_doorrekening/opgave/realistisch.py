"""Realistic planning: what of the plans is likely to be done, and how late (rekenregels §9)."""

from dataclasses import replace

import numpy as np

from xl_doorrekening.invoer.uitgangspunten import Definities
from xl_doorrekening.kern.projecttabel import Projecttabel


def realistisch(t: Projecttabel, d: Definities, startjaar: int) -> Projecttabel:
    """Original × realisatiegraad of the class, shifted by its vertraging or to the year the corporation entered.

    A project that is under way is not delayed with its class, only by an own estimate. Fractions of dwellings are left
    as they are: it is an expectation. What then starts in the policy-lean years is not done within the horizon.
    """
    graad = np.where(t.zacht, d.realisatie_zacht, d.realisatie_hard)
    vertraging = np.where(t.zacht, d.vertraging_zacht, d.vertraging_hard)
    eigen = np.array([p.herfasering or 0 for p in t.projecten], dtype=np.int64)
    vertraging = np.where(t.start < startjaar, 0, vertraging)  # under way: what was paid is not paid again
    later = np.where(eigen > 0, eigen - t.oplevering, vertraging)
    uit = replace(t, aantal=t.aantal * graad, start=t.start + later, oplevering=t.oplevering + later)
    return uit.kies(~uit.beleidsarm(startjaar) & (uit.aantal > 0))
