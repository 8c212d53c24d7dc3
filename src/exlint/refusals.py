"""Refusals: what is reported of a file that cannot be read or parsed, as data for reports, `exlint explain` and docs.

They look like rules in a report, but are none: they cannot be selected or turned off, and the run ends with status 2.
"""

from __future__ import annotations

from exlint.diagnostics import Category, Severity
from exlint.values import NamedTuple


class FileRefusal(NamedTuple):
    """One way in which a file cannot be checked.

    The diagnostic's message and suggestion come from the error, since they tell the very byte or character.
    `example_name` and `example` are a file that is refused in this way.
    """

    code: str
    id: str
    summary: str
    rationale: str
    advice: str
    example_name: str
    example: bytes

    @property
    def category(self) -> Category:
        """The category under which reports list it."""
        return Category.STRUCTURE

    @property
    def severity(self) -> Severity:
        """Always an error: nothing is known of the file."""
        return Severity.ERROR

    @property
    def url(self) -> str:
        """Its page, relative to the project."""
        return f"docs/rules/{self.id}.md"


UNREADABLE = FileRefusal(
    code="EXL001",
    id="unreadable-file",
    summary="A file cannot be read as UTF-8 text",
    rationale=(
        "A file that was not read may hold any defect, so it must not look clean: it is an error, the other files are "
        "checked all the same, and the exit status is 2. The cause is one of four: the system refuses the file "
        "(permissions, or it went away during the run), it is UTF-16, a byte of it is not UTF-8, or it holds NUL "
        "characters and is no text. The encoding is not guessed: what a wrong guess reads is worse than nothing."
    ),
    advice=(
        "Save the file as UTF-8, with or without a byte order mark. A file that is no text does not belong among the "
        "paths that are checked: add it to .gitignore, or name the folders of the documents."
    ),
    example_name="example.md",
    example=b"# Incline Press\n\nSet the bench to 30\xb0 and lie back.\n",
)

MALFORMED = FileRefusal(
    code="EXL002",
    id="malformed-file",
    summary="A file is not valid JSON or YAML",
    rationale=(
        "A record file with a syntax error, or a page whose front matter has one, has no fields and steps that could "
        "be held together. Reading what comes before the mistake would make a file look clean that nobody has read to "
        "the end. So the file is an error with the place of the mistake, the other files are checked all the same, "
        "and the exit status is 2."
    ),
    advice=(
        "Mend the file at the marked place. A quote or bracket that is not closed is noticed further down, where the "
        "parser gives up: look at what stands before the mark too."
    ),
    example_name="example.json",
    example=b'{\n  "name": "Wall Sit",\n  "target": "quads"\n  "equipment": "body weight"\n}\n',
)

REFUSALS = (UNREADABLE, MALFORMED)
"""Every refusal, by code."""
