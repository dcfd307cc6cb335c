"""The history as pages."""
