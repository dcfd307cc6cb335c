"""How a bag is laid out: which files there are beside the payload, and how they may be called."""

from __future__ import annotations

import re

DECLARATION = b"BagIt-Version: 1.0\nTag-File-Character-Encoding: UTF-8\n"
ALGORITHMS = ("sha256", "sha512")
SIGNATURE, INFO = "manifest.sig", "bag-info.txt"
MANIFESTS = tuple(f"manifest-{one}.txt" for one in ALGORITHMS)
TAG_MANIFESTS = tuple(f"tagmanifest-{one}.txt" for one in ALGORITHMS)
TAGS = ("bagit.txt", INFO, *MANIFESTS, "verify.py")
PAYLOAD = "data/"
RECORDS, README = "data/records.json", "data/README.txt"
PROOFS, KEY, CHECKPOINT = "data/history/proofs.json", "data/history/key.txt", "data/history/checkpoint.txt"
BODIES, COPIES = "data/records/", "data/captures/"
NAME = re.compile(r"[A-Za-z0-9_-][A-Za-z0-9._-]*(/[A-Za-z0-9_-][A-Za-z0-9._-]*)*")
STEP = 1 << 20


class Broken(Exception):
    """Something is not as it was made, in a sentence."""
