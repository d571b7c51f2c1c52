"""xl_doorrekening: de regionale doorrekening van woningcorporaties.

Importing this package costs nothing: every part is imported where it is used.
"""

__version__ = "0.1.0"
