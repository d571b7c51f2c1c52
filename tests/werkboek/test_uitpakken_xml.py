"""No DTD, entity or hidden encoding reaches an XML parser; what Excel itself writes does pass."""

import io
import zipfile
from pathlib import Path

import pytest

from xl_doorrekening.werkboek.bestand import Bestandsfout, lees_pakket

BASIS = {"[Content_Types].xml": b"<Types/>", "xl/workbook.xml": b"<workbook/>"}
XXE = '<?xml version="1.0"?><!DOCTYPE a [<!ENTITY b SYSTEM "file:///etc/passwd">]><a>&b;</a>'
REMEDIE = (
    "en wordt daarom niet geopend. Zo'n bestand komt niet uit Excel; vraag de afzender om het werkboek dat in Excel "
    "zelf is opgeslagen."
)


def gelezen(tmp_path: Path, naam: str, deel: bytes) -> bytes:
    uit = io.BytesIO()
    with zipfile.ZipFile(uit, "w") as zip_:
        for onderdeel, inhoud in (BASIS | {naam: deel}).items():
            zip_.writestr(onderdeel, inhoud)
    (tmp_path / "regio.xlsx").write_bytes(uit.getvalue())
    return lees_pakket(tmp_path / "regio.xlsx").onderdelen[naam]


def weigering(tmp_path: Path, naam: str, deel: bytes) -> str:
    with pytest.raises(Bestandsfout) as fout:
        gelezen(tmp_path, naam, deel)
    return str(fout.value)


@pytest.mark.parametrize("codering", ["utf-8", "utf-8-sig", "utf-16", "utf-16-le", "utf-16-be", "utf-32", "utf-32-be"])
@pytest.mark.parametrize("naam", ["xl/a.xml", "xl/A.XML", "xl/_rels/a.rels", "xl/tekening.vml", "[Content_Types].xml"])
def test_documenttype(tmp_path: Path, naam: str, codering: str) -> None:
    assert weigering(tmp_path, naam, XXE.encode(codering)) == (
        f'Het bestand "regio.xlsx" bevat een documenttype- of entiteitdefinitie in "{naam}" {REMEDIE}'
    )


@pytest.mark.parametrize("woord", ["<!DOCTYPE a>", '<!ENTITY b "c">'])
def test_elk_van_beide_is_genoeg_ook_ver_in_het_onderdeel(tmp_path: Path, woord: str) -> None:
    assert "entiteitdefinitie" in weigering(tmp_path, "xl/a.xml", b" " * 3_000_000 + woord.encode())


@pytest.mark.parametrize(
    "deel",
    [
        b'<?xml version="1.0" encoding="utf-7"?>+ADwAIQ-DOCTYPE a>',
        b"<?xml version='1.0'" + b" " * 5000 + b"encoding = 'UTF-7'?>+ADwAIQ-DOCTYPE a>",
        b'<?xml version=">" encoding="utf-7"?><a/>',
        b'\xef\xbb\xbf\n<?xml version="1.0"\n\nencoding="IBM037"?><a/>',
        '<?xml version="1.0" encoding="utf-7"?><a/>'.encode("utf-16"),
        '<?xml version="1.0"?><!DOCTYPE a><a/>'.encode("cp037"),
    ],
)
def test_codering_die_een_documenttype_verbergt(tmp_path: Path, deel: bytes) -> None:
    assert weigering(tmp_path, "xl/a.xml", deel) == (
        f'Het bestand "regio.xlsx" bevat een onbekende tekencodering in "xl/a.xml" {REMEDIE}'
    )


@pytest.mark.parametrize(
    ("naam", "deel"),
    [
        *(
            ("xl/a.xml", f'<?xml version="1.0" encoding="{codering}"?><a/>'.encode())
            for codering in ("UTF-8", "utf8", "us-ascii", "ISO-8859-1", "windows-1252")
        ),
        ("customXml/item1.xml", '<?xml version="1.0" encoding="utf-16"?><DataMashup/>'.encode("utf-16")),
        ("xl/a.xml", b'<?xml version="1.0"?><a encoding="base64"/>'),
        ("xl/a.xml", b'<a encoding="base64"/>'),
        ("xl/a.xml", b"<t>&lt;!DOCTYPE&gt;</t>"),
        ("xl/printerSettings/printerSettings1.bin", b'<?xml version="1.0"?><!DOCTYPE plist PUBLIC "x">'),
        ("xl/media/image1.svg", b'<?xml version="1.0"?><!DOCTYPE svg PUBLIC "x"><svg/>'),
    ],
)
def test_wat_excel_schrijft_mag(tmp_path: Path, naam: str, deel: bytes) -> None:
    assert gelezen(tmp_path, naam, deel) == deel
