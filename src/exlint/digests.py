"""Digests: short names for contents. They are kept in baselines and reports, so they must not change."""

from __future__ import annotations

try:
    from _blake2 import blake2b  # what hashlib gives, without loading OpenSSL, which takes 2 ms
except ImportError:
    from hashlib import blake2b


def digest(content: bytes, size: int) -> bytes:
    """A hash of `size` bytes."""
    return blake2b(content, digest_size=size).digest()
