"""list-conjunction: a list whose last item is joined by a bare comma."""

from __future__ import annotations

import re
from collections.abc import Iterator

from exlint.checks.frames import frame_of
from exlint.checks.verb import Case, Finding, Mark, Remedy, Replacement, Selection, Verb
from exlint.diagnostics import Applicability
from exlint.values import NamedTuple

_LAST = re.compile(r", ((?:the )?(?:[a-z']+ ){0,2}[a-z']+)(?=[.;!?]|\Z|\x1f)")
"""A comma and the last item of a sentence, up to three words long."""

_LONGEST_ITEM = 3  # words
_LEAD = re.compile(r"^[^.,;:]{0,40}:\s*$")
"""A label and its colon: what follows is a table's row, not a sentence."""


class ListConjunction(NamedTuple):
    """Options: the kinds of nouns (schemas/vocabulary/grammar.yaml) that are listed besides muscles."""

    nouns: tuple[str, ...] = ()


def list_conjunction(case: Case, select: Selection, options: ListConjunction) -> Iterator[Finding]:
    """Each list of known things that ends a sentence without "and" or "or" before its last item."""
    prose = case.prose
    if not prose.english:
        return
    wanted = frozenset(select["of"])
    grammar = case.knowledge.grammar
    nouns = grammar.union(tuple(f"{number}.{kind}" for kind in options.nouns for number in ("plural", "singular")))
    for found in _LAST.finditer(prose.folded):
        last = _known(case, found[1], nouns)
        if last is None:
            continue
        hit = prose.hit(found.start(), found.end())
        if hit.entry.where not in wanted:
            continue
        sentence = prose.sentence_at(hit)
        head = prose.folded[hit.base + sentence.start : found.start()]
        items = _items_before(case, head, nouns)
        if not items or _says_the_same(case, last, items):
            continue
        start = len(head) - sum(len(item) for item, _ in items) - 2 * (len(items) - 1)
        lead = head[:start]
        if not lead.strip() or _LEAD.match(lead) or lead.rstrip().endswith((" and", " or", "e.g.", "(")):
            continue
        joint = hit.entry.text.span(hit.start, hit.start + 2)
        joiner = ", and " if len(items) > 1 else " and "
        yield Finding(
            grade="found",
            confidence=0.95,
            marks=(Mark("list", hit.entry.text.span(sentence.start + start, hit.end), hit.entry.pointer),),
            values={"list": hit.entry.text.value[sentence.start + start : hit.end], "last": found[1]},
            remedy=Remedy('put "and" before the last item', Applicability.SAFE, (Replacement(joint, joiner),)),
            frame=frame_of(case, hit),
        )


def _known(case: Case, item: str, nouns: frozenset[str]) -> str | None:
    """What an item names: a muscle's id, or the word itself for another known noun; None for anything else."""
    bare = item.removeprefix("the ")
    terms = case.knowledge.muscles.lookup(bare)
    if terms:
        return terms[0].id
    return bare if bare in nouns else None


def _items_before(case: Case, head: str, nouns: frozenset[str]) -> list[tuple[str, str]]:
    """The items before the last one, from right to left, each with what it names. Empty where "and" joins them."""
    items: list[tuple[str, str]] = []
    for chunk in reversed(head.split(", ")):
        whole = _known(case, chunk, nouns)
        if whole is not None:
            items.append((chunk, whole))
            continue
        tail = _known_tail(case, chunk, nouns)
        if tail is None:
            break
        before = chunk[: len(chunk) - len(tail[0])].rstrip()
        if items and before.endswith((" and", " or")):
            break
        items.append(tail)
        break
    return items


def _known_tail(case: Case, chunk: str, nouns: frozenset[str]) -> tuple[str, str] | None:
    """The longest known thing that a chunk ends in."""
    words = chunk.split(" ")
    for count in range(min(_LONGEST_ITEM, len(words)), 0, -1):
        tail = " ".join(words[-count:])
        known = _known(case, tail, nouns)
        if known is not None:
            return tail, known
    return None


def _says_the_same(case: Case, last: str, items: list[tuple[str, str]]) -> bool:
    """Whether a list of two is one thing said twice: "the rear shoulder, rear delts"."""
    muscles = case.knowledge.muscles
    if len(items) != 1 or last not in muscles.terms or items[0][1] not in muscles.terms:
        return False
    return muscles.akin(last, items[0][1])


VERB = Verb(
    name="list-conjunction",
    summary="A list whose last item is joined by a bare comma",
    run=list_conjunction,
    options=ListConjunction,
    roles=("of",),
    classes=lambda options: tuple(f"plural.{kind}" for kind in options.nouns),
    marks=("list",),
    grades=("found",),
    placeholders=("list", "last"),
)
