"""Where things are: the places this machine knows, typed coordinates, distances and areas. Nothing leaves the house."""
