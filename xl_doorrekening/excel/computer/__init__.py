"""This computer: what the button needs on it, where that goes, and what is wrong with it."""
