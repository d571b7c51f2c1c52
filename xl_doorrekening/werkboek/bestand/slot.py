"""One at a time: who saves holds the workbook until it is done, and another hears so at once.

A lock of the operating system, which lets go when a process dies: nothing stays behind.
"""

import os
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from pathlib import Path

from xl_doorrekening.werkboek.bestand.fout import niet_opgeslagen


@contextmanager
def op_slot(pad: Path, doel: Path) -> Iterator[None]:
    """Hold `doel` (the file behind `pad`); raises `Bestandsfout` when another process does.

    Where the drive knows no locks, saving goes on without.
    """
    with (_posix if os.name == "posix" else _windows)(doel) as vrij:
        if not vrij:
            raise niet_opgeslagen(
                pad,
                "wordt op dit moment door een ander proces opgeslagen",
                "Wacht tot dat klaar is en probeer het opnieuw.",
            )
        yield


@contextmanager
def _posix(doel: Path) -> Iterator[bool]:
    """On the file itself: who waited for the lock then finds another file in its place, and refuses that."""
    import fcntl

    try:
        nummer = os.open(doel, os.O_RDONLY)
    except OSError:  # said better by what follows
        yield True
        return
    try:
        try:
            fcntl.flock(nummer, fcntl.LOCK_EX | fcntl.LOCK_NB)
        except BlockingIOError:
            yield False
            return
        except OSError:
            pass
        yield True
    finally:
        os.close(nummer)


@contextmanager
def _windows(doel: Path) -> Iterator[bool]:
    """Beside the file, for an open file cannot be replaced; Windows removes it when the process ends."""
    slot = doel.with_name(f"~{doel.name}.slot")
    try:
        nummer = os.open(slot, os.O_CREAT | os.O_EXCL | getattr(os, "O_TEMPORARY", 0))
    except FileExistsError:
        yield False
        return
    except OSError:
        yield True
        return
    try:
        yield True
    finally:
        os.close(nummer)
        with suppress(OSError):
            slot.unlink()
