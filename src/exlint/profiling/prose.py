"""Prose: the sections, fields, questions and variants of a document's blocks."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from exlint.exercise import Item, Part
from exlint.profiling.draft import Draft
from exlint.profiling.inlines import joined, words
from exlint.profiling.items import Pointer, items_of
from exlint.profiling.labels import claim
from exlint.profiling.naming import aliases_in, defines
from exlint.profiling.outline import Outliner, Stretch
from exlint.profiling.questions import add_question, asked, question_text
from exlint.profiling.shape import Role, Special
from exlint.profiling.variants import find_variants
from exlint.profiling.words import fold, numbering
from exlint.record import Block, Encoding, Heading, Inline, ItemList, Link, Paragraph, Table, Text
from exlint.source import Span

_LABELLED = (Part.DESCRIPTION, Part.OTHER, Part.MUSCLES, Part.EQUIPMENT)
"""Where labelled facts stand. Elsewhere "Equipment: a rack" is a step or a tip."""
_KEEPS_LABELS = (Part.MUSCLES, Part.EQUIPMENT)
_GATHERS = frozenset(Part) - {Part.DESCRIPTION, Part.OTHER}
"""Parts whose headings below name single items, and whose lists may be followed by the document's last words."""
_FEWEST_STEPS = 2
_LONGEST_BYLINE = 8  # words


def read_prose(
    draft: Draft,
    blocks: Sequence[Block],
    *,
    title: int | None = None,
    role: Role | None = None,
    pointer: str | None = None,
) -> None:
    """Put a document's blocks into the draft.

    `title` is the offset of the heading that is the document's title. `role` is what the blocks before the first
    heading are for. `pointer` is the place of the string that holds the blocks, for prose inside data.
    """
    stretches = Outliner(draft.profile, draft.folded_name, title, role).walk(blocks)
    _settle(stretches, draft)
    find_variants(stretches, draft)
    for stretch in stretches:
        _introduce(stretch)
    writer = _Writer(draft, pointer, stretches)
    for stretch in stretches:
        writer.write(stretch)
    draft.links.extend(_links(blocks))


def _settle(stretches: Sequence[Stretch], draft: Draft) -> None:
    """Let the content decide where a heading does not: numbered lists are steps, definitions descriptions."""
    name = draft.folded_name
    for index, stretch in enumerate(stretches):
        if stretch.heading is None or stretch.role not in (Part.STEPS, Part.OTHER) or stretch.telling:
            continue
        first = stretch.blocks[0] if stretch.blocks else None
        if stretch.role is Part.OTHER and (stretch.ordered or numbering(stretch.heading.value)):
            named = bool(name) and name.split()[-1] in fold(stretch.heading.value).split()
            if (stretch.ordered and named) or _among_steps(stretches, index):
                stretch.role = Part.STEPS
        elif not stretch.listed and isinstance(first, Paragraph):
            steps_below = any(child.role is Part.STEPS for child in stretch.children)
            if not steps_below and defines(first.content.text.value, name, draft.profile.cues):
                stretch.role = Part.DESCRIPTION


def _among_steps(stretches: Sequence[Stretch], index: int) -> bool:
    """Whether the heading before or after, of the same level, is one of steps."""
    level = stretches[index].level
    beside = (*stretches[max(0, index - 1) : index], *stretches[index + 1 : index + 2])
    return any(other.role is Part.STEPS and other.level == level for other in beside)


def _introduce(stretch: Stretch) -> None:
    """Paragraphs above the steps' own headings are an introduction to them."""
    introduces = stretch.role is Part.STEPS and stretch.heading is not None and stretch.blocks and not stretch.listed
    if introduces and any(child.role is Part.STEPS and child.listed for child in stretch.children):
        stretch.role = Part.DESCRIPTION


class _Writer:
    """Writes stretches into a draft, in order; what a heading has gathered from those below is not written again."""

    def __init__(self, draft: Draft, pointer: str | None, stretches: Sequence[Stretch]) -> None:
        self.draft = draft
        self.pointer = pointer
        self.done: set[int] = set()
        self.steps_told = any(each.role is Part.STEPS and (each.blocks or each.restarted) for each in stretches)

    def write(self, stretch: Stretch) -> None:
        """Write one stretch, with the headings below it that name its items."""
        if id(stretch) in self.done:
            return
        if stretch.role is Special.QUESTIONS:
            self._questions(stretch)
            return
        titled = stretch.role is None
        part = stretch.role if isinstance(stretch.role, Part) else Part.DESCRIPTION
        heading = None if titled else stretch.heading
        if titled:
            self._keep_heading(stretch.heading)
        blocks = self._claim(stretch, part) if part in _LABELLED else stretch.blocks
        chunks = self._chunks(part, blocks, above_heading=titled or stretch.level == 0)
        children = self._gathered(stretch, part)
        if not chunks and not children:
            if stretch.blocks or stretch.children:
                self._keep_heading(heading)
            elif heading is not None:
                self._add(stretch, part, [], heading, stretch.span.end)
            return
        headless = heading is not None and (not chunks or chunks[0][0] is not part)
        if headless or (children and not chunks):
            chunks.insert(0, (part, []))
        for index, (chunk_part, chunk) in enumerate(chunks):
            first = index == 0
            self._chunk(stretch, chunk_part, chunk, heading if first else None, children if first else [])

    def _chunk(
        self, stretch: Stretch, part: Part, blocks: list[Block], heading: Text | None, children: list[Stretch]
    ) -> None:  # fmt: skip
        items = items_of(blocks, self._next(part), enumerated=part is Part.STEPS)
        end = blocks[-1].span.end if blocks else stretch.span.end
        for number, child in enumerate(children, 1):
            self._gather(child, part, number, items)
            end = max(end, child.end)
        if items:
            self._add(stretch, part, items, heading, end)
        else:
            self._keep_heading(heading)
        for block in blocks:
            if isinstance(block, Table):
                self._table_head(block)
        if part is Part.DESCRIPTION and stretch.variant is None:
            self._aliases(blocks)

    def _add(self, stretch: Stretch, part: Part, items: list[Item], heading: Text | None, end: int) -> None:
        start = stretch.span.start if heading is not None or not items else items[0].span.start
        self.draft.add_section(
            part, heading, stretch.level if heading is not None else 0, items, Span(min(start, end), end),
            pointer=self.pointer, variant=stretch.variant, telling=stretch.telling,
        )  # fmt: skip

    def _next(self, part: Part) -> Pointer:
        if self.pointer is not None:
            fixed = self.pointer
            return lambda: fixed
        return lambda: self.draft.pointer(part)

    def _keep_heading(self, heading: Text | None) -> None:
        """Keep a heading that has no section of its own."""
        if heading is not None and heading != self.draft.name:
            self.draft.add_other("heading", heading, (), f"/other/{len(self.draft.other)}", heading.span())

    def _table_head(self, table: Table) -> None:
        head = [cell.text for cell in table.rows[0] if cell.text] if table.rows else []
        if head:
            self.draft.add_other("table", head[0], tuple(head[1:]), f"/other/{len(self.draft.other)}", table.span)

    def _claim(self, stretch: Stretch, part: Part) -> list[Block]:
        """The blocks that are left when the labelled facts are taken out; under "Muscles worked" all are kept."""
        left: list[Block] = []
        for block in stretch.blocks:
            rest = claim(block, part, self.draft)
            left.extend([block] if rest is None or part in _KEEPS_LABELS else rest)
        return left

    def _chunks(self, part: Part, blocks: Sequence[Block], *, above_heading: bool) -> list[tuple[Part, list[Block]]]:
        """Blocks by their purpose: in a description a list of steps, after a list of tips the article's last words.

        `above_heading` blocks may begin with what a site puts around a title: its section, the author, the date.
        """
        chunks: list[tuple[Part, list[Block]]] = []
        body = list(blocks)
        closing: list[Block] = []
        if above_heading and part is Part.DESCRIPTION and self.pointer is None:
            while body and isinstance(first := body[0], Paragraph) and _is_byline(first.content.text.value):
                chunks = [(Part.OTHER, [*(chunks[0][1] if chunks else []), body.pop(0)])]
        if part in _GATHERS:
            body, closing = self._closing(body)
        for block in body:
            own = Part.STEPS if part not in _GATHERS and self._is_steps(block) else part
            if chunks and chunks[-1][0] is own:
                chunks[-1][1].append(block)
            elif _says_something(block):
                chunks.append((own, [block]))
        if closing:
            chunks.append((Part.OTHER, closing))
        return chunks

    def _is_steps(self, block: Block) -> bool:
        if self.steps_told or not isinstance(block, ItemList):
            return False
        return (block.ordered or self.draft.profile.listed_steps) and len(block.items) >= _FEWEST_STEPS

    def _closing(self, blocks: list[Block]) -> tuple[list[Block], list[Block]]:
        """The last paragraphs below a list, from the one that says "By following these steps…" on."""
        closings = self.draft.profile.cues.closings
        at = len(blocks)
        while at > 1 and isinstance(blocks[at - 1], Paragraph):
            at -= 1
        if at == len(blocks) or not isinstance(blocks[at - 1], ItemList):
            return blocks, []
        for index in range(at, len(blocks)):
            block = blocks[index]
            if isinstance(block, Paragraph) and block.content.text.value.lower().startswith(closings):
                return blocks[:index], blocks[index:]
        return blocks, []

    def _gathered(self, stretch: Stretch, part: Part) -> list[Stretch]:
        """The headings below that name items: "Rounding the back" under "Common mistakes"."""
        if part not in _GATHERS:
            return []
        children = [
            child for child in stretch.children
            if child.role is part and not child.own and child.variant == stretch.variant
        ]  # fmt: skip
        if part is Part.STEPS and not stretch.restarted and any(child.listed for child in children):
            return []
        return children

    def _gather(self, stretch: Stretch, part: Part, number: int, items: list[Item]) -> None:
        self.done.add(id(stretch))
        heading = stretch.heading
        if heading is None:
            return
        found = numbering(heading.value)
        label = heading.slice(found[1], len(heading.value)) if found is not None else heading
        told = found[0] if found is not None else (number if part is Part.STEPS else None)
        blocks = stretch.blocks
        text, body, end = label, label.slice(len(label.value), len(label.value)), stretch.span.end
        if blocks and isinstance(first := blocks[0], Paragraph) and first.content.text:
            text = joined(label, first.content.text, Encoding.BREAK)
            body = text.slice(len(label.value) + 1, len(text.value)) if text is not first.content.text else text
            blocks, end = blocks[1:], first.span.end
        pointer = self._next(part)
        items.append(Item(text, body, label, told, 1, pointer(), Span(stretch.span.start, end)))
        items.extend(items_of(blocks, pointer, depth=1))
        for index, child in enumerate(self._gathered(stretch, part), 1):
            self._gather(child, part, index, items)

    def _aliases(self, blocks: Sequence[Block]) -> None:
        first = next((block for block in blocks if isinstance(block, Paragraph)), None)
        if first is None:
            return
        known = {fold(alias.value) for alias in self.draft.aliases}
        for alias in aliases_in(first.content.text, self.draft.folded_name, self.draft.profile.cues):
            if fold(alias.value) not in known:
                known.add(fold(alias.value))
                self.draft.aliases.append(alias)

    def _answer(self, stretch: Stretch) -> list[Block]:
        """The blocks below a question, with the headings that part its answer."""
        blocks = list(stretch.blocks)
        for child in stretch.children:
            if child.role is Special.QUESTIONS and not _ends_asking(child) and child.heading is not None:
                self.done.add(id(child))
                blocks.append(Paragraph(Inline(child.heading), child.span))
                blocks.extend(self._answer(child))
        return blocks

    def _questions(self, stretch: Stretch) -> None:
        """A question section: first what stands under its own heading, then the headings that ask."""
        self.done.add(id(stretch))
        if stretch.heading is not None and _asks(stretch):
            question = question_text(Inline(stretch.heading))
            add_question(self.draft, question, stretch.span.start, self._answer(stretch))
            return
        before = asked(stretch.blocks, self.draft)
        left = stretch.blocks if before is None else before
        items = items_of(left, self._next(Part.OTHER))
        if items:
            self._add(stretch, Part.OTHER, items, stretch.heading, left[-1].span.end)
        else:
            self._keep_heading(stretch.heading)


def _asks(stretch: Stretch) -> bool:
    """Whether a heading is a question: all below the FAQ's own are, but for those that group questions."""
    return not stretch.own and (not stretch.children or _ends_asking(stretch))


def _ends_asking(stretch: Stretch) -> bool:
    return stretch.heading is not None and stretch.heading.value.endswith("?")


def _is_byline(value: str) -> bool:
    """Whether a line is no sentence: a site's section, an author, a date."""
    value = value.strip()
    return words(value) <= _LONGEST_BYLINE and not value.endswith((".", "!", "?", ":", "…"))


def _says_something(block: Block) -> bool:
    return isinstance(block, Paragraph | ItemList | Table)


def _links(blocks: Sequence[Block]) -> Iterator[Link]:
    """Every link of the blocks, in order."""
    for block in blocks:
        match block:
            case Heading() | Paragraph():
                if block.content.links:
                    yield from block.content.links
            case ItemList():
                for entry in block.items:
                    if entry.content.links:
                        yield from entry.content.links
                    if entry.children:
                        yield from _links(entry.children)
            case Table():
                for row in block.rows:
                    for cell in row:
                        yield from cell.links
