"""forbidden-phrase: wording that has no place in a document of that kind."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import lru_cache

from exlint.checks.verb import Case, Finding, Mark, Selection, Verb
from exlint.exercise import Field, FieldName
from exlint.vocabulary import fold


@dataclass(frozen=True, slots=True)
class ForbiddenPhrase:
    """Options: regular expressions, matched on folded text (lower case, hyphens as spaces).

    With `categories` only documents whose category field holds one of those words are looked at. A match is left
    alone when one of the `unless` expressions matches in the same sentence before it.
    """

    patterns: tuple[str, ...]
    categories: tuple[str, ...] = ()
    unless: tuple[str, ...] = ()


def forbidden_phrase(case: Case, select: Selection, options: ForbiddenPhrase) -> Iterator[Finding]:
    """Each place where the wording stands, with the category that rules it out."""
    category = case.exercise.field(FieldName.CATEGORY)
    if options.categories and not _is_one_of(category, options.categories):
        return
    wanted, unless = _compiled(options.patterns), _compiled(options.unless)
    for selected in (selected for where in select["of"] for selected in case.exercise.select(where)):
        folded = fold(selected.text.value)
        for match in wanted.finditer(folded) if wanted else ():
            sentence = folded.rfind(". ", 0, match.start()) + 1
            if unless and unless.search(folded, sentence, match.start()):
                continue
            marks = [Mark("of", selected.text.span(match.start(), match.end()), selected.pointer)]
            if category is not None and category.values and options.categories:
                marks.append(Mark("category", category.values[0].span(), category.pointer))
            yield Finding(
                grade="found",
                confidence=0.85,
                marks=tuple(marks),
                values={
                    "phrase": selected.text.value[match.start() : match.end()],
                    "category": category.values[0].value if category is not None and category.values else "",
                },
            )


def _is_one_of(category: Field | None, words: tuple[str, ...]) -> bool:
    return category is not None and any(fold(value.value) in words for value in category.values)


@lru_cache(maxsize=256)
def _compiled(patterns: tuple[str, ...]) -> re.Pattern[str] | None:
    return re.compile("|".join(f"(?:{pattern})" for pattern in patterns)) if patterns else None


VERB = Verb(
    name="forbidden-phrase",
    summary="Wording that has no place in a document, or in one of that category",
    run=forbidden_phrase,
    options=ForbiddenPhrase,
    roles=("of",),
    marks=("of", "category"),
    grades=("found",),
    placeholders=("phrase", "category"),
)
