"""Stap 6: the same region a year on. The horizon moves, what has been done becomes history, the rest goes on as it was.

An unchanged year gives the projection that it came from back, to the euro: what then differs is what is new.
"""

from xl_doorrekening.uitvoering.volgendjaar.overgang import Overgang, volgend_jaar

__all__ = ["Overgang", "volgend_jaar"]
