"""Stap 3 and 4: the task, who does what, and what does not fit."""
