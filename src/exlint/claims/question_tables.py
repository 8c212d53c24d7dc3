"""Question terms as plain data, and back: stemming two thousand phrases costs more than reading a page.

What `compile_terms` makes of the YAML is stored when exlint is built, and only revived at each start.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, TypeAlias

from exlint.claims.question_names import NameRules
from exlint.claims.question_terms import Pattern, QuestionTerms, Relation, phrase_lengths
from exlint.claims.question_words import WordRules

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

Tables: TypeAlias = "Mapping[str, Any]"
"""The stored form: sets are sorted lists, phrases are stems with a space between them."""


def store_terms(terms: QuestionTerms) -> Tables:
    """The tables of `terms`; equal terms always give the same bytes."""
    patterns = {pattern.rank: pattern for group in terms.patterns.values() for pattern in group}
    groups = list(dict.fromkeys(group for found in terms.names.aliases.values() for _, group in found))
    return {
        "words": {
            **_sets(terms.words),
            "contractions": terms.words.contractions,
            "irregular": terms.words.irregular,
            "compounds": {" ".join(pair): joined for pair, joined in terms.words.compounds.items()},
        },
        "names": {
            "sets": _sets(terms.names),
            "groups": [[" ".join(alias) for alias in group] for group in groups],
            "aliases": {
                first: [[" ".join(alias), groups.index(group)] for alias, group in found]
                for first, found in terms.names.aliases.items()
            },
            "verbs": _joined(terms.names.verbs),
        },
        "sets": _sets(terms),
        "phrases": _joined(terms.phrases),
        "degrees": terms.degrees,
        "question_words": dict(sorted(terms.question_words.items())),
        "plain": terms.plain,
        "relations": [_plain(relation) for relation in terms.relations],
        "patterns": [_plain(patterns[rank]) for rank in sorted(patterns)],
        "patterns_of": {key: [pattern.rank for pattern in found] for key, found in sorted(terms.patterns.items())},
    }


def revive_terms(tables: Tables) -> QuestionTerms:
    """The terms that `store_terms` was given."""
    words, names, phrases = tables["words"], tables["names"], _split(tables["phrases"])
    groups = [tuple(tuple(alias.split(" ")) for alias in group) for group in names["groups"]]
    patterns = {pattern.rank: pattern for pattern in map(_pattern, tables["patterns"])}
    return QuestionTerms(
        words=WordRules(
            contractions={short: tuple(long) for short, long in words["contractions"].items()},
            irregular=words["irregular"],
            fixed=frozenset(words["fixed"]),
            compounds={(first, second): joined for (first, second), joined in _split(words["compounds"]).items()},
            rates=frozenset(words["rates"]),
            before_article=frozenset(words["before_article"]),
        ),
        names=NameRules(
            aliases={
                first: tuple((tuple(alias.split(" ")), groups[index]) for alias, index in found)
                for first, found in names["aliases"].items()
            },
            verbs=_split(names["verbs"]),
            **{name: frozenset(value) for name, value in names["sets"].items()},
        ),
        phrases=phrases,
        lengths=phrase_lengths(phrases),
        degrees=tables["degrees"],
        question_words=tables["question_words"],
        plain=tables["plain"],
        relations=tuple(map(_relation, tables["relations"])),
        patterns={key: tuple(patterns[rank] for rank in ranks) for key, ranks in tables["patterns_of"].items()},
        **{name: frozenset(value) for name, value in tables["sets"].items()},
    )


def _sets(rules: QuestionTerms | NameRules | WordRules) -> dict[str, list[str]]:
    values = ((name, getattr(rules, name)) for name in rules._fields)
    return {name: sorted(value) for name, value in values if isinstance(value, frozenset)}


def _plain(value: object) -> object:
    if isinstance(value, frozenset):
        return sorted(value)
    return [_plain(each) for each in value] if isinstance(value, tuple) else value


def _pattern(entry: Iterable[Any]) -> Pattern:
    intent, rank, asked_by, present, absent, consumed, ignored, closed = entry
    return Pattern(
        intent,
        rank,
        frozenset(asked_by),
        tuple(map(frozenset, present)),
        frozenset(absent),
        frozenset(consumed),
        frozenset(ignored),
        closed,
    )


def _relation(entry: Iterable[Any]) -> Relation:
    name, form, converse, turns_degree, only_turned, needs, unless = entry
    return Relation(name, tuple(form), converse, turns_degree, only_turned, frozenset(needs), frozenset(unless))


def _joined(phrases: Mapping[tuple[str, ...], str]) -> dict[str, str]:
    return {" ".join(stems): value for stems, value in phrases.items()}


def _split(phrases: Mapping[str, str]) -> dict[tuple[str, ...], str]:
    return {tuple(stems.split(" ")): value for stems, value in phrases.items()}
