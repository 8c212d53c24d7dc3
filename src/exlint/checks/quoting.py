"""Quoting: a value as the file must write it in the place of another, by the file's format and the quotes around it."""

from __future__ import annotations

import re

from exlint.facts import Telling, Value
from exlint.record import Format

_PLAIN = re.compile(r"[A-Za-z](?:[A-Za-z0-9 ()+/.-]*[A-Za-z0-9)])?")
"""Words that every format and every style of quotation writes as they are."""

_YAML_WORDS = frozenset({"true", "false", "yes", "no", "on", "off", "null", "y", "n"})
_MARKUP = re.compile(r"[\\`*_{}\[\]<>#|~&!]")


def written(text: str, telling: Telling, place: Value) -> str | None:
    """What to write at the place of a value so that the document says `text`; None where that is not known for sure."""
    in_data = place.start < telling.data_end
    if telling.format is Format.JSON:
        return _in_double_quotes(text)
    if telling.format is Format.YAML or in_data:
        if place.quote == '"':
            return _in_double_quotes(text)
        if place.quote == "'" and text.isprintable():
            return text.replace("'", "''")
        return text if _PLAIN.fullmatch(text) and text.lower() not in _YAML_WORDS else None
    if not text.isprintable():
        return None
    return _MARKUP.sub(r"\\\g<0>", text) if telling.format is Format.MARKDOWN else text


def _in_double_quotes(text: str) -> str:
    from json import dumps

    return dumps(text, ensure_ascii=False)[1:-1]
