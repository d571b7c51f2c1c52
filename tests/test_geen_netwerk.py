"""The package opens no connection: not by what it imports, and not while it works."""

import ast
import socket
from pathlib import Path

import pytest

import xl_doorrekening
from tests.werkboek.hulp import gang

PAKKET = Path(xl_doorrekening.__file__).parent
NETWERK = {"socket", "ssl", "http", "ftplib", "smtplib", "imaplib", "poplib", "telnetlib", "xmlrpc", "socketserver",
           "requests", "httpx", "urllib3", "aiohttp", "websockets", "asyncio", "webbrowser"}  # fmt: skip
MAG = {"urllib.parse"}


def _geimporteerd(pad: Path) -> set[str]:
    uit = set()
    for knoop in ast.walk(ast.parse(pad.read_text(encoding="utf-8"))):
        if isinstance(knoop, ast.Import):
            uit |= {a.name for a in knoop.names}
        elif isinstance(knoop, ast.ImportFrom) and knoop.module:
            uit.add(knoop.module)
    return uit


def test_geen_module_met_een_verbinding() -> None:
    mis = {
        (pad.relative_to(PAKKET).as_posix(), m)
        for pad in PAKKET.rglob("*.py")
        for m in _geimporteerd(pad)
        if m.partition(".")[0] in NETWERK or (m.startswith("urllib") and m not in MAG)
    }
    assert mis == set()


def test_geen_verbinding_tijdens_het_werk(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    """Make, fill, calculate, export, search, send, take in and compare, with a network that refuses."""

    def weiger(*_: object, **__: object) -> None:
        raise AssertionError("er wordt verbinding gezocht")

    for naam in ("connect", "connect_ex", "bind", "sendto"):
        monkeypatch.setattr(socket.socket, naam, weiger)
    monkeypatch.setattr(socket, "create_connection", weiger)
    monkeypatch.setattr(socket, "getaddrinfo", weiger)
    boek = tmp_path / "voorbeeldregio.xlsx"
    for opdracht in (
        ("voorbeeld", tmp_path), ("controleer", boek), ("exporteer", boek, "--uit", tmp_path / "u.csv"),
        ("scenarios", boek), ("optimaliseer", boek, "--toon"), ("stress", boek, "--paden", 50, "--toon"),
        ("verstuur", boek, "--alles", "--uit", tmp_path / "k.xlsx"), ("samenvoegen", boek, tmp_path / "k.xlsx"),
        ("klokken", boek, tmp_path / "k.xlsx"), ("vergelijk", boek, tmp_path / "k.xlsx"),
    ):  # fmt: skip
        u = gang(*opdracht)
        assert u.code == 0, (opdracht[0], u.fout)
