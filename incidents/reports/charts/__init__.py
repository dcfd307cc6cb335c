"""Drawings made on the server: inline SVG that needs no script, prints, and runs right to left."""
