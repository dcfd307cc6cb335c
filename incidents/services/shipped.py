"""What the program ships and the database holds a copy of: brought in when the files have changed, else left alone."""

import hashlib
from pathlib import Path

from incidents.services import reference
from incidents.services.settings import current as settings
from incidents.storage import site
from incidents.storage.db import transaction

_LOADED = "reference"
_PARTS = ("places.csv", "vocabulary")


def load_reference() -> bool:
    """Bring word lists and places to what this version ships; says whether they had to be."""
    files = digest(*(settings().data / part for part in _PARTS))
    if site.setting(_LOADED) == files:
        return False
    reference.load()
    with transaction() as session:
        site.change(session, _LOADED, files)
    return True


def digest(*paths: Path) -> str:
    """SHA-256 over the names and contents of files, those within folders too."""
    found = hashlib.sha256()
    for path in paths:
        for file in sorted(path.rglob("*")) if path.is_dir() else [path]:
            if file.is_file():
                content = hashlib.sha256(file.read_bytes()).hexdigest()
                found.update(f"{file.relative_to(path.parent).as_posix()} {content}\n".encode())
    return found.hexdigest()
