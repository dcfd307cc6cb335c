"""A selection as a bag (BagIt, RFC 8493), and the file that checks it without our package."""
