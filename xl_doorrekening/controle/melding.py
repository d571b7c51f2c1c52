"""A finding on the input, by path."""

from dataclasses import dataclass

Pad = tuple[str | int, ...]


@dataclass(frozen=True, slots=True)
class Melding:
    """`eigenaar` is the identity of a corporation, or "" for the shared input; texts are Dutch."""

    code: str
    eigenaar: str
    pad: Pad
    gevonden: str
    toegestaan: str
    herstel: str
