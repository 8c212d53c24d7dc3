"""empty-section: a heading with nothing below it."""

from __future__ import annotations

from collections.abc import Iterator

from exlint.checks.verb import Case, Finding, Mark, Selection, Verb
from exlint.profiling.words import numbering
from exlint.record import Block, Break, Comment, Format, Heading
from exlint.values import NamedTuple

BARE = "bare"
COMMENT = "comment"
_TITLE_WORDS = 6
"""Headings of more words tell something themselves."""


class EmptySection(NamedTuple):
    """No options."""


class _Empty(NamedTuple):
    heading: Heading
    comments: list[Comment]
    end: int  # where the next heading starts


def empty_section(case: Case, select: Selection, options: EmptySection) -> Iterator[Finding]:
    """Each heading of a page before another one of its level or a higher one, or the end, with nothing between.

    Questions, numbered headings and sentences say something by themselves, and a page may be its title alone.
    """
    del select, options  # headings stand anywhere
    record = case.exercise.record
    if record.format is not Format.MARKDOWN:  # the headings of plain text are guessed
        return
    for heading, comments, end in _candidates(record.blocks, record.span.end):
        words = heading.content.text.value.strip()
        if _tells(words) or not _is_blank(case.file, heading.span.end, end, comments):
            continue
        yield Finding(
            grade=COMMENT if comments else BARE,
            confidence=0.8 if comments else 0.95,
            marks=(Mark("here", heading.span, record.pointer),),
            values={"heading": words},
        )


def _candidates(blocks: tuple[Block, ...], end: int) -> Iterator[_Empty]:
    """The headings with no block below them but comments and rules."""
    waiting: Heading | None = None
    comments: list[Comment] = []
    lone = sum(isinstance(block, Heading) for block in blocks) == 1
    for block in blocks:
        if isinstance(block, Heading):
            if waiting is not None and block.level <= waiting.level:
                yield _Empty(waiting, comments, block.span.start)
            waiting, comments = block, []
        elif isinstance(block, Comment):
            comments.append(block)
        elif not isinstance(block, Break):
            waiting = None
    if waiting is not None and not lone:
        yield _Empty(waiting, comments, end)


def _tells(words: str) -> bool:
    return not words or words[-1] in ".!?" or len(words.split()) > _TITLE_WORDS or numbering(words) is not None


def _is_blank(text: str, start: int, end: int, comments: list[Comment]) -> bool:
    """Whether there is nothing between two places but comments and rules; a picture is no block, yet something."""
    kept = []
    for comment in comments:
        kept.append(text[start : comment.span.start])
        start = comment.span.end
    return not "".join([*kept, text[start:end]]).strip("-*_ \t\r\n")


VERB = Verb(
    name="empty-section",
    summary="A heading with nothing below it",
    run=empty_section,
    options=EmptySection,
    roles=(),
    marks=("here",),
    grades=(BARE, COMMENT),
    placeholders=("heading",),
)
