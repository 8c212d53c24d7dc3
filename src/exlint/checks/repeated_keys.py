"""repeated-keys: a key that stands twice in one object: parsers keep one of the two values and say nothing."""

from __future__ import annotations

from collections.abc import Iterator

from exlint.checks.verb import Case, Finding, Mark, Selection, Verb
from exlint.record import Mapping, Node, Sequence, plain
from exlint.values import NamedTuple


class RepeatedKeys(NamedTuple):
    """No options."""


def repeated_keys(case: Case, select: Selection, options: RepeatedKeys) -> Iterator[Finding]:
    """Each key of a JSON or YAML object, or of a page's front matter, that the object has already."""
    del select, options  # the whole document is looked at, and there are no options
    record = case.exercise.record
    if record.data is not None:
        yield from _in_node(record.data, record.pointer)


def _in_node(node: Node, pointer: str) -> Iterator[Finding]:
    match node:
        case Mapping(entries=entries):
            first: dict[str, int] = {}
            for index, entry in enumerate(entries):
                key = entry.key.value
                here = f"{pointer}/{key.replace('~', '~0').replace('/', '~1')}"
                earlier = entries[first.setdefault(key, index)]
                if earlier is not entry:
                    same = plain(earlier.value) == plain(entry.value)
                    yield Finding(
                        grade="same" if same else "different",
                        confidence=1.0,
                        marks=(Mark("again", entry.key.span(), here), Mark("first", earlier.key.span(), here)),
                        values={"key": key},
                    )
                yield from _in_node(entry.value, here)
        case Sequence(items=items):
            for index, item in enumerate(items):
                yield from _in_node(item, f"{pointer}/{index}")
        case _:
            pass


VERB = Verb(
    name="repeated-keys",
    summary="A key stands twice in one object",
    run=repeated_keys,
    options=RepeatedKeys,
    roles=(),
    marks=("again", "first"),
    grades=("different", "same"),
    placeholders=("key",),
)
