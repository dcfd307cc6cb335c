"""Evidence lists."""
