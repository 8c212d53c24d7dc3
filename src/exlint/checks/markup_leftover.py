"""markup-leftover: HTML in a text whose siblings have none."""

from __future__ import annotations

import re
from collections.abc import Iterator

from exlint.checks.verb import Case, Finding, Mark, Selection, Verb
from exlint.claims.prose import Entry
from exlint.readers.writing import scalar_at
from exlint.record import Encoding, Format
from exlint.values import NamedTuple

_TAG = re.compile(r"</?([a-z][a-z0-9]*)[^<>]*>", re.IGNORECASE)
_MOST = 0.3
"""Share of a document's texts with markup from which it is written in HTML."""


class MarkupLeftover(NamedTuple):
    """Options: the tags that belong into Markdown, and those that belong nowhere in prose."""

    markdown: tuple[str, ...]


def markup_leftover(case: Case, select: Selection, options: MarkupLeftover) -> Iterator[Finding]:
    """Each text of data, or of a page, that holds HTML where the others do without."""
    prose = case.prose
    if "<" not in case.file and "&" not in case.file:
        return
    entries = [entry for entry, _ in prose.within(select["of"]) if len(entry.text.pieces) > 1]
    if not entries:
        return
    is_data = case.exercise.record.format in (Format.JSON, Format.YAML)
    allowed = frozenset[str]() if is_data else frozenset(options.markdown)
    found = [(entry, place) for entry in entries if (place := _place(case, entry, allowed)) is not None]
    every = sum(1 for _ in prose.within(select["of"]))
    if not found or (is_data and len(found) > 1 and len(found) > _MOST * every):
        return
    for entry, (start, end, written) in found:
        yield Finding(
            grade="found",
            confidence=0.85,
            marks=(Mark("of", entry.text.span(start, end), entry.pointer),),
            values={"markup": written},
        )


def _place(case: Case, entry: Entry, allowed: frozenset[str]) -> tuple[int, int, str] | None:
    """The first piece of markup of a text: the range of the text beside it, and how the file writes it."""
    for piece, gap in case.prose.gaps(entry.text):
        tag = _TAG.search(gap)
        if tag is not None and tag[1].lower() not in allowed:
            return piece.start, min(piece.end, piece.start + 12), tag[0]
    scalar = scalar_at(case.exercise.record.data, entry.text.span())
    marked_up = scalar is not None and _TAG.search(case.file, scalar.span.start, scalar.span.end) is not None
    for piece in entry.text.pieces:
        if piece.encoding is Encoding.ENTITY and not marked_up:
            written = case.file[piece.span.start : piece.span.end]
            if written.lower() == "&nbsp;" or case.exercise.record.format in (Format.JSON, Format.YAML):
                return piece.start, piece.end, written
        if piece.encoding is Encoding.BREAK and "<" in case.file[piece.span.start : piece.span.end] and not allowed:
            return piece.start, piece.end, case.file[piece.span.start : piece.span.end]
    return None


VERB = Verb(
    name="markup-leftover",
    summary="HTML in a text whose siblings have none",
    run=markup_leftover,
    options=MarkupLeftover,
    roles=("of",),
    marks=("of",),
    grades=("found",),
    placeholders=("markup",),
)
