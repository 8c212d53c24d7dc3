from __future__ import annotations

import pytest

from exlint.exercise import Part
from exlint.profiles import Recognised
from tests.profiling.shapes import asked, exercise, headings, items, outcome, page, texts, values


def test_a_label_page_yields_all_its_parts() -> None:
    hold = exercise("label-page.md")
    assert hold.name is not None
    assert hold.name.value == "Band Pallof Hold"
    assert values(hold, "target") == ["Obliques"]
    assert values(hold, "secondary") == ["Transverse Abdominis", "Glutes", "Shoulders (front, side)"]
    assert values(hold, "equipment") == ["Resistance Band"]
    assert values(hold, "level") == ["Beginner"]
    assert headings(hold.sections) == [
        ("description", "Quick answer"),
        ("steps", "How to perform"),
        ("tips", "Pro tips"),
        ("mistakes", "Common mistakes"),
        ("related", "Related exercises"),
        ("other", None),
    ]
    assert [link.target for link in hold.links] == [
        "https://example.org/wood-chop", "../dead-bug.md", "https://example.org",
    ]  # fmt: skip
    assert [(each.label.value, each.values[0].value) for each in hold.other if each.values] == [("Shelf", "B4")]


def test_items_know_their_number_lead_and_pointer() -> None:
    hold = exercise("label-page.md")
    assert [(item.number, item.depth, item.pointer) for item in items(hold, Part.STEPS)] == [
        (1, 1, "/steps/0"), (2, 1, "/steps/1"), (3, 1, "/steps/2"),
    ]  # fmt: skip
    lead = items(hold, Part.TIPS)[0]
    assert lead.label is not None
    assert (lead.label.value, lead.body.value) == ("Breathe out", "let the ribs come down before you push.")
    plain = items(hold, Part.MISTAKES)[0]
    assert plain.label is not None
    assert plain.label.value == "Turning toward the anchor"


def test_a_page_told_twice_has_two_tellings_of_one_variant() -> None:
    squat = exercise("gobletsquat_kettlebell.md")
    assert squat.name is not None
    assert squat.name.value == "gobletsquat kettlebell"
    assert squat.name.pieces == ()
    assert [variant.name for variant in squat.variants] == [None]
    steps = list(squat.of(Part.STEPS))
    assert [(section.telling, section.heading.value if section.heading else None) for section in steps] == [
        (0, "Starting Position:"), (0, "Movement:"), (1, None),
    ]  # fmt: skip
    assert [(item.depth, item.label.value if item.label else None) for item in steps[1].items] == [
        (1, "Descent"), (2, None), (2, None), (1, "Ascent"),
    ]  # fmt: skip
    again = [(item.number, item.label.value if item.label else None, item.body.value) for item in steps[2].items]
    assert again == [
        (1, "Take the Bell", "Lift the bell to your chest and grip both horns."),
        (2, "Sit Down", "Bend hips and knees together until the thighs are level."),
        (None, None, "Pause for a moment."),
        (3, "Stand Up", "Drive through the whole foot."),
    ]
    assert steps[2].items[0].text.value == "Take the Bell\nLift the bell to your chest and grip both horns."


def test_what_follows_a_list_as_a_last_word_is_no_mistake() -> None:
    squat = exercise("gobletsquat_kettlebell.md")
    assert texts(squat, Part.MISTAKES) == ["Rounding the back: lift the chest instead."]
    assert texts(squat, Part.OTHER) == ["By following these steps you will squat well."]


def test_versions_of_a_movement_become_variants() -> None:
    hinge = exercise("article.txt")
    assert [variant.name.value for variant in hinge.variants if variant.name] == ["Wall", "Dowel"]
    told = [(str(section.part), section.heading.value if section.heading else None, section.variant)
            for section in hinge.sections if section.variant is not None]  # fmt: skip
    assert told == [
        ("description", "How to Do a Wall Hip Hinge", 0),
        ("steps", "Setup:", 0),
        ("steps", "Execution:", 0),
        ("description", "How to Do a Dowel Hip Hinge", 1),
        ("steps", "Setup:", 1),
        ("steps", "Execution:", 1),
    ]
    assert all(section.variant is None for section in hinge.of(Part.MISTAKES))


def test_an_article_is_named_by_the_subject_of_its_title() -> None:
    hinge = exercise("article.txt")
    assert hinge.name is not None
    assert hinge.name.value == "Hip Hinge"
    assert [alias.value for alias in hinge.aliases] == ["hip fold", "waiter's bow"]


def test_an_article_without_a_title_is_named_by_its_first_sentence() -> None:
    bend = exercise("sentence.txt")
    assert bend.name is not None
    assert (bend.name.value, bend.name.span()) == ("Side Bend Stretch", (4, 21))
    assert [alias.value for alias in bend.aliases] == ["crescent stretch"]
    assert len(texts(bend, Part.STEPS)) == 3
    assert len(texts(bend, Part.TIPS)) == 2


def test_nested_lists_give_items_inside_items() -> None:
    hinge = exercise("article.txt")
    muscles = [(item.depth, item.label.value if item.label else None) for item in items(hinge, Part.MUSCLES)]
    assert muscles == [(1, "Primary Muscles"), (2, "Hamstrings"), (2, "Gluteus Maximus"), (1, "Stabilizers")]


def test_a_page_by_other_habits_is_read_by_meaning() -> None:
    step_up = exercise("generic.md")
    assert step_up.name is not None
    assert step_up.name.value == "Step-Up"
    assert values(step_up, "target") == ["Glutes"]
    assert values(step_up, "secondary") == ["Quads", "hamstrings"]
    assert [(item.number, item.text.value) for item in items(step_up, Part.STEPS)] == [
        (1, "Stand in front of the box."),
        (2, "Put one whole foot on it."),
        (3, "Stand up on that leg."),
    ]
    faults = [(item.number, item.label.value if item.label else None) for item in items(step_up, Part.MISTAKES)]
    assert faults == [(1, "Pushing off the floor foot"), (2, "Letting the knee fall in")]
    assert texts(step_up, Part.OTHER) == ["Stairs are older than gyms."]
    assert len(step_up.questions) == 3


@pytest.mark.parametrize(
    ("heading", "part"),
    [
        ("How to do the Goblet Squat", Part.STEPS),
        ("How to Perform a Goblet Squat", Part.STEPS),
        ("✅ 3. Technique:", Part.STEPS),
        ("Starting Position", Part.STEPS),
        ("STEP-BY-STEP GUIDE", Part.STEPS),
        ("Goblet squat form", Part.TIPS),
        ("Coaching Cues", Part.TIPS),
        ("Common goblet squat mistakes", Part.MISTAKES),
        ("Errors to avoid", Part.MISTAKES),
        ("Tips to avoid common mistakes", Part.MISTAKES),
        ("Which muscles does the goblet squat work?", Part.MUSCLES),
        ("Muscles Worked", Part.MUSCLES),
        ("What You'll Need", Part.EQUIPMENT),
        ("Goblet squat variations", Part.VARIATIONS),
        ("Progressions & regressions", Part.VARIATIONS),
        ("Why you should do goblet squats", Part.BENEFITS),
        ("Is it safe? Safety notes", Part.SAFETY),
        ("How many sets and reps", Part.PROGRAMMING),
        ("See also", Part.RELATED),
        ("What is a goblet squat?", Part.DESCRIPTION),
        ("Overview", Part.DESCRIPTION),
        ("The history of the cup", Part.OTHER),
    ],
)
def test_headings_are_understood_by_their_meaning(heading: str, part: Part) -> None:
    read = page(
        f"# Goblet Squat\n\nA squat with a dumbbell for the quads and glutes.\n\n"
        f"## Steps\n\n1. Squat.\n\n"
        f"## {heading}\n\n- Something.\n"
    )
    assert read.sections[-1].part is part


def test_a_heading_without_meaning_of_its_own_belongs_to_the_one_above() -> None:
    read = page(
        "# Hip Lift\n\n"
        "## Common mistakes\n\n### Arching the back\n\nKeep the ribs down.\n\n"
        "### Pushing with the toes\n\n- Push with the heels.\n\n"
        "## Muscles worked\n\nGlutes, hamstrings and core.\n"
    )
    assert [
        (item.depth, item.label.value if item.label else None, item.body.value) for item in items(read, Part.MISTAKES)
    ] == [
        (1, "Arching the back", "Keep the ribs down."),
        (1, "Pushing with the toes", ""),
        (2, None, "Push with the heels."),
    ]


def test_equipment_told_as_a_step_is_no_field() -> None:
    read = page(
        "# Rack Pull\n\n"
        "## Setup\n\n1. **Equipment**: Put a barbell on low pins.\n2. **Grip**: Take it overhand.\n\n"
        "## Muscles worked\n\nBack, glutes and hamstrings.\n"
    )
    assert read.fields == ()
    assert len(items(read, Part.STEPS)) == 2


def test_a_label_with_its_text_in_one_line_heads_that_line_only() -> None:
    read = page(
        "# Hip Lift\n\n**Tips:** Breathe out.\n\n**Target:** Glutes\n\nA lift for the hips.\n\n"
        "## Steps\n\n1. Lift the hips.\n"
    )
    assert texts(read, Part.TIPS) == ["Breathe out."]
    assert values(read, "target") == ["Glutes"]
    assert texts(read, Part.DESCRIPTION) == ["A lift for the hips."]


def test_labels_of_muscles_need_no_noun_under_their_heading() -> None:
    read = page(
        "# Hip Lift\n\n"
        "## Steps\n\n1. Lift.\n\n"
        "## Muscles worked\n\n- **Primary:**\n  - Glutes\n  - Hamstrings\n- **Secondary:** Core\n"
    )
    assert values(read, "target") == ["Glutes", "Hamstrings"]
    assert values(read, "secondary") == ["Core"]
    assert read.field("target").many  # type: ignore[union-attr]  # its values were just compared


def test_the_usual_version_beside_another_is_a_variant_too() -> None:
    read = page(
        "# Hip Lift\n\nA glute and hamstring exercise.\n\n"
        "## How to do the hip lift\n\n1. Lift.\n2. Lower.\n\n"
        "## How to do the single-leg hip lift\n\n1. Raise a leg.\n2. Lift.\n\n"
        "## Tips\n\n- Breathe.\n"
    )
    assert [section.variant for section in read.sections] == [None, 0, 1, None]


def test_headings_of_one_telling_are_no_versions() -> None:
    read = page(
        "# Hip Lift\n\nA glute and hamstring exercise.\n\n"
        "## Hip Lift Setup\n\n1. Lie down.\n2. Bend the knees.\n\n"
        "## Hip Lift Execution\n\n1. Lift.\n2. Lower.\n"
    )
    assert len(read.variants) == 1
    assert [section.variant for section in read.sections] == [None, None, None]


def test_lists_of_a_description_are_steps_only_where_no_heading_tells_steps() -> None:
    numbered = "# Hip Lift\n\nA glute exercise on the floor.\n\n1. Lie down.\n2. Lift the hips.\n"
    assert texts(page(numbered), Part.STEPS) == ["Lie down.", "Lift the hips."]
    with_steps = page(f"{numbered}\n## Steps\n\n1. Do it.\n")
    assert texts(with_steps, Part.STEPS) == ["Do it."]


def test_tables_keep_their_rows_and_their_head() -> None:
    read = page(
        "# Hip Lift\n\n"
        "## Steps\n\n1. Lift.\n\n"
        "## Muscles worked\n\n| Muscle group | Role |\n|---|---|\n| Glutes | Mover |\n| Core | Holder |\n"
    )
    rows = [(item.label.value if item.label else None, item.body.value) for item in items(read, Part.MUSCLES)]
    assert rows == [("Glutes", "Mover"), ("Core", "Holder")]
    assert [each.label.value for each in read.other if each.name == "table"] == ["Muscle group"]


def test_front_matter_gives_fields_too() -> None:
    read = page(
        "---\nname: Hip Lift\nequipment: [mat, band]\nlevel: beginner\n---\n\n"
        "## Steps\n\n1. Lift the hips with your glutes.\n2. Lower the spine.\n"
    )
    assert read.name is not None
    assert read.name.value == "Hip Lift"
    assert values(read, "equipment") == ["mat", "band"]
    assert read.field("equipment").pointer == "/equipment"  # type: ignore[union-attr]  # its values were just compared


def test_a_forced_page_may_lack_anything() -> None:
    found = outcome("bare.md", "- **Target:** Glutes\n- **Level:** Beginner\n", forced="label-page")
    assert isinstance(found, Recognised)
    (only,) = found.exercises
    assert only.name is None
    assert only.sections == ()
    assert values(only, "target") == ["Glutes"]


def test_questions_may_be_written_in_several_ways() -> None:
    read = page(
        "# Hip Lift\n\nA glute exercise for the hips and core.\n\n## FAQs\n\nAsk away.\n\n"
        "### Q: Is it hard?\n\nNo.\n\n### 2. Where do I feel it?\n\n- In the glutes.\n- In the hamstrings.\n\n"
        "## Common questions\n\n**Is a band\nneeded?**\n\nNo.\n\n**Daily?** Better not.\n\n"
        "Q: How heavy?\nA: Light\nis right.\n\nQ3. How long?\n\nA3. A minute.\n\nWhat about shoes?\n\nGo barefoot.\n\n"
        "- **Alone?** Yes.\n1. **On a mat?**\n   Always.\n"
    )
    assert asked(read) == [
        ("Is it hard?", ["No."]),
        ("Where do I feel it?", ["In the glutes.", "In the hamstrings."]),
        ("Is a band needed?", ["No."]),
        ("Daily?", ["Better not."]),
        ("How heavy?", ["Light is right."]),
        ("How long?", ["A minute."]),
        ("What about shoes?", ["Go barefoot."]),
        ("Alone?", ["Yes."]),
        ("On a mat?", ["Always."]),
    ]
    assert texts(read, Part.OTHER) == ["Ask away."]


def test_a_question_covers_its_answer() -> None:
    text = (
        "# Hip Lift\n\n"
        "## Steps\n\n1. Lift the hips, squeeze the glutes.\n\n"
        "## FAQ\n\n### Daily?\n\nNo.\n\nRest a day.\n\n### Heavy?\n\nYes.\n"
    )
    first, second = page(text).questions
    assert text[first.span.start : first.span.end].rstrip() == "### Daily?\n\nNo.\n\nRest a day."
    assert text[second.span.start : second.span.end].rstrip() == "### Heavy?\n\nYes."
    assert [item.pointer for item in first.answer] == ["/faq/0/answer", "/faq/0/answer/1"]


def test_a_question_without_an_answer_is_kept() -> None:
    read = page(
        "# Hip Lift\n\n"
        "## Steps\n\n1. Lift the hips, squeeze the glutes.\n\n"
        "## FAQ\n\n### Daily?\n\n### Heavy?\n\nYes.\n"
    )
    assert asked(read) == [("Daily?", []), ("Heavy?", ["Yes."])]


def test_rules_part_questions_and_footers_but_end_no_faq() -> None:
    read = page(
        "# Hip Lift\n\nA glute exercise for the core.\n\n## FAQ\n\n**One?** Yes.\n\n---\n\n**Two?** No.\n\n"
        "## More questions\n\n### Deep?\n\nYes.\n\n#### Why\n\nBecause.\n\n---\n\n### Heavy?\n\nNo.\n\n"
        "---\n\nPrinted in Kiel.\n"
    )
    assert asked(read) == [
        ("One?", ["Yes."]),
        ("Two?", ["No."]),
        ("Deep?", ["Yes.", "Why", "Because."]),
        ("Heavy?", ["No."]),
    ]
    assert texts(read, Part.OTHER) == ["Printed in Kiel."]


def test_a_heading_that_asks_is_a_question_without_an_faq_too() -> None:
    read = page(
        "# Hip Lift\n\nA glute exercise for the core.\n\n## Can children do it?\n\nYes.\n\n### Tips\n\n- Play.\n\n"
        "## Which muscles does the hip lift work?\n\nThe glutes.\n"
    )
    assert asked(read) == [("Can children do it?", ["Yes."])]
    assert headings(read.sections) == [
        ("description", None), ("tips", "Tips"), ("muscles", "Which muscles does the hip lift work?"),
    ]  # fmt: skip


def test_a_faq_without_heading_levels_of_its_own_goes_on_while_headings_ask() -> None:
    read = page(
        "# Hip Lift\n\n## FAQ\n\n## Is it for the glutes?\n\nYes.\n\n"
        "## Which muscles help?\n\nHamstrings.\n\n## Tips\n\n- Go.\n"
    )
    assert [question for question, _ in asked(read)] == ["Is it for the glutes?", "Which muscles help?"]
    assert texts(read, Part.TIPS) == ["Go."]


def test_parts_may_be_labelled_items_of_one_list() -> None:
    read = page(
        "# Hip Lift\n\n- **Target:** Glutes\n- **Steps:**\n  1. Lie on your back with both knees bent.\n  2. Lift.\n"
        "- **Tip:** Breathe out on the way up, and let the ribs sink while the hips rise as far as the thighs allow.\n"
    )
    assert texts(read, Part.STEPS) == ["Lie on your back with both knees bent.", "Lift."]
    assert [item.number for item in items(read, Part.STEPS)] == [1, 2]
    assert len(texts(read, Part.TIPS)) == 1


def test_labels_may_share_a_line() -> None:
    read = page(
        "# Hip Lift\n\n**Level:** Beginner | **Equipment:** Mat\n\n*Target: Glutes · Secondary: Core*\n\n"
        "## Steps\n\n1. Lift.\n"
    )
    assert [(field.name, field.values[0].value) for field in read.fields] == [
        ("level", "Beginner"), ("equipment", "Mat"), ("target", "Glutes"), ("secondary", "Core"),
    ]  # fmt: skip


def test_a_bold_sentence_before_more_is_a_lead() -> None:
    read = page(
        "# Hip Lift\n\n## Steps\n\n1. **Set up.** Lie on your back.\n2. **Lift slowly.**\n"
        "3. **Hold** for a breath.\n\n**Target:** Glutes\n"
    )
    assert [item.label.value if item.label else None for item in items(read, Part.STEPS)][:3] == ["Set up", None, None]


def test_bold_questions_outside_an_faq_are_questions() -> None:
    read = page(
        "# Hip Lift\n\n## Steps\n\n1. Lift your hips.\n\n**Does my back have to move?**\n\nNo, only the hips.\n\n"
        "**Which muscles work?**\n\nGlutes and hamstrings.\n\n## Tips\n\n- Breathe.\n"
    )
    assert asked(read) == [
        ("Does my back have to move?", ["No, only the hips."]),
        ("Which muscles work?", ["Glutes and hamstrings."]),
    ]
    assert texts(read, Part.STEPS) == ["Lift your hips."]
