"""references: values that must be those of another field somewhere in the repository, or the name of the file."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from pathlib import PurePosixPath
from typing import Literal

from exlint.checks.across import VALUE_SELECTORS, Corpus, CorpusVerb, Use, mark
from exlint.checks.verb import Finding, Selection
from exlint.config import nearest
from exlint.values import NamedTuple

_CUSTOM = 5
"""So many documents that name their file make it a custom of the repository."""
_MOSTLY = 0.9
"""The share of documents that must keep a custom."""


class References(NamedTuple):
    """Options. `to` says what the values must be: a value of the parts under `there`, or the name of their own file.

    With `always` every document must; otherwise only where nine of ten do, five at least: it is a custom then.
    """

    to: Literal["value", "file-name"]
    always: bool = False


def references(corpus: Corpus, select: Selection, options: References) -> Iterator[Finding]:
    """Each value under `of` that is not what it must be; the documents of a repository are taken shape by shape."""
    known = {use.text for _, uses in corpus.values(select.get("there", ())) for use in uses}
    for _, uses in corpus.values(select["of"]):
        judged = [use for use in uses if use.text and _has_own_file(use, options)]
        missing = [use for use in judged if not _is_met(use, known, options)]
        if missing and (options.always or _is_custom(judged, missing)):
            yield from (_finding(use, known, options) for use in missing)


def _has_own_file(use: Use, options: References) -> bool:
    """Whether the value can be held against its file: a file of many documents is called after none of them."""
    return options.to == "value" or use.telling.document == ""


def _is_met(use: Use, known: set[str], options: References) -> bool:
    return use.text in known if options.to == "value" else use.text == PurePosixPath(use.telling.path).stem


def _is_custom(judged: Sequence[Use], missing: Sequence[Use]) -> bool:
    kept = len(judged) - len(missing)
    return kept >= _CUSTOM and kept >= _MOSTLY * len(judged)


def _finding(use: Use, known: set[str], options: References) -> Finding:
    stem = PurePosixPath(use.telling.path).stem
    expected = stem if options.to == "file-name" else nearest(use.text, known) or "one that exists"
    return Finding(
        grade="found",
        confidence=0.95,
        marks=(mark("here", use.telling, use.value),),
        values={"value": use.text, "expected": expected},
    )


def _lacks_there(options: References, select: Selection) -> str | None:
    if options.to == "value" and "there" not in select:
        return "to: value needs select.there, the parts that the values must be among"
    return None


VERB = CorpusVerb(
    name="references",
    summary="Values that must be those of another field somewhere in the repository, or the name of their file",
    run=references,
    reads="values",
    options=References,
    roles=("of",),
    optional=("there",),
    selectors=VALUE_SELECTORS,
    marks=("here",),
    grades=("found",),
    placeholders=("value", "expected"),
    fault=_lacks_there,
)
