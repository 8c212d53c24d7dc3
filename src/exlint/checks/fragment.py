"""fragment: a sentence of running text that has no verb and no article, as a template leaves it."""

from __future__ import annotations

import re
from collections.abc import Iterator

from exlint.checks.frames import frame_of
from exlint.checks.verb import Case, Finding, Mark, Selection, Verb
from exlint.claims.grammar import Grammar
from exlint.claims.prose import Hit
from exlint.values import NamedTuple

FRAGMENT = "fragment"
BARE = "bare"

_WORD = re.compile(r"[\w']+")
_MOST_OPENERS = 5
"""Words before the noun that the fragment is about."""


class Fragment(NamedTuple):
    """Options: the classes of words (schemas/vocabulary/grammar.yaml).

    A fragment opens with one of `openers`, names one of `heads`, and has no verb before it or after it but in a clause
    that one of `ties` begins.
    """

    openers: tuple[str, ...]
    heads: tuple[str, ...]
    ties: tuple[str, ...]


def fragment(case: Case, select: Selection, options: Fragment) -> Iterator[Finding]:
    """Each such sentence of a text that has others. It is `bare` where the thing it is done with has no article either.

    A text that is one fragment is a caption: that is a style.
    """
    prose, grammar = case.prose, case.knowledge.grammar
    if not prose.english:
        return
    heads, ties, wanted = grammar.union(options.heads), grammar.union(options.ties), frozenset(select["of"])
    for start, end, word in prose.places.of_words(grammar.listed(options.openers)):
        opener = prose.hit(start, end)
        entry, base = opener.entry, opener.base
        if entry.where not in wanted or entry.text.value.count(".") < 2:
            continue
        sentence = prose.sentence_at(opener)
        words = _WORD.findall(prose.folded, base + sentence.start, base + sentence.end)
        opens = words[0] == word and not _WORD.search(prose.folded, base + sentence.start, start)
        if not opens or len(prose.sentences_of(entry, base)) < 2:
            continue
        head = next((at for at, word in enumerate(words[1 : _MOST_OPENERS + 1], start=1) if word in heads), None)
        if head is None or (len(words) > head + 1 and words[head + 1] not in ties):
            continue
        hit = Hit(entry, base, sentence.start, sentence.end)
        yield Finding(
            grade=BARE if _is_bare(words[head + 1 :], grammar) else FRAGMENT,
            confidence=0.9,
            marks=(Mark("fragment", hit.span, entry.pointer),),
            values={"fragment": entry.text.value[sentence.start : sentence.end]},
            frame=frame_of(case, hit),
        )


def _is_bare(words: list[str], grammar: Grammar) -> bool:
    """Whether a countable implement follows its preposition without an article: "using dumbbell"."""
    means, implements = grammar.words("means"), grammar.words("singular.implement")
    return bool(words) and words[0] in means and words[-1] in implements and _has_no_article(words[1:-1], grammar)


def _has_no_article(words: list[str], grammar: Grammar) -> bool:
    return not any(word in grammar.words("one") or word in ("the", "your") for word in words)


VERB = Verb(
    name="fragment",
    summary="A sentence of running text without a verb",
    run=fragment,
    options=Fragment,
    roles=("of",),
    classes=lambda options: (*options.openers, *options.heads, *options.ties),
    marks=("fragment",),
    grades=(BARE, FRAGMENT),
    placeholders=("fragment",),
)
