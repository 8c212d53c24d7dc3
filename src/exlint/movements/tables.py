"""Movements as plain data, and back: what `compile_movements` makes of the YAML is stored when exlint is built."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any, TypeAlias

from exlint.movements.families import Alias, Movements, ProseForm
from exlint.movements.model import Movement
from exlint.movements.words import Reader

Tables: TypeAlias = Mapping[str, Any]
"""The stored form: sets are sorted lists, named tuples plain ones."""


def store_movements(movements: Movements) -> Tables:
    """The tables of `movements`; equal movements always give the same bytes."""
    reader = movements.reader
    return {
        "families": list(movements.families.values()),
        "changes": movements.changes,
        "muscles": movements.muscles,
        "aliases": movements.aliases,
        "modifiers": movements.modifiers,
        "joiners": movements.joiners,
        "prose_forms": movements.prose_forms,
        "spellings": reader.spellings,
        "lexicon": dict(sorted(reader.lexicon.items())),
        "joining": sorted(reader.joining),
        "placing": sorted(reader.placing),
        "filler": sorted(reader.filler),
    }


def revive_movements(tables: Tables) -> Movements:
    """The movements that `store_movements` was given."""
    families = map(Movement._make, tables["families"])
    return Movements(
        families={family.id: family for family in families},
        changes=tables["changes"],
        muscles=tables["muscles"],
        aliases={word: tuple(map(Alias._make, found)) for word, found in tables["aliases"].items()},
        modifiers=tables["modifiers"],
        joiners=tables["joiners"],
        reader=Reader(
            spellings=tables["spellings"],
            lexicon=tables["lexicon"],
            joining=frozenset(tables["joining"]),
            placing=frozenset(tables["placing"]),
            filler=frozenset(tables["filler"]),
        ),
        prose_forms=tuple(map(ProseForm._make, tables["prose_forms"])),
    )
