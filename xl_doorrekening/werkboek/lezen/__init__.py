"""From a workbook file to the validated region and everything that is wrong with it."""
