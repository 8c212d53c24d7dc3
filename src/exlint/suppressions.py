"""Suppressions: the comments by which a document lets a line, a stretch or the whole file opt out of rules.

    <!-- exlint-disable-next-line MUS001, FAQ: why -->     what starts on the next line, to the end of its paragraph
    <!-- exlint-disable-line MUS001: why -->               this line
    <!-- exlint-disable MUS001: why --> … <!-- exlint-enable MUS001 -->
    <!-- exlint-disable-file MUS001: why -->
    # exlint: ignore[MUS001] why                           YAML: this line, or on a line of its own what follows
    # exlint: ignore-file[MUS001] why

Comments are those that the readers found, so one that a code block quotes is none. Nothing is filtered unseen: what is
silenced is counted, and what silences nothing is told (checks/ledger.py).
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence

from exlint.checks.ledger import Entry, Suppression, Word
from exlint.config import nearest
from exlint.diagnostics import Diagnostic
from exlint.patterns import lazy
from exlint.record import Block, Comment, Format, Heading, ItemList, Paragraph, Record
from exlint.rules import Rule, UnknownRule, matching
from exlint.source import Source, Span
from exlint.values import NamedTuple

_SIGN = "exlint"
_DIRECTIVE = lazy(r"exlint-(?P<form>[\w-]+)(?:\s+(?P<names>[^:]*?))?\s*(?::\s*(?P<reason>.*?))?\s*", re.DOTALL)
_NAME = re.compile(r"[^\s,]+")
_YAML_FORMS = ("ignore", "ignore-file")
_FORMS = ("disable-next-line", "disable-line", "disable", "enable", "disable-file")


class Accepted(NamedTuple):
    """Findings that the configuration accepts in a file: of these rules, at or below a pointer (`*` is any key).

    `origin` is the place in the configuration that says so.
    """

    codes: frozenset[str]
    pointer: tuple[str, ...]
    origin: str


def accept(pointer: str, words: Iterable[str], origin: str, rules: Sequence[Rule]) -> Accepted:
    """What an entry of the configuration accepts. Raises UnknownRule for a word that names no rule."""
    codes = frozenset(rule.code for word in words for rule in matching(word, rules))
    return Accepted(codes, tuple(pointer.split("/")[1:]), origin)


def read_suppressions(source: Source, records: Sequence[Record], rules: Sequence[Rule]) -> tuple[Suppression, ...]:
    """What the comments of a file suppress, in file order. `rules` are all that are known, on or off."""
    if _SIGN not in source.text:
        return ()
    page = _Page(source, records, rules)
    found = [*page.of_markdown(), *page.of_yaml()]
    return tuple(sorted(found, key=lambda each: each.span))


class Settled(NamedTuple):
    """What is left of diagnostics, how many were silenced, what each suppression silenced, and what accepted any."""

    kept: tuple[Diagnostic, ...]
    silenced: int
    entries: tuple[Entry, ...]
    used: frozenset[str]


def settle(
    diagnostics: Iterable[Diagnostic], suppressions: Sequence[Suppression], accepted: Sequence[Accepted]
) -> Settled:  # fmt: skip
    """Take out of a file's diagnostics what its comments and the configuration suppress."""
    if not suppressions and not accepted:
        return Settled(tuple(diagnostics), 0, (), frozenset())
    kept: list[Diagnostic] = []
    silenced = 0
    origins: set[str] = set()
    used: list[list[set[str]]] = [[set() for _ in each.words] for each in suppressions]
    for diagnostic in diagnostics:
        by = [
            codes
            for suppression, of_words in zip(suppressions, used, strict=True)
            for word, codes in zip(suppression.words, of_words, strict=True)
            if _silences(word, diagnostic)
        ]
        for codes in by:
            codes.add(diagnostic.code)
        accepting = [each.origin for each in accepted if _accepts(each, diagnostic)]
        origins.update(accepting)
        if by or accepting:
            silenced += 1
        else:
            kept.append(diagnostic)
    entries = [Entry(each, tuple(map(frozenset, of_words))) for each, of_words in zip(suppressions, used, strict=True)]
    return Settled(tuple(kept), silenced, tuple(entries), frozenset(origins))


def _silences(word: Word, diagnostic: Diagnostic) -> bool:
    return diagnostic.code in word.codes and word.first <= diagnostic.primary.start.line <= word.last


def _accepts(accepted: Accepted, diagnostic: Diagnostic) -> bool:
    if diagnostic.code not in accepted.codes:
        return False
    steps = diagnostic.primary.pointer.split("/")[1:]
    wanted = accepted.pointer
    return len(wanted) <= len(steps) and all(one in ("*", step) for one, step in zip(wanted, steps, strict=False))


class _Lines(NamedTuple):
    """Lines from `first` to `last`, 1-based; none where `last` is less."""

    first: int
    last: int


_NOWHERE = _Lines(1, 0)
_TO_THE_END = 1 << 62


class _Page:
    """One file's comments, and which lines each is about."""

    def __init__(self, source: Source, records: Sequence[Record], rules: Sequence[Rule]) -> None:
        self._source = source
        self._records = records
        self._rules = rules

    def of_markdown(self) -> Iterator[Suppression]:
        """What the comments of a page suppress; the end of a stretch is no entry of its own, unless it ends nothing."""
        found: list[Suppression] = []
        for comment in _comments(block for record in self._records for block in record.blocks):
            directive = _DIRECTIVE.fullmatch(comment.text.value)
            if directive is None:
                continue
            entry = self._entry(comment, directive)
            if directive["form"] != "enable" or not self._ends(entry, found):
                found.append(entry)
        return iter(found)

    def of_yaml(self) -> Iterator[Suppression]:
        """What the comments of a YAML file, or of the front matter of a page, suppress."""
        if self._records and self._records[0].format is Format.YAML:
            region = Span(0, len(self._source.text))
        elif self._records and self._records[0].data is not None and self._records[0].format is Format.MARKDOWN:
            blocks = self._records[0].blocks
            region = Span(0, blocks[0].span.start if blocks else len(self._source.text))
        else:
            return
        from exlint.yaml_comments import yaml_comments

        for each in yaml_comments(self._source, self._records, region):
            if each.form in _YAML_FORMS:
                lines = _Lines(each.first, each.last) if each.form == "ignore" else _Lines(1, _TO_THE_END)
                names = self._source.text[slice(*each.names)] if each.names else ""
                shift = each.names.start if each.names else 0
                found = _names(names)
                words = tuple(self._word(name, lines, _moved(at, shift), _moved(cut, shift)) for name, at, cut in found)
                words = words or (self._word("all", lines, each.span, each.span),)
            else:
                words = (_misspelt(each.form, each.span, _YAML_FORMS),)
            yield Suppression(words, each.reason, each.span, self._whole_line(each.span))

    def _entry(self, comment: Comment, directive: re.Match[str]) -> Suppression:
        form = directive["form"]
        if form in _FORMS:
            lines, text, shift = self._lines(form, comment), comment.text, directive.start("names")
            found = _names(directive["names"] or "")
            words = tuple(
                self._word(name, lines, text.span(*_moved(at, shift)), text.span(*_moved(cut, shift)))
                for name, at, cut in found
            )
            words = words or (self._word("all", lines, comment.span, comment.span),)
        else:
            words = (_misspelt(form, comment.text.span(*directive.span("form")), _FORMS),)
        return Suppression(words, directive["reason"] or "", comment.span, self._whole_line(comment.span))

    def _lines(self, form: str, comment: Comment) -> _Lines:
        first, last = (self._source.position(offset).line for offset in comment.span)
        match form:
            case "disable-next-line":
                start = self._next_line(last)
                return _Lines(start, max(start, *(self._ends_of_prose(start))))
            case "disable-line":
                return _Lines(first, last)
            case "disable":
                return _Lines(first, _TO_THE_END)
            case "disable-file":
                return _Lines(1, _TO_THE_END)
            case _:
                return _NOWHERE

    def _word(self, name: str, lines: _Lines, span: Span, removal: Span) -> Word:
        try:
            codes = frozenset(rule.code for rule in matching(name, self._rules))
        except UnknownRule as error:
            return Word(name, frozenset(), *_NOWHERE, span, removal, error.near)
        return Word(name, codes, *lines, span, removal)

    def _ends(self, end: Suppression, above: list[Suppression]) -> bool:
        """Let the open stretches that a comment ends stop there; whether there is any."""
        line = self._source.position(end.span.start).line
        codes = frozenset(code for word in end.words for code in word.codes)
        ended = False
        for index, entry in enumerate(above):
            words = []
            for word in entry.words:
                stops = word.last == _TO_THE_END and word.first > 1 and word.codes <= codes
                ended = ended or stops
                words.append(word._replace(last=line) if stops else word)
            above[index] = entry._replace(words=tuple(words))
        return ended

    def _next_line(self, line: int) -> int:
        """The first line after one that holds more than white space and directives."""
        taken = {
            number
            for each in _comments(block for record in self._records for block in record.blocks)
            if _DIRECTIVE.fullmatch(each.text.value)
            for number in self._alone(each.span)
        }
        line += 1
        while line < len(self._source.line_starts) and (line in taken or not self._source.line(line).strip()):
            line += 1
        return line

    def _alone(self, span: Span) -> Iterator[int]:
        """The lines of a comment that has them to itself."""
        first, last = (self._source.position(offset).line for offset in span)
        lines = "\n".join(self._source.line(number) for number in range(first, last + 1))
        return iter(range(first, last + 1)) if lines.strip() == self._source.text[slice(*span)] else iter(())

    def _ends_of_prose(self, line: int) -> Iterator[int]:
        """Where paragraphs, headings and items that start on a line end."""
        yield line
        for record in self._records:
            for span in _prose(record.blocks):
                if self._source.position(span.start).line == line:
                    yield self._source.position(span.end).line

    def _whole_line(self, span: Span) -> Span:
        """A comment with its line, where it has the line to itself; else with the white space before it."""
        text, (start, end) = self._source.text, span
        low, high = start, end
        while low and text[low - 1] in " \t":
            low -= 1
        while high < len(text) and text[high] in " \t":
            high += 1
        at_start, at_end = low == 0 or text[low - 1] in "\r\n", high == len(text) or text[high] in "\r\n"
        if not (at_start and at_end):
            return Span(low if at_end else start, end)
        if text.startswith("\r\n", high):
            return Span(low, high + 2)
        return Span(low, min(high + 1, len(text)))


class _Name(NamedTuple):
    """A name in a list of them, its place there, and what goes with it when it is taken out."""

    text: str
    at: Span
    cut: Span


def _names(listed: str) -> list[_Name]:
    """The names of a list such as "MUS001, FAQ"; each but the last takes the comma after it along."""
    found = list(_NAME.finditer(listed))
    names = []
    for index, name in enumerate(found):
        cut = Span(name.start(), found[index + 1].start()) if index + 1 < len(found) else Span(*name.span())
        if index and index + 1 == len(found):
            cut = Span(found[index - 1].end(), name.end())
        names.append(_Name(name[0], Span(*name.span()), cut))
    return names


def _moved(span: Span, by: int) -> Span:
    return Span(span.start + by, span.end + by)


def _misspelt(form: str, span: Span, known: Sequence[str]) -> Word:
    """A directive that is none."""
    return Word(form, frozenset(), *_NOWHERE, span, span, nearest(form, known))


def _comments(blocks: Iterable[Block]) -> Iterator[Comment]:
    """Every comment in file order, as far as lists nest."""
    for block in blocks:
        if isinstance(block, Comment):
            yield block
        elif isinstance(block, ItemList):
            for item in block.items:
                yield from _comments(item.children)


def _prose(blocks: Iterable[Block]) -> Iterator[Span]:
    """The ranges of paragraphs and headings, and the first prose of items."""
    for block in blocks:
        if isinstance(block, Paragraph | Heading):
            yield block.span
        elif isinstance(block, ItemList):
            for item in block.items:
                text = item.content.text
                yield Span(item.span.start, text.span().end if text else item.span.start)
                yield from _prose(item.children)
