"""Investment room of one year in closed form (rekenregels §8): the hand check beside the room over 15 years."""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Eenjaarspositie:
    """One year, € or any one unit: debt, beleidswaarde, operating cash before interest, interest, equity, total."""

    schuld: float
    beleidswaarde: float
    kasstroom_voor_rente: float
    rente: float
    eigen_vermogen: float
    balanstotaal: float


def eenjaarsruimte(
    p: Eenjaarspositie, *, ltv: float, icr: float, solvabiliteit: float, rente: float, onrendabel: float,
    rendement: float,
) -> dict[str, float]:  # fmt: skip
    """Room per ratio of a wholly loan-financed investment of one year, unit of `p`; the smallest binds.

    `rente` of the new loan, `onrendabel` share of the investment, `rendement` net yield on it. A ratio that the
    investment cannot worsen gives inf. Negative means a shortfall.
    """
    behoud = 1 - onrendabel
    return {
        "ltv": (ltv * p.beleidswaarde - p.schuld) / (1 - ltv * behoud) if ltv * behoud < 1 else float("inf"),
        "icr": (p.kasstroom_voor_rente - icr * p.rente) / (icr * rente - rendement) if icr * rente > rendement
        else float("inf"),
        "solvabiliteit": (p.eigen_vermogen - solvabiliteit * p.balanstotaal) / (onrendabel + solvabiliteit * behoud),
    }  # fmt: skip
