"""The tables of an export: what a row of each is, and every column with its meaning."""
