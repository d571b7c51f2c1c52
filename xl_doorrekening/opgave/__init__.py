"""Stap 3 and 4: what the region has to do, who does what and when, and what of it cannot be done.

In the order of the work: `regionaal` (the task) → `verdelen`, `toerekening` (who) → `plannen` (own plans and what they
leave open) → `realistisch` (how hard, how late) → `tekort` (what does not fit) → `uitval` (who drops out, and when) →
`gevoeligheid` (what if less is done).
"""
