"""Aspects: what a document says of how the exercise is done, besides its muscles: equipment, posture, grip, level, ...

What the words of a sentence claim is read kind by kind (kinds.py): a sentence comes as `Heard`, with the terms that it
names and what tells how it means them.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence

from exlint.claims.claim import Claim, Phase, Polarity, Role, Strength
from exlint.claims.context import Bearings, Context, context_of
from exlint.claims.searching import SearchedText, Terms
from exlint.claims.sentences import Sentence, sentences
from exlint.exercise import Part, Passage, Selected
from exlint.values import NamedTuple
from exlint.vocabulary import Match


class Heard(NamedTuple):
    """One sentence of a document: `folded[sentence.start:sentence.end]`, with the terms of every kind that it names.

    `number` counts the sentences of its text from 0. The matches of phrases that only look like terms are left out.
    """

    place: Selected
    folded: str
    sentence: Sentence
    number: int
    matches: Terms
    bearings: Bearings

    @property
    def words(self) -> str:
        """The sentence, folded."""
        return self.folded[self.sentence.start : self.sentence.end]

    def of(self, kind: str) -> Sequence[Match]:
        """The terms of a kind that the sentence names, from left to right."""
        return self.matches.get(kind, ())

    def context(self, at: int) -> Context:
        """How the sentence means what it names from offset `at` on.

        The first sentence of a mistake, or its label, names what goes wrong; what follows tells how to do it right.
        """
        before = self.folded[self.sentence.start : at]
        context = context_of(before, self.place, self.bearings)
        if self.place.where == Part.MISTAKES and self.number and context.polarity is Polarity.WARNED:
            return context._replace(polarity=context_of(before, _outside(self.place), self.bearings).polarity)
        return context

    def claim(
        self,
        kind: str,
        value: str,
        start: int,
        end: int,
        *,
        context: Context | None = None,
        phase: Phase = Phase.UNSAID,
    ) -> Claim:
        """The claim that `folded[start:end]` makes, in the sentence's context unless another is given."""
        subject, polarity, modality = self.context(start) if context is None else context
        return Claim(
            kind=kind, value=value, role=Role.NONE, subject=subject, polarity=polarity, modality=modality,
            strength=self._strength, place=self.place,
            statement=(self.place.pointer, self.place.index, self.number), start=start, end=end, phase=phase,
        )  # fmt: skip

    @property
    def _strength(self) -> Strength:
        """The name, and the description's first sentence, define the exercise."""
        where = self.place.where
        opening = where == Part.DESCRIPTION and self.place.index == 0 and self.number == 0
        return Strength.DEFINING if opening or where == Passage.NAME else Strength.PLAIN


class Told(NamedTuple):
    """A sentence with the stems of its words."""

    heard: Heard
    stems: frozenset[str]


def _outside(place: Selected) -> Selected:
    """The place as if it stood among the tips: what follows a mistake's first sentence is advice."""
    return Selected(Part.TIPS, place.text, place.pointer, place.variant, place.telling, place.index)


def hear(texts: Iterable[SearchedText], bearings: Bearings) -> Iterator[Heard]:
    """The sentences of some texts, in their order, with the terms that they name."""
    for place, folded, (found, _) in texts:
        parts = sentences(place.text.value)
        inside = [found] if len(parts) == 1 else _by_sentence(parts, found)
        for number, sentence in enumerate(parts):
            yield Heard(place, folded, sentence, number, inside[number], bearings)


def _by_sentence(parts: Sequence[Sentence], found: Terms) -> Sequence[Terms]:
    """The matches of each sentence."""
    inside: list[dict[str, list[Match]]] = [{} for _ in parts]
    for kind, matches in found.items():
        at = 0
        for match in matches:
            while match.start >= parts[at].end:
                at += 1
            inside[at].setdefault(kind, []).append(match)
    return inside


def plain_claims(heard: Heard, kind: str) -> Iterator[Claim]:
    """A claim for each term of a kind that a sentence names: how kinds are read that need no more than their words."""
    for match in heard.of(kind):
        if match.term is not None and not match.term.ambiguous:
            yield heard.claim(kind, match.term.id, match.start, match.end)
