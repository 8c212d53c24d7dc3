"""The diff of mended files, as `git apply` takes it: lines as they are, carriage returns and missing last ends too."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from difflib import unified_diff
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from exlint.fixing import Fixed
    from exlint.source import Source

_NO_END = "\n\\ No newline at end of file\n"


def render_diff(mended: Iterable[Fixed]) -> str:
    """One unified diff of all files that would change."""
    return "".join(line for each in mended if each.changed for line in _of_file(each))


def _of_file(fixed: Fixed) -> Iterator[str]:
    path = fixed.source.path
    ends = "\t" if " " in path else ""  # git takes a name with spaces up to a tab
    names = (f"a/{path}{ends}", f"b/{path}{ends}")
    for line in unified_diff(_lines(fixed.original), _lines(fixed.source), *names):
        yield line if line.endswith("\n") else f"{line}{_NO_END}"


def _lines(source: Source) -> list[str]:
    """The file's lines with their line feeds: only these end a line for git."""
    text = ("\ufeff" if source.bom else "") + source.text
    *whole, last = text.split("\n")
    return [f"{line}\n" for line in whole] + ([last] if last else [])
