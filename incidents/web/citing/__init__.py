"""Citing: the same four forms for an incident, a list, a release and a question."""
