"""missing-section: a reference to a section that the document does not have."""

from __future__ import annotations

from collections.abc import Iterator

from exlint.checks.frames import frame_of
from exlint.checks.verb import Case, Finding, Mark, Selection, Verb
from exlint.patterns import lazy
from exlint.values import NamedTuple
from exlint.vocabulary import fold

_SIGN = " section"
_REFERENCE = lazy(
    r"\b(?:described|discussed|mentioned|explained|shown|listed|outlined|covered|detailed|given|see|refer to|read)"
    r"(?: \w+){0,3}? the ((?:\w+ ){1,4})section\b"
)
_RELATIVE = frozenset({"next", "previous", "following", "above", "last", "first", "same", "this"})


class MissingSection(NamedTuple):
    """No options."""


def missing_section(case: Case, select: Selection, options: MissingSection) -> Iterator[Finding]:
    """Each reference by name to a section no heading of which has a word of that name."""
    del options
    prose = case.prose
    if not prose.english or _SIGN not in prose.folded:
        return
    exercise = case.exercise
    headings = [section.heading.value for section in exercise.sections if section.heading is not None]
    headings += [str(section.part) for section in exercise.sections] + [field.label.value for field in exercise.other]
    known = {word for heading in headings for word in fold(heading).split()}
    wanted = frozenset(select["of"])
    for found in _REFERENCE.finditer(prose.folded):
        named = found[1].split()
        hit = prose.hit(found.start(), found.end())
        if hit.entry.where in wanted and known.isdisjoint(named) and _RELATIVE.isdisjoint(named):
            yield Finding(
                grade="found",
                confidence=0.9,
                marks=(Mark("of", hit.span, hit.entry.pointer),),
                values={"section": " ".join(named)},
                frame=frame_of(case, hit),
            )


VERB = Verb(
    name="missing-section",
    summary="A reference to a section that the document does not have",
    run=missing_section,
    options=MissingSection,
    roles=("of",),
    marks=("of",),
    grades=("found",),
    placeholders=("section",),
)
