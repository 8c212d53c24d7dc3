"""Building: one record and its profile give one exercise."""

from __future__ import annotations

from exlint.exercise import Exercise
from exlint.profiling.draft import Draft
from exlint.profiling.naming import name_in_prose, subject_of_title, title_of
from exlint.profiling.prose import read_prose
from exlint.profiling.shape import Profile
from exlint.profiling.words import fold
from exlint.record import Heading, Mapping, Record


def build(record: Record, profile: Profile, path: str) -> Exercise:
    """The exercise that a record tells, as far as it tells one."""
    draft = Draft(profile, record, path)
    if isinstance(record.data, Mapping):
        from exlint.profiling.data import read_data  # most pages hold no data

        read_data(draft, record.data, record.pointer)
    if record.blocks:
        title = None
        if draft.name is not None:
            # The title of a page's front matter is a title, not always a bare name.
            draft.name = subject_of_title(draft.name, profile.cues)
            draft.folded_name = fold(draft.name.value)
            block = title_of(record.blocks, profile.cues)
            title = block.span.start if isinstance(block, Heading) else None
        else:
            draft.name, title = name_in_prose(draft, record.blocks)
            if draft.name is not None and draft.name.pieces:
                draft.folded_name = fold(draft.name.value)  # a file's name has not the words of headings
        read_prose(draft, record.blocks, title=title)
    return draft.finish()
