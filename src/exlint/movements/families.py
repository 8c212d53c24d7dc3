"""All movement families, and the parser of names.

A name is read word by word. Its movements are the longest aliases whose words it holds in order, with nothing but
modifiers between them; a part of it that begins with "on" or "from" says where, not what.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from functools import cached_property

from exlint.matching import Matcher
from exlint.movements.model import (
    Change,
    Modifier,
    Movement,
    MovementMatch,
    ParsedName,
    UnknownMovement,
    changed,
    union,
)
from exlint.movements.words import Reader, Word
from exlint.values import Frozen, NamedTuple


class Alias(NamedTuple):
    words: tuple[str, ...]
    movement: str
    weak: bool


class ProseForm(NamedTuple):
    """A spelling of a movement in prose; `plural_only` where the singular is an everyday word ("row the handle")."""

    form: str
    movement: str
    plural_only: bool


class _Part(NamedTuple):
    """A stretch of the name's words, and whether it only says where or with what."""

    start: int
    end: int
    place: bool


class _Found(NamedTuple):
    movement: str
    weak: bool
    positions: tuple[int, ...]


# Classes of modifiers that are not told again where they are part of the movement's own name ("calf raise").
_SAID_BY_THE_MOVEMENT = frozenset({"body-part", "direction", "tempo"})


class Movements(Frozen):
    """All families, with what reads them in names and in prose."""

    families: Mapping[str, Movement]
    changes: Mapping[str, Mapping[str, Change]]  # movement -> modifier -> field -> value
    muscles: Mapping[str, tuple[str, ...]]  # modifier -> the muscles that it names
    aliases: Mapping[str, tuple[Alias, ...]]  # by last word, longest first
    modifiers: Mapping[str, tuple[tuple[tuple[str, ...], str, str], ...]]  # by first word
    joiners: Mapping[str, tuple[tuple[str, ...], ...]]  # phrases that hold a parting word
    reader: Reader
    prose_forms: tuple[ProseForm, ...]

    def __getitem__(self, movement: str) -> Movement:
        try:
            return self.families[movement]
        except KeyError:
            raise UnknownMovement(movement) from None

    def parse(self, name: str) -> ParsedName:
        """The movements that a name says, with its modifiers applied, in the order in which they stand."""
        words = self.reader.words(name)
        stems = [word.stem for word in words]
        modifiers, covers = self._modifiers_in(words, stems)
        parts = self._parts(stems)
        found = [self._movements_in(stems, part, covers) for part in parts]
        if any(each and not part.place for each, part in zip(found, parts, strict=True)):
            found = [[] if part.place else each for each, part in zip(found, parts, strict=True)]
        taken = {position for here in found for each in here for position in each.positions}
        spoken = [mod for at, mod in modifiers if not (mod.kind in _SAID_BY_THE_MOVEMENT and at in taken)]
        movements: dict[str, Movement] = {}
        homes = _homes(found)
        for index, here in enumerate(found):
            near = [mod for at, mod in modifiers if homes[_part_of(parts, at)] == index]
            for each in here:
                movements[each.movement] = self._modified(each.movement, near, spoken)
        return ParsedName(tuple(movements.values()), tuple(spoken))

    def find(self, folded: str) -> Iterator[MovementMatch]:
        """Every movement named in prose that `exlint.vocabulary.fold` has prepared, from left to right."""
        for start, end, spelling in self._matcher.find(folded):
            yield MovementMatch(start, end, self._prose[spelling])

    @cached_property
    def _prose(self) -> dict[str, str]:
        """Every spelling that prose may use with its movement: words apart or joined, singular or plural."""
        spellings: dict[str, str] = {}
        for form, movement, plural_only in self.prose_forms:
            for singular in (form, form.replace(" ", "")):
                if not plural_only or singular != form:
                    spellings.setdefault(singular, movement)
                spellings.setdefault(_plural(singular), movement)
        return spellings

    @cached_property
    def _matcher(self) -> Matcher:
        return Matcher(self._prose)

    def __getstate__(self) -> dict[str, object]:
        """Leave the compiled matcher behind, as Vocabulary does."""
        return {name: value for name, value in self.__dict__.items() if name not in ("_matcher", "_prose")}

    def _modifiers_in(self, words: list[Word], stems: list[str]) -> tuple[list[tuple[int, Modifier]], list[int]]:
        """The modifiers with their first word's position; and for each word the length of the modifier over it."""
        found: list[tuple[int, Modifier]] = []
        covers = [0] * len(words)
        at = 0
        while at < len(words):
            length = 1
            for phrase, id_, kind in self.modifiers.get(stems[at], ()):
                if tuple(stems[at : at + len(phrase)]) == phrase:
                    length = len(phrase)
                    if not id_:
                        break
                    covers[at : at + length] = [length if kind != "body-part" else -length] * length
                    start, end = words[at].start, words[at + length - 1].end
                    found.append((at, Modifier(id_, kind, " ".join(phrase), start, end)))
                    break
            at += length
        return found, covers

    def _parts(self, stems: list[str]) -> list[_Part]:
        parts: list[_Part] = []
        start, at, place = 0, 0, False
        joining, placing = self.reader.joining, self.reader.placing
        while at < len(stems):
            stem = stems[at]
            kept = next((p for p in self.joiners.get(stem, ()) if tuple(stems[at : at + len(p)]) == p), None)
            if kept:
                at += len(kept)
                continue
            if stem in joining or stem in placing:
                parts.append(_Part(start, at, place))
                start, place = at + 1, stem in placing
            at += 1
        parts.append(_Part(start, at, place))
        return parts

    def _movements_in(self, stems: list[str], part: _Part, covers: list[int]) -> list[_Found]:
        """The movements of one part, in order; weak ones only where there is no other."""
        found: list[_Found] = []
        head = part.end - 1
        free = [True] * len(stems)
        while head >= part.start:
            best: _Found | None = None
            if free[head]:
                fewest = len(stems)
                for alias in self.aliases.get(stems[head], ()):
                    if best and len(alias.words) < len(best.positions):
                        break
                    positions = self._places(alias, stems, head, part.start, covers, free)
                    if positions and positions[-1] - positions[0] < fewest:
                        fewest = positions[-1] - positions[0]
                        best = _Found(alias.movement, alias.weak, positions)
            if best and not (len(best.positions) < abs(covers[head])):
                for position in best.positions:
                    free[position] = False
                found.append(best)
            head -= 1
        found.reverse()
        strong = [each for each in found if not each.weak]
        return strong or found[-1:]

    def _places(
        self, alias: Alias, stems: list[str], head: int, start: int, covers: list[int], free: list[bool]
    ) -> tuple[int, ...]:
        """Where the alias's words stand, ending at `head`; empty when they do not, or something stands between."""
        places = [head]
        at = head - 1
        for word in reversed(alias.words[:-1]):
            while at >= start and stems[at] != word and (covers[at] > 0 or stems[at] in self.reader.filler):
                at -= 1
            if at < start or stems[at] != word or not free[at]:
                return ()
            places.append(at)
            at -= 1
        return tuple(reversed(places))

    def _modified(self, movement: str, near: Iterable[Modifier], spoken: list[Modifier]) -> Movement:
        """The family changed by the modifiers near it; muscles that they name besides are rightly called its target."""
        family = self.families[movement]
        changes = self.changes.get(movement, {})
        result = family
        muscles: tuple[str, ...] = ()
        for modifier in near:
            if modifier.id in changes:
                result = changed(result, changes[modifier.id])
            if modifier.id in self.muscles and modifier in spoken:
                muscles += self.muscles[modifier.id]
        if muscles:
            result = result._replace(target=union(result.target, muscles))
        if result is family:
            return family
        needed = {*result.prime_movers, *result.synergists, *result.stabilizers, *result.target}
        return result._replace(cannot_load=tuple(each for each in result.cannot_load if each not in needed))


def _plural(form: str) -> str:
    if form.endswith(("ch", "sh", "x", "ss")):
        return f"{form}es"
    return f"{form[:-1]}ies" if form.endswith("fly") else f"{form}s"


def _homes(found: list[list[_Found]]) -> list[int]:
    """For each part the part whose movements its modifiers change: itself, or the nearest before it, or after it."""
    with_movement = [index for index, here in enumerate(found) if here]
    if not with_movement:
        return list(range(len(found)))
    return [max((i for i in with_movement if i <= index), default=with_movement[0]) for index in range(len(found))]


def _part_of(parts: list[_Part], word: int) -> int:
    return max((index for index, part in enumerate(parts) if part.start <= word), default=0)
