"""Patterns: regular expressions that are compiled when they are first used.

Half of them stand for what most documents have none of, and compiling one takes as long as searching some pages.
"""

from __future__ import annotations

import re
from typing import cast

_METHODS = ("search", "match", "fullmatch", "finditer", "findall", "split", "sub", "subn", "pattern", "flags")


class _Lazy:
    """Stands for a pattern; once compiled it has the pattern's methods as its own, so that calls cost what they did."""

    def __init__(self, source: str, flags: int) -> None:
        self._source = source
        self._flags = flags

    def __getattr__(self, name: str) -> object:
        compiled = re.compile(self._source, self._flags)
        for method in _METHODS:
            setattr(self, method, getattr(compiled, method))
        return getattr(compiled, name)


def lazy(source: str, flags: int = 0) -> re.Pattern[str]:
    """A pattern for what few documents have. One that every page is searched with is better compiled at once."""
    return cast("re.Pattern[str]", _Lazy(source, flags))
