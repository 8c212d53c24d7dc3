"""The HTML-fragment reader: what a browser would show of a description, as blocks that know where they stand.

Content editors' HTML is broken as a rule, so nothing here fails: unknown tags are markup without words, unclosed ones
end where a browser would end them. Tags are found by one expression rather than `html.parser`, which tells lines and
columns and splits text at its own discretion; here every range is needed exactly.
"""

from __future__ import annotations

import html
import re
from dataclasses import dataclass, field

from exlint.readers.composing import compose_blocks
from exlint.readers.prose import MAX_DEPTH, Prose, comment_of, item_of, verbatim_text
from exlint.record import Block, Break, Heading, Inline, ItemList, ListItem, Literal, Paragraph, Table, Text
from exlint.source import Span

_TOKEN = re.compile(
    r"(?P<comment><!--(?:>|->|(?s:.*?)(?:--!?>|\Z)))"
    r"|(?P<tag></?[A-Za-z][^\s/<>]*(?:[^<>\"']|\"[^\"]*\"|'[^']*')*+>)"
    r"|(?P<markup><[!?/][^<>]*>)"
    r"|(?P<entity>&(?:\#[0-9]+;?|\#[xX][0-9A-Fa-f]+;?|[A-Za-z][A-Za-z0-9]*;?))"
    r"|(?P<space>[ \t\n\r\f]+)"
    r"|(?P<words>[^<&\s]+(?:[ ][^<&\s]+)*|.)",
    re.DOTALL,
)
_TAG_NAME = re.compile(r"</?([A-Za-z][^\s/>]*)")
_ATTRIBUTE = re.compile(r"""[\s/"']([A-Za-z][\w:-]*)\s*=\s*(?:"([^"]*)"|'([^']*)'|([^\s"'>]+))""")

_BLOCKS = frozenset({
    "address", "article", "aside", "blockquote", "body", "caption", "center", "dd", "details", "dialog", "div", "dl",
    "dt", "fieldset", "figcaption", "figure", "footer", "form", "header", "hgroup", "html", "legend", "main", "nav",
    "p", "search", "section", "summary",
})  # fmt: skip
_HEADINGS = {f"h{level}": level for level in range(1, 7)}
_BOLD_BLOCKS = frozenset({"summary", "dt"})  # they head what follows, as a bold line does
_OPAQUE = frozenset({"script", "style", "pre", "svg", "iframe", "textarea", "template", "object", "math", "head"})
_LISTS = frozenset({"ul", "ol", "menu"})
_CELLS = frozenset({"td", "th"})
_STRONG = frozenset({"strong", "b"})


def html_blocks(text: Text) -> tuple[Block, ...]:
    """The blocks of an HTML fragment, their places mapped through the pieces of `text`. Never raises."""
    return compose_blocks(_Reader(text.value).read(), text)


def tag_name(raw: str) -> str:
    """The lower-case name in a tag such as `</B>` or `<a href="…">`; "" where it is no tag."""
    found = _TAG_NAME.match(raw)
    return found[1].lower() if found else ""


def attribute(raw: str, name: str) -> str | None:
    """The value of a tag's attribute, its entities decoded."""
    for found in _ATTRIBUTE.finditer(raw):
        if found[1].lower() == name:
            return html.unescape(found[2] or found[3] or found[4] or "")
    return None


@dataclass(slots=True)
class _List:
    """A list under construction; one without a tag (`<li>` alone) lasts until something else comes."""

    ordered: bool
    start: int
    number: int
    tagged: bool = True
    items: list[ListItem] = field(default_factory=list)


@dataclass(slots=True)
class _Item:
    start: int
    number: int | None
    blocks: list[Block] = field(default_factory=list)


@dataclass(slots=True)
class _Rows:
    """A table under construction; tables inside its cells are read as part of the cell."""

    start: int
    inner: int = 0
    rows: list[list[Inline]] = field(default_factory=list)
    in_cell: bool = False


class _Reader:
    def __init__(self, text: str) -> None:
        self._text = text
        self._prose = Prose(text)
        self._root: list[Block] = []
        self._open: list[_List | _Item] = []  # a list, its item, a list in that item, ...
        self._table: _Rows | None = None
        self._heading = 0  # the level of the heading that is open, 0 for none
        self._bold_block = False
        self._from: int | None = None  # where the tag stands that opened the block under construction
        self._skipped = 0  # lists too deep to open

    def read(self) -> tuple[Block, ...]:
        text, prose = self._text, self._prose
        at = 0
        while at < len(text):
            found = _TOKEN.match(text, at)
            if found is None:  # the last alternative takes any character
                break
            start, end = found.span()
            match found.lastgroup:
                case "words":
                    self._word(start)
                    prose.verbatim(start, end)
                case "space":
                    self._space(start, end)
                case "entity":
                    self._word(start)
                    prose.entity(start, end)
                case "comment":
                    self._comment(start, end)
                case "tag":
                    end = self._tag(start, end)
            at = end
        self._close_all(len(text))
        return tuple(self._root)

    # what stands between tags

    def _word(self, at: int) -> None:
        """Words are coming: directly in a list they are an item without its tag."""
        if self._open and self._table is None:
            self._blocks(at)

    def _space(self, start: int, end: int) -> None:
        """White space counts once, and not at the start; a line end in it folds."""
        if self._prose.in_words:
            if "\n" in self._text[start:end] or "\r" in self._text[start:end]:
                self._prose.fold(start, end)
            else:
                self._prose.verbatim(start, start + 1)

    def _comment(self, start: int, end: int) -> None:
        if self._prose.empty and self._table is None:
            self._blocks(start).append(comment_of(self._text, start, end))
        else:
            self._prose.comment(start, end)

    # tags

    def _tag(self, start: int, end: int) -> int:
        """Act on a tag; returns where to read on."""
        raw = self._text[start:end]
        name = tag_name(raw)
        closing = raw[1] == "/"
        if name in _OPAQUE:
            return end if closing else self._opaque(name, start, end)
        if name == "br":
            if not self._prose.empty:
                self._prose.line_break(start, end)
        elif name in _STRONG and closing:
            self._prose.end_strong()
        elif name in _STRONG:
            self._prose.begin_strong()
        elif name == "a":
            self._anchor(raw, start, end, closing=closing)
        elif name in ("img", "picture", "video", "audio", "source", "input"):
            self._prose.drop()
        elif name in _BLOCKS or name in _HEADINGS or name == "hr" or name in _LISTS or name == "li":
            self._block_tag(name, raw, start, end, closing=closing)
        elif name in _CELLS or name in ("table", "tr", "thead", "tbody", "tfoot"):
            self._table_tag(name, start, end, closing=closing)
        return end

    def _opaque(self, name: str, start: int, end: int) -> int:
        """Everything to the closing tag is a literal."""
        if not self._text.endswith("/>", start, end):
            closing = re.compile(rf"</{name}\s*>", re.IGNORECASE).search(self._text, end)
            end = closing.end() if closing else len(self._text)
        kind = "code" if name == "pre" else "html"
        if self._table is None:
            self._flush(start)
            self._blocks(start).append(Literal(kind, verbatim_text(self._text, start, end), Span(start, end)))
        return end

    def _anchor(self, raw: str, start: int, end: int, *, closing: bool) -> None:
        self._prose.end_link(end if closing else start)
        target = None if closing else attribute(raw, "href")
        if target is not None:
            self._prose.begin_link(target, start)

    def _block_tag(self, name: str, raw: str, start: int, end: int, *, closing: bool) -> None:
        if self._table is not None:  # a cell is one run of prose: its blocks are its lines
            self._prose.line_break_once(start, end)
            return
        self._flush(start, end if closing and name not in _LISTS and name != "li" else None)
        if name in _HEADINGS:
            self._heading = 0 if closing else _HEADINGS[name]
            self._from = None if closing else start
        elif name == "hr":
            self._blocks(start).append(Break(Span(start, end)))
        elif name in _LISTS:
            self._list_tag(name, raw, start, end, closing=closing)
        elif name == "li":
            self._item_tag(raw, start, end, closing=closing)
        else:
            self._from = None if closing else start
            self._bold_block = name in _BOLD_BLOCKS and not closing

    def _list_tag(self, name: str, raw: str, start: int, end: int, *, closing: bool) -> None:
        if closing:
            if self._skipped:
                self._skipped -= 1
            else:
                self._close_list(end)
        elif len(self._open) >= 2 * MAX_DEPTH:
            self._skipped += 1
        else:
            if self._open and isinstance(self._open[-1], _List):
                self._reopen_item(self._open[-1], start)
            self._open.append(_List(name == "ol", start, _integer(attribute(raw, "start"), 1)))

    def _reopen_item(self, parent: _List, start: int) -> None:
        """A list directly in a list belongs to the item before it."""
        if parent.items:
            last = parent.items.pop()
            before: list[Block] = [Paragraph(last.content, last.content.text.span())] if last.content.text else []
            self._open.append(_Item(last.span.start, last.number, [*before, *last.children]))
        else:
            self._open.append(_Item(start, None))

    def _item_tag(self, raw: str, start: int, end: int, *, closing: bool) -> None:
        if self._skipped:
            return
        if self._open and isinstance(self._open[-1], _Item):
            self._close_item(end if closing else start)
        if closing:
            return
        if not self._open:
            self._open.append(_List(ordered=False, start=start, number=1, tagged=False))
        parent = self._open[-1]
        number = None
        if isinstance(parent, _List) and parent.ordered:
            number = _integer(attribute(raw, "value"), parent.number)
            parent.number = number + 1
        self._open.append(_Item(start, number))

    def _table_tag(self, name: str, start: int, end: int, *, closing: bool) -> None:
        table = self._table
        if table is None:
            if name == "table" and not closing:
                self._flush(start)
                self._table = _Rows(start)
        elif name == "table" and not closing:
            table.inner += 1
        elif name == "table" and table.inner:
            table.inner -= 1
        elif table.inner:
            self._prose.line_break_once(start, end)
        elif name in _CELLS:
            self._close_cell(table, start)
            table.in_cell = not closing
            if not closing and not table.rows:
                table.rows.append([])
        elif name == "table":
            self._close_table(end)
        elif name == "tr":
            self._close_cell(table, start)
            if not closing:
                table.rows.append([])

    # closing what is open

    def _blocks(self, at: int) -> list[Block]:
        """Where a block that starts at `at` goes; directly in a list, into an item of its own."""
        if not self._open:
            return self._root
        innermost = self._open[-1]
        if isinstance(innermost, _List):
            if not innermost.tagged:
                self._close_list(at)
                return self._blocks(at)
            start = at if self._from is None else self._from
            if self._table is not None:  # stray words in a table without cells: the table comes after them
                start = min(start, self._table.start)
            innermost = _Item(start, None)
            self._open.append(innermost)
        return innermost.blocks

    def _flush(self, at: int, closed: int | None = None) -> None:
        """End the block under construction before `at`; `closed` is the end of its closing tag."""
        prose = self._prose
        first_comment = min((comment.span.start for comment in prose.comments), default=at)
        if not prose.empty:
            words = prose.span
            start = words.start if self._from is None else min(self._from, words.start)
            content = prose.take(start)
            if content.text:
                end = words.end if closed is None or self._from is None else closed
                blocks = self._blocks(min(start, first_comment))
                blocks.append(self._block_of(content, Span(start, max(end, words.end))))
        else:
            prose.take(at)
        if prose.comments:
            self._blocks(min(at, first_comment)).extend(prose.comments)
            prose.comments = []
        self._from = None
        self._heading = 0
        self._bold_block = False

    def _block_of(self, content: Inline, span: Span) -> Block:
        if self._heading:
            return Heading(self._heading, content, span)
        if self._bold_block:
            content = Inline(content.text, ((0, len(content.text.value)),), content.links)
        return Paragraph(content, span)

    def _close_cell(self, table: _Rows, at: int) -> None:
        """End the open cell; words between cells (a caption) are a paragraph before the table."""
        if table.in_cell and table.rows:
            table.rows[-1].append(self._prose.take(at))
            table.in_cell = False
        else:
            self._flush(at)

    def _close_table(self, end: int) -> None:
        table, self._table = self._table, None
        if table is not None:
            self._close_cell(table, end)
            rows = tuple(tuple(row) for row in table.rows if row)
            if rows:
                self._blocks(table.start).append(Table(rows, Span(table.start, end)))
            self._flush(end)

    def _close_item(self, end: int) -> None:
        item = self._open.pop()
        parent = self._open[-1]
        if isinstance(item, _Item) and isinstance(parent, _List):
            parent.items.append(item_of(item.blocks, item.number, Span(item.start, end)))

    def _close_list(self, end: int) -> None:
        if self._open and isinstance(self._open[-1], _Item):
            self._close_item(end)
        if self._open:
            closed = self._open.pop()
            if isinstance(closed, _List) and closed.items:
                self._blocks(closed.start).append(
                    ItemList(closed.ordered, tuple(closed.items), Span(closed.start, end))
                )

    def _close_all(self, end: int) -> None:
        if self._table is not None:
            self._close_table(end)
        self._flush(end)
        while self._open:
            self._close_list(end)


def _integer(written: str | None, otherwise: int) -> int:
    """A number as HTML reads it; the other one where none is written (or one that nobody could mean)."""
    return int(written) if written and re.fullmatch(r"[ ]?-?[0-9]{1,9}[ ]?", written) else otherwise
