"""Imports: files of other data sets, looked at, brought in, taken back."""
