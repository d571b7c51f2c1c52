"""Setting cells in a sheet's XML: the cells asked for have their value, the rest is what it was."""

import io
import math
import zipfile
from collections.abc import Mapping

import pytest
from hypothesis import given
from hypothesis import strategies as st
from lxml import etree
from python_calamine import CalamineWorkbook
from xlsxwriter import Workbook

from xl_doorrekening.werkboek.indeling.blok import adres
from xl_doorrekening.werkboek.schrijven.cellen import MAX_TEKST, zet
from xl_doorrekening.werkboek.schrijven.waarden import Formule, Onthouden, Waarde

M = "{http://schemas.openxmlformats.org/spreadsheetml/2006/main}"
KOP = '<worksheet xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main"'
BLAD = (
    f'<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n{KOP} xmlns:x14="urn:x14" xmlns:mc="urn:mc" '
    'mc:Ignorable="x14"><sheetPr><tabColor rgb="FF00FF00"/></sheetPr><cols><col min="1" max="2" width="9.5"/></cols>'
    '<sheetData><row r="2" spans="1:3" ht="30" customHeight="1"><c r="A2" s="7" t="s"><v>0</v></c>'
    '<c r="C2" s="3"><f>A2&amp;"x"</f><v>5</v></c></row><row r="5"><c r="B5" s="2"/></row></sheetData>'
    '<conditionalFormatting sqref="A1"><cfRule type="expression" dxfId="0" priority="1"><formula>1</formula></cfRule>'
    '</conditionalFormatting><extLst><ext uri="{x}"><x14:iets waarde="1"/></ext></extLst></worksheet>'
).encode()


def plekken(xml: bytes) -> dict[str, etree._Element]:
    return {str(c.get("r")): c for c in etree.fromstring(xml).iter(M + "c")}


def soort(c: etree._Element) -> tuple[str | None, str | None, str | None, str | None]:
    """Style, type, formula and value as XML has them."""
    return c.get("s"), c.get("t"), c.findtext(M + "f"), c.findtext(M + "v") or c.findtext(f"{M}is/{M}t")


def een(waarde: Waarde, plek: tuple[int, int] = (1, 0)) -> tuple[str | None, str | None, str | None, str | None]:
    return soort(plekken(zet(BLAD, {plek: waarde}))[adres(*plek)])


@pytest.mark.parametrize(
    ("waarde", "verwacht"),
    [
        (1.0, ("7", None, None, "1")),
        (-0.125, ("7", None, None, "-0.125")),
        (1e300, ("7", None, None, "1e+300")),
        (0.1 + 0.2, ("7", None, None, "0.30000000000000004")),
        ("é <&> \"'", ("7", "inlineStr", None, "é <&> \"'")),
        (None, ("7", None, None, None)),
        (Formule("1+1", 2.0), ("7", None, "1+1", "2")),
        (Formule('"a"&"<"', "a<"), ("7", "str", '"a"&"<"', "a<")),
        (Onthouden("tekst"), ("7", "inlineStr", None, "tekst")),
        (Onthouden(3.0), ("7", None, None, "3")),
    ],
)
def test_elke_soort(waarde: Waarde, verwacht: tuple[str | None, ...]) -> None:
    """A figure, a text, a blank, a formula of ours; the style of the cell stays."""
    assert een(waarde) == verwacht


def test_onthouden_houdt_de_formule() -> None:
    """Only the value of a formula that stands there is renewed."""
    assert een(Onthouden(9.0), (1, 2)) == ("3", None, 'A2&"x"', "9")
    assert een(Onthouden("abc"), (1, 2)) == ("3", "str", 'A2&"x"', "abc")
    assert een(9.0, (1, 2)) == ("3", None, None, "9")


def test_een_matrixformule() -> None:
    """An array formula covers its own cell."""
    c = plekken(zet(BLAD, {(1, 0): Formule("SUM(A1:A2)", 1.0, matrix=True)}))["A2"]
    f = c.find(M + "f")
    assert f is not None
    assert {str(k): v for k, v in f.attrib.items()} == {"t": "array", "ref": "A2"}


@pytest.mark.parametrize("waarde", [math.nan, math.inf, -math.inf])
def test_geen_getal(waarde: float) -> None:
    """What is no number in a spreadsheet never gets into the file."""
    with pytest.raises(ValueError, match="A2"):
        zet(BLAD, {(1, 0): waarde})


def test_volgorde_van_nieuwe_rijen_en_cellen() -> None:
    """New rows and cells stand where Excel expects them: ascending."""
    wortel = etree.fromstring(
        zet(BLAD, {(0, 1): 1.0, (1, 1): 2.0, (3, 27): 3.0, (3, 0): 4.0, (9, 5): 5.0, (1, 30): 6.0})
    )
    rijen = [(str(r.get("r")), [str(c.get("r")) for c in r]) for r in wortel.iter(M + "row")]
    assert rijen == [
        ("1", ["B1"]),
        ("2", ["A2", "B2", "C2", "AE2"]),
        ("4", ["A4", "AB4"]),
        ("5", ["B5"]),
        ("10", ["F10"]),
    ]


def test_wat_er_niet_staat_wordt_niet_leeggemaakt() -> None:
    """Blanking a cell that does not exist adds no cell."""
    assert set(plekken(zet(BLAD, {(6, 6): None}))) == {"A2", "C2", "B5"}


def test_al_het_andere_blijft() -> None:
    """Columns, heights, conditional formats, extensions and their namespaces are what they were."""
    oud, nieuw = etree.fromstring(BLAD), etree.fromstring(zet(BLAD, {(1, 0): 8.0}))
    a2 = next(c for c in nieuw.iter(M + "c") if c.get("r") == "A2")
    a2.set("t", "s")
    v = a2.find(M + "v")
    assert v is not None
    v.text = "0"
    assert etree.tostring(nieuw, method="c14n") == etree.tostring(oud, method="c14n")
    assert nieuw.nsmap == oud.nsmap


def test_cellen_zonder_adres() -> None:
    """Some writers leave out the numbers of rows and cells; they count on."""
    kaal = f"{KOP}><sheetData><row><c><v>1</v></c><c><v>2</v></c></row><row><c r='C2'><v>3</v></c><c><v>4</v></c></row>"
    wortel = etree.fromstring(
        zet(f"{kaal}</sheetData></worksheet>".encode(), {(0, 1): 20.0, (1, 3): 40.0, (1, 0): 5.0})
    )
    assert [[c.findtext(M + "v") for c in r] for r in wortel.iter(M + "row")] == [["1", "20"], ["5", "3", "40"]]


def test_geen_blad() -> None:
    """A sheet without data is refused rather than guessed at."""
    with pytest.raises(ValueError, match="sheetData"):
        zet(f"{KOP}/>".encode(), {(0, 0): 1.0})


tekst = st.text(st.characters(exclude_categories=["Cs"], exclude_characters="\r"), max_size=40)
waarden = st.one_of(st.floats(allow_nan=False, allow_infinity=False), tekst)
cellen = st.dictionaries(st.tuples(st.integers(0, 12), st.integers(0, 30)), waarden, min_size=1, max_size=12)


@given(cellen)
def test_een_lezer_leest_wat_er_is_gezet(cellen: Mapping[tuple[int, int], str | float]) -> None:
    """Whatever is set, a reader of workbooks gives it back; characters that XML does not know are dropped."""
    buffer = io.BytesIO()
    with Workbook(buffer) as boek:
        boek.add_worksheet("B").write_number(4, 4, 4.0)
    uit = io.BytesIO()
    with zipfile.ZipFile(buffer) as oud, zipfile.ZipFile(uit, "w") as nieuw:
        for deel in oud.namelist():
            inhoud = oud.read(deel)
            nieuw.writestr(deel, zet(inhoud, cellen) if deel.endswith("sheet1.xml") else inhoud)
    uit.seek(0)
    rijen = CalamineWorkbook.from_filelike(uit).get_sheet_by_name("B").to_python(skip_empty_area=False)
    for (r, k), waarde in cellen.items():
        verwacht = "".join(x for x in waarde if x >= " " or x in "\t\n") if isinstance(waarde, str) else waarde
        verwacht = verwacht.replace("\ufffe", "").replace("\uffff", "") if isinstance(verwacht, str) else verwacht
        gelezen = rijen[r][k] if r < len(rijen) and k < len(rijen[r]) else ""
        assert gelezen == verwacht, (r, k)


def test_een_te_lange_tekst() -> None:
    """Excel takes no more than 32.767 characters in a cell."""
    assert een("x" * 40_000)[3] == "x" * MAX_TEKST
