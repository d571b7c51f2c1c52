"""From results to cells in the file; what is not ours stays byte for byte."""
