"""Received workbooks that somebody, or the mail, did something to. `python -m tests.reizen.muteren --aantal 10000`.

Every one must end in a result or in a Dutch finding with the documented exit code, within bounded time and memory; none
in a traceback, and none may change the workbook it was to be merged into. A mutation is made from a seed, so that a bad
one can be made again: `--van 4711 --aantal 1`.
"""

import argparse
import io
import random
import re
import signal
import struct
import sys
import tempfile
import time
import warnings
import zipfile
from collections import Counter
from collections.abc import Callable, Iterator, Sequence
from concurrent.futures import ProcessPoolExecutor
from contextlib import suppress
from functools import cache
from pathlib import Path

from tests.werkboek.hulp import alleen, gang
from tests.werkboek.vergelijken import NU
from xl_doorrekening.werkboek.berekening import reken
from xl_doorrekening.werkboek.bouwen.sjabloon import bouw
from xl_doorrekening.werkboek.lezen.uit_bestand import lees
from xl_doorrekening.werkboek.reizen.verzenden import kopie

SECONDEN = 60
"""A case may take no longer."""
GEHEUGEN = 4 << 30
"""Nor use more memory than this, bytes."""
Delen = dict[str, bytes]
R = random.Random
BLAD = re.compile(r"xl/worksheets/sheet\d+\.xml")


@cache
def begin() -> tuple[bytes, bytes]:
    """A small region of one corporation, and the copy that was mailed of it."""
    regio = alleen(0)
    ruw = bouw(regio)
    with tempfile.TemporaryDirectory() as map_:
        pad = Path(map_) / "regio.xlsx"
        pad.write_bytes(ruw)
        g = lees(pad)
        d = reken(g).doorrekening
        assert d is not None
        return ruw, kopie(g, d, regio.corporaties[0].id, Path("kopie.xlsx"), NU)


@cache
def _delen() -> Delen:
    with zipfile.ZipFile(io.BytesIO(begin()[1])) as z:
        return {n: z.read(n) for n in z.namelist()}


def _zip(delen: Sequence[tuple[str, bytes]]) -> bytes:
    uit = io.BytesIO()
    with warnings.catch_warnings(), zipfile.ZipFile(uit, "w", zipfile.ZIP_DEFLATED, compresslevel=1) as z:
        warnings.simplefilter("ignore")  # a name that comes twice is meant
        for naam, inhoud in delen:
            z.writestr(naam, inhoud)
    return uit.getvalue()


def _pak(delen: Delen) -> bytes:
    return _zip(list(delen.items()))


def _een(r: R, delen: Delen, patroon: re.Pattern[str] = BLAD) -> str:
    return r.choice(sorted(n for n in delen if patroon.fullmatch(n)))


# --- the file as bytes


def bits(r: R) -> bytes:
    ruw = bytearray(begin()[1])
    for _ in range(r.randint(1, 40)):
        ruw[r.randrange(len(ruw))] ^= 1 << r.randrange(8)
    return bytes(ruw)


def afgebroken(r: R) -> bytes:
    ruw = begin()[1]
    return ruw[: r.randrange(len(ruw))]


def gat(r: R) -> bytes:
    ruw = bytearray(begin()[1])
    van = r.randrange(len(ruw))
    tot = min(van + r.randint(1, 5000), len(ruw))
    ruw[van:tot] = r.choice([b"", bytes(tot - van), r.randbytes(tot - van)])
    return bytes(ruw)


def grootte_liegt(r: R) -> bytes:
    """The directory of the zip says other sizes than there are."""
    ruw = bytearray(begin()[1])
    plekken = [m.start() for m in re.finditer(b"PK\x01\x02", bytes(ruw))]
    struct.pack_into("<I", ruw, r.choice(plekken) + r.choice([20, 24, 42]), r.choice([0, 1, 0x7FFFFFFF, 0xFFFFFFFE]))
    return bytes(ruw)


# --- the zip


def dubbele_naam(r: R) -> bytes:
    delen = list(_delen().items())
    naam, inhoud = r.choice(delen)
    return _zip([*delen, (r.choice([naam, naam.upper(), naam + "/"]), inhoud)])


NAMEN = (
    "../../evil.xml", "/etc/passwd", "C:\\evil.exe", "xl/../../x", "xl\\worksheets\\sheet1.xml", "a\x00b",
    "xl/vbaProject.bin", "xl/worksheets/\u202esheet1.xml", "x" * 60_000,
)  # fmt: skip


def vreemde_naam(r: R) -> bytes:
    return _zip([*_delen().items(), (r.choice(NAMEN), b"x")])


def verwisseld(r: R) -> bytes:
    delen = dict(_delen())
    a, b = r.sample(sorted(delen), 2)
    delen[a], delen[b] = delen[b], delen[a]
    return _pak(delen)


def weg(r: R) -> bytes:
    delen = dict(_delen())
    for _ in range(r.randint(1, 3)):
        delen.pop(r.choice(sorted(delen)))
    return _pak(delen)


def bom(r: R) -> bytes:
    delen = dict(_delen())
    delen[_een(r, delen)] = b"<x>" + b"0" * r.choice([10_000_000, 40_000_000]) + b"</x>"
    return _pak(delen)


# --- the XML


def _xml(r: R, naar: Callable[[bytes], bytes], patroon: str = r"xl/worksheets/sheet\d+\.xml") -> bytes:
    delen = dict(_delen())
    naam = _een(r, delen, re.compile(patroon))
    delen[naam] = naar(delen[naam])
    return _pak(delen)


def entiteiten(r: R) -> bytes:
    lol = b'<!DOCTYPE l [<!ENTITY a "lol">' + b"".join(
        b'<!ENTITY %c "%s">' % (98 + i, (b"&%c;" % (97 + i)) * 10) for i in range(9)
    ) + b"]>"  # fmt: skip
    extern = b'<!DOCTYPE l [<!ENTITY a SYSTEM "file:///etc/passwd">]>'
    return _xml(r, lambda x: x.replace(b"?>", b"?>" + r.choice([lol, extern]), 1),
                r"xl/(worksheets/sheet\d+|sharedStrings|workbook|styles)\.xml")  # fmt: skip


def diep(r: R) -> bytes:
    n = r.choice([300, 5_000, 200_000])
    return _xml(r, lambda x: x.replace(b"<sheetData>", b"<sheetData>" + b"<a>" * n + b"</a>" * n, 1))


def teken(r: R) -> bytes:
    """A byte of the XML other than it was."""

    def naar(x: bytes) -> bytes:
        uit = bytearray(x)
        for _ in range(r.randint(1, 5)):
            uit[r.randrange(len(uit))] = r.choice([0, 60, 62, 38, 34, 255, r.randrange(256)])
        return bytes(uit)

    return _xml(r, naar, r".*\.(xml|rels)")


DOELEN = (b"worksheets/sheet1.xml", b"../../../etc/passwd", b"http://example.invalid/x.xml", b"", b"workbook.xml")


def relaties(r: R) -> bytes:
    doel, aantal = r.choice(DOELEN), r.randint(1, 4)
    return _xml(r, lambda x: re.sub(rb'Target="[^"]*"', b'Target="%s"' % doel, x, count=aantal),
                r"xl/_rels/workbook\.xml\.rels")  # fmt: skip


def afmetingen(r: R) -> bytes:
    ver = r.choice([b"A1048576", b"XFD1", b"XFD1048576", b"AAAA1", b"A0", b"A99999999999"])
    return _xml(r, lambda x: x.replace(
        b"</sheetData>", b'<row r="1048576"><c r="%s"><v>1</v></c></row></sheetData>' % ver, 1
    ))  # fmt: skip


def namen(r: R) -> bytes:
    waar = r.choice([b"#REF!", b"Start!$A$1:$XFD$1048576", b"'[1]Elders'!$A$1", b"OFFSET(A1,0,0,1E9,1)", b"", b"A1"])
    return _xml(r, lambda x: re.sub(rb"(<definedName [^>]*>)[^<]*<", rb"\1" + waar + b"<", x, count=r.randint(1, 40)),
                r"xl/workbook\.xml")  # fmt: skip


# --- the cells

WAARDEN = (
    b"<v>1E308</v>", b"<v>-1E308</v>", b"<v>NaN</v>", b"<v>INF</v>", b"<v>1e-320</v>", b"<v></v>", b"<v>abc</v>",
    b"<f>1/0</f><v>0</v>", b'<f>WEBSERVICE("http://example.invalid")</f><v>7</v>', b"<f>[1]X!A1</f><v>3</v>",
    b"<f t=\"shared\" si=\"0\"/><v>5</v>", b"<v>99999999999999999999</v>", b"<v>-0</v>", b"<v>46000.5</v>",
)  # fmt: skip
SOORTEN = (b"", b' t="e"', b' t="s"', b' t="b"', b' t="d"', b' t="str"', b' t="inlineStr"', b' t="n"')
TEKSTEN = (
    "=cmd|' /C calc'!A0", "+1+1", "-2+3", "@SUM(A1)", "<script>alert(1)</script>", "\u202eomgekeerd", "a" * 40_000,
    "\t", "nan", "1.000,50", "31-12-2026", "✈" * 500, "]]>", "&lt;", "{0}", "%s", "'; DROP TABLE x; --", "NULL",
    "ja", "100%",
)  # fmt: skip


def cellen(r: R) -> bytes:
    """Other contents in some cells of input, or anywhere."""
    delen = dict(_delen())
    naam = _een(r, delen)

    def anders(m: re.Match[bytes]) -> bytes:
        if r.random() < 0.5:
            tekst = r.choice(TEKSTEN).replace("&", "&amp;").replace("<", "&lt;").encode()
            return b'<c%s t="inlineStr"><is><t>%s</t></is></c>' % (m[1], tekst)
        kaal = re.sub(rb' t="\w+"', b"", m[1])
        return b"<c%s%s>%s</c>" % (kaal, r.choice(SOORTEN), r.choice(WAARDEN))

    kans = r.choice([0.001, 0.01, 0.2])
    delen[naam] = re.sub(
        rb"<c( [^>]*?)(?:/>|>.*?</c>)", lambda m: anders(m) if r.random() < kans else m[0], delen[naam], flags=re.S
    )
    return _pak(delen)


def samengevoegd(r: R) -> bytes:
    rijen = f"{r.choice('ABCDEF')}{r.randint(1, 200)}:{r.choice('FGHIJXYZ')}{r.randint(1, 300)}".encode()
    return _xml(r, lambda x: x.replace(
        b"</sheetData>", b'</sheetData><mergeCells count="1"><mergeCell ref="%s"/></mergeCells>' % rijen, 1
    ))  # fmt: skip


def gedeelde_teksten(r: R) -> bytes:
    """Numbers of shared texts that there are not."""
    return _xml(r, lambda x: re.sub(rb't="s"><v>\d+<', b't="s"><v>%d<' % r.choice([-1, 10**6, 2**63, 0]), x,
                                    count=r.randint(1, 50)))  # fmt: skip


def codes(r: R) -> bytes:
    """Names of rows, headers and identities in other hands."""

    def naar(x: bytes) -> bytes:
        teksten = re.findall(rb"<t[^>]*>([^<]{1,40})</t>", x)
        for oud in r.sample(teksten, min(len(teksten), r.randint(1, 30))):
            nieuw = r.choice([b"", oud + b"x", r.choice(teksten), b"c00000000", b"42"])
            x = x.replace(b">" + oud + b"</t>", b">" + nieuw + b"</t>", r.randint(1, 3))
        return x

    return _xml(r, naar, r"xl/sharedStrings\.xml")


MUTATIES: tuple[Callable[[R], bytes], ...] = (
    bits, afgebroken, gat, grootte_liegt, dubbele_naam, vreemde_naam, verwisseld, weg, bom, entiteiten, diep, teken,
    relaties, afmetingen, namen, cellen, cellen, cellen, samengevoegd, gedeelde_teksten, codes,
)  # fmt: skip


def gemuteerd(zaad: int) -> tuple[str, bytes]:
    """Which mutation, and the file."""
    r = random.Random(zaad)
    m = MUTATIES[zaad % len(MUTATIES)]
    return m.__name__, m(r)


def beproef(zaad: int) -> tuple[int, str, str, float, str]:
    """One case: seed, mutation, outcome, seconds, and what is wrong with it ("" when nothing is)."""
    naam, ruw = gemuteerd(zaad)
    with tempfile.TemporaryDirectory() as map_:
        regio, pad = Path(map_) / "regio.xlsx", Path(map_) / "ontvangen.xlsx"
        regio.write_bytes(begin()[0])
        pad.write_bytes(ruw)
        opdracht = (
            ("samenvoegen", regio, pad, "--bij-conflict", "ontvangen")
            if zaad // len(MUTATIES) % 3
            else ("herbereken", pad)
        )
        toen = time.monotonic()
        mis, uitkomst = "", "klem"
        try:
            with _binnen(SECONDEN):
                u = gang(*opdracht)
            uitkomst = f"code {u.code}"
            mis = _mis(u.code, u.uit + u.fout, regio, pad, ruw)
        except BaseException as fout:
            mis = f"{type(fout).__name__}: {fout}"[:300]
        return zaad, naam, f"{opdracht[0]}: {uitkomst}", time.monotonic() - toen, mis


def _mis(code: int, tekst: str, regio: Path, pad: Path, ruw: bytes) -> str:
    if code not in (0, 1, 2):
        return f"code {code}"
    if code and not tekst.strip():
        return "een foutcode zonder een woord"
    if "Traceback" in tekst:
        return "een traceback"
    if code and regio.read_bytes() != begin()[0]:
        return "het werkboek van de regio is gewijzigd"
    if code and pad.read_bytes() != ruw:
        return "het ontvangen bestand is gewijzigd"
    over = [p.name for p in pad.parent.iterdir() if p.suffix == ".tmp"]
    return f"er bleef iets achter: {over}" if over else ""


class _binnen:
    """At most so many seconds, where the system can."""

    def __init__(self, seconden: int) -> None:
        self.seconden = seconden

    def __enter__(self) -> None:
        if hasattr(signal, "SIGALRM"):
            signal.signal(signal.SIGALRM, self._om)
            signal.alarm(self.seconden)

    def __exit__(self, *_: object) -> None:
        if hasattr(signal, "SIGALRM"):
            signal.alarm(0)

    @staticmethod
    def _om(*_: object) -> None:
        raise TimeoutError("te lang")


def _begrens() -> None:
    with suppress(ImportError, ValueError, OSError):
        import resource

        resource.setrlimit(resource.RLIMIT_AS, (GEHEUGEN, GEHEUGEN))


def alle(van: int, aantal: int, processen: int = 2) -> Iterator[tuple[int, str, str, float, str]]:
    with ProcessPoolExecutor(processen, initializer=_begrens) as bak:
        yield from bak.map(beproef, range(van, van + aantal), chunksize=20)


def hoofd() -> int:
    p = argparse.ArgumentParser(description="Verminkte werkboeken: geen traceback, en niets gewijzigd.")
    p.add_argument("--aantal", type=int, default=10_000)
    p.add_argument("--van", type=int, default=0)
    args = p.parse_args()
    toen, uitkomsten, mis, langst = time.monotonic(), Counter[str](), [], 0.0
    for zaad, naam, uitkomst, duur, wat in alle(args.van, args.aantal):
        uitkomsten[f"{naam:18} {uitkomst}"] += 1
        langst = max(langst, duur)
        if wat:
            mis.append((zaad, naam, wat))
            print(f"MIS {zaad} {naam}: {wat}", flush=True)
    for wat, n in sorted(uitkomsten.items()):
        print(f"{n:6} {wat}")
    print(f"{args.aantal} werkboeken in {time.monotonic() - toen:.0f} s, de langste {langst:.1f} s; {len(mis)} mis")
    return 1 if mis else 0


if __name__ == "__main__":
    sys.exit(hoofd())
