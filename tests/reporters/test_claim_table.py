from __future__ import annotations

from collections.abc import Iterable
from textwrap import dedent

from exlint.claims.claim import Claim, Modality, Polarity, Role, Strength, Subject
from exlint.diagnostics import Category, Diagnostic, Severity, place_label
from exlint.exercise import Exercise, Question, Selected
from exlint.record import Format, Piece, Record, Text
from exlint.reporters.claim_table import Account, draw_account, draw_legend
from exlint.reporters.terminal import Terminal
from exlint.source import Source, Span
from exlint.vocabulary import compile_vocabulary
from tests.reporters.samples import finding

MUSCLES = compile_vocabulary(
    {
        "kind": "muscle",
        "terms": {
            "shoulders": {"name": "shoulders"},
            "rear-deltoid": {"name": "rear deltoid", "part-of": "shoulders"},
            "upper-back": {"name": "upper back"},
            "rhomboids": {"name": "rhomboids", "part-of": "upper-back"},
            "biceps": {"name": "biceps"},
        },
    }
)
TARGET, SECONDARY, ANSWER = "fields.target", "fields.secondary", "questions.answer"


class Page:
    """A document made claim by claim: each stands in a line of its own, which is the muscle's name."""

    def __init__(self) -> None:
        self.text = "Band Face Pull\n"
        self.claims: list[Claim] = []
        self.findings: list[Diagnostic] = []

    def says(
        self,
        where: str,
        value: str,
        role: Role,
        *,
        index: int = 0,
        subject: Subject = Subject.THIS,
        polarity: Polarity = Polarity.ASSERTED,
        modality: Modality = Modality.REQUIRED,
        strength: Strength = Strength.PLAIN,
    ) -> Claim:
        text = self._line(MUSCLES[value].name)
        place = Selected(where, text, "/here", index=index)
        statement = ("/here", index, len(self.claims))
        claim = Claim(
            "muscle", value, role, subject, polarity, modality, strength, place, statement, 0, len(text.value)
        )
        self.claims.append(claim)
        return claim

    def finds(
        self,
        message: str,
        *claims: Claim,
        severity: Severity = Severity.ERROR,
        category: Category = Category.MUSCLE_TARGET,
    ) -> None:
        source = Source("face-pull.md", self.text)
        labels = (place_label(source, claim.span, "", "", "", primary=claim is claims[0]) for claim in claims)
        found = finding(*labels, severity=severity, message=message)
        self.findings.append(found._replace(category=category))

    def drawn(self, terminal: Terminal | None = None, questions: int = 0) -> str:
        return _joined(draw_account(self.account(questions), MUSCLES, terminal or Terminal(100)))

    def legend(self, terminal: Terminal | None = None) -> str:
        return _joined(draw_legend([self.account()], MUSCLES, terminal or Terminal(100)))

    def account(self, questions: int = 0) -> Account:
        asked = [Question(self._line(f"Question {number}?"), (), "", Span(0, 0)) for number in range(1, questions + 1)]
        exercise = Exercise(
            document="",
            profile="",
            name=Text("Band Face Pull"),
            aliases=(),
            fields=(),
            sections=(),
            questions=tuple(asked),
            variants=(),
            links=(),
            other=(),
            record=Record(Format.MARKDOWN, "", None, (), Span(0, 0)),
        )
        return Account(Source("face-pull.md", self.text), exercise, tuple(self.claims), tuple(self.findings))

    def _line(self, words: str) -> Text:
        start = len(self.text)
        self.text += f"{words}\n"
        return Text(words, (Piece(0, len(words), Span(start, start + len(words))),))


def _joined(rows: Iterable[str]) -> str:
    return "".join(f"{row}\n" for row in rows)


def conflicting() -> Page:
    """A field that says biceps, and prose that says rear deltoids."""
    page = Page()
    field = page.says(TARGET, "biceps", Role.TARGET)
    page.says(SECONDARY, "upper-back", Role.SECONDARY)
    page.says("description", "rhomboids", Role.WORKED)
    page.says("tips", "biceps", Role.WORKED, strength=Strength.PASSING)
    answer = page.says(ANSWER, "rear-deltoid", Role.TARGET, index=2)
    page.finds("The field says biceps; the answer says rear deltoid", field, answer)
    return page


def test_a_conflict_is_marked_at_both_places_and_told_below() -> None:
    assert conflicting().drawn(questions=3) == dedent("""\
        face-pull.md  Band Face Pull
                        target  secondary
          muscle        field   field      description  tips  FAQ 3
        ! biceps        !T      .          .            (w)   .
          upper back    .       S          .            .     .
            rhomboids   .       .          w            .     .
        ! rear deltoid  .       .          .            .     !T

          FAQ 3  line 9  Question 3?

          line 2  error    MUS001  The field says biceps; the answer says rear deltoid
        """)


def test_the_legend_explains_the_signs_that_stand_in_the_table_and_no_others() -> None:
    assert conflicting().legend() == (
        "T target; S secondary; w worked, no role named; (..) in passing; ! in a finding\n"
    )


def test_the_legend_breaks_between_entries() -> None:
    assert conflicting().legend(Terminal(40)) == dedent("""\
        T target; S secondary
        w worked, no role named; (..) in passing
        ! in a finding
        """)


def test_a_narrow_terminal_gets_short_heads_and_then_tables_below_each_other() -> None:
    page = conflicting()
    page.says("description", "biceps", Role.SECONDARY, subject=Subject.OTHER)
    page.says("description", "biceps", Role.TARGET)
    page.findings.clear()
    table, _, _ = page.drawn(Terminal(44), questions=3).rpartition("\n\n")
    assert table == dedent("""\
        face-pull.md  Band Face Pull
                        target  second.
          muscle        field   field    descr.
          biceps        T       .        T
                                         (S other)
          upper back    .       S        .
            rhomboids   .       .        w

                              FAQ
          muscle        tips  3
          biceps        (w)   .
          rear deltoid  .     T""")


def test_rows_are_never_wider_than_the_terminal() -> None:
    page = conflicting()
    page.findings.clear()
    for index in range(12):
        page.says(ANSWER, "upper-back", Role.STABILIZER, index=index, subject=Subject.OTHER)
    for width in (40, 60, 80, 120):
        assert max(map(len, page.drawn(Terminal(width), questions=12).splitlines())) <= width


def test_a_part_stands_under_its_whole_only_where_the_whole_outranks_it() -> None:
    page = Page()
    page.says(TARGET, "rear-deltoid", Role.TARGET)
    page.says("description", "shoulders", Role.WORKED)
    page.says("benefits", "upper-back", Role.TARGET)
    page.says("benefits", "rhomboids", Role.TARGET)
    assert page.drawn() == dedent("""\
        face-pull.md  Band Face Pull
                        target
          muscle        field   description  benefits
          rear deltoid  T       .            .
          shoulders     .       w            .
          upper back    .       .            T
            rhomboids   .       .            T
        """)


def test_what_is_no_plain_statement_of_this_exercise_is_in_parentheses() -> None:
    page = Page()
    page.says("description", "shoulders", Role.TARGET, subject=Subject.OTHER)
    page.says("description", "rhomboids", Role.STABILIZER, modality=Modality.OPTIONAL)
    page.says("description", "biceps", Role.SECONDARY, polarity=Polarity.DENIED)
    page.says("benefits", "biceps", Role.STRETCHED, polarity=Polarity.WARNED)
    page.says("mistakes", "biceps", Role.NOT_WORKED, polarity=Polarity.WARNED, strength=Strength.PASSING)
    assert page.drawn() == dedent("""\
        face-pull.md  Band Face Pull
          muscle     description  benefits      mistakes
          shoulders  (T other)    .             .
          biceps     (no S)       (str warned)  (-)
          rhomboids  (St opt.)    .             .
        """)
    assert page.legend(Terminal(200)) == (
        "T target; S secondary; St stabilizer; str stretched; - not worked; (..) in passing; "
        "(.. opt.) in an optional version; (.. warned) warned against; (no ..) denied; (.. other) of another exercise\n"
    )


def test_a_cell_leaves_out_what_a_plainer_sign_says_already() -> None:
    page = Page()
    for role, strength in (
        (Role.WORKED, Strength.PLAIN),
        (Role.TARGET, Strength.PASSING),
        (Role.TARGET, Strength.PLAIN),
        (Role.STABILIZER, Strength.PASSING),
    ):
        page.says("description", "biceps", role, strength=strength)
    assert page.drawn().splitlines()[-1].split() == ["biceps", "T", "(St)"]


def test_a_weak_sign_in_a_finding_is_kept() -> None:
    page = Page()
    page.says("description", "biceps", Role.TARGET)
    page.finds("Two roles", page.says("description", "biceps", Role.WORKED))
    assert page.drawn().splitlines()[2].split() == ["!", "biceps", "T", "!w"]


def test_the_field_that_lacks_a_muscle_is_not_marked_for_it() -> None:
    page = Page()
    field = page.says(TARGET, "biceps", Role.TARGET)
    answer = page.says("description", "rhomboids", Role.TARGET)
    page.finds("No field declares it", answer, field, category=Category.MUSCLE_UNDECLARED)
    rows = page.drawn().splitlines()
    assert [row[0] for row in rows[3:5]] == [" ", "!"]


def test_colour_is_that_of_the_worst_finding() -> None:
    page = conflicting()
    page.finds("The field says what no pull does", page.claims[0], severity=Severity.INFO)
    row = page.drawn(Terminal(100, colour=True), questions=3).splitlines()[3]
    assert row.startswith("\x1b[1;31m! biceps\x1b[0m")
    assert "\x1b[1;31m!T\x1b[0m" in row


def test_a_document_without_claims_says_so() -> None:
    assert Page().drawn() == "face-pull.md  Band Face Pull\n  nothing is said of muscles\n"
    assert Page().legend() == ""
