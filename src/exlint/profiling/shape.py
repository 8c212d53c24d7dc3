"""Shapes: what a profile knows, compiled. Frozen plain values, so that they cross processes and sit in a cache."""

from __future__ import annotations

from collections.abc import Mapping
from enum import StrEnum
from typing import TypeAlias

from exlint.exercise import FieldName, Part
from exlint.profiling.words import without
from exlint.record import Format
from exlint.values import NamedTuple


class Special(StrEnum):
    """What a heading or key may stand for besides a field or a part."""

    QUESTIONS = "questions"
    IGNORED = "ignored"


Role: TypeAlias = FieldName | Part | Special
"""What a heading, label or key stands for. Compare by type first: "equipment" is both a field and a part."""


class NameSource(StrEnum):
    """Where a document's name may stand; a profile lists them in the order to try."""

    KEY = "key"  # a key that stands for the name, in the data or the front matter
    HEADING = "heading"  # the first heading, when it stands above all others
    TITLE = "title"  # the subject of an article's title
    SENTENCE = "sentence"  # the subject of the first sentence
    FILE = "file"  # the file name's stem


class Phrases(NamedTuple):
    """Phrases by their first word; the earliest declared one that occurs in a text decides what it stands for."""

    by_word: Mapping[str, tuple[tuple[int, str, Role], ...]]
    whole: Mapping[str, Role]

    def role(self, folded: str, name: str = "") -> Role | None:
        """What a folded heading stands for; `name` is the exercise's folded name, which may stand inside it."""
        if folded in self.whole:
            return self.whole[folded]
        bare = without(folded, name)
        if bare != folded and bare in self.whole:
            return self.whole[bare]
        padded = f" {bare} "
        best: tuple[int, Role] | None = None
        for word in bare.split():
            for order, phrase, role in self.by_word.get(word, ()):
                if (best is None or order < best[0]) and _occurs(phrase, padded):
                    best = (order, role)
        return best[1] if best else None


def _occurs(phrase: str, padded: str) -> bool:
    """Whether a phrase stands in a text as words; a leading ^ binds it to the start."""
    if phrase.startswith("^"):
        return padded.startswith(f" {phrase[1:]} ")
    return f" {phrase} " in padded


class Cues(NamedTuple):
    """The words by which names are found in prose; all folded, or lower case where they stand in running text."""

    title_leads: tuple[str, ...]
    title_tails: tuple[str, ...]
    subject_verbs: tuple[str, ...]
    alias_leads: tuple[str, ...]
    closings: tuple[str, ...]
    version_words: frozenset[str]
    small_words: frozenset[str]
    plain_words: frozenset[str]
    domain_words: frozenset[str]
    software_words: frozenset[str]


class Detection(NamedTuple):
    """The conditions under which a profile fits; all that are given must hold.

    `keys` and `headings` are groups of folded alternatives, one of each group must be there. `values` asks for
    scalars, `labels` for that many labelled fields in the prose, `comments` for HTML comments.
    """

    keys: tuple[tuple[str, ...], ...] = ()
    values: tuple[tuple[str, tuple[str, ...]], ...] = ()
    headings: tuple[tuple[str, ...], ...] = ()
    labels: int = 0
    comments: tuple[str, ...] = ()


class ItemKeys(NamedTuple):
    """The keys of a list's mappings: `{"order": 1, "name": "Setup", "text": "..."}`."""

    text: frozenset[str]
    label: frozenset[str]
    order: frozenset[str]
    question: frozenset[str]
    answer: frozenset[str]


class Profile(NamedTuple):
    """One shape of document: how it is recognised, and which of its keys and headings mean what."""

    id: str
    summary: str
    priority: int
    formats: tuple[Format, ...]
    detection: Detection
    records: tuple[str, ...]  # keys under which a data file keeps its list of documents
    content: str | None  # the key of a document's own content, as "fields" in a Django fixture
    names: tuple[NameSource, ...]
    keys: Mapping[str, Role]
    item_keys: ItemKeys
    headings: Phrases
    cues: Cues
    split: Mapping[FieldName, tuple[str, ...]]  # fields whose strings hold several values, and what parts them
    nothing: frozenset[str]  # words that say a field has no value
    listed_steps: bool  # whether bulleted lists of a description are steps; ordered ones always are
    restart: str | None  # the comment after which the document tells the exercise again
