"""Stands in for pydantic where its compiled half cannot be had: only what our input models use, and no bounds.

No registry has pydantic_core for the Pyodide for which one has numpy. With this the rest of the program can be proven
there; what pydantic itself refuses is tested elsewhere.
"""

import enum
import types
import typing
from typing import Any

_VERPLICHT = object()
__version__ = "nep"
ConfigDict = dict


class ValidationError(ValueError):
    pass


class FieldInfo:
    def __init__(self, default: Any = _VERPLICHT, default_factory: Any = None, json_schema_extra: Any = None) -> None:
        self.default, self.default_factory, self.json_schema_extra = default, default_factory, json_schema_extra
        self.annotation: Any = None

    def waarde(self) -> Any:
        if self.default_factory:
            return self.default_factory()
        if self.default is _VERPLICHT:
            raise ValidationError("verplicht")
        return self.default


def Field(
    default: Any = _VERPLICHT, *, default_factory: Any = None, json_schema_extra: Any = None, **_: object
) -> Any:  # fmt: skip
    return FieldInfo(default, default_factory, json_schema_extra)


class BaseModel:
    model_config: typing.ClassVar[dict[str, Any]] = {}
    model_fields: typing.ClassVar[dict[str, FieldInfo]] = {}

    def __init_subclass__(cls) -> None:
        cls.model_fields = dict(cls.model_fields)
        for naam, soort in typing.get_type_hints(cls).items():
            if typing.get_origin(soort) is typing.ClassVar or naam == "model_config":
                continue
            info = cls.__dict__.get(naam, cls.model_fields.get(naam, _VERPLICHT))
            info = info if isinstance(info, FieldInfo) else FieldInfo(info)
            info.annotation = soort
            cls.model_fields[naam] = info

    def __init__(self, **waarden: Any) -> None:
        vreemd = waarden.keys() - self.model_fields.keys()
        if vreemd:
            raise ValidationError(f"onbekend: {vreemd}")
        for naam, info in self.model_fields.items():
            w = _als(info.annotation, waarden[naam]) if naam in waarden else info.waarde()
            object.__setattr__(self, naam, w)

    def __setattr__(self, naam: str, waarde: Any) -> None:
        raise ValidationError("bevroren")

    def __eq__(self, ander: object) -> bool:
        return type(self) is type(ander) and vars(self) == vars(ander)

    __hash__ = None  # type: ignore[assignment]

    @classmethod
    def model_validate(cls, obj: Any) -> Any:
        return _als(cls, obj)

    def model_dump(self, mode: str = "python") -> dict[str, Any]:
        return {n: _kaal(getattr(self, n), mode == "json") for n in self.model_fields}

    def model_copy(self, update: dict[str, Any]) -> Any:
        nieuw = object.__new__(type(self))
        for naam in self.model_fields:
            object.__setattr__(nieuw, naam, update.get(naam, getattr(self, naam)))
        return nieuw


def _als(soort: Any, w: Any) -> Any:
    """A value as this annotation; raises when it cannot be."""
    vorm, delen = typing.get_origin(soort), typing.get_args(soort)
    if vorm in (typing.Union, types.UnionType):
        return None if w is None else _als(next(d for d in delen if d is not type(None)), w)
    if vorm is tuple:
        return tuple(_als(delen[0], x) for x in w)
    if vorm is dict:
        return {_als(delen[0], k): _als(delen[1], x) for k, x in w.items()}
    if soort is Any or isinstance(w, soort):
        return w
    if issubclass(soort, BaseModel):
        return soort(**w)
    if issubclass(soort, enum.Enum) or (soort is float and isinstance(w, int)):
        return soort(w)
    if soort is int and isinstance(w, float) and w.is_integer():
        return int(w)
    raise ValidationError(f"{w!r} is geen {soort}")


def _kaal(w: Any, json: bool) -> Any:
    if isinstance(w, BaseModel):
        return {n: _kaal(getattr(w, n), json) for n in w.model_fields}
    if isinstance(w, dict):
        return {k: _kaal(x, json) for k, x in w.items()}
    if isinstance(w, tuple | list):
        return (list if json else tuple)(_kaal(x, json) for x in w)
    return w.value if json and isinstance(w, enum.Enum) else w
