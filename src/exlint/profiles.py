"""Profiles: which shape a file has, and its records as exercises.

The most specific profile whose conditions hold reads the file; the generic one, tried last, reads anything whose
headings and keys mean what those of an exercise mean. What is no exercise is refused with the reason.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from exlint.exercise import Exercise
from exlint.profiling.building import build
from exlint.profiling.compiling import Compiler, ProfileError
from exlint.profiling.recognising import documents, fits, judge, known_kind, refusal, selected
from exlint.profiling.shape import Profile
from exlint.record import Record
from exlint.values import NamedTuple

__all__ = ["NotAnExercise", "Profile", "ProfileError", "Profiles", "Recognised", "compile_profiles", "recognise"]


class Profiles(NamedTuple):
    """All profiles of a run, in the order in which they are tried."""

    ordered: tuple[Profile, ...]

    @property
    def ids(self) -> tuple[str, ...]:
        """The ids by which a profile can be chosen, sorted."""
        return tuple(sorted(profile.id for profile in self.ordered))

    def get(self, name: str) -> Profile | None:
        """The profile of an id."""
        return next((profile for profile in self.ordered if profile.id == name), None)


class Recognised(NamedTuple):
    """A file's exercises, in file order, and the profile that read them."""

    profile: Profile
    exercises: tuple[Exercise, ...]


class NotAnExercise(NamedTuple):
    """Why a file is skipped: "a JSON Schema", "a list of names without steps or muscles"."""

    reason: str


def compile_profiles(data: Mapping[str, object]) -> Profiles:
    """Compile `{"profiles": {id: {...}}, "headings": {...}, "keys": {...}}`, as parsed from YAML.

    Raises ProfileError, with the file and the remedy, for what cannot be used.
    """
    parts: dict[str, Mapping[str, object]] = {}
    for part in ("profiles", "headings", "keys"):
        content = data.get(part)
        if not isinstance(content, Mapping):
            raise ProfileError(part, f"there are no {part}", "restore the files of schemas/")
        parts[part] = content
    return Profiles(Compiler(parts["profiles"], parts["headings"], parts["keys"]).compile_all())


def recognise(
    records: Sequence[Record], profiles: Profiles, *, path: str, forced: str | None = None
) -> Recognised | NotAnExercise:  # fmt: skip
    """The exercises of a file's records, or why it holds none. Never raises for what a record holds.

    `path` is where the file lies, for names that are told by it; `forced` is the id of the profile to use whatever
    the content says. Raises ProfileError when no profile has that id.
    """
    if forced is not None:
        profile = profiles.get(forced)
        if profile is None:
            raise ProfileError(forced, f"there is no profile {forced!r}", f"choose from {', '.join(profiles.ids)}")
        found = selected(documents(records, profile), profile)
        exercises = tuple(build(record, profile, path) for record in found)
        return Recognised(profile, exercises) if exercises else NotAnExercise(refusal(records, path))
    kind = known_kind(records)
    if kind is not None:
        return NotAnExercise(kind)
    for profile in profiles.ordered:
        if not records or records[0].format not in profile.formats:
            continue
        found = documents(records, profile)
        if not fits(found, profile):
            continue
        exercises = tuple(build(record, profile, path) for record in selected(found, profile))
        if exercises and judge(exercises, profile, path):
            return Recognised(profile, exercises)
    return NotAnExercise(refusal(records, path))
