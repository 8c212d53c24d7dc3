"""missing-action: the name promises an action or a position, and no step tells it."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from functools import cached_property

from exlint.checks.sides import mark_name
from exlint.checks.verb import Case, Finding, Mark, Selection, Verb
from exlint.claims.actions import Action, meaningful, spaced_name, stems_of
from exlint.claims.aspects import Heard, Told
from exlint.claims.claim import Modality, Polarity, Subject
from exlint.values import NamedTuple
from exlint.vocabulary import fold

NAMED, TOLD, DEFINED = "named", "told", "defined"


class MissingAction(NamedTuple):
    """No options."""


class _Steps:
    """The sentences of the steps, with the stems of their words."""

    def __init__(self, case: Case, parts: Iterable[str]) -> None:
        self.sentences = [told for part in parts for told in case.told_in(part)]

    def __bool__(self) -> bool:
        return bool(self.sentences)

    @cached_property
    def _stems(self) -> frozenset[str]:
        return frozenset().union(*[each.stems for each in self.sentences])

    def tell(self, action: Action) -> bool:
        """Whether a step tells the action."""
        told = action.may_be_told_by(self._stems)
        return any(action.told_by(each.stems) for each in self.sentences) if told is None else told


def missing_action(case: Case, select: Selection, options: MissingAction) -> Iterator[Finding]:
    """Each action of vocabulary/actions.yaml that the name promises, or a text under `defined`, and no step tells.

    It is graded `told` where a text under `said` tells the action that the steps leave out.
    """
    del options  # there are none
    if case.exercise.name is None:
        return
    name, movements = case.exercise.name.value, [movement.id for movement in case.movements]
    steps = _Steps(case, select["here"])
    if not steps:
        return
    reported: set[str] = set()
    for promise in case.knowledge.promises.actions.promised(name, movements):
        action = promise.action
        if action.name in reported or steps.tell(action):
            continue
        reported.add(action.name)
        said = _plainest(action, _sentences(case, select.get("said", ()), promise.word))
        yield _finding(case, action, steps, promise.word or name, said, NAMED if said is None else TOLD)
    for action, heard in _defined(case, select.get("defined", ()), name, movements):
        if action.name not in reported and not steps.tell(action):
            reported.add(action.name)
            yield _finding(case, action, steps, name, Told(heard, stems_of(heard.words)), DEFINED)


def _sentences(case: Case, parts: Iterable[str], word: str) -> Iterator[Told]:
    """The sentences of some parts; the exercise's name, or its telling phrase, said again in one tells nothing."""
    names = [*(fold(name) for name in case.names), *([word] if " " in word else [])]
    for heard in (heard for part in parts for heard in case.heard_in(part)):
        words = heard.words
        for name in names:
            words = words.replace(name, " ")
        yield Told(heard, stems_of(words))


def _plainest(action: Action, sentences: Iterable[Told]) -> Told | None:
    """The sentence that tells the action most plainly, the first of those that do so equally."""
    telling = [
        (plainness, -at, each)
        for at, each in enumerate(sentences)
        if (plainness := action.plainness(each.stems)) is not None and _is_meant(each.heard, each.heard.sentence.end)
    ]
    return max(telling, key=lambda each: each[:2])[2] if telling else None


def _is_meant(heard: Heard, at: int) -> bool:
    context = heard.context(at)
    return (
        context.subject is not Subject.OTHER
        and context.polarity is Polarity.ASSERTED
        and context.modality is Modality.REQUIRED
    )


def _defined(case: Case, parts: Iterable[str], name: str, movements: list[str]) -> Iterator[tuple[Action, Heard]]:
    """The actions that a sentence says this exercise has, with the sentence."""
    spaced = spaced_name(name)
    fitting = [action for action in case.knowledge.promises.actions.in_prose if action.fits(spaced, movements)]
    firsts = {phrase.partition(" ")[0] for action in fitting for phrase in action.prose}
    for heard in (heard for part in parts for heard in case.heard_in(part)):
        if not any(first in heard.folded for first in firsts):
            continue
        words = heard.words
        for action in fitting:
            at = next((found for phrase in action.prose if (found := words.find(phrase)) >= 0), -1)
            if at >= 0 and _is_meant(heard, heard.sentence.start + at):
                yield action, heard


def _finding(case: Case, action: Action, steps: _Steps, word: str, said: Told | None, grade: str) -> Finding:
    """The step nearest in meaning stands for the steps; where none is near, the name stands alone."""
    nearest = max(steps.sentences, key=lambda step: _nearness(action, step, said))
    name = mark_name(case)
    here = [_mark("here", nearest.heard)] if _nearness(action, nearest, said) or not name else []
    marks = [*here, *name]
    if said is not None:
        marks.append(_mark("said", said.heard))
    return Finding(
        grade=grade,
        confidence={NAMED: 0.85, TOLD: 0.95, DEFINED: 0.8}[grade],
        marks=tuple(marks),
        values={"action": action.name, "word": word, "advice": action.advice},
    )


def _nearness(action: Action, step: Told, said: Told | None) -> float:
    """How much a step shares with what the action is and with the sentence that tells it."""
    told = 0 if said is None else len(meaningful(said.stems) & meaningful(step.stems))
    return told + len(action.words & step.stems) + 2 * action.nearness(step.stems)


def _mark(label: str, heard: Heard) -> Mark:
    return Mark(label, heard.place.text.span(heard.sentence.start, heard.sentence.end), heard.place.pointer)


VERB = Verb(
    name="missing-action",
    summary="The name promises an action or a position, and no step mentions it",
    run=missing_action,
    options=MissingAction,
    roles=("here",),
    optional=("said", "defined"),
    marks=("here", "name", "said"),
    grades=(NAMED, TOLD, DEFINED),
    placeholders=("action", "word", "advice"),
)
