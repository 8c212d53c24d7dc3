"""Equipment: which implements, supports and parts of machines a sentence has the reader use.

An implement in a movement's name ("unlike bench presses"), or one that something is like ("as if holding a bar"), is
mentioned in passing. One that stands beside the floor ("on the floor or a bench"), or in a sentence that speaks of a
choice ("if available"), is optional.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from exlint.claims.aspects import Heard
from exlint.claims.claim import Claim, Modality, Polarity, Strength
from exlint.claims.context import Context
from exlint.exercise import Part, Passage
from exlint.patterns import lazy
from exlint.vocabulary import Match, Term

KIND = "equipment"

LOAD, APPARATUS, SUPPORT, RACK, PROP, PART, PLACE, BODY = (
    "load", "apparatus", "support", "rack", "prop", "part", "place", "body",
)  # fmt: skip
"""The ranks of terms, as the vocabulary explains them."""

_CHOICE, _LIKENESS, _HEAD = "choice", "likeness", "head"
_ANYWHERE = frozenset({PLACE, "furniture"})
_MARKS = frozenset({_CHOICE, _LIKENESS, _HEAD})
_UNCLAIMED = _MARKS | {PLACE}
"""What no sentence claims: the floor is always there."""

_LIKE_WITHIN = 24
"""Characters between a word of likeness and what is like: "as if you were pulling a cable"."""

_BETWEEN = re.compile(r"\s*(,?\s*\bor\b|,|/)?\s*(?:(?:an?|the|some|even)\s)?(?:\w+\s)?")
"""What stands between two things of a list, a word that describes the second one included; group 1 joins them."""

_PLACING = lazy(r"\b(?:on|onto|off|from|over|against|between|facing)(?: of)?(?: an?| the| two| one)?(?: \w+)? $")
"""Words after which an implement is what one stands, leans or reaches on: "a push-up off of a dumbbell"."""

_UNDER = lazy(r"(?: \w+){0,3} (?:under|beneath|underneath) (?:your|the|each|both)? ?(?:heel|foot|feet|toe|hand|knee)")
"""What lies under the feet: "a plate under your heels"."""


def is_implement(term: Term) -> bool:
    """Whether a term is something to use, not a word that tells how it is meant."""
    return term.rank not in _MARKS


def read_equipment(heard: Heard) -> Iterator[Claim]:
    """A claim for each implement of a sentence, as much of a claim as the words around it make it."""
    matches = heard.of(KIND)
    ranks = [match.term.rank for match in matches if match.term is not None]
    if _UNCLAIMED.issuperset(ranks):
        return
    named = heard.place.where == Passage.NAME
    chosen = _CHOICE in ranks
    for index, match in enumerate(matches):
        if match.term is None or match.term.rank in _UNCLAIMED:
            continue
        claim = heard.claim(KIND, match.term.id, match.start, match.end, context=_context(heard, match))
        if not named:
            if chosen or _beside_the_floor(matches, index, heard.folded):
                claim = claim._replace(modality=Modality.OPTIONAL)
            if _in_passing(matches, index):
                claim = claim._replace(strength=Strength.PASSING)
        yield claim


def offered_together(claims: Sequence[Claim]) -> list[list[Claim]]:
    """The claims, in their order, those that are offered for each other together: "a belt, rope or band"."""
    groups: list[list[Claim]] = []
    joined: list[str] = []
    for claim in claims:
        joint = _joint(groups[-1][-1], claim) if groups else None
        if joint is None:
            groups.append([claim])
            joined.append("")
        else:
            groups[-1].append(claim)
            joined[-1] += joint
    return [
        part
        for group, joints in zip(groups, joined, strict=True)
        for part in ([group] if "or" in joints or "/" in joints else [[claim] for claim in group])
    ]


def is_placed(claim: Claim) -> bool:
    """Whether an implement is only where the body or the hands are placed."""
    text = claim.text.value.lower()
    return _PLACING.search(text[: claim.start]) is not None or _UNDER.match(text, claim.end) is not None


def _joint(one: Claim, other: Claim) -> str | None:
    """What joins a claim to the one before it in the list of one sentence; None where nothing does."""
    if one.statement != other.statement:
        return None
    between = one.text.value[one.end : other.start].lower()
    found = _BETWEEN.fullmatch(between)
    if found is None:
        return None
    if other.wording.lower().startswith("or "):
        return "or"
    return found.group(1)


def _context(heard: Heard, match: Match) -> Context:
    """The sentence's context; what a step has the reader avoid is none of its implements."""
    context = heard.context(match.start)
    if heard.place.where == Part.STEPS and context.polarity is Polarity.WARNED:
        return context._replace(modality=Modality.OPTIONAL)
    return context


def _in_passing(matches: Sequence[Match], index: int) -> bool:
    """Whether an implement stands in a movement's name, or is what something is like."""
    here = matches[index]
    after = matches[index + 1] if index + 1 < len(matches) else None
    if after is not None and after.term is not None and after.term.rank == _HEAD and after.start <= here.end + 1:
        return True
    for before in reversed(matches[:index]):
        if here.start - before.end > _LIKE_WITHIN:
            return False
        if before.term is not None and before.term.rank == _LIKENESS:
            return True
    return False


def _beside_the_floor(matches: Sequence[Match], index: int, folded: str) -> bool:
    """Whether the floor, or another place that is there anyway, is offered instead."""
    here = matches[index]
    for other in (*matches[max(0, index - 1) : index], *matches[index + 1 : index + 2]):
        if other.term is None or other.term.rank not in _ANYWHERE:
            continue
        first, second = sorted((here, other))
        found = _BETWEEN.fullmatch(folded[first.end : second.start])
        if found is not None and "or" in (found.group(1) or ""):
            return True
    return False
