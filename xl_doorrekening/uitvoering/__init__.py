"""Stap 6: from what was calculated to what is agreed, into the own budgets, and whether it happens. Pure."""
