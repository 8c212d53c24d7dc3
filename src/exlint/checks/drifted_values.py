"""drifted-values: an exercise that two catalogues of one content tell differently."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import combinations
from typing import TypeAlias

from exlint.checks.across import VALUE_SELECTORS, Corpus, CorpusVerb, Shape, is_slip, letters, mark
from exlint.checks.verb import Finding, Selection
from exlint.facts import Telling, Value
from exlint.values import NamedTuple
from exlint.vocabulary import Vocabulary


class DriftedValues(NamedTuple):
    """Options. Two shapes are told from one content where `twins` exercises or more stand in both.

    A part counts where the two agree on it in this `share` of the exercises.
    """

    twins: int = 10
    share: float = 0.9


class _Twins(NamedTuple):
    """What two documents of one exercise say in a part."""

    first: Telling
    there: tuple[Value, ...]
    later: Telling
    here: tuple[Value, ...]

    @property
    def agree(self) -> bool:
        return {letters(value.text) for value in self.here} == {letters(value.text) for value in self.there}

    def differ_in_spelling(self, muscles: Vocabulary) -> bool:
        """Whether the two say the same in other words, which is for the checks of spelling to report."""
        return len(self.here) == len(self.there) and all(
            _same(here.text, there.text, muscles) for here, there in zip(self.here, self.there, strict=True)
        )


_ByName: TypeAlias = dict[str, Telling]


def drifted_values(corpus: Corpus, select: Selection, options: DriftedValues) -> Iterator[Finding]:
    """Each value on which the documents of one exercise differ, while their shapes agree on nearly all others.

    Such shapes are records and the pages made from them. Catalogues that only have some names in common agree less
    often and are not held against each other; nor are documents of one shape and name, which are duplicates.
    """
    if len(corpus.by_shape) < 2:
        return
    named = {shape: _by_name(tellings) for shape, tellings in corpus.by_shape.items()}
    for one, other in combinations(sorted(named), 2):
        names = named[one].keys() & named[other].keys()
        if _same_language(one, other) and len(names) >= options.twins:
            pairs = [_in_order(named[one][name], named[other][name]) for name in sorted(names)]
            for part in dict.fromkeys(select["of"]):
                yield from _drifted(pairs, part, corpus.knowledge.muscles, options)


def _by_name(tellings: Sequence[Telling]) -> _ByName:
    """The documents whose name no other of their shape has."""
    found: _ByName = {}
    twice: set[str] = set()
    for telling in tellings:
        name = letters(telling.name.text) if telling.name is not None else ""
        if name and found.setdefault(name, telling) is not telling:
            twice.add(name)
    return {name: telling for name, telling in found.items() if name not in twice}


def _same_language(one: Shape, other: Shape) -> bool:
    spoken = ((one.language, other.language), (one.tongue, other.tongue))
    return all(here == there or not (here and there) for here, there in spoken)


def _in_order(one: Telling, other: Telling) -> tuple[Telling, Telling]:
    return (one, other) if one.path <= other.path else (other, one)


def _drifted(
    pairs: Sequence[tuple[Telling, Telling]], part: str, muscles: Vocabulary, options: DriftedValues
) -> Iterator[Finding]:  # fmt: skip
    told = [_Twins(first, first.of((part,)), later, later.of((part,))) for first, later in pairs]
    told = [twins for twins in told if twins.here and twins.there]
    agreed = sum(twins.agree for twins in told)
    if len(told) < options.twins or agreed == len(told) or agreed < options.share * len(told):
        return
    for twins in told:
        if not twins.agree and not twins.differ_in_spelling(muscles):
            yield _finding(twins, part, agreed, len(told))


def _same(one: str, other: str, muscles: Vocabulary) -> bool:
    this, that = letters(one), letters(other)
    if this == that or is_slip(this, that) or is_slip(that, this):
        return True
    terms = muscles.lookup(one)
    return bool(terms) and terms == muscles.lookup(other)


def _finding(twins: _Twins, part: str, agreed: int, total: int) -> Finding:
    return Finding(
        grade="drifted",
        confidence=0.9,
        marks=(
            *(mark("here", twins.later, value) for value in twins.here),
            *(mark("there", twins.first, value) for value in twins.there),
        ),
        values={
            "part": part.removeprefix("fields.").replace("-", " "),
            "value": _listed(twins.here),
            "other": _listed(twins.there),
            "agreed": str(agreed),
            "total": str(total),
        },
    )


def _listed(values: Sequence[Value]) -> str:
    return ", ".join(value.text.strip() for value in values)


VERB = CorpusVerb(
    name="drifted-values",
    summary="Two documents of one exercise differ where their kinds nearly always agree",
    run=drifted_values,
    reads="values",
    options=DriftedValues,
    roles=("of",),
    marks=("here", "there"),
    grades=("drifted",),
    placeholders=("part", "value", "other", "agreed", "total"),
    selectors=VALUE_SELECTORS,
)
