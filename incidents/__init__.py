"""A human-rights incident documentation database."""
