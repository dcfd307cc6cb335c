"""SQL: the only floor that sees rows. What leaves it is a value."""
