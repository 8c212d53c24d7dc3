"""Recognising: whether a profile's conditions hold, and whether what it read is an exercise at all."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from itertools import islice

from exlint.exercise import Exercise, FieldName, Part
from exlint.profiling.inlines import lead, parted
from exlint.profiling.labels import PLAIN_LABEL_WORDS, role_of
from exlint.profiling.pointers import escape
from exlint.profiling.shape import Cues, Detection, Profile
from exlint.profiling.words import fold, singular
from exlint.record import (
    Block,
    Comment,
    Format,
    Heading,
    ItemList,
    Literal,
    Mapping,
    Node,
    Paragraph,
    Record,
    Scalar,
    Table,
    Text,
)
from exlint.record import Sequence as NodeSequence

_SAMPLE = 40
"""How many of a file's records decide on its profile."""
_FEWEST_DOMAIN_WORDS = 3
_MOST_SOFTWARE_WORDS = 2
_WORD = re.compile(r"[a-z]{2,}")
_PROSE_FORMATS = (Format.MARKDOWN, Format.ARTICLE)
_MUSCLE_FIELDS = frozenset({FieldName.TARGET, FieldName.SECONDARY})
_TELLING_PARTS = frozenset({Part.STEPS, Part.MUSCLES, Part.TIPS, Part.MISTAKES})
_NO_EXERCISE = "no name, steps, muscles or questions of an exercise were found"

_FILES = {
    "readme": "a README", "changelog": "a changelog", "changes": "a changelog", "history": "a changelog",
    "license": "a licence", "licence": "a licence", "copying": "a licence", "notice": "a notice",
    "contributing": "contribution guidelines", "code_of_conduct": "a code of conduct", "security": "a security policy",
    "authors": "a list of authors", "contributors": "a list of authors",
}  # fmt: skip
_SCHEMA_KEYS = frozenset({"type", "definitions", "$defs", "additionalproperties", "required", "typename"})
_MANIFEST = frozenset({"scripts", "dependencies", "devdependencies", "main", "bin", "engines", "workspaces", "exports"})


def documents(records: Sequence[Record], profile: Profile) -> list[Record]:
    """The documents of a file: its records, or what stands in the lists and mappings that they are kept in."""
    return [document for record in records for document in _expand(record, profile)]


def _expand(record: Record, profile: Profile) -> Iterator[Record]:
    data = record.data
    if record.format in _PROSE_FORMATS:
        yield record
    elif isinstance(data, NodeSequence):
        yield from _each(record, enumerate(data.items), "")
    elif isinstance(data, Mapping):
        kept = _kept(data, profile)
        if kept is not None:
            key, node = kept
            under = f"/{key}"
            pairs = enumerate(node.items) if isinstance(node, NodeSequence) else _pairs(node)
            yield from _each(record, pairs, under)
        elif len(data.entries) > 1 and all(_is_named(entry.value, profile) for entry in data.entries):
            yield from _each(record, _pairs(data), "")
        else:
            yield record


def _kept(data: Mapping, profile: Profile) -> tuple[str, NodeSequence | Mapping] | None:
    """The list or mapping of records inside a mapping that is no record itself."""
    if any(profile.keys.get(fold(entry.key.value)) is Part.STEPS for entry in data.entries):
        return None
    for entry in data.entries:
        if fold(entry.key.value) in profile.records:
            value = entry.value
            if isinstance(value, NodeSequence) and _all_mappings(value.items):
                return escape(entry.key.value), value
            if isinstance(value, Mapping) and _all_mappings([below.value for below in value.entries]):
                return escape(entry.key.value), value
            if isinstance(value, Mapping) and (below := _kept(value, profile)) is not None:
                return f"{escape(entry.key.value)}/{below[0]}", below[1]
    return None


def _pairs(mapping: Mapping) -> Iterator[tuple[str, Node]]:
    return ((escape(entry.key.value), entry.value) for entry in mapping.entries)


def _all_mappings(nodes: Sequence[Node]) -> bool:
    return bool(nodes) and all(isinstance(node, Mapping) for node in nodes)


def _is_named(node: Node, profile: Profile) -> bool:
    """Whether a node is a mapping with a key for a name or for steps."""
    if not isinstance(node, Mapping):
        return False
    roles = {profile.keys.get(fold(entry.key.value)) for entry in node.entries}
    return FieldName.NAME in roles or Part.STEPS in roles


def _each(record: Record, pairs: Iterable[tuple[int | str, Node]], under: str) -> Iterator[Record]:
    for key, node in pairs:
        if isinstance(node, Mapping):
            yield Record(record.format, f"{record.pointer}{under}/{key}", node, (), node.span)


def fits(found: Sequence[Record], profile: Profile) -> bool:
    """Whether a profile's conditions hold for documents of its format: for at least half of those looked at."""
    sample = found[:_SAMPLE]
    if not sample:
        return False
    if profile.detection.values:
        return any(_fits(record, profile) for record in found)
    return sum(_fits(record, profile) for record in sample) * 2 >= len(sample)


def selected(found: Sequence[Record], profile: Profile) -> Sequence[Record]:
    """The documents that a profile reads: where it asks for values, only those that have them."""
    if not profile.detection.values:
        return found
    return [record for record in found if _has_values(record.data, profile.detection)]


def _fits(record: Record, profile: Profile) -> bool:
    wanted = profile.detection
    if wanted.keys:
        entries = record.data.entries if isinstance(record.data, Mapping) else ()
        present = {fold(entry.key.value) for entry in entries}
        if not all(any(key in present for key in group) for group in wanted.keys):
            return False
    if wanted.values and not _has_values(record.data, wanted):
        return False
    if wanted.comments:
        comments = {block.text.value.strip() for block in record.blocks if isinstance(block, Comment)}
        if not comments.issuperset(wanted.comments):
            return False
    if wanted.headings:
        headings = {fold(block.content.text.value) for block in record.blocks if isinstance(block, Heading)}
        if not all(any(each in headings for each in group) for group in wanted.headings):
            return False
    return not wanted.labels or sum(islice(_labels(record.blocks, profile), wanted.labels)) >= wanted.labels


def _has_values(node: Node | None, wanted: Detection) -> bool:
    if not isinstance(node, Mapping):
        return not wanted.values
    told = {fold(entry.key.value): entry.value for entry in node.entries}
    return all(
        isinstance(value := told.get(key), Scalar) and str(value.value) in allowed for key, allowed in wanted.values
    )


def _labels(blocks: Sequence[Block], profile: Profile) -> Iterator[int]:
    """A 1 for every label of a fact, before the second heading or under one that tells no steps."""
    for block in blocks:
        match block:
            case ItemList():
                contents = [item.content for item in block.items]
            case Paragraph():
                contents = parted(block.content)
            case Table():
                contents = []
                yield from (1 for row in block.rows if isinstance(role_of(row[0].text.value, None, profile), FieldName))
            case _:
                continue
        for content in contents:
            found = lead(content, plain_words=PLAIN_LABEL_WORDS)
            if found is not None and isinstance(role_of(found[0].value, None, profile), FieldName):
                yield 1


def judge(exercises: Sequence[Exercise], profile: Profile, path: str) -> bool:
    """Whether what a profile read is about exercises; records whose keys fit are, prose must say so itself."""
    if exercises[0].record.format not in _PROSE_FORMATS:
        if profile.detection != Detection():
            return True
    elif _stem(path) in _FILES:
        return False
    sample = exercises[:_SAMPLE]
    return sum(_is_exercise(exercise, profile.cues) for exercise in sample) * 2 >= len(sample)


def _stem(path: str) -> str:
    """The name of a file without its ending, in lower case."""
    name = path.rpartition("/")[2]
    return (name.rpartition(".")[0] or name).lower()


def _is_exercise(exercise: Exercise, cues: Cues) -> bool:
    """Instructions, muscles, tips or an FAQ under a name, in the words of exercise."""
    facts = {field.name for field in exercise.fields if field.values}
    parts = {section.part for section in exercise.sections if section.items}
    muscles = bool(facts & _MUSCLE_FIELDS)
    told = muscles or bool(parts & _TELLING_PARTS) or bool(exercise.questions)
    if not told or (exercise.name is None and not (muscles and Part.STEPS in parts)):
        return False
    if muscles and Part.STEPS in parts:
        return True
    used = _words(_texts(exercise))
    software = used | _words(block.text for block in exercise.record.blocks if isinstance(block, Literal))
    fewest = 0 if exercise.questions else 1 if muscles else _FEWEST_DOMAIN_WORDS
    return len(used & cues.domain_words) >= fewest and len(software & cues.software_words) <= _MOST_SOFTWARE_WORDS


def _texts(exercise: Exercise) -> Iterator[Text]:
    if exercise.name is not None:
        yield exercise.name
    for field in exercise.fields:
        yield from field.values
    for section in exercise.sections:
        yield from (item.text for item in section.items)
    for question in exercise.questions:
        yield question.question
        yield from (item.text for item in question.answer)


def _words(texts: Iterable[Text]) -> set[str]:
    return set(map(singular, set(_WORD.findall(" ".join(text.value for text in texts).lower()))))


def known_kind(records: Sequence[Record]) -> str | None:
    """What a data file is when its keys show at once that it holds no exercises: a JSON Schema, a package.json."""
    data = records[0].data if records else None
    if not isinstance(data, Mapping) or records[0].format in _PROSE_FORMATS:
        return None
    keys = {entry.key.value.lower() for entry in data.entries}
    dialect = data.get("$schema")
    declared = isinstance(dialect, Scalar) and "json-schema.org" in dialect.text.value
    if declared or ("properties" in keys and keys & _SCHEMA_KEYS):
        return "a JSON Schema"
    if "name" in keys and keys & _MANIFEST:
        return "a package.json" if records[0].format is Format.JSON else "a package manifest"
    return None


def refusal(records: Sequence[Record], path: str) -> str:
    """Why a file is no exercise, in a few words."""
    if not any(record.blocks or record.data is not None for record in records):
        return "the file is empty"
    if records[0].format in _PROSE_FORMATS:
        return _FILES.get(_stem(path), _NO_EXERCISE)
    data = records[0].data
    if isinstance(data, NodeSequence) or len(records) > 1:
        nodes = data.items if isinstance(data, NodeSequence) else tuple(record.data for record in records)
        if nodes and all(isinstance(node, Scalar) for node in nodes):
            return "a list of words"
        if nodes and all(isinstance(node, Mapping) for node in nodes):
            return "a list of records without steps, muscles or questions of an exercise"
    return _NO_EXERCISE
