"""Template marks in Markdown: whole lines that a site generator reads (MDX, Liquid, Jinja, Hugo, containers).

A Markdown parser would take them for prose or raw HTML and what they enclose for their content, so the reader blanks
them before it parses. Blanking keeps every offset.
"""

from __future__ import annotations

import re
from collections.abc import Sequence

from exlint.patterns import lazy
from exlint.readers.prose import comment_of, verbatim_text
from exlint.record import Block, Literal
from exlint.source import Span

_TAG = r"(?:\{%(?:(?!%\})[^\n])*%\}|\{\{(?:(?!\}\})[^\n])*\}\}|\{\#(?:(?!\#\})[^\n])*\#\}|\{:[^\n}]*\})"
_MARKS = lazy(
    r"^[ \t]*(?:"
    r"(?P<comment>\{/\*(?s:.{0,2000}?)\*/\})"
    rf"|{_TAG}(?:[ \t]*{_TAG})*"
    r"|</?(?:[A-Z]\w*[a-z]\w*|[A-Za-z]\w*\.\w[\w.]*)(?:\s[^<>]*)?/?>"  # a component: <Tip>, <Tabs.Item value="x">
    r"|:{3,}[ \t]*[\w-]*[ \t]*(?:\{[^\n}]*\})?"
    r"|import\s+(?:[\w*{][^'\"`;]{0,500}?\sfrom\s+)?(?:'[^'\n]+'|\"[^\"\n]+\");?"
    r"|export\s+(?:const|let|var|default|function|async|class|\{|\*)(?:[^\r\n]++|\r?\n(?![ \t]*\r?\n))*+"
    r")[ \t]*(?=\r?$)",
    re.MULTILINE,
)
_INK = re.compile(r"[^\r\n]")


def template_blocks(text: str, start: int) -> list[Block]:
    """The lines from `start` on that are template marks, as literals, and MDX comments as comments."""
    if not ("{" in text or "<" in text or ":::" in text or "import" in text or "export" in text):
        return []  # as for most pages, and spares the expression
    blocks: list[Block] = []
    for found in _MARKS.finditer(text, start):
        low = found.start() + len(found[0]) - len(found[0].lstrip())
        high = low + len(found[0].strip())
        if found["comment"]:
            blocks.append(comment_of(text, low, high))
        else:
            blocks.append(Literal("template", verbatim_text(text, low, high), Span(low, high)))
    return blocks


def blank(text: str, hidden: Sequence[Span]) -> str:
    """The text with spaces in those ranges; line ends stay."""
    parts: list[str] = []
    at = 0
    for start, end in hidden:
        parts += (text[at:start], _INK.sub(" ", text[start:end]))
        at = end
    return "".join((*parts, text[at:]))


def merged(blocks: list[Block], marks: list[Block]) -> list[Block]:
    """Both in file order, without those marks that only quote: inside a code block."""
    quoted = [block.span for block in blocks if isinstance(block, Literal) and block.kind == "code"]
    kept = (mark for mark in marks if not any(code.start <= mark.span.start < code.end for code in quoted))
    return sorted((*blocks, *kept), key=lambda block: block.span.start)
