"""Grammar: the little that rules on wording know of English, as data (schemas/vocabulary/grammar.yaml)."""

from __future__ import annotations

from collections.abc import Mapping
from functools import cached_property
from typing import cast

from exlint.claims.phrases import Phrasebook
from exlint.values import Frozen

_FEW_WORDS = 12
"""Fewer known words than this do not tell the language."""

_SAMPLE = 2000
"""Characters that tell a document's language."""

_ARTICLE = " the "
_ARTICLE_EVERY = 300
"""Characters: where the English article stands this often, no other language needs to be thought of."""


class Grammar(Frozen):
    """Words by class. `classes` holds plain lists by name; `nouns` maps singular to plural, by kind.

    `compounds` maps nouns of one word to the verbs that they are made from ("pushup" to "push up"). `languages` holds
    the commonest words of each language that documents are written in, `en` among them.
    """

    classes: Mapping[str, frozenset[str]]
    nouns: Mapping[str, Mapping[str, str]]
    compounds: Mapping[str, str]
    languages: Mapping[str, frozenset[str]]

    def words(self, name: str) -> frozenset[str]:
        """The words of a class: a list's name, or `singular.<kind>` or `plural.<kind>` for nouns.

        Raises KeyError for a name that is no class.
        """
        return self._classes[name]

    def union(self, names: tuple[str, ...]) -> frozenset[str]:
        """The words of several classes."""
        found = self._unions.get(names)
        if found is None:
            found = self._unions[names] = frozenset().union(*map(self.words, names))
        return found

    def listed(self, names: tuple[str, ...]) -> tuple[str, ...]:
        """The same in one order, as a set of phrases to look for."""
        found = self._listed.get(names)
        if found is None:
            found = self._listed[names] = tuple(sorted(self.union(names)))
        return found

    @cached_property
    def _listed(self) -> dict[tuple[str, ...], tuple[str, ...]]:
        return {}

    @cached_property
    def _classes(self) -> dict[str, frozenset[str]]:
        """Every class by its name, those of nouns by number and kind."""
        classes = dict(self.classes)
        for kind, pairs in self.nouns.items():
            classes[f"singular.{kind}"] = frozenset(pairs)
            classes[f"plural.{kind}"] = frozenset(pairs.values())
        return classes

    @cached_property
    def _unions(self) -> dict[tuple[str, ...], frozenset[str]]:
        """The unions asked for so far: a rule asks for the same ones on each page."""
        return {}

    @property
    def names(self) -> tuple[str, ...]:
        """Every name of a class."""
        return tuple(self._classes)

    def pairs(self, first: tuple[str, ...], second: tuple[str, ...]) -> tuple[str, ...]:
        """All phrases of two words, one of each side's classes; made when first asked for."""
        found = self._pairs.get((first, second))
        if found is None:
            openers, closers = sorted(self.union(first)), sorted(self.union(second))
            found = self._pairs[first, second] = tuple(f"{one} {two}" for one in openers for two in closers)
        return found

    @cached_property
    def _pairs(self) -> dict[tuple[tuple[str, ...], tuple[str, ...]], tuple[str, ...]]:
        return {}

    @cached_property
    def compound_nouns(self) -> tuple[str, ...]:
        """The nouns of one word that are made from a verb."""
        return tuple(self.compounds)

    @cached_property
    def phrasebook(self) -> Phrasebook:
        """The phrases that rules have looked for so far."""
        return Phrasebook()

    def __getstate__(self) -> dict[str, object]:
        """Leave the phrases behind: a process that looks for them builds its own search."""
        return {name: self.__dict__[name] for name in ("classes", "nouns", "compounds", "languages")}

    def singular(self, plural: str) -> str | None:
        """The singular of a plural noun that is known."""
        return next((one for pairs in self.nouns.values() for one, many in pairs.items() if many == plural), None)

    def plural(self, singular: str) -> str | None:
        """The plural of a singular noun that is known."""
        return next((pairs[singular] for pairs in self.nouns.values() if singular in pairs), None)

    def is_english(self, folded: str) -> bool:
        """Whether a text is in English: no other language explains its commonest words better."""
        if folded.count(_ARTICLE) * _ARTICLE_EVERY >= len(folded):
            return True
        found = frozenset(folded[:_SAMPLE].split())
        counts = {language: len(found & words) for language, words in self.languages.items()}
        best = max(counts.values(), default=0)
        return best < _FEW_WORDS // 4 or counts.get("en", 0) >= best


def compile_grammar(data: Mapping[str, object]) -> Grammar:
    """The grammar that a parsed YAML file declares; schemas/grammar.schema.json gives the file's shape."""
    return Grammar(
        classes=_sets(data["classes"]),
        nouns={
            kind: {str(one): str(many) for one, many in pairs.items()}
            for kind, pairs in cast("Mapping[str, Mapping[str, str]]", data["nouns"]).items()
        },
        compounds={str(noun): str(verb) for noun, verb in cast("Mapping[str, str]", data["compounds"]).items()},
        languages=_sets(data["languages"]),
    )


def _sets(value: object) -> dict[str, frozenset[str]]:
    lists = cast("Mapping[str, list[str]]", value)
    return {name: frozenset(map(str, words)) for name, words in lists.items()}
