"""The baseline: findings that are known and wait to be mended, so that a run reports only new ones.

An entry says what a finding is about, never where it stands: the rule, the file, the document inside it, and the words
at each of its places. So it survives lines that move, sections that change places, and text that is wrapped anew; a
finding whose document was edited is still known while it shares a place with its entry. Each counts as often as it was
found.
"""

from __future__ import annotations

import json
import os
import re
from collections import Counter
from collections.abc import Callable, Iterable, Mapping, Sequence
from pathlib import Path
from typing import TypeAlias, cast

from exlint.config import ConfigError
from exlint.diagnostics import Diagnostic
from exlint.digests import digest
from exlint.refusals import REFUSALS
from exlint.rules import Rule
from exlint.source import Source, UnreadableSource
from exlint.values import NamedTuple

_VERSION = 1
_WORD = re.compile(r"[^\W_]+")
_NEVER_KNOWN = frozenset(refusal.code for refusal in REFUSALS)

Sources: TypeAlias = Callable[[str], Source]
"""Reads a file again by its shown path; raises UnreadableSource for one that has gone away since."""


class Entry(NamedTuple):
    """A known finding. `path` is relative to the baseline's folder; `document` is the id or name of the document in it.

    `places` are hashes of the words at its places, sorted; `message` is for people.
    """

    path: str
    document: str
    code: str
    places: tuple[str, ...]
    message: str = ""

    @property
    def key(self) -> tuple[str, str, str, tuple[str, ...]]:
        """All but the message, which may name lines."""
        return self[:4]


class Held(NamedTuple):
    """Findings held against a baseline: what is new, what is known as it is now, and the entries of what is gone."""

    new: tuple[Diagnostic, ...]
    known: tuple[Entry, ...]
    stale: tuple[Entry, ...]


CouldTell: TypeAlias = Callable[[str, str], bool]
"""Says of the path and the code of an entry whether this run would have found it."""


def root_of(file: Path) -> Path:
    """The folder (absolute) that the paths of a baseline are relative to: its own, or the one that holds `.exlint`."""
    folder = file.absolute().parent
    return folder.parent if folder.name == ".exlint" else folder


def hold_file(
    file: Path, diagnostics: Sequence[Diagnostic], rules: Mapping[str, Sequence[Rule]], sources: Sources
) -> Held:  # fmt: skip
    """Hold findings against the baseline of a file. `rules` are those that ran, by the shown path of each checked file.

    Raises ConfigError for a file that is no baseline.
    """
    entries = load(file)
    root = root_of(file)
    return hold(diagnostics, entries, root, sources, _could_tell(entries, root, rules))


def _could_tell(entries: Iterable[Entry], root: Path, rules: Mapping[str, Sequence[Rule]]) -> CouldTell:
    """A file that was checked tells of its rules, one that is gone of all.

    Rules across documents tell only where every file of the baseline was checked.
    """
    ran = {os.path.abspath(shown): {rule.code: rule.scope for rule in of_file} for shown, of_file in rules.items()}  # noqa: PTH100  # links stay as given
    places = {entry.path: os.path.normpath(root / entry.path) for entry in entries}
    gone = {path for path, place in places.items() if not os.path.lexists(place)}
    whole = all(path in gone or place in ran for path, place in places.items())

    def could_tell(path: str, code: str) -> bool:
        scope = ran.get(places[path], {}).get(code)
        return path in gone or (scope is not None and (whole or scope != "corpus"))

    return could_tell


def entries_of(diagnostics: Iterable[Diagnostic], folder: Path, sources: Sources) -> list[Entry]:
    """What a baseline in `folder` says of findings; files that could not be read are never known."""
    return [entry for _, entry in _described(diagnostics, folder, sources)]


def _described(
    diagnostics: Iterable[Diagnostic], folder: Path, sources: Sources
) -> list[tuple[Diagnostic, Entry]]:  # fmt: skip
    words = _Words(sources)
    found = []
    for each in diagnostics:
        if each.code not in _NEVER_KNOWN:
            path = os.path.relpath(each.primary.path, folder).replace(os.sep, "/")
            found.append((each, Entry(path, each.identity, each.code, words.places(each), each.message)))
    return found


def hold(
    diagnostics: Sequence[Diagnostic],
    entries: Sequence[Entry],
    folder: Path,
    sources: Sources,
    could_tell: CouldTell,
) -> Held:
    """Tell new findings from known ones, and known ones from those that are gone.

    Entries are matched with findings in three passes, the surer first: all the same; the same finding in a file that
    has moved; the same rule in the same document with a place in common.
    """
    described = _described(diagnostics, folder, sources)
    left = Counter(entry.key for entry in entries)
    messages = {entry.key: entry.message for entry in entries}
    known: list[Entry] = []
    rest: list[tuple[Diagnostic, Entry]] = []
    for each, entry in described:
        if left[entry.key] > 0:
            left[entry.key] -= 1
            known.append(entry)
        else:
            rest.append((each, entry))
    for akin in (_Moved(folder), _Edited()):
        waiting: dict[object, list[_Key]] = {}
        for key, count in left.items():
            if count > 0 and akin.may_wait(key):
                waiting.setdefault(akin.group(Entry(*key)), []).append(key)
        unmatched = []
        for each, entry in rest:
            keys = waiting.get(akin.group(entry), [])
            partner = next((key for key in keys if left[key] > 0 and akin.fits(key, entry)), None)
            if partner is None:
                unmatched.append((each, entry))
            else:
                left[partner] -= 1
                known.append(entry)
        rest = unmatched
    new = {id(each) for each, _ in rest}
    seen = {id(each) for each, _ in described}
    gone = [Entry(*key, messages[key]) for key, count in left.items() for _ in range(count)]
    return Held(
        new=tuple(each for each in diagnostics if id(each) in new or id(each) not in seen),
        known=(*known, *(entry for entry in gone if not could_tell(entry.path, entry.code))),
        stale=tuple(entry for entry in gone if could_tell(entry.path, entry.code)),
    )


_Key: TypeAlias = tuple[str, str, str, tuple[str, ...]]


class _Moved:
    """An entry is akin to a finding that says the same elsewhere, when its own file is no longer there."""

    def __init__(self, folder: Path) -> None:
        self._folder = folder
        self._there: dict[str, bool] = {}

    def group(self, entry: Entry) -> object:
        return (entry.document, entry.code, entry.places)

    def may_wait(self, key: _Key) -> bool:
        path = key[0]
        if path not in self._there:
            self._there[path] = (self._folder / path).exists()
        return not self._there[path]

    def fits(self, key: _Key, entry: Entry) -> bool:
        return key[3] == entry.places


class _Edited:
    """An entry is akin to a finding of its rule in its document, when one of its places is as it was."""

    def group(self, entry: Entry) -> object:
        return (entry.path, entry.document, entry.code)

    def may_wait(self, key: _Key) -> bool:
        return bool(key[3])

    def fits(self, key: _Key, entry: Entry) -> bool:
        return not set(key[3]).isdisjoint(entry.places)


class _Words:
    """The words at the places of findings; each file is read once."""

    def __init__(self, sources: Sources) -> None:
        self._sources = sources
        self._texts: dict[str, str] = {}

    def places(self, diagnostic: Diagnostic) -> tuple[str, ...]:
        return tuple(sorted(self._hash(each.path, each.start.offset, each.end.offset) for each in diagnostic.labels))

    def _hash(self, path: str, start: int, end: int) -> str:
        text = self._text(path)[start:end]
        words = " ".join(_WORD.findall(text.lower())) or text.strip()
        return digest(words.encode("utf-8", "surrogateescape"), 5).hex()

    def _text(self, path: str) -> str:
        if path not in self._texts:
            try:
                self._texts[path] = self._sources(path).text
            except UnreadableSource:
                self._texts[path] = ""
        return self._texts[path]


def load(path: Path) -> tuple[Entry, ...]:
    """The entries of a baseline. Raises ConfigError for a file that is none."""
    shown = path.as_posix()
    try:
        data = json.loads(path.read_bytes())
        if data["version"] != _VERSION:
            raise ConfigError(
                f"{shown}: made by another version of exlint; make it anew: exlint baseline create --force"
            )
        return tuple(entry for each in data["findings"] for entry in _read(each))
    except OSError as error:
        raise ConfigError(
            f"{shown}: cannot read the baseline: {error.strerror}; exlint baseline create makes it"
        ) from error
    except (ValueError, KeyError, TypeError, AttributeError) as error:
        raise ConfigError(f"{shown}: it is no baseline; make it anew: exlint baseline create --force") from error


def _read(data: Mapping[str, object]) -> list[Entry]:
    places = tuple(map(str, cast("Sequence[object]", data["places"])))
    entry = Entry(str(data["path"]), str(data["document"]), str(data["code"]), places, str(data["message"]))
    return [entry] * cast("int", data["count"])


def dump(entries: Iterable[Entry]) -> str:
    """The file of a baseline: a line a finding, sorted, so that two branches seldom touch the same one."""
    messages = {entry.key: entry.message for entry in sorted(entries, reverse=True)}
    counts = Counter(entry.key for entry in entries)
    rows = []
    for key in sorted(counts):
        path, document, code, places = key
        row = {"path": path, "document": document, "code": code, "places": places, "count": counts[key]}
        rows.append(json.dumps({**row, "message": messages[key]}, ensure_ascii=False))
    body = ",\n  ".join(rows)
    findings = f"[\n  {body}\n ]" if rows else "[]"
    text = f'{{"version": {_VERSION},\n "findings": {findings}}}\n'
    return text.encode("utf-8", "backslashreplace").decode("utf-8")
