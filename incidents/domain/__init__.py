"""Words, values and rules of incident documentation; imports the standard library only."""
