"""The reviewers' room."""
