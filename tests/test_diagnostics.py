"""Diagnostics: values that cross processes."""

from __future__ import annotations

import pickle

import pytest

from exlint.diagnostics import Applicability, Category, Diagnostic, Edit, Fix, Severity, place_label
from exlint.source import Source, Span

_SOURCE = Source("squat.md", "# Squat\n\nSit down,\nthen stand up.\n")
_FIX = Fix("take it out", Applicability.UNSAFE, (Edit(_SOURCE.position(9), _SOURCE.position(12), ""),))


@pytest.mark.parametrize("fix", [None, _FIX])
def test_a_finding_arrives_in_another_process_as_it_was_sent(fix: Fix | None) -> None:
    labels = (
        place_label(_SOURCE, Span(9, 30), "", "/steps/0", "here", primary=True),
        place_label(_SOURCE, Span(2, 7), "", "/name", "", primary=False),
    )
    sent = Diagnostic(
        "STP001", "step", Category.STEP_ORDER, Severity.WARNING, 0.8, "What is wrong", "Mend it", labels, fix, "ab",
        "url",
    )  # fmt: skip

    arrived = pickle.loads(pickle.dumps(sent))

    assert arrived == sent
    assert arrived.primary.start.line == 3
    assert isinstance(arrived.labels[1].end, type(sent.labels[1].end))
    assert arrived.fix is None or isinstance(arrived.fix.edits[0], Edit)
