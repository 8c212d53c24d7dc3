"""Rules: the declarations of rules/*/*.yaml and of a user's own folder, as values that the linter runs.

Our own rules are checked when the tool is built and in its tests; a user's are checked when they are loaded
(rulefiles.py), so that a mistake names its file and line.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping, Sequence
from pathlib import Path
from typing import cast

from exlint.checks import VERBS, AnyVerb
from exlint.checks.options import read_options
from exlint.config import ConfigError, nearest
from exlint.diagnostics import Category, Severity
from exlint.values import NamedTuple


class Expected(NamedTuple):
    """A finding that an example must give: the primary place and the related ones, each a path and a 1-based line."""

    place: tuple[str, int]
    also: tuple[tuple[str, int], ...]
    severity: Severity | None


class Example(NamedTuple):
    """A document of a rule file, or several by their paths. A good one has no `finds`: the rule must stay silent."""

    documents: Mapping[str, str]
    finds: tuple[Expected, ...]
    fixed: str | None
    note: str | None

    @property
    def kind(self) -> str:
        """Whether the document has the defect: "bad" or "good"."""
        return "bad" if self.finds else "good"


class Rule(NamedTuple):
    """One rule. `severity`, `message` and `suggestion` are by the grades of its verb; `yields_to` are codes.

    `shown` are its examples as the file gives them: few runs read them.
    """

    id: str
    code: str
    category: Category
    severity: Mapping[str, Severity]
    scope: str
    preview: bool
    opt_in: bool
    select: Mapping[str, tuple[str, ...]]
    summary: str
    check: str
    options: object
    message: Mapping[str, str]
    labels: Mapping[str, str]
    suggestion: Mapping[str, str]
    rationale: str
    references: tuple[str, ...]
    yields_to: tuple[str, ...]
    shown: Sequence[Mapping[str, object]]
    path: str

    @property
    def examples(self) -> tuple[Example, ...]:
        """Documents with what it must find in them."""
        return tuple(map(_example, self.shown))

    @property
    def verb(self) -> AnyVerb:
        """The verb that checks it."""
        return VERBS[self.check]

    @property
    def url(self) -> str:
        """The rule's page, relative to the project."""
        return f"docs/rules/{self.id}.md"

    @property
    def worst(self) -> Severity:
        """The highest severity that it can report."""
        return max(self.severity.values())

    def at(self, severity: Severity) -> Rule:
        """The same rule with one severity for all its findings."""
        return self._replace(severity=dict.fromkeys(self.severity, severity))


_PREFIX = re.compile(r"[A-Z]+[0-9]*")


class UnknownRule(ConfigError):
    """A selector that names no code, rule or category; `near` is the name that was probably meant."""

    def __init__(self, selector: str, near: str | None) -> None:
        hint = f"; did you mean {near!r}?" if near else "; `exlint rules` lists them"
        super().__init__(f"no rule, category or code prefix is called {selector!r}{hint}")
        self.selector = selector
        self.near = near


def read_rule(data: Mapping[str, object], path: str) -> Rule:
    """The rule that a parsed and checked rule file declares."""
    verb = VERBS[str(data["check"])]
    severity = data["severity"]
    grades: Mapping[str, object] = severity if isinstance(severity, dict) else dict.fromkeys(verb.grades, severity)
    select = cast("Mapping[str, list[str]]", data["select"])
    return Rule(
        id=str(data["id"]),
        code=str(data["code"]),
        category=Category(str(data["category"])),
        severity={grade: Severity.parse(str(word)) for grade, word in grades.items()},
        scope=str(data.get("scope", "document")),
        preview=bool(data.get("preview", False)),
        opt_in=bool(data.get("opt-in", False)),
        select={role: tuple(selectors) for role, selectors in select.items()},
        summary=str(data["summary"]),
        check=verb.name,
        options=read_options(verb.options, cast("Mapping[str, object]", data.get("with") or {}), Path(path).parent),
        message=_by_grade(data["message"], verb),
        labels={name: str(text) for name, text in cast("Mapping[str, object]", data.get("labels") or {}).items()},
        suggestion=_by_grade(data["suggestion"], verb),
        rationale=str(data["rationale"]),
        references=tuple(str(each) for each in cast("list[object]", data.get("references") or [])),
        yields_to=tuple(str(each) for each in cast("list[object]", data.get("yields-to") or [])),
        shown=cast("list[Mapping[str, object]]", data["examples"]),
        path=path,
    )


def _by_grade(wording: object, verb: AnyVerb) -> Mapping[str, str]:
    if isinstance(wording, dict):
        return {str(grade): str(text) for grade, text in wording.items()}
    return dict.fromkeys(verb.grades, str(wording))


_SUFFIXES = {"markdown": "md", "json": "json", "yaml": "yaml", "article": "txt"}


def _example(data: Mapping[str, object]) -> Example:
    fixed, note = data.get("fixed"), data.get("note")
    given = data["bad"] if "bad" in data else data["good"]
    if isinstance(given, dict):
        documents = {str(path): str(text) for path, text in given["documents"].items()}
    else:
        documents = {f"example.{_SUFFIXES[str(data.get('format', 'markdown'))]}": str(given)}
    first = next(iter(documents))
    return Example(
        documents=documents,
        finds=tuple(_expected(each, first) for each in cast("list[Mapping[str, object]]", data.get("finds") or [])),
        fixed=None if fixed is None else str(fixed),
        note=None if note is None else str(note),
    )


def _expected(data: Mapping[str, object], first: str) -> Expected:
    also = data.get("also", [])
    places = also if isinstance(also, list) else [also]
    severity = data.get("severity")
    place = _place(data, first)
    return Expected(
        place=place,
        also=tuple(_place(each, place[0]) for each in places),
        severity=None if severity is None else Severity.parse(str(severity)),
    )


def _place(data: object, path: str) -> tuple[str, int]:
    """A place of an example: a line, or a line with the path of its document."""
    if isinstance(data, Mapping):
        return str(data.get("path", path)), cast("int", data["line"])
    return path, cast("int", data)


def names_of(rule: Rule) -> tuple[str, ...]:
    """Every word that selects a rule besides the prefixes of its code."""
    return (rule.code, rule.id, str(rule.category))


def matching(selector: str, rules: Iterable[Rule]) -> tuple[Rule, ...]:
    """The rules that a selector names: a code, a rule's id, a category, a code's prefix ("FAQ"), or "all".

    Raises UnknownRule, with the nearest name, where there is none.
    """
    rules = tuple(rules)
    word = selector.strip()
    if word.lower() == "all":
        return rules
    lowered, upper = word.lower(), word.upper()
    found = tuple(
        rule
        for rule in rules
        if upper == rule.code
        or lowered in (rule.id, rule.category)
        or (_PREFIX.fullmatch(upper) and rule.code.startswith(upper))
    )
    if not found:
        raise UnknownRule(word, nearest(word, (name for rule in rules for name in names_of(rule))))
    return found
