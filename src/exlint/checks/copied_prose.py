"""copied-prose: documents that tell different exercises in the same sentences."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from itertools import combinations

from exlint.checks.across import PROSE_SELECTORS, Corpus, CorpusVerb, letters, mark
from exlint.checks.verb import Finding, Selection
from exlint.facts import Sentence, Telling
from exlint.movements import Movement, Movements
from exlint.values import NamedTuple

COPIED, REWORKED, SHARED = "copied", "reworked", "shared"

_SHOWN = 3
"""So many shared sentences are marked, the longest first."""


class CopiedProse(NamedTuple):
    """Options. Two documents are held against each other that share `sentences` sentences with `words` words together.

    From the `whole` share of the words of both on, one is a copy of the other; of less count only the sentences that
    stand in at most `few` documents. A sentence of `frame` documents or more is a frame that all are written in, and
    counts for none.
    """

    whole: float = 0.8
    sentences: int = 3
    words: int = 30
    few: int = 3
    frame: int = 20


class _Prose(NamedTuple):
    """A document with its sentences, each once; `sentences` leave out the frames."""

    telling: Telling
    sentences: Mapping[bytes, Sentence]

    @property
    def title(self) -> str:
        name = self.telling.name
        return name.text if name is not None else (self.telling.document or self.telling.path)

    def words(self, keys: Iterable[bytes]) -> int:
        """How many words some of its sentences have together."""
        return sum([self.sentences[key].words for key in keys])


def copied_prose(corpus: Corpus, select: Selection, options: CopiedProse) -> Iterator[Finding]:
    """Each document with the one before it that shares most of its sentences, where it shares enough.

    Two documents of one name are no copies of each other: that they are two is for another check to say.
    """
    for tellings in corpus.by_shape.values():
        each_name = list(_by_name(tellings))
        holders: dict[bytes, list[int]] = {}
        for index, telling in enumerate(each_name):
            for key in {sentence.key: None for sentence in telling.sentences if sentence.part in select["of"]}:
                holders.setdefault(key, []).append(index)
        yield from _copies(each_name, holders, corpus.knowledge.movements, options)


def _by_name(tellings: Iterable[Telling]) -> Iterator[Telling]:
    seen: set[str] = set()
    for telling in tellings:
        name = letters(telling.name.text) if telling.name is not None else ""
        if not name or name not in seen:
            seen.add(name)
            yield telling


def _copies(
    tellings: Sequence[Telling], holders: Mapping[bytes, Sequence[int]], movements: Movements, options: CopiedProse
) -> Iterator[Finding]:  # fmt: skip
    for (one, other), keys in _nearest(holders, options.frame):
        if len(keys) < options.sentences:
            continue
        first, later = (_prose(tellings[index], holders, options.frame) for index in (one, other))
        if later.words(keys) < options.words:
            continue
        if later.words(keys) >= options.whole * max(each.words(each.sentences) for each in (first, later)):
            yield _finding(COPIED if _differ(first, later, movements) else REWORKED, first, later, keys)
            continue
        rare = [key for key in keys if len(holders[key]) <= options.few]
        if len(rare) >= options.sentences and later.words(rare) >= options.words:
            yield _finding(SHARED, first, later, rare)


def _prose(telling: Telling, holders: Mapping[bytes, Sequence[int]], frame: int) -> _Prose:
    own = [sentence for sentence in reversed(telling.sentences) if len(holders.get(sentence.key, ())) < frame]
    return _Prose(telling, {sentence.key: sentence for sentence in own if sentence.key in holders})


def _nearest(holders: Mapping[bytes, Sequence[int]], frame: int) -> list[tuple[tuple[int, int], list[bytes]]]:
    """For each document the earlier one with which it shares most sentences that are no frames, and those sentences."""
    shared: dict[tuple[int, int], list[bytes]] = {}
    for key, indices in holders.items():
        if 1 < len(indices) < frame:
            for pair in combinations(indices, 2):
                shared.setdefault(pair, []).append(key)
    best: dict[int, tuple[int, int]] = {}
    for (first, later), keys in shared.items():
        rank = (-len(keys), first)
        if later not in best or rank < best[later]:
            best[later] = rank
    pairs = sorted((first, later) for later, (_, first) in best.items())
    return [(pair, shared[pair]) for pair in pairs]


def _differ(one: _Prose, other: _Prose, movements: Movements) -> bool:
    """Whether the names say two movements that have no joint action, no prime mover and no body part in common."""
    here, there = (_known(prose, movements) for prose in (one, other))
    return bool(here and there) and not any(_akin(this, that) for this in here for that in there)


def _known(prose: _Prose, movements: Movements) -> tuple[Movement, ...]:
    return tuple(each for each in movements.parse(prose.title).movements if each.prime_movers and each.body_parts)


def _akin(one: Movement, other: Movement) -> bool:
    return (
        one.id == other.id
        or not set(one.body_parts).isdisjoint(other.body_parts)
        or not set(one.prime_movers).isdisjoint(other.prime_movers)
        or not set(one.joint_actions).isdisjoint(other.joint_actions)
    )


def _finding(grade: str, first: _Prose, later: _Prose, keys: Sequence[bytes]) -> Finding:
    longest = sorted(keys, key=lambda key: (-later.sentences[key].words, later.sentences[key].start))[:_SHOWN]
    shown = sorted((later.sentences[key] for key in longest), key=lambda sentence: sentence.start)
    here = (mark("here", later.telling, sentence) for sentence in shown)
    there = (mark("there", first.telling, first.sentences[sentence.key]) for sentence in shown)
    return Finding(
        grade=grade,
        confidence={COPIED: 0.9, REWORKED: 0.7, SHARED: 0.6}[grade],
        marks=(*here, *there),
        values={"name": later.title, "other": first.title, "count": str(len(keys))},
    )


VERB = CorpusVerb(
    name="copied-prose",
    summary="A document tells another exercise in the same sentences",
    run=copied_prose,
    reads="prose",
    options=CopiedProse,
    roles=("of",),
    marks=("here", "there"),
    grades=(COPIED, REWORKED, SHARED),
    placeholders=("name", "other", "count"),
    selectors=PROSE_SELECTORS,
)
