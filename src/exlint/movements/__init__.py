"""What movements are, and which of them a name says: families with their anatomy, and the parser of names.

The knowledge is schemas/vocabulary/movements.yaml.
"""

from __future__ import annotations

from exlint.movements.families import Movements
from exlint.movements.model import Modifier, Movement, MovementMatch, ParsedName, UnknownMovement

__all__ = [
    "Modifier",
    "Movement",
    "MovementMatch",
    "Movements",
    "ParsedName",
    "UnknownMovement",
]
