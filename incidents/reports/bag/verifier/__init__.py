"""What checks a bag, with Python 3.8 and its own library alone; `standalone.py` makes one file of these modules."""
