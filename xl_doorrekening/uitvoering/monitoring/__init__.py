"""Stap 6: what was realised beside what was planned, what that does to the years to come, and what is kept of it."""
