"""article-form: "a" before a vowel sound, "an" before a consonant."""

from __future__ import annotations

import re
from collections.abc import Iterator
from string import ascii_lowercase

from exlint.checks.frames import frame_of
from exlint.checks.verb import Case, Finding, Mark, Remedy, Replacement, Selection, Verb
from exlint.claims.grammar import Grammar
from exlint.claims.prose import SEPARATOR
from exlint.diagnostics import Applicability
from exlint.values import NamedTuple

_VOWELS = "aeiou"
_CANDIDATES = tuple(
    f"{before}{article} {letter}"
    for before in (" ", SEPARATOR, "(", '"')
    for article, letters in (("a", f"{_VOWELS}h"), ("an", ascii_lowercase.translate({ord("a"): None, ord("i"): None})))
    for letter in letters
)
"""The articles whose next letter may belie them."""
_WORD = re.compile(r"[^\W_]+")
_NEAR = 24
"""Characters in which the word before is looked for."""


class ArticleForm(NamedTuple):
    """Options: classes of beginnings of words (schemas/vocabulary/grammar.yaml) whose sound their first letter belies.

    Of two beginnings that fit the longer one counts. `not_nouns` are words that follow an "a" that is no article,
    `safe_after` words after which nothing but the article can be wrong.
    """

    vowel_sound: tuple[str, ...]
    consonant_sound: tuple[str, ...]
    not_nouns: tuple[str, ...] = ()
    safe_after: tuple[str, ...] = ()


def article_form(case: Case, select: Selection, options: ArticleForm) -> Iterator[Finding]:
    """Each article in the wrong form. Capitals and numbers are left alone: how they are spoken is not written."""
    prose, grammar = case.prose, case.knowledge.grammar
    if not prose.english:
        return
    wanted, safe = frozenset(select["of"]), grammar.union(options.safe_after)
    for start, end, _ in prose.places.of(_CANDIDATES):
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
            remedy=Remedy(
                f"write \u201c{right}\u201d", _certainty(prose.folded[:at], safe), (Replacement(span, right),)
            ),
            frame=frame_of(case, hit),
        )


def _certainty(before: str, safe: frozenset[str]) -> Applicability:
    """Safe after a word that leads to a noun; elsewhere ("incline an bench") a word may be lost or out of its place."""
    words = _WORD.findall(before[-_NEAR:])
    opens = not before.rstrip() or before.rstrip()[-1] in ".!?:" + SEPARATOR
    return Applicability.SAFE if opens or (words and words[-1] in safe) else Applicability.UNSAFE


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


VERB = Verb(
    name="article-form",
    summary='"A" before a vowel sound, "an" before a consonant',
    run=article_form,
    options=ArticleForm,
    roles=("of",),
    classes=lambda options: (*options.vowel_sound, *options.consonant_sound, *options.not_nouns, *options.safe_after),
    marks=("of",),
    grades=("found",),
    placeholders=("phrase", "right"),
)
