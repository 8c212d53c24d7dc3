"""What the verbs on wording say beyond the examples of the rule files: slots, masks, other languages, fixes."""

from __future__ import annotations

from pathlib import Path

import pytest

from exlint.config import Choices, ConfigError
from exlint.diagnostics import Diagnostic
from exlint.linter import lint
from exlint.settings import settings_for
from exlint.source import Source

SETTINGS = settings_for(Choices(select=("TXT",)))

PAGE = """\
# Sandbag Carry

- **Target Muscle:** Glutes
- **Equipment:** Sandbag

{description}

## How to perform

1. Pick the bag up.
2. Walk.
"""


def found(description: str, path: str = "carry.md") -> list[Diagnostic]:
    return list(lint(Source(path, PAGE.format(description=description)), SETTINGS).diagnostics)


def fixed(description: str) -> str:
    """The description with the safe fixes of all findings put in."""
    text = PAGE.format(description=description)
    edits = [
        edit for each in found(description) if each.fix and each.fix.applicability == "safe" for edit in each.fix.edits
    ]
    for edit in sorted(edits, key=lambda edit: -edit.start.offset):
        text = text[: edit.start.offset] + edit.text + text[edit.end.offset :]
    return text.split("\n\n")[2]


@pytest.mark.parametrize(
    ("written", "mended"),
    [
        ("It works the glutes, calves.", "It works the glutes and calves."),
        ("It works the glutes, calves, forearms.", "It works the glutes, calves, and forearms."),
        ("It works the glutes, **calves**.", "It works the glutes and **calves**."),
        ("A Legs exercise for all.", "A Leg exercise for all."),
        (
            "It builds calves strength; ABS TRAINING comes with it.",
            "It builds calf strength; AB TRAINING comes with it.",
        ),
    ],
)
def test_safe_fixes_mend_the_wording_and_nothing_else(written: str, mended: str) -> None:
    assert fixed(written) == mended


@pytest.mark.parametrize(
    "description",
    [
        "Write `legs exercise` in the search field.",
        "{% include legs exercise %} Carry it.",
        "Carry it as www.example.org/a?b=works,glutes,calves. says.",
        "{{ page.legs exercise }}",
    ],
)
def test_code_tags_and_addresses_are_no_prose(description: str) -> None:
    assert found(description) == []


GERMAN = """\
# Trageübung

- **Target Muscle:** Glutes

Die Beine und der Rücken sind bei der Übung im Einsatz, auch legs exercise genannt.

## How to perform

1. Gehe mit der Last zu dem Ziel.
2. Stelle die Last ab und atme aus.
"""


def test_prose_in_another_language_is_left_alone() -> None:
    assert lint(Source("trage.md", GERMAN), SETTINGS).diagnostics == ()


def test_a_rule_that_names_an_unknown_class_of_words_is_refused(tmp_path: Path) -> None:
    rule = Path(__file__).parents[2] / "rules/text/plural-before-noun.yaml"
    text = rule.read_text(encoding="utf-8").replace("[plural.body]", "[plural.boddy]")
    text = text.replace("id: plural-before-noun", "id: mine").replace("code: TXT003", "code: GYM003")
    (tmp_path / "mine.yaml").write_text(text, encoding="utf-8")
    with pytest.raises(ConfigError, match=r"plural\.body"):
        settings_for(Choices(rule_folders=(str(tmp_path),)))


def test_a_document_in_another_language_is_counted() -> None:
    assert lint(Source("trage.md", GERMAN), SETTINGS).foreign == 1
    assert lint(Source("carry.md", PAGE.format(description="A carry.")), SETTINGS).foreign == 0


@pytest.mark.parametrize(
    ("description", "code"),
    [
        ("Walk as far as the the door.", "TXT005"),
        ("The {{exercise}} is hard.", "TXT006"),
        ("As a language model I cannot lift.", "TXT007"),
        ("Itâ€™s hard.", "TXT008"),
        ("Hold a exercise ball.", "TXT011"),
        ("Hold it with both hand.", "TXT012"),
        ("Hold a kettlebells in front of you.", "TXT013"),
        ("Breath out as you go.", "TXT014"),
        ("Walk far.Turn around slowly.", "TXT015"),
        ("You should setup the cones first.", "TXT022"),
    ],
)
def test_a_planted_defect_is_found_in_its_place(description: str, code: str) -> None:
    (only,) = found(description)
    assert (only.code, only.primary.start.line) == (code, 6)


@pytest.mark.parametrize(
    ("description", "advice"),
    [
        ("The hands do no other work other than holding on.", "Write “other” once"),
        ("It takes twice as long to go up than to go down.", "Write “as” for “than”"),
        ("Return to the start position be lowering the bag.", "Write “by”"),
        ("Walk until they touches the line.", "Take the ending off the verb"),
    ],
)
def test_each_wrong_phrase_has_its_own_correction(description: str, advice: str) -> None:
    (only,) = found(description)
    assert only.code == "TXT033"
    assert only.suggestion.startswith(advice)


@pytest.mark.parametrize(
    ("description", "message"),
    [
        ("Lift a bag to your hip. Lift the bag to your hip by standing up.", "all of the sentence"),
        ("Lift two bags to your hips. Lift the bags to your hips by standing up.", "but for “two”"),
    ],
)
def test_a_sentence_said_again_is_told_truly(description: str, message: str) -> None:
    (only,) = found(description)
    assert only.code == "TXT032"
    assert message in only.message
