"""Vocabularies as plain data, and back: spelling their forms out and folding them is done when exlint is built."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any, TypeAlias

from exlint.vocabulary import Frame, Term, Vocabulary, compile_vocabulary

Tables: TypeAlias = Mapping[str, Any]
"""The stored form: sets are sorted lists, and a term is a number."""

TABLES = "tables"
"""The key under which the compiled data of a vocabulary file holds its tables."""


def store_vocabulary(vocabulary: Vocabulary) -> Tables:
    """The tables of a vocabulary; equal vocabularies always give the same bytes.

    What a spelling means is a number: twice that of the term, and one more for an adjective; -1 for no term.
    """
    numbers = {id_: 2 * number for number, id_ in enumerate(vocabulary.terms)}
    return {
        "kind": vocabulary.kind,
        "terms": [term._replace(frames=tuple(map(_stored, term.frames))) for term in vocabulary.terms.values()],
        "spellings": list(vocabulary.meanings),
        "meant": [
            -1 if term is None else numbers[term.id] + adjective for term, adjective in vocabulary.meanings.values()
        ],
        "catalogues": vocabulary.catalogues,
        "reach": vocabulary.reach,
    }


def revive_vocabulary(tables: Tables) -> Vocabulary:
    """The vocabulary that `store_vocabulary` was given."""
    terms = list(map(_term, tables["terms"]))
    meanings: list[tuple[Term | None, bool]] = [(term, adjective) for term in terms for adjective in (False, True)]
    meanings.append((None, False))
    return Vocabulary(
        kind=tables["kind"],
        terms={term.id: term for term in terms},
        meanings=dict(zip(tables["spellings"], map(meanings.__getitem__, tables["meant"]), strict=True)),
        catalogues={
            name: {spelling: tuple(named) for spelling, named in words.items()}
            for name, words in tables["catalogues"].items()
        },
        reach=tables["reach"],
    )


def vocabulary_of(data: Mapping[str, Any]) -> Vocabulary:
    """The vocabulary of a file: from its tables, or as YAML declares it where a configuration has added to it."""
    return revive_vocabulary(data[TABLES]) if TABLES in data else compile_vocabulary(data)


def _stored(frame: Frame) -> Any:
    return [frame.motion, sorted(frame.by), sorted(frame.of)]


def _term(row: list[Any]) -> Term:
    term = Term._make([tuple(value) if isinstance(value, list) else value for value in row])
    if not term.frames:
        return term
    return term._replace(frames=tuple([Frame(motion, frozenset(by), frozenset(of)) for motion, by, of in term.frames]))
