"""The workbook travels: a copy to mail, what comes back, whose clocks differ (issue of every shared file)."""
