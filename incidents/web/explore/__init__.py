"""Finding: one question, and its answer as a list, a map, charts and files."""
