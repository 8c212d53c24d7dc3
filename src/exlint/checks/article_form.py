"""article-form: "a" before a vowel sound, "an" before a consonant."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache
from string import ascii_lowercase
from typing import TYPE_CHECKING, NamedTuple

from exlint.checks.frames import frame_of
from exlint.checks.verb import Case, Finding, Mark, Remedy, Replacement, Selection, Verb
from exlint.claims.grammar import Grammar
from exlint.claims.prose import SEPARATOR
from exlint.diagnostics import Applicability

if TYPE_CHECKING:
    from ahocorasick_rs import AhoCorasick

_VOWELS = "aeiou"
_WORD = re.compile(r"[^\W_]+")


class ArticleForm(NamedTuple):
    """Options: classes of beginnings of words (schemas/vocabulary/grammar.yaml) whose sound their first letter belies.

    Of two beginnings that fit the longer one counts. `not_nouns` are words that follow an "a" that is no article.
    """

    vowel_sound: tuple[str, ...]
    consonant_sound: tuple[str, ...]
    not_nouns: tuple[str, ...] = ()


def article_form(case: Case, select: Selection, options: ArticleForm) -> Iterator[Finding]:
    """Each article in the wrong form. Capitals and numbers are left alone: how they are spoken is not written."""
    prose, grammar = case.prose, case.knowledge.grammar
    if not prose.english:
        return
    wanted = frozenset(select["of"])
    for _, start, end in _candidates().find_matches_as_indexes(prose.folded):
        word = _WORD.match(prose.folded, end - 1)
        at = start + 1
        hit = prose.hit(at, word.end() if word else end)
        written = prose.value[at : hit.base + hit.end]
        article, _, noun = written.partition(" ")
        if word is None or hit.entry.where not in wanted or not noun or _is_spelt(noun):
            continue
        if article[0].isupper() and not _opens(prose.value, at):
            continue
        right = "an" if _sounds_like_vowel(word[0], grammar, options) else "a"
        if right == article.lower() or word[0] in grammar.union(options.not_nouns):
            continue
        right = right.capitalize() if article[0].isupper() else right
        span = hit.entry.text.span(hit.start, hit.start + len(article))
        yield Finding(
            grade="found",
            confidence=0.95,
            marks=(Mark("of", hit.span, hit.entry.pointer),),
            values={"phrase": written, "right": f"{right} {noun}"},
            remedy=Remedy(f"write \u201c{right}\u201d", Applicability.SAFE, (Replacement(span, right),)),
            frame=frame_of(case, hit),
        )


def _is_spelt(noun: str) -> bool:
    """Whether the word is a letter or an abbreviation, which is spoken letter by letter."""
    return len(noun) == 1 or noun[:2].isupper()


def _opens(value: str, at: int) -> bool:
    before = value[:at].rstrip(" \"'\u201c(*")
    return not before or before[-1] in ".!?:" + SEPARATOR + "\n"


def _sounds_like_vowel(word: str, grammar: Grammar, options: ArticleForm) -> bool:
    longest, vowel = 0, word[0] in _VOWELS
    for names, sound in ((options.vowel_sound, True), (options.consonant_sound, False)):
        for beginning in grammar.union(names):
            if len(beginning) > longest and word.startswith(beginning):
                longest, vowel = len(beginning), sound
    return vowel


@cache
def _candidates() -> AhoCorasick:
    """Finds the articles whose next letter may belie them."""
    from ahocorasick_rs import AhoCorasick, MatchKind

    before = (" ", SEPARATOR, "(", '"')
    pairs = [f"a {letter}" for letter in (*_VOWELS, "h")]
    pairs += [f"an {letter}" for letter in ascii_lowercase if letter not in "ai"]
    return AhoCorasick([f"{start}{pair}" for start in before for pair in pairs], matchkind=MatchKind.Standard)


VERB = Verb(
    name="article-form",
    summary='"A" before a vowel sound, "an" before a consonant',
    run=article_form,
    options=ArticleForm,
    roles=("of",),
    classes=lambda options: (*options.vowel_sound, *options.consonant_sound, *options.not_nouns),
    marks=("of",),
    grades=("found",),
    placeholders=("phrase", "right"),
)
