"""Folding: headings, labels and keys reduced to plain singular words, so that spelling habits do not matter."""

# ruff: noqa: RUF001 - the dashes and quotes of word processors are told apart here

from __future__ import annotations

import re
from functools import lru_cache

_CAMEL = re.compile(r"(?<=[a-z0-9])(?=[A-Z])|(?<=[A-Z])(?=[A-Z][a-z]{2})")
_WORD = re.compile(r"[^\W_]+")
_OPTIONAL_PLURAL = re.compile(r"\(e?s\)", re.IGNORECASE)
_POSSESSIVE = re.compile(r"['’]s?\b")
_NUMBERING = re.compile(
    r"[\W_]*(?:(?:step|mistake|tip|error|variation|exercise|part|phase)\s*[:#.]?\s*(\d{1,2})\b\s*[.):\-–—]*"
    r"|(\d{1,2})\s*[.):](?!\d))\s*",
    re.IGNORECASE,
)
_IRREGULAR = {
    "alias": "alias", "aliases": "alias", "calves": "calf", "feet": "foot",
}  # fmt: skip
_SIBILANTS = ("ches", "shes", "sses", "xes")


@lru_cache(maxsize=8192)
def fold(text: str) -> str:
    """`secondaryMuscles`, `Secondary muscle(s):` and `secondary-muscles` all give `secondary muscle`.

    Case, punctuation, emoji and plurals vanish; `&` reads as "and"; what remains are words with one space between.
    """
    if "(" in text:
        text = _OPTIONAL_PLURAL.sub("", text)
    if "'" in text or "’" in text:
        text = _POSSESSIVE.sub("", text)
    if " " not in text:
        text = _CAMEL.sub(" ", text)
    return " ".join([singular(word) for word in _WORD.findall(text.replace("&", " and ").lower())])


def singular(word: str) -> str:
    """The singular of a plain English word, good enough to compare two spellings of it ("biceps" loses its s too)."""
    if word in _IRREGULAR:
        return _IRREGULAR[word]
    if len(word) <= 2 or not word.endswith("s") or word.endswith(("ss", "us", "is")):
        return word
    if word.endswith("ies"):
        return word[:-3] + "y"
    return word[:-2] if word.endswith(_SIBILANTS) else word[:-1]


def numbering(text: str) -> tuple[int, int] | None:
    """The number that leads a heading or a step ("3.", "Step 2:") and where the text after it starts."""
    match = _NUMBERING.match(text)
    if match is None or (match.end() == len(text) and match[2]):
        return None
    return int(match[1] or match[2]), match.end()


def without(words: str, name: str) -> str:
    """Folded words without a folded name that stands among them ("common goblet squat mistake")."""
    if not name:
        return words
    padded = f" {words} ".replace(f" {name} ", "  ", 1)
    return " ".join(padded.split())
