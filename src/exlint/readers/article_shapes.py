"""What a line of a plain article looks like, its place aside: a title, a question, a label, a byline, or prose."""

# ruff: noqa: RUF001 - the bullets, dashes and quotes of word processors are what this module tells apart

from __future__ import annotations

import re
from enum import Enum, auto

from exlint.readers.article_lines import is_dialogue
from exlint.readers.article_text import is_title_case


class Shape(Enum):
    """The looks that headings have."""

    CAPS = auto()
    TITLE = auto()  # Title Case
    QUESTION = auto()
    LABEL = auto()  # "Key points:"
    FIELD = auto()  # "Hot Tip: Legs Only", which may be a fact as well: "Equipment: Cable Machine"
    PHRASE = auto()  # a few words in sentence case, without a full stop


_MAX_LENGTH = 120
_MAX_WORDS = 16
_BYLINE = re.compile(
    r"[Bb][Yy]\s+[A-Z]|(?i:"
    r"(?:medically |expert |fact[- ])?(?:written|reviewed|checked|edited|posted|published|updated) (?:by|on)\b"
    r"|(?:last )?(?:updated|reviewed|modified|published):?\s.*\d{4}\Z"
    r"|author:|(?:photo|image|picture)s? (?:by|credit)|credits?:"
    r"|.{0,60}\b\d+[- ]min(?:ute)?s?\.? read\b"
    r"|(?:\d{1,2}\.? )?(?:jan|feb|mar|apr|may|june?|july?|aug|sept?|oct|nov|dec)[a-z]*\.? (?:\d{1,2}, )?\d{4}\Z)"
)
_NO_HEADING = re.compile(r"://|www\.|@|\||©|\s[>»›→]\s|\s/\s.*\s/\s")
_FIELD = re.compile(r"([^:]+):\s+(\S.*)\Z", re.DOTALL)
_FAQ = re.compile(r"\bfaqs?\b|\bquestions?\b|\bq\s?&\s?a\b", re.IGNORECASE)


def is_byline(words: str) -> bool:
    """Whether a line tells who wrote the article, or when, or how long it takes to read."""
    return len(words.split()) <= 14 and not words.endswith((".", ":")) and _BYLINE.match(words) is not None


def asks(words: str) -> bool:
    """Whether a heading announces questions."""
    return _FAQ.search(words) is not None


def split_field(words: str) -> tuple[str, str] | None:
    """The two sides of `label: value`."""
    match = _FIELD.match(words)
    return (match[1], match[2]) if match else None


def shape_of(words: str) -> Shape | None:
    """What kind of heading a line could be by its words alone; None for prose."""
    start = words.lstrip("\"'“‘(¿¡")[:1]
    if not start.isalnum() or start.islower() or len(words) > _MAX_LENGTH or words.endswith((*".,;…-–—",)):
        return None
    if is_byline(words) or is_dialogue(words) or _NO_HEADING.search(words) or len(words.split()) > _MAX_WORDS:
        return None
    if not any(char.isalpha() for char in words):
        return None
    if words.endswith(("?", "？")):
        return Shape.QUESTION
    if words.endswith(":"):
        return _label_shape(words)
    return _phrase_shape(words, starts_with_letter=start.isalpha())


def _label_shape(words: str) -> Shape | None:
    count = len(words.split())
    if words.isupper():
        return Shape.CAPS
    return Shape.LABEL if count <= 3 or (count <= 6 and is_title_case(words)) else None


def _phrase_shape(words: str, *, starts_with_letter: bool) -> Shape | None:
    if split_field(words):
        return Shape.FIELD
    if words.isupper() and sum(char.isalpha() for char in words) >= 3:
        return Shape.CAPS
    if any(mark in words for mark in (". ", "! ", "? ", "; ")):
        return None
    if is_title_case(words):
        return Shape.TITLE
    if starts_with_letter and len(words.split()) <= 10 and "," not in words and not words.endswith("!"):
        return Shape.PHRASE
    return None
