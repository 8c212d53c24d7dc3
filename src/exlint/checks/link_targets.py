"""link-targets: links that say the same and lead to different pages."""

from __future__ import annotations

from collections.abc import Iterator

from exlint.checks.verb import Case, Finding, Mark, Selection, Verb
from exlint.record import Link
from exlint.values import NamedTuple
from exlint.vocabulary import fold


class LinkTargets(NamedTuple):
    """Options: words that say nothing of where a link leads ("here", "read more"), whose links are left alone."""

    besides: tuple[str, ...] = ()


def link_targets(case: Case, select: Selection, options: LinkTargets) -> Iterator[Finding]:
    """Each link whose words an earlier link to another target has. Case and a slash at the end make no other target."""
    del select  # links stand anywhere
    first: dict[str, Link] = {}
    reported: set[tuple[str, str]] = set()
    for link in case.exercise.links:
        words = " ".join(fold(link.text.value).split())
        if not words or words in options.besides:
            continue
        earlier = first.setdefault(words, link)
        if earlier is link:
            continue
        target = _bare(link.target)
        if target != _bare(earlier.target) and (words, target) not in reported:
            reported.add((words, target))
            pointer = case.exercise.record.pointer
            yield Finding(
                grade="found",
                confidence=0.9,
                marks=(Mark("here", link.span, pointer), Mark("first", earlier.span, pointer)),
                values={"words": link.text.value, "target": link.target, "other": earlier.target},
            )


def _bare(target: str) -> str:
    return target.strip().rstrip("/").lower()


VERB = Verb(
    name="link-targets",
    summary="Links with the same words lead to different pages",
    run=link_targets,
    options=LinkTargets,
    roles=(),
    marks=("here", "first"),
    grades=("found",),
    placeholders=("words", "target", "other"),
)
