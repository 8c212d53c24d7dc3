"""Rule files: reading and checking declarations, so that a mistake names its file, line and remedy."""

from __future__ import annotations

import json
from collections.abc import Iterable, Iterator, Mapping, Sequence
from pathlib import Path
from string import Formatter
from typing import cast

from exlint.checks import VERBS, AnyVerb, scope_of
from exlint.checks.across import CorpusVerb
from exlint.checks.options import options_schema, read_options
from exlint.declared import DeclarationError, Declared, declared
from exlint.exercise import SELECTORS
from exlint.refusals import REFUSALS
from exlint.rules import Rule, read_rule
from exlint.source import Source, read_source
from exlint.validation import Fault, did_you_mean, faults
from exlint.values import NamedTuple


class RuleError(DeclarationError):
    """A file that does not declare a rule."""


class _Mistake(Exception):
    """A mistake at a place inside the rule's data, before it has a file and line."""

    def __init__(self, at: Sequence[str | int], reason: str, remedy: str) -> None:
        super().__init__(reason)
        self.at = tuple(at)
        self.reason = reason
        self.remedy = remedy


class _Checked(NamedTuple):
    """A rule, and the file that declares it."""

    rule: Rule
    file: Declared


def shipped_rules(files: Mapping[str, Mapping[str, object]]) -> tuple[Rule, ...]:
    """Our own rules from their compiled form (path inside rules/ to data), checked when they were built."""
    rules = [read_rule(data, path) for path, data in files.items()]
    return tuple(sorted(rules, key=lambda rule: rule.code))


def load_folder(folder: Path, schema: Path, *, known: Iterable[Rule] = ()) -> tuple[Rule, ...]:
    """A user's rules: every YAML file under a folder, checked against `schema` (schemas/rule.schema.json).

    Raises RuleError for the first mistake, also for a code or name that one of the `known` rules has taken, and for
    rules that yield to none or to themselves; UnreadableSource where a file cannot be read.
    """
    paths = sorted(path for path in folder.rglob("*") if path.suffix in (".yaml", ".yml"))
    checked = [_check(read_source(path, path.as_posix()), schema) for path in paths]
    rules = [each.rule for each in checked]
    known = list(known)
    _refuse_twins([*known, *rules])
    _check_yields(checked, {rule.code: rule for rule in (*known, *rules)})
    return tuple(sorted(rules, key=lambda rule: rule.code))


def check_rule_file(source: Source, schema: Path) -> Rule:
    """The rule of one file. Raises RuleError with the line of the first mistake, or DeclarationError.

    Whether the rules exist to which it yields is known only where all are (`load_folder`).
    """
    return _check(source, schema).rule


def _check(source: Source, schema: Path) -> _Checked:
    file = declared(source, "a rule file")
    if file.data is None:
        raise RuleError(source.path, 1, "the file is empty", "declare a rule in it, or remove it")
    try:
        _refuse_first(file.twins())
        data = _checked(file.data, schema, Path(source.path).parent)
    except _Mistake as mistake:
        raise RuleError(source.path, file.line(mistake.at), mistake.reason, mistake.remedy) from mistake
    return _Checked(read_rule(data, source.path), file)


def _checked(data: object, schema: Path, folder: Path) -> Mapping[str, object]:
    _hold_against(data, json.loads(schema.read_text(encoding="utf-8")), ())
    rule = cast("Mapping[str, object]", data)
    check = str(rule["check"])
    if check not in VERBS:
        raise _Mistake(["check"], f"there is no verb {check!r}", did_you_mean(check, VERBS))
    verb = VERBS[check]
    _check_scope(str(rule.get("scope", "document")), verb)
    if "yields-to" in rule and scope_of(verb) != "document":
        raise _Mistake(["yields-to"], "only rules that look at one document yield", "take it out")
    options = cast("dict[str, object]", rule.get("with") or {})
    _hold_against(options, options_schema(verb.options), ("with",))
    select = cast("Mapping[str, list[str]]", rule["select"])
    _check_select(select, verb)
    selection = {role: tuple(parts) for role, parts in select.items()}
    fault = verb.fault(read_options(verb.options, options, folder), selection) if verb.fault else None
    if fault is not None:
        raise _Mistake(["with"], fault, "see docs/checks.md")
    _check_grades(rule, verb)
    _check_wording(rule, verb)
    return rule


def _hold_against(data: object, schema: Mapping[str, object], at: tuple[str | int, ...]) -> None:
    _refuse_first(faults(data, schema, at))


def _refuse_first(found: Iterator[Fault]) -> None:
    fault = next(found, None)
    if fault is not None:
        raise _Mistake(fault.at, fault.reason, fault.remedy)


def _check_scope(scope: str, verb: AnyVerb) -> None:
    its = scope_of(verb)
    if scope != its:
        raise _Mistake(["scope"], f"{verb.name!r} looks at another scope than {scope}", f"write scope: {its}")


def _check_select(select: Mapping[str, list[str]], verb: AnyVerb) -> None:
    for role in verb.roles:
        if role not in select:
            raise _Mistake(["select"], f"the verb {verb.name!r} needs select.{role}", "name the parts it looks at")
    for role, selectors in select.items():
        known = (*verb.roles, *verb.optional)
        if role not in known:
            raise _Mistake(["select", role], f"{verb.name!r} knows no role {role!r}", did_you_mean(role, known))
        for index, selector in enumerate(selectors):
            if selector not in SELECTORS:
                remedy = did_you_mean(selector, SELECTORS)
                raise _Mistake(["select", role, index], f"no part of a document is called {selector!r}", remedy)
            if verb.selectors and selector not in verb.selectors:
                remedy = f"choose from {', '.join(verb.selectors)}"
                raise _Mistake(["select", role, index], f"{verb.name!r} cannot look at {selector!r}", remedy)


def _check_grades(rule: Mapping[str, object], verb: AnyVerb) -> None:
    for key in ("severity", "message", "suggestion"):
        value = rule[key]
        if isinstance(value, dict):
            for grade in value:
                if grade not in verb.grades:
                    remedy = did_you_mean(str(grade), verb.grades)
                    raise _Mistake([key, str(grade)], f"{verb.name!r} has no grade {grade!r}", remedy)
            for grade in verb.grades:
                if grade not in value:
                    raise _Mistake([key], f"{key} leaves out the grade {grade!r}", "give each grade, or one for all")


def _check_wording(rule: Mapping[str, object], verb: AnyVerb) -> None:
    known = placeholders_of(verb)
    for at, text in _wordings(rule):
        for name in _placeholders(at, text):
            if name not in known:
                raise _Mistake(at, f"{{{name}}} is no placeholder of {verb.name!r}", did_you_mean(name, known))
    for mark in cast("Mapping[str, object]", rule.get("labels") or {}):
        if mark not in verb.marks:
            raise _Mistake(["labels", mark], f"{verb.name!r} marks no {mark!r}", did_you_mean(mark, verb.marks))


def placeholders_of(verb: AnyVerb) -> tuple[str, ...]:
    """What the words of a verb's rules may name in braces: its own, each mark's line, and across files its path.

    `x-in-line` is " in line 3", and nothing where the mark stands in the line of the first one.
    """
    places = ("line", "path") if isinstance(verb, CorpusVerb) else ("line", "in-line")
    return (*verb.placeholders, *(f"{mark}-{place}" for mark in verb.marks for place in places))


def _placeholders(at: list[str], text: str) -> list[str]:
    """The placeholders of a wording, which are plain names in braces."""
    try:
        parts = list(Formatter().parse(text))
    except ValueError as error:
        raise _Mistake(at, f"the braces of {text!r} do not match: {error}", "write {{ for a brace") from error
    if any(form or conversion for _, _, form, conversion in parts):
        raise _Mistake(at, f"a placeholder of {text!r} asks for a format", "write the plain name in braces")
    return [name for _, name, _, _ in parts if name is not None]


def _wordings(rule: Mapping[str, object]) -> Iterator[tuple[list[str], str]]:
    for key in ("message", "suggestion", "labels"):
        value = rule.get(key) or {}
        if isinstance(value, dict):
            yield from (([key, str(name)], str(text)) for name, text in value.items())
        else:
            yield [key], str(value)


def _refuse_twins(rules: list[Rule]) -> None:
    owners = {name: "exlint itself" for refused in REFUSALS for name in (refused.code, refused.id)}
    for rule in rules:
        for name in (rule.code, rule.id):
            if name in owners:
                raise RuleError(rule.path, 1, f"{name} is declared in {owners[name]} too", "give it another name")
            owners[name] = rule.path


def _check_yields(checked: Iterable[_Checked], known: Mapping[str, Rule]) -> None:
    """Refuse what would leave a finding without one that stands for it. `known` are all rules, by code."""
    for rule, file in checked:
        for index, code in enumerate(rule.yields_to):
            mistake = _wrong_yield(rule.code, code, known)
            if mistake is not None:
                raise RuleError(rule.path, file.line(("yields-to", index)), *mistake)


def _wrong_yield(code: str, to: str, known: Mapping[str, Rule]) -> tuple[str, str] | None:
    """What is wrong with a rule's yielding to a code, and what to do about it."""
    if to == code:
        return f"{code} yields to itself", "name another rule"
    if to not in known:
        return f"there is no rule {to}", did_you_mean(to, (each for each in known if each != code))
    if known[to].scope != "document":
        return f"{to} looks at more than one document", "name a rule that looks at one"
    way = _way(to, code, known)
    if way is not None:
        return f"{code} yields to {', which yields to '.join(way)}", "take one of these out of its yields-to"
    return None


def _way(start: str, end: str, known: Mapping[str, Rule], passed: tuple[str, ...] = ()) -> tuple[str, ...] | None:
    """The codes from one rule to another, each of which yields to the next; None where there are none."""
    passed = (*passed, start)
    if start == end:
        return passed
    ways = (_way(code, end, known, passed) for code in known[start].yields_to if code in known and code not in passed)
    return next((way for way in ways if way is not None), None)
