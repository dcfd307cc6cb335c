"""The interface for programs, its read side."""
