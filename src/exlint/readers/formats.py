"""Formats: which reader a file is for, by its name where that tells, else by what it holds; and reading it."""

from __future__ import annotations

import json
import re
from typing import Final, Literal, TypeAlias

from exlint.patterns import lazy
from exlint.record import Format, Record
from exlint.source import Source

JSON_LINES: Final = "json-lines"

FileFormat: TypeAlias = Format | Literal["json-lines"]
"""How a file is written. Each line of a JSON Lines file is a record of its own, in `Format.JSON`."""

_BY_ENDING: dict[str, FileFormat] = {
    "md": Format.MARKDOWN,
    "markdown": Format.MARKDOWN,
    "mdx": Format.MARKDOWN,
    "qmd": Format.MARKDOWN,
    "json": Format.JSON,
    "jsonl": JSON_LINES,
    "ndjson": JSON_LINES,
    "yaml": Format.YAML,
    "yml": Format.YAML,
}

_JSON = lazy(r'\s*(?:\{\s*["}]|\[\s*(?:[\[{"\]]|-?\d[^\]]*\]\s*\Z))')
_FRONT_MATTER = lazy(r"---[ \t]*\r?\n(?:.*\n)*?(?:---|\.\.\.)[ \t]*(?:\r?\n|\Z)")
_KEY = lazy(r"(?:- )?(?:\"[^\"]+\"|'[^']+'|[a-z_][\w-]*):(?:\s|\Z)")
_YAML_LINE = lazy(r"(?:[A-Za-z_][\w -]*|\"[^\"]+\"|'[^']+'):(?:\s|\Z)|- |#|---\s*\Z|\.\.\.\s*\Z|[\]}]|\s|\Z")
_MARKDOWN = lazy(
    r"^#{1,6}[ \t]+\S"  # a heading
    r"|^\s*(?:[-*+]|\d+\.)[ \t]+(?:\[[ xX]\] |\*\*[^*\n]+\*\*|__[^_\n]+__)"  # an item with a bold lead, or a task
    r"|^\*\*[^*\n]+\*\*:?\s*$"  # a line in bold
    r"|^(?:```|~~~)"  # a fence
    r"|!?\[[^\]\n]+\]\([^)\s]+\)",  # a link
    re.MULTILINE,
)
_BOLD = lazy(r"\*\*[^\s*][^*\n]*\*\*")


def detect_format(source: Source) -> FileFormat:
    """The format of a file: `.txt`, no ending or an unknown one says nothing, so its text decides."""
    name = source.path.rpartition("/")[2]
    stem, _, ending = name.rpartition(".")
    return (_BY_ENDING.get(ending.lower()) if stem else None) or _by_content(source.text)


def _by_content(text: str) -> FileFormat:
    if _JSON.match(text):
        return JSON_LINES if _is_json_lines(text) else Format.JSON
    if text.startswith("---"):
        matter = _FRONT_MATTER.match(text)
        rest = text[matter.end() :] if matter else ""
        if rest.strip() and not _is_yaml(rest):
            return Format.MARKDOWN
    if _is_yaml(text):
        return Format.YAML
    if _MARKDOWN.search(text) or len(_BOLD.findall(text, 0, 20_000)) > 1:
        return Format.MARKDOWN
    return Format.ARTICLE


def _is_json_lines(text: str) -> bool:
    """Whether the first line is a whole JSON value and another begins on the next."""
    first, _, rest = text.lstrip().partition("\n")
    if not rest.lstrip().startswith(("{", "[")):
        return False
    try:
        json.loads(first)
    except (ValueError, RecursionError):
        return False
    return True


def _is_yaml(text: str) -> bool:
    """Whether the first line is a key in small letters (or follows `---`), and no unindented line is prose."""
    lines = [line for line in text.splitlines() if line and not line.startswith("#")]
    if lines and lines[0].startswith("%YAML"):
        return True
    if lines and lines[0].rstrip() == "---":
        del lines[0]
    return bool(lines) and _KEY.match(lines[0]) is not None and all(_YAML_LINE.match(line) for line in lines)


def read(source: Source) -> tuple[Record, ...]:
    """The documents of a file, in order; most files hold one.

    Raises MalformedSource where the format's parser refuses the file.
    """
    found = detect_format(source)
    if found == JSON_LINES:
        from exlint.readers.json import read_json_lines

        return read_json_lines(source)
    match found:
        case Format.MARKDOWN:
            from exlint.readers.markdown import read_markdown

            return (read_markdown(source),)
        case Format.JSON:
            from exlint.readers.json import read_json

            return (read_json(source),)
        case Format.YAML:
            from exlint.readers.yaml import read_yaml

            return read_yaml(source)
        case _:
            from exlint.readers.article import read_article

            return (read_article(source),)
