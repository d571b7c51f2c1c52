"""A corporation that is taken out leaves no words of hers in the file."""

from pathlib import Path

import pytest

from tests.werkboek.keuring import keur
from tests.werkboek.varianten import delen
from xl_doorrekening.voorbeeld.regio import voorbeeldregio
from xl_doorrekening.werkboek.beheer.corporaties import hernoem, verwijder
from xl_doorrekening.werkboek.bouwen.sjabloon import bouw
from xl_doorrekening.werkboek.lezen.uit_bestand import lees

WEG = voorbeeldregio().corporaties[3]


@pytest.fixture
def pad(tmp_path: Path) -> Path:
    pad = tmp_path / "regio.xlsx"
    pad.write_bytes(bouw(voorbeeldregio()))
    return pad


def woorden(pad: Path) -> bytes:
    """Everything that can be read in the file, with the Logboek, which tells that she was there."""
    return b"".join(delen(pad.read_bytes()).values())


def test_verwijderen_neemt_haar_woorden_mee(pad: Path) -> None:
    eigen = [WEG.naam, WEG.algemeen.l_nummer, WEG.algemeen.gemeenten, *(p.naam for p in WEG.projecten)]
    andere = [str(c.model_dump()) for c in voorbeeldregio().corporaties if c.id != WEG.id]
    hare = [str(x).encode() for x in eigen if x and not any(str(x) in a for a in andere)]
    assert len(hare) >= 3
    assert all(x in woorden(pad) for x in hare)
    verwijder(pad, WEG.naam)
    assert [x for x in hare if x in woorden(pad)] == []
    assert keur(delen(pad.read_bytes())) == []
    assert lees(pad).regio.corporaties == tuple(c for c in voorbeeldregio().corporaties if c.id != WEG.id)


def test_hernoemen_laat_de_oude_naam_niet_achter(pad: Path) -> None:
    hernoem(pad, WEG.naam, "Anders")
    na = delen(pad.read_bytes())
    assert [n for n in ("xl/sharedStrings.xml", "docProps/app.xml") if WEG.naam.encode() in na[n]] == []
    assert keur(delen(pad.read_bytes())) == []
