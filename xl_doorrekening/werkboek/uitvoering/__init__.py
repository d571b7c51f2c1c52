"""Stap 6 as files: agreements into the workbook, budgets of the corporations beside it."""
