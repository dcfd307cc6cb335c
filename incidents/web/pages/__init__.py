"""The front page, and the pages that say how the record works."""
