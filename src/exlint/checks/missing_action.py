"""missing-action: the name promises an action or a position, and no step tells it."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from functools import cached_property
from itertools import groupby

from exlint.checks.sides import mark_name, part_name
from exlint.checks.verb import Case, Finding, Mark, Selection, Verb
from exlint.claims.actions import Action, meaningful, spaced_name, stems_of, words_of
from exlint.claims.aspects import Heard, Told
from exlint.claims.claim import Modality, Polarity, Subject
from exlint.claims.muscles import KIND as MUSCLE
from exlint.values import NamedTuple
from exlint.vocabulary import fold, stem

NAMED, TOLD, DEFINED = "named", "told", "defined"

_REGION = "region"
"""The rank of parts of the body that stand among the muscles: the upper back."""

_JOINING = frozenset(stems_of("and or with"))

_SMALL = _JOINING | stems_of("a an the of to on in for from")

_REPEAT = stem("repeat")

_ALIAS = 3
"""How many words of the name, one after the other, are a name and not a sentence."""


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
            yield _finding(case, action, steps, name, _Saying(heard, words_of(heard.words)), DEFINED)


class _Saying(NamedTuple):
    """A sentence with the stems of what it says besides the exercise's name and those of muscles, in their order."""

    heard: Heard
    words: list[str]


def _sentences(case: Case, parts: Iterable[str], word: str) -> Iterator[_Saying]:
    """The sentences of some parts; the exercise's name, or its telling phrase, said again in one tells nothing."""
    names = [*(fold(name) for name in case.names), *([word] if " " in word else [])]
    own = stems_of(" ".join(names)) - _SMALL
    for heard in (heard for part in parts for heard in case.heard_in(part)):
        words = _without_muscles(heard)
        for name in names:
            words = words.replace(name, " ")
        yield _Saying(heard, _without_names(words_of(words), own))


def _without_muscles(heard: Heard) -> str:
    """A sentence without the muscles of several words: hip flexors are no hip."""
    words = heard.words
    for match in heard.of(MUSCLE):
        form = heard.folded[match.start : match.end]
        if match.term is not None and match.term.rank != _REGION and " " in form:
            words = words.replace(form, " ")
    return words


def _without_names(words: list[str], own: frozenset[str]) -> list[str]:
    """The words without each run of words of the name in another order, which is one more name of the exercise."""
    kept: list[str] = []
    for named, run in groupby(words, key=lambda word: word in own or word in _JOINING):
        here = list(run)
        again = named and len(own.intersection(here)) >= max(2, min(len(own), _ALIAS))
        kept += [""] * len(here) if again else here
    return kept


def _plainest(action: Action, sentences: Iterable[_Saying]) -> _Saying | None:
    """The sentence that tells the action most plainly, the first of those that do so equally."""
    telling = [
        (plainness, -at, each)
        for at, each in enumerate(sentences)
        if (plainness := action.plainness(each.words)) is not None and _is_meant(each.heard, each.heard.sentence.end)
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


def _finding(case: Case, action: Action, steps: _Steps, word: str, said: _Saying | None, grade: str) -> Finding:
    """The step nearest in meaning stands for the steps; where none is near, the name stands alone."""
    about = frozenset() if said is None else meaningful(said.words)
    nearest = max(steps.sentences, key=lambda step: _nearness(action, step, about))
    name = mark_name(case)
    here = [_mark("here", nearest.heard)] if _nearness(action, nearest, about) or not name else []
    marks = [*here, *name]
    if said is not None:
        marks.append(_mark("said", said.heard))
    return Finding(
        grade=grade,
        confidence={NAMED: 0.85, TOLD: 0.95, DEFINED: 0.8}[grade],
        marks=tuple(marks),
        values={
            "action": action.name,
            "word": word,
            "advice": action.advice,
            "said": "" if said is None else part_name(said.heard.place.where),
        },
    )


def _nearness(action: Action, step: Told, about: frozenset[str]) -> float:
    """How much a step shares with what the action is and with the sentence that tells it; its opposite is nearest."""
    if action.contradicted_by(step.stems):
        return float("inf")
    if _REPEAT in step.stems:  # it speaks of the whole exercise
        return 0
    return len(about & step.stems) + len(action.words & step.stems) + 2 * action.nearness(step.stems)


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
    placeholders=("action", "word", "advice", "said"),
)
