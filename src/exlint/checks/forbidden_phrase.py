"""forbidden-phrase: wording that has no place in a document of that kind."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import lru_cache

from exlint.checks.options import broken_pattern
from exlint.checks.verb import Case, Finding, Mark, Selection, Verb
from exlint.exercise import Field, FieldName
from exlint.values import NamedTuple
from exlint.vocabulary import fold


class ForbiddenPhrase(NamedTuple):
    """Options: regular expressions, matched on folded text (lower case, hyphens as spaces).

    With `once` a document is reported once, with all its places. With `categories` only documents whose category field
    holds one of those words are looked at. A match is left alone when one of the `unless` expressions matches before
    it in the same sentence.
    """

    patterns: tuple[str, ...]
    categories: tuple[str, ...] = ()
    once: bool = False
    unless: tuple[str, ...] = ()


def forbidden_phrase(case: Case, select: Selection, options: ForbiddenPhrase) -> Iterator[Finding]:
    """Each place where the wording stands, with the category that rules it out."""
    category = case.exercise.field(FieldName.CATEGORY)
    if options.categories and not _is_one_of(category, options.categories):
        return
    told = category.values[0] if category is not None and category.values else None
    context: tuple[Mark, ...] = ()
    if category is not None and told is not None and options.categories:
        context = (Mark("category", told.span(), category.pointer),)
    found = list(_places(case, select["of"], options))
    groups = [found] if options.once and found else [[place] for place in found]
    for group in groups:
        yield Finding(
            grade="found",
            confidence=0.85,
            marks=(*(mark for mark, _ in group), *context),
            values={"phrase": group[0][1], "category": told.value if told is not None else ""},
        )


def _places(case: Case, parts: tuple[str, ...], options: ForbiddenPhrase) -> Iterator[tuple[Mark, str]]:
    wanted, unless = _compiled(options.patterns), _compiled(options.unless)
    for selected in case.selected(parts):
        folded = fold(selected.text.value)
        for match in wanted.finditer(folded) if wanted else ():
            sentence = folded.rfind(". ", 0, match.start()) + 1
            if not (unless and unless.search(folded, sentence, match.start())):
                start, end = match.span()
                yield Mark("of", selected.text.span(start, end), selected.pointer), selected.text.value[start:end]


def _is_one_of(category: Field | None, words: tuple[str, ...]) -> bool:
    return category is not None and any(fold(value.value) in words for value in category.values)


@lru_cache(maxsize=256)
def _compiled(patterns: tuple[str, ...]) -> re.Pattern[str] | None:
    return re.compile("|".join(f"(?:{pattern})" for pattern in patterns)) if patterns else None


def _bad_pattern(options: ForbiddenPhrase, select: Selection) -> str | None:
    del select  # patterns fit any part
    return broken_pattern((*options.patterns, *options.unless))


VERB = Verb(
    name="forbidden-phrase",
    summary="Wording that has no place in a document, or in one of that category",
    run=forbidden_phrase,
    options=ForbiddenPhrase,
    roles=("of",),
    fault=_bad_pattern,
    marks=("of", "category"),
    grades=("found",),
    placeholders=("phrase", "category"),
)
