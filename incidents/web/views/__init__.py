"""Kept questions."""
