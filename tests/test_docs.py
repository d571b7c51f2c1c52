"""The pages of docs/ that follow from the declarations are the ones that were committed."""

import importlib.util
from pathlib import Path

import pytest

DOCS = Path(__file__).parents[1] / "docs"
_spec = importlib.util.spec_from_file_location("maak_docs", DOCS / "maak.py")
assert _spec is not None
assert _spec.loader is not None
maak = importlib.util.module_from_spec(_spec)
_spec.loader.exec_module(maak)


@pytest.mark.parametrize("naam", maak.PAGINAS)
def test_een_pagina_is_bij(naam: str) -> None:
    assert (DOCS / naam).read_text(encoding="utf-8") == maak.PAGINAS[naam](), "geef: python docs/maak.py"
