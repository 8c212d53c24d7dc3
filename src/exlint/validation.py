"""Holding what people declare (rules, configuration) against the JSON Schemas that exlint ships.

Only the keywords that those schemas use are known, which keeps jsonschema, and the 47 ms of its import, out of every
start; a test holds the two against each other. Each fault says in words what to write instead.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping
from typing import TypeAlias, cast

from exlint.config import nearest
from exlint.values import NamedTuple

At: TypeAlias = tuple[str | int, ...]
Schema: TypeAlias = Mapping[str, object]

KEYWORDS = frozenset({
    "type", "enum", "const", "pattern", "minLength", "minimum", "maximum", "minItems", "items", "minProperties",
    "required", "properties", "additionalProperties", "dependentRequired", "propertyNames", "anyOf", "oneOf",
    "$ref",
})  # fmt: skip
"""The keywords that are heeded."""

ANNOTATIONS = frozenset({"$schema", "$defs", "title", "description", "default", "examples"})
"""The keywords that only tell."""

_TYPES: Mapping[str, tuple[type, ...]] = {
    "object": (dict,), "array": (list,), "string": (str,), "boolean": (bool,), "null": (type(None),),
    "integer": (int,), "number": (int, float),
}  # fmt: skip
_WORDS = {
    "object": "a mapping (key: value)", "array": "a list", "string": "text", "boolean": "true or false",
    "null": "nothing", "integer": "a whole number", "number": "a number",
}  # fmt: skip


class Fault(NamedTuple):
    """What is wrong at a place of the data, and what to write instead."""

    at: At
    reason: str
    remedy: str


def faults(data: object, schema: Schema, at: At = ()) -> Iterator[Fault]:
    """Everything in plain data that a schema does not allow. `at` is where the data stands in its file."""
    return _Validator(schema).check(data, schema, at)


def where(at: Iterable[str | int]) -> str:
    """A place in words: "overrides.0.files"."""
    return ".".join(map(str, at)) or "the file"


def did_you_mean(word: str, known: Iterable[str]) -> str:
    """The remedy for an unknown word: the nearest known one, or all of them."""
    names = sorted(map(str, known))
    near = nearest(word, names)
    return f"did you mean {near!r}?" if near else f"choose from {', '.join(names)}"


class _Validator:
    def __init__(self, root: Schema) -> None:
        self._definitions = cast("Mapping[str, Schema]", root.get("$defs", {}))

    def check(self, data: object, schema: Schema, at: At) -> Iterator[Fault]:
        schema = self._resolved(schema)
        if not _has_type(data, schema):
            yield Fault(at, f"{where(at)} takes {_type_words(schema)}, not {_shown(data)}", _advice(schema))
            return
        yield from self._alternatives(data, schema, at)
        yield from _value_faults(data, schema, at)
        if isinstance(data, dict):
            yield from self._mapping(data, schema, at)
        elif isinstance(data, list):
            yield from self._list(data, schema, at)

    def _resolved(self, schema: Schema) -> Schema:
        reference = schema.get("$ref")
        if reference is None:
            return schema
        target = self._resolved(self._definitions[str(reference).removeprefix("#/$defs/")])
        return {**target, **{key: value for key, value in schema.items() if key != "$ref"}}

    def _alternatives(self, data: object, schema: Schema, at: At) -> Iterator[Fault]:
        for keyword in ("anyOf", "oneOf"):
            branches = [self._resolved(each) for each in cast("list[Schema]", schema.get(keyword, []))]
            if branches:
                yield from self._none_fits(data, branches, keyword, at)

    def _none_fits(self, data: object, branches: list[Schema], keyword: str, at: At) -> Iterator[Fault]:
        found = [list(self.check(data, branch, at)) for branch in branches]
        fitting = sum(1 for each in found if not each)
        if fitting == 1 or (fitting and keyword == "anyOf"):
            return
        if fitting:
            yield Fault(at, f"{where(at)} is two things at once", "keep one of them")
            return
        of_its_type = [each for each, branch in zip(found, branches, strict=True) if _has_type(data, branch)]
        if of_its_type:
            yield from max(of_its_type, key=lambda each: len(each[0].at))
        else:
            words = " or ".join(dict.fromkeys(_type_words(branch) for branch in branches))
            yield Fault(at, f"{where(at)} takes {words}, not {_shown(data)}", _advice(branches[0]))

    def _mapping(self, data: Mapping[str, object], schema: Schema, at: At) -> Iterator[Fault]:
        properties = cast("Mapping[str, Schema]", schema.get("properties", {}))
        others = schema.get("additionalProperties", True)
        for key in data:
            if key not in properties and others is False:
                yield Fault((*at, key), f"{where(at)} knows no key {key!r}", did_you_mean(key, properties))
        missing = [key for key in cast("list[str]", schema.get("required", [])) if key not in data]
        for key in missing:
            yield Fault(at, f"{where(at)} lacks {key!r}", _advice(self._resolved(properties.get(key, {}))))
        for key, partners in cast("Mapping[str, list[str]]", schema.get("dependentRequired", {})).items():
            for partner in partners:
                if key in data and partner not in data:
                    yield Fault(at, f"{where(at)} has {key!r} and lacks {partner!r}", f"add {partner!r}")
        if len(data) < cast("int", schema.get("minProperties", 0)) and not missing:
            yield Fault(at, f"{where(at)} says {'too little' if data else 'nothing'}", _advice(schema))
        names = schema.get("propertyNames")
        for key, value in data.items():
            if isinstance(names, Mapping):
                yield from self.check(key, names, (*at, key))
            if key in properties:
                yield from self.check(value, properties[key], (*at, key))
            elif isinstance(others, Mapping):
                yield from self.check(value, others, (*at, key))

    def _list(self, data: list[object], schema: Schema, at: At) -> Iterator[Fault]:
        if len(data) < cast("int", schema.get("minItems", 0)):
            few = "is empty" if not data else f"has {len(data)} of at least {schema['minItems']} items"
            yield Fault(at, f"{where(at)} {few}", _advice(schema))
        items = schema.get("items")
        if isinstance(items, Mapping):
            for index, item in enumerate(data):
                yield from self.check(item, items, (*at, index))


def _has_type(data: object, schema: Schema) -> bool:
    named = schema.get("type")
    if named is None:
        return True
    kinds = named if isinstance(named, list) else [named]
    if isinstance(data, bool):
        return "boolean" in kinds
    return any(isinstance(data, _TYPES[str(kind)]) for kind in kinds)


def _value_faults(data: object, schema: Schema, at: At) -> Iterator[Fault]:
    allowed = cast("list[object]", [schema["const"]] if "const" in schema else schema.get("enum", []))
    if allowed and not any(data == each and isinstance(data, bool) == isinstance(each, bool) for each in allowed):
        words = [each if isinstance(each, str) else _shown(each) for each in allowed]
        yield Fault(at, f"{where(at)}: {_shown(data)} is no word for it", did_you_mean(str(data), words))
    if isinstance(data, str):
        pattern = schema.get("pattern")
        if pattern is not None and not re.search(str(pattern), data):
            yield Fault(at, f"{where(at)}: {data!r} has the wrong form", _advice(schema))
        if len(data) < cast("int", schema.get("minLength", 0)):
            yield Fault(at, f"{where(at)} is empty", _advice(schema))
    elif isinstance(data, int | float) and not isinstance(data, bool):
        if data < cast("float", schema.get("minimum", data)):
            yield Fault(at, f"{where(at)}: {data} is less than {schema['minimum']}", _advice(schema))
        if data > cast("float", schema.get("maximum", data)):
            yield Fault(at, f"{where(at)}: {data} is more than {schema['maximum']}", _advice(schema))


def _advice(schema: Schema) -> str:
    """The schema's own description, which is written as what to put there."""
    text = str(schema.get("description", "")).strip().rstrip(".")
    return text or f"write {_type_words(schema)}"


def _type_words(schema: Schema) -> str:
    named = schema.get("type")
    if named is None:
        return "something else"
    return " or ".join(_WORDS[str(kind)] for kind in (named if isinstance(named, list) else [named]))


def _shown(data: object) -> str:
    if isinstance(data, dict):
        return "a mapping"
    if isinstance(data, list):
        return "a list"
    if data is None:
        return "nothing"
    return str(data).lower() if isinstance(data, bool) else repr(data)
