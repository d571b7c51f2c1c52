"""References to a tab: renamed or broken wherever they stand, and nothing else is touched."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from xl_doorrekening.werkboek.beheer.verwijzing import citeer, gebroken, hernoemd

tekens = st.characters(exclude_characters='[]:*?/\\"', exclude_categories=["Cs", "Cc"])
bladnaam = st.text(tekens, min_size=1, max_size=31)
"""As Excel allows them; a double quote is tested apart."""
cel = st.sampled_from(["A1", "$B$2", "C$3", "A1:B2", "$A$1:$XFD$1048576", "A:C", "3:$7", "mijn_naam", "blok_regio"])
ONGEMOEID = [
    '"Noord!A1"',
    "\"zie 'Noord'!A1\"",
    'INDIRECT("Noord!A1")',
    '"een "" aanhaling: Noord!A1"',
    "[1]Noord!A1",
    "'[Boek.xlsx]Noord'!A1",
    "Noordoost!A1",
    "'Noord oost'!A1",
    "Oost.Noord!A1",
    "'Oost Noord'!A1",
    "'''Noord'!A1",
    "'Noord'''!A1",
    "Noord",
    "Noord+A1",
    "ZuidNoord!A1",
    "#REF!",
    "",
]


@pytest.mark.parametrize("tekst", ONGEMOEID)
def test_geen_verwijzing_naar_noord(tekst: str) -> None:
    """Texts, other workbooks and longer names are no references to the tab Noord."""
    assert hernoemd(tekst, {"Noord": "Zuid"}) == tekst
    assert gebroken(tekst, "Noord") == tekst


@pytest.mark.parametrize(
    ("tekst", "nieuw", "weg"),
    [
        ("Noord!A1", "'A & B'!A1", "#REF!"),
        ("'Noord'!A1", "'A & B'!A1", "#REF!"),
        ("noord!$A$1", "'A & B'!$A$1", "#REF!"),
        ("SUM(Noord!A1:B2)*2", "SUM('A & B'!A1:B2)*2", "SUM(#REF!)*2"),
        ("SUM(Noord!A:A,Noord!3:4)", "SUM('A & B'!A:A,'A & B'!3:4)", "SUM(#REF!,#REF!)"),
        ("Noord!A1:Noord!B2", "'A & B'!A1:'A & B'!B2", "#REF!:#REF!"),
        ("B1:Noord!B2", "B1:'A & B'!B2", "B1:#REF!"),
        ("SUM(Noord:Zuid!A1)", "SUM('A & B:Zuid'!A1)", "SUM(#REF!)"),
        ("SUM('Oost:Noord'!A1)", "SUM('Oost:A & B'!A1)", "SUM(#REF!)"),
        ("-Noord!naam", "-'A & B'!naam", "-#REF!"),
        ('Noord!A1&"Noord!A1"&Noord!A2', "'A & B'!A1&\"Noord!A1\"&'A & B'!A2", '#REF!&"Noord!A1"&#REF!'),
        ('IF(A1="\'",Noord!A1,"\'")', "IF(A1=\"'\",'A & B'!A1,\"'\")", 'IF(A1="\'",#REF!,"\'")'),
        ("Noord!#REF!", "'A & B'!#REF!", "#REF!"),
        ("Zuid!A1+Noord!A1", "Zuid!A1+'A & B'!A1", "Zuid!A1+#REF!"),
    ],
)
def test_verwijzingen(tekst: str, nieuw: str, weg: str) -> None:
    """With and without quotes, ranges, whole columns, spans of tabs, beside texts that look like references."""
    assert hernoemd(tekst, {"Noord": "A & B"}) == nieuw
    assert gebroken(tekst, "Noord") == weg


def test_verwisselde_namen() -> None:
    """Names change in one pass, so that two tabs can swap theirs."""
    assert hernoemd("Noord!A1+'Zuid'!A1", {"Noord": "Zuid", "Zuid": "Noord"}) == "'Zuid'!A1+'Noord'!A1"


def test_een_dubbele_aanhaling_in_de_naam() -> None:
    """A tab may have double quotes in its name; they begin no text."""
    oud = "'De \"Vliet\"'!A1+'Zuid'!A1"
    assert hernoemd(oud, {'De "Vliet"': "Vliet"}) == "'Vliet'!A1+'Zuid'!A1"
    assert gebroken(oud, 'De "Vliet"') == "#REF!+'Zuid'!A1"
    assert hernoemd("Vliet!A1", {"Vliet": 'De "Vliet"'}) == "'De \"Vliet\"'!A1"


@given(bladnaam, bladnaam, cel, cel)
def test_elke_naam(oud: str, nieuw: str, een: str, twee: str) -> None:
    """Any name that Excel allows is found between quotes; there and back gives the original."""
    tekst = f"SUM({citeer(oud)}!{een},1)&{citeer(oud)}!{twee}"
    anders = hernoemd(tekst, {oud: nieuw})
    if oud.casefold() != nieuw.casefold():
        assert anders == f"SUM({citeer(nieuw)}!{een},1)&{citeer(nieuw)}!{twee}"
    assert hernoemd(anders, {nieuw: oud}) == tekst
    assert gebroken(tekst, oud) == "SUM(#REF!,1)&#REF!"


@given(bladnaam, bladnaam, cel)
def test_andere_tabbladen_blijven(naam: str, ander: str, plek: str) -> None:
    """A reference to another tab, and a text that quotes this one, stay as they are."""
    tekst = f'{citeer(ander)}!{plek}&"{citeer(naam)}!{plek}"'
    if naam.casefold() != ander.casefold():
        assert hernoemd(tekst, {naam: "iets anders"}) == tekst
        assert gebroken(tekst, naam) == tekst
