"""One number explained: how it is made of other numbers, line by line, back to the cells of the input.

A number is a `Stap`; what it follows from is a `Term` of other steps, which shows itself in words and is computed from
their values. So the words are the sum: a test recomputes every step from its parts. Pure: cells are named by their
place in the input model, and the shell turns that into a tab and an address.
"""

from xl_doorrekening.uitleg.vraag import Vraag, Vraagfout, bekend, stel

__all__ = ["Vraag", "Vraagfout", "bekend", "stel"]
