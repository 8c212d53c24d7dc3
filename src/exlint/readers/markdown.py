"""The Markdown reader: CommonMark with tables, footnotes and front matter, as blocks that know where they stand.

pyromark (pulldown-cmark) says what stands where, in UTF-8 bytes; values are taken from the text at those places, so a
value and its pieces cannot disagree.
"""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Callable, Iterable
from functools import cache, partial
from typing import Any, ClassVar

from exlint.patterns import lazy
from exlint.readers.composing import compose_blocks
from exlint.readers.prose import MAX_DEPTH, Prose, comment_of, item_of, trim, verbatim_text
from exlint.readers.templates import blank, merged, template_blocks
from exlint.record import (
    Block,
    Break,
    Format,
    Heading,
    Inline,
    ItemList,
    ListItem,
    Literal,
    Node,
    Paragraph,
    Record,
    Table,
    Text,
)
from exlint.source import Source, Span
from exlint.values import NamedTuple, make

_FRONT_OPEN = re.compile(r"(---|\+\+\+)[ \t]*\r?\n")
_FRONT_CLOSE = {
    "---": re.compile(r"^(?:---|\.\.\.)[ \t]*\r?$", re.MULTILINE),
    "+++": re.compile(r"^\+\+\+[ \t]*\r?$", re.MULTILINE),
}
_FRONT_KEY = lazy(r"(?:\#[^\n]*\n)*(?:[\"']?[\w$@.-][\w $@./-]*[\"']?[ \t]*(?::(?:\s|$)|=)|\{\s*[\"\w]|$)")
_HEADING_ATTRIBUTES = lazy(r"\s*\{[#.][\w:.#= -]*\}$")
_LONE_COMMENT = lazy(r"<!--(?:(?!-->).)*-->\s*", re.DOTALL)
_NUMBER = re.compile(r"[ \t]*([0-9]{1,9})[.)]")
_SURROGATE = lazy("[\ud800-\udfff]")
_CONTINUATION_BYTE = re.compile(rb"[\x80-\xbf]")


def read_markdown(source: Source) -> Record:
    """A Markdown page: its front matter as data, the rest as blocks.

    Raises MalformedSource for YAML front matter that does not parse; nothing else is malformed Markdown.
    """
    text = source.text
    front = _front_matter(text)
    data: Node | None = None
    marks: list[Block] = []
    if front is not None and front.yaml:
        from exlint.readers.yaml import read_node  # only pages with front matter pay for the YAML parser

        data = read_node(verbatim_text(text, *front.inner))
    elif front is not None:
        marks.append(Literal("toml", verbatim_text(text, *front.inner), Span(0, front.end)))
    blocks = _read(text, 0 if front is None else front.end, marks)
    return Record(Format.MARKDOWN, "", data, blocks, Span(0, len(text)))


def markdown_blocks(text: Text) -> tuple[Block, ...]:
    """The blocks of a Markdown string, their places mapped through the pieces of `text`. Never raises."""
    return compose_blocks(_read(text.value, 0, []), text)


class _FrontMatter(NamedTuple):
    yaml: bool
    inner: Span
    end: int


def _front_matter(text: str) -> _FrontMatter | None:
    """The metadata block at the very start; a rule (`---`) there with prose after it is none."""
    opened = _FRONT_OPEN.match(text)
    if opened is None:
        return None
    closed = _FRONT_CLOSE[opened[1]].search(text, opened.end())
    if closed is None:
        return None
    inner = Span(opened.end(), closed.start())
    if not _FRONT_KEY.match(text, *inner):
        return None
    return _FrontMatter(opened[1] == "---", inner, closed.end())


def _read(text: str, start: int, marks: list[Block]) -> tuple[Block, ...]:
    """The blocks of `text` from `start` on, and the `marks` known before."""
    marks += template_blocks(text, start)
    if not (start or marks):
        return tuple(_Reader(text).read(text))
    hidden = [Span(0, start), *(mark.span for mark in marks if mark.span.start >= start)]
    blocks = _Reader(text).read(blank(text, hidden))
    return tuple(merged(blocks, marks) if marks else blocks)


@cache
def _parser() -> Callable[[str], Iterable[tuple[Any, Any]]]:
    """Gives the events of a page, each with its place; tables, footnotes, strikethrough and tasks are known."""
    from pyromark import Options as On
    from pyromark import events_with_range

    wanted = On.ENABLE_TABLES | On.ENABLE_FOOTNOTES | On.ENABLE_STRIKETHROUGH | On.ENABLE_TASKLISTS | On.ENABLE_GFM
    return partial(events_with_range, options=wanted)


class _Reader:
    """One walk over pyromark's events. Blocks go to `_blocks`: the page's, or the open item's."""

    def __init__(self, text: str) -> None:
        self._text = text
        self._prose = Prose(text)
        self._blocks: list[Block] = []
        self._outer: list[list[Block]] = []  # the blocks around each open item
        self._lists: list[tuple[int | None, list[ListItem]]] = []  # the first number and the items of each open list
        self._skipped = 0  # open lists too deep to keep
        self._rows: list[list[Inline]] = []
        self._in_cell = False
        self._in_image = 0
        self._raw = False  # inside code or an HTML block

    def read(self, shown: str) -> list[Block]:
        """The blocks of the text, parsed as `shown` (equally long, marks blanked)."""
        multibyte: list[int] = []
        if not shown.isascii():
            shown = _SURROGATE.sub("\ufffd", shown)
            multibyte = [found.start() for found in _CONTINUATION_BYTE.finditer(shown.encode())]
        acts = {"Start": _Reader._STARTS, "End": _Reader._ENDS}
        for event, place in _parser()(shown):
            start, end = place["start"], place["end"]
            if multibyte:
                start -= bisect_left(multibyte, start)
                end -= bisect_left(multibyte, end)
            if isinstance(event, str):
                self._mark(event, start, end)
                continue
            kind, payload = event.popitem()
            if kind == "Text":
                self._words(payload, start, end)
            elif (named := acts.get(kind)) is not None:
                act = named.get(payload if isinstance(payload, str) else next(iter(payload)))
                if act is not None:
                    act(self, payload, start, end)
            else:
                self._inline(kind, start, end)
        self._flush()
        return self._blocks

    # words and what stands among them

    def _words(self, value: str, start: int, end: int) -> None:
        if self._in_image:
            return
        if end - start == len(value) or self._raw:
            self._prose.verbatim(start, end)
        else:
            self._prose.entity(start, end)

    def _mark(self, kind: str, start: int, end: int) -> None:
        if kind == "Rule":
            self._flush()
            self._blocks.append(Break(self._span(start, end)))
        elif self._in_image:
            return
        elif kind == "SoftBreak":
            self._prose.fold(start, end)
        elif kind == "HardBreak":
            self._prose.line_break(start, end)

    def _inline(self, kind: str, start: int, end: int) -> None:
        if self._in_image:
            return
        if kind == "Html":
            self._prose.verbatim(start, end)
        elif kind == "Code":
            self._prose.code(start, end, cell=self._in_cell)
        elif kind == "InlineHtml":
            self._inline_html(start, end)
        else:  # footnote references and task list boxes are no words
            self._prose.drop()

    def _inline_html(self, start: int, end: int) -> None:
        raw, prose = self._text[start:end], self._prose
        from exlint.readers.html import attribute, tag_name

        name = tag_name(raw)
        closing = raw.startswith("</")
        if raw.startswith("<!--"):
            prose.comment(start, end)
        elif name == "br":
            prose.line_break_once(start, end)
        elif name in ("b", "strong"):
            if closing:
                prose.end_strong()
            else:
                prose.begin_strong()
        elif name == "a" and closing:
            prose.end_link(end)
        elif name == "a" and (target := attribute(raw, "href")) is not None:
            prose.begin_link(target, start)
        else:
            prose.drop()

    def _start_strong(self, _payload: object, _start: int, _end: int) -> None:
        self._prose.begin_strong()

    def _end_strong(self, _payload: object, _start: int, _end: int) -> None:
        self._prose.end_strong()

    def _start_link(self, payload: Any, start: int, _end: int) -> None:
        self._prose.begin_link(payload["Link"]["dest_url"], start)

    def _end_link(self, _payload: object, _start: int, end: int) -> None:
        self._prose.end_link(end)

    def _start_image(self, _payload: object, _start: int, _end: int) -> None:
        self._in_image += 1

    def _end_image(self, _payload: object, _start: int, _end: int) -> None:
        self._in_image -= 1
        self._prose.drop()

    # blocks

    def _span(self, start: int, end: int) -> Span:
        """The range without the white space around it: pyromark's blocks end after their line end."""
        text = self._text
        while end > start and text[end - 1] in " \t\r\n":
            end -= 1
        while start < end and text[start] in " \t\r\n":
            start += 1
        return make(Span, (start, end))

    def _flush(self) -> None:
        """End a paragraph that has no events of its own: the words of a tight item."""
        prose = self._prose
        if not prose.empty:
            span = prose.span
            self._paragraph(prose.take(span.start), span)
        if prose.comments:
            self._flush_comments()

    def _paragraph(self, content: Inline, span: Span) -> None:
        if content.text.value or content.links:
            self._blocks.append(make(Paragraph, (content, span)))

    def _flush_comments(self) -> None:
        """Comments inside prose follow its block."""
        self._blocks += self._prose.comments
        self._prose.comments = []

    def _start_block(self, _payload: object, _start: int, _end: int) -> None:
        self._flush()

    def _end_paragraph(self, _payload: object, start: int, end: int) -> None:
        self._paragraph(self._prose.take(start), self._span(start, end))
        if self._prose.comments:
            self._flush_comments()

    def _end_heading(self, payload: Any, start: int, end: int) -> None:
        content = self._prose.take(start)
        if content.text.value.endswith("}") and (found := _HEADING_ATTRIBUTES.search(content.text.value)):
            content = trim(content, found.start())
        self._blocks.append(Heading(int(payload["Heading"][1]), content, self._span(start, end)))
        self._flush_comments()

    def _start_list(self, payload: Any, _start: int, _end: int) -> None:
        self._flush()
        if len(self._lists) >= MAX_DEPTH:
            self._skipped += 1
        else:
            self._lists.append((payload["List"], []))

    def _end_list(self, _payload: object, start: int, end: int) -> None:
        if self._skipped:
            self._skipped -= 1
        else:
            first, items = self._lists.pop()
            self._blocks.append(ItemList(first is not None, tuple(items), self._span(start, end)))

    def _start_item(self, _payload: object, _start: int, _end: int) -> None:
        self._flush()
        if not self._skipped:
            self._outer.append(self._blocks)
            self._blocks = []

    def _end_item(self, _payload: object, start: int, end: int) -> None:
        if self._skipped:
            self._flush()
            return
        first, items = self._lists[-1]
        number = None
        if first is not None:  # the number as written: pyromark knows only the first
            written = _NUMBER.match(self._text, start, end)
            number = int(written[1]) if written else first + len(items)
        span, prose = self._span(start, end), self._prose
        if self._blocks or prose.empty or prose.comments:
            self._flush()
            items.append(item_of(self._blocks, number, span))
        else:  # the words of a tight item, which most items are, need not be a paragraph first
            items.append(make(ListItem, (number, prose.take(span.start), (), span)))
        self._blocks = self._outer.pop()

    def _start_raw(self, _payload: object, _start: int, _end: int) -> None:
        self._flush()
        self._raw = True

    def _end_code(self, _payload: object, start: int, end: int) -> None:
        self._raw = False
        self._blocks.append(Literal("code", self._prose.take_text(start).strip(), self._span(start, end)))

    def _end_html(self, _payload: object, start: int, end: int) -> None:
        """A comment, prose in HTML, or tags alone (a literal)."""
        self._raw = False
        span = self._span(start, end)
        if _LONE_COMMENT.fullmatch(self._text, span.start, span.end):
            self._prose.take_text(start)
            self._blocks.append(comment_of(self._text, *span))
            return
        from exlint.readers.html import html_blocks

        text = self._prose.take_text(start).strip()
        blocks = html_blocks(text)
        self._blocks += blocks or (Literal("html", text, span),)

    def _start_table(self, _payload: object, _start: int, _end: int) -> None:
        self._flush()
        self._rows = []

    def _start_row(self, _payload: object, _start: int, _end: int) -> None:
        self._rows.append([])

    def _start_cell(self, _payload: object, _start: int, _end: int) -> None:
        self._in_cell = True

    def _end_cell(self, _payload: object, start: int, _end: int) -> None:
        self._in_cell = False
        self._rows[-1].append(self._prose.take(start))

    def _end_table(self, _payload: object, start: int, end: int) -> None:
        self._blocks.append(Table(tuple(tuple(row) for row in self._rows), self._span(start, end)))
        self._flush_comments()

    # what each event of pyromark calls

    _STARTS: ClassVar[dict[str, Callable[[_Reader, Any, int, int], None]]] = {
        "Paragraph": _start_block,
        "Heading": _start_block,
        "BlockQuote": _start_block,
        "FootnoteDefinition": _start_block,
        "List": _start_list,
        "Item": _start_item,
        "CodeBlock": _start_raw,
        "HtmlBlock": _start_raw,
        "Table": _start_table,
        "TableHead": _start_row,
        "TableRow": _start_row,
        "TableCell": _start_cell,
        "Strong": _start_strong,
        "Link": _start_link,
        "Image": _start_image,
    }
    _ENDS: ClassVar[dict[str, Callable[[_Reader, Any, int, int], None]]] = {
        "Paragraph": _end_paragraph,
        "Heading": _end_heading,
        "BlockQuote": _start_block,
        "FootnoteDefinition": _start_block,
        "List": _end_list,
        "Item": _end_item,
        "CodeBlock": _end_code,
        "HtmlBlock": _end_html,
        "Table": _end_table,
        "TableCell": _end_cell,
        "Strong": _end_strong,
        "Link": _end_link,
        "Image": _end_image,
    }
