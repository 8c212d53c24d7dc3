"""Whatever a record holds, profiles never raise and lose no words."""

from __future__ import annotations

import json

from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from exlint.profiles import Recognised, recognise
from exlint.readers.markdown import read_markdown
from exlint.record import Record
from exlint.source import Source
from tests.profiling.coverage import lost_words
from tests.profiling.shapes import outcome, shipped

PHRASES = st.sampled_from([
    "Hip Lift", "How to do the hip lift", "FAQ", "Tips", "Common mistakes:", "Muscles worked", "Lift the hips.",
    "Is it safe?", "Q: Is it hard?", "A: No.", "**Target:** Glutes", "**Tips:** Breathe.", "**Descent**: Sink.",
    "**Setup:**", "Step 1: Lie down.", "Equipment: mat & band", "Primary", "Variation 1: Standing", "", "?", "&amp;",
    "*a* **b** [c](d)", "1", "The hip lift, or bridge, is a glute drill.", "By following this, you lift.", "Łódź 🏋️",
])  # fmt: skip
PREFIXES = st.sampled_from(
    ["", "# ", "## ", "### ", "- ", "1. ", "   - ", "2. ", "| ", "> ", "---\n", "<!-- howto -->\n\n"]
)
LINES = st.lists(st.tuples(PREFIXES, PHRASES, st.sampled_from(["\n", "\n\n"])), max_size=14)
PAGES = LINES.map(lambda lines: "\n" + "".join(prefix + phrase + end for prefix, phrase, end in lines))

KEYS = st.sampled_from([
    "name", "target", "steps", "instructions", "faq", "question", "answer", "tips", "muscles", "primary", "aliases",
    "description", "equipment", "level", "exercises", "model", "fields", "laterality", "primaryMuscles", "a/b", "", "1",
])  # fmt: skip
STRINGS = st.one_of(
    PHRASES,
    st.sampled_from(["<ol><li>Lie</li><li>Lift</li></ol>", "- a\n- b", "1. Lie.\n2. Lift.", "exercises.translation"]),
)
LEAVES = st.one_of(st.none(), st.booleans(), st.integers(0, 9), STRINGS)
TREES = st.recursive(
    LEAVES,
    lambda below: st.one_of(st.lists(below, max_size=4), st.dictionaries(KEYS, below, max_size=5)),
    max_leaves=20,
)


@settings(max_examples=100, suppress_health_check=[HealthCheck.too_slow])
@given(PAGES, st.sampled_from([None, "generic", "howto-page", "label-page", "article"]))
def test_any_page_is_read_without_loss(text: str, forced: str | None) -> None:
    record = read_markdown(Source("page.md", text))
    as_article = Record(record.format, "", None, record.blocks, record.span)
    found = recognise((as_article,), shipped(), path="page.md", forced=forced)
    if isinstance(found, Recognised):
        for each in found.exercises:
            assert lost_words(each, record.blocks) == []
            assert len(each.variants) >= 1
            assert all(section.variant is None or section.variant < len(each.variants) for section in each.sections)


@settings(max_examples=100, suppress_health_check=[HealthCheck.too_slow])
@given(TREES, st.sampled_from([None, "generic", "exercisedb", "wger-translation"]))
def test_any_data_is_read_without_loss(tree: object, forced: str | None) -> None:
    text = json.dumps(tree, ensure_ascii=False)
    found = outcome("a.json", text, forced)
    if isinstance(found, Recognised):
        for each in found.exercises:
            for field in (*each.fields, *each.other):
                assert all(0 <= value.span().start <= value.span().end <= len(text) for value in field.values)
