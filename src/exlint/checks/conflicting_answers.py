"""conflicting-answers: a question that is asked twice and answered differently."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from exlint.checks.answers import asked_twice, said_in, targets_of
from exlint.checks.sides import Side, disagree, mark_side, names
from exlint.checks.verb import Case, Finding, Mark, Selection, Verb
from exlint.exercise import Passage, Question
from exlint.values import NamedTuple
from exlint.vocabulary import fold

_SUITS = "suits-people"
"""What a question asks that wants to know for whom the exercise is (vocabulary/questions.yaml)."""


class ConflictingAnswers(NamedTuple):
    """Options: the words with which an answer says yes or no, at its start; the longest that fits counts.

    To "is it for beginners?" an answer says so with words of `suitable` and `unsuitable`, too, wherever they stand.
    """

    affirm: tuple[str, ...]
    deny: tuple[str, ...]
    suitable: tuple[str, ...] = ()
    unsuitable: tuple[str, ...] = ()


def conflicting_answers(case: Case, select: Selection, options: ConflictingAnswers) -> Iterator[Finding]:
    """Each pair of questions that ask the same and whose answers say opposite things or name different muscles."""
    del select  # the verb speaks of questions and answers only; the rule's selection says so for its readers
    questions = case.exercise.questions
    for earlier, later, _ in asked_twice(case):
        suits = case.asked[earlier].intent == _SUITS
        one, other = (_verdict(questions[each], options, suits=suits) for each in (earlier, later))
        finding = _verdicts(one, other) or _targets(case, earlier, later)
        if finding is not None:
            yield finding


class _Verdict(NamedTuple):
    """A yes or a no, and the words that say it."""

    affirms: bool
    mark: Mark


def _verdicts(one: _Verdict | None, other: _Verdict | None) -> Finding | None:
    if one is None or other is None or one.affirms == other.affirms:
        return None
    first, again = ("yes", "no") if one.affirms else ("no", "yes")
    marks = (other.mark._replace(label="again"), one.mark._replace(label="first"))
    return Finding("verdict", 0.9, marks, {"first": first, "again": again})


def _verdict(question: Question, options: ConflictingAnswers, *, suits: bool) -> _Verdict | None:
    """What an answer says: at its start, or else, of whom the exercise suits, with words of its own."""
    if not question.answer:
        return None
    answer = question.answer[0]
    folded = fold(answer.text.value)
    found = _openings(folded, options.affirm, options.deny)
    if found is None and suits:
        found = _first(folded, options.suitable, options.unsuitable)
    if found is None:
        return None
    affirms, start, end = found
    return _Verdict(affirms, Mark("first", answer.text.span(start, end), answer.pointer))


def _openings(folded: str, affirm: Iterable[str], deny: Iterable[str]) -> tuple[bool, int, int] | None:
    """The longest words that an answer opens with: "not only" says yes although "not" says no."""
    lengths = (max((len(word) for word in words if _stands(folded, word, 0)), default=0) for words in (affirm, deny))
    yes, no = lengths
    return None if yes == no else (yes > no, 0, max(yes, no))


def _first(folded: str, affirm: Iterable[str], deny: Iterable[str]) -> tuple[bool, int, int] | None:
    """Which of the words an answer says first."""
    places = (
        (at, verdict, at + len(word))
        for words, verdict in ((affirm, True), (deny, False))
        for word in words
        if (at := folded.find(word)) >= 0 and _stands(folded, word, at)
    )
    at, verdict, end = min(places, default=(-1, False, -1))
    return None if at < 0 else (verdict, at, end)


def _stands(folded: str, word: str, at: int) -> bool:
    """Whether a word stands at a place, and is no part of a longer one."""
    end = at + len(word)
    return (
        folded.startswith(word, at)
        and not folded[end : end + 1].isalnum()
        and not folded[max(0, at - 1) : at].isalnum()
    )


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
