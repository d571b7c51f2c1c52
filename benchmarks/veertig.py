"""A yardstick: forty plain lines of a housing projection, one table from which every engine is generated.

It is no model of ours and knows few rules; it tells how fast numpy, modelx and pure Python do this kind of arithmetic.
`v_x` is x of the year before; `c_x` differs per corporation, `s_x` per scenario.
"""

from collections.abc import Callable
from typing import Any

import numpy as np

JAREN = 15
REGELS = [
    ("i_prijs", "v_i_prijs*(1+s_prijs)"), ("i_loon", "v_i_loon*(1+s_loon)"), ("i_bouw", "v_i_bouw*(1+s_bouw)"),
    ("i_huur", "v_i_huur*(1+s_huur)"), ("i_waarde", "v_i_waarde*(1+s_waarde)"), ("vhe", "v_vhe+c_nieuw-c_sloop-c_verkoop"),
    ("gemiddeld", "(v_vhe+vhe)/2"), ("huren", "gemiddeld*c_huur*i_huur*(1-c_derving)"), ("vergoedingen", "gemiddeld*c_verg*i_prijs"),
    ("overig_in", "c_overig*i_prijs"), ("rente_in", "v_kas*s_rentekas"), ("personeel", "gemiddeld*c_pers*i_loon"),
    ("onderhoud", "gemiddeld*c_ond*i_bouw"), ("lasten", "gemiddeld*c_last*i_prijs"), ("heffing", "gemiddeld*c_heff*i_prijs"),
    ("leefbaar", "gemiddeld*c_leef*i_prijs"), ("rente_oud", "v_schuld*s_rente"), ("aftrek", "gemiddeld*c_afschr"),
    ("ebitda", "huren+vergoedingen+overig_in-personeel-onderhoud-lasten-heffing-leefbaar"),
    ("grondslag", "MAX(0.0,ebitda-rente_oud+rente_in-aftrek)"), ("vpb", "0.258*grondslag"),
    ("operationeel", "ebitda-rente_oud+rente_in-vpb"), ("nieuwbouw", "c_nieuw*c_bouw*i_bouw"), ("verbetering", "gemiddeld*c_verb*i_bouw"),
    ("sloop", "c_sloop*c_sloopk*i_bouw"), ("verkoop", "c_verkoop*c_opbr*i_waarde"), ("subsidie", "nieuwbouw*0.02"),
    ("saldo_inv", "verkoop+subsidie-nieuwbouw-verbetering-sloop"), ("aflossing", "v_schuld*c_afl"),
    ("behoefte", "aflossing-operationeel-saldo_inv+c_minkas-v_kas"), ("lening", "MAX(0.0,behoefte)/(1-s_rente/2)"),
    ("kas", "MAX(c_minkas,c_minkas-behoefte)"), ("schuld", "v_schuld+lening-aflossing"),
    ("waarde", "v_waarde*(1+s_waarde)+c_nieuw*c_bw*i_waarde-(c_sloop+c_verkoop)*v_waarde/v_vhe"), ("activa", "waarde+kas"),
    ("vermogen", "activa-schuld"), ("icr", "(operationeel+rente_oud)/(rente_oud+1.0)"), ("ltv", "schuld/waarde"),
    ("solvabiliteit", "vermogen/activa"), ("dekking", "schuld/(1.9*waarde)"),
]  # fmt: skip
UIT = ("icr", "ltv", "solvabiliteit", "dekking", "schuld")
STAND = ("i_prijs", "i_loon", "i_bouw", "i_huur", "i_waarde", "vhe", "kas", "schuld", "waarde")
BEGIN = {"vhe": 9e3, "kas": 3e6, "schuld": 3e8, "waarde": 8e8}
CORPORATIE = {
    "nieuw": 60.0, "sloop": 20.0, "verkoop": 25.0, "huur": 7800.0, "derving": 0.013, "verg": 420.0, "overig": 4e5, "pers": 950.0, "ond": 2600.0,
    "last": 1450.0, "heff": 22.0, "leef": 120.0, "afschr": 620.0, "bouw": 268e3, "verb": 1900.0, "sloopk": 19e3, "opbr": 25e4, "afl": 0.04,
    "minkas": 2e6, "bw": 14e4,
}  # fmt: skip
SCENARIO = {
    "prijs": 0.02,
    "loon": 0.025,
    "bouw": 0.025,
    "huur": 0.025,
    "waarde": 0.02,
    "rente": 0.0315,
    "rentekas": 0.01,
}
Getallen = dict[str, Any]


def invoer(scenarios: int, corporaties: int) -> tuple[Getallen, Getallen, Getallen]:
    """Per corporation (1, C), opening (1, C), per scenario (S, 1)."""
    g = np.random.default_rng(1)
    c = {f"c_{k}": w * g.uniform(0.85, 1.15, (1, corporaties)) for k, w in CORPORATIE.items()}
    stand = {
        k: BEGIN.get(k, 1.0) * g.uniform(0.7, 1.3, (1, corporaties)) if k in BEGIN else np.ones((1, 1)) for k in STAND
    }
    s = {f"s_{k}": w + g.normal(0, 0.003, (scenarios, 1)) for k, w in SCENARIO.items()}
    return c, stand, s


def _stap(maximum: str) -> Callable[[Getallen, Getallen, Getallen], Getallen]:
    """One year as one function, generated from the table."""
    regels = ["def stap(vorig, c, s):"]
    regels += [f"    v_{k} = vorig['{k}']" for k in STAND] + [f"    c_{k} = c['c_{k}']" for k in CORPORATIE]
    regels += [f"    s_{k} = s['s_{k}']" for k in SCENARIO]
    regels += [f"    {naam} = {formule.replace('MAX', maximum)}" for naam, formule in REGELS]
    regels.append("    return {" + ", ".join(f"'{naam}': {naam}" for naam, _ in REGELS) + "}")
    ruimte: dict[str, Any] = {"np": np}
    exec("\n".join(regels), ruimte)  # our own table above, nothing else
    return ruimte["stap"]  # type: ignore[no-any-return]


def numpy_blokken(scenarios: int, corporaties: int, blok: int = 32) -> np.ndarray:
    """(uitkomst, jaar, scenario, corporatie), a block of scenarios at a time."""
    c, stand, s = invoer(scenarios, corporaties)
    stap, uit = _stap("np.maximum"), np.empty((len(UIT), JAREN, scenarios, corporaties))
    for a in range(0, scenarios, blok):
        deel, vorig = {k: v[a : a + blok] for k, v in s.items()}, stand
        for t in range(JAREN):
            vorig = stap(vorig, c, deel)
            for j, naam in enumerate(UIT):
                uit[j, t, a : a + blok] = vorig[naam]
    return uit


def puur(scenarios: int, corporaties: int) -> float:
    """Plain Python floats; gives the last LTV."""
    c, stand, s = invoer(scenarios, corporaties)
    stap, ltv = _stap("max"), 0.0
    for a in range(scenarios):
        deel = {k: float(v[a, 0]) for k, v in s.items()}
        for q in range(corporaties):
            vorig = {k: float(v[0, q if v.shape[1] > 1 else 0]) for k, v in stand.items()}
            eigen = {k: float(v[0, q]) for k, v in c.items()}
            for _ in range(JAREN):
                vorig = stap(vorig, eigen, deel)
            ltv = vorig["ltv"]
    return ltv


def modelx_vector(scenarios: int, corporaties: int) -> Callable[[], np.ndarray]:
    """A modelx space of the same lines on whole arrays; calling the result computes the last LTV afresh."""
    import re

    import modelx

    c, stand, s = invoer(scenarios, corporaties)
    ruimte = modelx.new_model().new_space("Projectie")
    namen = {naam for naam, _ in REGELS}
    for naam, formule in REGELS:
        tekst = re.sub(r"\bv_(\w+)", r"\1(t-1)", formule)
        tekst = re.sub(r"\b([a-z_]+)\b(?!\()", lambda m: f"{m[1]}(t)" if m[1] in namen else m[1], tekst).replace(
            "MAX", "np.maximum"
        )
        begin = (
            f"    if t == 0:\n        return b_{naam}\n" if naam in STAND else "    if t == 0:\n        return 0.0\n"
        )
        ruimte.new_cells(name=naam, formula=f"def {naam}(t):\n{begin}    return {tekst}\n")
    ruimte.np = np
    for k, v in {**c, **s, **{f"b_{k}": v for k, v in stand.items()}}.items():
        setattr(ruimte, k, v)

    def reken() -> np.ndarray:
        ruimte.clear_all()
        for naam in UIT:
            for t in range(1, JAREN + 1):
                uit = ruimte.cells[naam](t)
        return np.asarray(uit)

    return reken
