"""Nested dicts by path: how cells become the input model."""

from typing import Any

from xl_doorrekening.werkboek.indeling.blok import Pad


def zet(boom: dict[Any, Any], pad: Pad, waarde: object) -> None:
    """Put a value at a path, making the branches on the way."""
    for stap in pad[:-1]:
        boom = boom.setdefault(stap, {})
    boom[pad[-1]] = waarde


def bevries(boom: Any) -> Any:
    """Nested dicts with numbered keys become sequences."""
    if not isinstance(boom, dict):
        return boom
    if boom and all(isinstance(k, int) for k in boom):
        return [bevries(boom[k]) for k in sorted(boom)]
    return {k: bevries(v) for k, v in boom.items()}


def snoei(boom: Any) -> Any:
    """Without the branches in which nothing was filled in, so that a blank tab is an empty corporation."""
    if isinstance(boom, dict):
        over = {k: s for k, v in boom.items() if (s := snoei(v)) is not None}
        if any(isinstance(k, int) for k in boom) and any(isinstance(v, dict) for v in boom.values()):
            return {k: snoei(v) or {} for k, v in boom.items()}  # a row of which every cell was refused is a row
        return (
            {k: snoei(v) for k, v in boom.items()} if any(isinstance(k, int) for k in boom) and over else over or None
        )
    return boom
