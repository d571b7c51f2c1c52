"""Stap 5: all scenarios of a region, those with the same macro path searched and projected in one go."""

from collections.abc import Iterator, Sequence

import numpy as np

from xl_doorrekening.doorrekenen.resultaat import C, Doorrekening, Scenariouitkomst, Variant
from xl_doorrekening.kern.arrays import naast
from xl_doorrekening.kern.extra import Extra
from xl_doorrekening.kern.indexen import Bedragen
from xl_doorrekening.kern.projecten import Stromen
from xl_doorrekening.kern.projectie import projecteer
from xl_doorrekening.kern.stapel import leg_op
from xl_doorrekening.kern.toets import toets
from xl_doorrekening.opgave.regionaal import herken
from xl_doorrekening.opgave.tekort import Tekort, Zoeker
from xl_doorrekening.regio.oordeel import oordelen
from xl_doorrekening.solidariteit.situatie import Situatie, inhoud, met_inhoud


def reken_scenarios(d: Doorrekening, namen: Sequence[str] | None = None) -> tuple[Scenariouitkomst, ...]:
    """The scenarios of the region (or these), in the order of the sheet. Expects input without fouten."""
    regio = d.regio
    lijst = [s.naam for s in regio.scenarios.door_te_rekenen if s.naam] if namen is None else list(namen)
    if not lijst:
        return ()
    inhouden = [inhoud(regio, naam) for naam in lijst]
    situaties = [met_inhoud(regio, d.startpunt, x) for x in inhouden]
    toelichting = {herken(s.naam or ""): s.toelichting or "" for s in regio.scenarios.lijst}
    return tuple(
        Scenariouitkomst(naam, toelichting[herken(naam)], x, s, v)
        for naam, x, s, v in zip(lijst, inhouden, situaties, reken_situaties(d, situaties), strict=True)
    )


def reken_situaties(d: Doorrekening, situaties: Sequence[Situatie], *, zoek: bool = True) -> list[Variant]:
    """Project, test and (`zoek`) search every situation; one projection for all that share a macro path."""
    uit: dict[int, Variant] = {}
    for groep in _per_pad(situaties):
        for i, v in zip(groep, _samen(d, [situaties[i] for i in groep], zoek), strict=True):
            uit[i] = v
    return [uit[i] for i in range(len(situaties))]


def _per_pad(situaties: Sequence[Situatie]) -> list[list[int]]:
    groepen: dict[bytes, list[int]] = {}
    for i, s in enumerate(situaties):
        groepen.setdefault(b"".join(x.tobytes() for x in s.pad.values()), []).append(i)
    return list(groepen.values())


def _samen(d: Doorrekening, groep: list[Situatie], zoek: bool) -> Iterator[Variant]:
    """Situations with the same macro path as one region of so many times its corporations."""
    n, vpb = len(d.regio.corporaties), d.uitkomst.vpb_berekend
    plan = groep[0].plan
    for i, s in enumerate(groep[1:], 1):
        plan = plan.plus(s.plan.verschoven(i * n))
    zoeker = Zoeker(
        naast([s.basis for s in groep]), plan, np.tile(vpb, len(groep)), erbij=_erbij(groep), extra=_extra(groep, n),
        pad=groep[0].pad,
    )  # fmt: skip
    alles = projecteer(leg_op(zoeker.b, zoeker.alles), zoeker.pad, zoeker.extra, zoeker.vpb)
    tekorten = (zoeker.naar_rato(), zoeker.op_volgorde()) if zoek else ()
    for i in range(len(groep)):
        uitkomst = alles.kies(np.arange(i * n, (i + 1) * n))
        getoetst = toets(uitkomst)
        yield Variant(
            C, uitkomst, getoetst, tuple(oordelen(uitkomst, getoetst, d.basis.uitkomst)), groep[i].plan,
            tuple(_van(t, i, n, groep[i]) for t in tekorten),
        )  # fmt: skip


def _van(t: Tekort, i: int, n: int, s: Situatie) -> Tekort:
    """What a search over many situations found for one of them."""
    hier = t.plan.corporatie // n == i
    return Tekort(t.wijze, s.plan, t.gedaan[hier], t.investering[hier])


def _erbij(groep: list[Situatie]) -> Stromen | None:
    if all(s.erbij is None for s in groep):
        return None
    vorm = next(s.erbij.reeksen.shape for s in groep if s.erbij is not None)
    delen: list[Bedragen] = [np.zeros(vorm) if s.erbij is None else s.erbij.reeksen for s in groep]
    return Stromen(np.concatenate(delen, axis=2))


def _extra(groep: list[Situatie], n: int) -> Extra:
    uit = groep[0].extra or Extra()
    for i, s in enumerate(groep[1:], 1):
        uit = uit.naast(s.extra or Extra(), i * n, n)
    return uit
