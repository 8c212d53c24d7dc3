"""Questions: an FAQ as headings, as bold questions, as `Q:`/`A:` or as plain lines that end in a question mark."""

# ruff: noqa: RUF001 - the dashes and quotes of word processors are told apart here

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from itertools import count
from typing import TypeAlias

from exlint.exercise import Question
from exlint.profiling.draft import Draft
from exlint.profiling.inlines import cut, line_starts, words
from exlint.profiling.items import items_of
from exlint.profiling.words import numbering
from exlint.record import Block, Inline, ItemList, ListItem, Paragraph, Text
from exlint.source import Span
from exlint.values import NamedTuple

_Q = re.compile(r"[\W_]*Q(?:uestion)?\s*\.?\s*\d{0,2}\s*[:.)–—]+\s*", re.IGNORECASE)
_A = re.compile(r"[\W_]*A(?:ns(?:wer)?)?\s*\.?\s*\d{0,2}\s*[:.)–—]+\s*", re.IGNORECASE)
_LONGEST_QUESTION = 30  # words


class Asked(NamedTuple):
    """A question, and the offset at which its block starts."""

    question: Text
    start: int


Mark: TypeAlias = "Asked | Block"
"""A question with the file offset of its block, or a block of the answer to the last one."""


def add_question(draft: Draft, question: Text, start: int, answer: Sequence[Block], pointer: str | None = None) -> None:
    """Add a question with the blocks of its answer; `start` is where the question's block begins."""
    base = f"/faq/{len(draft.questions)}" if pointer is None else pointer
    numbers = count()

    def next_pointer() -> str:
        number = next(numbers)
        return f"{base}/answer/{number}" if number else f"{base}/answer"

    items = items_of([_answer(block) for block in answer], next_pointer)
    end = max((item.span.end for item in items), default=question.span().end)
    draft.questions.append(Question(question, tuple(items), base, Span(min(start, end), max(end, question.span().end))))


def question_text(content: Inline) -> Text:
    """A question without its "Q:" and without its number."""
    text = content.text
    match = _Q.match(text.value)
    start = match.end() if match else 0
    found = numbering(text.value[start:])
    if found is not None:
        start += found[1]
    return text.slice(start, len(text.value)).strip()


def asked(blocks: Sequence[Block], draft: Draft, *, pointer: str | None = None) -> list[Block] | None:
    """Add the questions that stand in a section's blocks; the blocks before the first, None when there are none."""
    before: list[Block] = []
    question: Asked | None = None
    answer: list[Block] = []
    for mark in _marks(blocks):
        if not isinstance(mark, Asked):
            (before if question is None else answer).append(mark)
            continue
        if question is not None:
            add_question(draft, *question, answer, pointer)
        question, answer = mark, []
    if question is None:
        return None
    add_question(draft, *question, answer, pointer)
    return before


def _marks(blocks: Sequence[Block]) -> Iterator[Mark]:
    for block in blocks:
        match block:
            case Paragraph():
                yield from _paragraph(block)
            case ItemList(ordered, items, _):
                for item in items:
                    yield from _item(item, ordered=ordered)
            case _:
                yield block


def _paragraph(block: Paragraph) -> Iterator[Mark]:
    """A paragraph may be a question, an answer, or hold both, on one line or on several."""
    content = block.content
    found = _questions_in(content)
    at = 0
    for start, end in found:
        yield from _rest(content, at, start)
        place = block.span.start if start == 0 else content.text.span(start).start
        yield Asked(question_text(cut(content, start, end)), place)
        at = end
    if found:
        yield from _rest(content, at, len(content.text.value))
    else:
        yield block


def _rest(content: Inline, start: int, end: int) -> Iterator[Block]:
    rest = cut(content, start, end)
    if rest.text:
        yield Paragraph(rest, rest.text.span())


def _item(item: ListItem, *, ordered: bool) -> Iterator[Mark]:
    found = _questions_in(item.content)
    if not found:
        yield ItemList(ordered, (item,), item.span)
        return
    yield Asked(question_text(cut(item.content, 0, found[0][1])), item.span.start)
    yield from _rest(item.content, found[0][1], len(item.content.text.value))
    yield from item.children


def _questions_in(content: Inline) -> list[tuple[int, int]]:
    """The ranges of a run that are questions: bold ones, marked ones, or the first line when it asks something."""
    value = content.text.value
    if "?" not in value and not _Q.match(value):
        return []
    starts = line_starts(content)
    bold = [
        (max(start for start in starts if start <= low), high)
        for low, high in content.strong
        if value[low:high].rstrip().endswith("?") and _begins(value, low, starts)
    ]
    if bold:
        return bold
    ends = [*starts[1:], len(value)]
    places = zip(starts, ends, strict=True)
    marked = [(start, _question_end(value, start, end)) for start, end in places if _Q.match(value, start)]
    if marked:
        return marked
    first = value[: ends[0]].rstrip()
    if first.endswith("?") and first.count("?") == 1 and words(first) <= _LONGEST_QUESTION and not _A.match(first):
        return [(0, ends[0])]
    return []


def _begins(value: str, at: int, starts: list[int]) -> bool:
    """Whether a place is the start of a line, but for a number or a "Q:"."""
    start = max(each for each in starts if each <= at)
    before = value[start:at].strip()
    return not before or _Q.fullmatch(f"{before} ") is not None or numbering(f"{before} x") is not None


def _question_end(value: str, start: int, end: int) -> int:
    """A marked question ends with its question mark, else with its line."""
    mark = value.find("?", start, end)
    return mark + 1 if mark >= 0 else end


def _answer(block: Block) -> Block:
    """An answer's paragraph without its "A:"."""
    if isinstance(block, Paragraph) and (match := _A.match(block.content.text.value)):
        return Paragraph(cut(block.content, match.end()), block.span)
    return block
