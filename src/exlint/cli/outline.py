"""Outlines: one document's model and claims, each with its place, for a person and for a program."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from typing import TypeAlias

from exlint.checks.verb import Case
from exlint.claims.claim import Claim, Polarity, Subject
from exlint.claims.muscles import PARTS
from exlint.claims.questions import Asked
from exlint.cli.study import Study
from exlint.exercise import Exercise, Field, Item, Question, Section
from exlint.profiles import Profile
from exlint.record import Text
from exlint.reporters.json import Json
from exlint.reporters.terminal import Terminal, cut
from exlint.rules import Rule
from exlint.source import Source, Span

Switches: TypeAlias = Iterable[tuple[Rule, bool, str]]
"""Rules, whether each is on, and why."""


def outline_text(study: Study, switches: Switches, terminal: Terminal) -> Iterator[str]:
    """The rows of an outline for a person."""
    return _TextOutline(study.source, terminal).rows(study, switches)


class _TextOutline:
    """Rows of one outline: each is a place, `line:column`, and what stands there."""

    def __init__(self, source: Source, terminal: Terminal) -> None:
        self._source = source
        self._terminal = terminal

    def rows(self, study: Study, switches: Switches) -> Iterator[str]:
        yield f"{self._bold('file')}      {self._terminal.plain(study.source.path)}"
        yield f"{self._bold('format')}    {study.format}"
        if study.skipped is not None:
            yield f"{self._bold('skipped')}   {self._terminal.plain(study.skipped)}"
        if study.profile is not None:
            yield f"{self._bold('profile')}   {study.profile.id}: {study.profile.summary}"
            yield f"{self._bold('because')}   {_why(study.profile, forced=study.forced)}"
        for case in study.cases:
            yield ""
            yield from self._exercise(case)
        yield ""
        yield from self._rules(switches)

    def _exercise(self, case: Case) -> Iterator[str]:
        exercise = case.exercise
        yield self._bold(f"exercise{f' {exercise.document}' if exercise.document else ''}")
        if exercise.name is None:
            yield "  no name"
        else:
            yield self._row(exercise.name.span(), "name", exercise.name.value)
        for alias in exercise.aliases:
            yield self._row(alias.span(), "alias", alias.value)
        for variant in exercise.variants:
            if variant.name is not None:
                yield self._row(variant.name.span(), "variant", variant.name.value)
        yield from self._fields("fields", exercise.fields)
        for section in exercise.sections:
            yield from self._section(section, exercise)
        yield from self._questions(exercise.questions, case.asked)
        yield from self._claims(case.claims_in(PARTS))
        yield from self._fields("not claimed by the profile", exercise.other)
        if exercise.links:
            yield f" {self._bold('links')}"
            yield from (self._row(link.span, link.target, link.text.value) for link in exercise.links)

    def _fields(self, title: str, fields: tuple[Field, ...]) -> Iterator[str]:
        if fields:
            yield f" {self._bold(title)}"
        for field in fields:
            values = " | ".join(value.value for value in field.values) or "(empty)"
            yield self._row(field.span, f'{field.name} "{field.label.value}"', values)

    def _section(self, section: Section, exercise: Exercise) -> Iterator[str]:
        about = [f'"{section.heading.value.strip()}"'] if section.heading else []
        if section.variant is not None:
            name = exercise.variants[section.variant].name
            about.append(f"variant {name.value if name else section.variant + 1}")
        if section.telling:
            about.append(f"telling {section.telling + 1}")
        yield f" {self._bold(f'section {section.part}')} {self._terminal.plain(', '.join(about))}".rstrip()
        yield from (self._item(item) for item in section.items)

    def _item(self, item: Item) -> str:
        lead = f"{item.number}." if item.number is not None else ("-" if item.depth else "")
        indent = "  " * max(0, item.depth - 1)
        label = f"[{item.label.value}] " if item.label else ""
        return self._row(item.span, "", f"{indent}{lead} {label}{item.body.value}".lstrip())

    def _questions(self, questions: tuple[Question, ...], asked: tuple[Asked, ...]) -> Iterator[str]:
        if questions:
            yield f" {self._bold('questions')}"
        for question, meaning in zip(questions, asked, strict=True):
            yield self._row(question.question.span(), "question", question.question.value)
            yield self._row(question.question.span(), "  asks", _meaning(meaning))
            yield from (self._row(item.span, "  answer", item.text.value) for item in question.answer)

    def _claims(self, claims: Sequence[Claim]) -> Iterator[str]:
        if claims:
            yield f" {self._bold('claims')}"
        for claim in claims:
            place = f"{_range(self._source, claim.span):<16}"
            yield cut(f"  {place} {claim.kind}: {claim.value}  {_claim_words(claim)}", self._terminal)

    def _rules(self, switches: Switches) -> Iterator[str]:
        yield self._bold("rules")
        for rule, on, why in switches:
            yield f"  {'on ' if on else 'off'}  {rule.code} {rule.id} ({self._terminal.plain(why)})"

    def _row(self, span: Span, title: str, text: str) -> str:
        head = f"  {_place(self._source, span.start):<9} {title + '  ' if title else ''}"
        return cut(f"{head}{' '.join(text.split())}", self._terminal)

    def _bold(self, text: str) -> str:
        return self._terminal.paint(self._terminal.plain(text), "bold")


def _why(profile: Profile, *, forced: bool) -> str:
    """The conditions by which a profile was recognised."""
    wanted = profile.detection
    met = [f"the key {' or '.join(group)}" for group in wanted.keys]
    met += [f"the value {' or '.join(values)} of {key}" for key, values in wanted.values]
    met += [f"the heading {' or '.join(group)}" for group in wanted.headings]
    met += [f"at least {wanted.labels} labelled fields"] if wanted.labels else []
    met += [f"the comment {comment}" for comment in wanted.comments]
    if forced:
        return "--profile says so"
    return f"it has {', '.join(met)}" if met else f"it is {' or '.join(profile.formats)}, and no other profile fits"


def _meaning(asked: Asked) -> str:
    about = "this exercise" if asked.subject == "this" else asked.subject
    return f"{asked.intent or asked.asked_by}, of {about}: {', '.join(sorted(asked.content))}".rstrip(": ")


def _claim_words(claim: Claim) -> str:
    """What is out of the ordinary about a claim, and where it was read."""
    words = [claim.role.value, claim.strength.word]
    words += [] if claim.polarity is Polarity.ASSERTED else [claim.polarity.value]
    words += [] if claim.subject is Subject.THIS else [f"of {claim.subject.value}"]
    return f'{", ".join(words)}; {claim.place.where} says "{claim.wording}"'


def _place(source: Source, offset: int) -> str:
    line, column, _ = source.position(offset)
    return f"{line}:{column}"


def _range(source: Source, span: Span) -> str:
    return f"{_place(source, span.start)}-{_place(source, span.end)}"


def outline_json(study: Study, switches: Switches) -> dict[str, Json]:
    """The outline for a program."""
    source = study.source
    return {
        "version": 1,
        "path": source.path,
        "format": study.format,
        "profile": {"id": study.profile.id, "because": _why(study.profile, forced=study.forced)}
        if study.profile
        else None,
        "skipped": study.skipped,
        "exercises": [_exercise_json(case, source) for case in study.cases],
        "rules": [{"code": rule.code, "name": rule.id, "on": on, "why": why} for rule, on, why in switches],
    }


def _exercise_json(case: Case, source: Source) -> Json:
    exercise = case.exercise
    return {
        "document": exercise.document,
        "name": _text_json(exercise.name, source) if exercise.name else None,
        "aliases": [_text_json(alias, source) for alias in exercise.aliases],
        "variants": [variant.name.value if variant.name else None for variant in exercise.variants],
        "fields": [_field_json(field, source) for field in exercise.fields],
        "sections": [_section_json(section, source) for section in exercise.sections],
        "questions": [
            _question_json(question, asked, source)
            for question, asked in zip(exercise.questions, case.asked, strict=True)
        ],
        "claims": [claim_json(claim, source) for claim in case.claims_in(PARTS)],
        "links": [
            {"text": link.text.value, "target": link.target, "span": _range(source, link.span)}
            for link in exercise.links
        ],
        "other": [_field_json(field, source) for field in exercise.other],
    }


def _text_json(text: Text, source: Source) -> dict[str, Json]:
    return {"text": text.value, "span": _range(source, text.span())}


def _field_json(field: Field, source: Source) -> Json:
    return {
        "name": field.name,
        "label": field.label.value,
        "values": [_text_json(value, source) for value in field.values],
        "pointer": field.pointer,
        "span": _range(source, field.span),
    }


def _section_json(section: Section, source: Source) -> Json:
    return {
        "part": section.part.value,
        "heading": section.heading.value if section.heading else None,
        "variant": section.variant,
        "telling": section.telling,
        "items": [_item_json(item, source) for item in section.items],
        "pointer": section.pointer,
        "span": _range(source, section.span),
    }


def _item_json(item: Item, source: Source) -> Json:
    return {
        "number": item.number,
        "label": item.label.value if item.label else None,
        "depth": item.depth,
        "text": item.text.value,
        "pointer": item.pointer,
        "span": _range(source, item.span),
    }


def _question_json(question: Question, asked: Asked, source: Source) -> Json:
    return {
        "question": _text_json(question.question, source),
        "asks": {"intent": asked.intent, "by": asked.asked_by, "subject": asked.subject},
        "answer": [_item_json(item, source) for item in question.answer],
        "pointer": question.pointer,
        "span": _range(source, question.span),
    }


def claim_json(claim: Claim, source: Source) -> Json:
    """A claim for a program; `span` is where the file names the value, as line:column-line:column."""
    return {
        "kind": claim.kind,
        "value": claim.value,
        "role": claim.role.value,
        "subject": claim.subject.value,
        "polarity": claim.polarity.value,
        "modality": claim.modality.value,
        "strength": claim.strength.word,
        "where": claim.place.where,
        "pointer": claim.place.pointer,
        "variant": claim.place.variant,
        "text": claim.wording,
        "span": _range(source, claim.span),
    }
