"""Words that a configuration adds to the shipped vocabularies: spellings of muscles, headings, keys and labels."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import cast

from exlint.config import ConfigError
from exlint.configuration.model import Word
from exlint.exercise import FieldName, Part
from exlint.profiling.words import fold
from exlint.validation import did_you_mean
from exlint.vocabulary_tables import TABLES

_Data = Mapping[str, object]
_Files = Mapping[str, _Data]

_QUESTIONS = "questions"
_IGNORED = "ignored"


def with_words(files: _Files, words: Sequence[Word]) -> _Files:
    """The vocabulary files (name to data) with a configuration's words; what is added wins over what is shipped.

    Raises ConfigError, with the place, for a word that stands under a name which exlint does not know.
    """
    if not words:
        return files
    added = {"muscles": _with_muscle, "headings": _with_heading, "keys": _with_key}
    changed = dict(files)
    for word in words:
        declared = {key: value for key, value in changed[word.kind].items() if key != TABLES}
        changed[word.kind] = added[word.kind](declared, word)
    return changed


def _with_muscle(data: _Data, word: Word) -> _Data:
    terms = cast("Mapping[str, _Data]", data["terms"])
    if word.key == "not-terms":
        return {**data, "not-terms": [*cast("list[object]", data.get("not-terms") or []), *_listed(word)]}
    if isinstance(word.data, dict):
        for whole in cast("list[str]", word.data["part-of"]):
            _refuse_unknown(word, whole, terms, "muscle")
        return {**data, "terms": {**terms, word.key: word.data}}
    _refuse_unknown(word, word.key, terms, "muscle")
    term = terms[word.key]
    forms = [*cast("list[str]", term.get("forms") or [term["name"]]), *_listed(word)]
    return {**data, "terms": {**terms, word.key: {**term, "forms": forms}}}


def _with_heading(data: _Data, word: Word) -> _Data:
    _refuse_unknown(word, word.key, (*Part, _QUESTIONS), "part of a document")
    entry = {"part": word.key, "whole": _listed(word)}
    return {**data, "headings": [entry, *cast("list[object]", data["headings"])]}


def _with_key(data: _Data, word: Word) -> _Data:
    _refuse_unknown(word, word.key, (*FieldName, *Part, _QUESTIONS, _IGNORED), "field or part of a document")
    taken = {fold(each) for each in _listed(word)}
    freed = _without(data, taken)
    home = "fields" if word.key in tuple(FieldName) else "parts" if word.key in tuple(Part) else None
    if home is None:
        return {**freed, word.key: [*cast("list[str]", freed.get(word.key) or []), *_listed(word)]}
    lists = cast("Mapping[str, list[str]]", freed[home])
    return {**freed, home: {**lists, word.key: [*lists.get(word.key, []), *_listed(word)]}}


def _without(data: _Data, taken: set[str]) -> _Data:
    """The keys without those that a configuration gives another meaning."""

    def kept(listed: object) -> list[str]:
        return [each for each in cast("list[str]", listed or []) if fold(each) not in taken]

    homes = {
        home: {name: kept(listed) for name, listed in cast("_Data", data.get(home) or {}).items()}
        for home in ("fields", "parts")
    }
    return {**data, **homes, **{name: kept(data.get(name)) for name in (_QUESTIONS, _IGNORED)}}


def _listed(word: Word) -> list[str]:
    if isinstance(word.data, dict):
        raise ConfigError(f"{word.origin}: {word.key}: not-terms takes a list; write [one, two]")
    return [str(each) for each in cast("list[object]", word.data)]


def _refuse_unknown(word: Word, name: str, known: Sequence[str] | Mapping[str, object], what: str) -> None:
    if name not in known:
        raise ConfigError(f"{word.origin}: no {what} is called {name!r}; {did_you_mean(name, list(known))}")
