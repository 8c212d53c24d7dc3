"""Prose: all that a document says in words, as one string, so that a rule on wording searches it once.

What is no prose (code, template tags, addresses) is masked in it, and every place of it leads back to its text.
"""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Iterable, Iterator, Sequence
from functools import cached_property

from exlint.claims.grammar import Grammar
from exlint.claims.phrases import Places
from exlint.claims.sentences import Sentence, sentences
from exlint.exercise import Exercise, Passage
from exlint.patterns import lazy
from exlint.record import Piece, Text
from exlint.source import Span
from exlint.values import NamedTuple
from exlint.vocabulary import fold

SEPARATOR = "\x1f"
"""Stands between two texts: no word, no space and no punctuation."""

MASK = "\ufffc"
"""Stands for each character that is no prose."""

_SIGNS = ("{", "://", "www.")
_NO_PROSE = lazy(
    r"\{%[^\x1f]*?%\}|\{\{[<%][^\x1f]*?[>%]\}\}|\{\{(?!\s*\w+\s*\}\})[^\x1f]*?\}\}"  # Liquid, Jinja, Hugo
    r"|\{<[^\x1f]*?>\}|\{:[^}\x1f]*\}"  # Kramdown
    r"|(?:https?://|www\.)[^\s()<>\[\]\"]*[^\s()<>\[\]\".,;:!?]"
)
"""Tags and addresses. `{{name}}`, a bare word, is left: it is what a template forgets to fill."""


class Entry(NamedTuple):
    """One text of the document; `where` is the selector's word for its part, `group` counts its section.

    The first `lead` characters are a heading or a label of the item, which has rules of its own.
    """

    where: str
    text: Text
    pointer: str
    group: int
    lead: int = 0


class Hit(NamedTuple):
    """A stretch `value[start:end]` of one entry's text, with the entry's place in the prose."""

    entry: Entry
    base: int
    start: int
    end: int

    @property
    def span(self) -> Span:
        """Where the file says it."""
        return self.entry.text.span(self.start, self.end)


class Prose:
    """The texts of one document. `value` and `folded` have the same offsets."""

    def __init__(self, exercise: Exercise, file: str, grammar: Grammar) -> None:
        self.entries = tuple(_entries(exercise))
        self.value = _joined(self.entries, file)
        self.folded = fold(self.value)
        self._grammar = grammar
        self._file = file
        self._sentences: dict[int, tuple[Sentence, ...]] = {}

    @cached_property
    def _starts(self) -> list[int]:
        starts, at = [], 0
        for entry in self.entries:
            starts.append(at)
            at += len(entry.text.value) + 1
        return starts

    @cached_property
    def places(self) -> Places:
        """Where the folded prose holds phrases."""
        return Places(self.folded, self._grammar.phrasebook)

    @cached_property
    def english(self) -> bool:
        """Whether the document is in English, as far as its commonest words tell."""
        return self._grammar.is_english(self.folded)

    def hit(self, start: int, end: int) -> Hit:
        """The entry that holds a stretch of the prose, and the stretch inside its text."""
        index = bisect_right(self._starts, start) - 1
        base = self._starts[index]
        return Hit(self.entries[index], base, start - base, end - base)

    def within(self, parts: Iterable[str]) -> Iterator[tuple[Entry, int]]:
        """The entries of those parts, part by part, each with its place in the prose."""
        found = self._by_part
        return (each for part in parts for each in found.get(part, ()))

    @cached_property
    def _by_part(self) -> dict[str, list[tuple[Entry, int]]]:
        found: dict[str, list[tuple[Entry, int]]] = {}
        for entry, base in zip(self.entries, self._starts, strict=True):
            found.setdefault(entry.where, []).append((entry, base))
        return found

    def shown(self, entry: Entry, base: int) -> str:
        """An entry's text as the prose has it, with what is no prose masked."""
        return self.value[base : base + len(entry.text.value)]

    def sentences_of(self, entry: Entry, base: int) -> tuple[Sentence, ...]:
        """The sentences of an entry, as ranges of its text; found once, however many rules ask."""
        found = self._sentences.get(base)
        if found is None:
            found = self._sentences[base] = sentences(self.shown(entry, base))
        return found

    def sentence_at(self, hit: Hit) -> Sentence:
        """The sentence of the hit's text that holds it, as a range of the text."""
        found = self.sentences_of(hit.entry, hit.base)
        return next((each for each in found if each.start <= hit.start < each.end), Sentence(hit.start, hit.end))

    def gaps(self, text: Text) -> Iterator[tuple[Piece, str]]:
        """What the file has between two pieces of a text: each piece and the markup before it."""
        return _gaps(text, self._file)


def _entries(exercise: Exercise) -> Iterator[Entry]:
    if exercise.name is not None:
        yield Entry(Passage.NAME, exercise.name, f"{exercise.record.pointer}/name", -1)
    for field in exercise.fields:
        for value in field.values:
            yield Entry(f"fields.{field.name}", value, field.pointer, -1)
    for group, section in enumerate(exercise.sections):
        for item in section.items:
            lead = len(item.label.value) if item.label is not None else 0
            yield Entry(section.part, item.text, item.pointer, group, lead)
    for group, question in enumerate(exercise.questions, start=len(exercise.sections)):
        yield Entry(Passage.QUESTION, question.question, question.pointer, group)
        for item in question.answer:
            yield Entry(Passage.ANSWER, item.text, item.pointer, group)


def _joined(entries: Sequence[Entry], file: str) -> str:
    """The texts of the entries in one string, with what is no prose masked."""
    values = [entry.text.value for entry in entries]
    if "`" in file:
        values = [_without_code(entry.text, file) for entry in entries]
    value = SEPARATOR.join(values)
    if value.count(SEPARATOR) >= len(values) > 0:
        value = SEPARATOR.join(each.replace(SEPARATOR, MASK) for each in values)
    if any(sign in value for sign in _SIGNS):
        value = _NO_PROSE.sub(lambda found: MASK * len(found[0]), value)
    return value


def _without_code(text: Text, file: str) -> str:
    value = text.value
    for start, end in _code(text, file) if len(text.pieces) > 1 else ():
        value = f"{value[:start]}{MASK * (end - start)}{value[end:]}"
    return value


def _code(text: Text, file: str) -> Iterator[tuple[int, int]]:
    """The ranges of a text that the file has between backticks."""
    opened: int | None = None
    for piece, gap in _gaps(text, file):
        if "`" in gap:
            if opened is None:
                opened = piece.start
            else:
                yield opened, piece.start
                opened = None
    if opened is not None:
        yield opened, len(text.value)


def _gaps(text: Text, file: str) -> Iterator[tuple[Piece, str]]:
    reached = text.pieces[0].span.start if text.pieces else 0
    opening = file[max(0, reached - 2) : reached]
    for index, piece in enumerate(text.pieces):
        gap = file[reached : piece.span.start] if index else opening
        if gap:
            yield piece, gap
        reached = piece.span.end
