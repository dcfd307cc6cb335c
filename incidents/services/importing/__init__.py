"""Importing: files of other data sets, brought in as drafts of the team and taken back with one press."""
