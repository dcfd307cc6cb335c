"""The main jobs timed on invented records, each beside a reference in the same run: `incidents bench`."""
