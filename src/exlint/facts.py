"""Facts: what one document tells the rules that look across documents. Small plain values, kept in the cache.

Places are character offsets: only the files of what is reported are read again, to show their lines.
"""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from exlint.record import Format
from exlint.source import Span
from exlint.values import NamedTuple, make


class Wanted(NamedTuple):
    """Which parts of a document (selectors such as "fields.target") rules read: as values, or as prose.

    With `links` also the targets of its links to places of the same repository, as values of the part LINKS.
    """

    values: frozenset[str] = frozenset()
    prose: frozenset[str] = frozenset()
    links: bool = False


LINKS = "links"


class Value(NamedTuple):
    """A short text, as written."""

    part: str
    text: str
    pointer: str
    start: int
    end: int

    @property
    def span(self) -> Span:
        """Where in the file it stands."""
        return Span(self.start, self.end)


class Sentence(NamedTuple):
    """A sentence of prose. `key` is a hash of its wording, `words` counts its words."""

    part: str
    key: bytes
    words: int
    pointer: str
    start: int
    end: int

    @property
    def span(self) -> Span:
        """Where in the file it stands."""
        return Span(self.start, self.end)


class Telling(NamedTuple):
    """The facts of one document.

    `document` names it inside its file as diagnostics do, `profile` is its shape, `language` what it says of its own.
    """

    path: str
    document: str
    profile: str
    format: Format
    language: str
    name: Value | None
    values: tuple[Value, ...]
    sentences: tuple[Sentence, ...]

    def of(self, parts: tuple[str, ...]) -> tuple[Value, ...]:
        """The values of some parts, in document order."""
        return tuple([value for value in self.values if value.part in parts])

    def __reduce__(self) -> tuple[Callable[..., Telling], tuple[object, ...]]:
        """Pickled by columns, which takes a third of the time of pickling each value as the tuple that it is."""
        *others, values, sentences = self
        return _revived, (*others, tuple(zip(*values, strict=True)), tuple(zip(*sentences, strict=True)))


def _revived(*fields: Any) -> Telling:
    *others, values, sentences = fields
    told = tuple([make(Value, each) for each in zip(*values, strict=True)])
    prose = tuple([make(Sentence, each) for each in zip(*sentences, strict=True)])
    return Telling._make((*others, told, prose))


class Facts(NamedTuple):
    """All facts of one file."""

    path: str
    tellings: tuple[Telling, ...] = ()
