"""The validated region: frozen models. Every field is declared once, with label, unit, bounds and help (`veld`)."""
