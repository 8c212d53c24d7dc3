"""conflicting-answers: a question that is asked twice and answered differently."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import combinations

from exlint.checks.answers import said_in, targets_of
from exlint.checks.sides import Side, disagree, mark_side, names
from exlint.checks.verb import Case, Finding, Mark, Selection, Verb
from exlint.claims.questions import compare
from exlint.exercise import Passage, Question
from exlint.values import NamedTuple
from exlint.vocabulary import fold


class ConflictingAnswers(NamedTuple):
    """Options: the words with which an answer says yes or no, at its start."""

    affirm: tuple[str, ...]
    deny: tuple[str, ...]


def conflicting_answers(case: Case, select: Selection, options: ConflictingAnswers) -> Iterator[Finding]:
    """Each pair of questions that ask the same and whose answers say opposite things or name different muscles."""
    del select  # the verb speaks of questions and answers only; the rule's selection says so for its readers
    questions = case.exercise.questions
    for earlier, later in combinations(range(len(questions)), 2):
        if compare(case.asked[earlier], case.asked[later]) is None:
            continue
        finding = _verdicts(questions[earlier], questions[later], options) or _targets(case, earlier, later)
        if finding is not None:
            yield finding


def _verdicts(earlier: Question, later: Question, options: ConflictingAnswers) -> Finding | None:
    one, other = _verdict(earlier, options), _verdict(later, options)
    if one is None or other is None or one[0] == other[0]:
        return None
    marks = []
    for label, question, (_, length) in (("again", later, other), ("first", earlier, one)):
        answer = question.answer[0]
        marks.append(Mark(label, answer.text.span(0, length), answer.pointer))
    first, again = ("yes", "no") if one[0] else ("no", "yes")
    return Finding("verdict", 0.9, tuple(marks), {"first": first, "again": again})


def _verdict(question: Question, options: ConflictingAnswers) -> tuple[bool, int] | None:
    """Whether an answer begins with a yes or a no, and how long the word is."""
    if not question.answer:
        return None
    start = fold(question.answer[0].text.value)
    for words, verdict in ((options.deny, False), (options.affirm, True)):
        for word in words:
            if start.startswith(word) and not start[len(word) : len(word) + 1].isalnum():
                return verdict, len(word)
    return None


def _targets(case: Case, earlier: int, later: int) -> Finding | None:
    one, other = targets_of(case, earlier), targets_of(case, later)
    vocabulary = case.knowledge.muscles
    if not one or not other or not disagree(one, other, vocabulary):
        return None
    shared = _names(case, earlier, other) or _names(case, later, one)
    grade, confidence = ("emphasis", 0.8) if shared else ("muscles", 0.95)
    marks = (mark_side("again", other), mark_side("first", one))
    return Finding(grade, confidence, marks, {"first": names(one, vocabulary), "again": names(other, vocabulary)})


def _names(case: Case, index: int, targets: Side) -> bool:
    """Whether an answer also names one of the other's targets, in whatever role."""
    muscles = case.knowledge.muscles
    return any(muscles.akin(claim.value, target.value) for claim in said_in(case, index) for target in targets)


VERB = Verb(
    name="conflicting-answers",
    summary="Two questions ask the same thing and their answers contradict each other",
    run=conflicting_answers,
    options=ConflictingAnswers,
    roles=("of",),
    selectors=(Passage.ANSWER,),
    marks=("again", "first"),
    grades=("verdict", "muscles", "emphasis"),
    placeholders=("first", "again"),
)
