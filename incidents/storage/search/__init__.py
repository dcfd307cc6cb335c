"""Criteria → answer: rows, counts, totals and series, all over the disclosed findings."""
