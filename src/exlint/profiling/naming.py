"""Naming: what the exercise is called, by its title or its first sentence, and what else the text calls it."""

# ruff: noqa: RUF001 - the dashes and quotes of word processors are told apart here

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from functools import lru_cache
from pathlib import PurePosixPath

from exlint.patterns import lazy
from exlint.profiling.draft import Draft
from exlint.profiling.inlines import words
from exlint.profiling.shape import Cues, NameSource
from exlint.profiling.words import fold
from exlint.record import Block, Heading, Paragraph, Text
from exlint.values import NamedTuple

_LONGEST_NAME = 10  # words
_TITLE_END = re.compile(r"\s*(?::(?=\s|$)|\s[|•]\s|[?!]|\.\s|\.$)|(?P<soft>,\s|\s[-–—]\s)")
_SENTENCE_END = re.compile(r"[.!?](?=\s|$)")
_ARTICLE = r"(?:(?:the|an?)\s+)?"
_ALIAS = lazy(rf"{_ARTICLE}(?P<name>.+?)(?:\s+(?:exercise|movement))?(?:,?\s+or\s+|$)", re.IGNORECASE)
_OR = lazy(
    rf"^\s*{_ARTICLE}[^,.;:()]{{2,60}},\s+or\s+(?P<alias>[^,.;:()]{{2,40}}?)(?=,?\s+(?:is|are)\b|,)", re.IGNORECASE
)
_PRONOUNS = (["it"], ["they"], ["this"], ["these"])
_QUOTES = " \t\n\"'“”‘’*_"


class Named(NamedTuple):
    """A name, and the file offset of the heading that is the document's title, if one is."""

    name: Text | None
    title: int | None


def name_in_prose(draft: Draft, blocks: Sequence[Block]) -> Named:
    """The name of a document of prose, by the first of its profile's sources that gives one."""
    title = title_of(blocks, draft.profile.cues)
    offset = title.span.start if isinstance(title, Heading) else None
    for source in draft.profile.names:
        name: Text | None = None
        match source:
            case NameSource.HEADING if isinstance(title, Heading):
                name = title.content.text.strip()
            case NameSource.TITLE if title is not None:
                name = subject_of_title(title.content.text, draft.profile.cues)
            case NameSource.SENTENCE:
                name = _first_subject(blocks, draft.profile.cues)
            case NameSource.FILE:
                stem = PurePosixPath(draft.path).stem.replace("_", " ").strip()
                name = Text(stem) if stem else None
        if name:
            return Named(name, offset)
    return Named(None, offset)


def title_of(blocks: Sequence[Block], cues: Cues) -> Heading | Paragraph | None:
    """The block that is a document's title.

    Before the first real paragraph stands the title, perhaps with a site's section above it and an author below:
    the line whose subject the paragraph takes up is the title, else the first heading when it outranks all others.
    """
    opening: list[Heading | Paragraph] = []
    body: Paragraph | None = None
    for block in blocks:
        if isinstance(block, Paragraph) and words(block.content.text.value) > 12:
            body = block
            break
        if isinstance(block, Heading) or (isinstance(block, Paragraph) and _may_be_title(block)):
            opening.append(block)
    levels = [block.level for block in blocks if isinstance(block, Heading)]
    first = next((block for block in opening if isinstance(block, Heading)), None)
    outranks = first is not None and levels.count(first.level) == 1 and first.level == min(levels)
    if first is not None and (first.level == 1 and levels.count(1) == 1):
        return first
    told = "" if body is None else fold(body.content.text.value[:400])
    for block in opening[:4]:
        subject = fold(subject_of_title(block.content.text, cues).value)
        if subject and len(subject.split()) > 1 and f" {subject} " in f" {told} ":
            return block
    return first if outranks and blocks and blocks[0] is first else None


def _may_be_title(block: Paragraph) -> bool:
    value = block.content.text.value.strip()
    return bool(value) and value[-1] not in ".:;" and not block.content.links


def subject_of_title(title: Text, cues: Cues) -> Text:
    """The exercise that a title speaks of: "Leg Kickbacks" in "Leg Kickbacks: Benefits, Proper Form…"."""
    value = title.value
    start, end = _subject(value, 0, cues)
    if start >= end and (after := _TITLE_END.search(value)) is not None:
        start, end = _subject(value, after.end(), cues)  # "Exercise guide: Goblet Squat"
    return title.slice(start, end).strip() if start < end else title.strip()


def _subject(value: str, start: int, cues: Cues) -> tuple[int, int]:
    while (match := _lead(value, start, cues.title_leads)) is not None and match.end() > start:
        start = match.end()
    end = _title_end(value, start, cues)
    while (tail := _tail(value[start:end], cues.title_tails)) is not None and tail.start() < end - start:
        end = start + tail.start()
    return start, end


def _title_end(value: str, start: int, cues: Cues) -> int:
    """Where a title's subject ends: at a colon; at a comma or dash only when "Benefits" or the like follow."""
    for match in _TITLE_END.finditer(value, start):
        if match["soft"] is None or not cues.plain_words.isdisjoint(fold(value[match.end() :]).split()):
            return match.start()
    return len(value.rstrip())


def _lead(value: str, start: int, leads: tuple[str, ...]) -> re.Match[str] | None:
    """What stands before a title's subject from an offset on: "How to do the", "3.", a dash."""
    begun = value[start:].lstrip().lower()
    said = (lead for lead in _lowered(leads) if begun.startswith(lead) and begun[len(lead) : len(lead) + 1].isspace())
    if begun[:1].isalpha() and not any(said):
        return None  # most titles, without compiling the pattern
    return _lead_pattern(leads).match(value, start)


def _tail(subject: str, tails: tuple[str, ...]) -> re.Match[str] | None:
    """What follows a title's subject: "with perfect form"."""
    if not subject.rstrip().lower().endswith(_lowered(tails)):
        return None
    return _tail_pattern(tails).search(subject)


@lru_cache(maxsize=16)
def _lowered(phrases: tuple[str, ...]) -> tuple[str, ...]:
    return tuple(each.lower() for each in phrases)


@lru_cache(maxsize=16)
def _lead_pattern(leads: tuple[str, ...]) -> re.Pattern[str]:
    return re.compile(rf"\s*(?:(?:{_any_of(leads)})\s+|\d{{1,2}}[.)]\s+|[^\w\s(]+\s+)", re.IGNORECASE)


@lru_cache(maxsize=16)
def _tail_pattern(tails: tuple[str, ...]) -> re.Pattern[str]:
    return re.compile(rf"(?:^|\s+)(?:{_any_of(tails)})\s*$", re.IGNORECASE)


def _any_of(phrases: tuple[str, ...]) -> str:
    return "|".join(re.escape(each) for each in sorted(phrases, key=len, reverse=True))


def _first_subject(blocks: Sequence[Block], cues: Cues) -> Text | None:
    """The subject of the first sentence of the first paragraph, when it tells what something is."""
    for block in blocks:
        if isinstance(block, Paragraph) and words(block.content.text.value) > 5:
            match = _subject_pattern(cues.subject_verbs).match(block.content.text.value)
            if match is None or match["subject"].count(" ") >= _LONGEST_NAME:
                return None
            if fold(match["subject"]) in cues.plain_words or fold(match["subject"]) in cues.small_words:
                return None
            return block.content.text.slice(match.start("subject"), match.end("subject"))
    return None


@lru_cache(maxsize=16)
def _subject_pattern(verbs: tuple[str, ...]) -> re.Pattern[str]:
    return re.compile(
        rf"\s*{_ARTICLE}(?P<subject>[A-Za-z0-9][\w'’\-/ ]{{1,60}}?)(?:\s*\([^)]*\)|,[^,.]{{3,90}},)?"
        rf"\s+(?:{'|'.join(verbs)})\b",
        re.IGNORECASE,
    )


def defines(text: str, folded_name: str, cues: Cues) -> bool:
    """Whether a text begins by telling what the exercise is ("The goblet squat is a…")."""
    match = _subject_pattern(cues.subject_verbs).match(text)
    if match is None or not folded_name:
        return False
    return fold(match["subject"]).split()[-1:] == folded_name.split()[-1:]


def aliases_in(text: Text, folded_name: str, cues: Cues) -> Iterator[Text]:
    """Other names that a description's first sentences give ("often called a donkey kick")."""
    if not folded_name:
        return
    end = 0
    for _ in range(2):
        ending = _SENTENCE_END.search(text.value, end)
        start, end = end, ending.end() if ending is not None else len(text.value)
        yield from _aliases_in_sentence(text, start, end, folded_name, cues)


def _aliases_in_sentence(text: Text, start: int, end: int, folded_name: str, cues: Cues) -> Iterator[Text]:
    head = folded_name.split()[-1]
    sentence = text.value[start:end].lower()
    patterns = []
    if any(lead in sentence for lead in _lowered(cues.alias_leads)):
        patterns.append(_called(cues.alias_leads))
    if "or" in sentence and "," in sentence:
        patterns.append(_OR)
    for pattern in patterns:
        match = pattern.search(text.value, start, end)
        before = fold(text.value[start : match.start("alias")]).split() if match is not None else []
        if match is None or (head not in before and before[:1] not in _PRONOUNS):
            continue
        at = match.start("alias")
        for part in _ALIAS.finditer(match["alias"]):
            alias = text.slice(at + part.start("name"), at + part.end("name")).strip(_QUOTES)
            if alias and words(alias.value) <= 6 and fold(alias.value) != folded_name:
                yield alias
        return


@lru_cache(maxsize=16)
def _called(leads: tuple[str, ...]) -> re.Pattern[str]:
    ends = r"(?=\s*(?:[,.;:)”\"]|\s(?:is|are|and|because|for|in|as|which|that|targets?|works?)\b|$))"
    return re.compile(rf"\b(?:{_any_of(leads)})\s+(?P<alias>{_ARTICLE}[\"“‘']?[^,.;:()]{{2,70}}?){ends}", re.IGNORECASE)
