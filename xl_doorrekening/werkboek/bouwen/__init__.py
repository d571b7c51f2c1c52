"""Build a new workbook from the declared tabs: once; afterwards the file is patched only."""
