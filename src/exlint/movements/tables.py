"""Movements as plain data, and back: what `compile_movements` makes of the YAML is stored when exlint is built."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from typing import Any, TypeAlias

from exlint.movements.families import Alias, Movements, ProseForm
from exlint.movements.model import Change, Movement
from exlint.movements.words import Reader

Tables: TypeAlias = Mapping[str, Any]
"""The stored form: sets are sorted lists."""


def store_movements(movements: Movements) -> Tables:
    """The tables of `movements`; equal movements always give the same bytes."""
    reader = movements.reader
    return {
        "families": list(movements.families.values()),
        "changes": movements.changes,
        "muscles": movements.muscles,
        "aliases": [
            [" ".join(each.words), each.movement, each.weak] for found in movements.aliases.values() for each in found
        ],
        "modifiers": movements.modifiers,
        "joiners": movements.joiners,
        "prose_forms": [[form.form, form.movement, form.plural_only] for form in movements.prose_forms],
        "spellings": reader.spellings,
        "lexicon": {word: " ".join(pieces) for word, pieces in sorted(reader.lexicon.items())},
        "joining": sorted(reader.joining),
        "placing": sorted(reader.placing),
        "filler": sorted(reader.filler),
    }


def revive_movements(tables: Tables) -> Movements:
    """The movements that `store_movements` was given."""
    families = [Movement(*(_value(each) for each in entry)) for entry in tables["families"]]
    return Movements(
        families={family.id: family for family in families},
        changes={
            movement: {modifier: _change(change) for modifier, change in changes.items()}
            for movement, changes in tables["changes"].items()
        },
        muscles={modifier: tuple(muscles) for modifier, muscles in tables["muscles"].items()},
        aliases=_aliases(tables["aliases"]),
        modifiers={
            first: tuple((tuple(words), id_, kind) for words, id_, kind in found)
            for first, found in tables["modifiers"].items()
        },
        joiners={first: tuple(map(tuple, found)) for first, found in tables["joiners"].items()},
        reader=Reader(
            spellings=tables["spellings"],
            lexicon={word: tuple(pieces.split(" ")) for word, pieces in tables["lexicon"].items()},
            joining=frozenset(tables["joining"]),
            placing=frozenset(tables["placing"]),
            filler=frozenset(tables["filler"]),
        ),
        prose_forms=tuple(map(ProseForm._make, tables["prose_forms"])),
    )


def _aliases(entries: Iterable[tuple[str, str, bool]]) -> dict[str, tuple[Alias, ...]]:
    """The aliases by their last word; those of one word stand in their order."""
    found: dict[str, list[Alias]] = {}
    for joined, movement, weak in entries:
        words = tuple(joined.split(" "))
        found.setdefault(words[-1], []).append(Alias(words, movement, weak))
    return {word: tuple(aliases) for word, aliases in found.items()}


def _change(change: Mapping[str, Any]) -> Change:
    return {field: _value(value) for field, value in change.items()}


def _value(value: Any) -> Any:
    return tuple(value) if isinstance(value, list) else value
