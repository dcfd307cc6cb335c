"""Where a page may lead next: to an address of this site, and nowhere else."""

from urllib.parse import urlsplit

_LONGEST = 2000


def local(target: str, otherwise: str) -> str:
    """`target` if it is a plain address of this site, else `otherwise` (WEB-6)."""
    return target if _is_local(target) else otherwise


def _is_local(target: str) -> bool:
    if not target.startswith("/") or target.startswith("//") or len(target) > _LONGEST:
        return False
    if "\\" in target or not target.isprintable() or " " in target:
        return False
    try:
        parts = urlsplit(target)
    except ValueError:
        return False
    return not parts.scheme and not parts.netloc
