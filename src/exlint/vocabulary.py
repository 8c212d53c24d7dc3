"""The words of the field: terms with their hierarchy, and the matcher that finds their spellings in prose.

A vocabulary is data (schemas/vocabulary/*.yaml). Matching is case-blind, reads hyphens as spaces, keeps to word
boundaries, and where spellings overlap takes the leftmost longest. Phrases listed under `not-terms` match too, as
nothing: "shoulder width" is no claim about the shoulders.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from functools import cached_property, lru_cache
from typing import cast

from exlint.matching import Matcher, Reach, reach_of
from exlint.values import Frozen, NamedTuple

_WORD = re.compile(r"[\w']+")


class Frame(NamedTuple):
    """What makes a motion of a path: stems of the verbs before it, and of what goes there (none: any or nothing)."""

    motion: str
    by: frozenset[str]
    of: frozenset[str]


class Term(NamedTuple):
    """One entry: a muscle, an implement, a posture. `ambiguous` words need a cue to count as a claim.

    `stands_for` names what a word for a place means when it is said to be trained: the chest, the pectorals.
    `excludes` names the terms that cannot hold at the same time: standing and seated. `admits` names those that a text
    which names this one may mean besides: whoever bends over first stands. `denied` is what is meant where the term is
    denied or warned of: feet that must not touch the floor stay off it.
    A term with `frames` is a path: with a verb, and a part of the body, it makes a motion.
    """

    id: str
    kind: str
    name: str
    rank: str
    part_of: tuple[str, ...]
    stands_for: tuple[str, ...]
    forms: tuple[str, ...]
    adjectives: tuple[str, ...] = ()
    region: str | None = None
    body_parts: tuple[str, ...] = ()
    ambiguous: bool = False
    excludes: tuple[str, ...] = ()
    admits: tuple[str, ...] = ()
    denied: str | None = None
    frames: tuple[Frame, ...] = ()


class Match(NamedTuple):
    """A spelling found in a text: `text[start:end]` names `term` (None: a phrase that only looks like one)."""

    start: int
    end: int
    term: Term | None
    adjective: bool


class UnknownTerm(KeyError):
    """A term id that the vocabulary does not hold."""


class Vocabulary(Frozen):
    """All terms of one kind ("muscle", "equipment", ...).

    `meanings` holds every folded spelling that a text is searched for: what it names, and whether as an adjective.
    None is a phrase that only looks like a term. `reach` is theirs.
    """

    kind: str
    terms: Mapping[str, Term]
    meanings: Mapping[str, tuple[Term | None, bool]]
    catalogues: Mapping[str, Mapping[str, tuple[str, ...]]]
    reach: Reach | None

    def __getitem__(self, term: str) -> Term:
        try:
            return self.terms[term]
        except KeyError:
            raise UnknownTerm(term) from None

    @cached_property
    def _wholes(self) -> dict[str, frozenset[str]]:
        """Each term with everything that it is part of or stands for, itself included."""
        wholes: dict[str, frozenset[str]] = {}

        def climb(term: str) -> frozenset[str]:
            if term not in wholes:
                above = (climb(whole) for whole in self.terms[term].part_of)
                wholes[term] = frozenset({term}).union(*above)
            return wholes[term]

        return {term: climb(term).union(entry.stands_for) for term, entry in self.terms.items()}

    def covers(self, whole: str, part: str) -> bool:
        """Whether naming `whole` also names `part`: the shoulders cover the rear deltoids, never the reverse."""
        return whole in self._wholes[part]

    def wholes(self, term: str) -> frozenset[str]:
        """What a term is part of or stands for, itself included."""
        return self._wholes[term]

    def depth(self, term: str) -> int:
        """How many wholes a term is part of: of two wholes the deeper one says more."""
        return len(self._wholes[term])

    def akin(self, one: str, other: str) -> bool:
        """Whether one of the two covers the other."""
        return self.covers(one, other) or self.covers(other, one)

    @cached_property
    def _excluded(self) -> dict[str, frozenset[str]]:
        """Each term with all that it, or a whole of it, is declared to exclude, in either direction."""
        pairs = {(one.id, other) for one in self.terms.values() for other in one.excludes}
        pairs |= {(other, one) for one, other in pairs}
        return {term: frozenset(other for one, other in pairs if one in self._wholes[term]) for term in self.terms}

    def exclude(self, one: str, other: str) -> bool:
        """Whether two terms cannot hold at once: they, or wholes of theirs, are declared to exclude each other."""
        return not self._excluded[one].isdisjoint(self._wholes[other])

    def admit(self, term: str, other: str) -> bool:
        """Whether a text that names `term` may mean `other` besides: one covers the other, or is said to admit it."""
        if self.akin(term, other):
            return True
        admitted = (each for whole in self._wholes[term] for each in self.terms[whole].admits)
        return any(self.akin(each, other) for each in admitted)

    def rivals(self, term: str) -> frozenset[str]:
        """The terms that can oppose one: which it excludes, which it covers or is covered by, and itself."""
        known = self._rivals.get(term)
        if known is None:
            known = frozenset(other for other in self.terms if self.akin(term, other) or self.exclude(term, other))
            self._rivals[term] = known
        return known

    @cached_property
    def _rivals(self) -> dict[str, frozenset[str]]:
        """The rivals of the terms asked for so far."""
        return {}

    @cached_property
    def spellings(self) -> Mapping[str, str]:
        """Every folded spelling of a term, and the term's id."""
        return {spelling: term.id for spelling, (term, _) in self.meanings.items() if term is not None}

    @cached_property
    def listed(self) -> frozenset[str]:
        """The terms that the closed list of some catalogue holds: others are finer, or wider, than its fields."""
        return frozenset(term for words in self.catalogues.values() for terms in words.values() for term in terms)

    @cached_property
    def words(self) -> frozenset[str]:
        """Every word of a spelling."""
        return frozenset(_WORD.findall(" ".join(self.meanings)))

    @cached_property
    def _matcher(self) -> Matcher:
        return Matcher(self.meanings, self.reach)

    def __getstate__(self) -> dict[str, object]:
        """Leave the compiled matcher behind: a process that needs it builds its own in a millisecond."""
        return {name: self.__dict__[name] for name in ("kind", "terms", "meanings", "catalogues", "reach")}

    def lookup(self, value: str) -> tuple[Term, ...]:
        """The terms that a whole value names, as a field's value does: by catalogue spelling, form or display name."""
        key = fold(value.strip())
        found = self.meanings.get(key)
        if found is not None and found[0] is not None:
            return (found[0],)
        for catalogue in self.catalogues.values():
            if key in catalogue:
                return tuple(self[term] for term in catalogue[key])
        return ()

    def find(self, folded: str) -> list[Match]:
        """Every term in a text that `fold` has prepared, from left to right, without overlaps."""
        [found] = self.find_each([folded])
        return found

    def find_each(self, folded: Sequence[str]) -> list[list[Match]]:
        """The same of each of several texts, in one pass over all."""
        spellings = self.meanings
        return [
            [Match(start, end, *spellings[spelling]) for start, end, spelling in matches]
            for matches in self._matcher.find_each(folded)
        ]


_FOLDED = str.maketrans({"-": " ", "\u2010": " ", "\u2011": " ", "\u2013": " ", "\u2019": "'", "\xa0": " ", "\n": " "})


@lru_cache(maxsize=2048)
def fold(text: str) -> str:
    """Lower-case, hyphens as spaces, straight apostrophes; the length stays, so that offsets stay valid."""
    lowered = text.lower()
    if text.isascii():
        return lowered.replace("-", " ").replace("\n", " ")
    if len(lowered) != len(text):
        lowered = "".join(low if len(low := char.lower()) == 1 else char for char in text)
    return lowered.translate(_FOLDED)


_ENDINGS = ("ations", "ation", "ingly", "ively", "ings", "ions", "ing", "ion", "edly", "ed", "es", "ly", "s")
_SHORTEST = 3


@lru_cache(maxsize=8192)
def stem(word: str) -> str:
    """A word without its ending, so that "raise", "raised" and "raising" are one."""
    if word == "feet":
        return "foot"
    for ending in _ENDINGS:
        if word.endswith(ending) and len(word) - len(ending) >= _SHORTEST:
            word = word[: -len(ending)]
            break
    if word.endswith("e") and len(word) > _SHORTEST:
        word = word[:-1]
    return word[:-1] if len(word) > _SHORTEST and word[-1] == word[-2] and word[-1] not in "aeiouls" else word


def _numbers(form: str) -> tuple[str, ...]:
    """A form with its regular plural, for words that do not look like a plural already."""
    if form.endswith("s"):
        return (form,)
    if form.endswith(("ch", "sh", "x")):
        return (form, f"{form}es")
    if form.endswith("y") and form[-2:-1] not in "aeiou":
        return (form, f"{form[:-1]}ies")
    return (form, f"{form}s")


def _only(form: str) -> tuple[str, ...]:
    return (form,)


def compile_vocabulary(data: Mapping[str, object]) -> Vocabulary:
    """The vocabulary that a parsed YAML file declares; schemas/vocabulary.schema.json gives the file's shape."""
    kind = str(data["kind"])
    entries = cast("Mapping[str, Mapping[str, object]]", data["terms"])
    catalogues = cast("Mapping[str, Mapping[object, object]]", data.get("catalogues") or {})
    terms = {id_: _term(id_, kind, entry) for id_, entry in entries.items()}
    numbers = _numbers if data.get("plurals", True) else _only
    meanings = _meanings(terms.values(), _forms(data.get("not-terms")), numbers)
    return Vocabulary(
        kind=kind,
        terms=terms,
        meanings=meanings,
        catalogues={
            name: {fold(str(spelling)): _strings(terms) for spelling, terms in words.items()}
            for name, words in catalogues.items()
        },
        reach=reach_of(meanings),
    )


def _meanings(
    terms: Iterable[Term], not_terms: Iterable[str], numbers: Callable[[str], tuple[str, ...]]
) -> dict[str, tuple[Term | None, bool]]:
    meanings: dict[str, tuple[Term | None, bool]] = {}
    for term in terms:
        for adjective, forms in ((False, term.forms), (True, term.adjectives)):
            for form in forms:
                for variant in numbers(fold(form)):
                    meanings.setdefault(variant, (term, adjective))
    return meanings | {fold(phrase): (None, False) for phrase in not_terms}


def _term(id_: str, kind: str, entry: Mapping[str, object]) -> Term:
    name = str(entry["name"])
    region, denied = entry.get("region"), entry.get("denied")
    return Term(
        id=id_,
        kind=kind,
        name=name,
        rank=str(entry.get("kind", kind)),
        part_of=_strings(entry.get("part-of")),
        stands_for=_strings(entry.get("stands-for")),
        forms=_forms(entry.get("forms")) or (name,),
        adjectives=_forms(entry.get("adjectives")),
        region=None if region is None else str(region),
        body_parts=_strings(entry.get("body-part")),
        ambiguous=bool(entry.get("ambiguous")),
        excludes=_strings(entry.get("excludes")),
        admits=_strings(entry.get("admits")),
        denied=None if denied is None else str(denied),
        frames=tuple(map(_frame, cast("list[Mapping[str, object]]", entry.get("frames") or ()))),
    )


def _expand(form: str) -> Iterator[str]:
    """The spellings of a form that holds alternatives: "(fully|completely|) straight" stands for three."""
    head, opened, rest = form.partition("(")
    inside, closed, tail = rest.partition(")")
    if not (opened and closed):
        yield form
        return
    for each in inside.split("|"):
        for end in _expand(tail):
            yield f"{head}{each}{end}"


def _forms(value: object) -> tuple[str, ...]:
    return tuple(dict.fromkeys(" ".join(each.split()) for form in _strings(value) for each in _expand(form)))


def _frame(entry: Mapping[str, object]) -> Frame:
    by, of = (frozenset(map(stem, _strings(entry.get(key)))) for key in ("by", "of"))
    return Frame(str(entry["motion"]), by, of)


def _strings(value: object) -> tuple[str, ...]:
    if value is None:
        return ()
    if isinstance(value, list):
        return tuple(str(each) for each in value)
    return (str(value),)
