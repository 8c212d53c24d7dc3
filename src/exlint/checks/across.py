"""Verbs that look across documents: pure functions of the facts of all files, which rules of the scope corpus name."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from functools import cached_property
from typing import Any, Literal, TypeAlias

from exlint.checks.verb import Finding, Knowledge, Mark, Place, Selection
from exlint.exercise import SELECTORS, Part, Passage
from exlint.facts import LINKS, Facts, Sentence, Telling, Value, Wanted
from exlint.record import Format
from exlint.values import NamedTuple


class Shape(NamedTuple):
    """What documents have in common that are held against each other: a catalogue is no duplicate of its pages.

    `language` is what they say of their own, `tongue` the language that their path names.
    """

    profile: str
    format: Format
    language: str
    tongue: str


VALUE_SELECTORS = tuple(each for each in SELECTORS if each == Passage.NAME or each.startswith("fields."))
PROSE_SELECTORS = tuple(str(part) for part in Part)


class Use(NamedTuple):
    """A value and the document that has it."""

    telling: Telling
    value: Value

    @property
    def text(self) -> str:
        """The value without white space around it."""
        return self.value.text.strip()


Reads: TypeAlias = Literal["values", "prose", "links"]
"""What becomes of the parts that a rule selects: their values, or the hashed sentences of their prose.

A rule that reads links selects nothing.
"""


class Corpus:
    """The facts of many files, in the order of their paths.

    `exists` says whether there is a file or folder at a path, as paths are shown; it need not be of the corpus.
    """

    def __init__(self, files: Sequence[Facts], knowledge: Knowledge, exists: Callable[[str], bool]) -> None:
        self.files = files
        self.knowledge = knowledge
        self.exists = exists

    def values(self, parts: Sequence[str]) -> Iterator[tuple[str, list[Use]]]:
        """For each shape its profile, and the values of some parts in the order of files."""
        for shape, by_part in self._by_part.items():
            yield shape.profile, [use for part in parts for use in by_part.get(part, ())]

    @cached_property
    def _by_part(self) -> Mapping[Shape, Mapping[str, list[Use]]]:
        found: dict[Shape, dict[str, list[Use]]] = {}
        for shape, tellings in self.by_shape.items():
            by_part = found[shape] = {}
            for telling in tellings:
                for value in telling.values:
                    by_part.setdefault(value.part, []).append(Use(telling, value))
        return found

    @cached_property
    def by_shape(self) -> Mapping[Shape, tuple[Telling, ...]]:
        """The documents that are of one shape and language, such as the records of one catalogue."""
        found: dict[Shape, list[Telling]] = {}
        for file in self.files:
            tongue = _tongue(file.path)
            for telling in file.tellings:
                shape = Shape(telling.profile, telling.format, telling.language, tongue)
                found.setdefault(shape, []).append(telling)
        return {shape: tuple(tellings) for shape, tellings in found.items()}


class CorpusVerb(NamedTuple):
    """A verb across documents as the rule loader knows it; the fields are those of `Verb`.

    `reads` says what is gathered of the parts in the roles `roles` and `optional`. Marks have a place (`Mark.at`).
    """

    name: str
    summary: str
    run: Callable[[Corpus, Selection, Any], Iterator[Finding]]
    reads: Reads
    options: type[object]
    roles: tuple[str, ...]
    marks: tuple[str, ...]
    grades: tuple[str, ...]
    placeholders: tuple[str, ...]
    optional: tuple[str, ...] = ()
    selectors: tuple[str, ...] = ()
    fault: Callable[[Any, Selection], str | None] | None = None
    classes: Callable[[Any], Iterable[str]] | None = None


def letters(text: str) -> str:
    """The letters and digits of a text, by which spellings are compared: "Pull-Up" and "pull up" are one."""
    return "".join(filter(str.isalnum, text.casefold()))


def is_slip(word: str, meant: str) -> bool:
    """Whether a letter or two of a word are wrong, but not the first: "table" is no slip of "cable"."""
    most = 1 if len(meant) < 9 else 2
    if word[:1] != meant[:1] or abs(len(word) - len(meant)) > most:
        return False
    from rapidfuzz.distance import OSA

    return OSA.distance(word, meant, score_cutoff=most) <= most


def mark(label: str, telling: Telling, fact: Value | Sentence) -> Mark:
    """A mark at a fact of a document."""
    return Mark(label, fact.span, fact.pointer, Place(telling.path, telling.document))


def wanted_by(rules: Iterable[tuple[object, Selection]]) -> Wanted:
    """The parts of documents that the verbs across documents among these read, each with what its rule selects."""
    parts: dict[Reads, set[str]] = {"values": set(), "prose": set(), "links": set()}
    for verb, select in rules:
        if isinstance(verb, CorpusVerb):
            parts[verb.reads].update(*select.values(), [LINKS] if verb.reads == LINKS else [])
    return Wanted(frozenset(parts["values"]), frozenset(parts["prose"]), links=bool(parts["links"]))


def _tongue(path: str) -> str:
    """The language that a path names, as in `de/push-up.md` and `push-up.pt-BR.md`; "" where it names none."""
    *folders, file = path.split("/")
    middle = file.split(".")[1:-1]
    return next((part.lower() for part in (*middle, *reversed(folders)) if _is_language(part)), "")


def _is_language(word: str) -> bool:
    """Whether a word has the form of a language's code, with its country or without."""
    language, _, country = word.replace("_", "-").partition("-")
    return len(language) == 2 and language.islower() and language.isalpha() and (not country or len(country) == 2)
