"""schema: the data of a document against a JSON Schema of the repository's own, errors told in the document's words."""

from __future__ import annotations

import json
from collections.abc import Iterator, Sequence
from functools import lru_cache
from pathlib import Path
from typing import TYPE_CHECKING, Any, cast

from exlint.checks.verb import Case, Finding, Mark, Selection, Verb
from exlint.config import ConfigError, nearest
from exlint.record import Mapping, Node, Scalar, plain
from exlint.record import Sequence as Items
from exlint.source import Span
from exlint.values import NamedTuple

if TYPE_CHECKING:
    from jsonschema.exceptions import ValidationError
    from jsonschema.protocols import Validator


class Schema(NamedTuple):
    """Options: the schema's file (2020-12, 2019-09, draft-07 or draft-04), and where its own keyword finds its words.

    Where the schema says `x-vocab: muscles` of a value, `muscles.json` in the folder `vocabularies` must list it, as
    text or as an object with that `name`. References lead to files beside the schema, never to the network.
    """

    schema: Path
    vocabularies: Path | None = None
    keyword: str = "x-vocab"


class SchemaError(ConfigError):
    """A schema or vocabulary that cannot be used; the message names the file and what to do."""


def schema(case: Case, select: Selection, options: Schema) -> Iterator[Finding]:
    """Each value of a document's data that the schema does not allow; pages without data are left alone."""
    del select  # the whole document is looked at
    data = case.exercise.record.data
    if data is None:
        return
    validator = _validator(options)
    errors = sorted(validator.iter_errors(cast("Any", plain(data))), key=lambda error: list(map(str, error.path)))
    for error in map(_deepest, errors):
        span, pointer = _place(data, list(error.absolute_path), error)
        yield Finding(
            grade="invalid",
            confidence=1.0,
            marks=(Mark("here", span, f"{case.exercise.record.pointer}{pointer}"),),
            values={"reason": _reason(error), "remedy": _remedy(error)},
        )


def _deepest(error: ValidationError) -> ValidationError:
    """Of an `anyOf` that fails the branch that was meant: the one whose error lies deepest."""
    from jsonschema.exceptions import relevance

    while error.context:
        branches = [each for each in error.context if each.validator != "type"] or list(error.context)
        error = min(branches, key=lambda each: (-len(each.absolute_path), relevance(each)))
    return error


@lru_cache(maxsize=8)
def _validator(options: Schema) -> Validator:
    from jsonschema import validators
    from jsonschema.exceptions import SchemaError as Broken

    path = options.schema
    contents = _read(path)
    kind = validators.validator_for(contents, default=validators.validator_for({"$schema": _LATEST}))
    try:
        kind.check_schema(contents)
    except Broken as error:
        raise SchemaError(f"{path}: this is no valid JSON Schema: {error.message}") from error
    # jsonschema's stubs leave this one function without types
    extended = validators.extend(kind, {options.keyword: _membership(options)})  # type: ignore[no-untyped-call]
    made: Validator = extended(contents, registry=_registry(path, contents), format_checker=kind.FORMAT_CHECKER)
    return made


_LATEST = "https://json-schema.org/draft/2020-12/schema"


def _registry(path: Path, contents: Any) -> Any:  # Any: JSON, and the registry's generic type
    """References lead to files that stand beside the schema, whatever address they give; never to the network."""
    from referencing import Registry, Resource
    from referencing.exceptions import NoSuchResource
    from referencing.jsonschema import specification_with

    dialect = specification_with(str(contents.get("$schema", _LATEST)))

    def retrieve(uri: str) -> Any:
        target = path.parent / uri.rpartition("/")[2]
        if not target.is_file():
            raise NoSuchResource(uri)
        return Resource.from_contents(_read(target), default_specification=dialect)

    resource = Resource.from_contents(contents, default_specification=dialect)
    registry: Any = Registry(retrieve=retrieve)  # type: ignore[call-arg]  # attrs gives the argument its public name
    return registry.with_resource(resource.id() or "", resource)


def _membership(options: Schema) -> Any:  # Any: jsonschema's type of a keyword's function is internal
    def check(_: Validator, name: object, value: object, __: object) -> Iterator[ValidationError]:
        from jsonschema.exceptions import ValidationError

        words = _words(options, str(name))
        if isinstance(value, str) and value not in words:
            near = nearest(value, words)
            hint = f"did you mean {near!r}?" if near else f"{name} lists what may stand here"
            yield ValidationError(f"{value!r} is none of the {name}; {hint}")

    return check


@lru_cache(maxsize=64)
def _words(options: Schema, name: str) -> frozenset[str]:
    folder = options.vocabularies or options.schema.parent
    listed = _read(folder / f"{name}.json")
    return frozenset(str(each["name"]) if isinstance(each, dict) else str(each) for each in listed)


def _read(path: Path) -> Any:  # Any: JSON
    try:
        return json.loads(path.read_text(encoding="utf-8"))
    except OSError as error:
        raise SchemaError(f"{path}: cannot read: {error.strerror}; correct the path in the rule") from error
    except ValueError as error:
        raise SchemaError(f"{path}: this is no JSON: {error}") from error


def _place(node: Node, path: Sequence[str | int], error: ValidationError) -> tuple[Span, str]:
    """Where the value of an error stands: an unknown key is marked itself, a missing one at its object's start."""
    pointer = "".join(f"/{step}" for step in path)
    for step in path:
        node = _child(node, step) or node
    if isinstance(node, Mapping):
        if error.validator == "additionalProperties":
            allowed = cast("Any", error.schema).get("properties", {})
            unknown = next((entry for entry in node.entries if entry.key.value not in allowed), None)
            if unknown is not None:
                return unknown.key.span(), f"{pointer}/{unknown.key.value}"
        return Span(node.span.start, min(node.span.start + 1, node.span.end)), pointer
    return node.text.span() if isinstance(node, Scalar) and node.text else node.span, pointer


def _child(node: Node, step: str | int) -> Node | None:
    match node:
        case Mapping():
            return node.get(str(step))
        case Items(items=items) if isinstance(step, int):
            return items[step]
        case _:
            return None


def _reason(error: ValidationError) -> str:
    keys = [step for step in error.absolute_path if isinstance(step, str)]
    name = f"“{keys[-1]}”" if keys else "the document"
    value, wanted = error.instance, cast("Any", error.validator_value)
    match error.validator:
        case "required":
            missing = [key for key in wanted if key not in cast("Any", value)]
            return f"{name} lacks {', '.join(map(repr, missing[:1]))}"
        case "additionalProperties":
            return f"{name} has a key that the schema does not know"
        case "enum":
            return f"{name} cannot be {value!r}"
        case "type":
            return f"{name} must be {_listed(wanted)}"
        case "pattern":
            return f"{name} is {value!r}, which is not written as the schema asks"
        case "minItems" | "minLength" | "minProperties":
            return f"{name} is too short: at least {wanted}"
        case "maxItems" | "maxLength" | "maxProperties":
            return f"{name} is too long: at most {wanted}"
        case "uniqueItems":
            return f"{name} names something twice"
        case _:
            return f"{name}: {error.message}"


def _remedy(error: ValidationError) -> str:
    wanted = cast("Any", error.validator_value)
    match error.validator:
        case "required":
            return "Add what is missing"
        case "additionalProperties":
            return "Correct the key, or add it to the schema"
        case "enum":
            near = nearest(str(error.instance), [str(each) for each in wanted])
            return f"Write {near!r}" if near else f"Write one of {_listed(wanted)}"
        case "pattern":
            return f"Write it so that it matches {wanted}"
        case _:
            return "Correct the value, or the schema"


def _listed(words: object) -> str:
    if isinstance(words, list):
        return ", ".join("null" if each is None else str(each) for each in words)
    return str(words)


def _unusable(options: Schema, select: Selection) -> str | None:
    """What is wrong with the files that the options name: told when the rule is loaded, not in the middle of a run."""
    del select
    try:
        _validator(options)
        for name in _named(_read(options.schema), options.keyword):
            _words(options, name)
    except SchemaError as error:
        return str(error)
    return None


def _named(node: Any, keyword: str) -> Iterator[str]:  # Any: JSON
    """The vocabularies that a schema names anywhere."""
    if isinstance(node, dict):
        if isinstance(node.get(keyword), str):
            yield node[keyword]
        for each in node.values():
            yield from _named(each, keyword)
    elif isinstance(node, list):
        for each in node:
            yield from _named(each, keyword)


VERB = Verb(
    name="schema",
    summary="The data of a document against a JSON Schema of the repository's own",
    run=schema,
    options=Schema,
    roles=(),
    marks=("here",),
    grades=("invalid",),
    placeholders=("reason", "remedy"),
    fault=_unusable,
)
