from __future__ import annotations

from textwrap import dedent

import pytest

from exlint.diagnostics import Applicability, Diagnostic, Fix, Label, Severity
from exlint.reporters import Style, render
from exlint.reporters.terminal import Terminal
from exlint.reporters.text import render_diagnostic
from exlint.runner import Skip
from exlint.source import Position, Source
from tests.reporters.samples import FACE_PULL, finding, label, run_of, target_conflict


def drawn(diagnostic: Diagnostic, terminal: Terminal | None = None) -> str:
    return render_diagnostic(diagnostic, terminal or Terminal(100)) + "\n"


def excerpt(diagnostic: Diagnostic, terminal: Terminal | None = None) -> str:
    """The rows between the message and the help, without their indentation."""
    rows = drawn(diagnostic, terminal).splitlines()[2:-1]
    assert all(row.startswith("  ") for row in rows)
    return "".join(f"{row[2:]}\n" for row in rows)


def test_both_places_of_a_conflict_are_drawn_in_line_order() -> None:
    assert drawn(target_conflict()) == dedent("""\
        content/band-face-pull.md:3:22  error  MUS001 conflicting-target
          Two places name different target muscles: biceps here, rear deltoids there
           3 │ - **Target Muscle:** Biceps
             │                      ^^^^^^ the field declares biceps
           ⋮
          11 │ Face pulls mainly train the rear deltoids.
             │                             ^^^^^^^^^^^^^ the answer names the rear deltoids
          help: set the target to Rear Deltoids
        """)


def test_a_primary_place_below_its_related_one_keeps_line_order() -> None:
    diagnostic = finding(label(FACE_PULL, "What does", primary=True), label(FACE_PULL, "# Band", "asked here"))
    assert excerpt(diagnostic) == dedent("""\
          1 │ # Band Face Pull
            │ ^^^^^^ asked here
          ⋮
          9 │ ### What does it train?
            │     ^^^^^^^^^
        """)


def test_a_related_place_without_a_message_shows_its_line_only() -> None:
    diagnostic = finding(label(FACE_PULL, "rear deltoids", primary=True), label(FACE_PULL, "What does"))
    assert excerpt(diagnostic) == dedent("""\
           9 │ ### What does it train?
           ⋮
          11 │ Face pulls mainly train the rear deltoids.
             │                             ^^^^^^^^^^^^^
        """)


def test_neighbouring_lines_have_no_gap_between_them() -> None:
    source = Source("a.md", "one\ntwo\n")
    diagnostic = finding(label(source, "one", "first", primary=True), label(source, "two", "second"))
    assert excerpt(diagnostic) == "1 │ one\n  │ ^^^ first\n2 │ two\n  │ ^^^ second\n"


def test_labels_of_one_line_share_it() -> None:
    source = Source("a.md", "squat deeply, squat again\n")
    diagnostic = finding(label(source, "again", "again", primary=True), label(source, "squat", "first"))
    assert excerpt(diagnostic) == dedent("""\
          1 │ squat deeply, squat again
            │ ^^^^^ first
            │                     ^^^^^ again
        """)


def test_other_files_stand_under_their_own_address() -> None:
    other = Source("content/curl.md", "intro\nthe same tip\n")
    diagnostic = finding(label(FACE_PULL, "Biceps", "here", primary=True), label(other, "same", "and there"))
    assert excerpt(diagnostic) == dedent("""\
          3 │ - **Target Muscle:** Biceps
            │                      ^^^^^^ here
          content/curl.md:2:5
          2 │ the same tip
            │     ^^^^ and there
        """)


def test_wide_characters_and_tabs_keep_carets_under_the_span() -> None:
    source = Source("a.md", "\t深蹲 squat\ta\u0301rm 👩‍⚕️ coach 🏋️ end\n")
    diagnostic = finding(label(source, "squat", "s", primary=True), label(source, "rm", "r"), label(source, "end", "e"))
    assert excerpt(diagnostic) == (
        "1 │     深蹲 squat  a\u0301rm 👩‍⚕️ coach 🏋️ end\n"
        "  │          ^^^^^ s\n"
        "  │                  ^^ r\n"
        "  │                                 ^^^ e\n"
    )


def test_a_wide_span_gets_carets_for_both_columns_of_each_character() -> None:
    source = Source("a.md", "做深蹲好\n")
    assert excerpt(finding(label(source, "深蹲", "here", primary=True))) == "1 │ 做深蹲好\n  │   ^^^^ here\n"


def test_a_long_line_is_cut_around_the_span() -> None:
    source = Source("a.json", '{"steps": "' + "lift the bar " * 40 + "then rest, " + "and again " * 40 + '"}\n')
    rows = excerpt(finding(label(source, "then rest", "here", primary=True)), Terminal(60)).splitlines()
    assert len(rows[0]) <= 58
    assert rows[0].count("…") == 2
    before = rows[0].index("then rest") - len("1 │")
    assert rows[1] == f"  │{' ' * before}{'^' * 9} here"


def test_spans_too_far_apart_for_one_row_print_their_line_again() -> None:
    source = Source("a.md", "first " + "filler " * 40 + "last\n")
    rows = excerpt(
        finding(label(source, "last", "b", primary=True), label(source, "first", "a")), Terminal(60)
    ).splitlines()
    assert [row.split("│")[0].strip() for row in rows] == ["1", "", "1", "", ""]
    assert rows[0].startswith("1 │ first filler")
    assert rows[0].endswith("…")
    assert rows[2].startswith("1 │ …")
    assert rows[2].endswith("last")
    assert rows[3].endswith("^^^^")
    assert rows[4].endswith("   b")


def test_a_message_that_does_not_fit_beside_the_carets_is_wrapped_below() -> None:
    source = Source("a.md", "target: glutes\n")
    message = "the field declares glutes although the answer names the hamstrings"
    assert excerpt(finding(label(source, "glutes", message, primary=True)), Terminal(50)) == dedent("""\
          1 │ target: glutes
            │         ^^^^^^
            │         the field declares glutes although
            │         the answer names the hamstrings
        """)


def test_a_span_of_several_lines_shows_its_first_and_last() -> None:
    source = Source("a.md", "### Is it\nsafe\n  for knees? Yes.\n")
    diagnostic = finding(label(source, "Is it", "asked", primary=True, upto="knees?"))
    assert excerpt(diagnostic) == dedent("""\
          1 │ ### Is it
            │     ^^^^^
          ⋮
          3 │   for knees? Yes.
            │   ^^^^^^^^^^ asked
        """)


def test_a_span_longer_than_its_excerpt_says_where_it_ends() -> None:
    source = Source("a.md", "start\n" + "line\n" * 20 + "end\n")
    diagnostic = finding(label(source, "start", "told twice", primary=True, upto="end"))
    assert excerpt(diagnostic) == " 1 │ start\n   │ ^^^^^ told twice (to line 22)\n"


def test_a_span_that_ends_at_the_start_of_a_line_ends_on_the_line_before() -> None:
    source = Source("a.md", "one line\nnext\n")
    assert excerpt(finding(label(source, "one", primary=True, upto="line\n"))) == "1 │ one line\n  │ ^^^^^^^^\n"


def test_an_empty_span_gets_one_caret() -> None:
    source = Source("a.md", "ends here")
    at = source.position(9)
    here = Label("a.md", "", "", "a word is missing", at, at, ("ends here",), primary=True)
    assert excerpt(finding(here)) == "1 │ ends here\n  │          ^ a word is missing\n"


def test_a_finding_without_an_excerpt_still_tells_its_place_and_message() -> None:
    start = Position(7, 3, 90)
    here = Label("broken.json", "", "", "", start, start, (), primary=True)
    there = Label("other.json", "", "", "declared here", start, start, ())
    assert drawn(finding(here, there, code="EXL001", rule="unreadable-file", message="byte 0xff is not UTF-8")) == (
        "broken.json:7:3  error  EXL001 unreadable-file\n"
        "  byte 0xff is not UTF-8\n"
        "  other.json:7:3  declared here\n"
        "  help: set the target to Rear Deltoids\n"
    )


def test_a_finding_names_its_document_and_fix() -> None:
    start, end = Position(1, 1, 0), Position(1, 4, 3)
    here = Label("all.jsonl", "/3", "", "", start, end, ("one",), primary=True)
    fix = Fix("remove it", Applicability.SAFE, ())
    assert drawn(finding(here, fix=fix)).splitlines()[0] == (
        "all.jsonl:1:1  error  MUS001 conflicting-target in /3   [fix available]"
    )


@pytest.mark.parametrize(
    ("applicability", "note"),
    [(Applicability.SAFE, "[fix available]"), (Applicability.UNSAFE, "[unsafe fix available]")],
)
def test_the_header_says_what_kind_of_fix_there_is(applicability: Applicability, note: str) -> None:
    header = drawn(target_conflict(fix=Fix("x", applicability, ()))).splitlines()[0]
    assert header.endswith(f"conflicting-target   {note}")


def test_a_fix_that_only_shows_is_not_announced() -> None:
    assert "fix" not in drawn(target_conflict(fix=Fix("x", Applicability.DISPLAY, ()))).splitlines()[0]


def test_control_characters_of_a_document_never_reach_the_terminal() -> None:
    source = Source("a\x1b[2J.md", "bad \x1b[31m red \u202e reversed\x07\n")
    text = drawn(finding(label(source, "red", "\x1b]0;title\x07", primary=True), message="\x1b[2Jcleared"))
    assert not any(ord(char) < 32 and char != "\n" for char in text)
    assert "\u202e" not in text


def test_an_encoding_without_box_characters_gets_ascii() -> None:
    source = Source("a.md", "do 深蹲 squats — naïve\nsame\n\n\nagain\n")
    diagnostic = finding(
        label(source, "squats", "here", primary=True), label(source, "again", "there"), suggestion="write “deep”"
    )
    text = drawn(diagnostic, Terminal(80, encoding="ascii"))
    assert text.isascii()
    assert text.splitlines()[2:-1] == [
        "  1 | do ???? squats ? na?ve",
        "    |         ^^^^^^ here",
        "  :",
        "  5 | again",
        "    | ^^^^^ there",
    ]


def test_latin_1_keeps_what_it_can_write() -> None:
    text = drawn(finding(label(Source("a.md", "naïve 深\n"), "ïve", primary=True)), Terminal(80, encoding="latin-1"))
    assert "  1 | naïve ??\n    |   ^^^" in text


def test_colour_marks_severity_and_leaves_the_words_alone() -> None:
    import re

    plain = drawn(target_conflict())
    coloured = drawn(target_conflict(), Terminal(100, colour=True))
    assert "\x1b[1;31merror\x1b[0m" in coloured
    assert re.sub(r"\x1b\[[0-9;]*m", "", coloured) == plain


def test_a_message_of_several_lines_is_indented_throughout() -> None:
    rows = drawn(finding(label(FACE_PULL, "Biceps", primary=True), message="one\ntwo", suggestion="a\nb")).splitlines()
    assert rows[1:3] == ["  one", "  two"]
    assert rows[-2:] == ["  help: a", "        b"]


def report(*diagnostics: Diagnostic, quiet: bool = False, verbose: bool = False, statistics: bool = False,
           **run: object) -> str:  # fmt: skip
    style = Style(Terminal(100), quiet=quiet, verbose=verbose, statistics=statistics)
    return render("text", run_of(diagnostics, **run), style)  # type: ignore[arg-type]  # the parts of a run


SKIPS = (Skip("README.md", "no exercise: it has no steps"), Skip("package.json", "a package manifest"))


def test_the_summary_counts_findings_documents_fixes_and_skipped_files() -> None:
    text = report(
        target_conflict(fix=Fix("x", Applicability.SAFE, ())),
        target_conflict(severity=Severity.WARNING),
        skips=SKIPS,
        documents=214,
        suppressed=3,
    )
    assert text.splitlines()[-1] == (
        "1 error, 1 warning in 1 of 214 documents · 1 with a fix · 3 suppressed · 2 files skipped"
    )


def test_findings_are_set_apart_by_an_empty_line() -> None:
    text = report(target_conflict(), target_conflict())
    assert text.count("\n\n") == 2
    assert text.endswith("2 errors in 1 of 1 document\n")


def test_a_clean_run_says_what_it_looked_at() -> None:
    assert report(documents=3, skips=SKIPS) == "no findings in 3 documents · 2 files skipped\n"


def test_a_run_that_read_nothing_says_why() -> None:
    assert report(documents=0, skips=SKIPS) == dedent("""\
        skipped README.md     no exercise: it has no steps
        skipped package.json  a package manifest

        no findings in 0 documents · 2 files skipped
        """)


def test_verbose_lists_each_skipped_file_with_its_reason() -> None:
    text = report(documents=3, skips=SKIPS, verbose=True)
    assert "skipped README.md     no exercise: it has no steps\n" in text


def test_a_file_that_failed_is_counted_apart_from_the_documents() -> None:
    start = Position(1, 1, 0)
    broken = finding(Label("x.json", "", "", "", start, start, (), primary=True), code="EXL002", rule="malformed-file")
    assert report(broken, failed=1, documents=3).splitlines()[-1] == (
        "1 error in 0 of 3 documents · 1 file could not be read"
    )


def test_quiet_leaves_only_findings() -> None:
    assert report(documents=3, skips=SKIPS, quiet=True) == ""
    assert report(target_conflict(), quiet=True) == drawn(target_conflict())


def test_statistics_count_by_rule_with_the_most_frequent_first() -> None:
    again = finding(label(FACE_PULL, "What", primary=True), code="FAQ001", rule="duplicate-question")
    fix = Fix("x", Applicability.SAFE, ())
    text = report(target_conflict(severity=Severity.INFO, fix=fix), again, again, statistics=True, quiet=True)
    assert text == dedent("""\
        2  error    FAQ001 duplicate-question
        1  info     MUS001 conflicting-target   [1 fixable]
        """)
