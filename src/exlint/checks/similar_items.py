"""similar-items: the same thing twice in a list, exactly or in other words."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Literal, TypeAlias

from exlint.checks.answers import asked_twice
from exlint.checks.repeated_questions import remove_repeated
from exlint.checks.verb import Case, Finding, Mark, Selection, Verb
from exlint.claims.questions import Sameness
from exlint.exercise import Passage, Selected
from exlint.values import NamedTuple
from exlint.vocabulary import fold

IDENTICAL = "identical"
REPHRASED = "rephrased"

_WORD = re.compile(r"[\w']+")


class SimilarItems(NamedTuple):
    """Options. `by` compares what questions ask, or how texts are worded.

    By wording, items need `min_words` words, and are rephrased when `ratio` (0-1) of their words and wording is shared.
    With `unless_same_question` answers are left alone whose questions ask the same thing: that is another finding.
    """

    by: Literal["question", "wording"]
    min_words: int = 4
    ratio: float = 0.95
    unless_same_question: bool = False


def similar_items(case: Case, select: Selection, options: SimilarItems) -> Iterator[Finding]:
    """Each item that repeats an earlier one, against the first that it repeats."""
    if options.by == "question":
        pairs = _same_questions(case) if asked_twice(case) else ()
    else:
        pairs = _same_wordings(case, list(case.selected(select["of"])), options)
    for earlier, later, grade in pairs:
        yield Finding(
            grade=grade,
            confidence=0.99 if grade == IDENTICAL else 0.9,
            marks=(
                Mark("again", later.text.span(), later.pointer),
                Mark("first", earlier.text.span(), earlier.pointer),
            ),
            values={"first": earlier.text.value, "again": later.text.value},
            remedy=remove_repeated(case, earlier.index, later.index) if options.by == "question" else None,
        )


_Pair: TypeAlias = tuple[Selected, Selected, str]


def _same_questions(case: Case) -> Iterator[_Pair]:
    items = list(case.selected((Passage.QUESTION,)))
    told: set[int] = set()
    for earlier, later, sameness in sorted(asked_twice(case), key=lambda pair: (pair[1], pair[0])):
        if later not in told:
            told.add(later)
            yield items[earlier], items[later], IDENTICAL if sameness is Sameness.IDENTICAL else REPHRASED


def _same_wordings(case: Case, items: list[Selected], options: SimilarItems) -> Iterator[_Pair]:
    worded = [
        _Worded(item, words, frozenset(words)) for item in items if len(words := _words(item)) >= options.min_words
    ]
    for at, later in enumerate(worded):
        for earlier in worded[:at]:
            grade = _similarity(earlier, later, options.ratio)
            if grade is not None and not (
                options.unless_same_question and _asked_alike(case, earlier.item, later.item)
            ):
                yield earlier.item, later.item, grade
                break


class _Worded(NamedTuple):
    item: Selected
    words: list[str]
    distinct: frozenset[str]


def _asked_alike(case: Case, earlier: Selected, later: Selected) -> bool:
    """Whether two answers belong to one question, or to two that ask the same thing."""
    indices = (earlier.index, later.index)
    return earlier.index == later.index or any(pair[:2] == indices for pair in asked_twice(case))


def _similarity(one: _Worded, other: _Worded, ratio: float) -> str | None:
    # Shared words bound the ratio of two texts from above: most pairs are told apart by counting.
    few, many = sorted((len(one.distinct), len(other.distinct)))
    least = ratio * (few + many)
    if 2 * few < least or 2 * len(one.distinct & other.distinct) < least:
        return None
    if one.words == other.words:
        return IDENTICAL
    from rapidfuzz.fuzz import ratio as shared_wording

    near = shared_wording(" ".join(one.words), " ".join(other.words), score_cutoff=ratio * 100)
    return REPHRASED if near else None


def _words(item: Selected) -> list[str]:
    return _WORD.findall(fold(item.text.value))


def _unfit_selection(options: SimilarItems, select: Selection) -> str | None:
    if options.by == "question" and set(select["of"]) != {Passage.QUESTION}:
        return f"by: question compares {Passage.QUESTION} alone"
    if options.unless_same_question and set(select["of"]) != {Passage.ANSWER}:
        return f"unless-same-question goes with {Passage.ANSWER} alone"
    return None


VERB = Verb(
    name="similar-items",
    summary="An item repeats an earlier one, word for word or in other words",
    run=similar_items,
    options=SimilarItems,
    roles=("of",),
    fault=_unfit_selection,
    marks=("again", "first"),
    grades=(IDENTICAL, REPHRASED),
    placeholders=("first", "again"),
)
