"""Invented incidents written many at a time, as plain rows."""
