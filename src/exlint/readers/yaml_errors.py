"""The YAML parser's complaints in plain words, each with a remedy and the place where the mistake was made."""

from __future__ import annotations

from typing import TYPE_CHECKING, Literal

from ruamel.yaml.error import MarkedYAMLError
from ruamel.yaml.reader import ReaderError

from exlint.record import MalformedSource
from exlint.source import Span
from exlint.values import NamedTuple

if TYPE_CHECKING:
    from ruamel.yaml.error import YAMLError


class _Fault(NamedTuple):
    """What to say about one message of libyaml, and where: at its mark, at the start of the broken construct, or at
    the backslash before the mark.
    """

    reason: str
    remedy: str
    place: Literal["mark", "opening", "escape"] = "mark"


_QUOTE_VALUE = "put the value in quotes"
_ALIGN = "give the line the indentation of its neighbours above"

# Messages of libyaml's scanner.c and parser.c.
_FAULTS = {
    "mapping values are not allowed in this context": _Fault(
        "': ' where no mapping can start", f"{_QUOTE_VALUE} if it holds ': ', or correct the indentation"
    ),
    "could not find expected ':'": _Fault(
        "a line that is neither 'key: value' nor a list item",
        "add ': ' after the key, or indent the line if it continues the value above",
        place="opening",
    ),
    "block sequence entries are not allowed in this context": _Fault(
        "'- ' where no list can start", f"start the list on a line of its own, or {_QUOTE_VALUE}"
    ),
    "did not find expected key": _Fault("a line that does not fit the mapping around it", _ALIGN),
    "did not find expected '-' indicator": _Fault("a line that does not fit the list around it", _ALIGN),
    "did not find expected ',' or ']'": _Fault(
        "this [ is not closed, or a comma is missing after it", "close the list with ]", place="opening"
    ),
    "did not find expected ',' or '}'": _Fault(
        "this { is not closed, or a comma is missing after it", "close the mapping with }", place="opening"
    ),
    "found unexpected ':'": _Fault("':' inside a value in brackets", _QUOTE_VALUE),
    "did not find expected node content": _Fault("a value is missing here", "write the value, or null"),
    "found unexpected end of stream": _Fault("this quote is never closed", "add the closing quote", place="opening"),
    "found unexpected document indicator": _Fault(
        "this quote is not closed before the document ends", "add the closing quote", place="opening"
    ),
    "found unknown escape character": _Fault(
        "an escape that YAML does not know", "write \\\\ for a backslash, or use single quotes"
    ),
    "did not find expected hexdecimal number": _Fault(
        "an escape without its digits", "\\x takes two hexadecimal digits, \\u four, \\U eight", place="escape"
    ),
    "found invalid Unicode character escape code": _Fault(
        "an escape that is no character", "write the character itself, or \\U with its eight digits", place="escape"
    ),
    "did not find expected comment or line break": _Fault(
        "text after | or >", f"start the text on the next line, or {_QUOTE_VALUE}", place="opening"
    ),
    "found an indentation indicator equal to 0": _Fault("an indentation of 0", "use a digit from 1 to 9"),
    "found a tab character where an indentation space is expected": _Fault("a tab in the indentation", "use spaces"),
    "found a tab character that violates indentation": _Fault("a tab in the indentation", "use spaces"),
    "did not find expected <document start>": _Fault(
        "text after the end of the document", "correct the indentation, or start a document with ---"
    ),
    "found undefined tag handle": _Fault("a tag whose handle is not declared", _QUOTE_VALUE, place="opening"),
    "did not find expected tag URI": _Fault("'!' starts a tag", _QUOTE_VALUE, place="opening"),
    "did not find expected whitespace or line break": _Fault("'!' starts a tag", _QUOTE_VALUE, place="opening"),
}
_ALIAS = _Fault("'*' starts a reference to an anchor", _QUOTE_VALUE, place="opening")
_ANCHOR = _Fault("'&' starts an anchor", _QUOTE_VALUE, place="opening")
_TAB = _FAULTS["found a tab character that violates indentation"]
_AFTER_VALUE = _Fault("text after the end of a value", "put the whole value in one pair of quotes")
_OTHER_REMEDY = "check the indentation, quotes and brackets around this place"


def refusal(error: YAMLError, text: str, base: int) -> MalformedSource:
    """What to raise for an error of the parser over `text`, which stands at the offset `base` of its file."""
    if isinstance(error, ReaderError):
        return _unreadable(error, text, base)
    if not isinstance(error, MarkedYAMLError) or error.problem_mark is None:
        return MalformedSource(f"not YAML: {error}", _OTHER_REMEDY, Span(base, base))
    at = min(error.problem_mark.index, len(text))
    fault = _fault(str(error.problem), str(error.context or ""), text, at)
    start = at
    if fault.place == "opening" and error.context_mark:
        start = min(error.context_mark.index, len(text))
    elif fault.place == "escape":
        start = max(text.rfind("\\", 0, at), 0)
    return MalformedSource(fault.reason, fault.remedy, Span(base + start, base + min(start + 1, len(text))))


def _fault(problem: str, context: str, text: str, at: int) -> _Fault:
    char = text[at : at + 1]
    if problem == "found character that cannot start any token":
        return _TAB if char == "\t" else _Fault(f"a value cannot start with {char}", _QUOTE_VALUE)
    if problem == "did not find expected alphabetic or numeric character":
        return _ALIAS if "alias" in context else _ANCHOR
    if "did not find expected" in problem and context.startswith("while parsing a block"):
        before = text[text.rfind("\n", 0, at) + 1 : at]
        if before.strip(" -"):
            return _AFTER_VALUE
    return _FAULTS.get(problem) or _Fault(f"{context} {problem}".strip() or "not YAML", _OTHER_REMEDY)


def _unreadable(error: ReaderError, text: str, base: int) -> MalformedSource:
    """A character that YAML forbids; the parser counts its place in bytes of UTF-8."""
    at = len(text.encode()[: error.position].decode(errors="ignore"))
    reason = f"the character U+{error.character:04X}, which YAML does not allow"
    remedy = "remove it, or write it as an escape in double quotes"
    return MalformedSource(reason, remedy, Span(base + at, base + min(at + 1, len(text))))
