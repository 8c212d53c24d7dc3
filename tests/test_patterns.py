"""A lazy pattern does what a compiled one does."""

from __future__ import annotations

import re

import pytest

from exlint.patterns import lazy


def test_it_finds_what_the_compiled_pattern_finds() -> None:
    pattern, compiled = lazy(r"\b(sets?) of (\d+)", re.IGNORECASE), re.compile(r"\b(sets?) of (\d+)", re.IGNORECASE)
    text = "Three Sets of 12, then a set of 8"
    for _ in range(2):  # before and after it has been compiled
        assert [each.groups() for each in pattern.finditer(text)] == [each.groups() for each in compiled.finditer(text)]
        assert pattern.findall(text) == compiled.findall(text)
        assert pattern.sub("-", text) == compiled.sub("-", text)
        assert pattern.match(text) is None
    assert (pattern.pattern, pattern.flags) == (compiled.pattern, compiled.flags)


def test_a_pattern_is_compiled_when_it_is_first_used() -> None:
    broken = lazy("(")
    with pytest.raises(re.error):
        broken.search("")
