"""What a worksheet function asks, and the answer: pure but for `levend`, which looks at the open workbook."""
