"""How much of a file is read, so that no file can exhaust the machine that reads it."""

MOST_BYTES = 200 << 20
"""Of a file, or of a table inside a zip."""
MOST_COLUMNS = 1_000
MOST_ROWS = 1_048_576
"""Of a table whose rows have no code of their own: as many as a sheet holds."""
LONGEST_LINE = 8 << 20
"""Characters; a million columns fit in, to be counted and refused by their number."""
LONGEST_VALUE = 4 << 20
"""Characters of one record in JSON; Python holds it in some twenty times as many bytes at worst."""
MOST_MEMBERS = 5_000
"""Of files inside a zip."""
MOST_DIRECTORY = 2 << 20
"""Bytes of the list of those files, looked at before it is read."""
MOST_UNPACKED = 400 << 20
"""Bytes that a workbook or zip may unpack to."""
MOST_RATIO = 200
"""How many times larger than the packed file that may be, from `SMALL` on."""
SMALL = 20 << 20
WORKER_MEMORY = 360 << 20
"""Bytes of address space of the process that opens workbooks."""
WORKER_SECONDS = 120
"""Of processor time of that process."""
SAMPLE = 1_000
"""Records looked at to find the heading and the file's habits."""
