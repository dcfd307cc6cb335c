"""The word lists as pages."""
