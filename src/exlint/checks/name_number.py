"""name-number: the exercise's name in one number, its verb in the other, as a template leaves them."""

from __future__ import annotations

import re
from collections.abc import Iterator

from exlint.checks.frames import frame_of
from exlint.checks.verb import Case, Finding, Mark, Selection, Verb
from exlint.claims.grammar import Grammar
from exlint.values import NamedTuple
from exlint.vocabulary import fold

PLURAL_NAME = "plural-name"
SINGULAR_NAME = "singular-name"

_WORD = re.compile(r"[\w']+")
_BEFORE = re.compile(r"([\w']+)(?: (?:the|a|an))? *\Z")
_AFTER = re.compile(r" ([\w']+)")


class NameNumber(NamedTuple):
    """Options: classes of words (schemas/vocabulary/grammar.yaml).

    `singular_verbs` and `plural_verbs` follow a subject of their number, `asking` stand before one. `singulars` are
    names' words in -s that are no plurals; at one of `ties` the part of a name begins that does not count.
    """

    singular_verbs: tuple[str, ...]
    plural_verbs: tuple[str, ...]
    asking: tuple[str, ...]
    singulars: tuple[str, ...]
    ties: tuple[str, ...]


def name_number(case: Case, select: Selection, options: NameNumber) -> Iterator[Finding]:
    """One finding for a document whose sentences give its name the wrong number, with all places."""
    prose, grammar = case.prose, case.knowledge.grammar
    name = case.exercise.name
    if name is None or not prose.english:
        return
    folded = fold(name.value.strip())
    plural = _is_plural(folded, grammar, options)
    verbs = grammar.union(options.singular_verbs if plural else options.plural_verbs)
    asking = grammar.union(options.asking) if plural else frozenset[str]()
    wanted = frozenset(select["of"])
    hits = []
    at = prose.folded.find(folded, len(folded))
    while folded and at >= 0:
        end = at + len(folded)
        after = _AFTER.match(prose.folded, end)
        says = after is not None and after[1] in verbs
        before = _BEFORE.search(prose.folded, max(0, at - 14), at) if asking or says else None
        asks = before is not None and before[1] in asking
        says = says and not (before is not None and before[1] in ("and", "of"))
        if not prose.folded[end : end + 1].isalnum() and (asks or says):
            hit = prose.hit(at, end + len(after[0]) if says and after else end)
            if hit.entry.where in wanted:
                hits.append(hit)
        at = prose.folded.find(folded, end)
    if hits:
        first = hits[0]
        yield Finding(
            grade=PLURAL_NAME if plural else SINGULAR_NAME,
            confidence=0.85,
            marks=tuple(Mark("of", hit.span, hit.entry.pointer) for hit in hits),
            values={"name": name.value, "phrase": first.entry.text.value[first.start : first.end]},
            frame=frame_of(case, first),
        )


def _is_plural(folded: str, grammar: Grammar, options: NameNumber) -> bool:
    """Whether the word that a name is about is a plural: the last one before "to", "with" and their like."""
    ties, singulars = grammar.union(options.ties), grammar.union(options.singulars)
    head = ""
    for word in _WORD.findall(folded):
        if word in ties and head:
            break
        head = word
    return head.endswith("s") and not head.endswith("ss") and head not in singulars


VERB = Verb(
    name="name-number",
    summary="The exercise's name in one number, its verb in the other",
    run=name_number,
    options=NameNumber,
    roles=("of",),
    classes=lambda options: (
        *options.singular_verbs,
        *options.plural_verbs,
        *options.asking,
        *options.singulars,
        *options.ties,
    ),
    marks=("of",),
    grades=(PLURAL_NAME, SINGULAR_NAME),
    placeholders=("name", "phrase"),
)
