"""The article library."""
