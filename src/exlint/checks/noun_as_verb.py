"""noun-as-verb: the closed noun where a sentence needs the open verb: "Pushup with both arms"."""

from __future__ import annotations

import re
from collections.abc import Iterator

from exlint.checks.frames import frame_of
from exlint.checks.verb import Case, Finding, Mark, Remedy, Replacement, Selection, Verb
from exlint.claims.prose import SEPARATOR
from exlint.diagnostics import Applicability
from exlint.values import NamedTuple

_NEXT = re.compile(r" ([a-z']+)")
_BEFORE = re.compile(r"(?:\b(you (?:(?:must|should|can|will|could|may|might) )?)|\b([a-z']+) )\Z")
"""What stands before the noun: "you", perhaps with an auxiliary, or any other word."""
_SHORTEST_ADVERB = 4
_NEAR = 24
"""Characters in which what stands before is looked for."""
_STOPS = ".!?:\n" + SEPARATOR


class NounAsVerb(NamedTuple):
    """Options: classes of words (schemas/vocabulary/grammar.yaml).

    Where one of `objects` follows, or an adverb in -ly, the noun is a verb when it opens the sentence or stands after
    one of `callers` ("you", "must").
    """

    callers: tuple[str, ...]
    objects: tuple[str, ...]


def noun_as_verb(case: Case, select: Selection, options: NounAsVerb) -> Iterator[Finding]:
    """Each such noun."""
    prose, grammar = case.prose, case.knowledge.grammar
    if not prose.english:
        return
    wanted = frozenset(select["of"])
    callers, objects = grammar.union(options.callers), grammar.union(options.objects)
    for start, end, noun in prose.places.of_words(grammar.compound_nouns):
        following = _NEXT.match(prose.folded, end)
        after = following[1] if following else ""
        lead = prose.value[max(0, start - _NEAR) : start].rstrip(" *\"'\u201c")
        opens = not lead or lead[-1] in _STOPS
        acts = after in objects or (after.endswith("ly") and len(after) > _SHORTEST_ADVERB)
        before = _BEFORE.search(prose.folded, max(0, start - _NEAR), start)
        called = before is not None and (before[1] is not None or (acts and before[2] in callers))
        hit = prose.hit(start, end)
        if hit.entry.where not in wanted or not ((opens and acts) or called):
            continue
        written = hit.entry.text.value[hit.start : hit.end]
        verb = grammar.compounds[noun]
        right = verb.capitalize() if opens else verb
        yield Finding(
            grade="found",
            confidence=0.9,
            marks=(Mark("of", hit.span, hit.entry.pointer),),
            values={"word": written, "right": right},
            remedy=Remedy(f"write \u201c{right}\u201d", Applicability.SAFE, (Replacement(hit.span, right),)),
            frame=frame_of(case, hit),
        )


VERB = Verb(
    name="noun-as-verb",
    summary="A closed noun where the sentence needs the open verb",
    run=noun_as_verb,
    options=NounAsVerb,
    roles=("of",),
    classes=lambda options: (*options.callers, *options.objects),
    marks=("of",),
    grades=("found",),
    placeholders=("word", "right"),
)
