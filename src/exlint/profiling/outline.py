"""Outline: prose blocks gathered under the headings they stand under, and what each heading is for."""

from __future__ import annotations

from collections.abc import Sequence

from exlint.exercise import FieldName, Part
from exlint.profiling.inlines import all_strong, cut, lead, lines, paragraph, words
from exlint.profiling.shape import Profile, Role, Special
from exlint.profiling.words import fold, numbering
from exlint.record import Block, Break, Comment, Heading, Inline, ItemList, Paragraph, Text
from exlint.source import Span

BOLD_LEVEL = 7
"""The level of a bold line that serves as a heading: below all real ones."""
PLAIN_LEVEL = 8
"""The level of a line such as "Setup:" that serves as a heading."""
_ASIDE_LEVEL = 9  # what follows a rule without a heading: every heading ends it
_LONGEST_HEADING = 10  # words


class Stretch:
    """A heading with the blocks up to the next one. `role` None: before the first heading, or under the title.

    `own` says that its heading itself told the role; otherwise it has its parent's. `restarted` is the unheaded
    start of a second telling; `inline` says that heading and text share a line ("**Tips:** Look ahead.").
    """

    def __init__(
        self, heading: Text | None, level: int, span: Span, role: Role | None, *,
        own: bool, telling: int, parent: Stretch | None = None, restarted: bool = False,
    ) -> None:  # fmt: skip
        self.heading = heading
        self.level = level
        self.span = span
        self.role = role
        self.own = own
        self.telling = telling
        self.parent = parent
        self.restarted = restarted
        self.inline = False
        self.variant: int | None = None
        self.blocks: list[Block] = []
        self.children: list[Stretch] = []

    @property
    def end(self) -> int:
        """The file offset where its last block ends."""
        return self.blocks[-1].span.end if self.blocks else self.span.end

    @property
    def listed(self) -> bool:
        """Whether it holds a list."""
        return any(isinstance(block, ItemList) for block in self.blocks)

    @property
    def ordered(self) -> bool:
        """Whether it holds a numbered list."""
        return any(isinstance(block, ItemList) and block.ordered for block in self.blocks)

    def within(self, role: Role) -> Stretch | None:
        """The nearest stretch of a role among itself and those it stands under."""
        stretch: Stretch | None = self
        while stretch is not None and stretch.role is not role:
            stretch = stretch.parent
        return stretch


class Outliner:
    """Walks over the blocks of one document once; `stretches` is the outcome, in file order."""

    def __init__(self, profile: Profile, name: str, title: int | None, first_role: Role | None) -> None:
        self.profile = profile
        self.name = name
        self.title = title  # the file offset of the heading that is the document's title
        self.stretches = [Stretch(None, 0, Span(0, 0), first_role, own=False, telling=0)]

    @property
    def current(self) -> Stretch:
        return self.stretches[-1]

    def walk(self, blocks: Sequence[Block]) -> list[Stretch]:
        """Gather all blocks."""
        for index, block in enumerate(blocks):
            match block:
                case Heading():
                    self._open_heading(*block)
                case Comment(text, span) if text.value.strip() == self.profile.restart:
                    self._restart(span)
                case Break(span):
                    self._end_section(span)
                case Paragraph():
                    following = blocks[index + 1] if index + 1 < len(blocks) else None
                    self._paragraph(*block, following)
                case _:
                    self._add(block)
        return self.stretches

    def _open(self, heading: Inline | None, level: int, span: Span, role: Role | None, *, own: bool) -> Stretch:
        parent = self.current
        while parent.parent is not None and (parent.level >= level and not parent.restarted):
            parent = parent.parent
        text = heading.text.strip() if heading is not None else None
        stretch = Stretch(text, level, span, role, own=own, telling=self.current.telling, parent=parent)
        if level:
            parent.children.append(stretch)
        self.stretches.append(stretch)
        return stretch

    def _open_heading(self, level: int, content: Inline, span: Span) -> None:
        if span.start == self.title:
            stretch = self._open(content, level, span, None, own=True)
            stretch.level = min(level, 1)
            return
        value = content.text.value.strip()
        opened = self._open(content, level, span, None, own=False)
        questions = self._questions_above(opened, value)
        if questions is not None:
            opened.role, opened.parent = Special.QUESTIONS, questions
            return
        parent = opened.parent
        inherited = parent.role if parent is not None and (parent.level or parent.restarted) else None
        if inherited is Special.QUESTIONS:
            inherited = None
        told = self.profile.headings.role(fold(_bare(value)), self.name)
        if parent is not None and (parent.restarted or (isinstance(inherited, Part) and numbering(value) is not None)):
            told = None  # "Step 1: Setup" under "Steps" is a step, not another section
        asks = value.endswith("?") and (inherited in (None, Part.OTHER, Part.DESCRIPTION) or level >= BOLD_LEVEL)
        if asks and level >= BOLD_LEVEL:
            told = None  # a bold question is one of an FAQ, whatever it asks about
        opened.own = told is not None
        opened.role = told or (Special.QUESTIONS if asks else inherited) or Part.OTHER

    def _questions_above(self, opened: Stretch, value: str) -> Stretch | None:
        """The question section a heading belongs to: a deeper heading, or in flat documents the next "…?"."""
        above = opened.parent.within(Special.QUESTIONS) if opened.parent is not None else None
        if above is not None and (_topmost(above).own or value.endswith("?")):
            return _topmost(above)
        if not value.endswith("?") or len(self.stretches) < 2:
            return None
        before = self.stretches[-2].within(Special.QUESTIONS)
        section = _topmost(before) if before is not None else None
        return section if section is not None and section.own and section.level == opened.level else None

    def _restart(self, span: Span) -> None:
        telling = self.current.telling + 1
        self.stretches.append(Stretch(None, 0, span, Part.STEPS, own=True, telling=telling, restarted=True))

    def _end_section(self, span: Span) -> None:
        """A rule closes a section with a purpose: what follows without a heading is not part of it."""
        current = self.current
        if current.role in (None, Part.DESCRIPTION) or current.restarted or not current.blocks:
            return
        if current.role is Special.QUESTIONS and current.own:
            return  # rules between bold questions
        here = Span(span.end, span.end)
        aside = Stretch(None, _ASIDE_LEVEL, here, Part.OTHER, own=False, telling=current.telling, parent=current)
        self.stretches.append(aside)

    def _paragraph(self, content: Inline, span: Span, following: Block | None) -> None:
        if self._is_heading(content, following):
            level = BOLD_LEVEL if all_strong(content) else PLAIN_LEVEL
            self._open_heading(level, content, span)
            return
        parts = lines(content)
        if len(parts) > 1 and sum(lead(line) is not None for line in parts) * 2 > len(parts):
            for line in parts:
                self._lead_or_text(paragraph(line))
        else:
            self._lead_or_text(Paragraph(content, span))

    def _is_heading(self, content: Inline, following: Block | None) -> bool:
        """Whether a paragraph serves as a heading: a short bold line, or "Setup:" with a known word."""
        value = content.text.value.strip()
        if not isinstance(following, Paragraph | ItemList) or value.endswith((".", "!", ";", ",")):
            return False
        questions = self.current.within(Special.QUESTIONS)
        if (questions is not None and _topmost(questions).own) or words(value) > _LONGEST_HEADING:
            return False
        if all_strong(content):
            return "\n" not in value
        role = self.profile.headings.role(fold(value), self.name) if value.endswith(":") else None
        return role is not None and words(value) <= _LONGEST_HEADING // 2

    def _lead_or_text(self, block: Paragraph) -> None:
        """A paragraph "**Tips:** Keep your back straight" is a section with its heading in the same line."""
        found = lead(block.content)
        if found is not None and self.current.within(Special.QUESTIONS) is None and not self.current.restarted:
            label, start = found
            folded = fold(label.value)
            role = self.profile.headings.role(folded, self.name)
            rest = cut(block.content, start)
            if role is not None and rest.text and not isinstance(self.profile.keys.get(folded), FieldName):
                opened = self._open(Inline(label), BOLD_LEVEL, block.span, role, own=True)
                opened.blocks.append(paragraph(rest))
                opened.inline = True
                return
        self._add(block)

    def _add(self, block: Block) -> None:
        """Add a block where it belongs: after a heading within a line, only what that line announces is its own."""
        current = self.current
        if current.inline and current.parent is not None and not _announces(current.blocks[-1], block):
            above = current.parent
            here = Span(block.span.start, block.span.start)
            continued = Stretch(None, above.level, here, above.role, own=False, telling=above.telling, parent=above)
            self.stretches.append(continued)
        self.current.blocks.append(block)


def _announces(last: Block, following: Block) -> bool:
    """Whether a paragraph ends in a colon and the block after it is what the colon promises."""
    return isinstance(last, Paragraph) and last.content.text.value.endswith(":") and isinstance(following, ItemList)


def _topmost(stretch: Stretch) -> Stretch:
    """The question section itself, of the headings that stand under it."""
    while stretch.parent is not None and stretch.parent.role is Special.QUESTIONS:
        stretch = stretch.parent
    return stretch


def _bare(value: str) -> str:
    """A heading without its numbering."""
    found = numbering(value)
    return value[found[1] :] if found is not None else value
