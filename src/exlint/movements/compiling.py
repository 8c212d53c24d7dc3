"""From the parsed YAML of schemas/vocabulary/movements.yaml to Movements."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from typing import TypeVar, cast

from exlint.movements.families import Alias, Movements, ProseForm
from exlint.movements.model import Change, Movement, UnknownMovement
from exlint.movements.words import Reader, split, stem_of
from exlint.vocabulary import fold

T = TypeVar("T")

_LISTS = ("joint-actions", "prime-movers", "synergists", "stabilizers", "cannot-load", "target", "body-part")
_WORDS = ("kind", "mechanic", "force", "region")


def compile_movements(data: Mapping[str, object]) -> Movements:
    """The movements that a parsed YAML file declares; schemas/movements.schema.json gives the file's shape.

    Raises UnknownMovement for a parent that is not there.
    """
    entries = cast("Mapping[str, Mapping[str, object]]", data["movements"])
    modifiers = cast("Mapping[str, Mapping[str, object]]", data["modifiers"])
    reader = _reader(data, entries, modifiers)
    inherited = {id_: _inherited(id_, entries) for id_ in entries}
    aliases = [
        Alias(_stems(form, reader), id_, weak)
        for id_, entry in entries.items()
        for weak, forms in ((False, _forms(entry)), (True, _strings(entry.get("weak"))))
        for form in forms
    ]
    phrases = [
        (_stems(form, reader), id_, str(entry["class"]))
        for id_, entry in modifiers.items()
        for form in _strings(entry["words"])
    ]
    phrases += ((_stems(form, reader), "", "") for form in _strings(data["not-modifiers"]))
    parting = reader.joining | reader.placing
    kept = {
        words for words in (*(each[0] for each in phrases), *(alias.words for alias in aliases)) if parting & set(words)
    }
    return Movements(
        families={id_: _movement(id_, entry) for id_, entry in inherited.items()},
        changes={id_: changes for id_, entry in inherited.items() if (changes := _changes(entry))},
        muscles={id_: _strings(entry["muscles"]) for id_, entry in modifiers.items() if "muscles" in entry},
        aliases=_grouped(((alias.words[-1], alias) for alias in aliases), longest=lambda alias: len(alias.words)),
        modifiers=_grouped(((each[0][0], each) for each in phrases), longest=lambda each: len(each[0])),
        joiners=_grouped(((words[0], words) for words in sorted(kept)), longest=len),
        reader=reader,
        prose_forms=_prose_forms(entries, data),
    )


def _grouped(pairs: Iterable[tuple[str, T]], *, longest: Callable[[T], int]) -> dict[str, tuple[T, ...]]:
    """The values of each key, the longest first, otherwise in the order of the file."""
    groups: dict[str, list[T]] = {}
    for key, value in pairs:
        groups.setdefault(key, []).append(value)
    return {key: tuple(sorted(values, key=longest, reverse=True)) for key, values in groups.items()}


def _reader(
    data: Mapping[str, object],
    entries: Mapping[str, Mapping[str, object]],
    modifiers: Mapping[str, Mapping[str, object]],
) -> Reader:
    spellings = cast("Mapping[str, str]", data["spellings"])
    lists = {key: frozenset(_strings(data[key])) for key in ("joining", "placing", "filler")}
    forms = [form for entry in entries.values() for form in (*_forms(entry), *_strings(entry.get("weak")))]
    forms += (form for entry in modifiers.values() for form in _strings(entry["words"]))
    forms += _strings(data["not-modifiers"])
    stems = {word: stem_of(word, spellings) for form in forms for word in form.split()}
    parting = lists["joining"] | lists["placing"]
    parts = {stem for stem in stems.values() if stem not in parting}
    lexicon = {stem: split(stem, parts) or (stem,) for stem in stems.values()}
    lexicon.update((word, (word,)) for words in lists.values() for word in words)
    lexicon.update((f"{stem}s", pieces) for stem, pieces in tuple(lexicon.items()) if f"{stem}s" not in lexicon)
    lexicon.update((word, lexicon[stem]) for word, stem in stems.items())
    return Reader(spellings, lexicon, **lists)


def _stems(form: str, reader: Reader) -> tuple[str, ...]:
    return tuple(stem for word in form.split() for stem in reader.lexicon[word])


def _forms(entry: Mapping[str, object]) -> tuple[str, ...]:
    """The name, folded, and the aliases, which the schema has lower case and without hyphens."""
    return (fold(str(entry["name"])), *_strings(entry.get("aliases")))


def _prose_forms(entries: Mapping[str, Mapping[str, object]], data: Mapping[str, object]) -> tuple[ProseForm, ...]:
    """Every alias that is no everyday word, in each of the spellings that prose gives its words."""
    names_only = frozenset(_strings(data["names-only"]))
    plural_only = frozenset(_strings(data["plural-only"]))
    others = cast("Mapping[str, str]", data["prose-spellings"])
    forms: list[ProseForm] = []
    for id_, entry in entries.items():
        for form in _forms(entry):
            if form not in names_only:
                forms.append(ProseForm(form, id_, form in plural_only))
                words = form.split()
                if not others.keys().isdisjoint(words):
                    other = " ".join(others.get(word, word) for word in words)
                    forms.append(ProseForm(other, id_, form in plural_only))
    return tuple(forms)


def _inherited(id_: str, entries: Mapping[str, Mapping[str, object]]) -> dict[str, object]:
    """The entry with what it does not say itself taken from its parent; modifiers are merged."""
    try:
        entry = entries[id_]
    except KeyError:
        raise UnknownMovement(id_) from None
    if "parent" not in entry:
        return dict(entry)
    above = _inherited(str(entry["parent"]), entries)
    merged = {
        **cast("dict[str, object]", above.get("modifiers") or {}),
        **cast("dict[str, object]", entry.get("modifiers") or {}),
    }
    return {**above, **entry, "modifiers": merged}


def _movement(id_: str, entry: Mapping[str, object]) -> Movement:
    lists = {key: _strings(entry.get(key)) for key in _LISTS}
    needed = {*lists["prime-movers"], *lists["synergists"], *lists["stabilizers"], *lists["target"]}
    lists["cannot-load"] = tuple(muscle for muscle in lists["cannot-load"] if muscle not in needed)
    fields: dict[str, str | tuple[str, ...]] = {_field(key): value for key, value in lists.items()}
    fields.update((key, str(entry[key])) for key in _WORDS if key in entry)
    return Movement(id=id_, name=str(entry["name"]), **fields)  # type: ignore[arg-type]  # keys come from the two lists


def _changes(entry: Mapping[str, object]) -> dict[str, Change]:
    changes = cast("Mapping[str, Mapping[str, object]]", entry.get("modifiers") or {})
    return {
        modifier: {_field(key): str(value) if key in _WORDS else _strings(value) for key, value in change.items()}
        for modifier, change in changes.items()
    }


def _field(key: str) -> str:
    return key.replace("body-part", "body-parts").replace("-", "_")


def _strings(value: object) -> tuple[str, ...]:
    if value is None:
        return ()
    return tuple(str(each) for each in cast("list[object]", value))
