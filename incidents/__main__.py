"""The `incidents` command."""


def main() -> None:
    raise SystemExit(0)
