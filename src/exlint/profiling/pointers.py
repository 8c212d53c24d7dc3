"""JSON pointers (RFC 6901): where in a file's data a value stands."""

from __future__ import annotations


def escape(key: str) -> str:
    """A key as a JSON pointer writes it (RFC 6901)."""
    return key.replace("~", "~0").replace("/", "~1")
