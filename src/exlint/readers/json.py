"""JSON and JSON Lines: one scan over the text that keeps the file range of every key and value.

The standard library's C string scanner does the costly part; duplicate keys are all kept, and what RFC 8259 forbids is
refused with the place and the remedy.
"""

from __future__ import annotations

import re
from json.decoder import JSONDecodeError
from json.decoder import scanstring as _scanstring  # type: ignore[attr-defined]  # typeshed leaves it out
from typing import TYPE_CHECKING, NoReturn

from exlint.record import (
    DEEPEST,
    Encoding,
    Entry,
    Format,
    MalformedSource,
    Mapping,
    Piece,
    Record,
    Scalar,
    Sequence,
    Text,
)
from exlint.source import Span
from exlint.values import make

if TYPE_CHECKING:
    from collections.abc import Callable

    from exlint.record import Node
    from exlint.source import Source

_scan_string: Callable[[str, int, bool], tuple[str, int]] = _scanstring  # text, place after the quote, strict

_END = "\0"  # stands after the text, so that the scan needs no length checks; `decode` refuses files that hold it
_SPACES = " \t\n\r"
_skip = re.compile(r"[ \t\n\r]*").match
_colon = re.compile(r"[ \t\n\r]*:[ \t\n\r]*").match
_comma = re.compile(r"[ \t\n\r]*,[ \t\n\r]*").match
_number = re.compile(r"-?(?:0|[1-9][0-9]*)(\.[0-9]+)?([eE][-+]?[0-9]+)?").match
_word = re.compile(r"[-+.\w]+").match
_escape = re.compile(r"\\(?:u[dD][89abAB][0-9a-fA-F]{2}\\u[dD][c-fC-F][0-9a-fA-F]{2}|u[0-9a-fA-F]{4}|.)").finditer
_lone_surrogate = re.compile("[\ud800-\udfff]").search

_CONSTANTS: dict[str, bool | None] = {"true": True, "false": False, "null": None}
_FOREIGN_WORDS = {"True": "true", "TRUE": "true", "False": "false", "FALSE": "false",
                  "None": "null", "NULL": "null", "Null": "null", "nil": "null", "undefined": "null"}  # fmt: skip
_NOT_FINITE = frozenset({"NaN", "nan", "Infinity", "-Infinity", "+Infinity", "inf", "-inf"})
_ESCAPE_REMEDY = 'write \\\\ for a backslash; JSON knows \\" \\\\ \\/ \\b \\f \\n \\r \\t and \\u with four digits'


def read_json(source: Source) -> Record:
    """The one document of a JSON file.

    Raises MalformedSource, with the place and the remedy, for anything that is not JSON (RFC 8259).
    """
    text = source.text
    return Record(Format.JSON, "", _document(text, 0, "file"), (), Span(0, len(text)))


def read_json_lines(source: Source) -> tuple[Record, ...]:
    """One record for each line that is not blank; pointers count these lines: "/0", "/1".

    Raises MalformedSource for the first line that is not one JSON value, with the records of the others.
    """
    records: list[Record] = []
    refused: list[MalformedSource] = []
    start = 0
    for line in source.text.split("\n"):
        if line.strip(_SPACES):
            span = Span(start, start + len(line.rstrip("\r")))
            pointer = f"/{len(records) + len(refused)}"
            try:
                records.append(Record(Format.JSON, pointer, _document(line, start, "line"), (), span))
            except MalformedSource as error:
                refused.append(error)
        start += len(line) + 1
    if refused:
        first, *further = refused
        first.records, first.further = tuple(records), tuple(further)
        raise first
    return tuple(records)


def _document(text: str, base: int, unit: str) -> Node:
    """The value that `text` consists of: a whole file or one line, standing at the offset `base` of its file."""
    scanner = _Scanner(text, base, unit)
    at = scanner.skip(0)
    if scanner.text[at] == _END and at == len(text):
        scanner.refuse("the file holds no JSON value", "write one object, or leave the file out", at)
    node, at = scanner.value(at, 0)
    at = scanner.skip(at)
    if at < len(text):
        scanner.refuse_rest(at)
    return node


class _Scanner:
    """The scan of one JSON text; offsets given to its methods are the text's, spans are the file's."""

    __slots__ = ("base", "size", "text", "unit")

    def __init__(self, text: str, base: int, unit: str) -> None:
        self.text = text + _END
        self.size = len(text)
        self.base = base
        self.unit = unit

    def skip(self, at: int) -> int:
        """The place after white space."""
        if self.text[at] in _SPACES:
            return _skip(self.text, at).end()  # type: ignore[union-attr]  # the pattern matches the empty string
        return at

    def value(self, at: int, depth: int) -> tuple[Node, int]:
        """The value that starts at `at`, and the place after it."""
        char = self.text[at]
        if char == '"':
            text, end = self.string(at)
            return Scalar(text.value, text, make(Span, (self.base + at, self.base + end))), end
        if char == "{":
            return self.mapping(at, depth + 1)
        if char == "[":
            return self.sequence(at, depth + 1)
        return self.literal(at)

    def string(self, at: int) -> tuple[Text, int]:
        """The string whose opening quote is at `at`."""
        try:
            value, end = _scan_string(self.text, at + 1, True)  # noqa: FBT003  # the C function takes no keywords
        except JSONDecodeError as error:
            self.refuse_string(error, at)
        start = self.base + at + 1
        length = len(value)
        if not length:
            return Text("", (), Span(start, start)), end
        if end - at - 2 == length:  # every escape is longer than what it says, so there is none
            span = make(Span, (start, start + length))
            return Text(value, (make(Piece, (0, length, span, Encoding.VERBATIM)),)), end
        return Text(value, self.pieces(value, at + 1, end - 1)), end

    def pieces(self, value: str, start: int, end: int) -> tuple[Piece, ...]:
        """The pieces of a string with escapes; `start` and `end` are inside its quotes."""
        if _lone_surrogate(value):
            self.refuse_half(start, end)
        base = self.base
        pieces = []
        at, done = 0, start
        for escape in _escape(self.text, start, end):
            low, high = escape.span()
            if low > done:
                pieces.append(Piece(at, at + low - done, Span(base + done, base + low)))
                at += low - done
            pieces.append(Piece(at, at + 1, Span(base + low, base + high), Encoding.JSON_ESCAPE))
            at += 1
            done = high
        if done < end:
            pieces.append(Piece(at, at + end - done, Span(base + done, base + end)))
        return tuple(pieces)

    def mapping(self, opening: int, depth: int) -> tuple[Mapping, int]:
        self.check_depth(opening, depth)
        text, base = self.text, self.base
        entries: list[Entry] = []
        at = self.skip(opening + 1)
        if text[at] == "}":
            return Mapping((), Span(base + opening, base + at + 1)), at + 1
        while True:
            if text[at] != '"':
                self.refuse_key(at, opening, first=not entries)
            key_at = at
            key, at = self.string(at)
            colon = _colon(text, at)
            if not colon:
                self.refuse_missing_colon(self.skip(at), key_at, opening)
            node, end = self.value(colon.end(), depth)
            entries.append(make(Entry, (key, node, make(Span, (base + key_at, base + end)))))
            comma = _comma(text, end)
            if not comma:
                at = self.closing(end, opening, "}")
                return Mapping(tuple(entries), Span(base + opening, base + at)), at
            at = comma.end()

    def sequence(self, opening: int, depth: int) -> tuple[Sequence, int]:
        self.check_depth(opening, depth)
        text, base = self.text, self.base
        items: list[Node] = []
        at = self.skip(opening + 1)
        if text[at] == "]":
            return Sequence((), Span(base + opening, base + at + 1)), at + 1
        while True:
            if text[at] in "]" + _END:
                self.refuse_item(at, opening)
            node, end = self.value(at, depth)
            items.append(node)
            comma = _comma(text, end)
            if not comma:
                at = self.closing(end, opening, "]")
                return Sequence(tuple(items), Span(base + opening, base + at)), at
            at = comma.end()

    def closing(self, end: int, opening: int, mark: str) -> int:
        """The place after the mark that closes what starts at `opening`; its last value ends at `end`."""
        at = self.skip(end)
        if self.text[at] != mark:
            self.refuse_missing_comma(at, end, opening)
        return at + 1

    def literal(self, at: int) -> tuple[Scalar, int]:
        """A number, true, false or null."""
        found = _word(self.text, at)
        if not found:
            self.refuse_value(at)
        raw, end = found.group(), found.end()
        value: int | float | bool | None
        number = _number(raw)
        if number and number.end() == len(raw):
            try:
                value = float(raw) if number.lastindex else int(raw)
            except ValueError:  # Python reads integers of at most 4,300 digits
                self.refuse(f"a number of {len(raw)} digits", "write it with an exponent, or as a string", at, end)
        elif raw in _CONSTANTS:
            value = _CONSTANTS[raw]
        else:
            self.refuse_word(raw, at, end)
        span = Span(self.base + at, self.base + end)
        return Scalar(value, Text(raw, (Piece(0, len(raw), span),)), span), end

    def check_depth(self, at: int, depth: int) -> None:
        if depth > DEEPEST:
            self.refuse(f"nested deeper than {DEEPEST} levels", "flatten the document", at, at + 1)

    def refuse(self, reason: str, remedy: str, start: int, end: int | None = None) -> NoReturn:
        span = Span(self.base + start, self.base + min(start if end is None else end, self.size))
        raise MalformedSource(reason, remedy, span)

    def refuse_open(self, opening: int) -> NoReturn:
        """The text ends inside the object or list that starts at `opening`."""
        what, mark = ("object", "}") if self.text[opening] == "{" else ("list", "]")
        reason = f"this {what} is not closed before the end of the {self.unit}"
        self.refuse(reason, f"add the missing {mark}", opening, opening + 1)

    def refuse_key(self, at: int, opening: int, *, first: bool) -> NoReturn:
        char = self.text[at]
        if at == self.size:
            self.refuse_open(opening)
        if char == "}" and not first:
            self.refuse_trailing_comma(at)
        if char == "'":
            self.refuse_quotes(at)
        if char in "/#":
            self.refuse_comment(at)
        if char == ",":
            self.refuse("a comma without a value", "remove the extra comma", at, at + 1)
        if char == "]":
            self.refuse("] closes an object that { opened", "write } here", at, at + 1)
        found = _word(self.text, at)
        end = found.end() if found else at + 1
        self.refuse("a key must be a string", 'put the key in double quotes: "name": …', at, end)

    def refuse_missing_colon(self, at: int, key_at: int, opening: int) -> NoReturn:
        if at == self.size:
            self.refuse_open(opening)
        if self.text[at] in "/#":
            self.refuse_comment(at)
        self.refuse("a key without a value", "write a colon and the value after the key", key_at, at)

    def refuse_missing_comma(self, at: int, end: int, opening: int) -> NoReturn:
        char = self.text[at]
        if at == self.size:
            self.refuse_open(opening)
        if char in "/#":
            self.refuse_comment(at)
        if char in "}]":
            opened, right = ("{", "}") if self.text[opening] == "{" else ("[", "]")
            self.refuse(f"{char} closes what {opened} opened", f"write {right} here", at, at + 1)
        if char == ":":
            self.refuse("a colon in the wrong place", "write keys with values inside { and }", at, at + 1)
        self.refuse("a comma is missing after this value", "write a comma between two values", end - 1, end)

    def refuse_item(self, at: int, opening: int) -> NoReturn:
        if at == self.size:
            self.refuse_open(opening)
        self.refuse_trailing_comma(at)

    def refuse_trailing_comma(self, at: int) -> NoReturn:
        comma = self.text.rindex(",", 0, at)
        self.refuse("a comma after the last value", "remove the comma", comma, comma + 1)

    def refuse_quotes(self, at: int) -> NoReturn:
        self.refuse("a string in single quotes", 'put strings in double quotes: "…"', at, at + 1)

    def refuse_comment(self, at: int) -> NoReturn:
        self.refuse("a comment: JSON has none", "remove the comment", at, at + (2 if self.text[at] == "/" else 1))

    def refuse_value(self, at: int) -> NoReturn:
        char = self.text[at]
        if at == self.size:
            opened = self.text.rstrip(_SPACES + _END)[-1:]
            self.refuse(f"the text ends after {opened!r}", "write the value that is missing", at)
        if char == "'":
            self.refuse_quotes(at)
        if char in "/#":
            self.refuse_comment(at)
        if char in ",}]":
            self.refuse("a value is missing here", "write the value, or null", at, at + 1)
        if char in "“”„":
            self.refuse("a string in typographic quotes", 'put strings in straight double quotes: "…"', at, at + 1)
        self.refuse(f"{char!r} starts no JSON value", 'put text in double quotes: "…"', at, at + 1)

    def refuse_word(self, raw: str, at: int, end: int) -> NoReturn:
        if raw in _NOT_FINITE:
            self.refuse(f"{raw} is not a JSON number", "write null, or a finite number", at, end)
        if raw in _FOREIGN_WORDS:
            self.refuse(f"{raw} is not a JSON value", f"write {_FOREIGN_WORDS[raw]}", at, end)
        if raw[0] in "-+.0123456789":
            remedy = "write digits without leading zeros, plus sign or bare point, or put it in double quotes"
            self.refuse(f"{raw} is not a JSON number", remedy, at, end)
        self.refuse(f"{raw} is not a JSON value", 'put text in double quotes: "…"', at, end)

    def refuse_string(self, error: JSONDecodeError, at: int) -> NoReturn:
        """What the C scanner found wrong with the string that opens at `at`, in our words."""
        bad = error.pos
        if error.msg.startswith("Invalid control character") and self.text[bad] not in "\r\n" + _END:
            reason = f"a control character (U+{ord(self.text[bad]):04X}) inside a string"
            self.refuse(reason, "write it as an escape: \\t for a tab, \\u001f for others", bad, bad + 1)
        if "escape" in error.msg and bad + 1 < self.size:
            bad = self.text.rindex("\\", at, bad + 1)
            self.refuse("an escape that JSON does not know", _ESCAPE_REMEDY, bad, bad + 2)
        self.refuse("this string is not closed on its line", 'add the missing "; write a line break as \\n', at, at + 1)

    def refuse_half(self, start: int, end: int) -> NoReturn:
        """One half of a surrogate pair: no character, so no report could print it."""
        for escape in _escape(self.text, start, end):
            if len(escape.group()) == 6 and escape.group()[2:4].lower() in _HALVES:
                reason = f"{escape.group()} is half of a character"
                self.refuse(reason, "write both halves of the pair, or the character itself", *escape.span())
        raise AssertionError("a string decoded to a surrogate that no escape says")

    def refuse_rest(self, at: int) -> NoReturn:
        char = self.text[at]
        if char in "/#":
            self.refuse_comment(at)
        if char in "{[":
            remedy = "put the values in one list, or each on its own line of a .jsonl file"
            self.refuse("a second value after the end of the first", remedy, at, at + 1)
        if char in "}]":
            self.refuse(f"{char} closes nothing", f"remove this {char}", at, at + 1)
        self.refuse("text after the end of the JSON value", "remove what follows the value", at, at + 1)


_HALVES = frozenset({"d8", "d9", "da", "db", "dc", "dd", "de", "df"})
