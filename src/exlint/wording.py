"""From a verb's finding to a diagnostic: the one place where spans become positions and placeholders words."""

from __future__ import annotations

from typing import TYPE_CHECKING

from exlint.diagnostics import Diagnostic, Edit, Fix, Label, place_label

if TYPE_CHECKING:
    from exlint.checks.verb import Finding, Mark, Remedy
    from exlint.refusals import FileRefusal
    from exlint.rules import Rule
    from exlint.source import Source, Span


def word_finding(finding: Finding, rule: Rule, source: Source, document: str) -> Diagnostic:
    """The diagnostic of a finding, in the rule's words. Marks that follow the first are put in file order."""
    first, *others = finding.marks
    others.sort(key=lambda mark: (mark.span, mark.label))
    lines = {f"{mark.label}-line": str(source.position(mark.span.start).line) for mark in finding.marks}
    values = {**finding.values, **lines}

    def label(mark: Mark, *, primary: bool) -> Label:
        wording = rule.labels.get(mark.label, "")
        return place_label(source, mark.span, document, mark.pointer, wording.format_map(values), primary=primary)

    labels = (label(first, primary=True), *(label(mark, primary=False) for mark in others))
    return Diagnostic(
        code=rule.code,
        rule=rule.id,
        category=rule.category,
        severity=rule.severity[finding.grade],
        confidence=finding.confidence,
        message=_sentence(rule.message[finding.grade].format_map(values)),
        suggestion=rule.suggestion[finding.grade].format_map(values),
        labels=labels,
        fix=_fix(finding.remedy, source),
        fingerprint=_fingerprint(rule.code, source, document, [mark.span for mark in finding.marks]),
        url=rule.url,
    )


def refusal(kind: FileRefusal, source: Source, span: Span, *, reason: str, remedy: str) -> Diagnostic:
    """The diagnostic of a file that could not be read or parsed, for the reason that the error gives."""
    return Diagnostic(
        code=kind.code,
        rule=kind.id,
        category=kind.category,
        severity=kind.severity,
        confidence=1.0,
        message=reason,
        suggestion=remedy,
        labels=(place_label(source, span, "", "", "", primary=True),),
        fix=None,
        fingerprint=_fingerprint(kind.code, source, "", [span]),
        url=kind.url,
    )


def _sentence(text: str) -> str:
    return text[:1].upper() + text[1:]


def _fix(remedy: Remedy | None, source: Source) -> Fix | None:
    if remedy is None:
        return None
    edits = tuple(
        Edit(source.position(each.span.start), source.position(each.span.end), each.text)
        for each in remedy.replacements
    )
    return Fix(remedy.title, remedy.applicability, edits)


def _fingerprint(code: str, source: Source, document: str, spans: list[Span]) -> str:
    """A name for the finding that stays when lines move or are rewrapped: made of what it points at, not where."""
    from hashlib import blake2b

    words = (" ".join(source.text[span.start : span.end].split()) for span in spans)
    content = "\0".join((code, source.path, document, *words))
    return blake2b(content.encode("utf-8", "surrogateescape"), digest_size=10).hexdigest()
