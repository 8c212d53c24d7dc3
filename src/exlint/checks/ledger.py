"""The ledger of a file: what its comments suppress and whether that is of use; and the verb that audits it."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from typing import Any, Literal

from exlint.checks.verb import Finding, Mark, Remedy, Replacement, Selection
from exlint.diagnostics import Applicability
from exlint.source import Span
from exlint.values import NamedTuple


class Word(NamedTuple):
    """A name in a suppression: `codes` are the rules that it means, none where it is unknown.

    It silences findings whose primary place starts in the lines `first` to `last` (1-based). `removal` is what goes
    when only this word is taken out of its list; `near` is the known name that an unknown one was meant to be.
    """

    text: str
    codes: frozenset[str]
    first: int
    last: int
    span: Span
    removal: Span
    near: str | None = None


class Suppression(NamedTuple):
    """A comment that suppresses findings, or an entry of the configuration.

    `removal` is the comment with the line that it has to itself; an entry is for a person to remove.
    """

    words: tuple[Word, ...]
    reason: str
    span: Span
    removal: Span | None


class Entry(NamedTuple):
    """A suppression, and the codes that each of its words has silenced."""

    suppression: Suppression
    silenced: tuple[frozenset[str], ...]


class Ledger(NamedTuple):
    """The suppressions of a file, the codes of the rules that ran, and those whose findings here are all known.

    A rule that the command line left out, or that looks across documents, may find in another run what is suppressed.
    """

    entries: tuple[Entry, ...]
    running: frozenset[str]
    told: frozenset[str]


class LedgerVerb(NamedTuple):
    """A verb that looks at the suppressions of a file, as the rule loader knows it."""

    name: str
    summary: str
    run: Callable[[Ledger, Any], Iterator[Finding]]
    options: type[object]
    marks: tuple[str, ...]
    grades: tuple[str, ...]
    placeholders: tuple[str, ...]
    roles: tuple[str, ...] = ()
    optional: tuple[str, ...] = ()
    selectors: tuple[str, ...] = ()
    classes: Callable[[Any], tuple[str, ...]] | None = None
    fault: Callable[[Any, Selection], str | None] | None = None


class Suppressions(NamedTuple):
    """Options. `that`: "silence-nothing", "name-no-rule" or "give-no-reason"."""

    that: Literal["silence-nothing", "name-no-rule", "give-no-reason"]


def suppressions(ledger: Ledger, options: Suppressions) -> Iterator[Finding]:
    """Each suppression in a comment that silences nothing, names no rule, or gives no reason.

    Whether a rule's suppression silences anything is told only where the rule ran.
    """
    for entry, silenced in ledger.entries:
        match options.that:
            case "silence-nothing":
                idle = [word for word, codes in zip(entry.words, silenced, strict=True) if not codes]
                yield from _without(entry, [word for word in idle if _is_told(word, ledger)])
            case "name-no-rule":
                yield from _renamed(entry, [word for word in entry.words if not word.codes])
            case "give-no-reason":
                if not entry.reason and any(word.codes for word in entry.words):
                    yield _finding(entry, entry.words, "", None)


def _is_told(word: Word, ledger: Ledger) -> bool:
    """Whether it is known that a word is of no use: its rules ran, as far as they are on, and could have found all."""
    return bool(word.codes & ledger.running) and word.codes <= ledger.told


def _without(entry: Suppression, idle: list[Word]) -> Iterator[Finding]:
    """One finding for the words of a comment that do nothing, with the fix that takes them out."""
    if idle:
        yield _finding(entry, idle, "", _removal(entry, idle))


def _renamed(entry: Suppression, unknown: list[Word]) -> Iterator[Finding]:
    for word in unknown:
        if word.near is None:
            yield _finding(entry, [word], "", _removal(entry, [word]), word.span)
        else:
            remedy = Remedy(f"write {word.near}", Applicability.UNSAFE, (Replacement(word.span, word.near),))
            yield _finding(entry, [word], word.near, remedy, word.span)


def _removal(entry: Suppression, words: list[Word]) -> Remedy | None:
    if entry.removal is None:
        return None
    if len(words) == len(entry.words):
        return Remedy("remove the comment", Applicability.SAFE, (Replacement(entry.removal, ""),))
    names = ", ".join(word.text for word in words)
    return Remedy(f"remove {names}", Applicability.SAFE, tuple(Replacement(word.removal, "") for word in words))


def _finding(
    entry: Suppression, words: Sequence[Word], near: str, remedy: Remedy | None, at: Span | None = None
) -> Finding:
    return Finding(
        grade="found",
        confidence=1.0,
        marks=(Mark("comment", at or entry.span, ""),),
        values={
            "rules": ", ".join(word.text for word in words),
            "near": f"; did you mean {near}?" if near else "",
            "reason": entry.reason,
        },
        remedy=remedy,
    )


VERB = LedgerVerb(
    name="suppressions",
    summary="A comment that suppresses findings and does nothing, names no rule, or does not say why",
    run=suppressions,
    options=Suppressions,
    marks=("comment",),
    grades=("found",),
    placeholders=("rules", "near", "reason"),
)
