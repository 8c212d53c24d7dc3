"""Kinds: how each aspect is read, from the field that declares it and from sentences."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from functools import partial
from types import MappingProxyType

from exlint.claims import directions, equipment, laterality, postures, quantities
from exlint.claims.aspects import Heard, plain_claims
from exlint.claims.breathing import breathing_claims
from exlint.claims.claim import Claim
from exlint.claims.grips import grip_claims
from exlint.claims.positions import position_claims
from exlint.exercise import FieldName
from exlint.values import NamedTuple


class Kind(NamedTuple):
    """`file` names its vocabulary in schemas/vocabulary, `fields` declare it with a term of that.

    `read` gives what a sentence that names such a term claims of it.
    """

    file: str
    fields: tuple[str, ...]
    read: Callable[[Heard], Iterator[Claim]]


def _plain(kind: str, file: str, *fields: str) -> Kind:
    return Kind(file, tuple(f"fields.{field}" for field in fields), partial(plain_claims, kind=kind))


CATEGORY = "category"
LEVEL = "level"
GRIP = "grip"
TECHNIQUE = "technique"
BREATHING = "breathing"

KINDS: Mapping[str, Kind] = MappingProxyType(
    {
        directions.KIND: Kind("directions", (), directions.read_directions),
        CATEGORY: _plain(CATEGORY, "categories", FieldName.CATEGORY),
        laterality.KIND: Kind("laterality", (f"fields.{FieldName.LATERALITY}",), laterality.read_laterality),
        LEVEL: _plain(LEVEL, "levels", FieldName.LEVEL),
        postures.KIND: Kind("postures", (), postures.read_postures),
        GRIP: Kind("grips", (), grip_claims),
        equipment.KIND: Kind("equipment", (f"fields.{FieldName.EQUIPMENT}",), equipment.read_equipment),
        BREATHING: Kind("breathing", (), breathing_claims),
        TECHNIQUE: Kind("technique", (), partial(position_claims, kind=TECHNIQUE)),
        quantities.KIND: Kind("quantities", (), quantities.read_quantities),
    }
)
"""Every aspect by its name; schemas/vocabulary holds a file of that kind for each."""
