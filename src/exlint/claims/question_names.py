"""Where a question names the exercise of its own page, in whatever form, and where it names another one.

"Dumbbell Goblet Squat" is also "goblet squats", "the squat", "when I squat"; "barbell squat" is not.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from exlint.claims.question_words import BREAK, Word, words_of
from exlint.values import NamedTuple

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from exlint.claims.question_words import WordRules

SELF = "X"
"""Stands for the exercise of the page; upper case, so no stem can equal it."""
OTHER_KIND = "Y"
"""Stands for the head of another exercise's name that shares it: "barbell row" on the page of a dumbbell row."""

_Stems = tuple[str, ...]


class NameRules(NamedTuple):
    """What is known of exercise names in general; every word is a stem."""

    aliases: Mapping[str, tuple[tuple[_Stems, tuple[_Stems, ...]], ...]]
    """First stem of an alias -> (it, every name of the same exercise)."""
    verbs: Mapping[_Stems, str]
    movements: frozenset[str]
    modifiers: frozenset[str]
    ordinary: frozenset[str]
    generic: frozenset[str]
    eponyms: frozenset[str]
    pointers: frozenset[str]
    joints: frozenset[str]
    comparing: frozenset[str]
    subjects: frozenset[str]
    implements: frozenset[str]
    versions: frozenset[str]


class NameForms(NamedTuple):
    """The forms under which one exercise can appear in a question."""

    words: frozenset[str]
    attributes: frozenset[str]
    """The stems of the whole names, after "on" and "with" too: "incline walking" of "Walking on Incline Treadmill"."""
    heads: frozenset[str]
    cores: frozenset[frozenset[str]]
    sequences: Mapping[str, tuple[_Stems, ...]]
    verbs: frozenset[str]
    starts: frozenset[str]
    """Every stem with which a mention can begin: most words are passed over by this alone."""


class Mention(NamedTuple):
    """Words `start` to `end` name an exercise; `weight` says how surely it is the page's own.

    0: another exercise with the same head; below 0: named beside this one, so another.
    """

    start: int
    end: int
    weight: int


def name_forms(names: Sequence[str], words: WordRules, rules: NameRules) -> NameForms:
    """Return the forms of an exercise called `names`."""
    allowed: set[str] = set()
    attributes: set[str] = set()
    heads: set[str] = set()
    cores: set[frozenset[str]] = set()
    sequences: set[_Stems] = set()
    verbs: set[str] = set()
    for name in names:
        full = tuple(word.stem for word in words_of(name, words))
        bare = tuple(word.stem for word in words_of(name.split("(")[0], words)) if "(" in name else full
        segment = _segment(bare, rules.joints)
        if not segment:
            continue
        allowed.update(segment)
        attributes.update(full)
        heads.add(_head(segment, rules))
        core = _core(segment, rules)
        if core:
            cores.add(core)
        if len(segment) < len(full):
            sequences.update(_tails(tuple(stem for stem in full if stem != BREAK), rules.modifiers))
        for i, stem in enumerate(full):
            for known, others in rules.aliases.get(stem, ()):
                if full[i : i + len(known)] == known:
                    sequences.update(others)
        verbs.update(verb for noun, verb in rules.verbs.items() if frozenset(full).issuperset(noun))
    by_first = _by_first(sequences)
    return NameForms(
        words=frozenset(allowed),
        attributes=frozenset(attributes),
        heads=frozenset(heads),
        cores=frozenset(cores),
        sequences=by_first,
        verbs=frozenset(verbs),
        starts=frozenset(allowed) | by_first.keys() | verbs | rules.pointers,
    )


def _segment(full: _Stems, joints: frozenset[str]) -> _Stems:
    for i, stem in enumerate(full):
        if i and (stem in joints or stem == BREAK):
            return full[:i]
    return full


def _head(segment: _Stems, rules: NameRules) -> str:
    for stem in reversed(segment):
        if stem in rules.movements:
            return stem
    return segment[-1]


def _core(segment: _Stems, rules: NameRules) -> frozenset[str]:
    """Return the stems left when a general word at the end is dropped: {cat, cow} of "Cat-Cow Stretch"."""
    core = segment
    while core and core[-1] in rules.generic:
        core = core[:-1]
    if len(core) == len(segment) or rules.ordinary.issuperset(core):
        return frozenset()
    return frozenset(core)


def _tails(full: _Stems, modifiers: frozenset[str]) -> list[_Stems]:
    tails = [full]
    while len(full) > 1 and full[0] in modifiers:
        full = full[1:]
        tails.append(full)
    return tails


def _by_first(sequences: set[_Stems]) -> dict[str, tuple[_Stems, ...]]:
    by_first: dict[str, tuple[_Stems, ...]] = {}
    for sequence in sorted(sequences, key=lambda stems: (-len(stems), stems)):
        by_first[sequence[0]] = (*by_first.get(sequence[0], ()), sequence)
    return by_first


def mentions(words: Sequence[Word], forms: NameForms, rules: NameRules) -> list[Mention]:
    """Return the places of `words` that name this exercise, or one that shares its head noun (weight 0)."""
    found: list[Mention] = []
    stems = [word.stem for word in words]
    starts = forms.starts
    if starts.isdisjoint(stems):
        return found
    i = 0
    while i < len(stems):
        mention = _mention(words, stems, i, forms, rules) if stems[i] in starts else None
        if mention is None:
            i += 1
            continue
        repeated = found and found[-1].end == mention.start and mention.end == mention.start + 1
        if not repeated or stems[mention.start] not in rules.generic:
            found.append(mention)
        i = mention.end
    return _own(found, stems, rules)


def _mention(
    words: Sequence[Word], stems: Sequence[str], start: int, forms: NameForms, rules: NameRules
) -> Mention | None:
    if stems[start] in rules.pointers:
        return _pointed(stems, start, forms, rules)
    end, certain = _run(stems, start, forms)
    if end == start:
        return _verb(words, start, end, forms, rules)
    run = frozenset(stems[start:end])
    named = certain or _names(run, forms, rules)
    version = not named and end < len(stems) and stems[end] in rules.versions
    if not named and not version:
        return _verb(words, start, end, forms, rules)
    before = stems[start - 1] if start else BREAK
    if end > start + 1 and _is_verb_of(words, start, end, rules):
        end -= 1
    if before in rules.modifiers and before not in forms.attributes:
        return Mention(start, end, 0)
    return Mention(
        start, _with_own_words(stems, end, before, forms, rules, version=version), 1 + len(run & forms.words)
    )


def _is_verb_of(words: Sequence[Word], start: int, end: int, rules: NameRules) -> bool:
    """Tell whether the last word is what the exercise does: "what does the couch stretch?"."""
    last = end == len(words) or words[end].stem == BREAK
    return bool(start) and last and words[start - 1].spelling == "does" and words[end - 1].stem in rules.generic


def _with_own_words(
    stems: Sequence[str], end: int, before: str, forms: NameForms, rules: NameRules, *, version: bool
) -> int:
    """Take along "machine" in "leg press machine", and "with dumbbells" where the name says dumbbell."""
    general = end < len(stems) and stems[end] in rules.generic and (version or stems[end] not in rules.versions)
    if general and before != "do":
        end += 1
    after = end + 1
    if end < len(stems) and stems[end] in rules.joints:
        while after < len(stems) and stems[after] in forms.words and stems[after] in rules.implements:
            after += 1
    return after if after > end + 1 else end


def _pointed(stems: Sequence[str], start: int, forms: NameForms, rules: NameRules) -> Mention:
    """Read "this", "this exercise", "these lunges": what the pointer takes along belongs to it."""
    end, _ = _run(stems, start + 1, forms)
    if end == start + 1 and end < len(stems) and stems[end] in rules.generic:
        end += 1
    return Mention(start, end, 1 + len(stems))


def _run(stems: Sequence[str], start: int, forms: NameForms) -> tuple[int, bool]:
    """Return where the run of name words from `start` ends, and whether it holds a whole known name."""
    end, certain = start, False
    seen: set[str] = set()
    while end < len(stems):
        stem = stems[end]
        for sequence in forms.sequences.get(stem, ()):
            if tuple(stems[end : end + len(sequence)]) == sequence:
                end += len(sequence)
                certain = True
                break
        else:
            step = 2 if stem == "my" and seen and end + 1 < len(stems) else 1
            stem = stems[end + step - 1]
            if stem not in forms.words or stem in seen:
                break
            seen.add(stem)
            end += step
    return end, certain


def _names(run: frozenset[str], forms: NameForms, rules: NameRules) -> bool:
    if not run.isdisjoint(rules.eponyms):
        return True
    if any(core <= run for core in forms.cores):
        return True
    if len(run) > 1 and not run.isdisjoint(rules.movements):
        return True
    heads = run & forms.heads
    return bool(heads) and (len(run) > 1 or not heads <= rules.ordinary or heads <= rules.generic)


def _verb(words: Sequence[Word], start: int, end: int, forms: NameForms, rules: NameRules) -> Mention | None:
    """Read "I bench", "to incline bench", "benching": the verb is the last word from `start` to `end`."""
    end = max(end, start + 1)
    word = words[end - 1]
    if word.stem not in forms.verbs:
        return None
    if word.spelling.endswith(("ing", "ed")) or (start and words[start - 1].stem in rules.subjects):
        return Mention(start, end, end - start)
    return None


def _own(found: list[Mention], stems: Sequence[str], rules: NameRules) -> list[Mention]:
    """Leave one mention to this exercise where two are compared: "is this row better than a cable row"."""
    own = [mention for mention in found if mention.weight > 0]
    if len(own) < 2 or rules.comparing.isdisjoint(stems):
        return found
    best = max(own, key=lambda mention: mention.weight)
    return [mention if mention is best else mention._replace(weight=-1) for mention in found]
