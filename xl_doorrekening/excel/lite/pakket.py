"""The part of this package that a button needs, as a zip that Python can import from."""

import ast
from pathlib import Path
from typing import Final

import xl_doorrekening
from xl_doorrekening.excel.verpakking import ingepakt

INGANG: Final = "xl_doorrekening.excel.macros"
_WORTEL: Final = Path(xl_doorrekening.__file__).parent


def pakket() -> bytes:
    """A zip of every module that the macros can reach, and no other; same source, same bytes."""
    return ingepakt({_naam(pad): pad.read_bytes() for pad in sorted(modules())})


def _naam(pad: Path) -> str:
    return pad.relative_to(_WORTEL.parent).as_posix()


def modules() -> set[Path]:
    """Files of the modules that are imported, directly or not, at the top of a module or inside a function."""
    gezien: set[Path] = set()
    open_ = [INGANG]
    while open_:
        naam = open_.pop()
        pad = _bestand(naam)
        if pad is None or pad in gezien:
            continue
        gezien.add(pad)
        open_ += _import_van(pad)
        open_ += [naam.rsplit(".", i)[0] for i in range(1, naam.count(".") + 1)]  # the packages around it
    return gezien


def _bestand(naam: str) -> Path | None:
    """The file of a module of ours; None for what is not a module of ours."""
    eerste, *rest = naam.split(".")
    if eerste != xl_doorrekening.__name__:
        return None
    kaal = _WORTEL.joinpath(*rest)
    return next((p for p in (kaal.with_suffix(".py"), kaal / "__init__.py") if p.is_file()), None)


def _import_van(pad: Path) -> list[str]:
    uit = []
    for x in ast.walk(ast.parse(pad.read_text(encoding="utf-8"))):
        if isinstance(x, ast.ImportFrom) and x.module:
            uit += [x.module, *(f"{x.module}.{a.name}" for a in x.names)]
        elif isinstance(x, ast.Import):
            uit += [a.name for a in x.names]
    return uit
