"""Invented incidents for load tests: marked as such, the same for the same seed, shaped like the field's own."""
