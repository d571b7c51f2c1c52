"""One declaration per input cell.

`veld(...)` is pydantic's `Field` with what the sheet, the reader, the messages and the documentation need beside the
type. Amounts are declared in the unit of the sheet; `Eenheid.factor` converts to the core's unit (€, fraction) at the
border.
"""

from collections.abc import Iterator
from dataclasses import dataclass
from enum import Enum, StrEnum
from types import UnionType
from typing import Any, Union, get_args, get_origin

from pydantic import BaseModel, ConfigDict, Field


class Eenheid(Enum):
    """Unit on the sheet, number format, and factor from sheet to core."""

    KEUR = ("× € 1.000", "#,##0;-#,##0;0", 1000.0)
    EUR = ("€", "#,##0.00;-#,##0.00", 1.0)
    EUR_WONING = ("€ per woning", "#,##0;-#,##0", 1.0)
    EUR_VHE = ("€ per vhe per jaar", "#,##0;-#,##0", 1.0)
    EUR_MAAND = ("€ per maand", "#,##0.00;-#,##0.00", 1.0)
    PROCENT = ("%", "0.0%", 1.0)
    PROCENT2 = ("% per jaar", "0.00%", 1.0)
    GETAL = ("getal", "0.00", 1.0)
    AANTAL = ("aantal", "#,##0", 1.0)
    HEEL = ("geheel getal", "#,##0", 1.0)
    JAAR = ("jaartal", "0", 1.0)
    DUUR = ("jaren", "0", 1.0)
    MAANDNR = ("maand (1-12)", "0", 1.0)
    RANG = ("rang (1-9)", "0", 1.0)
    VRIJ = ("zie de maatregel", "General", 1.0)
    KWH = ("kWh/m²", "#,##0", 1.0)
    KEUZE = ("keuze", "@", 1.0)
    TEKST = ("tekst", "@", 1.0)

    def __init__(self, tekst: str, formaat: str, factor: float) -> None:
        self.tekst, self.formaat, self.factor = tekst, formaat, factor

    @property
    def geheel(self) -> bool:
        """Whether only whole numbers make sense."""
        return self.name in {"HEEL", "JAAR", "DUUR", "MAANDNR", "RANG"}

    def schrijf(self, waarde: float) -> str:
        """A number of the sheet in Dutch notation, for messages."""
        if self.name.startswith("PROCENT"):
            return Eenheid.GETAL.schrijf(round(waarde * 100, 2)) + "%"
        getal = f"{waarde:,.2f}".rstrip("0").rstrip(".") if waarde % 1 else f"{waarde:,.0f}"
        if self.name == "JAAR":
            return getal.replace(",", "").replace(".", ",")
        return getal.replace(",", "\0").replace(".", ",").replace("\0", ".")


@dataclass(frozen=True, slots=True)
class Veld:
    """What the sheet knows of one field; bounds are in the unit of the sheet."""

    label: str
    eenheid: Eenheid
    minimum: float | None = None
    maximum: float | None = None
    uitleg: str = ""
    bron: str = ""
    status: str = ""
    nodig: bool = False
    """Results cannot be given without it; a blank is a leemte, not a fout."""
    keuzes: tuple[str, ...] = ()
    standaard: object = None
    verplicht: bool = False
    """A blank is a fout: there is no meaning for it."""

    @property
    def toegestaan(self) -> str:
        """The allowed values in words, for help texts and findings."""
        e = self.eenheid
        if len(self.keuzes) > MAX_KEUZES:
            return f"een van de {len(self.keuzes)} keuzes in de lijst van de cel"
        if self.keuzes:
            return "een van: " + ", ".join(self.keuzes)
        if e is Eenheid.VRIJ:
            return "een getal in de eenheid die bij de keuze hoort; een percentage met %-teken"
        if e is Eenheid.TEKST:
            return f"tekst tot {MAX_TEKST} tekens"
        soort = "een geheel getal" if e.geheel else "een getal"
        if self.minimum is not None and self.maximum is not None:
            return f"{soort} van {e.schrijf(self.minimum)} tot en met {e.schrijf(self.maximum)}"
        if self.minimum is not None:
            return f"{soort} vanaf {e.schrijf(self.minimum)}"
        if self.maximum is not None:
            return f"{soort} tot en met {e.schrijf(self.maximum)}"
        return soort


MAX_TEKST = 1000
MAX_KEUZES = 20
"""More than this are not listed in a message."""
GRENZEN: dict[Eenheid, tuple[float, float]] = {
    Eenheid.KEUR: (0, 1e8),
    Eenheid.EUR_WONING: (0, 2e6),
    Eenheid.EUR_VHE: (0, 1e5),
    Eenheid.EUR_MAAND: (0, 1e4),
    Eenheid.PROCENT: (0, 1),
    Eenheid.PROCENT2: (-0.25, 0.5),
    Eenheid.AANTAL: (0, 1e6),
    Eenheid.HEEL: (0, 1e6),
    Eenheid.JAAR: (2000, 2100),
    Eenheid.DUUR: (0, 100),
    Eenheid.MAANDNR: (1, 12),
    Eenheid.RANG: (1, 9),
    Eenheid.VRIJ: (-10_000, 10_000),
    Eenheid.KWH: (0, 1000),
}


def veld(
    label: str,
    eenheid: Eenheid,
    *,
    standaard: Any = None,
    minimum: float | None = None,
    maximum: float | None = None,
    uitleg: str = "",
    bron: str = "",
    status: str = "",
    nodig: bool = False,
) -> Any:
    """Declare an input cell. Bounds default to those of the unit; `standaard` is in the unit of the core."""
    laag, hoog = GRENZEN.get(eenheid, (None, None))
    laag = laag if minimum is None else minimum
    hoog = hoog if maximum is None else maximum
    kenmerk = Veld(label, eenheid, laag, hoog, uitleg, bron, status, nodig, (), standaard)
    getal = eenheid not in (Eenheid.KEUZE, Eenheid.TEKST)
    return Field(
        default=standaard,
        ge=laag * eenheid.factor if getal and laag is not None else None,
        le=hoog * eenheid.factor if getal and hoog is not None else None,
        max_length=MAX_TEKST if eenheid is Eenheid.TEKST else None,
        json_schema_extra={"veld": kenmerk},  # type: ignore[dict-item]
    )


class Invoermodel(BaseModel):
    """Base of all input: frozen, nothing unknown, no NaN or infinity."""

    model_config = ConfigDict(frozen=True, extra="forbid", allow_inf_nan=False)


def _keuzes(annotatie: Any) -> tuple[str, ...]:
    if get_origin(annotatie) in (Union, UnionType):
        return next((k for a in get_args(annotatie) if (k := _keuzes(a))), ())
    if isinstance(annotatie, type) and issubclass(annotatie, StrEnum):
        return tuple(lid.value for lid in annotatie)
    return ()


def velden(model: type[BaseModel]) -> Iterator[tuple[str, Veld]]:
    """The declared cells of a model, in the order of declaration."""
    for naam, info in model.model_fields.items():
        extra = info.json_schema_extra
        if not isinstance(extra, dict) or "veld" not in extra:
            continue
        kenmerk = extra["veld"]
        assert isinstance(kenmerk, Veld)
        yield (
            naam,
            Veld(
                kenmerk.label,
                kenmerk.eenheid,
                kenmerk.minimum,
                kenmerk.maximum,
                kenmerk.uitleg,
                kenmerk.bron,
                kenmerk.status,
                kenmerk.nodig,
                _keuzes(info.annotation),
                kenmerk.standaard,
                type(None) not in get_args(info.annotation),
            ),
        )
