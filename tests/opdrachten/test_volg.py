"""Watching a file: recalculated after a save, never while it is open, never twice for one save."""

import os
from pathlib import Path

import pytest

from tests.werkboek.hulp import gang, zet
from xl_doorrekening.opdrachten.volg import Volger, volg
from xl_doorrekening.werkboek.bestand import Bestandsfout
from xl_doorrekening.werkboek.lezen.uit_bestand import lees


def opgeslagen(pad: Path, huur: float) -> None:
    """As a user saves: another rent, another time."""
    zet(pad, ("Stadswaard", "snelstart", "huur", "daeb", huur))
    staat = pad.stat()
    os.utime(pad, ns=(staat.st_atime_ns, staat.st_mtime_ns + 1_000_000))


def keer(volger: Volger, aantal: int) -> list[str]:
    return [b for b in (volger.kijk() for _ in range(aantal)) if b]


def test_opslaan_rekent_een_keer_door(boek: Path) -> None:
    volger = Volger(boek)
    assert keer(volger, 3) == []
    opgeslagen(boek, 640)
    assert keer(volger, 5) == ["Doorgerekend; open het bestand om de uitkomsten te zien."]
    assert lees(boek).stempel["berekend"]


def test_een_half_geschreven_bestand_wacht(boek: Path) -> None:
    """The first look at a change is never the moment to read it."""
    volger = Volger(boek)
    opgeslagen(boek, 640)
    assert volger.kijk() is None
    assert volger.kijk() is not None


def test_open_bestand_wacht_tot_het_dicht_is(boek: Path) -> None:
    volger = Volger(boek)
    slot = boek.with_name(f"~${boek.name}")
    slot.touch()
    opgeslagen(boek, 640)
    assert keer(volger, 4) == ["Opgeslagen en nog open: ik reken door zodra het bestand is gesloten."]
    slot.unlink()
    assert keer(volger, 4) == ["Doorgerekend; open het bestand om de uitkomsten te zien."]


def test_open_in_excel_rekent_in_excel(boek: Path) -> None:
    gevraagd: list[Path] = []

    def in_excel(pad: Path) -> str:
        gevraagd.append(pad)
        return "Doorgerekend."

    volger = Volger(boek, in_excel)
    boek.with_name(f"~${boek.name}").touch()
    opgeslagen(boek, 640)
    assert keer(volger, 5) == ["Doorgerekend."]
    assert gevraagd == [boek]


def test_fout_in_de_invoer_wordt_gemeld_en_er_wordt_niets_geschreven(boek: Path) -> None:
    volger = Volger(boek)
    zet(boek, ("Stadswaard", "snelstart", "vhe", "daeb", -5.0))
    berichten = keer(volger, 4)
    assert len(berichten) == 1
    assert "Verhuureenheden" in berichten[0]
    assert berichten[0].endswith("Niet gerekend; verbeter de invoer en sla op.")


def test_verdwenen_bestand_is_geen_ramp(boek: Path) -> None:
    volger = Volger(boek)
    inhoud = boek.read_bytes()
    boek.unlink()
    assert keer(volger, 2) == []
    boek.write_bytes(inhoud)
    assert keer(volger, 3) == ["Doorgerekend; open het bestand om de uitkomsten te zien."]


def test_wat_er_al_stond_wordt_ook_gerekend(boek: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Once, at the start; and Ctrl+C is the way to stop."""
    berichten: list[str] = []

    def stop(_: float) -> None:
        raise KeyboardInterrupt

    monkeypatch.setattr("xl_doorrekening.opdrachten.volg.time.sleep", stop)
    for verwacht in ("Doorgerekend; open het bestand om de uitkomsten te zien.", "Al bijgewerkt."):
        with pytest.raises(KeyboardInterrupt):
            volg(boek, berichten.append)
        assert berichten[-1] == verwacht
    u = gang("volg", boek)
    assert (u.code, u.uit.splitlines()[-1], u.fout) == (0, "Gestopt met volgen.", "")


def test_hoeveel_er_te_bekijken_is(boek: Path) -> None:
    zet(boek, ("Stadswaard", "snelstart", "huur", "daeb", 7000.0))
    zet(boek, ("Stadswaard", "snelstart", "marktwaarde", "daeb", None))
    bericht = Volger(boek).begin()
    assert bericht is not None
    assert bericht.startswith(
        "Doorgerekend; open het bestand om de uitkomsten te zien. Op tabblad Controle: 1 ontbreken nog, "
    )
    assert bericht.endswith(" let op.")


def test_volgen_van_niets_wordt_geweigerd(tmp_path: Path) -> None:
    with pytest.raises(Bestandsfout, match="bestaat niet"):
        volg(tmp_path / "weg.xlsx", print)
