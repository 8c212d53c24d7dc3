"""Words of a question: one spelling for each, whatever its case, punctuation, number or verb form.

The stems are not meant to be read: they only have to be equal where the words are, and the phrases of
schemas/vocabulary/questions.yaml go through the same mill when they are compiled.
"""

from __future__ import annotations

import re
import unicodedata
from functools import cached_property
from typing import TYPE_CHECKING

from exlint.values import Frozen, NamedTuple

if TYPE_CHECKING:
    from collections.abc import Mapping

BREAK = ","
"""Stands for any mark that ends a clause."""

_TOKEN = re.compile(r"[^\W_]+(?:'[^\W_]+)*'?|[,;:.?!\u2013\u2014]")
_MARKS = str.maketrans(
    {"\u2018": "'", "\u2019": "'", "\u02bc": "'", "\u00b4": "'", "`": "'", "\u2010": "-", "\u2011": "-"}
)
_LABEL = re.compile(r"^[\s#>*_-]*(?:q(?:uestion)?\s*\d*\s*[.:)]|\d+\s*[.)])\s*", re.IGNORECASE)
_VOWELS = frozenset("aeiouy")
_SHORT = 3


class Word(NamedTuple):
    """One word: its stem, and the lower-case spelling it was written with."""

    stem: str
    spelling: str


class WordRules(Frozen):
    """What the endings of English do not tell: contractions, irregular forms, fixed words, open compounds."""

    contractions: Mapping[str, tuple[str, ...]]
    irregular: Mapping[str, str]
    fixed: frozenset[str]
    compounds: Mapping[tuple[str, str], str]
    rates: frozenset[str]
    """Words after which "a" means "per": twice a week."""
    before_article: frozenset[str]
    """Words after which it does not: after a workout."""

    @cached_property
    def met(self) -> dict[str, tuple[Word, ...]]:
        """Tokens met so far and what they were read as: documents repeat their words by the thousand."""
        return {}

    @cached_property
    def closing(self) -> frozenset[str]:
        """The words with which open compounds end."""
        return frozenset(second for _, second in self.compounds)


def stem(word: str, rules: WordRules) -> str:
    """Return what `word` has in common with its plural, its -ing and its -ed form."""
    known = rules.irregular.get(word)
    if known is not None:
        return known
    if len(word) <= _SHORT or word in rules.fixed:
        return word
    word = _without_plural(word)
    return word if word in rules.fixed else _without_ending(word)


def _without_plural(word: str) -> str:
    if not word.endswith("s") or word.endswith(("ss", "us", "is")):
        return word
    if word.endswith("ies"):
        return word[:-3] + "y" if len(word) > _SHORT + 1 else word[:-1]
    if word.endswith(("sses", "shes", "ches", "xes", "zes")):
        return word[:-2]
    return word[:-1]


def _without_ending(word: str) -> str:
    if word.endswith("ied"):
        return word[:-3] + "y"
    cut = 3 if word.endswith("ing") else 2 if word.endswith("ed") and not word.endswith("eed") else 0
    if cut and len(word) - cut >= _SHORT and not _VOWELS.isdisjoint(word[:-cut]):
        word = word[:-cut]
    if len(word) > _SHORT and word[-1] == "e":
        word = word[:-1]
    if len(word) > _SHORT and word[-1] == word[-2] and word[-1] not in _VOWELS:
        word = word[:-1]
    return word


def words_of(text: str, rules: WordRules) -> list[Word]:
    """Return the words of `text` and a `BREAK` for each mark that ends a clause; articles are left out."""
    if not text.isascii():
        text = unicodedata.normalize("NFKC", text).translate(_MARKS)
    text = text.replace("`", "'").lower()
    words: list[Word] = []
    last = ""  # the stem of the last word
    # Most phrases are letters and spaces, which need no tokenizer.
    tokens = text.split() if text.replace(" ", "").isalpha() else _TOKEN.findall(_LABEL.sub("", text))
    met, closing = rules.met, rules.closing
    for i, token in enumerate(tokens):
        read = met.get(token)
        if read is None:
            if token in _ARTICLES:
                if (
                    0 < i < len(tokens) - 1
                    and tokens[i + 1] in rules.rates
                    and tokens[i - 1] not in rules.before_article
                ):
                    words.append(Word("per", "per"))
                    last = "per"
                continue
            read = met[token] = tuple(Word(stem(part, rules), part) for part in _parts(token, rules))
        for word in read:
            here = word.stem
            joined = rules.compounds.get((last, here)) if here in closing else None
            if joined is not None:
                words[-1] = Word(joined, joined)
                last = joined
            elif here != BREAK or last not in ("", BREAK):
                words.append(word)
                last = here
    return words


_ARTICLES = frozenset({"a", "an", "the", "any"})


def _parts(token: str, rules: WordRules) -> tuple[str, ...]:
    parts = rules.contractions.get(token)
    if parts is not None:
        return parts
    if "'" in token:
        token = token.removesuffix("'").removesuffix("'s").replace("'", "")
    return (token,) if token[0].isalnum() else (BREAK,)
