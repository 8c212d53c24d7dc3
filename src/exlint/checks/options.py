"""Options of verbs: one named tuple is the typed value a verb receives and the schema of what a rule may say."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping
from inspect import Parameter, signature
from pathlib import Path
from types import NoneType, UnionType
from typing import Literal, TypeVar, Union, get_args, get_origin, get_type_hints

Options = TypeVar("Options")


def options_schema(options: type[object]) -> dict[str, object]:
    """The JSON Schema (2020-12) of an options type; keys are written with hyphens in rule files."""
    hints = get_type_hints(options)
    properties: dict[str, object] = {}
    required = []
    for name, parameter in signature(options).parameters.items():
        key = name.replace("_", "-")
        properties[key] = _type_schema(hints[name])
        if parameter.default is Parameter.empty:
            required.append(key)
    return {"type": "object", "properties": properties, "required": required, "additionalProperties": False}


def read_options(options: type[Options], data: Mapping[str, object], base: Path) -> Options:
    """The options that a rule's `with` mapping says; the mapping has been held against the schema.

    Paths are relative to `base`, the folder of the file that gives them.
    """
    return options(**option_values(options, data, base))


def option_values(options: type[object], data: Mapping[str, object], base: Path) -> dict[str, object]:
    """What such a mapping says of each option, by its name."""
    values: dict[str, object] = {}
    for key, value in data.items():
        name = key.replace("-", "_")
        if isinstance(value, str) and "Path" in options.__annotations__[name]:  # read at each start, so not compiled
            value = base / value
        values[name] = tuple(value) if isinstance(value, list) else value
    return values


def values_of(options: object) -> dict[str, object]:
    """What each option is, by its name."""
    return {name: getattr(options, name) for name in signature(type(options)).parameters}


_JSON_TYPES: dict[object, str] = {
    Path: "string",
    str: "string",
    int: "integer",
    float: "number",
    bool: "boolean",
}


def _type_schema(hint: object) -> dict[str, object]:
    if hint in _JSON_TYPES:
        return {"type": _JSON_TYPES[hint]}
    origin, arguments = get_origin(hint), get_args(hint)
    if origin is Literal:
        return {"enum": list(arguments)}
    if origin is tuple:
        return {"type": "array", "items": _type_schema(arguments[0])}
    if origin in (Union, UnionType):
        return {"anyOf": [_type_schema(each) for each in arguments if each is not NoneType]}
    raise TypeError(f"an option cannot have the type {hint!r}")


def broken_pattern(patterns: Iterable[str]) -> str | None:
    """What is wrong with the first of some options that is no regular expression."""
    for pattern in patterns:
        try:
            re.compile(pattern)
        except re.error as error:
            return f"{pattern!r} is no regular expression: {error}"
    return None
