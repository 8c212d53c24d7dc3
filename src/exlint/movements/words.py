"""From a name to the stems of its words: singular, in one spelling, joined words apart."""

from __future__ import annotations

import re
from collections.abc import Container, Mapping

from exlint.values import NamedTuple
from exlint.vocabulary import fold


class Word(NamedTuple):
    stem: str
    start: int
    end: int


_WORD = re.compile(r"[a-z0-9]+(?:'s\b)?")


class Reader(NamedTuple):
    """Turns a name into stems: singular, one spelling, joined words apart."""

    spellings: Mapping[str, str]
    lexicon: Mapping[str, tuple[str, ...]]  # a known word, as the data writes it or as a stem -> the stems in it
    joining: frozenset[str]
    placing: frozenset[str]
    filler: frozenset[str]

    def words(self, name: str) -> list[Word]:
        words: list[Word] = []
        for match in _WORD.finditer(fold(name)):
            start, end = match.span()
            pieces = self.lexicon.get(match.group()) or self._pieces(match.group())
            if len(pieces) == 1:
                words.append(Word(pieces[0], start, end))
                continue
            for piece in pieces:
                words.append(Word(piece, start, min(start + len(piece), end)))
                start += len(piece)
        return words

    def _pieces(self, word: str) -> tuple[str, ...]:
        """The stems of a word that is not in the lexicon as it stands: itself where it is no joined word either."""
        stem = stem_of(word, self.spellings)
        if stem in self.lexicon:
            return self.lexicon[stem]
        return tuple(piece for part in split(stem, self.lexicon) for piece in self.lexicon[part]) or (stem,)


def stem_of(word: str, spellings: Mapping[str, str]) -> str:
    """The singular of a folded word, in the spelling that the data prefers."""
    if word.endswith("'s"):
        word = word[:-2]
    elif word.endswith("ies") and len(word) > 4:
        word = f"{word[:-3]}y"
    elif word.endswith(("ches", "shes", "sses", "xes")):
        word = word[:-2]
    elif word.endswith("s") and len(word) > 2 and word[-2] not in "sui":
        word = word[:-1]
    return spellings.get(word, word)


def split(word: str, lexicon: Container[str]) -> tuple[str, ...]:
    """The fewest words of the lexicon that make up `word`, at least two; empty when there are none."""
    best: list[tuple[str, ...] | None] = [()] + [None] * len(word)
    for end in range(2, len(word) + 1):
        for start in range(end - 1):
            before = best[start]
            if before is None or (start == 0 and end == len(word)):
                continue
            shorter = best[end]
            if word[start:end] in lexicon and (shorter is None or len(before) + 1 < len(shorter)):
                best[end] = (*before, word[start:end])
    return best[-1] or ()
