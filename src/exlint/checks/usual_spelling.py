"""usual-spelling: a value spelled otherwise than its repository itself spells it nearly everywhere."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Callable, Hashable, Iterator, Mapping, Sequence
from functools import partial
from typing import Literal

from exlint.checks.across import VALUE_SELECTORS, Corpus, CorpusVerb, Use, is_slip, letters, mark
from exlint.checks.verb import Finding, Remedy, Replacement, Selection
from exlint.diagnostics import Applicability
from exlint.values import NamedTuple
from exlint.vocabulary import Vocabulary, fold

CASE, SYNONYM, MISSPELT = "case", "synonym", "misspelt"

_CUSTOM = 3
"""From this many uses on, a spelling that prevails in a file, a folder or a field is the custom there."""

_RARER = 10
"""A slip of a value is at least this many times rarer than the value."""

_LONGEST = 4  # words; a longer value is prose


class UsualSpelling(NamedTuple):
    """Options. `uses` and `share` say when a spelling is the usual one: so often at least, and in so many of all cases.

    `vocabulary: muscles` takes all words for one muscle for spellings of it, over all selected parts, and leaves words
    that name none to other rules. Without it each part is by itself, spellings differ in case, hyphens and number only,
    and slips are found by comparing values. `closed` names profiles whose values are held against a list already.
    `contrasts` are pieces of words ("abduct/adduct") which look like slips of each other and are not.
    """

    vocabulary: Literal["muscles"] | None = None
    uses: int = 5
    share: float = 0.9
    closed: tuple[str, ...] = ()
    contrasts: tuple[str, ...] = ()


def usual_spelling(corpus: Corpus, select: Selection, options: UsualSpelling) -> Iterator[Finding]:
    """Each value whose repository writes the same in another way nearly everywhere else."""
    key = partial(_term, vocabulary=corpus.knowledge.muscles) if options.vocabulary else _words
    for parts in (select["of"],) if options.vocabulary else ((part,) for part in select["of"]):
        for profile, uses in corpus.values(parts):
            if len(uses) > options.uses and profile not in options.closed:
                yield from _unusual(uses, key, options)


def _unusual(uses: Sequence[Use], key: Callable[[str], Hashable], options: UsualSpelling) -> Iterator[Finding]:
    counts = Counter([use.text for use in uses])
    keys = {text: key(text) for text in counts}
    groups: defaultdict[Hashable, Counter[str]] = defaultdict(Counter)
    for text, count in counts.items():
        if keys[text] is not None:
            groups[keys[text]][text] = count
    usual = {group: word for group, spellings in groups.items() if (word := _usual(spellings, options)) is not None}
    slips = {} if options.vocabulary else _slips(groups, usual, options)
    for group, spellings in groups.items():
        word = usual.get(group)
        if word is not None and len(spellings) > 1:
            here = [use for use in uses if keys[use.text] == group]
            yield from _otherwise(here, word)
        elif group in slips:
            here = [use for use in uses if use.text == slips[group] or keys[use.text] == group]
            yield from (_finding(MISSPELT, use, slips[group], here) for use in here if use.text != slips[group])


def _usual(spellings: Mapping[str, int], options: UsualSpelling) -> str | None:
    word, count = max(spellings.items(), key=lambda each: each[1])
    return word if count >= options.uses and count >= options.share * sum(spellings.values()) else None


def _otherwise(uses: Sequence[Use], word: str) -> Iterator[Finding]:
    """The uses of other spellings than the usual one, but where they are the custom."""
    customs: defaultdict[tuple[str, ...], Counter[str]] = defaultdict(Counter)
    for use in uses:
        for place in _surroundings(use):
            customs[place][use.text] += 1
    for use in uses:
        if use.text != word and not any(_is_custom(use.text, customs[place]) for place in _surroundings(use)):
            yield _finding(CASE if fold(use.text) == fold(word) else SYNONYM, use, word, uses)


def _surroundings(use: Use) -> tuple[tuple[str, ...], ...]:
    path = use.telling.path
    return (("file", path), ("folder", path.rpartition("/")[0]), ("field", use.value.part))


def _is_custom(text: str, counts: Counter[str]) -> bool:
    return counts[text] >= _CUSTOM and 2 * counts[text] >= counts.total()


def _finding(grade: str, use: Use, word: str, uses: Sequence[Use]) -> Finding:
    """`uses` are those of the value, in every spelling."""
    usual = [each for each in uses if each.text == word]
    shown = next((each for each in usual if each.value.part == use.value.part), usual[0])
    edits = (Replacement(use.value.span, word),) if use.value.end > use.value.start else ()
    return Finding(
        grade=grade,
        confidence={CASE: 0.8, SYNONYM: 0.9, MISSPELT: 0.9}[grade],
        marks=(mark("of", use.telling, use.value), mark("usual", shown.telling, shown.value)),
        values={"value": use.text, "word": word, "count": str(len(usual)), "total": str(len(uses))},
        remedy=Remedy(f"write {word!r}", Applicability.SAFE, edits) if edits else None,
    )


def _term(text: str, *, vocabulary: Vocabulary) -> Hashable:
    """The terms that a value names, None where it names none."""
    return tuple(term.id for term in vocabulary.lookup(text)) or None


def _words(text: str) -> Hashable:
    """The letters of a value's words, each in the singular; None for prose and for numbers."""
    words = [letters(word) for word in text.replace("-", " ").split()]
    if not 0 < len(words) <= _LONGEST or not any(map(str.isalpha, text)):
        return None
    return "".join(word[:-1] if len(word) > 2 and word.endswith("s") and word[-2] != "s" else word for word in words)


def _slips(
    groups: Mapping[Hashable, Counter[str]], usual: Mapping[Hashable, str], options: UsualSpelling
) -> dict[Hashable, str]:  # fmt: skip
    """Rare values that are one slip away from a frequent one, and the frequent one's spelling."""
    frequent = {str(group): word for group, word in usual.items()}
    rare = [str(group) for group, words in groups.items() if group not in usual and words.total() < options.uses]
    found: dict[Hashable, str] = {}
    for slip in rare:
        if len(slip) < 5 or any(char.isdigit() for char in slip):
            continue
        for meant, word in frequent.items():
            clear = groups[meant].total() >= _RARER * groups[slip].total()
            if clear and is_slip(slip, meant) and not _contrast(slip, meant, options.contrasts):
                found[slip] = word
                break
    return found


def _contrast(one: str, other: str, contrasts: Sequence[str]) -> bool:
    for pair in contrasts:
        this, _, that = pair.partition("/")
        if one.replace(this, that) == other.replace(this, that):
            return True
    return False


VERB = CorpusVerb(
    name="usual-spelling",
    summary="A value is spelled otherwise than nearly everywhere else in the repository",
    run=usual_spelling,
    reads="values",
    options=UsualSpelling,
    roles=("of",),
    marks=("of", "usual"),
    grades=(CASE, SYNONYM, MISSPELT),
    placeholders=("value", "word", "count", "total"),
    selectors=VALUE_SELECTORS,
)
