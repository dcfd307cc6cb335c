"""Releases: what was public at a date, made, listed and followed."""
