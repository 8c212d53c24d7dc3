"""Values: the single values of a field's text, each with its own place in the file."""

from __future__ import annotations

import re
from functools import lru_cache

from exlint.exercise import FieldName
from exlint.profiling.shape import Profile
from exlint.record import Text

_EDGES = " \t\r\n\"'“”*_`"


def values_of(text: Text, role: FieldName | None, profile: Profile) -> tuple[Text, ...]:
    """The values that a text holds: several where the profile splits that field, none where it says "none".

    Separators inside parentheses do not count: "Core (abs, obliques), Glutes" has two values.
    """
    text = text.strip()
    separators = profile.split.get(role) if role is not None else None
    parts = [part for part in (_split(text, separators) if separators else [text]) if part]
    if role in _MAY_BE_NOTHING and len(parts) == 1 and parts[0].value.casefold().strip(" .") in profile.nothing:
        return ()
    return tuple(parts)


_MAY_BE_NOTHING = {
    FieldName.TARGET, FieldName.SECONDARY, FieldName.STABILIZERS, FieldName.ALIASES, FieldName.BODY_PART,
    FieldName.FORCE, FieldName.MECHANIC, None,
}  # fmt: skip
"""Equipment is not among them: "None" is what a bodyweight exercise needs."""


def _split(text: Text, separators: tuple[str, ...]) -> list[Text]:
    value = text.value
    parts: list[Text] = []
    start = depth = 0
    for match in _pattern(separators).finditer(value):
        mark = match.group()
        if mark == "(":
            depth += 1
        elif mark == ")":
            depth = max(0, depth - 1)
        elif depth == 0:
            parts.append(text.slice(start, match.start()).strip(_EDGES))
            start = match.end()
    if start == 0:
        return [text]
    parts.append(text.slice(start, len(value)).strip(_EDGES + "."))
    return parts


@lru_cache(maxsize=64)
def _pattern(separators: tuple[str, ...]) -> re.Pattern[str]:
    """Parentheses, and the separators with the spaces around them; a word separates only as a word."""
    alternatives = [rf"\b{re.escape(each)}\b" if each.isalpha() else re.escape(each) for each in separators]
    return re.compile(rf"[()]|\s*(?:{'|'.join(alternatives)})\s*", re.IGNORECASE)
