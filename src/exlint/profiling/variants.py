"""Variants: which headings name different versions of one movement, and which sections belong to each.

"How to Perform a Cable Leg Kickback" and "How to Perform a Machine Leg Kickback" share the exercise's name and differ
in what stands around it; so do "Standing version" and "Seated version".
"""

# ruff: noqa: RUF001 - the dashes and quotes of word processors are told apart here

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Sequence

from exlint.exercise import Part, Variant
from exlint.profiling.draft import Draft
from exlint.profiling.outline import Stretch
from exlint.profiling.shape import Cues
from exlint.profiling.words import fold, numbering
from exlint.record import Text

_VERSION_PARTS = (Part.STEPS, Part.VARIATIONS, Part.OTHER)


def find_variants(stretches: Sequence[Stretch], draft: Draft) -> None:
    """Mark the stretches of each version and name the versions; nothing where there are fewer than two."""
    found: dict[tuple[int, int], list[tuple[Stretch, frozenset[str]]]] = defaultdict(list)
    cues = draft.profile.cues
    for stretch in stretches:
        told = _version(stretch, draft.folded_name, cues)
        if told is not None:
            found[stretch.level, stretch.telling].append((stretch, told))
    for candidates in found.values():
        tellable = _tellable(candidates)
        if len(tellable) < 2:
            continue
        repeated = _repeated(stretches)
        for stretch in tellable:
            draft.variants.append(Variant(_name(stretch, draft.folded_name, cues)))
            _mark(stretch, stretches, len(draft.variants) - 1, tellable, repeated)


def _tellable(candidates: Sequence[tuple[Stretch, frozenset[str]]]) -> list[Stretch]:
    """The headings that differ from each other; one that names only the exercise stands for its usual version."""
    differing = [each for each, told in candidates if told and sum(told == other for _, other in candidates) == 1]
    usual = [each for each, told in candidates if not told and each.own and each.listed]
    if len(usual) != 1 or not all(each.own for each in differing):
        return differing
    return [each for each, _ in candidates if each in differing or each in usual]


def _version(stretch: Stretch, folded_name: str, cues: Cues) -> frozenset[str] | None:
    """The words by which a heading tells its version from others; None when it does not name the exercise at all."""
    if stretch.heading is None or stretch.role not in _VERSION_PARTS or stretch.restarted or not _has_steps(stretch):
        return None
    value = stretch.heading.value
    folded = fold(value).split()
    name = folded_name.split()
    marked = not cues.version_words.isdisjoint(folded)
    if not marked and (not name or name[-1] not in folded):
        return None
    return frozenset(folded) - frozenset(name) - cues.small_words - cues.plain_words - cues.version_words


def _has_steps(stretch: Stretch) -> bool:
    """Whether instructions stand under a heading: a numbered list, or any list or phase below a steps heading."""
    if stretch.ordered or (stretch.role is Part.STEPS and stretch.blocks):
        return True
    return any(child.role is Part.STEPS and _has_steps(child) for child in stretch.children)


def _repeated(stretches: Sequence[Stretch]) -> frozenset[str]:
    counts = Counter(fold(stretch.heading.value) for stretch in stretches if stretch.heading is not None)
    return frozenset(heading for heading, count in counts.items() if count > 1)


def _mark(
    version: Stretch, stretches: Sequence[Stretch], index: int, versions: Sequence[Stretch], repeated: frozenset[str]
) -> None:  # fmt: skip
    """Mark a version's stretches: all below its heading, and in flat documents the repeated headings that follow."""
    version.variant = index
    if version.role is not Part.STEPS:
        version.role = Part.STEPS
    below = {id(version)}
    for stretch in stretches[stretches.index(version) + 1 :]:
        if id(stretch.parent) in below:
            below.add(id(stretch))
        elif (
            stretch in versions
            or stretch.heading is None
            or stretch.level != version.level
            or fold(stretch.heading.value) not in repeated
        ):
            break
        stretch.variant = index


def _name(stretch: Stretch, folded_name: str, cues: Cues) -> Text | None:
    """The slice of a heading that names its version: the words before the exercise's name, else those after it."""
    heading = stretch.heading
    if heading is None:
        return None
    value = heading.value
    found = numbering(value)
    plain = cues.small_words | cues.plain_words | cues.version_words | frozenset(folded_name.split())
    places: list[tuple[int, int]] = []
    at = found[1] if found is not None else 0
    for word in value[at:].split():
        start = value.index(word, at)
        at = start + len(word)
        told = bool(fold(word)) and not plain.issuperset(fold(word).split())
        if told and places and not value[places[-1][1] : start].strip(" ("):
            places[-1] = (places[-1][0], at)
        elif told and (not places or value[start] != "("):
            places.append((start, at))
    if not places:
        return heading
    start, end = places[0]
    return heading.slice(start, end).strip(" ()[]:,.–—-")
