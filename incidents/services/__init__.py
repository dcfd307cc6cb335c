"""One function a deed: ask permission, open one transaction, return a value."""
