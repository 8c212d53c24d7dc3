"""Hand-made findings and runs."""

from __future__ import annotations

from collections.abc import Iterable

from exlint.diagnostics import Category, Diagnostic, Fix, Label, Severity, place_label
from exlint.runner import Run, Skip
from exlint.source import Source, Span

FACE_PULL = Source(
    "content/band-face-pull.md",
    "# Band Face Pull\n\n- **Target Muscle:** Biceps\n\nPull the band towards the forehead.\n\n## FAQ\n\n"
    "### What does it train?\n\nFace pulls mainly train the rear deltoids.\n",
)


def label(source: Source, words: str, message: str = "", *, primary: bool = False, upto: str = "") -> Label:
    """A label on the first `words` of a source, or from there to the end of `upto`."""
    start = source.text.index(words)
    end = source.text.index(upto, start) + len(upto) if upto else start + len(words)
    return place_label(source, Span(start, end), "", "/here", message, primary=primary)


def finding(
    *labels: Label,
    severity: Severity = Severity.ERROR,
    code: str = "MUS001",
    rule: str = "conflicting-target",
    message: str = "Two places name different target muscles: biceps here, rear deltoids there",
    suggestion: str = "set the target to Rear Deltoids",
    fix: Fix | None = None,
) -> Diagnostic:
    return Diagnostic(
        code=code,
        rule=rule,
        category=Category.MUSCLE_TARGET,
        severity=severity,
        confidence=0.97,
        message=message,
        suggestion=suggestion,
        labels=labels,
        fix=fix,
        fingerprint="0123456789",
        url=f"docs/rules/{rule}.md",
    )


def target_conflict(*, severity: Severity = Severity.ERROR, fix: Fix | None = None) -> Diagnostic:
    """A finding with both of its places in one file."""
    return finding(
        label(FACE_PULL, "Biceps", "the field declares biceps", primary=True),
        label(FACE_PULL, "rear deltoids", "the answer names the rear deltoids"),
        severity=severity,
        fix=fix,
    )


def run_of(
    diagnostics: Iterable[Diagnostic] = (),
    *,
    skips: Iterable[Skip] = (),
    documents: int = 1,
    failed: int = 0,
    suppressed: int = 0,
) -> Run:
    return Run(
        diagnostics=tuple(diagnostics),
        skips=tuple(skips),
        facts=(),
        files=documents,
        documents=documents,
        failed=failed,
        suppressed=suppressed,
    )
