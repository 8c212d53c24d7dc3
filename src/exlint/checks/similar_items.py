"""similar-items: the same thing twice in a list, exactly or in other words."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Literal

from exlint.checks.verb import Case, Finding, Mark, Selection, Verb
from exlint.claims.questions import Sameness, compare
from exlint.exercise import Selected
from exlint.vocabulary import fold

IDENTICAL = "identical"
REPHRASED = "rephrased"


@dataclass(frozen=True, slots=True)
class SimilarItems:
    """Options. `by` compares what questions ask, or how texts are worded.

    By wording, items need `min_words` words, and count as rephrased from `ratio` (0-1) of shared wording on.
    With `unless_same_question` answers are left alone whose questions ask the same thing: that is another finding.
    """

    by: Literal["question", "wording"]
    min_words: int = 4
    ratio: float = 0.95
    unless_same_question: bool = False


def similar_items(case: Case, select: Selection, options: SimilarItems) -> Iterator[Finding]:
    """Each item that repeats an earlier one, against the first that it repeats."""
    items = [selected for where in select["of"] for selected in case.exercise.select(where)]
    sameness = _same_question if options.by == "question" else _same_wording
    for later, item in enumerate(items):
        for earlier in items[:later]:
            grade = sameness(case, earlier, item, options)
            if grade is not None:
                yield _finding(earlier, item, grade)
                break


def _finding(earlier: Selected, later: Selected, grade: str) -> Finding:
    return Finding(
        grade=grade,
        confidence=0.99 if grade == IDENTICAL else 0.9,
        marks=(
            Mark("again", later.text.span(), later.pointer),
            Mark("first", earlier.text.span(), earlier.pointer),
        ),
        values={"first": earlier.text.value, "again": later.text.value},
    )


def _same_question(case: Case, earlier: Selected, later: Selected, _: SimilarItems) -> str | None:
    sameness = compare(case.asked[earlier.index], case.asked[later.index])
    if sameness is None:
        return None
    return IDENTICAL if sameness is Sameness.IDENTICAL else REPHRASED


def _same_wording(case: Case, earlier: Selected, later: Selected, options: SimilarItems) -> str | None:
    one, other = _words(earlier), _words(later)
    if min(len(one), len(other)) < options.min_words or earlier.index == later.index:
        return None
    if options.unless_same_question and compare(case.asked[earlier.index], case.asked[later.index]) is not None:
        return None
    if one == other:
        return IDENTICAL
    if abs(len(one) - len(other)) > (1 - options.ratio) * (len(one) + len(other)):
        return None
    from rapidfuzz.fuzz import ratio

    near = ratio(" ".join(one), " ".join(other), score_cutoff=options.ratio * 100)
    return REPHRASED if near else None


def _words(item: Selected) -> list[str]:
    return "".join(char if char.isalnum() or char == "'" else " " for char in fold(item.text.value)).split()


VERB = Verb(
    name="similar-items",
    summary="An item repeats an earlier one, word for word or in other words",
    run=similar_items,
    options=SimilarItems,
    roles=("of",),
    marks=("again", "first"),
    grades=(IDENTICAL, REPHRASED),
    placeholders=("first", "again"),
)
