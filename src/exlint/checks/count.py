"""count: how many steps, tips, questions or values a document has."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from exlint.checks.verb import Case, Finding, Mark, Selection, Verb
from exlint.exercise import SELECTORS, Item, Part, Passage
from exlint.record import Text
from exlint.values import NamedTuple

FEW = "few"
MANY = "many"


class Count(NamedTuple):
    """Options: the least and the most that there may be. With `lists` only the items of lists count, no paragraphs."""

    at_least: int = 0
    at_most: int | None = None
    lists: bool = False


_PARTS = frozenset(Part)


class _Counted(NamedTuple):
    text: Text
    pointer: str


def count(case: Case, select: Selection, options: Count) -> Iterator[Finding]:
    """Each selected part that is there and has too few items, or too many; each version and telling is counted alone.

    Items inside items are parts of these. A part that is not there at all is left to `missing-part`.
    """
    for where in select["of"]:
        for counted in _groups(case, where, options):
            number = len(counted)
            most = number if options.at_most is None else options.at_most
            if not counted or options.at_least <= number <= most:
                continue
            few = number < options.at_least
            at = counted[0] if few else counted[most]
            yield Finding(
                grade=FEW if few else MANY,
                confidence=0.95,
                marks=(Mark("of", at.text.span(), at.pointer),),
                values={
                    "count": str(number),
                    "wanted": str(options.at_least if few else most),
                    "part": where.rpartition(".")[2],
                },
            )


def _groups(case: Case, where: str, options: Count) -> Iterator[Sequence[_Counted]]:
    exercise = case.exercise
    if where not in _PARTS:
        yield [_Counted(each.text, each.pointer) for each in exercise.select(where)]
        return
    groups: dict[tuple[int, int | None], list[Item]] = {}
    for section in exercise.of(Part(where)):
        groups.setdefault((section.telling, section.variant), []).extend(_topmost(section.items))
    for items in groups.values():
        yield [_Counted(item.text, item.pointer) for item in items if item.depth or not options.lists]


def _topmost(items: Sequence[Item]) -> Iterator[Item]:
    """Of a section with a list the items of the list, of others the paragraphs."""
    depths = {item.depth for item in items}
    top = min(depths - {0}, default=0)
    return (item for item in items if item.depth == top and item.text)


VERB = Verb(
    name="count",
    summary="How many steps, tips, questions or values there are",
    run=count,
    options=Count,
    roles=("of",),
    selectors=tuple(each for each in SELECTORS if each not in (Passage.NAME, Passage.ANSWER)),
    marks=("of",),
    grades=(FEW, MANY),
    placeholders=("count", "wanted", "part"),
)
