"""A record in words: what its page, the printed list and the documents say alike, in one language."""
