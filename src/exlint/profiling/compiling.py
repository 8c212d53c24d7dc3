"""Compiling: profiles, headings and keys as YAML writes them, checked and turned into shapes."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from typing import TypeVar

from exlint.exercise import FieldName, Part
from exlint.profiling.shape import Cues, Detection, ItemKeys, NameSource, Phrases, Profile, Role, Special
from exlint.profiling.words import fold
from exlint.record import Format

_KNOWN_KEYS = frozenset({
    "id", "summary", "extends", "priority", "formats", "detect", "records", "content", "names", "fields", "parts",
    "questions", "ignored", "headings", "split", "listed_steps", "restart",
})  # fmt: skip
_DETECT_KEYS = frozenset(["keys", "values", "headings", "labels", "comments"])
_USER_PRIORITY = 70
_ITEM_KINDS = ("text", "label", "order", "question", "answer")

Data = Mapping[str, object]
_Word = TypeVar("_Word", FieldName, Part, Format, NameSource)


class ProfileError(Exception):
    """A profile or vocabulary that cannot be used; carries the file, its 1-based line where known, and the remedy."""

    def __init__(self, path: str, reason: str, remedy: str, line: int | None = None) -> None:
        place = path if line is None else f"{path}:{line}"
        super().__init__(f"{place}: {reason}; {remedy}")
        self.path = path
        self.line = line
        self.reason = reason
        self.remedy = remedy


class Compiler:
    """Compiles the profiles of one run; profiles without headings or keys of their own share those they extend."""

    def __init__(self, profiles: Data, headings: Data, keys: Data) -> None:
        self.profiles = profiles
        self.compiled: dict[str, Profile] = {}
        self.headings = _headings(headings)
        self.cues = _cues(headings)
        self.keys, self.item_keys, self.nothing = _keys(keys)

    def compile_all(self) -> tuple[Profile, ...]:
        """Every profile, most specific first."""
        for name in self.profiles:
            self._compile(name, ())
        return tuple(sorted(self.compiled.values(), key=lambda profile: (-profile.priority, profile.id)))

    def _compile(self, name: str, above: tuple[str, ...]) -> Profile:
        if name in self.compiled:
            return self.compiled[name]
        where = f"profiles/{name}.yaml"
        if name in above:
            raise ProfileError(where, f"the profile extends itself, through {' and '.join(above)}", "break the circle")
        data = _mapping(self.profiles.get(name), where, "the profile")
        _refuse_unknown(data, _KNOWN_KEYS, where)
        extends = data.get("extends")
        base = None
        if extends is not None:
            if extends not in self.profiles:
                known = ", ".join(sorted(self.profiles))
                raise ProfileError(where, f"it extends {extends!r}, which does not exist", f"choose from {known}")
            base = self._compile(str(extends), (*above, name))
        profile = self._build(name, data, base, where)
        self.compiled[name] = profile
        return profile

    def _build(self, name: str, data: Data, base: Profile | None, where: str) -> Profile:
        own_keys = dict(_roles(data, where))
        keys = base.keys if base is not None else self.keys
        headings = base.headings if base is not None else self.headings
        if "headings" in data:
            headings = prepended(headings, _own_headings(_mapping(data["headings"], where, "headings"), where))
        split = dict(base.split) if base is not None else {}
        for field, marks in _mapping(data.get("split", {}), where, "split").items():
            split[_word(FieldName, field, where)] = tuple(mark.strip(" ") for mark in _words(marks, where, "split"))
        restart = _mapping(data.get("restart", {}), where, "restart").get("comment")
        formats = tuple(_word(Format, each, where) for each in _words(data.get("formats", ()), where, "formats"))
        names = tuple(_word(NameSource, each, where) for each in _words(data.get("names", ()), where, "names"))
        records = tuple(map(fold, _words(data.get("records", ()), where, "records")))
        priority = data.get("priority", _USER_PRIORITY)
        if not isinstance(priority, int):
            raise ProfileError(where, "priority is no whole number", "write a number; higher is tried first")
        content = data.get("content")
        return Profile(
            id=name,
            summary=str(data.get("summary", "")),
            priority=priority,
            formats=formats or (base.formats if base is not None else tuple(Format)),
            detection=_detection(_mapping(data.get("detect", {}), where, "detect"), where),
            records=records or (base.records if base is not None else ()),
            content=fold(str(content)) if content is not None else (base.content if base is not None else None),
            names=names or (base.names if base is not None else tuple(NameSource)),
            keys={**keys, **own_keys} if own_keys else keys,
            item_keys=self.item_keys,
            headings=headings,
            cues=self.cues,
            split=split,
            nothing=self.nothing,
            listed_steps=bool(data.get("listed_steps", base is not None and base.listed_steps)),
            restart=str(restart) if restart is not None else (base.restart if base is not None else None),
        )


def _detection(data: Data, where: str) -> Detection:
    _refuse_unknown(data, _DETECT_KEYS, where)
    labels = data.get("labels", 0)
    if not isinstance(labels, int):
        raise ProfileError(where, "detect: labels is no whole number", "say how many labelled fields a page must have")
    values = _mapping(data.get("values", {}), where, "detect: values")
    return Detection(
        keys=_groups(data.get("keys", ()), where),
        values=tuple((fold(key), _words(allowed, where, f"detect: values: {key}")) for key, allowed in values.items()),
        headings=_groups(data.get("headings", ()), where),
        labels=labels,
        comments=_words(data.get("comments", ()), where, "detect: comments"),
    )


def _groups(data: object, where: str) -> tuple[tuple[str, ...], ...]:
    """A list of words or of lists of alternatives."""
    if not isinstance(data, Sequence) or isinstance(data, str):
        raise ProfileError(where, "detect: keys and headings are lists", "write a list of words")
    return tuple(
        tuple(map(fold, _words(each if not isinstance(each, str) else (each,), where, "detect"))) for each in data
    )


def _headings(data: Data) -> Phrases:
    where = "vocabulary/headings.yaml"
    entries = data.get("headings")
    if not isinstance(entries, Sequence):
        raise ProfileError(where, "there is no list `headings`", "restore the file")
    found: list[tuple[str, bool, Role]] = []
    for entry in entries:
        each = _mapping(entry, where, "an entry of headings")
        role = heading_role(str(each.get("part")), where)
        found.extend((phrase, True, role) for phrase in _words(each.get("whole", ()), where, "whole"))
        found.extend((phrase, False, role) for phrase in _words(each.get("words", ()), where, "words"))
    return phrases(found)


def _own_headings(data: Data, where: str) -> list[tuple[str, bool, Role]]:
    """A profile's own headings: a part with the phrases that stand for it when they are all a heading says."""
    return [
        (phrase, True, heading_role(part, where))
        for part, listed in data.items() for phrase in _words(listed, where, "headings")
    ]  # fmt: skip


def phrases(entries: Sequence[tuple[str, bool, Role]]) -> Phrases:
    """Phrases in their order; `True` for those that must be all a heading says."""
    whole: dict[str, Role] = {}
    by_word: dict[str, list[tuple[int, str, Role]]] = {}
    for order, (phrase, is_whole, role) in enumerate(entries):
        bound = phrase.startswith("^")
        folded = fold(phrase)
        if is_whole:
            whole.setdefault(folded, role)
        elif folded:
            word = folded.split(" ", 1)[0]
            by_word.setdefault(word, []).append((order, f"^{folded}" if bound else folded, role))
    return Phrases({word: tuple(listed) for word, listed in by_word.items()}, whole)


def prepended(base: Phrases, entries: Sequence[tuple[str, bool, Role]]) -> Phrases:
    """Phrases with a profile's own, which decide first."""
    return Phrases(base.by_word, {**base.whole, **phrases(entries).whole})


def heading_role(name: str, where: str) -> Role:
    """The part, or the questions, that a word of YAML means."""
    return Special.QUESTIONS if name == Special.QUESTIONS else _word(Part, name, where)


def _cues(data: Data) -> Cues:
    where = "vocabulary/headings.yaml"

    def words(key: str) -> tuple[str, ...]:
        return _words(data.get(key, ()), where, key)

    def folded(key: str) -> frozenset[str]:
        return frozenset(map(fold, words(key)))

    return Cues(
        title_leads=words("title_leads"), title_tails=words("title_tails"), subject_verbs=words("subject_verbs"),
        alias_leads=words("alias_leads"), closings=words("closings"), version_words=folded("version_words"),
        small_words=folded("small_words"), plain_words=folded("plain_words"), domain_words=folded("domain_words"),
        software_words=folded("software_words"),
    )  # fmt: skip


def _keys(data: Data) -> tuple[Mapping[str, Role], ItemKeys, frozenset[str]]:
    where = "vocabulary/keys.yaml"
    items = _mapping(data.get("items", {}), where, "items")
    kinds = {kind: frozenset(map(fold, _words(items.get(kind, ()), where, f"items: {kind}"))) for kind in _ITEM_KINDS}
    return dict(_roles(data, where)), ItemKeys(**kinds), frozenset(_words(data.get("nothing", ()), where, "nothing"))


def _roles(data: Data, where: str) -> Iterator[tuple[str, Role]]:
    """Folded keys with what they stand for; where a key is listed twice, the field wins over the part."""
    for key in _words(data.get("ignored", ()), where, "ignored"):
        yield fold(key), Special.IGNORED
    for key in _words(data.get("questions", ()), where, "questions"):
        yield fold(key), Special.QUESTIONS
    for part, listed in _mapping(data.get("parts", {}), where, "parts").items():
        role = _word(Part, part, where)
        for key in _words(listed, where, f"parts: {part}"):
            yield fold(key), role
    for field, listed in _mapping(data.get("fields", {}), where, "fields").items():
        name = _word(FieldName, field, where)
        for key in _words(listed, where, f"fields: {field}"):
            yield fold(key), name


def _word(kind: type[_Word], value: object, where: str) -> _Word:
    try:
        return kind(str(value))
    except ValueError as error:
        known = ", ".join(kind)
        raise ProfileError(where, f"{value!r} is none of the words allowed here", f"choose from {known}") from error


def _mapping(data: object, where: str, what: str) -> Data:
    if not isinstance(data, Mapping):
        raise ProfileError(where, f"{what} is no mapping", "write `key: value` lines")
    return data


def _words(data: object, where: str, what: str) -> tuple[str, ...]:
    if isinstance(data, str) or not isinstance(data, Sequence):
        raise ProfileError(where, f"{what} is no list", "write a list: [one, two]")
    return tuple(str(each) for each in data)


def _refuse_unknown(data: Data, known: frozenset[str], where: str) -> None:
    for key in data:
        if key not in known:
            raise ProfileError(where, f"unknown key {key!r}", f"choose from {', '.join(sorted(known))}")
