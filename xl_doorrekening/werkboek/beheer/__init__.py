"""Add, rename or remove a corporation in an existing workbook."""
