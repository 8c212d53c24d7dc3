"""Writes the pages that follow from data: docs/rules/, one page a rule, docs/checks.md, docs/profiles.md
and docs/configuration.md.

python docs/generate.py            write them, and remove pages of rules that are gone
python docs/generate.py --check    only tell which are stale; the exit status is then 1
"""

from __future__ import annotations

import json
import sys
from collections.abc import Iterable, Iterator, Mapping, Sequence
from inspect import getdoc
from pathlib import Path
from typing import TypeAlias, cast

from exlint import shipped
from exlint.checks import VERBS, AnyVerb
from exlint.checks.across import CorpusVerb
from exlint.checks.ledger import LedgerVerb
from exlint.checks.options import options_schema
from exlint.cli.explain import (
    facts_of_refusal,
    facts_of_rule,
    findings_of_example,
    findings_of_refusal,
    shown_bytes,
)
from exlint.cli.rules import FILE_SCOPE, severities
from exlint.config import Choices
from exlint.diagnostics import Diagnostic
from exlint.exercise import SELECTORS
from exlint.linter import Settings
from exlint.profiling.shape import NameSource, Profile
from exlint.refusals import REFUSALS, FileRefusal
from exlint.reporters.terminal import Terminal
from exlint.reporters.text import render_diagnostic
from exlint.rulefiles import placeholders_of
from exlint.rules import Example, Rule
from exlint.settings import every_rule, settings_for

DOCS = Path(__file__).parent
_NOTE = "<!-- Made by docs/generate.py: change {source}, then run it again. -->"
_LANGUAGES = {"md": "markdown", "txt": "text"}
_TERMINAL = Terminal()
_NAME_SOURCES = {
    NameSource.KEY: "a key or label for the name",
    NameSource.HEADING: "the first heading, where it stands above all others",
    NameSource.TITLE: "the subject of the title",
    NameSource.SENTENCE: "the subject of the first sentence",
    NameSource.FILE: "the file name",
}

_Declared: TypeAlias = Mapping[str, object]

_INDEX = """\
{note}

# Rules

Where a rule has several severities, its page says which finding gets which. What has the scope *{scope}* is no rule:
it cannot be turned off.

{table}

[Your own rules](../guides/your-own-rules.md) tells how to add some.
"""

_CHECKS = """\
{note}

# Checks

A rule names one of these under `check`. Its `select` gives each role of the check the parts of the document to look
at; its `severity`, `message` and `suggestion` may be one for each grade; its `labels` are written under the marked
places; its `with` holds the options.

## Parts of a document

{parts}

{checks}
"""

_PROFILES = """\
{note}

# Profiles

A profile is a shape of documents: how it is recognised, and which of its headings, labels and keys are which part of
an exercise. Profiles are tried in the order of this page, and the first that fits reads the file; `--profile ID`
chooses one outright. The spelling of keys and headings does not matter: `primaryMuscles`, `primary_muscles` and
"Primary muscle" are one key. `exlint debug FILE` tells which profile read a file, and as what.

A data file holds one record or a list of them; the list may also stand under one of the keys {lists}.
JSON Lines and YAML streams are read record by record.

{shapes}

## What headings and keys stand for

The headings, labels and keys that are known, and what they stand for, are listed in `schemas/vocabulary/headings.yaml`
and `schemas/vocabulary/keys.yaml`; a profile adds its own. A file whose content is none of an exercise is skipped, and
`exlint check --verbose` says why.
"""

_CONFIGURATION = """\
{note}

# Configuration

The file `.exlint.yaml` says what holds for the documents of its folder and below. `exlint init` writes a first one
after a look at the repository; without any, the preset `recommended` holds.

- **The nearest file wins.** It is looked for in the folder of each document and above, up to the root of the
  repository, and nothing of one farther up is left. What files are to share they name under `extends`.
- **Later words win.** First what a file extends, in order, then the file itself, then its `overrides` that mean the
  document, then the command line. Among the names of one `rules` mapping the more exact one wins: a rule's code or
  name over its category, that over a prefix such as `FAQ`, that over `all`.
- **Patterns** are those of `.gitignore`, relative to the folder of the configuration, also in files that it extends.
  **Paths** are relative to the file they stand in.
- `exlint config --show-origin PATH` tells what holds for a file or folder, with the file and line that says so.
- `--config FILE` uses one configuration for everything, `--isolated` none.
- Unknown keys, rules and words are errors, with the line and the nearest name.

Beside the configuration, the folder `.exlint` holds what is too long for it: rules in `.exlint/rules/`, and profiles as
those of `schemas/profiles/` in `.exlint/profiles/`.

## Keys

{keys}

## Presets

{presets}

## Example

```yaml
extends: strict
exclude: [drafts/]
rules:
  MUS003: info              # by code
  faq-duplicate: error      # by category
  repeated-answer:          # by name, with an option of its check
    severity: warning
    with: {{ratio: 0.9}}
overrides:
  - files: [content/de/]
    language: de
  - files: ["data/*.json"]
    profile: exercisedb
    rules: {{MUS: off, MUS001: warning}}
vocabulary:
  muscles:
    gluteus-medius: [side glute]
    outer-hip: {{name: outer hip, part-of: [hips], forms: [outer hip]}}
  headings: {{tips: [Coach says]}}
  keys: {{target: [main_mover]}}
suppress:
  - {{files: [data/legacy.json], pointer: /3/target, rules: [MUS001], reason: as the federation lists it}}
```
"""


def pages() -> dict[str, str]:
    """Every generated page: its path below docs/ and its text."""
    settings = settings_for(Choices(select=("all",)))
    rules = every_rule(())
    made = {f"rules/{rule.id}.md": _rule_page(rule, settings) for rule in rules}
    made |= {f"rules/{refusal.id}.md": _refusal_page(refusal, settings) for refusal in REFUSALS}
    made["rules/README.md"] = _index(rules)
    made["checks.md"] = _checks_page()
    made["profiles.md"] = _profiles_page(settings.profiles.ordered)
    made["configuration.md"] = _configuration_page()
    return {path: f"{text.rstrip()}\n" for path, text in made.items()}


def stale() -> list[str]:
    """The paths below docs/ that are missing, differ from what would be written, or belong to no rule."""
    made = pages()
    return sorted(path for path in {*made, *_present()} if made.get(path) != _text(DOCS / path))


def _present() -> Iterator[str]:
    return (path.relative_to(DOCS).as_posix() for path in (DOCS / "rules").glob("*.md"))


def _text(path: Path) -> str | None:
    return path.read_text(encoding="utf-8") if path.is_file() else None


def _write(paths: Iterable[str]) -> None:
    made = pages()
    for path in paths:
        file = DOCS / path
        if path in made:
            file.parent.mkdir(parents=True, exist_ok=True)
            file.write_text(made[path], encoding="utf-8", newline="\n")
        else:
            file.unlink()


def _index(rules: Sequence[Rule]) -> str:
    rows = [(rule.code, rule.id, str(rule.category), severities(rule), rule.scope, rule.summary) for rule in rules]
    rows += [
        (each.code, each.id, str(each.category), each.severity.word, FILE_SCOPE, each.summary) for each in REFUSALS
    ]
    linked = [(code, f"[{name}]({name}.md)", *others) for code, name, *others in rows]
    table = "\n".join(_table(("Code", "Name", "Category", "Severity", "Scope", "Summary"), linked))
    return _INDEX.format(note=_NOTE.format(source="the files in rules/"), scope=FILE_SCOPE, table=table)


def _rule_page(rule: Rule, settings: Settings) -> str:
    lines = [
        *_head(rule.code, rule.id, rule.summary, f"rules/{rule.path}", facts_of_rule(rule)),
        *_chapter("Why", rule.rationale),
        *_chapter("What to do", "\n\n".join(f"{each}." for each in dict.fromkeys(rule.suggestion.values()))),
    ]
    for kind, title in (("bad", "What it reports"), ("good", "What it leaves alone")):
        lines += ["", f"## {title}"]
        for example in rule.examples:
            if example.kind == kind:
                lines += _example(rule, example, settings)
    if rule.references:
        lines += ["", "## References", "", *(f"- {reference}" for reference in rule.references)]
    return "\n".join(lines)


def _refusal_page(refusal: FileRefusal, settings: Settings) -> str:
    lines = [
        *_head(refusal.code, refusal.id, refusal.summary, "src/exlint/refusals.py", facts_of_refusal(refusal)),
        *_chapter("Why", refusal.rationale),
        *_chapter("What to do", refusal.advice),
        "",
        "## What it reports",
        *_fenced(Path(refusal.example_name).suffix[1:], shown_bytes(refusal.example)),
        *_drawn(findings_of_refusal(refusal, settings)),
    ]
    return "\n".join(lines)


def _head(code: str, name: str, summary: str, source: str, facts: Mapping[str, str]) -> Iterator[str]:
    yield from (_NOTE.format(source=source), "", f"# {code} {name}", "", f"{summary}.", "")
    yield from _table(("", ""), [(fact.capitalize(), value) for fact, value in facts.items()])


def _chapter(title: str, text: str) -> tuple[str, ...]:
    return ("", f"## {title}", "", text.strip())


def _example(rule: Rule, example: Example, settings: Settings) -> Iterator[str]:
    if example.note:
        yield from ("", f"{example.note[0].upper()}{example.note[1:]}:")
    for path, text in example.documents.items():
        if len(example.documents) > 1:
            yield from ("", f"`{path}`")
        suffix = path.rpartition(".")[2]
        yield from _fenced(_LANGUAGES.get(suffix, suffix), text)
    if example.kind == "bad":
        yield from _drawn(findings_of_example(rule, example, settings))


def _drawn(diagnostics: Iterable[Diagnostic]) -> Iterator[str]:
    drawn = "\n\n".join(render_diagnostic(each, _TERMINAL) for each in diagnostics)
    return _fenced("text", drawn)


def _fenced(language: str, text: str) -> Iterator[str]:
    yield from ("", f"~~~{language}", *text.rstrip("\n").split("\n"), "~~~")


def _table(titles: Sequence[str], rows: Iterable[Sequence[str]]) -> Iterator[str]:
    yield f"| {' | '.join(titles)} |"
    yield f"|{'|'.join(['---'] * len(titles))}|"
    yield from (f"| {' | '.join(cell.replace('|', chr(92) + '|') for cell in row)} |" for row in rows)


def _checks_page() -> str:
    fields = [where for where in SELECTORS if where.startswith("fields.")]
    others = [where for where in SELECTORS if where not in fields]
    parts = f"- {_listed(others)}\n- {_listed(fields)}"
    checks = "\n\n".join("\n".join(_check(VERBS[name])) for name in sorted(VERBS))
    return _CHECKS.format(note=_NOTE.format(source="the modules in src/exlint/checks/"), parts=parts, checks=checks)


def _check(verb: AnyVerb) -> Iterator[str]:
    yield from (f"## {verb.name}", "", f"{verb.summary}.", "", getdoc(verb.run) or "", "")
    if isinstance(verb, CorpusVerb):
        yield "- Scope: `corpus`, it looks across documents"
    if isinstance(verb, LedgerVerb):
        yield "- Scope: `suppressions`, it looks at the comments that suppress findings"
    if verb.roles:
        yield f"- Roles: {_listed(verb.roles)}"
    yield f"- Grades: {_listed(verb.grades)}"
    yield f"- Marks: {_listed(verb.marks)}{'; the first is the place of the finding' if verb.marks[1:] else ''}"
    yield f"- Placeholders: {_listed(placeholders_of(verb))}"
    schema = options_schema(verb.options)
    properties = cast("Mapping[str, object]", schema["properties"])
    required = cast("Sequence[str]", schema["required"])
    if properties:
        yield from ("", _about_options(verb, properties), "")
        rows = [
            (f"`{name}`", _type_words(cast("Mapping[str, object]", shape)), "yes" if name in required else "no")
            for name, shape in properties.items()
        ]
        yield from _table(("Option", "Value", "Required"), rows)


def _about_options(verb: AnyVerb, names: Iterable[str]) -> str:
    """The docstring of a check's options, with their names as rule files write them."""
    text = getdoc(verb.options) or ""
    for name in names:
        text = text.replace(f"`{name.replace('-', '_')}`", f"`{name}`")
    return text.replace("Options. ", "Options: ", 1)


def _type_words(shape: Mapping[str, object]) -> str:
    match shape:
        case {"enum": words}:
            return _alternatives(cast("Sequence[str]", words))
        case {"anyOf": shapes}:
            return " or ".join(map(_type_words, cast("Sequence[Mapping[str, object]]", shapes)))
        case {"items": items}:
            return f"list of {_type_words(cast('Mapping[str, object]', items))}s"
        case _:
            return {"boolean": "true or false", "integer": "whole number"}.get(str(shape["type"]), str(shape["type"]))


def _listed(words: Iterable[str]) -> str:
    return ", ".join(f"`{word}`" for word in words)


def _profiles_page(profiles: Sequence[Profile]) -> str:
    declared = cast("Mapping[str, _Declared]", shipped.load()["profiles"])
    lists = dict.fromkeys(key for each in declared.values() for key in cast("Sequence[str]", each.get("records", ())))
    shapes = "\n\n".join("\n".join(_profile(profile, declared[profile.id])) for profile in profiles)
    note = _NOTE.format(source="the files in schemas/profiles/")
    return _PROFILES.format(note=note, lists=_listed(lists), shapes=shapes)


def _profile(profile: Profile, declared: _Declared) -> Iterator[str]:
    yield from (f"## {profile.id}", "", profile.summary, "")
    conditions = _conditions(cast("Mapping[str, object]", declared.get("detect", {})))
    facts = {
        "Formats": ", ".join(profile.formats),
        "Recognised by": "; ".join(conditions) or "its content, where no profile above fits",
        "The name is": "; else ".join(_NAME_SOURCES[source] for source in profile.names),
    }
    if "content" in declared:
        facts["Content under"] = f"`{declared['content']}`"
    if profile.restart is not None:
        facts["Told again after"] = f"the comment `<!-- {profile.restart} -->`"
    yield from (f"- {title}: {text}" for title, text in facts.items())


def _conditions(detect: Mapping[str, object]) -> Iterator[str]:
    """The conditions as the profile's file spells them."""
    for kind in ("key", "heading"):
        for group in cast("Sequence[str | Sequence[str]]", detect.get(f"{kind}s", ())):
            yield f"the {kind} {_alternatives((group,) if isinstance(group, str) else group)}"
    for key, values in cast("Mapping[str, Sequence[str]]", detect.get("values", {})).items():
        yield f"the value {_alternatives(values)} of `{key}`"
    if "labels" in detect:
        yield f"at least {detect['labels']} labelled fields, such as `- **Equipment:** Band`"
    yield from (f"the comment `<!-- {comment} -->`" for comment in cast("Sequence[str]", detect.get("comments", ())))


def _configuration_page() -> str:
    schema = json.loads((shipped.root() / "schemas/config.schema.json").read_text(encoding="utf-8"))
    rows = [
        (
            f"`{key}`",
            str(shape.get("description", "")),
            f"`{json.dumps(shape['default'])}`" if "default" in shape else "",
        )
        for key, shape in _config_keys(schema, schema, "")
    ]
    presets = cast("Mapping[str, _Declared]", shipped.load()["presets"])
    told = [f"- `{name}`: {', '.join(f'`{key}: {json.dumps(value)}`' for key, value in said.items())}"
            for name, said in presets.items()]  # fmt: skip
    return _CONFIGURATION.format(
        note=_NOTE.format(source="schemas/config.schema.json and schemas/presets/"),
        keys="\n".join(_table(("Key", "What to write", "Default"), rows)),
        presets="\n".join(told),
    )


def _config_keys(shape: _Declared, schema: _Declared, above: str) -> Iterator[tuple[str, _Declared]]:
    """Every key of the configuration with its schema; keys inside lists and mappings follow the one that holds them."""
    definitions = cast("Mapping[str, _Declared]", schema["$defs"])
    for key, inner in cast("Mapping[str, _Declared]", shape.get("properties", {})).items():
        reference = str(inner.get("$ref", "")).removeprefix("#/$defs/")
        whole = {**definitions.get(reference, {}), **inner}
        yield f"{above}{key}", whole
        items = cast("_Declared", whole.get("items", {}))
        yield from _config_keys(items, schema, f"{above}{key}[].")
        if "properties" in whole:
            yield from _config_keys(whole, schema, f"{above}{key}.")


def _alternatives(words: Sequence[str]) -> str:
    return " or ".join(f"`{word}`" for word in words)


def main(arguments: Sequence[str]) -> int:
    """Write the pages, or with --check tell which are stale. Gives the exit status."""
    found = stale()
    if list(arguments) == ["--check"]:
        for path in found:
            print(f"docs/{path} is stale: run docs/generate.py")
        return int(bool(found))
    _write(found)
    for path in found:
        print(f"docs/{path}")
    return 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
