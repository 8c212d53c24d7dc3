"""Headings of a plain article: which lines they are, judged by their looks and their place, and how deep they stand."""

from __future__ import annotations

from exlint.readers.article_lines import Kind, Line, ends_sentence, runs_on
from exlint.readers.article_shapes import Shape, asks, is_byline, shape_of, split_field
from exlint.readers.article_text import is_title_case
from exlint.values import NamedTuple

_DEEPEST = 4
_PROSE_LENGTH = 60  # from here on a line without a full stop is prose all the same


class Found(NamedTuple):
    """A line that is a heading; `underline` is the character of the rule below it, "" where there is none."""

    shape: Shape
    level: int = 0
    underline: str = ""


def headings_of(lines: list[Line], width: int) -> dict[int, Found]:
    """The headings among the lines, by line index; `width` is what the text was wrapped at, or 0."""
    found = _candidates(lines, width)
    chains = _chains(lines, found)
    if chains and _is_top(lines, chains[0][0]):
        dropped = _breadcrumbs(lines, found, chains[0])
        for index in chains[0][:dropped]:
            del found[index]
        chains[0] = chains[0][dropped + 1 :]
    for chain in chains:
        for index in _members_that_are_content(lines, found, chain):
            del found[index]
    _add_numbered(lines, width, found)
    return _Levels(lines, found).assign()


def _candidates(lines: list[Line], width: int) -> dict[int, Found]:
    found: dict[int, Found] = {}
    for index, line in enumerate(lines):
        if line.kind is not Kind.TEXT:
            continue
        underline = _underline(lines, index)
        shape = shape_of(line.words)
        if underline:
            found[index] = Found(shape or Shape.PHRASE, underline=underline)
        elif shape is not None and _stands_apart(lines, index, shape, width):
            found[index] = Found(shape)
    return found


def _underline(lines: list[Line], index: int) -> str:
    """The character that a line is underlined with."""
    line = lines[index]
    below = lines[index + 1] if index + 1 < len(lines) else None
    if below is None or below.kind is not Kind.RULE or below.words[0] not in "=-~*" or " " in below.words:
        return ""
    above = lines[index - 1] if index else None
    if (
        len(line.words) > 100
        or line.words.endswith(".")
        or (above is not None and above.kind in (Kind.TEXT, Kind.MORE))
    ):
        return ""
    return below.words[0]


def _stands_apart(lines: list[Line], index: int, shape: Shape, width: int) -> bool:
    """Whether a line's place is that of a heading: it continues nothing, and something other follows it."""
    line = lines[index]
    above = lines[index - 1] if index else None
    below = lines[index + 1] if index + 1 < len(lines) else None
    attached = above is not None and above.kind in (Kind.TEXT, Kind.MORE, Kind.ITEM)
    if above is not None and attached and runs_on(above, line, width):
        return False
    if below is not None and below.kind is Kind.TEXT and runs_on(line, below, width):
        return False
    following = _next(lines, index)
    if following is None:
        return _is_top(lines, index) and shape not in (Shape.FIELD, Shape.LABEL)
    if shape is Shape.FIELD:
        return _is_field_heading(lines, index, attached=attached)
    if shape is Shape.PHRASE:
        between_blanks = not attached and (below is None or below.kind is not Kind.TEXT)
        return between_blanks or len(line.words.split()) <= 6
    return True


def _is_field_heading(lines: list[Line], index: int, *, attached: bool) -> bool:
    """Whether `Words: Words` is a heading ("Hot Tip: Legs Only"), not a fact ("Equipment: Cable Machine").

    Facts come in rows, with one-word labels; a heading with a colon has more to say, and prose or a list below.
    """
    neighbours = [_previous(lines, index), _next(lines, index)]
    if any(each is not None and shape_of(lines[each].words) is Shape.FIELD for each in neighbours):
        return False
    label, value = split_field(lines[index].words) or ("", "")
    if _is_top(lines, index):
        return len(value.split()) >= 3
    blank_below = lines[index + 1].kind is Kind.BLANK
    question = value.endswith("?")
    return not attached and blank_below and is_title_case(lines[index].words) and (len(label.split()) > 1 or question)


def _previous(lines: list[Line], index: int) -> int | None:
    """The line above that is not blank."""
    at = index - 1
    while at >= 0 and lines[at].kind in (Kind.BLANK, Kind.COMMENT):
        at -= 1
    return at if at >= 0 else None


def _next(lines: list[Line], index: int) -> int | None:
    """The line below that is not blank."""
    at = index + 1
    while at < len(lines) and lines[at].kind in (Kind.BLANK, Kind.COMMENT):
        at += 1
    return at if at < len(lines) else None


def _is_top(lines: list[Line], index: int) -> bool:
    """Whether no prose and no list precedes a line: what stands there is the title, or belongs to it."""
    for line in lines[:index]:
        if line.kind in (Kind.ITEM, Kind.MORE, Kind.ROW):
            return False
        if line.kind is Kind.TEXT and not is_byline(line.words):
            prose = len(line.words) > _PROSE_LENGTH or ends_sentence(line.words)
            if prose and shape_of(line.words) is None:
                return False
    return True


def _chains(lines: list[Line], found: dict[int, Found]) -> list[list[int]]:
    """Candidates with nothing between them, in runs."""
    chains: list[list[int]] = []
    for index in found:
        above = _previous(lines, index)
        if above is not None and lines[above].kind is Kind.RULE:
            above = above - 1 if found.get(above - 1, Found(Shape.PHRASE)).underline else above
        if chains and chains[-1][-1] == above and found[index].shape is not Shape.LABEL:
            chains[-1].append(index)
        else:
            chains.append([index])
    return chains


def _breadcrumbs(lines: list[Line], found: dict[int, Found], chain: list[int]) -> int:
    """How many lines of the topmost run name the site's section rather than the article."""
    after = _next(lines, chain[-1])
    if after is not None and is_byline(lines[after].words):
        return len(chain) - 1
    if len(chain) < 2:
        return 0
    first, second = (lines[index].words for index in chain[:2])
    shared = set(first.casefold().split()) & set(second.casefold().split())
    longer = len(first.split()) <= 3 and len(second.split()) >= 5
    return int(longer and not shared and found[chain[1]].shape in (Shape.TITLE, Shape.FIELD))


def _members_that_are_content(lines: list[Line], found: dict[int, Found], chain: list[int]) -> list[int]:
    """The lines of a run of candidates that are what the first one announces: "Equipment", then "Dumbbells", "Mat"."""
    content = []
    for place, index in enumerate(chain):
        if place == 0 or found[index].underline or found[index].shape in (Shape.CAPS, Shape.QUESTION, Shape.LABEL):
            continue
        last = place == len(chain) - 1
        after = _next(lines, index)
        if found[chain[0]].shape is Shape.LABEL and after in found:
            last = False  # "Equipment:", then "Dumbbells", then "Steps:"
        attached_above = lines[index - 1].kind is Kind.TEXT
        attached_below = index + 1 < len(lines) and lines[index + 1].kind is not Kind.BLANK
        if not last or (attached_above and not attached_below):
            content.append(index)
    return content


def _add_numbered(lines: list[Line], width: int, found: dict[int, Found]) -> None:
    """Add numbered lines that head prose ("1. Introduction") rather than being items of a list."""
    headed: dict[str, int] = {}  # the last number that was a heading, by family
    for index, line in enumerate(lines):
        if line.marker is None or (line.marker.number is None and not line.marker.dotted):
            continue
        family, number, dotted = line.marker
        shape = shape_of(line.words) if line.words else None
        if shape in (None, Shape.FIELD) or family == "step":
            continue
        follows = number is not None and headed.get(family) == number - 1
        if dotted or follows or _heads_prose(lines, index, width):
            found[index] = Found(shape)
            if number is not None:
                headed[family] = number


def _heads_prose(lines: list[Line], index: int, width: int) -> bool:
    line, after, before = lines[index], _next(lines, index), _previous(lines, index)
    assert line.marker is not None
    if after is None or lines[after].kind not in (Kind.TEXT, Kind.ROW):
        return False
    if after == index + 1 and runs_on(line, lines[after], width):
        return False
    above = lines[before].marker if before is not None else None
    in_list = above is not None and above.family == line.marker.family
    return not in_list and shape_of(lines[after].words) is None


class _Levels:
    """The depth of each heading, from the title down; nothing in the file writes it, so only plain nesting counts."""

    def __init__(self, lines: list[Line], found: dict[int, Found]) -> None:
        self.lines = lines
        self.found = dict(sorted(found.items()))
        self.capitals = sum(each.shape is Shape.CAPS for each in found.values()) >= 2
        self.title: int | None = None
        self.last: int | None = None  # the last heading that is no label
        self.section: int | None = None  # the last heading of level 1 or 2

    def assign(self) -> dict[int, Found]:
        for index, each in self.found.items():
            level = self._level(index, each)
            self.found[index] = each._replace(level=level)
            if each.shape is not Shape.LABEL:
                self.last = index
                if level <= 2:
                    self.section = index
        return self.found

    def _level(self, index: int, each: Found) -> int:
        marker = self.lines[index].marker
        if self.title is None and self.last is None and self._may_be_title(index, each):
            self.title = index
            return 1
        last = self._level_of(self.last)
        if each.shape is Shape.LABEL:
            return min(last + 1, _DEEPEST) if self.last is not None else 2
        if each.underline:
            return self._underlined(each)
        if marker is not None and marker.dotted:
            return min(2 + marker.dotted, _DEEPEST)
        if marker is not None and (sibling := self._number_before(index)) is not None:
            return self.found[sibling].level
        if each.shape is Shape.CAPS and self.capitals:
            return 2
        if self._is_below_last(index):
            return min(last + 1, _DEEPEST)
        return self._by_kinship(index, each, last)

    def _may_be_title(self, index: int, each: Found) -> bool:
        return each.shape is not Shape.LABEL and self.lines[index].marker is None and _is_top(self.lines, index)

    def _level_of(self, index: int | None) -> int:
        return self.found[index].level if index is not None else 1

    def _underlined(self, each: Found) -> int:
        double = any(other.underline == "=" and other.level == 2 for other in self.found.values())
        return 3 if each.underline != "=" and double else 2

    def _number_before(self, index: int) -> int | None:
        """The heading that bears the number before this one's."""
        marker = self.lines[index].marker
        if marker is None or marker.number is None:
            return None
        for other, each in self.found.items():
            theirs = self.lines[other].marker
            if each.level and theirs is not None and theirs == (marker.family, marker.number - 1, 0):
                return other
        return None

    def _is_below_last(self, index: int) -> bool:
        """Whether nothing stands between a heading and the one before, and that one is not the title."""
        return self.last is not None and self.last != self.title and _previous(self.lines, index) == self.last

    def _by_kinship(self, index: int, each: Found, last: int) -> int:
        words = self.lines[index].words
        question = each.shape is Shape.QUESTION
        if question and self.section is not None and asks(self.lines[self.section].words):
            return self.found[self.section].level + 1
        if self.last is not None and last > 2 and not question and _are_siblings(self.lines[self.last].words, words):
            return last
        if self.capitals and any(other.shape is Shape.CAPS and other.level == 2 for other in self.found.values()):
            return 3
        return 2


def _are_siblings(one: str, other: str) -> bool:
    """Whether two headings name things of one kind: "Cable Version", "Dumbbell Version"; "Option A", "Option B"."""
    first, second = one.casefold().split(), other.casefold().split()
    return first[-1] == second[-1] or (first[0] == second[0] and max(len(first), len(second)) <= 3)
